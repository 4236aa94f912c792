"""Shortest paths in many networks at once: distances, and how many paths run through whom.

Actors are taken out one by one (`elimination`); every step is one sum over all replicates.
Shortest paths are counted along the way, and what share of them runs over each arc follows
from the same steps in reverse, as the derivative of log(number of paths) by log(arc). Where
no two paths can be equally long there is nothing to count: each pair has one. Where too many
new arcs would be needed, each replicate is handed to the path engine by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graphkit.engines.doubt.each_paths import each
from graphkit.engines.doubt.elimination import Elimination, Step, eliminate
from graphkit.engines.doubt.stack import Reached, Stack
from graphkit.engines.paths.choice import EQUAL
from graphkit.graph.network import Floats, Ints

Shares = Floats | NDArray[np.bool_]
MOST = 400_000  # sums a replicate; beyond, the path engine is quicker
_CELLS = 2_500_000  # numbers in one table of distances: 20 MB


def shortest(stack: Stack, *, distinct: bool = False) -> Reached:
    """Shortest paths of every replicate; a tie is 1 / strength long.

    `distinct` promises that no two paths between the same actors are equally long.
    """
    joined = np.union1d(stack.source, stack.target)
    found = Reached(*(np.zeros((stack.size, len(stack))) for _ in range(4)))
    if not len(joined):
        return found
    ends = [np.searchsorted(joined, end) for end in (stack.source, stack.target)]
    plan = eliminate(len(joined), ends[0], ends[1], MOST)
    if plan is None:
        return each(stack, distinct=distinct)
    width = max(1, _CELLS // len(joined) ** 2)
    for first in range(0, len(stack), width):
        part = slice(first, first + width)
        table = (_Table if distinct else _Counted)(plan, len(joined), stack.strength[:, part])
        for whole, columns in zip(
            (found.through, found.count, found.far, found.near), table.solve(ends[1]), strict=True
        ):
            whole[joined, part] = columns
    return found


class _Table:
    """Distances between all pairs (pairs x replicates), where each has one shortest path."""

    def __init__(self, plan: Elimination, size: int, strength: Floats) -> None:
        self.plan = plan
        arcs, width = strength.shape
        with np.errstate(divide="ignore"):
            length = 1 / strength
        self.length = np.full((plan.slots, width), np.inf)
        self.length[:arcs] = length
        self.weight = np.zeros((plan.slots, width))
        self.distance = np.full((size, size, width), np.inf)
        self.flow = np.zeros((0, 0, width))
        own = np.arange(size)
        self.distance[own, own] = 0
        self.joins: list[tuple[Shares, Shares]] = []
        self.sides: list[tuple[_Side, Shares]] = []

    def solve(self, target: Ints) -> tuple[Floats, Floats, Floats, Floats]:
        """Paths through each actor; how many lead to it, how long they are, sum of 1 / length."""
        for step in self.plan.steps:
            self.joins.append(self._join(step))
        self._all_pairs()
        reached = self.distance < np.inf
        own = np.arange(len(reached))
        reached[own, own] = False
        self.flow = reached.astype(float)
        count = self.flow.sum(axis=0)
        far = np.where(reached, self.distance, 0.0)
        near = np.divide(1.0, far, out=np.zeros_like(far), where=reached)
        through = self._through(target, len(own)) - count
        return np.maximum(through, 0.0), count, far.sum(axis=0), near.sum(axis=0)

    def _join(self, step: Step) -> tuple[Shares, Shares]:
        """Take an actor out: arcs through it become arcs past it."""
        i, j, slot = step.via
        past, detour = self.length[slot], self.length[step.into[i]] + self.length[step.out[j]]
        shorter = detour < past
        self.length[slot] = np.minimum(past, detour)
        return ~shorter, shorter

    def _all_pairs(self) -> None:
        """Put the actors back, the last one taken out first."""
        size = len(self.distance)
        back = np.zeros(size, dtype=bool)
        reach = np.eye(size, dtype=bool)
        for step in reversed(self.plan.steps):
            ahead = np.flatnonzero(reach[step.after].any(axis=0) & back)
            behind = np.flatnonzero(reach[:, step.before].any(axis=1) & back)
            reach[step.actor, ahead] = reach[behind, step.actor] = True
            back[step.actor] = True
            for side in (
                _Side(step.actor, step.after, step.out, ahead, towards=False),
                _Side(step.actor, step.before, step.into, behind, towards=True),
            ):
                if len(side.ends):
                    self.sides.append((side, self._reach(side)))

    def _reach(self, side: _Side) -> Shares:
        """Find all paths of a side; how they divide over those next to the actor."""
        distance = side.seen(self.distance)
        length = self.length[side.slots][:, None] + distance[side.grid]
        distance[side.actor, side.ends] = best = length.min(axis=0)
        return self._divide(side, length, best)

    def _divide(self, side: _Side, length: Floats, best: Floats) -> Shares:
        return np.asarray(length == best)

    def _through(self, target: Ints, size: int) -> Floats:
        """The share of shortest paths over the arcs into each actor, summed over pairs."""
        for side, share in reversed(self.sides):
            flow = side.seen(self.flow)
            passed = share * flow[side.actor, side.ends]
            self.weight[side.slots] += passed.sum(axis=1)
            flow[side.grid] += passed
        for step, (old, new) in zip(reversed(self.plan.steps), reversed(self.joins), strict=True):
            i, j, slot = step.via
            grid = np.zeros((len(step.into), len(step.out), old.shape[1]))
            grid[i, j] = new * self.weight[slot]
            self.weight[slot] *= old
            self.weight[step.into] += grid.sum(axis=1)
            self.weight[step.out] += grid.sum(axis=0)
        through = np.zeros((size, self.weight.shape[1]))
        np.add.at(through, target, self.weight[: len(target)])
        return through


class _Counted(_Table):
    """Distances and numbers of shortest paths between all pairs (pairs x replicates)."""

    def __init__(self, plan: Elimination, size: int, strength: Floats) -> None:
        super().__init__(plan, size, strength)
        self.paths = np.zeros_like(self.length)
        self.paths[: len(strength)] = strength > 0
        self.number = np.zeros_like(self.distance)
        own = np.arange(size)
        self.number[own, own] = 1

    def _join(self, step: Step) -> tuple[Shares, Shares]:
        i, j, slot = step.via
        into, out = step.into[i], step.out[j]
        past, detour = self.length[slot], self.length[into] + self.length[out]
        best = np.minimum(past, detour) * (1 + EQUAL)
        old = self.paths[slot] * (past <= best)
        new = self.paths[into] * self.paths[out] * (detour <= best)
        self.length[slot], self.paths[slot] = np.minimum(past, detour), old + new
        return _part(old, old + new), _part(new, old + new)

    def _divide(self, side: _Side, length: Floats, best: Floats) -> Shares:
        number = side.seen(self.number)
        paths = self.paths[side.slots][:, None] * number[side.grid]
        paths *= length <= best * (1 + EQUAL)
        number[side.actor, side.ends] = total = paths.sum(axis=0)
        return _part(paths, total)


@dataclass(frozen=True, eq=False)
class _Side:
    """All paths between an actor and `ends`, over the arcs in `slots` to those `next_to` it.

    They lead away from the actor, or `towards` it; tables are then seen from the other end.
    """

    actor: int
    next_to: Ints
    slots: Ints
    ends: Ints
    towards: bool

    @property
    def grid(self) -> tuple[Any, ...]:
        return np.ix_(self.next_to, self.ends)

    def seen(self, table: Floats) -> Floats:
        return table.transpose(1, 0, 2) if self.towards else table


def _part(part: Floats, whole: Floats) -> Floats:
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
