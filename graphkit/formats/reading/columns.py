"""Columns of a raw table renamed, left out or added, so that every cell can still be found."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from graphkit.errors import Place
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawTable, Whereabouts
from graphkit.phrases import phrase


def index_of(table: RawTable, *names: str) -> int | None:
    """Where the first of these headings stands, in any case."""
    folded = [word.strip().casefold() for word in table.header]
    return next((folded.index(name) for name in names if name in folded), None)


def rename(table: RawTable, names: Mapping[str, str]) -> None:
    """Call columns so, by their headings in small letters; not where the new name is taken."""
    for index, word in enumerate(table.header):
        new = names.get(word.strip().casefold())
        if new is not None and index_of(table, new) is None:
            table.header[index] = new


def keep_columns(table: RawTable, kept: Sequence[int]) -> None:
    """Only these columns."""
    if len(kept) < len(table.header):
        table.header[:] = [table.header[i] for i in kept]
        table.columns[:] = [table.columns[i] for i in kept]
        table.where = KeptColumns(table.where, kept)


def pass_over(table: RawTable, names: Collection[str], why: str, problems: Problems) -> None:
    """Without these columns, by their headings in small letters; those that hold anything are
    named."""
    gone = [i for i, word in enumerate(table.header) if word.strip().casefold() in names]
    told = [table.header[i] for i in gone if any(map(str.strip, table.columns[i]))]
    if told:
        problems.note(
            "passed-over",
            phrase("{name}: {listed} {why}.", name=table.name, listed=", ".join(told), why=why),
        )
    keep_columns(table, [i for i in range(len(table.header)) if i not in gone])


@dataclass(frozen=True, slots=True)
class KeptColumns(Whereabouts):
    """Where the columns of a table stand of which some were left out. Columns that reading added
    stand nowhere in the file: they are where their row is."""

    whole: Whereabouts
    kept: Sequence[int]

    def header(self, column: int) -> Place:
        return self.whole.header(self.kept[column] if self._is_there(column) else 0)

    def row(self, row: int) -> Place:
        return self.whole.row(row)

    def key(self, row: int, column: int) -> Place:
        return self.whole.key(row, self.kept[column]) if self._is_there(column) else self.row(row)

    def cell(self, row: int, column: int, mark: str = "") -> Place:
        if not self._is_there(column):
            return self.row(row)
        return self.whole.cell(row, self.kept[column], mark)

    def _is_there(self, column: int) -> bool:
        return column < len(self.kept)
