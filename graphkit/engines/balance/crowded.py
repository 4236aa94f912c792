"""A bound where triangles are too many to list: hundreds of actors who are all tied to one another.

Members of a parliament agree or differ with every other. The programme over forbidden cycles
(`weak_balance`) would begin with millions of triangles there, so that it is not begun.
"""

from __future__ import annotations

import numpy as np

from graphkit.engines.balance.costs import Costs, Mask
from graphkit.engines.balance.effort import Effort
from graphkit.graph.adjacency import adjacency
from graphkit.graph.network import Floats

_LISTED = 50_000  # triangles that a programme still solves in the time a proof is worth
_LIKELY = 2_000  # fewer pairs hardly have so many
_TIED = 1_000_000  # pairs of more actors than that
_PAIR = 2.0  # steps that one of friends takes
_WORTH = 0.01  # what another round must add
_DENSE = 3_000  # actors whose pairs fit into a table


def crowded(costs: Costs, opposed: Mask) -> bool:
    """Whether more triangles hold one opposed pair alone than a programme can begin with."""
    if len(costs.low) < _LIKELY or costs.size > _DENSE:
        return len(costs.low) > _TIED and bool(opposed.any())
    low, high = costs.low[~opposed], costs.high[~opposed]
    ends = np.r_[low, high], np.r_[high, low]
    support = adjacency(costs.size, *ends, np.ones(2 * len(low)))
    ways = (support @ support).toarray()[costs.low[opposed], costs.high[opposed]]
    return bool(ways.sum() > _LISTED)


def packed(costs: Costs, opposed: Mask, effort: Effort) -> float:
    """What every partition into any number of camps costs at least, in units, fixed cost left out.

    Each triangle with one opposed pair costs the least of its three pairs, as far as no other has
    used that up: actor by actor those that it is the tip of are paid at once, the opposed pairs
    among its friends sharing what it and each friend have left. It stops when the effort is over.
    """
    if costs.size > _DENSE:
        return 0.0
    left = np.zeros((2, costs.size, costs.size))  # support, opposition
    for kind, own in enumerate((~opposed, opposed)):
        low, high = costs.low[own], costs.high[own]
        left[kind, low, high] = left[kind, high, low] = np.abs(costs.net[own])
    found, more = 0.0, np.inf
    while more > _WORTH * found:
        more = _round(left, effort)
        found += more
    return found


def _round(left: Floats, effort: Effort) -> float:
    """Let every actor be the tip once; what is paid is taken from what is `left`."""
    support, opposition = left
    found = 0.0
    for tip in range(len(support)):
        if effort.over:
            break
        friends = np.flatnonzero(support[tip])
        effort.spend(_PAIR * len(friends) ** 2)
        among = np.ix_(friends, friends)
        paid = _paid(support[tip, friends], opposition[among])
        opposition[among] -= paid
        support[tip, friends] -= paid.sum(axis=1)
        support[friends, tip] = support[tip, friends]
        found += float(paid.sum()) / 2
    return found


def _paid(support: Floats, opposed: Floats) -> Floats:
    """What each opposed pair of friends pays: no more than it is, nor, over its pairs, than each
    friend's support."""
    total = opposed.sum(axis=1)
    share = support / np.where(total > 0, total, 1.0)  # of each unit of opposition
    return np.asarray(opposed * np.minimum(1.0, np.minimum(share[:, None], share[None, :])))
