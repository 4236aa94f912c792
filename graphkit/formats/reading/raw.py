"""What a reader hands over: tables of text whose every cell can be found again in the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from graphkit.errors import DataError, Place, Problem
from graphkit.formats.reading.coding import Coding
from graphkit.formats.reading.date_form import Count, DateForm
from graphkit.formats.reading.mapping import FileMapping
from graphkit.phrases import phrase


class Whereabouts(Protocol):
    """Where the rows and cells of one table stand. Asked only when there is something to say."""

    def header(self, column: int) -> Place:
        """Where the column is named."""

    def row(self, row: int) -> Place:
        """Where the row begins."""

    def key(self, row: int, column: int) -> Place:
        """Where the cell is announced; in most files that is the cell itself."""
        return self.cell(row, column)

    def cell(self, row: int, column: int, mark: str = "") -> Place:
        """Where the cell stands, or the first occurrence of the character `mark` in it."""


@dataclass
class RawTable:
    """One table as text: `columns[c][r]`, an empty string where nothing is written.

    `keyed`: every row names its own fields, so a missing field is the row's fault. `bare`: the
    file is this one table alone, handed over without a data set around it. `headless`: the
    file names no columns and they were supplied. `left_out`: rows that say nothing; `merged`: rows
    that are in another one; `ragged`: rows not as wide as the header, which are errors. `derived`:
    made of rows of another table, which are counted there. `day_count`: how numbers count days,
    where the file says so.
    """

    name: str
    header: list[str]
    columns: list[list[str]]
    where: Whereabouts
    keyed: bool = False
    bare: bool = False
    headless: bool = False
    decimal_comma: bool = False
    left_out: int = 0
    day_count: Count | None = None
    merged: int = 0
    ragged: int = 0
    derived: bool = False
    released: int = 0

    def release(self) -> None:
        """Give the text back, which was read; how many rows there were is kept."""
        self.released, self.columns = len(self), []

    def keep(self, rows: Sequence[int]) -> None:
        """Only these rows; the others are counted as left out."""
        self.left_out += len(self) - len(rows)
        self.columns = [[column[row] for row in rows] for column in self.columns]
        self.where = KeptRows(self.where, rows)

    def __len__(self) -> int:
        return len(self.columns[0]) if self.columns else self.released


@dataclass
class RawDataset:
    """Every table of one input, and what the file says about the whole.

    `mapping` says how tables with headings of their own were read; with `sum` equal ties add up.
    """

    name: str
    tables: dict[str, RawTable] = field(default_factory=dict)
    title: str = ""
    description: str = ""
    titles: dict[str, str] = field(default_factory=dict)
    coding: dict[str, Coding] = field(default_factory=dict)
    dates: DateForm = field(default_factory=DateForm)
    coded_texts: bool = False
    mapping: FileMapping | None = None
    sum: bool = False


@dataclass(frozen=True, slots=True)
class KeptRows(Whereabouts):
    """Where the rows of a table stand of which some were left out."""

    whole: Whereabouts
    rows: Sequence[int]

    def header(self, column: int) -> Place:
        return self.whole.header(column)

    def row(self, row: int) -> Place:
        return self.whole.row(self.rows[row])

    def key(self, row: int, column: int) -> Place:
        return self.whole.key(self.rows[row], column)

    def cell(self, row: int, column: int, mark: str = "") -> Place:
        return self.whole.cell(self.rows[row], column, mark)


@dataclass(frozen=True, slots=True)
class FixedPlace(Whereabouts):
    """One place for everything, for tables that have no better one."""

    place: Place

    def header(self, column: int) -> Place:
        return self.place

    def row(self, row: int) -> Place:
        return self.place

    def cell(self, row: int, column: int, mark: str = "") -> Place:
        return self.place


ALLOWED = 5_000_000  # cells of a table, however few are written
FILLED = 20  # of a larger one, one cell in so many is written


def check_filled(what: str, rows: int, columns: int, written: int, place: Place) -> None:
    """Refuse a table that would be many times as large as what is written in it, such as one to
    which each row adds a column of its own."""
    if rows * columns > max(ALLOWED, FILLED * written):
        message = phrase(
            "{what}: {rows} rows by {columns} columns, of whose cells only "
            "{written} are written. Above {allowed} cells, one in {filled} must be.",
            what=what,
            rows=f"{rows:,}",
            columns=f"{columns:,}",
            written=f"{written:,}",
            allowed=f"{ALLOWED:,}",
            filled=FILLED,
        )
        hint = phrase("Leave out columns that few rows fill, or split the table.")
        raise DataError([Problem("error", "sparse", message, place, hint)])


def as_columns(rows: Sequence[Sequence[str]], width: int) -> list[list[str]]:
    """Rows of equal length turned into columns, in which equal texts are one and the same."""
    if not rows:
        return [[] for _ in range(width)]
    once: dict[str, str] = {}
    return [list(map(once.setdefault, column, column)) for column in zip(*rows, strict=True)]


def name_of(path: Path) -> str:
    """What a data set is called: the folder's name or the file's without its ending."""
    resolved = path.resolve()
    return (resolved.name if resolved.is_dir() else resolved.stem) or "dataset"
