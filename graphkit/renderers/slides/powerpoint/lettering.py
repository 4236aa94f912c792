"""Which size of text fits a box on a slide."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.renderers.columns import letters as width
from graphkit.renderers.figures.advances import wide
from graphkit.renderers.figures.lettering import wrap

LINE = 1.2
INSET = 7.2  # points of padding at the sides of a text box, as PowerPoint sets by default
TOP_INSET = 3.6

__all__ = ["INSET", "LINE", "TOP_INSET", "fitting", "height", "lines", "width"]


def lines(words: str, room: float, size: float, bold: bool = False) -> list[str]:
    """The lines that words take in a room that wide."""
    return wrap(words, room, lambda line: width(line, size, bold))


def height(
    paragraphs: Sequence[str],
    room: float,
    size: float,
    *,
    space: float = 0.0,
    bold: bool = False,
) -> float:
    """How high paragraphs are, with `space` (in lines) before each but the first."""
    count = sum(max(1, len(lines(words, room, size, bold))) for words in paragraphs)
    return (count + space * max(0, len(paragraphs) - 1)) * size * LINE


def fitting(
    paragraphs: Sequence[str],
    room: tuple[float, float],
    sizes: Sequence[float],
    *,
    space: float = 0.0,
    bold: bool = False,
) -> float | None:
    """The first of `sizes` at which the paragraphs fit a room (width, height), or None."""
    across, up = room
    for size in sizes:
        longest = max((width(w, size, bold) for p in paragraphs for w in p.split()), default=0.0)
        cjk = any(wide(c) for p in paragraphs for c in p)
        if height(paragraphs, across, size, space=space, bold=bold) <= up and (
            cjk or longest <= across
        ):
            return size
    return None
