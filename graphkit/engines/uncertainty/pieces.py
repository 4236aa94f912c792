"""Which pieces many networks on the same actors fall into, all networks at once.

A bit says whether a pair is joined in a replicate, so that one step of the search follows a pair
in eight replicates a byte.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from graphkit.engines.uncertainty.current_stances import Bools
from graphkit.graph.network import Ints

Bits = NDArray[np.uint8]
Beside = Mapping[int, tuple[Ints, Ints]]  # for each actor its pairs, and the others in them


def pieces(joined: Bools, beside: Beside, size: int) -> Ints:
    """The piece that each actor is in, by the number of its first actor (actors x replicates).

    `joined` are the pairs (x replicates) that join their actors.
    """
    width = joined.shape[1]
    bits = np.packbits(joined, axis=1)
    search = _Search(bits, beside, np.tile(np.packbits(np.ones(width, dtype=bool)), (size, 1)))
    found = np.zeros((size, width), dtype=np.int64)
    for first in range(size):
        # Actors before this one are done: wherever it is left, a piece begins with it.
        actors, reached = search.piece(first)
        inside = np.unpackbits(reached, axis=1, count=width)
        found[actors] += inside * np.int64(first)
    return found


class _Search:
    """`left` says in which replicates each actor is in no piece yet (actors x replicates)."""

    def __init__(self, joined: Bits, beside: Beside, left: Bits) -> None:
        self.joined, self.beside, self.left = joined, beside, left
        self.reached, self.fresh = np.zeros_like(left), np.zeros_like(left)

    def piece(self, first: int) -> tuple[Ints, Bits]:
        """The actors that are in a piece with `first` anywhere, and in which replicates."""
        touched = {first} if self.left[first].any() else set()
        self.reached[first] = self.fresh[first] = self.left[first]
        waiting = sorted(touched)
        while waiting:
            waiting += self._step(waiting.pop(0))
            touched.update(waiting)
        actors = np.array(sorted(touched), dtype=np.int64)
        reached = self.reached[actors]
        self.left[actors] &= ~reached
        self.reached[actors] = 0
        return actors, reached

    def _step(self, actor: int) -> list[int]:
        """Go on from an actor to those beside it; those of them who have to go on, too."""
        pairs, others = self.beside.get(actor, _NONE)
        new = self.joined[pairs] & self.fresh[actor] & ~self.reached[others]
        self.fresh[actor] = 0
        self.reached[others] |= new
        waits = self.fresh[others].any(axis=1)
        self.fresh[others] |= new
        go_on: list[int] = others[new.any(axis=1) & ~waits].tolist()
        return go_on


_NONE = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
