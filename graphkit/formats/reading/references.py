"""Ids: given once, and known wherever they are used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from graphkit.dataset import TABLES
from graphkit.errors import Place, did_you_mean
from graphkit.formats.reading.called import Called, ambiguous, called, renamed
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.parse_columns import ParsedTable, place_of
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.tables import SCHEMA, Column
from graphkit.phrases import phrase

Tables = Mapping[str, ParsedTable]
TABLE_OF = {"actor": "actors", "issue": "issues", "source": "sources"}
CLAIMS = ("stances", "ties", "influence", "direct_influence", "events")


def number_claims(tables: Tables) -> None:
    """Give claims and events without an id one of their own: st1, st2, ... in reading order."""
    taken = {id for name in CLAIMS if name in tables for id in tables[name].columns.get("id", ())}
    for name in CLAIMS:
        if name in tables:
            tables[name].columns["id"] = list(_numbered(tables[name], taken))


def _numbered(typed: ParsedTable, taken: set[str | None]) -> Iterable[str]:
    prefix = SCHEMA[typed.raw.name].prefix
    given = typed.columns.get("id")
    if given is None:  # no two tables have a prefix in common
        numbers = [f"{prefix}{row}" for row in range(1, len(typed) + 1)]
        if taken.isdisjoint(numbers):
            return numbers
        given = [None] * len(typed)
    return _not_taken(given, prefix, taken)


def _not_taken(given: list[Any], prefix: str, taken: set[str | None]) -> Iterator[str]:
    for row, own in enumerate(given, start=1):
        if own is not None:
            yield own
            continue
        number = f"{prefix}{row}"
        while number in taken:
            number = f"{number}a"
        taken.add(number)
        yield number


def check_unique(tables: Tables, problems: Problems) -> None:
    """Ids are unique among actors and issues, among sources, and among claims and events."""
    for names in (("actors", "issues"), ("sources",), CLAIMS):
        there = [tables[name] for name in names if name in tables]
        if not any("id" in typed.match.columns for typed in there):
            continue  # ids that were made here
        ids = [id for typed in there for id in typed.columns.get("id", ())]
        if len(set(ids)) == len(ids):
            continue
        first: dict[str, tuple[ParsedTable, int]] = {}
        for typed in there:
            _check_unique(typed, first, problems)


def _check_unique(
    typed: ParsedTable, first: dict[str, tuple[ParsedTable, int]], problems: Problems
) -> None:
    for row, own in enumerate(typed.columns.get("id", ())):
        if own is None or first.setdefault(own, (typed, row)) == (typed, row):
            continue
        before = _id_place(*first[own])
        message = phrase("{name}: the id {own} is given twice", name=typed.raw.name, own=shown(own))
        if problems.listing("error", "duplicate-id"):
            message = phrase("{message}; first at {before}", message=message, before=before())
        problems.error("duplicate-id", phrase("{message}.", message=message), _id_place(typed, row))
        typed.bad.add(row)


def _id_place(typed: ParsedTable, row: int) -> Callable[[], Place]:
    return place_of(typed.raw, row, typed.match.columns["id"])


@dataclass(frozen=True)
class Mention:
    """One id in one cell that refers to an actor, an issue or a source."""

    typed: ParsedTable
    column: Column
    row: int
    id: str

    def place(self) -> Place:
        """Where it is written."""
        index = self.typed.match.columns[self.column.name]
        return place_of(self.typed.raw, self.row, index)()


def mentions(tables: Tables, kind: str) -> Iterator[tuple[ParsedTable, Column, list[object]]]:
    """The columns of all tables that refer to actors, issues or sources, with their values."""
    for name in TABLES:
        if name in tables:
            typed = tables[name]
            for column in SCHEMA[name].columns:
                if column.kind == kind and column.field in typed.columns:
                    yield typed, column, typed.columns[column.field]


def mentioned(tables: Tables, kind: str, *, publicly: bool = False) -> list[str]:
    """Every id of that kind in use, or that rows use which are not private, in reading order."""
    seen: dict[str, None] = {}
    for typed, column, values in mentions(tables, kind):
        if publicly and any(hidden := typed.columns.get("private", ())):
            values = [value for value, out in zip(values, hidden, strict=True) if not out]
        if column.many:
            seen.update(dict.fromkeys(id for value in values for id in value))  # type: ignore[attr-defined]
        else:
            seen.update(dict.fromkeys(values))  # type: ignore[arg-type]
    seen.pop(None, None)  # type: ignore[call-overload]
    return list(seen)


def listed(tables: Tables, name: str) -> bool:
    """Whether actors, issues or sources are listed; an empty table is like none."""
    return name in tables and len(tables[name]) > 0


def check_known(tables: Tables, problems: Problems) -> None:
    """Every id that is used is in its table, where there is such a table with rows.

    What is no id and names one actor, issue or source is that one, in place.
    """
    for kind, name in TABLE_OF.items():
        if not listed(tables, name) or "id" not in tables[name].columns:
            continue  # that no id is there is told once, and every mention would repeat it
        known = called(tables[name])
        unknown: dict[str, list[Mention]] = {}
        for typed, column, values in mentions(tables, kind):
            for mention, found in _resolve(typed, column, values, known):
                if found:
                    _tell_ambiguous(mention, kind, found, problems)
                else:
                    unknown.setdefault(mention.id, []).append(mention)
        for mentioned in unknown.values():
            _tell_unknown(mentioned, kind, known.ids, problems)
        if kind == "actor":
            _resolve_rules(tables, known)
        known.tell(kind, problems)


def _resolve(
    typed: ParsedTable,
    column: Column,
    values: list[Any],
    known: Called,
) -> Iterator[tuple[Mention, list[str]]]:
    """Names to ids in one column; yields each that is not one, with the several it may be."""
    private = typed.private
    for row in _with_others(values, known.ids, column):
        value: Any = values[row]
        meant: dict[str, None] = {}
        for id in value if column.many else (value,):
            found = known.resolve(id, private=private[row])
            if len(found) == 1:
                meant[found[0]] = None
            else:
                yield Mention(typed, column, row, id), found
        values[row] = tuple(meant) if column.many else next(iter(meant), value)


def _with_others(values: list[Any], known: Mapping[str, None], column: Column) -> list[int]:
    """The rows of a column in which anything is no id."""
    if column.many:
        return [row for row, ids in enumerate(values) if any(id not in known for id in ids)]
    return [row for row, id in enumerate(values) if id is not None and id not in known]


def _resolve_rules(tables: Tables, known: Called) -> None:
    """Whom decision rules name, by their ids; strangers are told where rules are checked."""
    rules = tables["issues"].columns.get("decision_rule") if "issues" in tables else None
    for row, rule in enumerate(rules or ()):
        names = () if rule is None else (*rule.named, *filter(None, [rule.proposer]))
        by_name = {n: known.meant(n) for n in names if n not in known.ids}
        ids = {name: found[0] for name, found in by_name.items() if len(found) == 1}
        with suppress(ValueError):  # one actor under two names: the names stay, and are told
            rules[row] = renamed(rule, ids) if ids else rule  # type: ignore[index]


def _tell_ambiguous(mention: Mention, kind: str, found: list[str], problems: Problems) -> None:
    mention.typed.bad.add(mention.row)
    message = ambiguous(kind, mention.id, found)
    problems.error(f"ambiguous-{kind}", message, mention.place)


def _tell_unknown(
    found: Sequence[Mention], kind: str, known: Mapping[str, None], problems: Problems
) -> None:
    """One message for one id, however often it is mentioned."""
    for mention in found:
        mention.typed.bad.add(mention.row)
    mention = found[0]
    code = f"unknown-{kind}"
    if not problems.listing("error", code):
        hint = ""
    else:
        hint = did_you_mean(mention.id, known)
    often = (
        phrase(" {found} cells name it, this is the first.", found=f"{len(found):,}")
        if len(found) > 1
        else ""
    )
    table = TABLE_OF[kind]
    problems.error(
        code,
        phrase(
            "Unknown {kind} {id}: it is not declared in {table}.{often}",
            kind=kind,
            id=shown(mention.id),
            table=table,
            often=often,
        ),
        mention.place,
        hint=hint,
    )
