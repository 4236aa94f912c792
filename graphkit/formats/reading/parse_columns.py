"""Turn a table's text columns into typed ones, each distinct text read once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from graphkit.errors import Place
from graphkit.formats.reading.cells import Cell, is_plain, parser, private
from graphkit.formats.reading.column_faults import summed_up
from graphkit.formats.reading.headings import Match
from graphkit.formats.reading.problems import Fault, Problems
from graphkit.formats.reading.raw import RawTable
from graphkit.formats.reading.tables import Column

PLAIN = ("text", "id", "actor", "issue", "source")


@dataclass
class ParsedTable:
    """A table with typed columns by attribute; `bad` are the rows that cannot be used."""

    raw: RawTable
    match: Match
    columns: dict[str, list[Any]] = field(default_factory=dict)
    languages: dict[str, dict[str, list[Any]]] = field(default_factory=dict)
    extra: dict[str, list[str]] = field(default_factory=dict)
    bad: set[int] = field(default_factory=set)

    def __len__(self) -> int:
        return len(self.raw)

    @property
    def private(self) -> list[bool]:
        """Which rows are private."""
        return self.columns.get("private") or [False] * len(self)

    def merge(self, rows: Sequence[int]) -> None:
        """Only these rows; the others are counted as merged with one of them."""
        gone = len(self) - len(rows)
        for columns in (self.columns, self.extra, *self.languages.values()):
            for name, values in columns.items():
                columns[name] = [values[row] for row in rows]
        self.raw.keep(rows)
        self.raw.left_out -= gone
        self.raw.merged += gone


def parse_columns(raw: RawTable, match: Match, problems: Problems) -> ParsedTable:
    """Every cell of the table, read; what cannot be read is told with its place."""
    typed = ParsedTable(raw, match)
    order = sorted(match.columns.items(), key=lambda item: item[0] != "private")
    for name, index in order:
        column = match.table.column(name)
        values = _read(typed, index, column, problems)
        typed.columns[column.field] = values
    for attribute, languages in match.languages.items():
        typed.languages[attribute] = {
            key: _read(typed, index, _original(match, raw.header[index]), problems)
            for key, index in languages.items()
        }
    for name, index in match.extra.items():
        typed.extra[name] = _read(typed, index, Column(name), problems)
    return typed


def _original(match: Match, heading: str) -> Column:
    """The column that a heading with a language code translates."""
    return match.table.column(heading.partition(":")[0])


def _read(typed: ParsedTable, index: int, column: Column, problems: Problems) -> list[Any]:
    """One column read: None (or an empty tuple for several values) where nothing is written."""
    texts = typed.raw.columns[index]
    if column.kind in PLAIN and not column.many and is_plain(texts):
        return [value or None for value in texts]
    parse = private if column.name == "private" else parser(column.kind, typed.raw.decimal_comma)
    empty: Any = () if column.many else None
    known: dict[str, Any] = {"": empty}
    faults: dict[str, list[Fault]] = {}
    for value in set(texts) - known.keys():
        known[value], found = (_several if column.many else _one)(parse, value)
        if found:
            faults[value] = found
    if faults:
        _tell(typed, index, column, faults, problems)
    return [known[value] for value in texts]


def _one(parse: Cell, value: str) -> tuple[Any, list[Fault]]:
    if not value.strip():
        return None, []
    try:
        return parse(value), []
    except Fault as fault:
        return fault.value, [fault]


def _several(parse: Cell, value: str) -> tuple[tuple[Any, ...], list[Fault]]:
    """The values of a cell that are separated by `|`, each once."""
    read = [_one(parse, part.strip()) for part in value.split("|")]
    values = dict.fromkeys(result for result, _ in read if result is not None)
    return tuple(values), [fault for _, faults in read for fault in faults]


def _tell(
    typed: ParsedTable,
    index: int,
    column: Column,
    faults: dict[str, list[Fault]],
    problems: Problems,
) -> None:
    secret_column = column.name.startswith("private_")
    hidden = typed.private
    alike: dict[str, list[tuple[int, Fault]]] = {}
    for row, value in enumerate(typed.raw.columns[index]):
        for fault in faults.get(value, ()):
            if fault.level == "error":
                typed.bad.add(row)
                alike.setdefault(fault.code, []).append((row, fault))
                continue
            where = place_of(typed.raw, row, index, fault.mark)
            problems.add(
                fault.level, fault.code, fault.message, where,
                hint=fault.hint, private=secret_column or hidden[row],
            )  # fmt: skip
    for found in alike.values():
        secret = secret_column or any(hidden[row] for row, _ in found)
        for row, fault, answers in summed_up(column, typed.raw, index, found):
            where = place_of(typed.raw, row, index, fault.mark)
            problems.add(
                "error", fault.code, fault.message, where,
                hint=fault.hint, private=secret, answers=answers,
            )  # fmt: skip


def clean(value: str, place: Place, problems: Problems) -> str:
    """A text outside the tables, such as the title, read as a cell is."""
    result, faults = _one(parser("text"), value)
    for fault in faults:
        problems.add(fault.level, fault.code, fault.message, place, hint=fault.hint)
    return result or ""


def place_of(raw: RawTable, row: int, index: int, mark: str = "") -> Callable[[], Place]:
    """The place of a cell, found when it is needed, with the heading of its column."""
    return lambda: replace(raw.where.cell(row, index, mark), field=raw.header[index])
