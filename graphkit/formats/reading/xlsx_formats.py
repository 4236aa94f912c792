"""What a spreadsheet made of a cell by formatting it: ids turned into dates, per cents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from graphkit.errors import Place
from graphkit.formats.reading.cells import NUMBER
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.tables import SCHEMA, Kind
from graphkit.formats.reading.which_table import headings
from graphkit.phrases import phrase, phrase_of

IDS: tuple[Kind, ...] = ("id", "actor", "issue", "source")
Grid = dict[int, dict[int, str]]
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')  # shown as it stands, or a colour or a condition


@dataclass(frozen=True)
class FormattedCells:
    """A sheet's cells under the headings of one table. `grid` is their text, row by column."""

    sheet: Any
    table: str
    words: list[str]
    header_row: int
    grid: Grid
    file: str
    problems: Problems

    def settle(self) -> None:
        """Refuse ids that became dates; read 85% as 85 where the scale runs to 100."""
        for cell in self._under(IDS):
            if isinstance(cell.value, date | time | timedelta):
                self._refuse_date(cell)
        for index in self._columns(("capability",)):
            self._read_percents(index)

    def _columns(self, kinds: tuple[Kind, ...]) -> list[int]:
        """The numbers of the columns that hold such a thing."""
        table = SCHEMA[self.table]
        found = headings(table, self.words)
        named = [c.name for c in table.columns if c.kind in kinds]
        return [index + 1 for name in named for index in found.get(name, ())]

    def _under(self, kinds: tuple[Kind, ...]) -> Iterator[Any]:
        columns = self._columns(kinds)
        for row in sorted(self.grid):
            if row > self.header_row:
                yield from (self.sheet.cell(row, c) for c in columns if c in self.grid[row])

    def _refuse_date(self, cell: Any) -> None:
        message = phrase(
            "An id that the spreadsheet turned into a date: {text}.", text=self._text(cell)
        )
        hint = phrase("Format the column as text, then type the id again.")
        self.problems.error("date-id", message, self._place(cell), hint=hint)

    def _read_percents(self, column: int) -> None:
        percents = [
            row
            for row, cells in self.grid.items()
            if row > self.header_row
            and NUMBER.fullmatch(cells.get(column, ""))
            and is_percent(self.sheet.cell(row, column).number_format)
        ]
        for row in percents:
            # Decimal, because 0.57 times 100 is not 57 in floating point.
            hundredfold = Decimal(self.grid[row][column]) * 100
            self.grid[row][column] = f"{hundredfold.normalize():f}"
        if percents:
            first = self.grid[min(percents)][column]
            cells = phrase_of("{count} cell", "{count} cells", len(percents))
            message = phrase(
                "{cells} formatted as per cent: {first}% is read as {first} of 100.",
                cells=cells,
                first=first,
            )
            where = self._place(self.sheet.cell(self.header_row, column))
            self.problems.note("percent", message, where)

    def _text(self, cell: Any) -> str:
        return self.grid[cell.row][cell.column]

    def _place(self, cell: Any) -> Place:
        field = self.words[cell.column - 1]
        return Place(self.file, cell=f"{self.sheet.title}!{cell.coordinate}", field=field)


def is_percent(number_format: str) -> bool:
    """Whether a number format shows a hundred times the value, with a per cent sign.

    >>> is_percent("0.0%"), is_percent('0"%"'), is_percent("General")
    (True, False, False)
    """
    return "%" in _LITERAL.sub("", number_format or "")
