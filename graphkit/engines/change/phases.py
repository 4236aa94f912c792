"""Phases: which windows a network looks alike in (Masuda & Holme 2019).

The distance between two windows is what it takes to turn one's network into the other's, edge by
edge. Single linkage joins the windows that are nearest, and Dunn's index says at how many phases
to stop: the least distance between windows of two phases over the largest inside one.
"""

from __future__ import annotations

import math

import numpy as np

from graphkit.engines.labels import by_first
from graphkit.graph.network import Floats, Ints

MOST = 20  # phases looked at, as in the paper; no more than there are windows in each on average

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
    best, index = np.zeros(len(distance), dtype=np.int64), None
    edges = _tree(distance)
    gaps = [*sorted((gap for gap, _, _ in edges), reverse=True), 0.0]
    for count in range(2, min(MOST, max(2, math.isqrt(len(distance))), len(distance) - 1) + 1):
        apart = gaps[count - 2]
        if apart - gaps[count - 1] <= _EQUAL:
            continue  # which of equal gaps is cut would be chance
        label = _cut(edges, apart)
        inside = float(distance[label[:, None] == label].max())
        if index is None or apart / inside > index + _EQUAL:
            best, index = label, apart / inside
    return best, index


def _tree(distance: Floats) -> list[tuple[float, int, int]]:
    """The shortest tree that joins all windows (Prim): its edges, each to a window joined by it."""
    size = len(distance)
    near, link = distance[0].copy(), np.zeros(size, dtype=np.int64)
    out = np.ones(size, dtype=bool)
    out[0] = False
    edges = []
    while out.any():
        new = int(np.flatnonzero(out)[np.argmin(near[out])])
        edges.append((float(near[new]), int(link[new]), new))
        out[new] = False
        closer = distance[new] < near
        near, link = np.where(closer, distance[new], near), np.where(closer, new, link)
    return edges


def _cut(edges: list[tuple[float, int, int]], apart: float) -> Ints:
    """The parts of the tree without the edges that are as long."""
    label = np.zeros(len(edges) + 1, dtype=np.int64)
    for gap, one, other in edges:
        label[other] = label.max() + 1 if gap >= apart else label[one]
    return label


def starts(label: Ints) -> tuple[int, ...]:
    """The windows in another phase than the one before."""
    return tuple((np.flatnonzero(np.diff(label)) + 1).tolist())
