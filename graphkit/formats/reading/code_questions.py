"""What cannot be told of codes: one question, with every reading as an option."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence

from graphkit.errors import Answer, Place, did_you_mean
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.code_roles import EVERY, Code, CodeRoles, Meaning, folded, prefix_of
from graphkit.formats.reading.coded_passages import Passage
from graphkit.formats.reading.problems import Problems
from graphkit.phrases import phrase

LISTED = 8
WHAT = {"actor": phrase("are the actors"), "issue": phrase("are the issues")}


def ask(
    passages: Sequence[Passage], roles: CodeRoles, question: str, first: Place, problems: Problems
) -> bool:
    """Ask for the first part of a claim that no code tells; whether there was something to ask."""
    codes = list(dict.fromkeys(code for passage in passages for code in passage.codes))
    meant = {code: roles.meaning(code) for code in codes}
    found = {meaning.role for meaning in meant.values()}
    others = [code for code, meaning in meant.items() if meaning.role is None]
    if "position" not in found:
        _ask_positions(codes, meant, first, problems)
        return True
    if "actor" not in found:
        answers = _answers("actor", others)
        message = phrase("It cannot be told which codes are the actors.")
        _add(message, answers, phrase("No code is left that could be one."), first, problems)
        return True
    if "issue" in found or roles.question or _on_issues(meant.values()):
        return False
    if not others:
        return False
    answers = _answers("issue", others)
    words = shlex.quote(f"question={question}")
    answers = (
        *answers,
        Answer(phrase("all speak of {question}", question=shown(question)), f"--codes {words}"),
    )
    _add(phrase("It cannot be told what the positions are about."), answers, "", first, problems)
    return True


def tell_strangers(
    passages: Sequence[Passage],
    codes: Sequence[Code],
    roles: CodeRoles,
    first: Place,
    problems: Problems,
) -> None:
    """Say which names that were stated are no code, group or prefix."""
    every = {*codes, *(code for passage in passages for code in passage.codes)}
    known = {word: folded(word) for code in every for word in (code.name, *code.groups)}
    known |= {part: folded(part) for code in every for part in prefix_of(code.name)}
    for name in roles.named:
        if name not in (EVERY, *known.values()):
            near = did_you_mean(name, known)
            problems.error(
                "codes",
                phrase("There is no code or group {name}.", name=shown(name)),
                first,
                hint=near,
            )


def _on_issues(meant: Iterable[Meaning]) -> bool:
    return all(meaning.on for meaning in meant if meaning.role == "position")


def _add(
    message: str, answers: tuple[Answer, ...], otherwise: str, first: Place, problems: Problems
) -> None:
    hint = None if answers else otherwise
    if answers:
        message = phrase("{message} Say which:", message=message)
    problems.add("error", "codes", message, first, hint=hint, answers=answers)


def _answers(role: str, others: Sequence[Code]) -> tuple[Answer, ...]:
    """The groups that codes without a part stand in, and all that stand in none."""
    labels = dict.fromkeys(code.name for code in others if code.words)
    groups = dict.fromkeys(code.groups[-1] for code in others if code.groups)
    found = [
        Answer(
            phrase("the words under {label} {what}", label=shown(label), what=WHAT[role]),
            f"--codes {shlex.quote(f'{role}={label}')}",
        )
        for label in list(labels)[:LISTED]
    ] + [
        Answer(
            phrase("those in {group} {what}", group=shown(group), what=WHAT[role]),
            f"--codes {shlex.quote(f'{role}={group}')}",
        )
        for group in list(groups)[:LISTED]
    ]
    if any(not code.groups for code in others) or len(groups) > 1:
        every = phrase("all others") if groups else phrase("all ({some})", some=_some(others))
        found.append(
            Answer(
                phrase("{every} {what}", every=every, what=WHAT[role]), f"--codes '{role}={EVERY}'"
            )
        )
    return tuple(found)


def _some(codes: Sequence[Code]) -> str:
    names = ", ".join(code.name for code in codes[:3])
    return phrase("{names}, ...", names=names) if len(codes) > 3 else names


def _ask_positions(
    codes: Sequence[Code], meant: dict[Code, Meaning], first: Place, problems: Problems
) -> None:
    if not codes:
        problems.error("no-claims", phrase("There is no code on any passage."), first)
        return
    unknown = [code.name for code, meaning in meant.items() if meaning.role is None]
    names = ", ".join(map(shown, (unknown or [code.name for code in codes])[:LISTED]))
    message = phrase("None of the codes says support or opposition: {names}", names=names)
    more = ", ..." if len(unknown) > LISTED else ""
    hint = phrase("Say which do: --values position:CODE=support,CODE=oppose")
    problems.error(
        "codes", phrase("{message}{more}.", message=message, more=more), first, hint=hint
    )
