"""Go through all partitions into k camps that a bound does not rule out.

Depth-first branch and bound with dual values as the bound: what the pairs placed so far add
to a proved lower bound, and what each actor still to be placed must add at least. It proves
the best cost where a gap was left, and lists the best partitions.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from graphkit.engines.balance.blocks import parts
from graphkit.engines.balance.costs import Costs
from graphkit.engines.balance.effort import CELL, NODE, Effort
from graphkit.engines.balance.proof import Proof
from graphkit.graph.network import Floats, Ints

# Each group of actors is placed by two calls within calls; Python stops at a thousand.
_DEPTH = 250
_STEPS = 20_000
_MOST = 64  # camps looked for where their number is open


@dataclass(eq=False)
class Found:
    """`camps` are the best partitions met, each numbered part by part (see `search`); `cost` is
    theirs in units; `proved`: none is better; `complete`: there are no others as good."""

    cost: int
    camps: list[Ints] = field(default_factory=list)
    proved: bool = True
    complete: bool = True


def search(
    costs: Costs,
    k: int | None,
    proof: Proof,
    best: int,
    *,
    effort: Effort,
    best_is_proved: bool,
    keep: int = 1000,
) -> Found:
    """Every best partition of contested pairs (each actor in one) into exactly k camps, or into
    any number of them (None); `proof` must hold for as many.

    `best` is the cost of a partition already known. Camps are numbered afresh in each
    connected part of the network, in order of first actor, since how camps of different
    parts pair up costs nothing. No more than `keep` partitions are listed. With
    `best_is_proved` the search is for the list only; it gives up after some steps then, and
    where k is open.
    """
    return _Search(costs, k, proof, best, effort, best_is_proved, keep).run()


class _Search:
    def __init__(
        self,
        costs: Costs,
        k: int | None,
        proof: Proof,
        best: int,
        effort: Effort,
        best_is_proved: bool,
        keep: int,
    ) -> None:
        self.costs, self.keep = costs, keep
        self.effort, self.best_is_proved = effort, best_is_proved
        self.steps = _STEPS if best_is_proved or k is None else None
        self.found = Found(best)
        self.stopped = False
        self.slack = max(1e-6, 1e-10 * float(np.abs(costs.net).sum()))
        self.spare = proof.spare / costs.unit
        self.start = proof.bound / costs.unit + costs.fixed
        groups = self._joined_already()
        self.exactly = k is not None
        self._number(groups)
        self.k = min(self.groups, _MOST) if k is None else k
        self._prepare_cycles(proof)

    def run(self) -> Found:
        """Walk the tree; the order of actors and of camps tried is fixed."""
        size = self.groups
        if size > _DEPTH:
            return self._end(finished=False)
        self.label = np.full(size, -1, dtype=np.int64)
        self.used = [0] * (max(self.part, default=0) + 1)
        self._place(0, self.start, np.zeros((size, self.k)), np.zeros(size))
        return self._end(finished=not self.stopped)

    def _end(self, *, finished: bool) -> Found:
        self.found.proved = finished or self.best_is_proved
        self.found.complete = finished and len(self.found.camps) < self.keep and not self._at_limit
        return self.found

    @property
    def _at_limit(self) -> bool:
        """Whether more camps than were looked for might do as well."""
        most = max((int(camp.max()) + 1 for camp in self.found.camps), default=0)
        return not self.exactly and self.k < self.groups and most >= self.k

    # What is settled before the search begins.

    def _joined_already(self) -> Ints:
        """Actors that every partition as good as the best known keeps together."""
        gap = self.found.cost - self.start + self.slack
        support = self.costs.net > 0
        together = np.where(support, self.spare > gap, self.spare < -gap)
        return parts(self.costs.size, self.costs.low[together], self.costs.high[together])

    def _number(self, groups: Ints) -> None:
        """Order the groups: part by part, next always the one most tied to those before."""
        costs = self.costs
        self.groups = count = int(groups.max()) + 1
        weight = np.zeros((count, count))
        np.add.at(weight, (groups[costs.low], groups[costs.high]), np.abs(costs.net))
        weight += weight.T
        np.fill_diagonal(weight, 0.0)
        part_of = parts(costs.size, costs.low, costs.high)
        part = np.zeros(count, dtype=np.int64)
        part[groups] = part_of
        order = _greedy_order(weight, part)
        place = np.empty(count, dtype=np.int64)
        place[order] = np.arange(count)
        self.place = place[groups]
        self.part = part[order].tolist()
        self._price_pairs(count)

    def _price_pairs(self, count: int) -> None:
        """What each pair of groups adds to the bound when parted and when kept together."""
        low, high = self.place[self.costs.low], self.place[self.costs.high]
        support = self.costs.net > 0
        wrong, right = np.maximum(self.spare, 0.0), np.maximum(-self.spare, 0.0)
        apart, together = np.where(support, wrong, right), np.where(support, right, wrong)
        inside = low == high
        self.start += float(together[inside].sum())
        self.apart, self.together = np.zeros((2, count, count))
        for matrix, price in ((self.apart, apart), (self.together, together)):
            np.add.at(matrix, (low[~inside], high[~inside]), price[~inside])
            matrix += matrix.T
        self.settled_at = np.where(inside, -1, np.maximum(low, high))
        self.earlier = np.minimum(low, high)

    def _prepare_cycles(self, proof: Proof) -> None:
        """For each group the pairs it settles and the cycles these lie on."""
        self.dual = np.array(proof.duals) / self.costs.unit
        self.wrong_in = np.zeros(len(self.dual), dtype=np.int64)
        on: list[list[int]] = [[] for _ in self.costs.low]
        for number, cycle in enumerate(proof.cycles):
            for pair in cycle:
                on[pair].append(number)
        support = self.costs.net > 0
        for pair in np.flatnonzero((self.settled_at < 0) & ~support).tolist():
            self.wrong_in[on[pair]] += 1
        self.start += float((self.dual * np.maximum(self.wrong_in - 1, 0)).sum())
        self.settles: list[tuple[Ints, np.ndarray, Ints, Ints]] = []
        for group in range(self.groups):
            pairs = np.flatnonzero(self.settled_at == group)
            lengths = [len(on[pair]) for pair in pairs.tolist()]
            cycles = np.array([c for pair in pairs.tolist() for c in on[pair]], dtype=np.int64)
            owner = np.repeat(np.arange(len(pairs)), lengths)
            self.settles.append((self.earlier[pairs], support[pairs], owner, cycles))

    # The search itself.

    def _place(self, group: int, bound: float, pull: Floats, parted: Floats) -> None:
        """Try every camp for `group`; `pull` and `parted` price the groups still to come."""
        if not self._go_on():
            return
        if group == self.groups:
            self._keep()
            return
        part = self.part[group]
        open_camps = min(self.used[part] + 1, self.k)
        price = pull[group, :open_camps] + parted[group]
        for camp in np.argsort(price, kind="stable").tolist():
            self._try(group, camp, bound + float(price[camp]), pull, parted)

    def _try(self, group: int, camp: int, bound: float, pull: Floats, parted: Floats) -> None:
        part, before = self.part[group], self.used[self.part[group]]
        bound += self._surplus(group, camp, +1)
        pull, parted = pull.copy(), parted + self.apart[group]
        pull[:, camp] += self.together[group] - self.apart[group]
        rest = float((pull[group + 1 :].min(axis=1) + parted[group + 1 :]).sum())
        self.label[group] = camp
        self.used[part] = max(before, camp + 1)
        if self._worth_it(bound + rest) and self._enough(group):
            self._place(group + 1, bound, pull, parted)
        self.used[part] = before
        self._surplus(group, camp, -1)

    def _surplus(self, group: int, camp: int, step: int) -> float:
        """Count the pairs this makes wrong on each cycle; what those beyond the first cost."""
        earlier, support, owner, cycles = self.settles[group]
        wrong = (self.label[earlier] == camp) != support
        touched = cycles[wrong[owner]]
        if not len(touched):
            return 0.0
        numbers, times = np.unique(touched, return_counts=True)
        old = self.wrong_in[numbers]
        new = old + step * times
        self.wrong_in[numbers] = new
        more = np.maximum(new - 1, 0) - np.maximum(old - 1, 0)
        return float((self.dual[numbers] * more).sum())

    def _enough(self, group: int) -> bool:
        """Whether the groups left can still fill k camps."""
        return not self.exactly or sum(self.used) + self.groups - group - 1 >= self.k

    def _worth_it(self, bound: float) -> bool:
        """Whether partitions of at least this cost are still looked for."""
        if len(self.found.camps) < self.keep:
            return bound <= self.found.cost + self.slack
        return not self.best_is_proved and bound < self.found.cost - self.slack

    def _go_on(self) -> bool:
        if self.steps is not None:
            self.steps -= 1
            self.stopped |= self.steps < 0
        self.stopped |= self.effort.over
        self.effort.spend(NODE + CELL * self.groups * self.k)
        return not self.stopped

    def _keep(self) -> None:
        camp = self.label[self.place]
        cost = self.costs.cost(camp)
        if cost < self.found.cost:
            self.found = Found(cost)
        if cost == self.found.cost and len(self.found.camps) < self.keep:
            self.found.camps.append(camp)


def _greedy_order(weight: Floats, part: Ints) -> Ints:
    """Part by part, the largest first: next is who is most tied to those already in the order."""
    order: list[int] = []
    sizes = np.bincount(part)
    for number in np.argsort(-sizes, kind="stable").tolist():
        left = np.flatnonzero(part == number)
        tied = weight[np.ix_(left, left)].sum(axis=1) * 1e-6
        while len(left):
            next_ = int(np.argmax(tied))
            order.append(int(left[next_]))
            tied = tied + weight[left[next_], left]
            keep = np.arange(len(left)) != next_
            left, tied = left[keep], tied[keep]
    return np.array(order, dtype=np.int64)
