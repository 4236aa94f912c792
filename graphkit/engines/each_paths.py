"""Shortest paths of many networks, one network after the other, by the path engine."""

from __future__ import annotations

import numpy as np

from graphkit.engines.paths import choose
from graphkit.engines.stack import Stack
from graphkit.engines.stack_paths import Reached


def each(stack: Stack) -> Reached:
    """Shortest paths of every replicate; a tie is 1 / strength long."""
    found = Reached(*(np.zeros((stack.size, len(stack))) for _ in range(4)))
    for replicate in range(len(stack)):
        _fill(found, stack, replicate)
    return found


def _fill(found: Reached, stack: Stack, replicate: int) -> None:
    from scipy.sparse.csgraph import dijkstra

    network = stack.network(replicate)
    through = choose().betweenness(network, "strength")
    found.through[:, replicate] = through if network.directed else 2 * through
    distance = dijkstra(network.matrix(network.distance))
    reached = np.isfinite(distance)
    np.fill_diagonal(reached, False)
    found.count[:, replicate] = reached.sum(axis=0)
    found.far[:, replicate] = np.where(reached, distance, 0.0).sum(axis=0)
    np.divide(1.0, distance, out=distance, where=reached)
    found.near[:, replicate] = np.where(reached, distance, 0.0).sum(axis=0)
