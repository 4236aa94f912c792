"""A block of numbers under headings and beside names, wherever in a sheet it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graphkit.formats.reading.cells import NUMBER
from graphkit.formats.reading.heading_words import TOTALS
from graphkit.formats.reading.xlsx_sheet import as_text

SEARCHED = 30  # rows from the top in which headings may stand
WIDEST = 500
SUMS = TOTALS - {"grand"} | {"σ"}
LETTERS = frozenset(("i", "d", "ii", "di", "i + d"))  # MACTOR's own for sums
Grid = Mapping[int, Mapping[int, str]]


@dataclass(frozen=True, slots=True)
class Block:
    """Names of rows and of columns with their numbers in the sheet, and the cells between them."""

    sheet: str
    rows: Mapping[str, int]
    columns: Mapping[str, int]
    cells: Mapping[tuple[int, int], str]

    def number(self, row: str, column: str) -> float | None:
        """What stands where a row and a column meet; None where nothing does."""
        text = self.cells.get((self.rows[row], self.columns[column]), "")
        return float(text) if text else None

    def only(self, rows: Sequence[str], columns: Sequence[str]) -> Block:
        """The same block with these rows and columns alone."""
        return replace(
            self,
            rows={name: self.rows[name] for name in rows},
            columns={name: self.columns[name] for name in columns},
        )

    def numbers(self, rows: Sequence[str], columns: Sequence[str]) -> list[float]:
        """All numbers where these rows and columns meet."""
        found = (self.number(row, column) for row in rows for column in columns)
        return [number for number in found if number is not None]


def grid_of(sheet: Any) -> Grid:
    """A sheet's texts by row and column, of cells that exist alone."""
    grid: dict[int, dict[int, str]] = {}
    for (row, column), cell in sheet._cells.items():
        if text := as_text(cell.value).strip():
            grid.setdefault(row, {})[column] = text
    return grid


def block_of(title: str, grid: Grid) -> Block | None:
    """The first block of a sheet: two headings or more over rows of numbers that have names."""
    for top in sorted(grid)[:SEARCHED]:
        head = {column: text for column, text in grid[top].items() if not _number(text)}
        below = sorted(row for row in grid if row > top)[:WIDEST]
        if len(head) < 2 or len(head) > WIDEST or not below:
            continue
        first = min(grid[below[0]])
        columns = {text: column for column, text in head.items() if column > first}
        rows = _named_rows(grid, below, first, set(columns.values()))
        if len(columns) >= 2 and len(rows) >= 2 and _distinct(columns, head, first):
            cells = {
                (row, column): grid[row][column].replace("−", "-").replace(",", ".")
                for row in rows.values()
                for column in columns.values()
                if column in grid[row]
            }
            return Block(title, *_without_sums(rows, columns), cells)
    return None


def _named_rows(grid: Grid, below: Sequence[int], first: int, columns: set[int]) -> dict[str, int]:
    """The rows under the headings by name, up to one that has no name or holds other texts."""
    rows: dict[str, int] = {}
    for row in below:
        name = grid[row].get(first, "")
        filled = [text for column, text in grid[row].items() if column in columns]
        if not name or _number(name) or name in rows or not all(map(_number, filled)):
            break
        rows[name] = row
    return rows


def _distinct(columns: Mapping[str, int], head: Mapping[int, str], first: int) -> bool:
    return len(columns) == sum(column > first for column in head)


def _without_sums(
    rows: Mapping[str, int], columns: Mapping[str, int]
) -> tuple[dict[str, int], dict[str, int]]:
    """Both sides without what sums the others up; letters for it only beside a square without
    them, since they may be names."""
    plain = tuple(
        {name: place for name, place in side.items() if name.casefold() not in SUMS}
        for side in (rows, columns)
    )
    both = plain[0].keys() & plain[1].keys()
    square = tuple(
        {name: at for name, at in side.items() if name in both or name.casefold() not in LETTERS}
        for side in plain
    )
    return square if square[0].keys() == square[1].keys() else plain  # type: ignore[return-value]


def _number(text: str) -> bool:
    return NUMBER.fullmatch(text.replace("−", "-").replace(",", ".")) is not None
