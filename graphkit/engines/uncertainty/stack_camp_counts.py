"""How many camps there are in many replicates.

A heuristic as that of camps, and said to be one: every replicate starts from the camps of the whole
data and moves one actor at a time while that lowers the cost. A camp falls apart with the network,
and two become one where nothing is lost by it, for the fewest camps that do as well are asked for.
"""

from __future__ import annotations

import numpy as np

from graphkit.engines.uncertainty.pieces import pieces
from graphkit.engines.uncertainty.replicates import Replicates
from graphkit.engines.uncertainty.stack_camps import BETTER, beside, placed, pull, settle
from graphkit.graph.network import Floats, Ints

MOST = 127  # camps of which the moves of one actor at a time keep count


def camp_counts(replicates: Replicates, start: Ints) -> Floats:
    """The number of camps in every replicate, nan where nothing places anybody; `start` is the
    camp of each actor in the whole data from 0, -1 for none."""
    camps, found = int(start.max(initial=-1)) + 1, pull(replicates)
    counts = np.full(len(replicates), np.nan)
    if not 0 < camps <= MOST:
        return counts
    there = placed(found) & (start >= 0)[:, None]
    piece = pieces(found.net != 0, beside(found), found.size)
    own = piece * camps + settle(found, start, camps)
    for number in np.flatnonzero(there.any(axis=0)).tolist():
        net = np.zeros((found.size, found.size))
        net[found.low, found.high] = net[found.high, found.low] = found.net[:, number]
        here = np.flatnonzero(there[:, number])
        counts[number] = _fewest(net[np.ix_(here, here)], own[here, number], camps)
    return counts


def _fewest(net: Floats, own: Ints, camps: int) -> int:
    """How many parts are left when those within a piece are joined that hold each other apart by
    nothing, first those that hold together most; `own` is piece x camps + camp."""
    names, part = np.unique(own, return_inverse=True)
    inside = np.eye(len(names))[part]
    between = inside.T @ net @ inside
    between[(names // camps)[:, None] != names // camps] = -np.inf
    np.fill_diagonal(between, -np.inf)
    while True:
        one, other = divmod(int(between.argmax()), len(between))
        if between[one, other] < -BETTER:
            return len(between)
        between[one] += between[other]
        between[:, one] += between[:, other]
        between = np.delete(np.delete(between, other, 0), other, 1)
