"""Text in rows and cells: a fast reader for clean files, a located one for finding places."""

from __future__ import annotations

import csv
import io
import itertools
import re
from array import array
from collections.abc import Iterator, MutableSequence, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise

from graphkit.errors import Place
from graphkit.formats.reading.decode import line_and_column
from graphkit.formats.reading.raw import Whereabouts
from graphkit.phrases import phrase

GUARD = re.compile(r"'+[=+\-@\t\r＝＋－＠]")


@dataclass(frozen=True, slots=True)
class CsvCell:
    """One cell with the place of its first character (its opening quote, if it has one)."""

    text: str
    line: int
    column: int
    quoted: bool


class CsvFault(Exception):
    """A quote that is never closed, or text after a closed one."""

    def __init__(self, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.line, self.column, self.message = line, column, message


def scan(text: str, delimiter: str) -> Iterator[list[CsvCell]]:
    """Every record of the text as located cells; an empty line is a record without cells."""
    quoted = re.compile(r'"([^"]*(?:""[^"]*)*)("?)')
    plain = re.compile(rf"[^{re.escape(delimiter)}\r\n]*")
    at, line, start, record = 0, 1, 0, list[CsvCell]()
    while at < len(text):
        here = (line, at - start + 1)
        if text[at] == '"':
            match = quoted.match(text, at)
            assert match is not None
            if not match[2]:
                raise CsvFault(*here, phrase("An unclosed quote: the text after it never ends."))
            record.append(CsvCell(match[1].replace('""', '"'), *here, True))
            breaks = list(re.finditer(r"\r\n|\r|\n", match[0]))
            if breaks:
                line, start = line + len(breaks), at + breaks[-1].end()
        else:
            match = plain.match(text, at)
            assert match is not None
            if match[0] or record or text[at] == delimiter:
                record.append(CsvCell(match[0], *here, False))
        at = match.end()
        if at == len(text):
            break
        if text[at] == delimiter:
            at += 1
            if at == len(text) or text[at] in "\r\n":
                record.append(CsvCell("", line, at - start + 1, False))
        elif text[at] not in "\r\n":
            raise CsvFault(line, at - start + 1, phrase("There is text after a closing quote."))
        if at < len(text) and text[at] in "\r\n":
            at += 2 if text.startswith("\r\n", at) else 1
            yield record
            line, start, record = line + 1, at, []
    if record:
        yield record


def records(text: str, delimiter: str) -> Iterator[list[str]]:
    """Every record of the text as plain text; raises `CsvFault` with the place of a fault."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    done = 0
    try:
        for record in reader:
            yield record
            done += 1
    except csv.Error:  # has no column, or a cell is longer than the module's limit
        for located in itertools.islice(scan(text, delimiter), done, None):
            yield [cell.text for cell in located]


@dataclass
class CsvPlaces(Whereabouts):
    """Where cells stand. The file is scanned again when the first place is asked for.

    `rows` are the numbers of the records that became rows of the table.
    """

    file: str
    text: str
    delimiter: str
    header_record: int = 0
    rows: MutableSequence[int] = field(default_factory=lambda: array("q"))
    _last: dict[int, list[CsvCell]] = field(default_factory=dict)

    @cached_property
    def ends(self) -> Sequence[int] | None:
        """After how many lines no record, one, two, ... have ended; None when only a full scan can
        tell."""
        if '"' not in self.text:  # then every line is a record
            return range(len(self._lines))
        reader = csv.reader(
            io.StringIO(self.text, newline=""), delimiter=self.delimiter, strict=True
        )
        try:
            return array("q", itertools.chain((0,), (reader.line_num for _ in reader)))
        except csv.Error:
            return None

    @cached_property
    def _lines(self) -> Sequence[int]:
        """Where each line begins, and where the last one ends."""
        lengths = map(len, io.StringIO(self.text, newline=""))
        return array("q", itertools.accumulate(lengths, initial=0))

    @property
    def texts(self) -> Iterator[str]:
        """Every record as it is written, with its line end; every line where there is a fault."""
        for first, last in pairwise(self.ends or range(len(self._lines))):
            yield self.text[self._lines[first] : self._lines[last]]

    @cached_property
    def scanned(self) -> list[list[CsvCell]]:
        """All records, located one after the other."""
        return list(scan(self.text, self.delimiter))

    def record(self, number: int) -> list[CsvCell]:
        """The located cells of one record, empty when there is no such record."""
        if number not in self._last:  # kept, since one cell after the other is asked for
            self._last = {number: self._record(number)}
        return self._last[number]

    def _record(self, number: int) -> list[CsvCell]:
        if self.ends is None:
            return self.scanned[number] if number < len(self.scanned) else []
        if number + 1 >= len(self.ends):
            return []
        first, last = self.ends[number], self.ends[number + 1]
        (cells,) = scan(self.text[self._lines[first] : self._lines[last]], self.delimiter)
        return [replace(cell, line=cell.line + first) for cell in cells]

    def located(self, number: int, column: int) -> CsvCell:
        """One cell of a record; beyond its last cell, the first one."""
        cells = self.record(number)
        return cells[column] if column < len(cells) else cells[0]

    def header(self, column: int) -> Place:
        cells = self.record(self.header_record)
        if column >= len(cells):
            return Place(self.file, 1, 1)
        shift = len(cells[column].text) - len(cells[column].text.lstrip())
        return Place(self.file, cells[column].line, cells[column].column + shift)

    def row(self, row: int) -> Place:
        return Place(self.file, self.located(self.rows[row], 0).line, 1)

    def cell(self, row: int, column: int, mark: str = "") -> Place:
        cell = self.located(self.rows[row], column)
        before = cell.text.find(mark) if mark else 0
        if mark and before >= 0:
            text = cell.text[:before]
            line, after = line_and_column(text, len(text))
            if line > 1:
                return Place(self.file, cell.line + line - 1, after)
            return Place(self.file, cell.line, cell.column + before + cell.quoted)
        return Place(self.file, cell.line, cell.column)
