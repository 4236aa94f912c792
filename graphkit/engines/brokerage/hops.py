"""How near everybody is to everybody, in hops, with some actors taken away."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graphkit.graph.network import Floats, Ints, Network

Bits = NDArray[np.uint64]
_ONES = np.array([bin(byte).count("1") for byte in range(256)], dtype=np.int64)


class Hops:
    """The arcs of a network, ready for many searches at once.

    Every actor keeps a set of bits: which of the `sources` reach it. One pass over the arcs
    moves all searches one hop on.
    """

    def __init__(self, network: Network, sources: Ints) -> None:
        source, target = network.source, network.target
        if not network.directed:
            source, target = np.r_[source, target], np.r_[target, source]
        order = np.argsort(target, kind="stable")
        self.source, self.target = source[order], target[order]
        self.size, self.sources = len(network), sources

    @property
    def work(self) -> int:
        """What one search costs, in words moved per hop."""
        return (len(self.source) + self.size) * self.words

    @property
    def words(self) -> int:
        """How many 64-bit words hold one bit a source."""
        return len(self.sources) // 64 + 1

    def nearness(self, without: Ints) -> float:
        """The sum of 1 / hops from every source to every other actor, `without` some actors.

        An actor that cannot be reached adds 0, and so does one taken away.
        """
        here = np.ones(self.size, dtype=bool)
        here[without] = False
        open_ = here[self.source] & here[self.target]
        source, target = self.source[open_], self.target[open_]
        seen = self._start(here)
        if not len(source):
            return 0.0
        # Arcs are sorted by target: `reduceat` joins the bits of all that lead to one actor.
        first = np.flatnonzero(np.r_[True, target[1:] != target[:-1]])
        ends, total, hop, before = target[first], 0.0, 0, _count(seen)
        while True:
            hop += 1
            seen[ends] |= np.bitwise_or.reduceat(seen[source], first, axis=0)
            now = _count(seen)
            if now == before:
                return total
            total += (now - before) / hop
            before = now

    def _start(self, here: NDArray[np.bool_]) -> Bits:
        seen = np.zeros((self.size, self.words), dtype=np.uint64)
        bit = np.flatnonzero(here[self.sources])
        seen[self.sources[bit], bit // 64] = np.uint64(1) << (bit % 64).astype(np.uint64)
        return seen


def _count(seen: Bits) -> int:
    if hasattr(np, "bitwise_count"):
        return int(np.bitwise_count(seen).sum(dtype=np.int64))
    return int(_ONES[seen.view(np.uint8)].sum())  # NumPy 1


def nearness_from(network: Network, starts: Ints) -> Floats:
    """1 / hops from each of `starts` to every actor: len(starts) x n, 1 to itself, 0 if none."""
    from scipy.sparse.csgraph import dijkstra

    arcs = network.matrix(np.ones(network.ties))
    hops = dijkstra(arcs, directed=True, unweighted=True, indices=starts)
    hops[np.arange(len(starts)), starts] = 1.0
    return np.asarray(1.0 / hops, dtype=float)
