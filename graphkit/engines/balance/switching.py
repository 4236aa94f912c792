"""Two sides by switching: move actors across while that puts more ties right.

`near` holds for every actor its neighbours and the net price of parting it from them
(positive: support); sides are +1 and -1.
"""

from __future__ import annotations

import heapq

import numpy as np

from graphkit.engines.balance.costs import Costs, Mask
from graphkit.graph.adjacency import adjacency
from graphkit.graph.network import Floats, Ints

Near = list[list[tuple[int, int]]]


def neighbours(costs: Costs) -> Near:
    """Each actor's neighbours with the net price of parting the two."""
    near: Near = [[] for _ in range(costs.size)]
    for a, b, net in zip(costs.low.tolist(), costs.high.tolist(), costs.net.tolist(), strict=True):
        near[a].append((b, net))
        near[b].append((a, net))
    return near


def wrong(costs: Costs, side: Ints) -> Mask:
    """Which pairs stand against their net sign."""
    return np.asarray((side[costs.low] * side[costs.high] > 0) != (costs.net > 0))


def descend(near: Near, side: list[int]) -> list[int]:
    """Switch the actor that gains most until none gains; changes and returns `side`."""
    gain = [-sum(net * side[u] * side[v] for v, net in near[u]) for u in range(len(near))]
    heap = [(-g, u) for u, g in enumerate(gain) if g > 0]
    heapq.heapify(heap)
    while heap:
        value, u = heapq.heappop(heap)
        # An old entry: the gain has changed since.
        if -value != gain[u]:
            continue
        side[u], gain[u] = -side[u], -gain[u]
        for v, net in near[u]:
            gain[v] -= 2 * net * side[u] * side[v]
            if gain[v] > 0:
                heapq.heappush(heap, (-gain[v], v))
    return side


def along_tree(costs: Costs, price: Floats) -> Ints:
    """The sides that satisfy every pair of a spanning forest of least total `price`."""
    from scipy.sparse.csgraph import minimum_spanning_tree

    # SciPy drops ties of weight 0 from the tree that it hands back.
    tree = minimum_spanning_tree(adjacency(costs.size, costs.low, costs.high, price + 1.0))
    chosen = tree.tocoo()
    keys = chosen.row.astype(np.int64) * costs.size + chosen.col
    pairs = np.isin(costs.low * costs.size + costs.high, keys)
    return spread(costs.pick(pairs))


def spread(forest: Costs, wrongly: Mask | None = None) -> Ints:
    """Walk the pairs out from the first actor of each part, changing sides at opposition.

    Pairs marked in `wrongly` are taken to have the other sign. The result satisfies all
    pairs if they can be satisfied at all. The first actor of each part is on side +1.
    """
    sign = np.sign(forest.net)
    if wrongly is not None:
        sign = np.where(wrongly, -sign, sign)
    near: list[list[tuple[int, int]]] = [[] for _ in range(forest.size)]
    for a, b, s in zip(forest.low.tolist(), forest.high.tolist(), sign.tolist(), strict=True):
        near[a].append((b, s))
        near[b].append((a, s))
    side = [0] * forest.size
    for start in range(forest.size):
        if side[start]:
            continue
        side[start], ahead = 1, [start]
        while ahead:
            u = ahead.pop()
            for v, s in near[u]:
                if not side[v]:
                    side[v] = side[u] * s
                    ahead.append(v)
    return np.array(side, dtype=np.int64)
