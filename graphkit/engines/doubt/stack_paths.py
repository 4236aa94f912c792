"""Shortest paths in many networks at once: distances, and how many paths run through whom.

Actors are taken out one by one (`elimination`); every step is one sum over all replicates.
Shortest paths are counted along the way, and what share of them runs over each arc follows
from the same steps in reverse, as the derivative of log(number of paths) by log(arc). Where
too many new arcs would be needed, each replicate is handed to the path engine by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graphkit.engines.doubt.each_paths import each
from graphkit.engines.doubt.elimination import Elimination, Step, eliminate
from graphkit.engines.doubt.stack import Reached, Stack
from graphkit.engines.paths.choice import EQUAL
from graphkit.graph.network import Floats, Ints

MOST = 400_000  # sums a replicate; beyond, the path engine is quicker
_CELLS = 1_000_000  # numbers in one table of distances: 8 MB, about what a core keeps near


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
        table = _Table(plan, len(joined), stack.strength[:, part])
        for whole, columns in zip(
            (found.through, found.count, found.far, found.near), table.solve(ends[1]), strict=True
        ):
            whole[joined, part] = columns
    return found


class _Table:
    """Distances and numbers of shortest paths between all pairs (pairs x replicates)."""

    def __init__(self, plan: Elimination, size: int, strength: Floats) -> None:
        self.plan = plan
        arcs, width = strength.shape
        with np.errstate(divide="ignore"):
            length = 1 / strength
        self.length = np.full((plan.slots, width), np.inf)
        self.paths = np.zeros((plan.slots, width))
        self.length[:arcs], self.paths[:arcs] = length, strength > 0
        self.weight = np.zeros((plan.slots, width))
        self.distance = np.full((size, size, width), np.inf)
        self.number = np.zeros((size, size, width))
        self.flow = np.zeros((0, 0, width))
        own = np.arange(size)
        self.distance[own, own], self.number[own, own] = 0, 1
        self.joins: list[tuple[Floats, Floats]] = []
        self.shares: list[tuple[_Side, _Side]] = []

    def solve(self, target: Ints) -> tuple[Floats, Floats, Floats, Floats]:
        """Paths through each actor; how many lead to it, how long they are, sum of 1 / length."""
        for step in self.plan.steps:
            self._join(step)
        self._all_pairs()
        reached = self.number > 0
        own = np.arange(len(reached))
        reached[own, own] = False
        self.flow = reached.astype(float)
        count = self.flow.sum(axis=0)
        far = np.where(reached, self.distance, 0.0)
        near = np.divide(1.0, far, out=np.zeros_like(far), where=reached)
        through = self._through(target, len(own)) - count
        return np.maximum(through, 0.0), count, far.sum(axis=0), near.sum(axis=0)

    def _join(self, step: Step) -> None:
        """Take an actor out: arcs through it become arcs past it."""
        i, j, slot = step.via
        into, out = step.into[i], step.out[j]
        past, detour = self.length[slot], self.length[into] + self.length[out]
        best = np.minimum(past, detour) * (1 + EQUAL)
        old = self.paths[slot] * (past <= best)
        new = self.paths[into] * self.paths[out] * (detour <= best)
        self.length[slot], self.paths[slot] = np.minimum(past, detour), old + new
        self.joins.append((_share(old, old + new), _share(new, old + new)))

    def _all_pairs(self) -> None:
        """Put the actors back, the last one taken out first."""
        size = len(self.distance)
        back = np.zeros(size, dtype=bool)
        reach = np.eye(size, dtype=bool)
        turned = self.distance.transpose(1, 0, 2), self.number.transpose(1, 0, 2)
        for step in reversed(self.plan.steps):
            ahead = np.flatnonzero(reach[step.after].any(axis=0) & back)
            behind = np.flatnonzero(reach[:, step.before].any(axis=1) & back)
            reach[step.actor, ahead] = reach[behind, step.actor] = True
            back[step.actor] = True
            self.shares.append(
                (
                    self._side(step.actor, step.after, step.out, ahead, self.distance, self.number),
                    self._side(step.actor, step.before, step.into, behind, *turned),
                )
            )

    def _side(
        self, actor: int, next_to: Ints, slots: Ints, ends: Ints, distance: Floats, number: Floats
    ) -> _Side:
        """All paths between an actor and `ends`, through those next to it."""
        if len(ends):
            grid = np.ix_(next_to, ends)
            length = self.length[slots][:, None] + distance[grid]
            paths = self.paths[slots][:, None] * number[grid]
            best = length.min(axis=0)
            paths *= length <= best * (1 + EQUAL)
            total = paths.sum(axis=0)
            distance[actor, ends], number[actor, ends] = best, total
            return _Side(next_to, slots, ends, _share(paths, total))
        return _Side(next_to, slots, ends, None)

    def _through(self, target: Ints, size: int) -> Floats:
        """The share of shortest paths over the arcs into each actor, summed over pairs."""
        turned = self.flow.transpose(1, 0, 2)
        for step, (out, into) in zip(self.plan.steps, reversed(self.shares), strict=True):
            self._pass_on(step.actor, out, self.flow)
            self._pass_on(step.actor, into, turned)
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

    def _pass_on(self, actor: int, side: _Side, flow: Floats) -> None:
        if side.share is None:
            return
        passed = side.share * flow[actor, side.ends]
        self.weight[side.slots] += passed.sum(axis=1)
        flow[np.ix_(side.next_to, side.ends)] += passed


@dataclass(frozen=True, eq=False)
class _Side:
    """How the paths between an actor and `ends` divide over those next to it."""

    next_to: Ints
    slots: Ints
    ends: Ints
    share: Floats | None


def _share(part: Floats, whole: Floats) -> Floats:
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
