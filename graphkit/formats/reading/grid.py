"""A table of somebody's own before it is known what it says: cells of text, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graphkit.errors import Place, Problem
from graphkit.formats.reading.csv_table import DELIMITERS
from graphkit.formats.reading.csv_text import GUARD, CsvFault, CsvPlaces, records
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import check_filled
from graphkit.formats.reading.xlsx_sheet import SheetReader, letters

OF_CELLS = ("formula", "cell-error")  # told only of cells that are used
LOOKED_AT = 20


@dataclass
class Grid:
    """Rows that hold anything, in columns that do; empty ones in between are not in it.

    `title` is the sheet's name or the file's, `lines` and `letters` are the numbers that rows (from
    1) and columns (from 0) have in the file, `at` gives a cell's place by these. `noticed` is
    what was found in a cell that may turn out not to be used.
    """

    file: str
    title: str
    rows: list[list[str]]
    lines: list[int]
    columns: list[int]
    at: Callable[[int, int], Place]
    sheet: bool = False
    decimal_comma: bool = False
    noticed: Sequence[Problem] = ()
    merged: list[str] = field(default_factory=list)

    def place(self, row: int, column: int) -> Place:
        """Where a cell stands, by its place in `rows`; of an empty one, where it would begin."""
        if not self.lines or not self.columns:
            first = f"{self.title}!A1"
            return Place(self.file, cell=first) if self.sheet else Place(self.file, 1, 1)
        return self.at(self.lines[row], self.columns[column])

    @property
    def called(self) -> str:
        """The grid in a sentence."""
        return f"the sheet {self.title}" if self.sheet else self.file


def csv_grid(text: str, file: str, problems: Problems) -> Grid | None:
    """The cells of a CSV text, however they are separated; None where it cannot be split."""
    delimiter = _delimiter(text)
    places = CsvPlaces(file, text, delimiter)
    try:
        found = list(records(text, delimiter))
    except CsvFault as fault:
        problems.error("quote", fault.message, Place(file, fault.line, fault.column))
        return None
    cells = {
        line: {column: _plain(cell) for column, cell in enumerate(record) if cell.strip()}
        for line, record in enumerate(found, start=1)
    }

    def at(line: int, column: int) -> Place:
        cell = places.located(line - 1, column)
        return Place(file, cell.line, cell.column)

    grid = _compact(cells, file, file.rpartition(".")[0] or file, at)
    grid.decimal_comma = delimiter == ";"
    return grid


def is_titled(text: str) -> bool:
    """Whether the first line is a title: most of those below are parted by commas or the like."""
    first, *rest = [*_lines(text), ""]
    parted = (sum(mark in line for line in rest) for mark in DELIMITERS)
    return len(rest) > 2 and max(parted) > len(rest) / 2 and not any(d in first for d in DELIMITERS)


def _lines(text: str) -> list[str]:
    return [line for line in text[:100_000].splitlines() if line.strip()][:LOOKED_AT]


def _delimiter(text: str) -> str:
    """The separator that most of the first lines have, since a title may stand above the rest."""
    lines = _lines(text)
    return max(DELIMITERS, key=lambda d: (sum(d in line for line in lines), text.count(d)))


def _plain(cell: str) -> str:
    return cell.strip()[1:] if GUARD.match(cell) else cell.strip()


def sheet_grid(sheet: Any, stored: Any, file: str) -> Grid:
    """The cells of a worksheet; a value merged over several rows stands in each of them."""
    problems = Problems()
    reader = SheetReader(sheet, stored, file, 1, problems)
    cells = {
        row: {column - 1: text.strip() for column, text in found.items() if text.strip()}
        for row, found in reader.grid().items()
    }

    def at(line: int, column: int) -> Place:
        return Place(file, cell=f"{sheet.title}!{letters(column + 1)}{line}")

    merged = _fill_merged(sheet, cells)
    reader.tell_hidden(cells)
    grid = _compact(cells, file, sheet.title, at)
    grid.sheet, grid.noticed, grid.merged = True, problems.found, merged
    return grid


def _fill_merged(sheet: Any, cells: dict[int, dict[int, str]]) -> list[str]:
    """Write a value that is merged over several rows into each; which cells these were."""
    filled = []
    for area in sheet.merged_cells.ranges:
        text = cells.get(area.min_row, {}).get(area.min_col - 1)
        if text and area.max_row > area.min_row:
            for row in range(area.min_row, area.max_row + 1):
                cells.setdefault(row, {})[area.min_col - 1] = text
            filled.append(str(area.coord))
    return filled


def _compact(
    cells: Mapping[int, Mapping[int, str]], file: str, title: str, at: Callable[[int, int], Place]
) -> Grid:
    """Without rows and columns that hold nothing: a sheet may claim a million of them."""
    lines = sorted(line for line, found in cells.items() if found)
    columns = sorted({column for found in cells.values() for column in found})
    written = sum(map(len, cells.values()))
    check_filled(title, len(lines), len(columns), written, Place(file))
    rows = [[cells[line].get(column, "") for column in columns] for line in lines]
    return Grid(file, title, rows, lines, columns, at)
