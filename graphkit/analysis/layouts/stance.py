"""Stance by influence: x is the position, y the influence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from graphkit.pictures import ActorProfile, Layout

LEFT, RIGHT = 0.05, 0.72
NO_POSITION_X = 0.80
BOTTOM, TOP = 0.04, 0.96
LABEL_WIDTH = 0.09
LINE_HEIGHT = 0.024


def position_x(position: float) -> float:
    """The x of a position from -1 (oppose) to 1 (support); exact, so axes can be drawn."""
    return LEFT + (RIGHT - LEFT) * (position + 1) / 2


def stance_layout(actors: Sequence[ActorProfile]) -> Layout:
    """Each actor's place; those at nearly the same place step apart upwards or downwards."""
    placed = [actor for actor in actors if actor.position is not None]
    unplaced = [actor for actor in actors if actor.position is None]
    xs = {actor.id: position_x(actor.position or 0.0) for actor in placed}
    xs |= _side_columns(unplaced)
    ys = _step_apart([*placed, *unplaced], xs)
    return {actor.id: (round(xs[actor.id], 6), round(ys[actor.id], 6)) for actor in actors}


def _side_columns(actors: Iterable[ActorProfile]) -> dict[str, float]:
    """One column, or up to three side by side when one would be too crowded."""
    ordered = sorted(actors, key=_by_influence)
    columns = min(3, 1 + len(ordered) // 40)
    step = (0.98 - NO_POSITION_X) / 3 + 0.02
    return {
        actor.id: NO_POSITION_X + step * (place % columns) for place, actor in enumerate(ordered)
    }


def _by_influence(actor: ActorProfile) -> tuple[float, str]:
    return (-actor.influence, actor.id)


def _step_apart(actors: Sequence[ActorProfile], xs: dict[str, float]) -> dict[str, float]:
    """Heights by influence, with room for a line of text between neighbours in x.

    Down from the most influential, then up from the least: the order by influence is kept
    among neighbours, and everything stays inside the square.
    """
    cell = {actor.id: int(xs[actor.id] / LABEL_WIDTH * 2) for actor in actors}
    crowd: dict[int, int] = defaultdict(int)
    for number in cell.values():
        crowd[number] += 1
    most = max((sum(crowd[c + d] for d in (-1, 0, 1)) for c in list(crowd)), default=1)
    line = min(LINE_HEIGHT, (TOP - BOTTOM) / most)
    ys = {actor.id: BOTTOM + (TOP - BOTTOM) * actor.influence for actor in actors}
    order = [actor.id for actor in sorted(actors, key=_by_influence)]
    _push(order, cell, ys, line, down=True)
    _push(order[::-1], cell, ys, line, down=False)
    return ys


def _push(
    order: Sequence[str], cell: dict[str, int], ys: dict[str, float], line: float, *, down: bool
) -> None:
    """Move each in turn beyond those before it in the same or the next cell."""
    side = -1.0 if down else 1.0
    edge: dict[int, float] = {}
    for actor in order:
        here = cell[actor]
        taken = [edge[near] for near in (here - 1, here, here + 1) if near in edge]
        bound = max((side * (y + side * line) for y in taken), default=-10.0)
        floor = side * (TOP if down else BOTTOM)
        ys[actor] = side * max(side * ys[actor], bound, floor)
        edge[here] = ys[actor]
