"""Ids: given once, and known wherever they are used."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graphkit.dataset import TABLES
from graphkit.errors import Place, did_you_mean
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.parse_columns import ParsedTable, place_of
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.tables import SCHEMA, Column

Tables = Mapping[str, ParsedTable]
CLAIMS = ("stances", "ties", "influence", "direct_influence", "events")


def number_claims(tables: Tables) -> None:
    """Give claims and events without an id one of their own: st1, st2, ... in reading order."""
    taken = {id for name in CLAIMS if name in tables for id in tables[name].columns.get("id", ())}
    for name in CLAIMS:
        if name in tables:
            tables[name].columns["id"] = list(_numbered(tables[name], taken))


def _numbered(typed: ParsedTable, taken: set[str | None]) -> Iterator[str]:
    given = typed.columns.get("id") or [None] * len(typed)
    prefix = SCHEMA[typed.raw.name].prefix
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
        first: dict[str, tuple[ParsedTable, int]] = {}
        for name in names:
            if name in tables:
                _check_unique(tables[name], first, problems)


def _check_unique(
    typed: ParsedTable, first: dict[str, tuple[ParsedTable, int]], problems: Problems
) -> None:
    for row, own in enumerate(typed.columns.get("id", ())):
        if own is None or first.setdefault(own, (typed, row)) == (typed, row):
            continue
        before = _id_place(*first[own])
        message = f"{typed.raw.name}: the id {shown(own)} is given twice"
        problems.error(
            "duplicate-id",
            f"{message}; first at {before()}." if problems.listing("error", "duplicate-id")
            else f"{message}.",
            _id_place(typed, row),
        )  # fmt: skip
        typed.bad.add(row)


def _id_place(typed: ParsedTable, row: int) -> Callable[[], Place]:
    index = typed.match.columns.get("id")
    if index is None:
        return lambda: typed.raw.where.row(row)
    return place_of(typed.raw, row, index)


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


def mentioned(tables: Tables, kind: str) -> list[str]:
    """Every id of that kind in use, in reading order."""
    seen: dict[str, None] = {}
    for _, column, values in mentions(tables, kind):
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
    """Every id that is used is in its table, where there is such a table with rows."""
    for kind, name in (("actor", "actors"), ("issue", "issues"), ("source", "sources")):
        if not listed(tables, name) or "id" not in tables[name].columns:
            continue  # that no id is there is told once, and every mention would repeat it
        known = {id: None for id in tables[name].columns.get("id", ()) if id is not None}
        unknown: dict[str, list[Mention]] = {}
        for typed, column, values in mentions(tables, kind):
            for mention in _unknown(typed, column, values, known):
                unknown.setdefault(mention.id, []).append(mention)
        for found in unknown.values():
            _tell_unknown(found, kind, known, problems)


def _unknown(
    typed: ParsedTable, column: Column, values: list[object], known: Mapping[str, None]
) -> Iterator[Mention]:
    for row, value in enumerate(values):
        ids = value if column.many else (value,)
        for id in ids:  # type: ignore[attr-defined]
            if id is not None and id not in known:
                yield Mention(typed, column, row, id)


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
    often = f" {len(found):,} cells name it, this is the first." if len(found) > 1 else ""
    table = {"actor": "actors", "issue": "issues", "source": "sources"}[kind]
    problems.error(
        code,
        f"Unknown {kind} {shown(mention.id)}: it is not declared in {table}.{often}",
        mention.place,
        hint=hint,
    )
