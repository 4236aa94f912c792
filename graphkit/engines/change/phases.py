"""Phases: which windows a network looks alike in (Masuda & Holme 2019).

The distance between two windows is what it takes to turn one's network into the other's, edge by
edge. Single linkage joins the windows that are nearest, and Dunn's index says at how many phases
to stop: the least distance between windows of two phases over the largest inside one. SciPy links.
"""

from __future__ import annotations

import math

import numpy as np

from graphkit.engines.labels import by_first
from graphkit.graph.network import Floats, Ints

MOST = 20  # phases looked at, as in the paper; no more than there are windows in each on average

_LEAST = 3  # windows that differ
_EQUAL = 1e-9


def distances(edges: Floats) -> Floats:
    """The edit distance between any two windows of a windows x edges array of signed strengths.

    >>> distances(np.array([[1.0, 0.0], [1.0, -1.0]])).tolist()
    [[0.0, 1.0], [1.0, 0.0]]
    """
    return np.array([np.abs(edges - window).sum(axis=1) for window in edges])


def phases(distance: Floats) -> tuple[Ints, float | None]:
    """The phase of each window, from 1 in order of first window, and Dunn's index.

    One phase, without an index, where there are fewer than three windows that differ, or all are
    as far apart: any way to part them would be as good.
    """
    _, alike = np.unique(np.round(distance, 9), axis=0, return_inverse=True)
    first = np.unique(alike.reshape(-1), return_index=True)[1]
    few, place = distance[np.ix_(first, first)], alike.reshape(-1)
    best, index = _best(few)
    return by_first(best[place]) + 1, index


def _best(distance: Floats) -> tuple[Ints, float | None]:
    """Of the partitions that single linkage gives, the one with the largest Dunn index; the one
    with fewer phases of equal ones.

    Where each window is a phase of its own nothing is inside, and the index says nothing.
    """
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import squareform

    best, index = np.zeros(len(distance), dtype=np.int64), None
    if len(distance) < _LEAST:
        return best, index
    tree = linkage(squareform(distance, checks=False), "single")
    gaps = [*tree[::-1, 2].tolist(), 0.0]
    for count in range(2, min(MOST, max(2, math.isqrt(len(distance)))) + 1):
        apart, nearer = gaps[count - 2 : count]
        if apart - nearer <= _EQUAL:
            continue  # which of equal gaps is cut would be chance
        label = fcluster(tree, (apart + nearer) / 2, "distance").astype(np.int64)
        inside = float(distance[label[:, None] == label].max())
        if index is None or apart / inside > index + _EQUAL:
            best, index = label, apart / inside
    return best, index


def starts(label: Ints) -> tuple[int, ...]:
    """The windows in another phase than the one before."""
    return tuple((np.flatnonzero(np.diff(label)) + 1).tolist())
