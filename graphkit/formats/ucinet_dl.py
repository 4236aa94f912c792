"""UCINET's DL files: matrices and lists of edges or nodes, with labels or numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from graphkit.errors import Place
from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.reading.bare_lines import CellPlaces
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.csv_text import CsvCell
from graphkit.formats.reading.decode import read_text
from graphkit.formats.reading.dl_header import Header, dl_header, dl_lines, flat
from graphkit.formats.reading.dl_matrix import DlMatrix, dl_matrices
from graphkit.formats.reading.ends import join_ends, without_self_pairs
from graphkit.formats.reading.first_lines import first_lines
from graphkit.formats.reading.matrix import Matrix, matrix_tables
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import FixedPlace, RawDataset, RawTable, as_columns, name_of
from graphkit.formats.reading.stacked import stack
from graphkit.formats.reading.type_signs import fill_signs, signs_from_types
from graphkit.formats.reading.zero_ties import without_zeros
from graphkit.phrases import phrase

_DL = re.compile(r"\s*dl\b", re.IGNORECASE)
_MATRICES = ("fullmatrix", "lowerhalf", "upperhalf")
_LISTS = ("edgelist1", "edgelist2", "nodelist1", "nodelist2")
_ALWAYS = 1000  # so many nodes may be stated without a line in the smallest file
Lines = Sequence[Sequence[CsvCell]]


def is_dl(path: Path) -> bool:
    """Whether a file's first word is DL."""
    return bool(_DL.match(first_lines(path, 1)[0]))


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """Rows and columns as actors, every value but 0 as a tie, negative ones as opposition."""
    raw = RawDataset(name_of(path))
    text = read_text(path, options, problems)
    head = dl_header(text.replace("\r\n", "\n").replace("\r", "\n")) if text else None
    if text is None or head is None:
        if text is not None:
            message = phrase("This is no DL file that can be read: there is no line data:.")
            problems.error("shape", message, Place(path.name, 1, 1))
        return raw
    if max(head.rows, head.columns) > _ALWAYS + len(text):
        message = phrase(
            "{rows} nodes are more than this file can be about.",
            rows=f"{max(head.rows, head.columns):,}",
        )
        problems.error("size", message, Place(path.name, 1, 1))
        return raw
    _tell_header(head, path.name, problems)
    lines = dl_lines(text.replace("\r\n", "\n").replace("\r", "\n"), head.start)
    if head.format in _MATRICES:
        _read_matrices(head, lines, path.name, raw, problems)
    elif head.format in _LISTS:
        _read_list(head, lines, path.name, raw, problems)
    else:
        message = phrase("The format {value} cannot be read; those that can: ", value=head.format)
        formats = ", ".join((*_MATRICES, *_LISTS))
        problems.error(
            "shape",
            phrase("{message}{formats}.", message=message, formats=formats),
            Place(path.name, 1, 1),
        )
    return raw


def _tell_header(head: Header, file: str, problems: Problems) -> None:
    """What cannot be meant in the header: sizes that are no numbers, labels given twice."""
    for size in head.wrong_sizes:
        problems.error(
            "number", phrase("{size} is no number of nodes.", size=shown(size)), Place(file, 1, 1)
        )
    for kind in ("row", "col"):
        labels = head.labels.get(kind, ())
        for label in dict.fromkeys(one for one, times in Counter(labels).items() if times > 1):
            problems.error(
                "duplicate-id",
                phrase("The label {label} is given twice.", label=shown(label)),
                Place(file, 1, 1),
            )
        if kind == "row" and labels == head.labels.get("col"):
            break  # those of rows and columns are the same


def _read_matrices(
    head: Header, lines: Lines, file: str, raw: RawDataset, problems: Problems
) -> None:
    found = dl_matrices(head, flat(lines), file, problems)
    if problems.fatal or not found:
        return
    names = head.labels.get("mat") or head.labels.get("lev", [])
    ties = []
    for number, matrix in enumerate(found):
        square = matrix.rows == matrix.columns
        table = _square(matrix, file, problems) if square else _two_mode(matrix, file, problems)
        if len(found) > 1:
            name = names[number] if number < len(names) else f"matrix {number + 1}"
            table.header.append("relation")
            table.columns.append([name] * len(table))
        ties.append(table)
    _put(raw, list(dict.fromkeys([*found[0].rows, *found[0].columns])), ties, file, problems)


def _square(matrix: DlMatrix, file: str, problems: Problems) -> RawTable:
    cells = [
        [CsvCell(name, row[0].line, 1, False), *row]
        for name, row in zip(matrix.rows, matrix.cells, strict=True)
    ]
    return matrix_tables(Matrix(matrix.rows, cells, True), file=file, problems=problems)[1]


def _two_mode(matrix: DlMatrix, file: str, problems: Problems) -> RawTable:
    """Ties between rows and columns that are two kinds of nodes."""
    height, width = len(matrix.rows), len(matrix.columns)
    message = phrase(
        "Rows and columns are two kinds of nodes ({height} and {width}): a "
        "value between two is an undirected tie.",
        height=height,
        width=width,
    )
    problems.note("two-mode", message, Place(file))
    cells = [
        [CsvCell(row, cell.line, 1, False), CsvCell(column, cell.line, 1, False), cell]
        for row, line in zip(matrix.rows, matrix.cells, strict=True)
        for column, cell in zip(matrix.columns, line, strict=True)
        if cell.text not in ("0", "0.0", ".")
    ]
    table = _table(cells, file)
    table.header.append("directed")
    table.columns.append(["no"] * len(table))
    return table


def _read_list(head: Header, lines: Lines, file: str, raw: RawDataset, problems: Problems) -> None:
    """Edges as pairs with perhaps a value, or nodes each with those it has ties to."""
    by_node = head.format.startswith("nodelist")
    pairs = list(_by_node(lines) if by_node else (list(line[:3]) for line in lines))
    named = bool(head.embedded)
    rows, columns = head.labels.get("row", []), head.labels.get("col", [])
    two = head.format.endswith("2")
    made = []
    for pair in pairs:
        if len(pair) < 2:
            place = Place(file, pair[0].line, pair[0].column)
            problems.error("ragged", phrase("An edge has two ends and perhaps a value."), place)
            continue
        ends = [
            cell if named else _labelled(cell, labels, size, file, problems)
            for cell, labels, size in zip(
                pair, (rows, columns), (head.rows, head.columns), strict=False
            )
        ]
        made.append([*ends, *pair[2:]])
    if problems.fatal:
        return
    wide = any(len(pair) > 2 for pair in made)
    one = CsvCell("1", 0, 0, False)
    table = _table([[*pair, *[one] * (wide and len(pair) < 3)] for pair in made], file)
    if two:
        table.header.append("directed")
        table.columns.append(["no"] * len(table))
    numbers = [str(number) for number in range(1, max(head.rows, head.columns) + 1)]
    nodes = [*rows, *columns] or ([] if named or two else numbers)
    mentioned = [end for column in table.columns[:2] for end in column]
    _put(raw, list(dict.fromkeys([*nodes, *mentioned])), [table], file, problems)


def _by_node(lines: Lines) -> Iterator[list[CsvCell]]:
    for first, *others in lines:
        for other in others:
            yield [first, other]


def _labelled(
    cell: CsvCell, labels: Sequence[str], size: int, file: str, problems: Problems
) -> CsvCell:
    """An end that is a number as the label of that number."""
    if not cell.text.isdecimal() or not 1 <= int(cell.text) <= (size or len(labels)):
        if cell.text in labels:
            return cell
        message = phrase(
            "{text} is no node from 1 to {value}.",
            text=shown(cell.text),
            value=f"{size or len(labels):,}",
        )
        problems.error("node", message, Place(file, cell.line, cell.column))
        return cell
    number = int(cell.text) - 1
    name = labels[number] if number < len(labels) else cell.text
    return CsvCell(name, cell.line, cell.column, cell.quoted)


def _table(cells: list[list[CsvCell]], file: str) -> RawTable:
    width = len(cells[0]) if cells else 2
    columns = as_columns([[cell.text for cell in row] for row in cells], width)
    header = ["from", "to", "weight"][:width]
    return RawTable("ties", header, columns, CellPlaces(file, cells), headless=True)


def _put(
    raw: RawDataset, nodes: list[str], ties: list[RawTable], file: str, problems: Problems
) -> None:
    table = ties[0] if len(ties) == 1 else stack(ties)
    raw.tables["actors"] = RawTable(
        "actors", ["id"], [nodes], FixedPlace(Place(file)), headless=True
    )
    raw.tables["ties"] = table
    without_zeros(table, problems)
    without_self_pairs(table, problems)
    signs_from_types(table, problems, both=True)
    fill_signs(table)
    join_ends(raw, problems)


ucinet_dl = Format(
    name="ucinet_dl",
    question="UCINET's DL, matrices and lists",
    suffixes=(".dl",),
    read_only=(".txt", ".dat"),
    called=phrase("a UCINET DL file"),
    facts="analytictech.com/ucinet/help/hs5000.htm",
    read=read,
    recognises=is_dl,
)
