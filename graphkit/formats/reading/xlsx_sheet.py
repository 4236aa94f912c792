"""One worksheet as a raw table: values as text, and whatever a sheet can hide."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from functools import partial
from typing import Any

from graphkit.errors import Place
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.columns import KeptColumns
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawTable, Whereabouts, as_columns, check_filled
from graphkit.formats.reading.tables import SCHEMA
from graphkit.formats.reading.which_table import headings, table_with
from graphkit.formats.reading.xlsx_formats import FormattedCells
from graphkit.phrases import phrase

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def letters(column: int) -> str:
    """A column's letters: 1 is A, 27 is AA."""
    from openpyxl.utils import get_column_letter

    return str(get_column_letter(column))


@dataclass
class SheetPlaces(Whereabouts):
    """Where rows and cells stand in a sheet. `rows` are the numbers of the table's rows."""

    file: str
    sheet: str
    header_row: int
    rows: list[int]

    def at(self, row: int, column: int) -> Place:
        """The place of a cell by its numbers in the sheet."""
        return Place(self.file, cell=f"{self.sheet}!{letters(column)}{row}")

    def header(self, column: int) -> Place:
        return self.at(self.header_row, column + 1)

    def row(self, row: int) -> Place:
        return self.at(self.rows[row], 1)

    def cell(self, row: int, column: int, mark: str = "") -> Place:
        return self.at(self.rows[row], column + 1)


@dataclass
class SheetReader:
    """Reads one sheet. `stored` holds the values that formulas had when it was saved; `called` says
    what headings (in small letters) mean that mean something else here."""

    sheet: Any
    stored: Any
    file: str
    header_row: int
    problems: Problems
    called: Mapping[str, str] = field(default_factory=dict)

    def table(self, name: str | None) -> RawTable | None:
        """The table of that name, or the one that the headings tell; None if there is none."""
        grid = self.grid()
        header = self._trimmed(grid.get(self.header_row, {}))
        width = max(header, default=0)
        words = [header.get(column, "") for column in range(1, width + 1)]
        words = [self.called.get(word.casefold(), word) for word in words]
        known = name or table_with(words)
        places = SheetPlaces(self.file, self.sheet.title, self.header_row, [])
        if known is None or (name and not headings(SCHEMA[name], words)):
            self._tell_no_header(grid, name, places)
            return None
        self._tell_merged()
        self.tell_hidden(grid)
        FormattedCells(
            self.sheet, known, words, self.header_row, grid, self.file, self.problems
        ).settle()
        places.rows = [n for n in sorted(grid) if n > self.header_row]
        below = [grid[number] for number in places.rows]
        there = sorted({c for cells in (header, *below) for c in cells if c <= width})
        written = sum(map(len, below))
        check_filled(known, len(below), len(there), written, places.header(0))
        rows = [self._row(n, grid[n], width, there, places) for n in places.rows]
        return RawTable(
            known,
            [words[column - 1] for column in there],
            as_columns(rows, len(there)),
            KeptColumns(places, [column - 1 for column in there]),
            bare=name is None,
            day_count="excel1904" if self.sheet.parent.epoch.year == 1904 else "excel",
        )

    def grid(self) -> dict[int, dict[int, str]]:
        """Text by row and column, only of cells that exist: a sheet may claim a million rows."""
        grid: dict[int, dict[int, str]] = {}
        cells: Mapping[tuple[int, int], Any] = self.sheet._cells
        for (row, column), cell in cells.items():
            text = self._text(cell)
            if text:
                grid.setdefault(row, {})[column] = text
        return grid

    def _trimmed(self, cells: Mapping[int, str]) -> dict[int, str]:
        return {column: text.strip() for column, text in cells.items() if text.strip()}

    def _row(
        self,
        number: int,
        cells: Mapping[int, str],
        width: int,
        there: Sequence[int],
        places: SheetPlaces,
    ) -> list[str]:
        """The texts of a row in the columns that are there; columns without any text are not."""
        for column, text in cells.items():
            where = partial(places.at, number, column)
            if column > width:
                message = phrase("{text} stands in a column without a heading.", text=shown(text))
                self.problems.error("ragged", message, where)
            elif text != text.strip() and not self.sheet.cell(number, column).quotePrefix:
                message = phrase("White space around {text} was taken off.", text=shown(text))
                self.problems.warn("trimmed", message, where)
        texts = [cells.get(column, "") for column in there]
        return [
            text if text == text.strip() or self._exact(number, column) else text.strip()
            for column, text in zip(there, texts, strict=True)
        ]

    def _exact(self, row: int, column: int) -> bool:
        """Whether the cell was typed with a leading apostrophe: text exactly as it stands."""
        return bool(self.sheet.cell(row, column).quotePrefix)

    def _text(self, cell: Any) -> str:
        value = cell.value
        where = partial(self._place, cell)
        if cell.data_type == "f":
            value = self.stored()[self.sheet.title].cell(cell.row, cell.column).value
            if value is None:
                message = phrase("A formula without a stored value.")
                hint = phrase("Open the workbook, let it compute, and save it.")
                self.problems.error("formula", message, where, hint=hint)
            else:
                message = phrase("The value that this formula had when it was saved is read.")
                self.problems.note("formula", message, where)
        elif cell.data_type == "e":
            self.problems.error(
                "cell-error", phrase("The cell holds the error {value}.", value=value), where
            )
        return as_text(value)

    def _place(self, cell: Any) -> Place:
        return Place(self.file, cell=f"{self.sheet.title}!{cell.coordinate}")

    def _tell_no_header(
        self, grid: dict[int, dict[int, str]], name: str | None, places: SheetPlaces
    ) -> None:
        """No headings where they should be; perhaps they stand some rows further down."""
        hint = phrase("Name the columns in the first row.")
        for row in sorted(grid)[:20]:
            words = list(grid[row].values())
            found = headings(SCHEMA[name], words) if name else table_with(words)
            if found and row != self.header_row:
                hint = phrase(
                    "The headings seem to stand in row {row}: --header-row {row}.", row=row
                )
                break
        message = phrase(
            "The headings were not found in row {header_row}.", header_row=self.header_row
        )
        self.problems.error("no-header", message, places.header(0), hint=hint)

    def _tell_merged(self) -> None:
        for merged in sorted(self.sheet.merged_cells.ranges, key=lambda r: (r.min_row, r.min_col)):
            if merged.max_row >= self.header_row:
                place = Place(self.file, cell=f"{self.sheet.title}!{merged.coord}")
                message = phrase("Merged cells: only the first would have a value.")
                hint = phrase("Unmerge them and fill every cell.")
                self.problems.error("merged", message, place, hint=hint)

    def tell_hidden(self, grid: dict[int, dict[int, str]]) -> None:
        """Warn of rows and columns that cannot be seen and were read."""
        title = self.sheet.title
        why = phrase("hidden by a filter") if self.sheet.auto_filter.ref else "hidden"
        told = self.sheet.row_dimensions.items()  # asked for by number, more would be made
        rows = sorted(row for row, said in told if said.hidden and row in grid)
        for row in rows:
            place = Place(self.file, cell=f"{title}!A{row}")
            message = phrase(
                "Row {row} is {why}; it was read ({rows} in all).", row=row, why=why, rows=len(rows)
            )
            self.problems.warn("hidden-row", message, place)
        for letter, column in sorted(self.sheet.column_dimensions.items()):
            if column.hidden:
                place = Place(self.file, cell=f"{title}!{letter}1")
                self.problems.warn(
                    "hidden-column",
                    phrase("Column {letter} is hidden; it was read.", letter=letter),
                    place,
                )


def as_text(value: Any) -> str:
    """A cell's value as it would be typed: days as YYYY-MM-DD, whole numbers without a point."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case int() | float():
            return repr(value)
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(value))
