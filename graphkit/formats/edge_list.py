"""One list alone: ties as CSV or separated by blanks, a matrix of them, or any other table."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path

from graphkit.dataset import Dataset
from graphkit.errors import Place, UsageError
from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.own_tables import import_command, understand
from graphkit.formats.reading.bare_lines import (
    CellPlaces,
    Line,
    bare_table,
    is_data,
    lines_of,
    tell_ragged,
    without_comments,
    without_empty_end,
)
from graphkit.formats.reading.csv_table import csv_table, delimiter_of, is_empty, tell_no_header
from graphkit.formats.reading.decode import read_text
from graphkit.formats.reading.ends import without_self_pairs
from graphkit.formats.reading.grid import csv_grid, is_titled
from graphkit.formats.reading.guess_notes import tell_actors_only
from graphkit.formats.reading.guess_rows import names_columns, tables_in
from graphkit.formats.reading.matrix import matrix_of, matrix_tables
from graphkit.formats.reading.other_headings import bring, date_by_year
from graphkit.formats.reading.pair_files import tell_beside
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, RawTable, as_columns, name_of
from graphkit.formats.reading.which_table import table_with
from graphkit.formats.writing.csv_write import csv_bytes
from graphkit.formats.writing.flat import flatten
from graphkit.phrases import phrase, phrase_of


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """A bare list. What its headings name decides which table it is; usually ties.

    Commas, semicolons, tabs and blanks separate alike; without headings it is one of ties, or a
    square matrix of them.
    """
    raw = RawDataset(name_of(path))
    text = read_text(path, options, problems)
    if text is None:
        return raw
    if _is_register(text, options) and _understood(text, path.name, options, raw, problems):
        return raw
    tables = list_tables(text, path.name, options, problems)
    if tables is None and not _understood(text, path.name, options, raw, problems):
        _tell_no_header(text, path, options, problems)
    for table in tables or ():
        raw.tables[table.name] = table
        if table.bare and not is_empty(table, path.name, problems):
            _foreign(table, problems)
            if table.name == "actors":
                tell_actors_only(table.where.header(0), problems, level="note")
    tell_beside(path, set(raw.tables), problems)
    return raw


def _is_register(text: str, options: ReadOptions) -> bool:
    """Whether a list with a column id may say more of its actors than what they are."""
    delimiter = _delimiter(text, options)
    return table_with(_head(text, delimiter, options.header_row)[1]) == "actors"


def _delimiter(text: str, options: ReadOptions) -> str:
    """The separator that the line of the headings uses."""
    return delimiter_of(without_comments(text, everywhere=False)[0], row=options.header_row)


def _understood(
    text: str, file: str, options: ReadOptions, raw: RawDataset, problems: Problems
) -> bool:
    """Whether a list that is none of graphkit's tables says who supports what all the same."""
    grid = csv_grid(text, file, Problems())
    found = tables_in(grid) if grid and grid.rows else []
    sure = _is_register(text, options)
    return bool(found) and understand(found, options, raw, problems, only_claims=sure)


def _tell_no_header(text: str, path: Path, options: ReadOptions, problems: Problems) -> None:
    """Nothing can be guessed: which headings there are, and how to say what they are."""
    delimiter = _delimiter(text, options)
    text, _ = without_comments(text, everywhere=delimiter == " ")
    skipped, head = _head(text, delimiter, options.header_row)
    if len(head) > 2 and head[2].startswith("{"):
        message = phrase("Every tie has a dictionary of its own, as NetworkX writes it.")
        hint = phrase("Write it with networkx.write_graphml, or with data=['weight'].")
        problems.error("no-header", message, Place(path.name, skipped + 1, 1), hint=hint)
        return
    place = Place(path.name, skipped + 1, 1)
    tell_no_header(head, place, problems, import_command([path], options))


def _foreign(table: RawTable, problems: Problems) -> None:
    """A bare list's headings may be another tool's; a tie of an actor to itself says nothing."""
    if table.name in ("ties", "actors") and not table.headless:
        bring(table, problems, near=True)
    date_by_year(table, problems)
    if table.name == "ties":
        without_self_pairs(table, problems)


def list_tables(
    text: str, file: str, options: ReadOptions, problems: Problems
) -> Sequence[RawTable] | None:
    """The tables of a list; None where it is none of graphkit's."""
    delimiter = _delimiter(text, options)
    text, comments = without_comments(text, everywhere=delimiter == " ")
    if comments:
        problems.note(
            "comments",
            phrase_of(
                "{count} comment line was left out.",
                "{count} comment lines were left out.",
                len(comments),
            ),
            Place(file),
        )
    skipped, head = _head(text, delimiter, options.header_row)
    named = options.header_row != 1
    row = options.header_row if named else skipped + 1
    kind = table_with(head)
    if (named and not kind) or (delimiter == " " and is_titled(text)):
        return None
    square = kind == "actors" and not named and _square(text, head, delimiter)
    if kind and not square and (named or delimiter != " "):
        table = csv_table(text, file=file, problems=problems, name=kind, header_row=row, bare=True)
        return [] if table is None else [table]
    lines = lines_of(text, delimiter, file, problems)
    if not lines and not problems.fatal:
        problems.error("empty", phrase("There are no rows."), Place(file, 1, 1))
    if problems.fatal:
        return []
    if delimiter == " " and kind == "ties":
        return [spaced_table(lines, file, problems)]
    return _without_headings(lines, comments, delimiter, file, problems)


def _without_headings(
    lines: list[Line], comments: Sequence[str], delimiter: str, file: str, problems: Problems
) -> Sequence[RawTable] | None:
    """A square matrix or a list of ties; None for what is neither."""
    lines = without_empty_end(lines)
    if found := matrix_of(lines):
        return matrix_tables(found, file=file, problems=problems)
    if is_data(lines) and not _is_head(lines):
        table = bare_table(lines, comments, file=file, problems=problems)
        table.decimal_comma = delimiter == ";"
        return [table]
    return None


def _is_head(lines: list[Line]) -> bool:
    """Whether the first two words only name columns, such as Organisation and Bill."""
    first, second = ([line[n].text.strip() for line in lines if n < len(line)] for n in (0, 1))
    return names_columns([first[0], second[0]]) and first.count(first[0]) == 1


def _square(text: str, head: list[str], delimiter: str) -> bool:
    """Whether a list whose first column is called id is a matrix: as many lines as columns, and
    called alike."""
    if len(head) < 3 or sum(1 for line in text.splitlines() if line.strip()) != len(head):
        return False
    return matrix_of(without_empty_end(lines_of(text, delimiter, "", Problems()))) is not None


def _head(text: str, delimiter: str, row: int) -> tuple[int, list[str]]:
    """How many lines come before the headings, and these: in the row that was named, or the first
    that holds anything."""
    if delimiter == " " and row == 1:
        lines = text.splitlines()
        first = next((n for n, line in enumerate(lines) if line.strip()), 0)
        return first, lines[first].split() if lines else []
    start = io.StringIO(text[:_START], newline="")
    for number, record in enumerate(csv.reader(start, delimiter=delimiter)):
        if number + 1 >= row and "".join(record).strip():
            return number, [word.strip() for word in record]
    return 0, []


_START = 100_000


def spaced_table(lines: list[Line], file: str, problems: Problems) -> RawTable:
    """A list of ties separated by blanks whose first line names the columns."""
    head, *rest = lines
    width = len(head)
    ragged = tell_ragged(rest, width, file, problems)
    good = [line for line in rest if len(line) == width]
    columns = as_columns([[cell.text for cell in line] for line in good], width)
    words = [cell.text for cell in head]
    return RawTable("ties", words, columns, CellPlaces(file, good, head), bare=True, ragged=ragged)


def write(dataset: Dataset) -> bytes:
    """The ties alone as CSV, everything they carry; the other tables are not in it."""
    for table in flatten(dataset):
        if table.name == "ties":
            return csv_bytes(table)
    raise UsageError(phrase("The data set has no ties, so there is no list of them to write."))


edge_list = Format(
    name="edge_list",
    question="A bare list or square matrix of ties, as CSV or separated by white space",
    suffixes=(".csv", ".tsv", ".txt"),
    read_only=(".edgelist", ".edges", ".dat"),
    read=read,
    write=write,
    holds=frozenset(("ties.*",)),
)
