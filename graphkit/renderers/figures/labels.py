"""Places labels beside their marks so that nothing covers anything else."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from graphkit.renderers.figures.geometry import (
    Bools,
    Floats,
    contained,
    crossing,
    cut,
    gaps,
    overlaps,
    reach,
)

GAP = 2.5
# right, left, above, below, then the corners: the order readers expect a label in
_SIDES = (
    *((1.0, 0.0), (-1.0, 0.0), (0.0, 1.0), (0.0, -1.0)),
    *((1.0, 1.0), (-1.0, 1.0), (1.0, -1.0), (-1.0, -1.0)),
    *((1.0, 0.5), (-1.0, 0.5), (1.0, -0.5), (-1.0, -0.5)),
    *((0.5, 1.0), (-0.5, 1.0), (0.5, -1.0), (-0.5, -1.0)),
    *((1.0, 0.25), (-1.0, 0.25), (1.0, -0.25), (-1.0, -0.25)),
    # between these, for crowds: they decide whether a name keeps its size
    *((1.0, 0.67), (-1.0, 0.67), (1.0, -0.67), (-1.0, -0.67)),
    *((0.67, 1.0), (-0.67, 1.0), (0.67, -1.0), (-0.67, -1.0)),
    *((1.0, 0.33), (-1.0, 0.33), (1.0, -0.33), (-1.0, -0.33)),
    *((0.33, 1.0), (-0.33, 1.0), (0.33, -1.0), (-0.33, -1.0)),
)
# how far from the mark, in letters: touching it, at the end of a line, and where it must be named
_TOUCHING: tuple[float, ...] = (0.0,)
_LED: tuple[float, ...] = (0.6, 1.25, 2.2, 3.4, 4.8, 6.5)
_FAR: tuple[float, ...] = (*_LED, 8.5, 11.0, 14.0, 19.0, 25.0)
# how far off any other mark must be, in letters: further than the label's own, and from a led one
_FURTHER = 0.25
_CLEAR = 0.8
_ORDERS = 12  # in which those who lead are tried
_UNNAMED, _ALWAYS = 4, 10  # how much it costs to leave a name out, and one that is always there


@dataclass(frozen=True, slots=True)
class Anchor:
    """A mark at a point with its half width, and the size of its label; all in points.

    `smaller` is the size of the label written smaller, for where it has no room; `always` says
    that the label may be left out nowhere.
    """

    x: float
    y: float
    radius: float
    width: float
    height: float
    smaller: tuple[float, float] | None = None
    always: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """The label's lower left corner, whether it stands so far off that a line must lead, whether
    it is to be written smaller, and whether it lies on something, having no room at all."""

    x: float
    y: float
    led: bool
    small: bool = False
    over: bool = False


def place(
    anchors: Sequence[Anchor],
    frame: tuple[float, float, float, float],
    *,
    letter: float,
    obstacles: Floats | None = None,
    crossed: Floats | None = None,
    leading: int = 0,
) -> list[Spot | None]:
    """A spot for each label inside `frame` (left, bottom, right, top), None where there is none.

    Earlier labels have first choice, but for the `leading` ones among themselves: of a few
    orders that one is kept in which most of them, the first above all, find room at full size.
    A label never lies on a mark, on another label, or on `obstacles` (boxes as rows of left,
    bottom, right, top). It touches its own mark and stands clearly nearer to it than to any other;
    or else, at most seven times `letter` off, a line leads to it that meets no other mark, label
    or line. It avoids the points `crossed`, which lie along lines, where it can.
    """
    ground = _Ground(
        frame=frame,
        letter=letter,
        marks=np.array([[a.x, a.y, a.radius] for a in anchors]).reshape(-1, 3),
        solid=np.zeros((0, 4)) if obstacles is None else obstacles,
        points=np.zeros((0, 2)) if crossed is None else crossed,
    )
    first = _order(ground, anchors[:leading])
    spots = {n: ground.take(anchors[n]) for n in (*first, *range(len(first), len(anchors)))}
    return [spots[n] for n in range(len(anchors))]


def _order(ground: _Ground, anchors: Sequence[Anchor]) -> list[int]:
    """An order in which many find room at full size: whoever did not, or by turns the foremost
    of these alone, is tried first next time."""
    order = best = list(range(len(anchors)))
    least = math.inf
    for turn in range(_ORDERS):
        tried, lacking, cost = replace(ground), [], 0.0
        for number in order:
            spot = tried.take(anchors[number])
            if spot is None or spot.small or spot.over:
                lacking.append(number)
                ahead = 1 - number / len(anchors)
                worth = _ALWAYS if anchors[number].always else 0.5 + 4 * ahead**2
                cost += worth * (_UNNAMED if spot is None or spot.over else 1)
        if cost < least:
            best, least = order, cost
        if not lacking:
            break
        first = [min(lacking)] if turn % 2 else lacking
        order = first + [number for number in order if number not in first]
    return best


def shrunk(anchor: Anchor) -> Anchor:
    """The anchor with its label written smaller."""
    wide, high = anchor.smaller or (anchor.width, anchor.height)
    return replace(anchor, width=wide, height=high)


def lead(anchor: Anchor, spot: Spot) -> tuple[float, float]:
    """Where on the label's rim the line from its mark arrives."""
    return (
        min(max(anchor.x, spot.x), spot.x + anchor.width),
        min(max(anchor.y, spot.y), spot.y + anchor.height),
    )


@dataclass(frozen=True, slots=True)
class _Room:
    """Where a label could stand if there was no other: boxes with what each costs, and the line
    that would lead to it."""

    boxes: Floats
    lines: Floats

    def without(self, meets: Bools) -> _Room:
        """Only the places whose row says nowhere that they meet something."""
        free = np.flatnonzero(~meets.any(axis=1))
        return _Room(self.boxes[free], self.lines[free])


@dataclass
class _Ground:
    """What is taken: `marks` as rows of x, y, radius; `solid` boxes; and so far `labels`, as boxes
    too, with the `leads` to them as rows of x, y, x, y.

    `rooms` holds what has been asked where only marks and boxes stand, for every order tried.
    """

    frame: tuple[float, float, float, float]
    letter: float
    marks: Floats
    solid: Floats
    points: Floats
    rooms: dict[tuple[Anchor, Sequence[float]], _Room] = field(default_factory=dict)
    labels: Floats = field(default_factory=lambda: np.zeros((0, 4)))
    leads: Floats = field(default_factory=lambda: np.zeros((0, 4)))

    def spot(self, anchor: Anchor) -> Spot | None:
        """The best spot left for a label."""
        small = shrunk(anchor)
        far = _FAR if anchor.always else _LED
        tries = [(one, rings) for one in (anchor, small) for rings in (_TOUCHING, far)]
        for one, rings in tries:
            if (found := self._best(one, rings)) is not None:
                return replace(found, small=one is small and small != anchor)
        return self._anywhere(anchor) if anchor.always else None

    def take(self, anchor: Anchor) -> Spot | None:
        """The best spot left, which from now on is taken."""
        spot = self.spot(anchor)
        if spot is not None:
            self._cover(shrunk(anchor) if spot.small else anchor, spot)
        return spot

    def _cover(self, anchor: Anchor, spot: Spot) -> None:
        """Take the room of a label and of the line that leads to it."""
        box = [spot.x, spot.y, spot.x + anchor.width, spot.y + anchor.height]
        self.labels = np.vstack([self.labels, box])
        if spot.led:
            self.leads = np.vstack([self.leads, [anchor.x, anchor.y, *lead(anchor, spot)]])

    def _best(self, anchor: Anchor, rings: Sequence[float]) -> Spot | None:
        room, led = self._room(anchor, rings), rings is not _TOUCHING
        room = room.without(overlaps(room.boxes, self.labels))
        room = room.without(cut(room.boxes, self.leads))
        if led:
            room = room.without(crossing(room.lines, self.leads))
            room = room.without(cut(self.labels, room.lines).T)
        if not len(room.boxes):
            return None
        best = room.boxes[int(np.argmin(room.boxes[:, 4]))]
        return Spot(float(best[0]), float(best[1]), led)

    def _room(self, anchor: Anchor, rings: Sequence[float]) -> _Room:
        """Where a label could stand beside the marks and boxes, whatever other labels do."""
        if (anchor, rings) not in self.rooms:
            boxes = _candidates(anchor, rings, self.letter)
            boxes = boxes[self._inside(boxes)]
            boxes = boxes[~overlaps(boxes, self._standing_in(boxes)).any(axis=1)]
            boxes = boxes[~self._misread(anchor, boxes, rings is not _TOUCHING)]
            if len(boxes):
                boxes[:, 4] += contained(self.points, boxes)
            self.rooms[anchor, rings] = _Room(boxes, _lines(anchor, boxes))
        return self.rooms[anchor, rings]

    def _anywhere(self, anchor: Anchor) -> Spot | None:
        """Where the label covers least."""
        boxes = _candidates(anchor, (*_TOUCHING, *_FAR), self.letter)
        boxes = boxes[self._inside(boxes)]
        if not len(boxes):
            return None
        covered = overlaps(boxes, np.vstack([self._standing, self.labels])).sum(axis=1)
        best = np.argmin(50 * covered + boxes[:, 4])
        x, y = boxes[best, :2].tolist()
        return Spot(x, y, True, over=bool(covered[best]))

    @property
    def _standing(self) -> Floats:
        """Marks and boxes, as boxes."""
        middle, radius = self.marks[:, :2], self.marks[:, 2:]
        return np.vstack([np.hstack([middle - radius, middle + radius]), self.solid])

    def _standing_in(self, boxes: Floats) -> Floats:
        """Those of them that lie where the boxes do: in a crowd few."""
        if not len(boxes):
            return np.zeros((0, 4))
        around = np.r_[boxes[:, :2].min(axis=0), boxes[:, 2:4].max(axis=0)]
        standing = self._standing
        return np.asarray(standing[overlaps(around[None], standing)[0]])

    def _inside(self, boxes: Floats) -> Bools:
        left, bottom, right, top = self.frame
        inside = (boxes[:, 0] >= left) & (boxes[:, 1] >= bottom)
        inside &= (boxes[:, 2] <= right) & (boxes[:, 3] <= top)
        return np.asarray(inside)

    def _misread(self, anchor: Anchor, boxes: Floats, led: bool) -> Bools:
        """Which labels a reader could give to another mark than their own."""
        if not len(boxes):
            return np.zeros(0, dtype=bool)
        marks = self._near(anchor, boxes, led)
        gap = gaps(boxes, marks)
        own = np.hypot(*(marks[:, :2] - [anchor.x, anchor.y]).T) < 1e-6
        others = np.where(own, np.inf, gap).min(axis=1, initial=np.inf)
        if not led:
            return np.asarray(others < gap[:, own].min(axis=1) + _FURTHER * self.letter)
        lines = _lines(anchor, boxes)
        bad = np.asarray(others < _CLEAR * self.letter)
        # The cheap question first; who fails it is not asked the next.
        for fails in (
            lambda of: cut(self.solid, of).any(axis=0),
            lambda of: ((reach(of, marks) < 0.5 * GAP) & ~own).any(axis=1),
        ):
            left = np.flatnonzero(~bad)
            bad[left] = fails(lines[left])
        return bad

    def _near(self, anchor: Anchor, boxes: Floats, led: bool) -> Floats:
        """The marks that labels there, or lines to them, can come too near to: in a crowd few."""
        point = np.array([anchor.x, anchor.y])
        low = np.minimum(boxes[:, :2].min(axis=0), point)
        high = np.maximum(boxes[:, 2:4].max(axis=0), point)
        far = max(_CLEAR * self.letter, GAP)
        if not led:  # no label is further off its own mark than all of them are wide and high
            far = float(np.hypot(*(high - low))) + _FURTHER * self.letter
        return np.asarray(self.marks[gaps(np.r_[low, high][None], self.marks)[0] <= far])


def _lines(anchor: Anchor, boxes: Floats) -> Floats:
    """From a mark to the rim of each box."""
    start = np.array([anchor.x, anchor.y])
    ends = np.clip(start, boxes[:, :2], boxes[:, 2:4])
    return np.hstack([np.broadcast_to(start, ends.shape), ends])


def _candidates(anchor: Anchor, rings: Sequence[float], letter: float) -> Floats:
    """Rows of left, bottom, right, top, cost."""
    letters = np.repeat(rings, len(_SIDES))
    right, up = np.tile(np.array(_SIDES), (len(rings), 1)).T
    away = anchor.radius + GAP + letters * letter
    x = anchor.x + right * away - anchor.width * (1 - right) / 2
    y = anchor.y + up * away - anchor.height * (1 - up) / 2
    cost = 6.0 * letters + 0.4 * np.tile(np.arange(len(_SIDES)), len(rings))
    return np.column_stack([x, y, x + anchor.width, y + anchor.height, cost])
