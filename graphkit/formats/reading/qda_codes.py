"""Codes, coders, cases and variables of a REFI-QDA project by their GUIDs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from graphkit.formats.reading.code_roles import Code
from graphkit.formats.reading.xml_tree import Element

CASES = "Cases"


@dataclass(frozen=True, slots=True)
class Project:
    """What selections refer to: names of coders and variables, codes, and the codes of cases."""

    coders: Mapping[str, str]
    codes: Mapping[str, Code]
    cases: Mapping[str, list[Code]]
    variables: Mapping[str, str]


def project_of(root: Element) -> Project:
    """All of these in a project."""
    named = [v for found in root.called("Variables") for v in found.called("Variable")]
    variables = {own_guid(v): v.attributes.get("name", "") for v in named}
    return Project(_coders(root), _codes(root), _cases(root), variables)


def guid(text: str | None) -> str:
    """A GUID so that braces and case do not count."""
    return (text or "").strip().strip("{}").casefold()


def own_guid(element: Element) -> str:
    """An element's own GUID."""
    return guid(element.attributes.get("guid"))


def target(element: Element) -> str:
    """The GUID that a reference points to."""
    return guid(element.attributes.get("targetGUID"))


def words_of(element: Element, name: str) -> str:
    """The text of a child."""
    return next((child.text.strip() for child in element.called(name)), "")


def _coders(root: Element) -> dict[str, str]:
    """The coders by GUID: their names, or ids where they have none."""
    users = [user for found in root.called("Users") for user in found.called("User")]
    return {own_guid(u): u.attributes.get("name") or u.attributes.get("id") or "" for u in users}


def _codes(root: Element) -> dict[str, Code]:
    """The codes by GUID, with the codes and sets that they stand under."""
    found: dict[str, Code] = {}
    for book in root.called("CodeBook"):
        for top in book.called("Codes"):
            found.update(_under(top, ()))
        _sets(book, found)
    _sets(root, found)
    return found


def _under(parent: Element, groups: tuple[str, ...]) -> Iterator[tuple[str, Code]]:
    for element in parent.called("Code"):
        name = element.attributes.get("name", "").strip()
        yield own_guid(element), Code(name, groups, words_of(element, "Description"))
        yield from _under(element, (name, *groups))


def _sets(parent: Element, found: dict[str, Code]) -> None:
    for one in (s for sets in parent.called("Sets") for s in sets.called("Set")):
        name = one.attributes.get("name", "").strip()
        for member in one.called("MemberCode"):
            if code := found.get(target(member)):
                found[target(member)] = replace(code, groups=(*code.groups, name))


def _cases(root: Element) -> dict[str, list[Code]]:
    """The cases that sources and selections belong to, as codes, by the GUID of these."""
    found: dict[str, list[Code]] = defaultdict(list)
    for case in (c for cases in root.called(CASES) for c in cases.called("Case")):
        code = Code(
            case.attributes.get("name", "").strip(), (CASES,), words_of(case, "Description")
        )
        for kind in ("SourceRef", "SelectionRef"):
            for reference in case.called(kind):
                found[target(reference)].append(code)
    return found
