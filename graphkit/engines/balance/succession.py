"""Camps of one network after another, each begun from what proved those of the one before.

Networks of successive days differ in few ties, so that the cycles which bound the cost of one bound
that of the next, and little is left to look for. What is found is what `division.divide` finds:
where this does not prove it and list all that is as good, that is asked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from graphkit.engines.balance.camps import Camps, Partitions
from graphkit.engines.balance.costs import Costs
from graphkit.engines.balance.covering import Cycle
from graphkit.engines.balance.division import MOST_CAMPS, divide_by
from graphkit.engines.balance.effort import Effort
from graphkit.engines.balance.placing import Placing, placing
from graphkit.graph.network import Ints, Network

_Pair = tuple[str, str]


class Succession:
    """Camps, network by network; what is found never hangs on the networks before."""

    def __init__(self, time_limit: float | None = None) -> None:
        self._time_limit = time_limit
        self._cycles: list[tuple[_Pair, ...]] = []

    def camps(self, network: Network) -> dict[str, int]:
        """The camp of each actor that a tie can place; empty where there is none."""
        case = placing(network, "strength")
        if not len(case.placed):
            return {}
        pairs = _pairs(case)
        number = {pair: place for place, pair in enumerate(pairs)}
        known = [
            tuple(number[pair] for pair in cycle)
            for cycle in self._cycles
            if all(pair in number for pair in cycle)
        ]
        effort, met = Effort(self._time_limit), list[tuple[_Pair, ...]]()

        def best(costs: Costs, here: Ints) -> tuple[Partitions, Mapping[int, int]]:
            if not (costs.net < 0).any():
                return _together(costs)
            begun = Camps(costs, effort, list(_within(known, here)))
            found = begun.all_best(MOST_CAMPS)
            whole = here.tolist()
            met.extend(
                tuple(pairs[whole[p]] for p in cycle) for cycle in begun.relaxed.proof.cycles
            )
            if found is None:
                return Camps(costs, Effort(self._time_limit)).best_of_any(MOST_CAMPS)
            return found, {found.k: found.cost}

        camp = case.spread_out(divide_by(case, best).camp, 0)
        self._cycles = met
        return {network.actors[a]: int(camp[a]) for a in np.flatnonzero(case.has_place()).tolist()}


def _pairs(case: Placing) -> list[_Pair]:
    """The two actors of each contested pair, by id."""
    at = {
        int(number): actor for actor, number in zip(case.network.actors, case.number, strict=True)
    }
    named = [at[number] for number in case.placed.tolist()]
    ends = zip(case.contested.low.tolist(), case.contested.high.tolist(), strict=True)
    return [(min(a, b), max(a, b)) for a, b in ((named[low], named[high]) for low, high in ends)]


def _within(known: list[Cycle], here: Ints) -> Iterator[Cycle]:
    """The cycles of one part, by the numbers of its own pairs."""
    own = {pair: place for place, pair in enumerate(here.tolist())}
    for cycle in known:
        if cycle[0] in own:
            yield tuple(own[pair] for pair in cycle)


def _together(costs: Costs) -> tuple[Partitions, Mapping[int, int]]:
    """All in one camp, where nothing holds anybody apart: to part them would cost more."""
    one = np.zeros(costs.size, dtype=np.int64)
    cost = costs.cost(one)
    return Partitions(1, cost, cost, [one], complete=True, engine="", any_number=True), {1: cost}
