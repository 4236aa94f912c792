"""Every triangle of a network, listed by its three ties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from graphkit.graph.network import Ints, Network

_PATHS = 4_000_000  # two-step paths looked at in one go


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Who is tied to whom, each pair once, sorted; `low` has fewer ties than `high` (or as many).

    Following pairs from `low` to `high` visits each triangle once and starts few paths at hubs.
    """

    size: int
    low: Ints
    high: Ints


def skeleton(network: Network) -> Skeleton:
    """The network's pairs, without direction."""
    size = len(network)
    ends = np.sort(np.stack([network.source, network.target]), axis=0)
    one, other = np.divmod(np.unique(ends[0] * size + ends[1]), max(size, 1))
    degree = np.bincount(np.r_[one, other], minlength=size)
    swap = degree[one] > degree[other]
    low, high = np.where(swap, other, one), np.where(swap, one, other)
    order = np.lexsort((high, low))
    return Skeleton(size, low[order], high[order])


def triangles(pairs: Skeleton) -> Iterator[tuple[Ints, Ints, Ints]]:
    """Blocks of triangles u, v, w as numbers of the pairs (u, v), (v, w) and (u, w)."""
    key = pairs.low * pairs.size + pairs.high
    starts = np.searchsorted(pairs.low, np.arange(pairs.size + 1))
    onward = (starts[1:] - starts[:-1])[pairs.high]
    for first, last in _blocks(onward):
        count = onward[first:last]
        uv = np.repeat(np.arange(first, last), count)
        step = np.arange(len(uv)) - np.repeat(np.cumsum(count) - count, count)
        vw = starts[pairs.high[uv]] + step
        wanted = pairs.low[uv] * pairs.size + pairs.high[vw]
        # A key that is not there may belong behind the last one.
        uw = np.minimum(np.searchsorted(key, wanted), len(key) - 1)
        closed = key[uw] == wanted
        yield uv[closed], vw[closed], uw[closed]


def _blocks(work: Ints) -> Iterator[tuple[int, int]]:
    """Ranges of pairs whose `work` adds up to about `_PATHS` each."""
    done, first = np.cumsum(work), 0
    while first < len(work):
        before = done[first - 1] if first else 0
        last = max(int(np.searchsorted(done, before + _PATHS, side="right")), first + 1)
        yield first, last
        first = last
