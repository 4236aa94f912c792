"""The least number (or weight) of pairs that stand against a split into two sides.

Block by block: cycle cuts give a lower bound, switching an upper bound; where they meet, the
split is proved best. Where they do not, the XOR model continues; when the effort is over
first, the two bounds remain (Aref, Mason & Wilson 2020 for the problem and the model).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graphkit.engines.balance.annealing import anneal
from graphkit.engines.balance.blocks import cyclic_blocks
from graphkit.engines.balance.costs import Costs, Mask
from graphkit.engines.balance.covering import Covering, Cycle
from graphkit.engines.balance.crowded import crowded, packed
from graphkit.engines.balance.cycle_cuts import odd_cycles, short_cycles, triangles
from graphkit.engines.balance.effort import Effort
from graphkit.engines.balance.proof import Proof, proof_of
from graphkit.engines.balance.switching import (
    along_tree,
    descend,
    neighbours,
    spread,
    wrong,
)
from graphkit.engines.balance.xor_model import cheaper_sides
from graphkit.engines.versions import versions
from graphkit.graph.network import Ints

# Fewer new short cycles than this, and the slower search for all violated ones follows.
_FEW = 20
_MODEL_PAIRS = 2000


@dataclass(frozen=True, eq=False)
class Split:
    """Two sides and what is known about them.

    `side` is +1 or -1 per actor (the first actor of each part is on +1); `wrong` marks the
    pairs against it; `lower` and `upper` bound the least cost in units, fixed cost left out;
    `unique`: whether no other split costs as little, switching whole parts aside (None: not
    decided). `proof` is what the cycle cuts prove about every partition into two.
    """

    side: Ints
    wrong: Mask
    lower: int
    upper: int
    unique: bool | None
    costs: Costs
    engine: str
    proof: Proof

    @property
    def proved(self) -> bool:
        return self.lower >= self.upper

    @cached_property
    def blocks(self) -> int:
        """How many parts there are that no single actor holds together."""
        return len(cyclic_blocks(self.costs.size, self.costs.low, self.costs.high))


def split(costs: Costs, effort: Effort) -> Split:
    """The best split into two sides of contested pairs (every `net` != 0), with some effort."""
    side, marks = spread(costs), np.zeros(len(costs.low), dtype=bool)
    lower, unique, engines = 0, set(), {"numpy"}
    spare = np.abs(costs.net) * costs.unit
    cycles: list[Cycle] = []
    duals: list[float] = []
    for pairs in _unbalanced(costs, side):
        work = _Block(costs.own(pairs), effort)
        work.run()
        marks[pairs] = wrong(work.costs, work.side)
        lower += work.lower
        spare[pairs] = work.proof.spare
        cycles += [tuple(pairs[list(cycle)].tolist()) for cycle in work.proof.cycles]
        duals += work.proof.duals
        unique.add(work.unique())
        engines |= work.engines
    if marks.any():
        side = spread(costs, marks)
    upper = int(np.abs(costs.net)[marks].sum())
    return Split(
        side=side,
        wrong=marks,
        lower=lower,
        upper=upper,
        unique=False if False in unique else None if None in unique else True,
        costs=costs,
        engine=versions(engines),
        proof=Proof(spare, cycles, duals),
    )


def _unbalanced(costs: Costs, side: Ints) -> list[Ints]:
    """The pairs of each block that no split satisfies; none where `side` satisfies all pairs."""
    if not wrong(costs, side).any():
        return []
    found = []
    for pairs in cyclic_blocks(costs.size, costs.low, costs.high):
        block = costs.own(pairs)
        if wrong(block, spread(block)).any():
            found.append(pairs)
    return found


class _Block:
    """The search in one block that does not balance."""

    def __init__(self, costs: Costs, effort: Effort) -> None:
        self.costs = costs
        self.effort = effort
        self.near = neighbours(costs)
        self.size = np.abs(costs.net)
        # Every cost is a multiple of this, so that a bound may be rounded up to the next one.
        self.grain = int(np.gcd.reduce(self.size))
        # What rounding may add to a bound: it must not lift it over a whole number.
        self.slack = max(1e-6, 1e-10 * float(self.size.sum()))
        self.cover = Covering(self.size * costs.unit)
        self.engines = {"highspy"}
        self.lower = 0
        self.upper = int(self.size.sum()) + 1
        self.side = np.ones(costs.size, dtype=np.int64)
        self._offer(self.side)

    @property
    def proved(self) -> bool:
        return self.lower >= self.upper

    def run(self) -> None:
        """Narrow `lower` and `upper` until they meet or the effort is over."""
        self._offer(spread(self.costs))
        if crowded(self.costs, wrong(self.costs, self.side)):
            self._bound_alone()
            return
        self.cover.add(triangles(self.costs, wrong(self.costs, self.side)))
        self._cut(self.effort.half())
        if not self.proved and self.effort.seconds > 0:  # whatever the steps left: it is quick
            camp = anneal(self.costs, np.where(self.side > 0, 0, 1), 2)
            self._offer(np.where(camp == 0, 1, -1))
        if not self.proved:
            self._cut(self.effort)
        if not self.proved:
            self._solve_model()
        self.proof = proof_of(self.cover)

    def _bound_alone(self) -> None:
        """Two bounds without a programme, where too many pairs are tied."""
        camp = anneal(self.costs, np.where(self.side > 0, 0, 1), 2)
        self._offer(np.where(camp == 0, 1, -1))
        # After switching along the best sides known, each triangle with one wrong pair costs one.
        least = packed(self.costs, wrong(self.costs, self.side), self.effort)
        self.lower = min(self.upper, self._rounded(least * self.costs.unit))
        self.engines = {"scipy"}
        self.proof = proof_of(self.cover)

    def unique(self) -> bool | None:
        """Whether no other split of this block costs as little."""
        if not self.proved:
            return None
        side = self.side.tolist()
        pulls = (
            sum(net * side[u] * side[v] for v, net in near) for u, near in enumerate(self.near)
        )
        # Whoever is pulled to both sides alike could switch at no cost.
        return self._no_rival() if all(pulls) else False

    def _no_rival(self) -> bool | None:
        """Whether every split that puts right a pair wrong here costs more."""
        here = wrong(self.costs, self.side)
        pairs = np.flatnonzero(here)
        # Ask for another split: one pair at least that is wrong here has to be right.
        self.cover.at_most(pairs, len(pairs) - 1)
        while self.cover.solve(self.effort):
            if self._rounded(self.cover.proved.bound) > self.upper:
                return True
            marks = wrong(self.costs, along_tree(self.costs, self.cover.x))
            if int(self.size[marks].sum()) == self.upper and (marks != here).any():
                return False
            if not self.cover.add(odd_cycles(self.costs, here, self.cover.x, self.effort)):
                return self._no_rival_in_model(pairs)
        return True if self.cover.impossible else None

    def _no_rival_in_model(self, pairs: Ints) -> bool | None:
        if len(self.size) > _MODEL_PAIRS:
            return None
        below = (self.upper + self.grain / 2) * self.costs.unit
        answer = cheaper_sides(
            self.costs, self.cover.cycles, self.effort, below=below, not_all=pairs
        )
        if answer.side is not None:
            return False
        return True if answer.finished else None

    def _cut(self, effort: Effort) -> None:
        """Solve, round, cut, until the programme has no violated cycle left."""
        while self.cover.solve(effort):
            self.lower = max(self.lower, self._rounded(self.cover.proved.bound))
            self._offer(along_tree(self.costs, self.cover.x))
            if self.proved:
                return
            marks = wrong(self.costs, self.side)
            found = short_cycles(self.costs, marks, self.cover.x, effort)
            added = self.cover.add(found)
            if added < _FEW:
                found = odd_cycles(self.costs, marks, self.cover.x, effort)
                added += self.cover.add(found)
            if not added:
                return
        self.cover.pack()
        self.lower = max(self.lower, self._rounded(self.cover.proved.bound))

    def _solve_model(self) -> None:
        self.engines.add("scipy")
        below = (self.upper - self.grain / 2) * self.costs.unit
        answer = cheaper_sides(self.costs, self.cover.cycles, self.effort, below=below)
        if answer.side is not None:
            self._offer(answer.side)
        if answer.finished:
            self.lower = self.upper
        else:
            self.lower = max(self.lower, min(self.upper, self._rounded(answer.bound)))

    def _offer(self, side: Ints) -> None:
        """Improve `side` by switching and keep it if it is the best so far."""
        better = np.array(descend(self.near, side.tolist()), dtype=np.int64)
        cost = int(self.size[wrong(self.costs, better)].sum())
        if cost < self.upper:
            self.side, self.upper = better, cost

    def _rounded(self, bound: float) -> int:
        """A proved bound in money as the next possible whole number of units."""
        return self.grain * math.ceil((bound / self.costs.unit - self.slack) / self.grain)
