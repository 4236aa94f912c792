"""Shortest paths in many networks at once: distances, and how many paths run through whom.

Actors are taken out one by one (`elimination`); every step is one sum over all replicates.
Shortest paths are counted along the way, and what share of them runs over each arc follows
from the same steps in reverse, as the derivative of log(number of paths) by log(arc). Where
no two paths can be equally long there is nothing to count: each pair has one. Where too many
new arcs would be needed, each replicate is handed to the path engine by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graphkit.engines.paths.engine import EQUAL
from graphkit.engines.uncertainty.each_paths import each
from graphkit.engines.uncertainty.elimination import Elimination, Step, eliminate
from graphkit.engines.uncertainty.stack import Reached, Stack
from graphkit.graph.network import Floats, Ints

Shares = Floats | NDArray[np.bool_]
# Sums a pair of actors and replicate, up to which all together take two thirds of the time of one
# by one at most (drawn networks of 60 to 300 actors); small networks are always done together.
MOST, SMALL = 4, 20_000
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
    plan = eliminate(len(joined), ends[0], ends[1], max(SMALL, MOST * len(joined) ** 2))
    if plan is None:
        return each(stack, distinct=distinct)
    pairs = _Pairs(plan, len(joined))
    width = max(1, _CELLS // len(pairs))
    for first in range(0, len(stack), width):
        part = slice(first, first + width)
        table = (_Table if distinct else _Counted)(plan, pairs, stack.strength[:, part])
        for whole, columns in zip(
            (found.through, found.count, found.far, found.near), table.solve(ends[1]), strict=True
        ):
            whole[joined, part] = columns
    return found


@dataclass(frozen=True, eq=False)
class _Side:
    """All paths from an actor to others or back, over the arcs in `slots` to those next to it.

    `rows` are the pairs of the actor and an other, `on` those of its neighbours and the others.
    """

    slots: Ints
    rows: Ints
    on: Ints


class _Pairs:
    """Who can reach whom at all: a row of a table for each pair, by who is reached.

    The last row stands for all pairs without a path.
    """

    def __init__(self, plan: Elimination, size: int) -> None:
        reach, sides = np.eye(size, dtype=bool), []
        back = np.zeros(size, dtype=bool)
        for step in reversed(plan.steps):  # the last one taken out is put back first
            ahead = np.flatnonzero(reach[step.after].any(axis=0) & back)
            behind = np.flatnonzero(reach[:, step.before].any(axis=1) & back)
            reach[step.actor, ahead] = reach[behind, step.actor] = True
            back[step.actor] = True
            sides.append((step, ahead, behind))
        # Numbered by who is reached, so that `by_end` adds up rows that lie side by side.
        row = np.full((size, size), reach.sum())
        row.T[reach.T] = np.arange(reach.sum())
        self._count = int(reach.sum()) + 1
        self.own = row.diagonal()
        last = np.cumsum(reach.sum(axis=0)).tolist()
        self._of = [slice(*ends) for ends in zip([0, *last], last, strict=False)]
        found = []
        for step, ahead, behind in sides:
            found.append(_Side(step.out, row[step.actor, ahead], row[np.ix_(step.after, ahead)]))
            into = row[np.ix_(behind, step.before)].T
            found.append(_Side(step.into, row[behind, step.actor], into))
        self.sides = [side for side in found if len(side.rows)]

    def __len__(self) -> int:
        return self._count

    def by_end(self, table: Floats) -> Floats:
        """The sum over all who can reach an actor (pairs x replicates -> actors x replicates)."""
        return np.array([table[rows].sum(axis=0) for rows in self._of])


class _Table:
    """Distances of all pairs (pairs x replicates), where each has one shortest path."""

    def __init__(self, plan: Elimination, pairs: _Pairs, strength: Floats) -> None:
        self.plan, self.pairs = plan, pairs
        arcs, width = strength.shape
        with np.errstate(divide="ignore"):
            length = 1 / strength
        self.length = np.full((plan.slots, width), np.inf)
        self.length[:arcs] = length
        self.weight = np.zeros((plan.slots, width))
        self.distance = np.full((len(pairs), width), np.inf)
        self.distance[pairs.own] = 0
        self.joins: list[tuple[Shares, Shares]] = []
        self.shares: list[Shares] = []

    def solve(self, target: Ints) -> tuple[Floats, Floats, Floats, Floats]:
        """Paths through each actor; how many lead to it, how long they are, sum of 1 / length."""
        for step in self.plan.steps:
            self.joins.append(self._join(step))
        for side in self.pairs.sides:  # each rests on those before it
            self.shares.append(self._reach(side))
        self.distance[self.pairs.own] = np.inf  # nobody is on a way to themselves
        flow = (self.distance < np.inf).astype(float)
        far = np.where(flow > 0, self.distance, 0.0)
        count, far, near = (self.pairs.by_end(table) for table in (flow, far, 1 / self.distance))
        return np.maximum(self._through(target, flow) - count, 0.0), count, far, near

    def _join(self, step: Step) -> tuple[Shares, Shares]:
        """Take an actor out: arcs through it become arcs past it."""
        i, j, slot = step.via
        past, detour = self.length[slot], self.length[step.into[i]] + self.length[step.out[j]]
        shorter = detour < past
        self.length[slot] = np.minimum(past, detour)
        return ~shorter, shorter

    def _reach(self, side: _Side) -> Shares:
        """Find all paths of a side; how they divide over those next to the actor."""
        length = self.length[side.slots][:, None] + self.distance[side.on]
        self.distance[side.rows] = best = length.min(axis=0)
        return self._divide(side, length, best)

    def _divide(self, side: _Side, length: Floats, best: Floats) -> Shares:
        return np.asarray(length == best)

    def _through(self, target: Ints, flow: Floats) -> Floats:
        """The share of shortest paths over the arcs into each actor, summed over pairs.

        `flow` is how many paths (0 or 1, then more) each pair has to carry.
        """
        for side, share in zip(reversed(self.pairs.sides), reversed(self.shares), strict=True):
            passed = share * flow[side.rows]
            self.weight[side.slots] += passed.sum(axis=1)
            flow[side.on] += passed
        for step, (old, new) in zip(reversed(self.plan.steps), reversed(self.joins), strict=True):
            i, j, slot = step.via
            grid = np.zeros((len(step.into), len(step.out), old.shape[1]))
            grid[i, j] = new * self.weight[slot]
            self.weight[slot] *= old
            self.weight[step.into] += grid.sum(axis=1)
            self.weight[step.out] += grid.sum(axis=0)
        through = np.zeros((len(self.pairs.own), self.weight.shape[1]))
        np.add.at(through, target, self.weight[: len(target)])
        return through


class _Counted(_Table):
    """Distances and numbers of shortest paths of all pairs (pairs x replicates)."""

    def __init__(self, plan: Elimination, pairs: _Pairs, strength: Floats) -> None:
        super().__init__(plan, pairs, strength)
        self.paths = np.zeros_like(self.length)
        self.paths[: len(strength)] = strength > 0
        self.number = np.zeros_like(self.distance)
        self.number[pairs.own] = 1

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
        paths = self.paths[side.slots][:, None] * self.number[side.on]
        paths *= length <= best * (1 + EQUAL)
        self.number[side.rows] = total = paths.sum(axis=0)
        return _part(paths, total)


def _part(part: Floats, whole: Floats) -> Floats:
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0)
