"""Blocks: the largest parts of a network that no single actor holds together.

Every cycle lies inside one block, so whatever is asked of cycles is asked of blocks.
"""

from __future__ import annotations

import numpy as np

from graphkit.graph.network import Ints


def cyclic_blocks(size: int, low: Ints, high: Ints) -> list[Ints]:
    """The numbers of the pairs in each biconnected block of two pairs or more, largest first.

    Bridges, which lie on no cycle, are in none. Hopcroft & Tarjan 1973.
    """
    import networkx as nx

    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(size))
    pairs = list(zip(low.tolist(), high.tolist(), strict=True))
    graph.add_edges_from(pairs)
    number = {pair: i for i, pair in enumerate(pairs)}
    blocks = [
        np.array(sorted(number[min(a, b), max(a, b)] for a, b in block), dtype=np.int64)
        for block in nx.biconnected_component_edges(graph)
    ]
    cyclic = [block for block in blocks if len(block) > 1]
    return sorted(cyclic, key=lambda block: (-len(block), int(block[0])))


def parts(size: int, low: Ints, high: Ints) -> Ints:
    """The number of the connected part that each actor is in, by first actor."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    links = coo_array((np.ones(len(low)), (low, high)), shape=(size, size))
    _, part = connected_components(links, directed=False)
    return np.asarray(part, dtype=np.int64)
