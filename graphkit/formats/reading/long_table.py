"""A table too long to hold, of which some rows are wanted: read as a stream, texts kept once."""

from __future__ import annotations

import csv
import gzip
from array import array
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from graphkit.errors import Place
from graphkit.formats.format import ReadOptions
from graphkit.formats.reading.csv_table import delimiter_of
from graphkit.formats.reading.decode import cannot_be_read
from graphkit.formats.reading.first_lines import first_lines
from graphkit.formats.reading.picked import Foreign
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawTable, Whereabouts
from graphkit.phrases import phrase

MOST = 200_000_000  # rows
TOLD = 20  # rows of another width


@dataclass(frozen=True, slots=True)
class LinePlaces(Whereabouts):
    """Where rows stand: in which line."""

    file: str
    lines: array[int]

    def header(self, column: int) -> Place:
        return Place(self.file, 1)

    def row(self, row: int) -> Place:
        return Place(self.file, self.lines[row])

    def cell(self, row: int, column: int, mark: str = "") -> Place:
        return self.row(row)


def long_table(
    path: Path, heading: str, wanted: Collection[str], options: ReadOptions, problems: Problems
) -> Foreign | None:
    """The rows of a CSV file that hold one of `wanted` under a heading, in a table that counts
    the others as left out; None with the reason among the problems."""
    file = path.name
    try:
        with _stream(path, options) as stream:
            delimiter = delimiter_of(first_lines(path, 1)[0], blanks=False)
            return _read(csv.reader(stream, delimiter=delimiter), heading, wanted, file, problems)
    except UnicodeDecodeError as error:
        name = options.encoding or "UTF-8"
        message = phrase(
            "The file is not {name}: byte 0x{value} cannot be read.",
            name=name,
            value=f"{error.object[error.start]:02X}",
        )
        problems.error("encoding", message, Place(file))
    except OSError as error:  # what is no gzip file too
        problems.error("unreadable", cannot_be_read(error), Place(file))
    except (csv.Error, EOFError) as error:
        problems.error(
            "csv", phrase("The table cannot be read: {error}.", error=error), Place(file)
        )
    return None


@contextmanager
def _stream(path: Path, options: ReadOptions) -> Iterator[TextIO]:
    encoding = options.encoding or "utf-8-sig"
    opener: Any = gzip.open if path.suffix.lower() == ".gz" else open
    with opener(path, "rt", encoding=encoding, newline="") as stream:
        yield stream


def _read(
    reader: Any, heading: str, wanted: Collection[str], file: str, problems: Problems
) -> Foreign:
    header = [word.strip() for word in next(reader, [])]
    folded = [word.casefold() for word in header]
    width, at = len(header), folded.index(heading)
    columns: list[list[str]] = [[] for _ in header]
    lines, once, left_out, odd = array("L"), dict[str, str](), 0, 0
    for row in reader:
        if len(row) != width:
            odd += bool(row)
            if row and odd <= TOLD:
                message = phrase(
                    "The row has {row} cells, the header {width}.", row=len(row), width=width
                )
                problems.error("ragged", message, Place(file, reader.line_num))
        elif row[at] not in wanted:
            left_out += 1
        else:
            lines.append(reader.line_num)
            for column, text in zip(columns, row, strict=True):
                column.append(once.setdefault(text, text))
        if left_out + len(lines) > MOST:
            problems.error(
                "size",
                phrase("The table has more than {most} rows.", most=f"{MOST:,}"),
                Place(file),
            )
            break
    raw = RawTable("stances", header, columns, LinePlaces(file, lines), left_out=left_out)
    return Foreign(raw)
