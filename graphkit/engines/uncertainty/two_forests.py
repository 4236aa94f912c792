"""The few edges among which every bridge of a graph is to be found."""

from __future__ import annotations

import numpy as np

from graphkit.graph.adjacency import adjacency
from graphkit.graph.network import Ints


def two_forests(size: int, low: Ints, high: Ints) -> Ints:
    """The numbers of the edges of a spanning forest and of one of what is left without it.

    An edge that alone joins two halves of the whole does so here too, and no other does
    (Nagamochi & Ibaraki 1992): of a parliament's votes hardly any have to be looked at.
    """
    from scipy.sparse.csgraph import minimum_spanning_tree

    left, forests = np.arange(len(low)), []
    for _ in range(2):
        numbers = (left + 1).astype(float)
        edges = adjacency(size, low[left], high[left], numbers)
        forests.append(minimum_spanning_tree(edges).data.astype(np.int64) - 1)
        left = np.setdiff1d(left, forests[-1])
    return np.sort(np.concatenate(forests))
