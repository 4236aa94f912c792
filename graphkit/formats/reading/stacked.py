"""Raw tables of a kind, one below the other, as one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graphkit.errors import Place
from graphkit.formats.reading.columns import index_of
from graphkit.formats.reading.raw import RawTable, Whereabouts


def stack(tables: Sequence[RawTable]) -> RawTable:
    """The rows of all; a column that one of the tables lacks is empty in its rows."""
    words = {word.strip().casefold(): word for table in reversed(tables) for word in table.header}
    order = list(dict.fromkeys(w.strip().casefold() for table in tables for w in table.header))
    columns: list[list[str]] = [[] for _ in order]
    for table in tables:
        for column, word in zip(columns, order, strict=True):
            index = index_of(table, word)
            column.extend([""] * len(table) if index is None else table.columns[index])
    first = tables[0]
    return RawTable(
        first.name, [words[word] for word in order], columns, Stacked(tables, order),
        bare=first.bare, headless=first.headless, left_out=sum(t.left_out for t in tables),
        ragged=sum(t.ragged for t in tables),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stacked(Whereabouts):
    """Where the rows of tables stand of which one is below the other."""

    tables: Sequence[RawTable]
    order: Sequence[str]

    def header(self, column: int) -> Place:
        for table in self.tables:
            index = self._index(table, column)
            if index is not None:
                return table.where.header(index)
        return self.tables[0].where.header(0)

    def row(self, row: int) -> Place:
        table, row = self._at(row)
        return table.where.row(row)

    def cell(self, row: int, column: int, mark: str = "") -> Place:
        table, row = self._at(row)
        index = self._index(table, column)
        return table.where.row(row) if index is None else table.where.cell(row, index, mark)

    def _index(self, table: RawTable, column: int) -> int | None:
        return index_of(table, self.order[column]) if column < len(self.order) else None

    def _at(self, row: int) -> tuple[RawTable, int]:
        tables = iter(self.tables)
        table = next(tables)
        while row >= len(table):
            row, table = row - len(table), next(tables)
        return table, row
