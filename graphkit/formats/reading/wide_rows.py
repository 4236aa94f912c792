"""The claims of a table with one column an issue, actor, date or side, row by row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial

from graphkit.errors import Place
from graphkit.formats.reading.guess_rows import Body, OwnColumn
from graphkit.formats.reading.guess_sides import parted
from graphkit.formats.reading.mapping import TableMapping


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of text and where it stands."""

    text: str
    at: Callable[[], Place]


Row = dict[str, Cell]


def place_of(body: Body, row: int, column: int) -> Place:
    """Where a cell of the data stands."""
    return body.grid.place(body.rows[row], column)


@dataclass(frozen=True)
class Wide:
    """A table with one column an issue, actor, date or side, with its mapping."""

    mapping: TableMapping
    body: Body

    @cached_property
    def columns(self) -> list[tuple[OwnColumn, str]]:
        """Its columns and what each stands for."""
        return [(self._column(heading), words) for heading, words in self.mapping.wide.items()]

    @cached_property
    def salience(self) -> dict[str, OwnColumn]:
        """The column of salience of each issue that has one."""
        return {words: self._column(heading) for heading, words in self.mapping.salience.items()}

    @cached_property
    def parted(self) -> re.Pattern[str]:
        """What parts the names in one cell."""
        return parted(self._cells)

    @property
    def _cells(self) -> list[str]:
        return [text for column, _ in self.columns for text in column.filled]

    def _column(self, heading: str) -> OwnColumn:
        column = self.body.column(heading)
        assert column is not None  # where one is missing, the mapping is not for this table
        return column

    def cell(self, column: OwnColumn, number: int) -> Cell:
        """The cell of one column in one row."""
        return Cell(column.texts[number], partial(place_of, self.body, number, column.index))

    def across(self, number: int) -> Iterator[tuple[str, Cell]]:
        """The cells of one row under the columns, and what these stand for."""
        for column, words in self.columns:
            yield words, self.cell(column, number)


def claims_of(row: Row, wide: Wide, number: int) -> list[Row]:
    """The claims of one row: itself, or one for each column of a wide table, or name in it."""
    mapping = wide.mapping
    if not mapping.wide:
        return [row]
    if mapping.across == "position":
        return listed_in(row, wide, number, "issue" if mapping.issues_across else "actor")
    claims = []
    for words, cell in wide.across(number):
        stands_for = Cell(words, cell.at)
        said = {mapping.across: stands_for} | ({"position": cell} if cell.text else {})
        if words in wide.salience and (weight := wide.cell(wide.salience[words], number)).text:
            said["salience"] = weight
        claims.append({**row, **said})
    return claims


def listed_in(row: Row, wide: Wide, number: int, what: str) -> list[Row]:
    """One claim or tie for every name in a row, where its columns are positions or signs."""
    return [
        {**row, wide.mapping.across: Cell(words, cell.at), what: Cell(name, cell.at)}
        for words, cell in wide.across(number)
        for name in dict.fromkeys(wide.parted.split(cell.text))
        if name
    ]
