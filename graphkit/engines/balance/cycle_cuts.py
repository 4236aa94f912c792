"""Find cycles that forbid the present answer: each holds an odd number of opposed pairs.

A signed network splits into two camps without a wrong tie exactly when no cycle holds an odd
number of opposed pairs (Cartwright & Harary 1956). After switching along the best sides known
only the pairs wrong there count as opposed, so every such cycle passes through one of them:
searches need to start there only.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from graphkit.engines.balance.costs import Costs, Mask
from graphkit.engines.balance.covering import TOLERANCE, Cycle
from graphkit.engines.balance.effort import ARC, Effort
from graphkit.graph.adjacency import adjacency
from graphkit.graph.network import Floats, Ints

if TYPE_CHECKING:
    from scipy.sparse import csr_array

# Added to every step: of cycles of equal `x` the one with fewer pairs cuts deeper.
_NUDGE = 1e-7
_BATCH = 64
Before = NDArray[np.int32]


def short_cycles(costs: Costs, wrong: Mask, x: Floats, effort: Effort) -> list[Cycle]:
    """For each wrong pair the cycle of least `x` through right pairs, where below 1.

    This finds some violated cycles quickly but not all; it ends when the effort is over.
    """
    if not wrong.any():
        return []
    right = np.flatnonzero(~wrong)
    graph = _links(costs.size, costs.low[right], costs.high[right], x[right])
    places = _Places(costs)
    found: list[Cycle] = []
    for batch, distance, before in _shortest(graph, np.unique(costs.low[wrong]), effort):
        pairs = np.flatnonzero(wrong & np.isin(costs.low, batch))
        rows = np.searchsorted(batch, costs.low[pairs])
        violated = distance[rows, costs.high[pairs]] + x[pairs] < 1 - TOLERANCE
        pairs, rows = pairs[violated], rows[violated]
        ways = places.ways(before, rows, costs.low[pairs], costs.high[pairs])
        found += [(pair, *way) for pair, way in zip(pairs.tolist(), ways, strict=True)]
    return found


def odd_cycles(costs: Costs, wrong: Mask, x: Floats, effort: Effort) -> list[Cycle]:
    """Violated cycles with an odd number of wrong pairs; empty only if there are none or the
    effort is over.

    Shortest paths from each actor to itself with the other sign, in the network doubled into
    a right and a switched copy (Barahona & Mahjoub 1986).
    """
    if not wrong.any():
        return []
    n = costs.size
    low, high = costs.low, costs.high
    across = np.where(wrong, n, 0)
    a, b = np.r_[low, low + n], np.r_[high + across, (high + n) - across]
    graph = _links(2 * n, a, b, np.r_[x, x])
    places = _Places(costs)
    found: list[Cycle] = []
    for batch, distance, before in _shortest(graph, np.unique(low[wrong]), effort):
        rows = np.flatnonzero(distance[np.arange(len(batch)), batch + n] < 1 - TOLERANCE)
        starts = batch[rows]
        # A pair walked twice lies on no cycle; what is left still holds an odd number.
        found += [
            tuple(pair for pair in set(walked) if walked.count(pair) % 2)
            for walked in places.ways(before, rows, starts, starts + n)
        ]
    return found


def triangles(costs: Costs, wrong: Mask) -> list[Cycle]:
    """Every triangle with an odd number of wrong pairs."""
    near: list[dict[int, int]] = [{} for _ in range(costs.size)]
    for pair, (a, b) in enumerate(zip(costs.low.tolist(), costs.high.tolist(), strict=True)):
        near[a][b] = near[b][a] = pair
    found: set[Cycle] = set()
    odd = wrong.tolist()
    for pair in np.flatnonzero(wrong).tolist():
        a, b = near[int(costs.low[pair])], near[int(costs.high[pair])]
        for c in a.keys() & b.keys():
            one, other = a[c], b[c]
            if odd[one] == odd[other]:
                found.add(tuple(sorted((pair, one, other))))
    return sorted(found)


def _links(size: int, a: Ints, b: Ints, x: Floats) -> csr_array:
    return adjacency(size, np.r_[a, b], np.r_[b, a], np.r_[x, x] + _NUDGE)


def _shortest(
    graph: csr_array, starts: Ints, effort: Effort
) -> Iterator[tuple[Ints, Floats, Before]]:
    """Distances below 1 and predecessors from each start, a batch of starts at a time."""
    from scipy.sparse.csgraph import dijkstra

    for at in range(0, len(starts), _BATCH):
        if effort.over:
            return
        batch = starts[at : at + _BATCH]
        # Beyond 1 no cycle is violated, so the search need not go there.
        distance, before = dijkstra(graph, indices=batch, return_predecessors=True, limit=1.0)
        effort.spend(ARC * len(batch) * (graph.nnz + graph.shape[0]))
        yield batch, distance, before


class _Places:
    """The number of each pair, by its two actors."""

    def __init__(self, costs: Costs) -> None:
        self.size = costs.size
        keys = costs.low * costs.size + costs.high
        self.order = np.argsort(keys, kind="stable")
        self.keys = keys[self.order]

    def of(self, one: Ints, other: Ints) -> Ints:
        """The numbers of the pairs of `one` with `other`."""
        one, other = one % self.size, other % self.size  # in a doubled network both copies
        keys = np.minimum(one, other) * self.size + np.maximum(one, other)
        return np.asarray(self.order[np.searchsorted(self.keys, keys)])

    def ways(self, before: Before, rows: Ints, starts: Ints, ends: Ints) -> list[list[int]]:
        """The pairs on each of some shortest paths, from its end back; all walked together."""
        owners, steps = [], []
        walking, now = np.arange(len(rows)), ends
        while len(walking):
            last = before[rows[walking], now].astype(np.int64)
            owners.append(walking)
            steps.append(self.of(last, now))
            on = last != starts[walking]
            walking, now = walking[on], last[on]
        if not owners:
            return []
        owner = np.concatenate(owners)
        order = np.argsort(owner, kind="stable")
        path = np.concatenate(steps)[order].tolist()
        stops = np.cumsum(np.bincount(owner, minlength=len(rows))).tolist()
        return [path[a:b] for a, b in zip([0, *stops], stops, strict=False)]
