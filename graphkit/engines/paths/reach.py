"""How many others can be reached: counted once for everybody, without a search each."""

from __future__ import annotations

from graphlib import TopologicalSorter

import numpy as np

from graphkit.engines.paths.engine import Direction
from graphkit.graph.network import Ints, Network

_BLOCK = 8192  # actors tracked at a time, a bit each: at most 1 kB a part


def reach(network: Network, direction: Direction) -> Ints:
    """For each actor, how many others it can reach ("out") or be reached by ("in").

    Actors that reach each other form a part; between the parts there is no way back, so who
    is ahead of a part is passed on from the last part to the first, as sets of bits.
    """
    return network.remember(f"reach {direction}", lambda: _reach(network, direction))


def _reach(network: Network, direction: Direction) -> Ints:
    from scipy.sparse.csgraph import connected_components

    count, parts = connected_components(network.matrix(), connection="strong")
    part = parts.astype(np.int64)
    if not network.directed or count == 1:
        return np.bincount(part, minlength=count)[part] - 1
    ends = [part[network.source], part[network.target]]
    source, target = ends if direction == "out" else reversed(ends)
    return _ahead(part, _next(source, target, int(count))) - 1


def _next(source: Ints, target: Ints, count: int) -> dict[int, list[int]]:
    """The parts that each part has a tie to, itself left out."""
    after: dict[int, list[int]] = {part: [] for part in range(count)}
    pairs = np.unique(source.astype(np.int64) * count + target)
    for one, other in zip((pairs // count).tolist(), (pairs % count).tolist(), strict=True):
        if one != other:
            after[one].append(other)
    return after


def _ahead(part: Ints, after: dict[int, list[int]]) -> Ints:
    """How many actors are in each actor's part and in the parts ahead of it."""
    # What lies ahead is handed in as what a part depends on: the last parts come first.
    order = list(TopologicalSorter(after).static_order())
    total = np.zeros(len(after), dtype=np.int64)
    for first in range(0, len(part), _BLOCK):
        seen = [0] * len(after)
        for bit, own in enumerate(part[first : first + _BLOCK].tolist()):
            seen[own] |= 1 << bit
        for one in order:
            for other in after[one]:
                seen[one] |= seen[other]
        total += [actors.bit_count() for actors in seen]
    return np.asarray(total[part], dtype=np.int64)
