"""Camps with everything said about them: how many, how sure, which optimum, who moves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from graphkit.engines.balance.blocks import parts
from graphkit.engines.balance.camp_choice import most_typical, movers, number_camps
from graphkit.engines.balance.camps import Camps
from graphkit.engines.balance.costs import Mask
from graphkit.engines.balance.generalised import Blocks, generalised
from graphkit.engines.balance.placing import Placing
from graphkit.engines.versions import versions
from graphkit.graph.network import Floats, Ints

MOST_CAMPS = 6
NEAR = 0.05


@dataclass(frozen=True, eq=False)
class Division:
    """Camps 1 to k of the placed actors of a `Placing`, in its order.

    `cost` and `lower` are in units. `optima` counts the best partitions known, which are all
    when `complete`; `movers` stand in another camp in some of them. `tried` has the best cost
    found (proved for the k chosen only) of each k looked at when k was left open. `parts` is
    the number of connected parts.
    """

    k: int
    camp: Ints
    cost: int
    lower: int
    optima: int
    complete: bool
    movers: Mask
    parts: int
    tried: Mapping[int, int]
    engine: str
    blocks: Blocks | None = None

    @property
    def proved(self) -> bool:
        return self.lower >= self.cost

    def wrong(self, case: Placing) -> Mask:
        """The ties that cost something (the network's own order)."""
        if self.blocks is not None:
            marks = np.zeros(len(case.once), dtype=bool)
            marks[np.flatnonzero(case.once)] = self.blocks.wrong(self.camp - 1)
            return marks
        network, camp = case.network, case.spread_out(self.camp, 1)
        same = camp[network.source] == camp[network.target]
        signed = network.positive | network.negative
        return np.asarray(case.once & signed & (case.price > 0) & (same != network.positive))


def divide(case: Placing, k: int | None, deadline: float) -> Division:
    """The best camps under strict balance; k left open is chosen by the data."""
    problem = Camps(case.contested, deadline)
    most = min(MOST_CAMPS, len(case.placed))
    tried = {} if k else {n: problem.cost(n) + case.fixed for n in range(1, most + 1)}
    k = k or smallest_near_least(tried)
    found = problem.best(k)
    part = parts(case.contested.size, case.contested.low, case.contested.high)
    camps = [_by_part(camp, part) for camp in found.camps]
    chosen = most_typical(camps, part)
    return Division(
        k=k,
        camp=number_camps(chosen, part, k, _held(case)),
        cost=found.cost + case.fixed,
        lower=found.lower + case.fixed,
        optima=len(camps),
        complete=found.complete,
        movers=movers(chosen, camps, part),
        parts=int(part.max()) + 1,
        tried={n: found.cost + case.fixed if n == k else cost for n, cost in tried.items()},
        engine=found.engine,
    )


def divide_in_blocks(case: Placing, k: int | None, deadline: float) -> Division:
    """The best camps under generalised balance; k left open is chosen by the data."""
    blocks = _blocks(case)
    most = min(MOST_CAMPS, blocks.size)
    tried = {}
    if not k:
        tried = {n: generalised(blocks, n, deadline, prove=False).cost for n in range(1, most + 1)}
        k = last_worth_it(tried)
    found = generalised(blocks, k, deadline)
    one_part = np.zeros(blocks.size, dtype=np.int64)
    chosen = most_typical(found.camps, one_part)
    part = parts(blocks.size, blocks.source, blocks.target)
    return Division(
        k=k,
        camp=number_camps(chosen, one_part, k, _held(case)),
        cost=found.cost,
        lower=found.lower,
        optima=len(found.camps),
        complete=found.complete,
        movers=movers(chosen, found.camps, one_part),
        parts=int(part.max()) + 1,
        tried={n: found.cost if n == k else cost for n, cost in tried.items()},
        engine=versions(["numpy"]),
        blocks=blocks,
    )


def smallest_near_least(tried: Mapping[int, int]) -> int:
    """The smallest k whose cost lies within 5% of the least."""
    least = min(tried.values())
    return min(k for k, cost in tried.items() if cost <= least * (1 + NEAR))


def last_worth_it(tried: Mapping[int, int]) -> int:
    """The smallest k after which one more camp saves less than 5% of a single camp's cost."""
    saved = {k: cost - tried[k + 1] for k, cost in tried.items() if k + 1 in tried}
    return min((k for k, gain in saved.items() if gain <= NEAR * tried[1]), default=max(tried))


def _by_part(camp: Ints, part: Ints) -> Ints:
    """Camps numbered from 0 within each part, in order of first actor."""
    own = np.zeros(len(camp), dtype=np.int64)
    for number in range(int(part.max()) + 1):
        here = np.flatnonzero(part == number)
        _, first, labels = np.unique(camp[here], return_index=True, return_inverse=True)
        own[here] = np.argsort(np.argsort(first))[labels]
    return own


def _held(case: Placing) -> Floats:
    """The strength of each placed actor's ties."""
    network = case.network
    worth = np.where(case.once, network.strength, 0.0)
    total = np.zeros(len(network))
    for ends in (network.source, network.target):
        total += np.bincount(ends, weights=worth, minlength=len(network))
    return np.asarray(total[np.argsort(case.number)][case.placed])


def _blocks(case: Placing) -> Blocks:
    network, once = case.network, case.once
    place = np.full(len(network), -1, dtype=np.int64)
    place[case.placed] = np.arange(len(case.placed))
    price = np.where(place[case.number[network.source]] >= 0, case.price, 0)[once]
    return Blocks(
        size=len(case.placed),
        source=place[case.number[network.source]][once].clip(0),
        target=place[case.number[network.target]][once].clip(0),
        support=np.where(network.positive[once], price, 0),
        opposition=np.where(network.negative[once], price, 0),
        ordered=case.ordered,
    )
