"""Ties as lines, with the ends that tell support, opposition and contested ties apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from graphkit.pictures import Link, TieState
from graphkit.renderers.figures.geometry import Floats
from graphkit.renderers.figures.sheet import Sheet
from graphkit.renderers.style import TIES

# Neutral lines lie lowest, what is contested on top.
_FIRST: Sequence[TieState] = ("unsigned", "neutral", "support", "oppose", "contested")
STRONG, PALE = 0.95, 0.5  # how dark ties against the camps and other ties are
_MANY = 150  # ties from which on they recede


def draw_ties(
    sheet: Sheet, links: Sequence[Link], places: Mapping[str, tuple[float, float, float]]
) -> Floats:
    """Draw the links between places (x, y, radius); returns points along the lines.

    Ties that go both ways stand side by side. Ties that cut across camps are drawn strongest.
    The more there are, the thinner and paler all are.
    """
    shown = [li for li in links if li.source in places and li.target in places]
    if not shown:
        return np.zeros((0, 2))
    segments = _segments(shown, places, gap=0.22 * sheet.letter)
    crowd = min(1.0, (_MANY / len(shown)) ** 0.5)
    for state in _FIRST:
        for wedge in (False, True):
            chosen = [i for i, li in enumerate(shown) if (li.state, li.wedge) == (state, wedge)]
            if chosen:
                _draw(sheet, [shown[i] for i in chosen], segments[chosen], state, crowd)
    return _along(segments, step=0.7 * sheet.letter)


def _draw(
    sheet: Sheet, links: Sequence[Link], segments: Floats, state: TieState, crowd: float
) -> None:
    look = TIES[state]
    wedge = links[0].wedge
    opacity = (STRONG if wedge else PALE) * crowd
    widths = (
        (0.07 if wedge else 0.05)
        * sheet.letter
        * crowd**0.5
        * (1 + 2 * np.sqrt([min(li.strength, 1.0) for li in links]))
    )
    name = f"ties-{state}{'-across' if wedge else ''}"
    sheet.strokes(segments, look.colour, widths, dash=look.dash, opacity=opacity, name=name)
    ends = [_arrow_ends(segments)]
    both = np.array([not li.directed for li in links])
    if both.any():
        ends.append(_arrow_ends(segments[both][:, [2, 3, 0, 1]]))
    draw_ends(sheet, np.concatenate(ends), look.end, look.colour, opacity, size=0.5 * crowd**0.5)


def draw_ends(
    sheet: Sheet, ends: Floats, end: str, colour: str, opacity: float, *, size: float = 0.5
) -> None:
    """Marks at line ends: rows of x, y and the unit direction in which the line arrives.

    `size` is that of a triangle in letters."""
    size *= sheet.letter
    tip, along = ends[:, :2], ends[:, 2:]
    side = np.column_stack([-along[:, 1], along[:, 0]])
    if end == "triangle":
        corners = [
            tip,
            tip - size * along + 0.45 * size * side,
            tip - size * along - 0.45 * size * side,
        ]
        sheet.polygons(np.stack(corners, axis=1), colour, opacity=min(1.0, 1.6 * opacity), front=4)
    elif end == "diamond":
        half = 0.5 * size * along
        corners = [
            tip,
            tip - half + 0.4 * size * side,
            tip - 2 * half,
            tip - half - 0.4 * size * side,
        ]
        sheet.polygons(np.stack(corners, axis=1), colour, opacity=min(1.0, 1.6 * opacity), front=4)
    elif end == "bar":
        bars = np.column_stack([tip + 0.6 * size * side, tip - 0.6 * size * side])
        width = 0.4 * size
        sheet.strokes(bars, colour, width, opacity=min(1.0, 1.6 * opacity), front=4)


def _segments(
    links: Sequence[Link], places: Mapping[str, tuple[float, float, float]], gap: float
) -> Floats:
    """Lines from rim to rim; one of a pair that goes both ways is moved to its right."""
    ends = np.array([[*places[li.source], *places[li.target]] for li in links])
    start, stop = ends[:, :2], ends[:, 3:5]
    length = np.maximum(np.hypot(*(stop - start).T), 1e-9)[:, None]
    along = (stop - start) / length
    pairs = {(li.source, li.target) for li in links}
    twice = np.array([(li.target, li.source) in pairs for li in links])
    shift = np.where(twice, gap, 0.0)[:, None] * np.column_stack([along[:, 1], -along[:, 0]])
    room = np.minimum(1.0, 0.8 * length / (ends[:, [2]] + ends[:, [5]] + 2 * gap))
    first = start + shift + along * (ends[:, [2]] + gap) * room
    last = stop + shift - along * (ends[:, [5]] + gap) * room
    return np.column_stack([first, last])


def _arrow_ends(segments: Floats) -> Floats:
    along = segments[:, 2:] - segments[:, :2]
    length = np.maximum(np.hypot(*along.T), 1e-9)[:, None]
    return np.column_stack([segments[:, 2:], along / length])


def _along(segments: Floats, step: float) -> Floats:
    """Points along every line, `step` apart."""
    counts = np.maximum(2, (np.hypot(*(segments[:, 2:] - segments[:, :2]).T) / step).astype(int))
    line = np.repeat(np.arange(len(segments)), counts)
    start = np.repeat(np.cumsum(counts) - counts, counts)
    share = (np.arange(len(line)) - start) / (counts[line] - 1)
    return np.asarray(
        segments[line, :2] + share[:, None] * (segments[line, 2:] - segments[line, :2])
    )
