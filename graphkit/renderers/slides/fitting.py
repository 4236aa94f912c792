"""What fits a slide, in any kind of deck: a title of two lines, and so many rows of a table."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from graphkit.renderers.columns import column_widths, letters
from graphkit.renderers.figures.lettering import wrap

LINE = 1.2  # of the size, from one line of a table to the next
TITLE_LINES = 2


@dataclass(frozen=True, slots=True)
class Cells:
    """How a table is set: the sizes of text it may take, and a cell's padding."""

    sizes: tuple[float, ...]
    side: float
    above: float


@dataclass(frozen=True, slots=True)
class Fit:
    """The size of text, the widths of the columns, and how many rows below the heading fit."""

    size: float
    widths: list[float]
    shown: int


def fitting_title(titles: Sequence[str], across: float, size: float) -> str:
    """The first of the titles that takes two lines at most, else the last, which is shortest."""

    def fits(title: str) -> bool:
        return len(wrap(title, across, lambda line: letters(line, size, True))) <= TITLE_LINES

    return next((title for title in titles if fits(title)), titles[-1])


def fit_rows(cells: Sequence[Sequence[str]], room: tuple[float, float], form: Cells) -> Fit:
    """The largest size at which all rows fit the room, else the rows that fit at the smallest."""
    across, up = room
    for size in form.sizes:
        widths = column_widths(cells, across, size, padding=2 * form.side + 2)
        if math.fsum(row_height(row, widths, size, form) for row in cells) <= up:
            return Fit(size, widths, len(cells) - 1)
    shown, high = 0, row_height(cells[0], widths, size, form)
    for row in cells[1:]:
        high += row_height(row, widths, size, form)
        if high > up:
            break
        shown += 1
    return Fit(size, widths, max(1, shown))


def row_height(row: Sequence[str], widths: Sequence[float], size: float, form: Cells) -> float:
    """How high a row is, by the cell with most lines."""
    most = max(
        max(1, len(wrap(words, wide - 2 * form.side - 1, lambda line: letters(line, size))))
        for words, wide in zip(row, widths, strict=True)
    )
    return most * size * LINE + 2 * form.above + 1
