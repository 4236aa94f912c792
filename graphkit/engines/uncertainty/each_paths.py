"""Shortest paths of many networks, one network after the other, on all processors."""

from __future__ import annotations

import warnings
from functools import partial

import numpy as np

from graphkit.engines.background_process import processors
from graphkit.engines.paths.between import betweenness
from graphkit.engines.uncertainty.stack import Reached, Stack
from graphkit.graph.network import Floats, Ints, Network

_WORTH = 5e7  # actors x arcs x replicates from which a second process saves time


def each(stack: Stack, *, distinct: bool = False) -> Reached:
    """Shortest paths of every replicate; a tie is 1 / strength long.

    `distinct` promises that no two paths between the same actors are equally long, as with
    strengths drawn from a continuous range; then paths need not be counted.
    """
    one = partial(_one, stack, distinct)
    work = float(stack.size) * len(stack.source) * len(stack)
    processes = min(processors(), len(stack)) if work > _WORTH else 1
    columns = _spread(one, len(stack), processes) if processes > 1 else map(one, range(len(stack)))
    return Reached(*np.moveaxis(np.array(list(columns)).reshape(-1, 4, stack.size), 0, -1))


def _spread(one: partial[Floats], count: int, processes: int) -> list[Floats]:
    """The same on several processes, which are copies of this one and share its memory."""
    from multiprocessing import get_context

    global _task
    _task = one
    with warnings.catch_warnings():
        # Newer Pythons warn of copies of a process with threads; the copies start none.
        warnings.simplefilter("ignore", DeprecationWarning)
        with get_context("fork").Pool(processes) as pool:
            return pool.map(_run_task, range(count), chunksize=4)


_task: partial[Floats]


def _run_task(replicate: int) -> Floats:
    return _task(replicate)


def _one(stack: Stack, distinct: bool, replicate: int) -> Floats:
    """Paths through each actor; how many lead to it, how long they are, sum of 1 / length."""
    from scipy.sparse.csgraph import dijkstra

    network = stack.network(replicate)
    distance, before = dijkstra(network.matrix(network.distance), return_predecessors=True)
    reached = np.isfinite(distance)
    np.fill_diagonal(reached, False)
    through = _along(before.astype(np.int64)) if distinct else _counted(network)
    near = np.divide(1.0, distance, out=np.zeros_like(distance), where=reached)
    far = np.where(reached, distance, 0.0)
    return np.array([through, *(table.sum(axis=0) for table in (reached, far, near))], dtype=float)


def _counted(network: Network) -> Floats:
    size = len(network)
    return betweenness(network).values * max((size - 1) * (size - 2), 1)


def _along(before: Ints) -> Floats:
    """How many shortest paths run through each actor, from who comes before whom on them.

    `before` has a row for each source, negative where there is nobody before. The ends of the
    longest paths hand on to those before them how many actors lie behind. Most actors are last
    on their path and hand on nothing, so that only the others are followed.
    """
    size = len(before)
    root = (before < 0).ravel()
    rows = size * np.arange(size)[:, None]
    parent = (np.where(before < 0, np.arange(size), before) + rows).ravel()
    next_to = np.bincount(parent[~root], minlength=size * size)
    inner = np.flatnonzero(next_to)
    place = np.zeros(size * size, dtype=np.int64)
    place[inner] = np.arange(len(inner))
    ahead, behind = place[parent[inner]], next_to[inner]
    depth = _depth(ahead, ~root[inner])
    for level in range(int(depth.max(initial=0)), 1, -1):
        ends = np.flatnonzero(depth == level)
        np.add.at(behind, ahead[ends], behind[ends])
    between = depth > 0
    through = np.bincount(inner[between] % size, behind[between], minlength=size)
    return np.asarray(through, dtype=float)


def _depth(parent: Ints, deep: np.ndarray) -> Ints:
    """How many steps each entry is from where it starts, by doubling."""
    depth, jump = deep.astype(np.int64), parent
    while True:
        further = depth[jump]
        if not further.any():
            return depth
        depth = depth + further
        jump = jump[jump]
