"""Boxes, lines and round marks on a page: which meet, how far apart they lie; arcs and spreads.

Boxes are rows of left, bottom, right, top; lines of x, y, x, y; marks of x, y, radius. Answers
have a row for each of the first and a column for each of the second.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


def gaps(boxes: Floats, marks: Floats) -> Floats:
    """From the rim of each box to that of each mark."""
    middle = marks[None, :, :2]
    nearest = np.clip(middle, boxes[:, None, :2], boxes[:, None, 2:4])
    return np.asarray(np.hypot(*np.moveaxis(nearest - middle, 2, 0)) - marks[:, 2])


def reach(lines: Floats, marks: Floats) -> Floats:
    """From each line to the rim of each mark."""
    start, along = lines[:, None, :2], (lines[:, 2:] - lines[:, :2])[:, None, :]
    offset = marks[None, :, :2] - start
    length = np.maximum((along**2).sum(axis=2), 1e-9)
    share = np.clip((offset * along).sum(axis=2) / length, 0.0, 1.0)
    gap = np.hypot(*np.moveaxis(share[:, :, None] * along - offset, 2, 0))
    return np.asarray(gap - marks[:, 2])


def cut(boxes: Floats, lines: Floats) -> Bools:
    """Which boxes are cut by which lines."""
    low, high = np.minimum(lines[:, :2], lines[:, 2:]), np.maximum(lines[:, :2], lines[:, 2:])
    over = (high[None] > boxes[:, None, :2]) & (low[None] < boxes[:, None, 2:4])
    near: Bools = np.asarray(np.all(over, axis=2))
    box, line = np.nonzero(near)  # of many lines few pass near a box
    share = np.linspace(0.0, 1.0, 25)[:, None]
    start = lines[line, None, :2]
    points = start + share * (lines[line, None, 2:] - start)
    inside = (points > boxes[box, None, :2]) & (points < boxes[box, None, 2:4])
    near[box, line] = np.any(np.all(inside, axis=2), axis=1)
    return np.asarray(near)


def crossing(lines: Floats, others: Floats) -> Bools:
    """Which lines cross which others."""
    one, other = lines[:, None, :], others[None, :, :]

    def side(line: Floats, x: Floats, y: Floats) -> Floats:
        across = (line[..., 2] - line[..., 0]) * (y - line[..., 1])
        return np.asarray(across - (line[..., 3] - line[..., 1]) * (x - line[..., 0]))

    parted = side(one, other[..., 0], other[..., 1]) * side(one, other[..., 2], other[..., 3]) < 0
    parted &= side(other, one[..., 0], one[..., 1]) * side(other, one[..., 2], one[..., 3]) < 0
    return np.asarray(parted)


def contained(points: Floats, boxes: Floats) -> Floats:
    """How many of the points each box covers."""
    low, high = boxes[:, :2].min(axis=0), boxes[:, 2:4].max(axis=0)
    near = points[((points >= low) & (points <= high)).all(axis=1)][None]
    inside = (near > boxes[:, None, :2]) & (near < boxes[:, None, 2:4])
    return np.asarray(inside.all(axis=2).sum(axis=1))


def overlaps(boxes: Floats, taken: Floats) -> Bools:
    """Which boxes cover part of which others."""
    one, other = boxes[:, None, :], taken[None, :, :]
    apart = (one[..., 2] <= other[..., 0]) | (other[..., 2] <= one[..., 0])
    apart |= (one[..., 3] <= other[..., 1]) | (other[..., 3] <= one[..., 1])
    return np.asarray(~apart)


def sunflower(count: int) -> Floats:
    """Points spread evenly over the unit disc, from the centre outwards (Vogel 1979)."""
    number = np.arange(count)
    distance = np.sqrt((number + 0.5) / count) if count > 1 else np.zeros(count)
    turn = number * np.pi * (3 - np.sqrt(5))
    return np.column_stack([distance * np.cos(turn), distance * np.sin(turn)])


def arc(start: tuple[float, float], stop: tuple[float, float], crest: float) -> Floats:
    """A smooth line up to the crest and down again."""
    t = np.linspace(0.0, 1.0, 40)[:, None]
    one, other = np.array(start), np.array(stop)
    lift = np.array([0.0, 1.0])
    base = (1 - t) * one + t * other
    height = crest - (one[1] + other[1]) / 2
    return np.asarray(base + height * 4 * t * (1 - t) * lift)


def direction(vector: Floats) -> Floats:
    return np.asarray(vector / max(float(np.hypot(*vector)), 1e-9))
