"""How wide words are on a slide, and which size of text fits a box.

Slides are read with fonts that this machine may not have, so widths are those of DejaVu Sans,
a little less: still wider than Arial, Calibri and the fonts of most templates, so that what
fits by it fits by them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from graphkit.renderers.figures.lettering import SANS, wide, wrap
from graphkit.renderers.figures.lettering import width as plain_width

LINE = 1.2
INSET = 7.2  # points of padding at the sides of a text box, as PowerPoint sets by default
TOP_INSET = 3.6
NARROWER = 0.95


@cache
def width(words: str, size: float, bold: bool = False) -> float:
    """How wide words are at a size, in points; a Chinese or Japanese character is a square."""
    narrow = "".join(character for character in words if not wide(character))
    squares = len(words) - len(narrow)
    return plain_width(narrow, size, (SANS,), bold) * NARROWER + squares * size


def lines(words: str, room: float, size: float, bold: bool = False) -> list[str]:
    """The lines that words take in a room that wide."""
    return wrap(words, room, lambda line: width(line, size, bold))


def height(paragraphs: Sequence[str], room: float, size: float, *, space: float = 0.0) -> float:
    """How high paragraphs are, with `space` (in lines) before each but the first."""
    count = sum(max(1, len(lines(words, room, size))) for words in paragraphs)
    return (count + space * max(0, len(paragraphs) - 1)) * size * LINE


def fitting(
    paragraphs: Sequence[str],
    room: tuple[float, float],
    sizes: Sequence[float],
    *,
    space: float = 0.0,
) -> float | None:
    """The first of `sizes` at which the paragraphs fit a room (width, height), or None."""
    across, up = room
    for size in sizes:
        longest = max((width(w, size) for p in paragraphs for w in p.split()), default=0.0)
        cjk = any(wide(c) for p in paragraphs for c in p)
        if height(paragraphs, across, size, space=space) <= up and (cjk or longest <= across):
            return size
    return None
