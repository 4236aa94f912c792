"""Find cycles that forbid the present answer: each holds an odd number of opposed pairs.

A signed network splits into two camps without a wrong tie exactly when no cycle holds an odd
number of opposed pairs (Cartwright & Harary 1956). After switching along the best sides known
only the pairs wrong there count as opposed, so every such cycle passes through one of them:
searches need to start there only.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from graphkit.engines.balance.costs import Costs, Mask
from graphkit.engines.balance.covering import TOLERANCE, Cycle
from graphkit.graph.adjacency import adjacency
from graphkit.graph.network import Floats, Ints

if TYPE_CHECKING:
    from scipy.sparse import csr_array

# Added to every step: of cycles of equal `x` the one with fewer pairs cuts deeper.
_NUDGE = 1e-7
_BATCH = 64
Before = NDArray[np.int32]


def short_cycles(costs: Costs, wrong: Mask, x: Floats, deadline: float) -> list[Cycle]:
    """For each wrong pair the cycle of least `x` through right pairs, where below 1.

    This finds some violated cycles quickly but not all; it ends at `deadline` (monotonic).
    """
    if not wrong.any():
        return []
    right = np.flatnonzero(~wrong)
    graph = _links(costs.size, costs.low[right], costs.high[right], x[right])
    place = _places(costs)
    starts = np.unique(costs.low[wrong])
    found: list[Cycle] = []
    for batch, distance, before in _shortest(graph, starts, deadline):
        pairs = np.flatnonzero(wrong & np.isin(costs.low, batch))
        rows, ends = np.searchsorted(batch, costs.low[pairs]), costs.high[pairs]
        violated = distance[rows, ends] + x[pairs] < 1 - TOLERANCE
        back = before.tolist()
        for pair, row, end in zip(
            pairs[violated].tolist(), rows[violated].tolist(), ends[violated].tolist(), strict=True
        ):
            steps = _walk(back[row], int(batch[row]), end)
            found.append((pair, *[place[step] for step in steps]))
    return found


def odd_cycles(costs: Costs, wrong: Mask, x: Floats, deadline: float) -> list[Cycle]:
    """Violated cycles with an odd number of wrong pairs; before `deadline` (monotonic) empty
    only if there are none.

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
    place = _places(costs)
    found: list[Cycle] = []
    for batch, distance, before in _shortest(graph, np.unique(low[wrong]), deadline):
        for row, start in enumerate(batch.tolist()):
            if distance[row, start + n] < 1 - TOLERANCE:
                steps = _walk(before[row].tolist(), start, start + n)
                walked = [place[min(p % n, q % n), max(p % n, q % n)] for p, q in steps]
                # A pair walked twice lies on no cycle; what is left still holds an odd number.
                found.append(tuple(p for p in set(walked) if walked.count(p) % 2))
    return found


def triangles(costs: Costs, wrong: Mask) -> list[Cycle]:
    """Every triangle with an odd number of wrong pairs."""
    near: list[dict[int, int]] = [{} for _ in range(costs.size)]
    odd = wrong.tolist()
    for pair, (a, b) in enumerate(zip(costs.low.tolist(), costs.high.tolist(), strict=True)):
        near[a][b] = near[b][a] = pair
    found: set[Cycle] = set()
    for pair in np.flatnonzero(wrong).tolist():
        a, b = int(costs.low[pair]), int(costs.high[pair])
        for c in near[a].keys() & near[b].keys():
            one, other = near[a][c], near[b][c]
            if odd[one] == odd[other]:
                found.add(tuple(sorted((pair, one, other))))
    return sorted(found)


def _links(size: int, a: Ints, b: Ints, x: Floats) -> csr_array:
    return adjacency(size, np.r_[a, b], np.r_[b, a], np.r_[x, x] + _NUDGE)


def _shortest(
    graph: csr_array, starts: Ints, deadline: float
) -> Iterator[tuple[Ints, Floats, Before]]:
    """Distances below 1 and predecessors from each start, a batch of starts at a time."""
    from scipy.sparse.csgraph import dijkstra

    for at in range(0, len(starts), _BATCH):
        if time.monotonic() > deadline:
            return
        batch = starts[at : at + _BATCH]
        # Beyond 1 no cycle is violated, so the search need not go there.
        distance, before = dijkstra(graph, indices=batch, return_predecessors=True, limit=1.0)
        yield batch, distance, before


def _walk(before: list[int], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The steps of the shortest path back from `end`, each with the smaller number first."""
    while end != start:
        last = before[end]
        yield (last, end) if last < end else (end, last)
        end = last


def _places(costs: Costs) -> dict[tuple[int, int], int]:
    pairs = zip(costs.low.tolist(), costs.high.tolist(), strict=True)
    return {pair: place for place, pair in enumerate(pairs)}
