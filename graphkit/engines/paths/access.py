"""Who can reach whom along ties of support: the shortest chain from any of several actors."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np

from graphkit.graph.network import Network


def support_chains(
    network: Network, sources: Collection[int], targets: Sequence[int]
) -> dict[int, tuple[int, ...]]:
    """For each target the nearest chain source, ..., target along support ties.

    A tie gives access both ways: who supports somebody also listens to them. Distance is the
    sum of 1 / strength, so strong ties make a short chain. A target that is a source itself has
    the chain of itself alone; one that nobody reaches is left out.
    """
    from scipy.sparse.csgraph import dijkstra

    if not sources:
        return {}
    kept = network.keep(network.positive)
    start = np.array(sorted(sources))
    lengths, before, _ = dijkstra(
        kept.matrix(kept.distance),
        directed=False,
        indices=start,
        min_only=True,
        return_predecessors=True,
    )
    chains: dict[int, tuple[int, ...]] = {}
    for target in targets:
        if np.isfinite(lengths[target]):
            chain = [target]
            while before[chain[-1]] >= 0:
                chain.append(int(before[chain[-1]]))
            chains[target] = tuple(reversed(chain))
    return chains
