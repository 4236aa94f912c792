"""How far the signed ties of many replicates are from a clean split into two, all at once.

A heuristic as that of camps, and said to be one: every replicate starts from the split of the whole
data and moves one actor at a time while that puts more ties right than wrong. So its balance is at
most the true one.
"""

from __future__ import annotations

import numpy as np

from graphkit.engines.uncertainty.replicates import Replicates
from graphkit.engines.uncertainty.stack import Arcs, add_up, said_already
from graphkit.engines.uncertainty.stack_camps import Pull, settle
from graphkit.graph.network import Floats, Ints


def balances(replicates: Replicates, start: Ints) -> Floats:
    """The balance 1 - 2 L / m of every replicate, nan where no tie has a sign; `start` is the side
    of each actor in the split of the whole data, 0 or 1.

    Each tie counts once, whatever its direction and strength; where support and opposition stand
    between two actors, one of the two is wrong in every split.
    """
    claims = replicates.claims
    used = np.zeros(len(claims.ties), bool) if claims.unsigned else claims.ties.sign != 0
    size, arcs = len(claims), Arcs(claims.ties, np.flatnonzero(used), len(claims), by_sign=True)
    there = (arcs.add(replicates.ties) > 0) & ~said_already(replicates, arcs)
    ends = np.minimum(arcs.source, arcs.target), np.maximum(arcs.source, arcs.target)
    keys, pair = np.unique(ends[0] * size + ends[1], return_inverse=True)
    sign = claims.ties.sign[arcs.claim[arcs.starts]][:, None]
    apart, together = (add_up(len(keys), pair, there * (sign == side)) for side in (1, -1))
    pull = Pull(size, keys // max(size, 1), keys % max(size, 1), apart - together)
    side = settle(pull, start, 2)
    same = side[pull.low] == side[pull.high]
    wrong, ties = np.where(same, together, apart).sum(axis=0), there.sum(axis=0)
    found = np.full(len(replicates), np.nan)
    np.divide(wrong, ties, out=found, where=ties > 0)
    return 1 - 2 * found
