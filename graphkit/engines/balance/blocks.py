"""Blocks: the largest parts of a network that no single actor holds together.

Every cycle lies inside one block, so whatever is asked of cycles is asked of blocks.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from graphkit.graph.network import Ints

# An actor, the pair it was reached by, what is still ahead, and how many pairs waited before.
_Step = tuple[int, int, Iterator[tuple[int, int]], int]


def cyclic_blocks(size: int, low: Ints, high: Ints) -> list[Ints]:
    """The numbers of the pairs in each biconnected block of two pairs or more, largest first.

    Bridges, which lie on no cycle, are in none.
    """
    cyclic = [np.array(sorted(b), dtype=np.int64) for b in blocks(size, low, high) if len(b) > 1]
    return sorted(cyclic, key=lambda block: (-len(block), int(block[0])))


def bridges(size: int, low: Ints, high: Ints) -> list[int]:
    """The numbers of the pairs that lie on no cycle."""
    return sorted(block[0] for block in blocks(size, low, high) if len(block) == 1)


def blocks(size: int, low: Ints, high: Ints) -> list[list[int]]:
    """The numbers of the pairs in each biconnected block (Hopcroft & Tarjan 1973)."""
    beside: list[list[tuple[int, int]]] = [[] for _ in range(size)]
    for pair, (a, b) in enumerate(zip(low.tolist(), high.tolist(), strict=True)):
        beside[a].append((b, pair))
        beside[b].append((a, pair))
    search = _Search(beside)
    for actor in range(size):
        if not search.reached[actor]:
            search.walk(actor)
    return search.found


class _Search:
    """A walk in depth. `reached` numbers the actors as they are met, from 1; `back` is the first
    of them that a way on from each leads back to; `waiting` are pairs not yet in a block."""

    def __init__(self, beside: list[list[tuple[int, int]]]) -> None:
        self.beside = beside
        self.reached, self.back = [0] * len(beside), [0] * len(beside)
        self.met = 0
        self.waiting: list[int] = []
        self.found: list[list[int]] = []

    def walk(self, start: int) -> None:
        """Find the blocks of the part that `start` is in."""
        path = [self._step(start, -1)]
        while path:
            actor, came_by, ahead, _ = path[-1]
            for other, pair in ahead:
                if not self.reached[other]:
                    path.append(self._step(other, pair))
                    break
                if pair != came_by and self.reached[other] < self.reached[actor]:
                    self.waiting.append(pair)
                    self.back[actor] = min(self.back[actor], self.reached[other])
            else:
                self._return(path)

    def _step(self, actor: int, pair: int) -> _Step:
        self.met += 1
        self.reached[actor] = self.back[actor] = self.met
        step = actor, pair, iter(self.beside[actor]), len(self.waiting)
        if pair >= 0:
            self.waiting.append(pair)
        return step

    def _return(self, path: list[_Step]) -> None:
        """Step back; what no way leads past is a block."""
        actor, _, _, first = path.pop()
        if not path:
            return
        before = path[-1][0]
        self.back[before] = min(self.back[before], self.back[actor])
        if self.back[actor] >= self.reached[before]:
            self.found.append(self.waiting[first:])
            del self.waiting[first:]


def parts(size: int, low: Ints, high: Ints) -> Ints:
    """The number of the connected part that each actor is in, by first actor."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    links = coo_array((np.ones(len(low)), (low, high)), shape=(size, size))
    _, part = connected_components(links, directed=False)
    return np.asarray(part, dtype=np.int64)
