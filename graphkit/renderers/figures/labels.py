"""Places labels beside their marks so that nothing covers anything else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from graphkit.graph.network import Floats

GAP = 2.5
# right, left, above, below, then the corners: the order readers expect a label in
_SIDES = (
    *((1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)),
    *((1.0, 1.0), (-1.0, 1.0), (1.0, -1.0), (-1.0, -1.0)),
    *((1.0, 0.5), (-1.0, 0.5), (1.0, -0.5), (-1.0, -0.5)),
)
_RINGS = (0.0, 0.6, 1.25, 2.2, 3.4, 4.8)  # in letters


@dataclass(frozen=True, slots=True)
class Anchor:
    """A mark at a point with its half width, and the size of its label; all in points.

    `smaller` is the size of the label written smaller, for where it has no room.
    """

    x: float
    y: float
    radius: float
    width: float
    height: float
    smaller: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """The label's lower left corner, whether it stands so far off that a line must lead, and
    whether it is to be written smaller."""

    x: float
    y: float
    led: bool
    small: bool = False


def place(
    anchors: Sequence[Anchor],
    frame: tuple[float, float, float, float],
    *,
    letter: float,
    obstacles: Floats | None = None,
    crossed: Floats | None = None,
) -> list[Spot | None]:
    """A spot for each label inside `frame` (left, bottom, right, top), None where there is none.

    Earlier labels have first choice. A label never lies on a mark, on another label, or on
    `obstacles` (boxes as rows of left, bottom, right, top); it avoids the points `crossed`,
    which lie along lines, where it can. It stands at most five times `letter` off its mark.
    """
    marks = np.array(
        [[a.x - a.radius, a.y - a.radius, a.x + a.radius, a.y + a.radius] for a in anchors]
    ).reshape(-1, 4)
    taken = marks if obstacles is None else np.vstack([marks, obstacles])
    points = np.zeros((0, 2)) if crossed is None else crossed
    spots: list[Spot | None] = []
    for anchor in anchors:
        found = _best(anchor, _candidates(anchor, letter), frame, taken, points, marks)
        if found is None and anchor.smaller is not None:
            anchor = shrunk(anchor)
            found = _best(anchor, _candidates(anchor, letter), frame, taken, points, marks)
            found = replace(found, small=True) if found else None
        spots.append(found)
        if found is not None:
            box = [found.x, found.y, found.x + anchor.width, found.y + anchor.height]
            taken = np.vstack([taken, box])
    return spots


def shrunk(anchor: Anchor) -> Anchor:
    """The anchor with its label written smaller."""
    wide, high = anchor.smaller or (anchor.width, anchor.height)
    return replace(anchor, width=wide, height=high)


def _candidates(anchor: Anchor, letter: float) -> Floats:
    """Rows of left, bottom, right, top, cost."""
    rows = []
    for ring, letters in enumerate(_RINGS):
        for rank, (right, up) in enumerate(_SIDES):
            reach = anchor.radius + GAP + letters * letter
            x = anchor.x + right * reach - anchor.width * (1 - right) / 2
            y = anchor.y + up * reach - anchor.height * (1 - up) / 2
            cost = 6.0 * ring + 0.4 * rank
            rows.append((x, y, x + anchor.width, y + anchor.height, cost))
    return np.array(rows)


def _best(
    anchor: Anchor,
    boxes: Floats,
    frame: tuple[float, float, float, float],
    taken: Floats,
    points: Floats,
    marks: Floats,
) -> Spot | None:
    left, bottom, right, top = frame
    inside = (boxes[:, 0] >= left) & (boxes[:, 1] >= bottom)
    inside &= (boxes[:, 2] <= right) & (boxes[:, 3] <= top)
    free = inside & ~_overlaps(boxes, taken).any(axis=1)
    if not free.any():
        return None
    near = _near(points, boxes)
    hits = (
        (near[None, :, 0] > boxes[:, None, 0])
        & (near[None, :, 0] < boxes[:, None, 2])
        & (near[None, :, 1] > boxes[:, None, 1])
        & (near[None, :, 1] < boxes[:, None, 3])
    ).sum(axis=1)
    crossings = _crossings(anchor, boxes, marks) + _covered(anchor, boxes, taken[len(marks) :])
    cost = np.where(free, boxes[:, 4] + hits + 9.0 * crossings, np.inf)
    best = int(np.argmin(cost))
    return Spot(float(boxes[best, 0]), float(boxes[best, 1]), best >= len(_SIDES))


def _crossings(anchor: Anchor, boxes: Floats, marks: Floats) -> Floats:
    """How many other marks the line from the anchor to each label would cross."""
    start = np.array([anchor.x, anchor.y])
    leap = np.clip(start, boxes[:, :2], boxes[:, 2:4]) - start
    centre = (marks[:, :2] + marks[:, 2:]) / 2 - start
    radius = (marks[:, 2] - marks[:, 0]) / 2
    length = np.maximum((leap**2).sum(axis=1), 1e-9)
    share = np.clip(leap @ centre.T / length[:, None], 0.0, 1.0)
    gap = np.hypot(*np.moveaxis(share[:, :, None] * leap[:, None, :] - centre, 2, 0))
    other = np.hypot(*centre.T) > 1e-6
    return np.asarray(((gap < radius) & other).sum(axis=1))


def _covered(anchor: Anchor, boxes: Floats, labels: Floats) -> Floats:
    """How many other labels the line from the anchor to each label would cross."""
    start = np.array([anchor.x, anchor.y])
    leap = np.clip(start, boxes[:, :2], boxes[:, 2:4]) - start
    points = start + leap[:, None, :] * np.linspace(0.1, 0.95, 8)[None, :, None]
    inside = (points[:, :, None, :] > labels[None, None, :, :2]).all(axis=3)
    inside &= (points[:, :, None, :] < labels[None, None, :, 2:]).all(axis=3)
    return np.asarray(inside.any(axis=1).sum(axis=1))


def _near(points: Floats, boxes: Floats) -> Floats:
    """Only the points that any of the boxes could cover."""
    low, high = boxes[:, :2].min(axis=0), boxes[:, 2:4].max(axis=0)
    return np.asarray(points[((points >= low) & (points <= high)).all(axis=1)])


def _overlaps(boxes: Floats, taken: Floats) -> Floats:
    one, other = boxes[:, None, :], taken[None, :, :]
    apart = (one[..., 2] <= other[..., 0]) | (other[..., 2] <= one[..., 0])
    apart |= (one[..., 3] <= other[..., 1]) | (other[..., 3] <= one[..., 1])
    return np.asarray(~apart)


def spread(centres: Floats, radii: Floats, frame: tuple[float, float, float, float]) -> Floats:
    """Marks moved just so far that none covers another, and all lie inside `frame`."""
    turn = np.arange(len(centres)) * 2.4  # two marks at one point part in different directions
    placed = np.asarray(centres, dtype=float) + 1e-3 * np.column_stack([np.cos(turn), np.sin(turn)])
    left, bottom, right, top = frame
    low = np.column_stack([left + radii, bottom + radii])
    high = np.column_stack([right - radii, top - radii])
    reach = radii[:, None] + radii[None, :] + GAP
    np.fill_diagonal(reach, 0.0)
    for _ in range(60):
        offset = placed[:, None, :] - placed[None, :, :]
        distance = np.sqrt((offset**2).sum(axis=2))
        lack = np.maximum(reach - distance, 0.0)
        if not lack.any():
            break
        away = offset / np.maximum(distance, 1e-9)[:, :, None]
        placed += 0.5 * (away * lack[:, :, None]).sum(axis=1)
        placed = np.clip(placed, low, np.maximum(low, high))
    return placed
