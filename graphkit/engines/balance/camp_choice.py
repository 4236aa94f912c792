"""Which of several best partitions to show, how to number its camps, and who moves.

Partitions are numbered part by part (connected parts of the network), since nothing says
which camp of one part goes with which of another.
"""

from __future__ import annotations

import numpy as np

from graphkit.engines.balance.costs import Mask
from graphkit.engines.balance.matching import best_match
from graphkit.engines.balance.partition import by_size
from graphkit.graph.network import Floats, Ints

_PAIRS = 4000


def most_typical(camps: list[Ints], part: Ints) -> Ints:
    """The partition that agrees best with all on who stands with whom; of equal ones the first."""
    if len(camps) == 1 or len(part) > _PAIRS:
        return camps[0]
    together = [(camp[:, None] == camp) & (part[:, None] == part) for camp in camps]
    often = np.mean(together, axis=0) - 0.5
    return camps[int(np.argmax([round(float(often[pairs].sum()), 6) for pairs in together]))]


def movers(chosen: Ints, camps: list[Ints], part: Ints) -> Mask:
    """Who stands in another camp than in `chosen` in at least one of `camps`, when each part's
    camps are matched so that as few as possible move."""
    moved = np.zeros(len(part), dtype=bool)
    for number in range(int(part.max()) + 1):
        here = np.flatnonzero(part == number)
        for camp in camps:
            one, other = chosen[here], camp[here]
            count = int(max(one.max(), other.max())) + 1
            shared = np.zeros((count, count), dtype=np.int64)
            np.add.at(shared, (one, other), 1)
            moved[here[best_match(shared)[one] != other]] = True
    return moved


def number_camps(camp: Ints, part: Ints, k: int, strength: Floats) -> Ints:
    """Camps 1 to k over all parts: 1 is the largest, of equal ones the one with more
    `strength` (per actor), then the one with the first actor.

    Each part's largest camp joins the largest camp before it, its second the second, and so
    on; where the first parts have fewer than k camps, the smallest camps of later ones stand
    on their own.
    """
    part = by_size(part)
    whole = np.zeros(len(camp), dtype=np.int64)
    taken = 0
    for number in range(int(part.max()) + 1):
        here = part == number
        own = by_size(camp[here])
        count = int(own.max()) + 1
        alone = min(count, k - taken)
        target = np.r_[np.arange(count - alone), taken + np.arange(alone)]
        whole[here] = target[own]
        taken += alone
    sizes = np.bincount(whole, minlength=k)
    total = np.round(np.bincount(whole, weights=strength, minlength=k), 9)
    rank = np.empty(k, dtype=np.int64)
    rank[np.lexsort((_first(whole, k), -total, -sizes))] = np.arange(1, k + 1)
    return rank[whole]


def _first(camp: Ints, k: int) -> Ints:
    first = np.full(k, len(camp))
    np.minimum.at(first, camp, np.arange(len(camp)))
    return first
