"""Camps with everything said about them: how many, how sure, which optimum, who moves."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from graphkit.engines.balance.blocks import parts
from graphkit.engines.balance.camp_choice import (
    most_typical,
    movers,
    number_camps,
    together_in_all,
)
from graphkit.engines.balance.camps import Camps, Partitions, smallest_least
from graphkit.engines.balance.costs import Costs, Mask
from graphkit.engines.balance.effort import Effort
from graphkit.engines.balance.generalised import Blocks, generalised
from graphkit.engines.balance.placing import Placing
from graphkit.engines.labels import by_first
from graphkit.engines.versions import versions
from graphkit.graph.network import Ints

MOST_CAMPS = 6
Best = Callable[[Costs, Ints], tuple[Partitions, Mapping[int, int]]]


@dataclass(frozen=True, eq=False)
class Division:
    """Camps 1 to k of the placed actors of a `Placing`, in its order.

    `cost` and `lower` are in units. `optima` counts the best partitions known, which are all
    when `complete`, and `alike` those of them with k camps; `group` numbers those who stand
    together in all of them, and `movers` are not in their camp's firm core. With k left open
    `any_number` says that partitions into any number of camps were looked through, and `tried`
    has the best cost found (proved for the k chosen only) of each k looked at. `part` numbers
    the connected part that each actor is in.
    """

    k: int
    camp: Ints
    cost: int
    lower: int
    optima: int
    alike: int
    complete: bool
    group: Ints
    movers: Mask
    part: Ints
    tried: Mapping[int, int]
    engine: str
    any_number: bool = False
    blocks: Blocks | None = None

    @property
    def parts(self) -> int:
        """The number of connected parts."""
        return int(self.part.max()) + 1

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


def divide(case: Placing, k: int | None, effort: Effort) -> Division:
    """The best camps under strict balance; k left open is chosen by the data."""
    if k:
        part = parts(case.contested.size, case.contested.low, case.contested.high)
        return _exactly(case, k, part, effort)
    return divide_by(case, lambda pairs, _: Camps(pairs, effort).best_of_any(MOST_CAMPS))


def _exactly(case: Placing, k: int, part: Ints, effort: Effort) -> Division:
    """The best partitions into k camps, which parts that nothing joins share."""
    found = Camps(case.contested, effort).best(k)
    camps = [_by_part(camp, part) for camp in found.camps]
    chosen = most_typical(camps, part)
    return Division(
        k=k,
        camp=number_camps(chosen, part, k, _order(case)),
        cost=found.cost + case.fixed,
        lower=found.lower + case.fixed,
        optima=len(camps),
        alike=len(camps),
        complete=found.complete,
        group=together_in_all(camps, part),
        movers=movers(chosen, camps, part),
        part=part,
        tried={},
        engine=found.engine,
    )


def divide_by(case: Placing, best: Best) -> Division:
    """In each part by itself the fewest camps that do best; no camp holds actors of two parts.

    `best` finds the best partitions of a part, and what some numbers of camps cost: from its pairs,
    and their numbers among all of them.
    """
    whole = case.contested
    part = parts(whole.size, whole.low, whole.high)
    moved = np.zeros(whole.size, dtype=bool)
    camp, group = np.zeros((2, whole.size), dtype=np.int64)
    every, curves = [], []
    for number in range(int(part.max()) + 1):
        here = np.flatnonzero(part == number)
        pairs = np.flatnonzero(part[whole.low] == number)
        found, tried = best(whole.own(pairs), pairs)
        few = [one for one in found.camps if one.max() < found.k]
        one_part = np.zeros(len(here), dtype=np.int64)
        chosen = most_typical(found.camps, one_part, few)
        camp[here] = chosen + camp.max() + 1
        group[here] = together_in_all(found.camps, one_part) + group.max() + 1
        moved[here] = movers(chosen, found.camps, one_part)
        every.append((found, len(few)))
        curves.append(tried)
    k = int(camp.max())
    return Division(
        k=k,
        camp=number_camps(camp, np.zeros_like(part), k, _order(case)),
        cost=sum(found.cost for found, _ in every) + case.fixed,
        lower=sum(found.lower for found, _ in every) + case.fixed,
        optima=math.prod(len(found.camps) for found, _ in every),
        alike=math.prod(count for _, count in every),
        complete=all(found.complete for found, _ in every),
        group=group,
        movers=moved,
        part=part,
        tried={n: cost + case.fixed for n, cost in curve(curves, MOST_CAMPS).items()},
        engine=max((found.engine for found, _ in every), key=len),
        any_number=all(found.any_number for found, _ in every),
    )


def curve(parts: Sequence[Mapping[int, int]], most: int) -> dict[int, int]:
    """What the best partition into each number of camps costs, from what each part's costs.

    Parts may share camps, and a camp that is short may come from any of them: n camps come from
    parts with up to n camps, of which there are n at least in all.
    """
    actors = sum(max(tried) for tried in parts)
    found = {}
    for n in range(1, min(most, actors) + 1):
        # least[m]: the least cost with m camps in all parts so far, n standing for n and more
        least = {0: 0}
        for tried in parts:
            grown: dict[int, int] = {}
            for before, cost in least.items():
                for own, more in tried.items():
                    if own <= n:
                        now = min(n, before + own)
                        grown[now] = min(grown.get(now, cost + more), cost + more)
            least = grown
        if n in least:
            found[n] = least[n]
    return found


def divide_in_blocks(case: Placing, k: int | None, effort: Effort) -> Division:
    """The best camps under generalised balance; k left open is chosen by the data."""
    blocks = _blocks(case)
    most = min(MOST_CAMPS, blocks.size)
    tried = {}
    if not k:
        tried = {n: generalised(blocks, n, effort, prove=False).cost for n in range(1, most + 1)}
        k = bend(tried)
    found = generalised(blocks, k, effort)
    one_part = np.zeros(blocks.size, dtype=np.int64)
    chosen = most_typical(found.camps, one_part)
    return Division(
        k=k,
        camp=number_camps(chosen, one_part, k, _order(case)),
        cost=found.cost,
        lower=found.lower,
        optima=len(found.camps),
        alike=len(found.camps),
        complete=found.complete,
        group=together_in_all(found.camps, one_part),
        movers=movers(chosen, found.camps, one_part),
        part=parts(blocks.size, blocks.source, blocks.target),
        tried={n: found.cost if n == k else cost for n, cost in tried.items()},
        engine=versions(["numpy"]),
        blocks=blocks,
    )


def bend(tried: Mapping[int, int]) -> int:
    """The number of camps at which the curve bends most: what one more saves falls off.

    Under generalised balance more camps always cost less, so there is no least; this is the
    scree test (Cattell 1966), here without its judgement by eye: the largest second difference,
    the smaller number of equal ones.
    """
    if not tried[1]:
        return 1
    bends = {
        k: tried[k - 1] - 2 * cost + tried[k + 1]
        for k, cost in tried.items()
        if {k - 1, k + 1} <= tried.keys()
    }
    return min(bends, key=lambda k: (-bends[k], k), default=smallest_least(tried))


def _by_part(camp: Ints, part: Ints) -> Ints:
    """Camps numbered from 0 within each part, in order of first actor."""
    own = np.zeros(len(camp), dtype=np.int64)
    for number in range(int(part.max()) + 1):
        here = np.flatnonzero(part == number)
        own[here] = by_first(camp[here])
    return own


def _order(case: Placing) -> Ints:
    """The place of each placed actor in the order of ids."""
    return np.asarray(np.argsort(case.number)[case.placed], dtype=np.int64)


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
