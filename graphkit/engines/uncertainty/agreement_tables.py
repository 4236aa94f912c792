"""Agreement in many replicates where actors share many issues, as members of a parliament do.

A product for each pair on each issue would be made one by one; a replicate's stances as a table
give all pairs at once.
"""

from __future__ import annotations

import numpy as np

from graphkit.graph.claim_rows import StanceClaims
from graphkit.graph.network import Floats, Ints

_MANY = 12  # issues that two actors share on average, from which tables take less time


def shares_many(stances: StanceClaims, size: int) -> bool:
    """Whether actors share so many issues that their stances fill a table."""
    on = np.bincount(stances.cell_issue, minlength=1)
    return int((on * (on - 1)).sum()) > _MANY * size * (size - 1)


def in_tables(stances: StanceClaims, worth: Floats, size: int) -> tuple[Ints, Ints, Floats]:
    """Pairs who share an issue, and the sum over their issues of the products of what their
    stances are worth (cells x replicates): low < high, pairs x replicates."""
    place = stances.cell_actor, stances.cell_issue
    table = np.zeros((size, int(stances.cell_issue.max()) + 1))
    table[place] = 1.0
    low, high = np.nonzero(np.triu(table @ table.T, k=1))
    found = np.empty((len(low), worth.shape[1]))
    for replicate in range(worth.shape[1]):
        table[place] = worth[:, replicate]
        found[:, replicate] = (table @ table.T)[low, high]
    return low, high, found
