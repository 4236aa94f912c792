"""One list alone: ties as CSV or separated by white space, or any other single table."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graphkit.dataset import Dataset
from graphkit.errors import Place, UsageError
from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.reading.cells import NUMBER
from graphkit.formats.reading.csv_table import DELIMITERS, csv_table, is_empty
from graphkit.formats.reading.csv_text import CsvCell, CsvFault, scan
from graphkit.formats.reading.decode import read_text
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, RawTable, as_columns, name_of
from graphkit.formats.reading.tables import table_with
from graphkit.formats.writing.csv_write import csv_bytes
from graphkit.formats.writing.flat import flatten

COMMENTS = ("#", "%")


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """A bare list. What its headings name decides which table it is; usually ties."""
    raw = RawDataset(name_of(path))
    text = read_text(path, options, problems)
    if text is None:
        return raw
    if path.suffix.lower() == ".txt" and not any(c in text.splitlines()[0] for c in DELIMITERS):
        table = spaced_table(text, file=path.name, problems=problems)
    else:
        table = csv_table(text, file=path.name, problems=problems, header_row=options.header_row)
    if table is not None:
        raw.tables[table.name] = table
        is_empty(table, path.name, problems)
    return raw


@dataclass
class SpacedPlaces:
    """Where the words of a list without quotes and commas stand."""

    file: str
    rows: list[list[CsvCell]]
    head: list[CsvCell]

    def header(self, column: int) -> Place:
        cell = self.head[column] if column < len(self.head) else CsvCell("", 1, 1, False)
        return Place(self.file, cell.line, cell.column)

    def row(self, row: int) -> Place:
        return Place(self.file, self.rows[row][0].line, 1)

    def key(self, row: int, column: int) -> Place:
        return self.cell(row, column)

    def cell(self, row: int, column: int, mark: str = "") -> Place:
        words = self.rows[row]
        word = words[column] if column < len(words) else words[0]
        return Place(self.file, word.line, word.column)


def spaced_table(text: str, *, file: str, problems: Problems) -> RawTable | None:
    """Ties as two to four words a line: from, to, and a weight or sign, or sign and weight."""
    lines = _words(text, file, problems)
    if not lines:
        if not problems.fatal:
            problems.error("empty", "There are no rows.", Place(file, 1, 1))
        return None
    words = [cell.text for cell in lines[0]]
    named = table_with(words) == "ties"
    head = lines.pop(0) if named else []
    width = len(words)
    header = words if named else _supplied(width, [line[-1].text for line in lines])
    if header is None:
        problems.error(
            "no-header",
            f"A row has {width} words; a list of ties has two to four.",
            Place(file, lines[0][0].line, 1),
            hint="Name the columns in the first row, such as: from to sign.",
        )
        return None
    good = [line for line in lines if len(line) == width]
    for line in (line for line in lines if len(line) != width):
        place = Place(file, line[0].line, line[0].column)
        problems.error("ragged", f"The row has {len(line)} words, the first {width}.", place)
    if not named:
        problems.note("no-header", f"No headings: the columns are read as {', '.join(header)}.")
    rows = [[cell.text for cell in line] for line in good]
    places = SpacedPlaces(file, good, head)
    columns = as_columns(rows, width)
    return RawTable("ties", list(header), columns, places, bare=True, headless=not named)


def _words(text: str, file: str, problems: Problems) -> list[list[CsvCell]]:
    """The words of every line that is neither empty nor a comment."""
    lines, comments = [], 0
    try:
        for record in scan(text.replace("\t", " "), " "):
            words = [cell for cell in record if cell.text or cell.quoted]
            if words and words[0].text.startswith(COMMENTS):
                comments += 1
            elif words:
                lines.append(words)
    except CsvFault as fault:
        problems.error("quote", fault.message, Place(file, fault.line, fault.column))
    if comments:
        problems.note("comments", f"{comments:,} comment lines were left out.", Place(file))
    return lines


def _supplied(width: int, last: list[str]) -> list[str] | None:
    """The headings of a list that has none."""
    if width == 3:
        numbers = all(NUMBER.fullmatch(word) for word in last)
        return ["from", "to", "weight" if numbers else "sign"]
    return {2: ["from", "to"], 4: ["from", "to", "sign", "weight"]}.get(width)


def write(dataset: Dataset) -> bytes:
    """The ties alone as CSV, everything they carry; the other tables are not in it."""
    for table in flatten(dataset):
        if table.name == "ties":
            return csv_bytes(table)
    raise UsageError("The data set has no ties, so there is no list of them to write.")


edge_list = Format(
    name="edge_list",
    question="A bare list of ties, as CSV or separated by white space",
    suffixes=(".csv", ".tsv", ".txt"),
    read=read,
    write=write,
)
