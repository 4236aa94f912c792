"""Labels of a partition's groups, in an order that does not hang on how they were found."""

from __future__ import annotations

import numpy as np

from graphkit.graph.network import Ints


def by_first(label: Ints, order: Ints | None = None) -> Ints:
    """Groups renumbered from 0 by their first member, in `order` or else as they stand.

    >>> by_first(np.array([7, 3, 7, 5])).tolist()
    [0, 1, 0, 2]
    >>> by_first(np.array([7, 3, 7, 5]), np.array([3, 0, 2, 1])).tolist()
    [2, 0, 2, 1]
    """
    found, label = np.unique(label, return_inverse=True)
    label = label.reshape(-1)
    first = np.full(len(found), np.iinfo(np.int64).max)
    np.minimum.at(first, label, np.arange(len(label)) if order is None else order)
    return np.asarray(np.argsort(np.argsort(first))[label], dtype=np.int64)
