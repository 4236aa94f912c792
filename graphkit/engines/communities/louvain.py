"""The Louvain algorithm on NetworkX, for where igraph is not installed; ties without signs only."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import numpy as np

from graphkit.engines.communities.leiden import Partition
from graphkit.engines.communities.pairs import Pairs


class Louvain:
    """Louvain's method (Blondel et al. 2008): as Leiden, but groups may be held together badly."""

    cost = 40

    def __init__(self) -> None:
        import networkx

        self.version = f"networkx {networkx.__version__} (Louvain)"

    def partition(self, pairs: Pairs, resolution: float, seed: str, rounds: int) -> Partition:
        import networkx as nx

        graph = _graph(pairs)
        found = nx.community.louvain_communities(graph, resolution=resolution, seed=_number(seed))
        label = np.zeros(pairs.size, dtype=np.int64)
        for group, members in enumerate(sorted(map(sorted, found))):
            label[members] = group
        return label

    def rewired(self, pairs: Pairs, seed: str) -> Pairs:
        import networkx as nx

        graph = _graph(pairs)
        if len(pairs) > 1 and pairs.size > 3:
            swaps = 5 * len(pairs)
            # Where few ties can be swapped: as far as it comes.
            with suppress(nx.NetworkXException):
                nx.double_edge_swap(graph, swaps, max_tries=20 * swaps, seed=_number(seed))
        ends = np.array(sorted(tuple(sorted(pair)) for pair in graph.edges), dtype=np.int64)
        order = np.random.default_rng(len(ends)).permutation(len(ends))
        return Pairs(pairs.size, ends[:, 0], ends[:, 1], pairs.plus[order], np.zeros(len(ends)))


def _graph(pairs: Pairs) -> Any:
    import networkx as nx

    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(pairs.size))
    some = pairs.plus > 0
    ends = zip(pairs.low[some].tolist(), pairs.high[some].tolist(), strict=True)
    for (low, high), strength in zip(ends, pairs.plus[some].tolist(), strict=True):
        graph.add_edge(low, high, weight=strength)
    return graph


def _number(seed: str) -> int:
    return sum((place + 1) * ord(letter) for place, letter in enumerate(seed)) % 2**31
