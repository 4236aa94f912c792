"""The matrices of a DL file: full, the lower or the upper half, with labels embedded or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graphkit.errors import Place
from graphkit.formats.reading.csv_text import CsvCell
from graphkit.formats.reading.dl_header import Header
from graphkit.formats.reading.problems import Problems

NONE = CsvCell("0", 0, 0, False)


@dataclass(frozen=True, slots=True)
class DlMatrix:
    """The labels of rows and columns, and the cells; halves are made whole."""

    rows: list[str]
    columns: list[str]
    cells: list[list[CsvCell]]


def dl_matrices(
    head: Header, cells: Sequence[CsvCell], file: str, problems: Problems
) -> Iterator[DlMatrix]:
    """Every matrix of the data, as many as are stated."""
    at = 0
    width, height = head.columns, head.rows
    for _ in range(head.sizes.get("nm", 1)):
        columns, rows = head.labels.get("col", []), list(head.labels.get("row", []))
        if "col" in head.embedded and head.format == "fullmatrix":
            columns = [cell.text for cell in cells[at : at + width]]
            at += width
        named = "row" in head.embedded
        found = []
        for row in range(height):
            size = _size(head, row, width)
            part = list(cells[at : at + size + named])
            at += size + named
            if len(part) < size + named:
                _tell_short(head, cells, file, problems)
                return
            if named:
                rows[row:] = [part.pop(0).text]
            found.append(_whole(head, row, width, part))
        if head.format == "lowerhalf" or head.format == "upperhalf":
            _mirror(found, lower=head.format == "lowerhalf")
        yield _labelled(rows, columns, found)
    if at < len(cells):
        cell = cells[at]
        message = f"There are {len(cells) - at:,} values more than the stated size has."
        problems.error("size", message, Place(file, cell.line, cell.column))


def _size(head: Header, row: int, width: int) -> int:
    """How many values a row has."""
    diagonal = head.diagonal
    if head.format == "lowerhalf":
        return row + diagonal
    if head.format == "upperhalf":
        return width - row - (not diagonal)
    return width - (not diagonal)


def _whole(head: Header, row: int, width: int, part: list[CsvCell]) -> list[CsvCell]:
    """A row with the places that were not written."""
    if head.format == "lowerhalf":
        return [*part, *[NONE] * (width - len(part))]
    if head.format == "upperhalf":
        return [*[NONE] * (width - len(part)), *part]
    return part if head.diagonal else [*part[:row], NONE, *part[row:]]


def _mirror(cells: list[list[CsvCell]], *, lower: bool) -> None:
    for one in range(len(cells)):
        for other in range(one):
            if lower:
                cells[other][one] = cells[one][other]
            else:
                cells[one][other] = cells[other][one]


def _labelled(rows: list[str], columns: list[str], cells: list[list[CsvCell]]) -> DlMatrix:
    """Rows and columns by their labels, those of the other where one has none, else numbers."""
    height, width = len(cells), len(cells[0]) if cells else 0
    numbers = [str(number) for number in range(1, max(height, width) + 1)]
    if height == width:
        rows = rows or columns or numbers
        columns = columns or rows
    else:
        rows = rows or [f"row {n}" for n in numbers[:height]]
        columns = columns or [f"column {n}" for n in numbers[:width]]
    return DlMatrix(rows, columns, cells)


def _tell_short(head: Header, cells: Sequence[CsvCell], file: str, problems: Problems) -> None:
    last = cells[-1] if cells else NONE
    message = f"The data end before {head.rows:,} rows of {head.columns:,} are complete."
    problems.error("size", message, Place(file, last.line or 1, last.column or 1))
