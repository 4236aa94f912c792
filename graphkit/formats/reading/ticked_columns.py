"""Columns called Support, Neutral and Oppose, of which each row ticks one, as one column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from graphkit.errors import Problem
from graphkit.formats.reading.cells import NOT_TICKED, TICKED
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.grid import Grid
from graphkit.formats.reading.words.lookup import meaning_of
from graphkit.phrases import phrase, run_on

_CROSSES = frozenset("×✕✖✗")


def ticked_as_one(grid: Grid, head: int | None) -> Grid:
    """The grid with such columns as one, in which the heading of the ticked column stands; `head`
    is the row of the headings."""
    names = grid.rows[head] if head is not None else []
    columns = [n for n, name in enumerate(names) if _is_side(name)]
    if head is None or not _both_sides([names[n] for n in columns]):
        return grid
    ticks = _ticks({row[n].casefold() for row in grid.rows[head + 1 :] for n in columns})
    return _as_one(grid, head, columns, ticks) if ticks else grid


def _is_side(heading: str) -> bool:
    told = meaning_of(heading) is not None and heading.casefold() not in TICKED | NOT_TICKED
    return told and any(map(str.isalpha, heading))


def _both_sides(headings: Sequence[str]) -> bool:
    sides = {meaning.side for heading in headings if (meaning := meaning_of(heading))}
    return {-1, 1} <= sides and len(set(headings)) == len(headings)


def _ticks(cells: set[str]) -> frozenset[str]:
    """Which cells are ticks, where there are only such: a cross is none beside a circle."""
    known = TICKED | NOT_TICKED | _CROSSES
    return frozenset(cells & TICKED or cells & _CROSSES) if cells <= known else frozenset()


def _as_one(grid: Grid, head: int, columns: Sequence[int], ticks: frozenset[str]) -> Grid:
    first, *rest = columns
    names = [grid.rows[head][n] for n in columns]
    rows = []
    for number, row in enumerate(grid.rows):
        one = list(row)
        if number == head:
            one[first] = f"Position ({' / '.join(names)})"
        elif number > head:
            ticked = [
                name for n, name in zip(columns, names, strict=True) if row[n].casefold() in ticks
            ]
            one[first] = " / ".join(ticked)  # two are told, as no position
        rows.append([cell for n, cell in enumerate(one) if n not in rest])
    listed = run_on(phrase(", "), map(shown, names))
    message = phrase("{listed} are one column of positions: the one that is ticked.", listed=listed)
    told = Problem("note", "ticked", message, grid.place(head, first))
    kept = [column for n, column in enumerate(grid.columns) if n not in rest]
    return replace(grid, rows=rows, columns=kept, noticed=[*grid.noticed, told])
