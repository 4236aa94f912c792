"""The matrices of a DL file: full, the lower or the upper half, with labels embedded or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from graphkit.errors import Place
from graphkit.formats.reading.csv_text import CsvCell
from graphkit.formats.reading.dl_header import Header
from graphkit.formats.reading.problems import Problems
from graphkit.phrases import phrase

NONE = CsvCell("0", 0, 0, False)


@dataclass(frozen=True, slots=True)
class DlMatrix:
    """The labels of rows and columns, and the cells; halves are made whole."""

    rows: list[str]
    columns: list[str]
    cells: list[list[CsvCell]]


def dl_matrices(
    head: Header, cells: Sequence[CsvCell], file: str, problems: Problems
) -> list[DlMatrix]:
    """Every matrix of the data, as many as are stated; none with the reason told."""
    found: list[DlMatrix] = []
    if not head.rows or not head.columns:
        message = phrase("The size is not stated: N, or NR and NC.")
        problems.error("size", message, Place(file, 1, 1))
        return found
    if head.format != "fullmatrix" and head.rows != head.columns:
        message = phrase("Half a matrix has as many rows as columns.")
        problems.error("size", message, Place(file, 1, 1))
        return found
    left = list(cells)
    for _ in range(head.sizes.get("nm", 1)):
        matrix = _matrix(head, left, file, problems)
        if matrix is None:
            last = left[-1] if left else cells[-1] if cells else NONE
            message = phrase(
                "The data end before {rows} rows of {columns} are complete.",
                rows=f"{head.rows:,}",
                columns=f"{head.columns:,}",
            )
            problems.error("size", message, Place(file, last.line or 1, last.column or 1))
            return found
        found.append(matrix)
    if left:
        more = (
            phrase("1 value is")
            if len(left) == 1
            else phrase("{left} values are", left=f"{len(left):,}")
        )
        message = phrase("{more} more than the stated size has.", more=more)
        problems.error("size", message, Place(file, left[0].line, left[0].column))
    return found


def _matrix(head: Header, left: list[CsvCell], file: str, problems: Problems) -> DlMatrix | None:
    """The next matrix, taken off the cells that are left; None where these end before it does."""
    columns, rows = head.labels.get("col", []), list(head.labels.get("row", []))
    named = "row" in head.embedded
    across = "col" in head.embedded and head.format == "fullmatrix"
    sizes = [_size(head, row, head.columns) + named for row in range(head.rows)]
    if sum(sizes) + across * head.columns > len(left):
        return None
    if across:
        columns = [cell.text for cell in left[: head.columns]]
        del left[: head.columns]
    if named:
        rows = []
    found, at = [], 0
    for row, size in enumerate(sizes):
        part = left[at : at + size]
        if named:
            rows.append(part.pop(0).text)
        found.append(_whole(head, row, head.columns, part))
        at += size
    del left[:at]
    if head.format != "fullmatrix":
        _mirror(found, lower=head.format == "lowerhalf")
    for words, size, what in ((rows, head.rows, "rows"), (columns, head.columns, "columns")):
        if words and len(words) != size:
            labels = (
                phrase("is 1 label")
                if len(words) == 1
                else phrase("are {words} labels", words=f"{len(words):,}")
            )
            message = phrase(
                "There {labels} for {size} {what}.", labels=labels, size=f"{size:,}", what=what
            )
            problems.error("labels", message, Place(file, 1, 1))
    return _labelled(rows, columns, found)


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
