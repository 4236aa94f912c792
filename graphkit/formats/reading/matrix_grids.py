"""Square matrices of ties in sheets, or below a title."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graphkit.formats.reading.csv_text import CsvCell
from graphkit.formats.reading.ends import without_self_pairs
from graphkit.formats.reading.grid import LOOKED_AT, Grid
from graphkit.formats.reading.matrix import Matrix, matrix_of, matrix_tables
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import FixedPlace, RawDataset, RawTable
from graphkit.formats.reading.stacked import stack
from graphkit.formats.reading.type_signs import fill_signs


def put_matrices(
    grids: Sequence[Grid], line: int | None, raw: RawDataset, problems: Problems
) -> list[Grid] | None:
    """Read the matrices among these grids, each a relation called as its sheet where there are
    several; which grids are none of them. None, and nothing done, where there is none at all.

    `line` is the one of the headings, if it is known.
    """
    found = [(grid, matrix) for grid in grids if (matrix := _matrix_in(grid, line))]
    if not found:
        return None
    ties, actors = list[RawTable](), list[RawTable]()
    for grid, matrix in found:
        nodes, table = matrix_tables(matrix, file=grid.file, problems=problems)
        if len(found) > 1:
            table.header.append("relation")
            table.columns.append([grid.title] * len(table))
        actors.append(nodes)
        ties.append(table)
    known = dict.fromkeys(name for nodes in actors for name in nodes.columns[0])
    place = found[0][0].place(0, 0)
    raw.tables["actors"] = RawTable(
        "actors", ["id"], [list(known)], FixedPlace(place), headless=True
    )
    raw.tables["ties"] = stack(ties)
    fill_signs(raw.tables["ties"])
    without_self_pairs(raw.tables["ties"], problems)
    return [grid for grid in grids if all(grid is not one for one, _ in found)]


def _matrix_in(grid: Grid, line: int | None) -> Matrix | None:
    lines = [
        [CsvCell(text, row, column, False) for column, text in enumerate(cells)]
        for row, cells in enumerate(grid.rows)
    ]
    starts = [row for row, number in enumerate(grid.lines[:LOOKED_AT]) if line in (None, number)]
    for start in starts:
        below = lines[start:]
        if len(below) > 2 and (found := matrix_of(below)) and found.named:
            return replace(found, at=grid.place)
    return None
