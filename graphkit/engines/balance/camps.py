"""The best partitions into k camps, with proof where it can be had.

Two camps are the frustration index's problem and use its cycle cuts; three and more are
bounded by weak balance. A search over what these bounds leave open closes the gap where it
can and lists all best partitions.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graphkit.engines.balance.blocks import parts
from graphkit.engines.balance.camp_search import search
from graphkit.engines.balance.costs import Costs
from graphkit.engines.balance.covering import Cycle
from graphkit.engines.balance.crowded import crowded, packed
from graphkit.engines.balance.effort import Effort
from graphkit.engines.balance.frustration import split
from graphkit.engines.balance.partition import good_partition, join
from graphkit.engines.balance.proof import Proof
from graphkit.engines.balance.weak_balance import Relaxed, weakly_balanced
from graphkit.engines.labels import by_first
from graphkit.engines.versions import versions
from graphkit.graph.network import Ints

_SEARCHED = 1500
_QUICK_PAIRS = 5000
_BOUNDED_PAIRS = 20_000  # up to which the bound for any number of camps is worth its time


@dataclass(frozen=True, eq=False)
class Partitions:
    """The best partitions found into k camps; costs in units.

    `camps` lists them (numbers from 0, part by part); `complete`: there are no others. At
    least `lower` is paid by every partition into k camps. `any_number`: they are the best of
    partitions into any number of camps, and `camps` has those with other numbers too.
    """

    k: int
    cost: int
    lower: int
    camps: list[Ints]
    complete: bool
    engine: str
    any_number: bool = False

    @property
    def proved(self) -> bool:
        return self.lower >= self.cost


class Camps:
    """The problem on one network: `costs` has contested pairs only, every actor in one; `known` are
    cycles from which to begin on the bound."""

    def __init__(self, costs: Costs, effort: Effort, known: Sequence[Cycle] = ()) -> None:
        self.costs = costs
        self.effort = effort
        self._known = known
        self._good: dict[int, Ints] = {}
        self._relaxed: Relaxed | None = None

    @property
    def _bounding(self) -> Effort:
        """How much may be spent on bounding: half where a search comes after it."""
        return self.effort if self.costs.size > _SEARCHED else self.effort.half()

    @property
    def relaxed(self) -> Relaxed:
        """The bound for any number of camps."""
        if self._relaxed is None:
            self._relaxed = weakly_balanced(self.costs, self._bounding, self._known)
        return self._relaxed

    @cached_property
    def _crowded(self) -> bool:
        """Whether no programme is begun, since too many pairs are tied."""
        return crowded(self.costs, self.costs.net < 0)

    @cached_property
    def _joined(self) -> Ints:
        """Where joining the camps with most support between them ends, whatever their number."""
        return join(self.costs)

    def good(self, k: int) -> Ints:
        """A good partition into exactly k camps, without proof; at most `costs.size`."""
        if k not in self._good:
            starts, floor = [self._good[k - 1]] if k - 1 in self._good else [], None
            if k > 2 and len(self.costs.low) <= _QUICK_PAIRS and not self._crowded:
                starts.append(self.relaxed.camp)
                # Rounding leaves a proved best one a little above what is certain.
                floor = self._rounded(self.relaxed.proof.bound) + int(2 * self._slack)
            self._good[k] = good_partition(self.costs, k, [*starts, self._joined], floor)
        return self._good[k]

    def cost(self, k: int) -> int:
        """What the good partition costs."""
        return self.costs.cost(self.good(k))

    def best(self, k: int) -> Partitions:
        """The best partitions into exactly k camps, and how sure that is."""
        if self._crowded and k > 1:
            return self._without_programme(k)
        camp, proof, lower, engine = self._bounds(k)
        upper = self.costs.cost(camp)
        if self.costs.size > _SEARCHED or k == 1:
            return Partitions(k, upper, min(lower, upper), [camp], k == 1, engine)
        found = search(
            self.costs, k, proof, upper, effort=self.effort, best_is_proved=lower >= upper
        )
        proved = found.proved
        return Partitions(
            k,
            found.cost,
            found.cost if proved else min(lower, found.cost),
            found.camps or [camp],
            found.complete,
            engine,
        )

    def best_of_any(self, most: int) -> tuple[Partitions, dict[int, int]]:
        """The best partitions into as few camps as do best, and what good ones into 1 to `most`
        cost.

        Where the bound for any number of camps shows that no number does better, all numbers
        are looked through for others that do as well; else only this one.
        """
        tried = {k: self.cost(k) for k in range(1, min(most, self.costs.size) + 1)}
        k = smallest_least(tried)
        found = self._of_few(self.good(k), most)
        if found is None:
            found = self.best(k)
        return found, {**tried, found.k: found.cost}

    def all_best(self, most: int) -> Partitions | None:
        """The same partitions without what other numbers cost; None where it is not proved that
        they are the best and all."""
        if self._crowded:
            return None
        start = min((self.relaxed.camp, self._joined), key=self.costs.cost)
        found = self._of_few(start, most)
        return found if found is not None and found.complete else None

    def _of_few(self, camp: Ints, most: int) -> Partitions | None:
        """The best partitions into any number of camps, where that is proved and is few."""
        if not self._searched or len(self.costs.low) > _BOUNDED_PAIRS:
            return None
        found = self._any_number(camp)
        return found if found is not None and found.k <= most else None

    @property
    def _searched(self) -> bool:
        return self.costs.size <= _SEARCHED and not self._crowded

    def _without_programme(self, k: int) -> Partitions:
        """A good partition between two bounds: hardly ever proved."""
        least = packed(self.costs, self.costs.net < 0, self.effort)
        cost, lower = self.cost(k), self._rounded(least * self.costs.unit)
        return Partitions(
            k, cost, min(lower, cost), [self.good(k)], False, versions(["numpy", "scipy"])
        )

    def _any_number(self, camp: Ints) -> Partitions | None:
        """The best partitions whatever their number of camps; None where that is not proved."""
        proof, upper = self.relaxed.proof, self.costs.cost(camp)
        tight = self._rounded(proof.bound) >= upper
        found = search(self.costs, None, proof, upper, effort=self._bounding, best_is_proved=tight)
        if not found.proved:
            return None
        # In an order that does not hang on how they were found.
        camps = sorted(map(by_first, found.camps or [camp]), key=lambda one: one.tolist())
        k = min(int(one.max()) + 1 for one in camps)
        engine = versions(["highspy", "numpy"])
        return Partitions(k, found.cost, found.cost, camps, found.complete, engine, True)

    def _bounds(self, k: int) -> tuple[Ints, Proof, int, str]:
        if k == 1:
            camp = np.zeros(self.costs.size, dtype=np.int64)
            empty = Proof(np.abs(self.costs.net) * self.costs.unit, [], [])
            return camp, empty, self.costs.cost(camp), versions(["numpy"])
        if k == 2:
            return self._two()
        proof = self.relaxed.proof
        camp = self.good(k)
        if len(self.costs.low) > _QUICK_PAIRS:
            other = good_partition(self.costs, k, [self.relaxed.camp, self._joined])
            camp = min((camp, other), key=self.costs.cost)
        return camp, proof, self._rounded(proof.bound), versions(["highspy", "numpy"])

    def _two(self) -> tuple[Ints, Proof, int, str]:
        sides = split(self.costs, self._bounding)
        camp = np.where(sides.side > 0, 0, 1).astype(np.int64)
        if not camp.any():
            # Nobody on side two: only a part of its own can go there at no cost.
            part = parts(self.costs.size, self.costs.low, self.costs.high)
            camp = np.where(part == part.max(), 1, 0) if part.any() else self.good(2)
        good = min((camp, self.good(2)), key=self.costs.cost)
        return good, sides.proof, sides.lower + self.costs.fixed, sides.engine

    def _rounded(self, bound: float) -> int:
        """A proved bound in money as the next possible whole number of units."""
        grain = int(np.gcd.reduce(np.abs(self.costs.net)))
        steps = math.ceil((bound / self.costs.unit - self._slack) / grain)
        return grain * steps + self.costs.fixed

    @cached_property
    def _slack(self) -> float:
        """What rounding may add to a bound, in units: it must not lift it over a whole number."""
        return max(1e-6, 1e-10 * float(np.abs(self.costs.net).sum()))


def smallest_least(tried: Mapping[int, int]) -> int:
    """The smallest number of camps that costs least.

    The criterion falls to one lowest value, which one number of camps has or several adjacent
    ones (Doreian, Batagelj & Ferligoj 2005, ch. 10).
    """
    return min(tried, key=lambda k: (tried[k], k))
