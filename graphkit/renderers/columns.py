"""How wide a table's columns should be in print and on slides."""

from __future__ import annotations

import math
from collections.abc import Sequence

from graphkit.renderers.figures.advances import wide
from graphkit.renderers.figures.advances import width as plain_width
from graphkit.renderers.figures.lettering import pieces

NARROWER = 0.95  # common fonts are narrower than DejaVu Sans, by whose widths we measure


def letters(words: str, size: float, bold: bool = False) -> float:
    """How wide words are at a size, in points; a Chinese or Japanese character is a square.

    Documents are read with fonts that this machine may not have. Widths are those of DejaVu
    Sans, a little less: still wider than Arial, Calibri and most others, so that what fits by
    it fits by them.
    """
    narrow = "".join(character for character in words if not wide(character))
    squares = len(words) - len(narrow)
    return plain_width(narrow, size, bold) * NARROWER + squares * size


def column_widths(
    cells: Sequence[Sequence[str]], room: float, size: float, *, padding: float
) -> list[float]:
    """Widths in points that fill `room`: narrow columns get what they need, wordy ones share.

    `cells` are rows of words, the headings first; `padding` is what a cell's sides take.
    """
    needs, least = [], []
    for column in zip(*cells, strict=True):
        whole = [letters(words, size, bold=row == 0) for row, words in enumerate(column)]
        parts = [letters(part.rstrip(), size) for words in column for part in pieces(words)]
        needs.append(1.05 * max(whole) + padding)
        least.append(min(needs[-1], max([1.05 * max(parts, default=0.0), 4 * size]) + padding))
    spare = room - math.fsum(least)
    if spare < 0:
        return [room * part / math.fsum(least) for part in least]
    wanted = [need - part for need, part in zip(needs, least, strict=True)]
    given = wanted if math.fsum(wanted) <= spare else _even(wanted, spare)
    found = [part + more for part, more in zip(least, given, strict=True)]
    left = room - math.fsum(found)
    return [part + left * part / math.fsum(found) for part in found]


def _even(wanted: Sequence[float], spare: float) -> list[float]:
    """Fill the smallest wishes first, so that only the wordiest columns must wrap."""
    given = [0.0] * len(wanted)
    order = sorted(range(len(wanted)), key=lambda place: wanted[place])
    for rank, place in enumerate(order):
        given[place] = min(wanted[place], spare / (len(order) - rank))
        spare -= given[place]
    return given
