"""One list alone: ties as CSV or separated by blanks, a matrix of them, or any other table."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from graphkit.dataset import Dataset
from graphkit.errors import Place, UsageError
from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.reading.bare_lines import (
    CellPlaces,
    Line,
    bare_table,
    is_data,
    lines_of,
    tell_ragged,
    without_comments,
)
from graphkit.formats.reading.csv_table import csv_table, delimiter_of, is_empty, tell_no_header
from graphkit.formats.reading.decode import read_text
from graphkit.formats.reading.ends import without_self_pairs
from graphkit.formats.reading.matrix import matrix_of, matrix_tables
from graphkit.formats.reading.other_headings import bring
from graphkit.formats.reading.pair_files import tell_beside
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, RawTable, as_columns, name_of
from graphkit.formats.reading.which_table import table_with
from graphkit.formats.writing.csv_write import csv_bytes
from graphkit.formats.writing.flat import flatten


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """A bare list. What its headings name decides which table it is; usually ties.

    Commas, semicolons, tabs and blanks separate alike; without headings it is one of ties, or a
    square matrix of them.
    """
    raw = RawDataset(name_of(path))
    text = read_text(path, options, problems)
    if text is None:
        return raw
    for table in list_tables(text, path.name, options, problems):
        raw.tables[table.name] = table
        if table.bare and not is_empty(table, path.name, problems):
            _foreign(table, problems)
    tell_beside(path, set(raw.tables), problems)
    return raw


def _foreign(table: RawTable, problems: Problems) -> None:
    """A bare list's headings may be another tool's; a tie of an actor to itself says nothing."""
    if table.name in ("ties", "actors") and not table.headless:
        bring(table, problems, near=True)
    if table.name == "ties":
        without_self_pairs(table, problems)


def list_tables(
    text: str, file: str, options: ReadOptions, problems: Problems
) -> Sequence[RawTable]:
    """The table or tables that a bare list or matrix is, or none with the reason told."""
    delimiter = delimiter_of(without_comments(text, everywhere=False)[0])
    text, comments = without_comments(text, everywhere=delimiter == " ")
    if comments:
        problems.note("comments", f"{len(comments):,} comment lines were left out.", Place(file))
    skipped, head = _head(text, delimiter)
    named = options.header_row != 1
    row = options.header_row if named else skipped + 1
    kind = table_with(head)
    if named or (delimiter != " " and kind and not (kind == "actors" and _square(text, head))):
        table = csv_table(text, file=file, problems=problems, header_row=row)
        return [] if table is None else [table]
    lines = lines_of(text, delimiter, file, problems)
    if not lines and not problems.fatal:
        problems.error("empty", "There are no rows.", Place(file, 1, 1))
    if problems.fatal:
        return []
    if delimiter == " " and kind == "ties":
        return [spaced_table(lines, file, problems)]
    return _without_headings(lines, comments, delimiter, file, problems)


def _without_headings(
    lines: list[Line], comments: Sequence[str], delimiter: str, file: str, problems: Problems
) -> Sequence[RawTable]:
    """A square matrix, a list of ties, or what is neither, which is told."""
    if found := matrix_of(lines):
        return matrix_tables(found, file=file, problems=problems)
    if is_data(lines):
        table = bare_table(lines, comments, file=file, problems=problems)
        table.decimal_comma = delimiter == ";"
        return [table]
    head = [cell.text.strip() for cell in lines[0]]
    tell_no_header(head, Place(file, lines[0][0].line, lines[0][0].column), problems)
    return []


def _square(text: str, head: list[str]) -> bool:
    """Whether a list whose first column is called id may be a matrix: as many lines as columns."""
    return len(head) > 2 and sum(1 for line in text.splitlines() if line.strip()) == len(head)


def _head(text: str, delimiter: str) -> tuple[int, list[str]]:
    """How many lines come before the first that holds anything, and its words."""
    if delimiter == " ":
        lines = text.splitlines()
        first = next((n for n, line in enumerate(lines) if line.strip()), 0)
        return first, lines[first].split() if lines else []
    start = io.StringIO(text[:_START], newline="")
    try:
        for number, record in enumerate(csv.reader(start, delimiter=delimiter)):
            if "".join(record).strip():
                return number, [word.strip() for word in record]
    except csv.Error:
        pass
    return 0, []


_START = 100_000


def spaced_table(lines: list[Line], file: str, problems: Problems) -> RawTable:
    """A list of ties separated by blanks whose first line names the columns."""
    head, *rest = lines
    width = len(head)
    tell_ragged(rest, width, file, problems)
    good = [line for line in rest if len(line) == width]
    columns = as_columns([[cell.text for cell in line] for line in good], width)
    words = [cell.text for cell in head]
    return RawTable("ties", words, columns, CellPlaces(file, good, head), bare=True)


def write(dataset: Dataset) -> bytes:
    """The ties alone as CSV, everything they carry; the other tables are not in it."""
    for table in flatten(dataset):
        if table.name == "ties":
            return csv_bytes(table)
    raise UsageError("The data set has no ties, so there is no list of them to write.")


edge_list = Format(
    name="edge_list",
    question="A bare list or square matrix of ties, as CSV or separated by white space",
    suffixes=(".csv", ".tsv", ".txt"),
    read_only=(".edgelist", ".edges", ".dat"),
    read=read,
    write=write,
)
