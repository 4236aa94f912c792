"""Which of several best partitions to show, how to number its camps, and who moves.

Partitions are numbered part by part (connected parts of the network), since nothing says
which camp of one part goes with which of another.
"""

from __future__ import annotations

import numpy as np

from graphkit.engines.balance.costs import Mask
from graphkit.engines.balance.partition import by_size
from graphkit.engines.labels import by_first
from graphkit.graph.network import Ints

_PAIRS = 4000


def most_typical(camps: list[Ints], part: Ints, among: list[Ints] | None = None) -> Ints:
    """The partition (of those `among`) that agrees best with all on who stands with whom; of
    equal ones the first."""
    among = among or camps
    if len(among) == 1 or len(part) > _PAIRS:
        return among[0]
    often = np.zeros((len(part), len(part)))
    for camp in camps:
        often += _together(camp, part)
    often = often / len(camps) - 0.5
    return max(among, key=lambda camp: round(float(often[_together(camp, part)].sum()), 6))


def _together(camp: Ints, part: Ints) -> Mask:
    return np.asarray((camp[:, None] == camp) & (part[:, None] == part))


def together_in_all(camps: list[Ints], part: Ints) -> Ints:
    """The group that each actor stands with in every one of `camps`, by number from 0."""
    _, group = np.unique(np.column_stack([part, *camps]), axis=0, return_inverse=True)
    return np.asarray(group, dtype=np.int64).reshape(-1)


def movers(chosen: Ints, camps: list[Ints], part: Ints) -> Mask:
    """Who does not stand in the firm core of its camp in `chosen`.

    A camp's core is its largest group that stands together in every one of `camps` (of equal
    ones the one with the first actor). A core that shares a camp with a larger one's
    in some of them is no core of its own.
    """
    group = together_in_all(camps, part)
    size = np.bincount(group)
    _, camp = np.unique(np.column_stack([part, chosen]), axis=0, return_inverse=True)
    one = np.unique(group, return_index=True)[1]  # an actor of each group
    firm: list[int] = []
    taken: set[int] = set()
    for number in np.lexsort((one, -size)).tolist():
        own = int(camp.reshape(-1)[one[number]])
        if own in taken:
            continue
        taken.add(own)
        at, others = one[number], one[firm]
        if not any(((c[others] == c[at]) & (part[others] == part[at])).any() for c in camps):
            firm.append(number)
    return ~np.isin(group, firm)


def number_camps(camp: Ints, part: Ints, k: int, order: Ints) -> Ints:
    """Camps 1 to k over all parts, each called after its first actor in `order`.

    An order that does not hang on the network (that of ids) leaves most camps their number
    when a few actors come, go or move, which sizes do not. Each part's first camp goes with the
    first camp before it, its second with the second, and so on; where the first parts have
    fewer than k camps, the last ones of later parts stand on their own.
    """
    part = by_size(part)
    whole = np.zeros(len(camp), dtype=np.int64)
    taken = 0
    for number in range(int(part.max()) + 1):
        here = part == number
        own = by_first(camp[here], order[here])
        count = int(own.max()) + 1
        alone = min(count, k - taken)
        target = np.r_[np.arange(count - alone), taken + np.arange(alone)]
        whole[here] = target[own]
        taken += alone
    return by_first(whole, order) + 1
