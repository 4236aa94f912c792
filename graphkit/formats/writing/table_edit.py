"""One table of a folder, edited in place: rows are put or dropped, all else stays to the letter.

What people change in a spreadsheet meanwhile (rows, columns of their own, the order of either) is
kept: only the rows named are written anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from graphkit.errors import DataError, Place, Problem
from graphkit.formats.format import ReadOptions
from graphkit.formats.reading.cells import is_private
from graphkit.formats.reading.csv_table import csv_table
from graphkit.formats.reading.decode import text_of
from graphkit.formats.reading.headings import Match, match
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawTable
from graphkit.formats.reading.tables import SCHEMA
from graphkit.formats.writing.csv_write import cell as as_csv
from graphkit.phrases import phrase

Cells = Mapping[str, str]
_NUMBER = re.compile(r"[-+]?\d+(\.\d+)?")
BOM = b"\xef\xbb\xbf"
NUMBERS = ("position", "share", "capability", "strength", "outcome", "level", "number")


@dataclass
class CsvSheet:
    """A table as it lies in its file, with its rows by id; cells by the schema's names.

    `file` is the file's name. Of a row only the cells that say something are given.
    """

    name: str
    file: str
    content: bytes
    raw: RawTable
    match: Match
    text: str = ""
    headings: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, name: str, file: str, content: bytes) -> CsvSheet:
        """The table that a file holds; raises `DataError` where it cannot be edited."""
        problems = Problems()
        text = text_of(content, ReadOptions(), file, problems)
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            problems.error(
                "encoding", phrase("Save this table as UTF-8 to have it edited."), Place(file)
            )
        raw = None
        if text is not None:
            raw = csv_table(text, file=file, problems=problems, name=name)
        found = None if raw is None else match(raw, problems)
        problems.stop_if_fatal()
        assert raw is not None and found is not None and text is not None
        sheet = cls(name, file, content, raw, found, text)
        sheet.headings = sheet._names()
        return sheet

    @classmethod
    def empty(cls, name: str) -> CsvSheet:
        """A table that has no file yet."""
        columns = [column.name for column in SCHEMA[name].columns]
        header = ",".join(column for column in columns if not column.startswith("private"))
        return cls.read(name, f"{name}.csv", f"{header}\n".encode())

    def _names(self) -> list[str]:
        """What the schema calls each column; a column of the file's own by its heading."""
        names = list(self.raw.header)
        for name, index in self.match.columns.items():
            names[index] = name
        return names

    @cached_property
    def rows(self) -> dict[str, dict[str, str]]:
        """The rows that have an id, by it."""
        if "id" not in self.headings:
            return {}
        ids = self.raw.columns[self.headings.index("id")]
        return {id: self._cells(row) for row, id in enumerate(ids) if id}

    def _cells(self, row: int) -> dict[str, str]:
        columns = zip(self.headings, self.raw.columns, strict=True)
        cells = {name: column[row] for name, column in columns if column[row]}
        if self.raw.decimal_comma:
            numbers = number_columns(self.name) & cells.keys()
            cells |= {name: cells[name].replace(",", ".") for name in numbers}
        if is_private(cells.get("private")):
            cells["private"] = "yes"  # in whatever words: who corrects the row is shown that it is
        return cells

    def place(self, id: str, column: str = "") -> Place:
        """Where a row, or one cell of it, stands."""
        row = self.raw.columns[self.headings.index("id")].index(id)
        if column in self.headings:
            at = self.raw.where.cell(row, self.headings.index(column))
            return Place(at.file, at.line, at.column, field=column)
        return self.raw.where.row(row)

    def edited(self, puts: Mapping[str, Cells], drops: Iterable[str] = ()) -> bytes:
        """The file's content with rows put (written anew, or at the end) and others dropped."""
        edit = _Edit(self, _new_columns(self.headings, puts.values()))
        gone = set(drops)
        numbers = self._numbers()
        lines = [edit.header()]
        for number, record in enumerate(edit.records[1:], start=1):
            id = numbers.get(number, "")
            if id in puts:
                lines.append(edit.line(puts[id]))
            elif id not in gone:
                lines.append(edit.widened(record))
        there = set(numbers.values())
        lines += [edit.line(cells) for id, cells in puts.items() if id not in there]
        mark = BOM if self.content.startswith(BOM) else b""
        return mark + "".join(lines).encode()

    def _numbers(self) -> dict[int, str]:
        """The ids by the number of their record in the file."""
        if "id" not in self.headings:
            return {}
        ids = self.raw.columns[self.headings.index("id")]
        rows: list[int] = self.raw.where.rows  # type: ignore[attr-defined]
        return dict(zip(rows, ids, strict=True))


def _new_columns(headings: list[str], rows: Iterable[Cells]) -> list[str]:
    """The columns that these rows need beside those that are there, the schema's first."""
    wanted = dict.fromkeys(name for cells in rows for name, value in cells.items() if value)
    wanted = {"id": None, **wanted} if wanted else {}
    return [name for name in wanted if name not in headings]


class _Edit:
    """How lines of one file are written: its separator, its line ends, its columns."""

    def __init__(self, sheet: CsvSheet, new: list[str]) -> None:
        where = sheet.raw.where
        self.delimiter: str = where.delimiter  # type: ignore[attr-defined]
        self.end = "\r\n" if "\r\n" in sheet.text else "\n"
        self.records = [*where.texts]  # type: ignore[attr-defined]
        self.new, self.headings = new, [*sheet.headings, *new]
        self.comma = sheet.raw.decimal_comma
        self.numbers = number_columns(sheet.name)

    def header(self) -> str:
        return self._ended(self.delimiter.join([self._bare(self.records[0]), *self.new]))

    def widened(self, record: str) -> str:
        """A record as it is, with an empty cell for each new column."""
        bare = self._bare(record)
        return self._ended(bare + self.delimiter * len(self.new)) if bare.strip() else record

    def line(self, cells: Cells) -> str:
        """A record written anew."""
        written = [self._cell(name, cells.get(name, "")) for name in self.headings]
        return self._ended(self.delimiter.join(written))

    def _cell(self, name: str, value: str) -> str:
        if name in self.numbers and _NUMBER.fullmatch(value):  # no formula, whatever its sign
            text = value.replace(".", ",") if self.comma else value
        else:
            text = as_csv(value)
        if self.delimiter in text and not text.startswith('"'):
            text = f'"{text}"'
        return text

    def _bare(self, record: str) -> str:
        return record.removesuffix("\n").removesuffix("\r")

    def _ended(self, bare: str) -> str:
        return bare + self.end


def number_columns(table: str) -> set[str]:
    """The columns of a table that hold numbers."""
    return {column.name for column in SCHEMA[table].columns if column.kind in NUMBERS}


def refused(sheet: CsvSheet, id: str, message: str, column: str = "") -> DataError:
    """A change that does not fit what stands in the file now, with the place."""
    place = sheet.place(id, column) if id in sheet.rows else Place(sheet.file)
    return DataError([Problem("error", "edited-meanwhile", message, place)])
