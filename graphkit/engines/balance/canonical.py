"""An order of actors that depends on who is tied to whom, not on what they are called.

Several partitions may be equally good, and which one an algorithm meets first depends on the
order of the actors. Sorted by structure instead of by id, renaming or reordering the actors
gives the same partition again.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graphkit.graph.network import Ints

Hashes = NDArray[np.uint64]
# Telling look-alikes apart takes a refinement each, so that their number is limited.
_SPLITS, _WORK = 64, 10**6


def canonical_order(
    size: int, ends: tuple[Ints, Ints], values: Ints, back: Ints | None = None
) -> Ints:
    """Each actor's number in an order made from the network alone.

    `ends` are the two actors of each pair, `values` a whole number for each pair (equal
    values mean interchangeable pairs), `back` another as seen from the second actor, where
    direction matters. Colours are refined as by Weisfeiler & Leman (1968);
    actors with one colour are told apart one at a time, then the rest by their place in the
    input, which matters only between actors that the network does not tell apart.
    """
    a, b = np.r_[ends[0], ends[1]], np.r_[ends[1], ends[0]]
    worth = np.r_[values, values if back is None else back].astype(np.int64).view(np.uint64)
    colour = _refine(np.zeros(size, dtype=np.uint64), a, b, worth)
    for _ in range(min(_SPLITS, _WORK // (len(values) + 1))):
        alike = _first_of_a_tie(colour)
        if alike is None:
            break
        colour[alike] = _mix(colour[alike : alike + 1] + np.uint64(1))[0]
        colour = _refine(colour, a, b, worth)
    order = np.lexsort((np.arange(size), colour))
    number = np.empty(size, dtype=np.int64)
    number[order] = np.arange(size)
    return number


def _refine(colour: Hashes, a: Ints, b: Ints, worth: Hashes) -> Hashes:
    """Mix each actor's colour with its neighbours' until no more colours come apart."""
    distinct = 0
    while True:
        around = np.zeros(len(colour), dtype=np.uint64)
        # A sum modulo 2^64 is the same in whatever order the neighbours come.
        np.add.at(around, a, _mix(colour[b] + _mix(worth)))
        colour = _mix(colour + _mix(around))
        now = len(np.unique(colour))
        # Colours only ever come apart: as many as before means that none did.
        if now <= distinct or now == len(colour):
            return colour
        distinct = now


def _first_of_a_tie(colour: Hashes) -> int | None:
    """One actor of the smallest colour that several share, or None when all differ."""
    order = np.argsort(colour, kind="stable")
    same = np.flatnonzero(colour[order][1:] == colour[order][:-1])
    return int(order[same[0]]) if len(same) else None


def _mix(numbers: Hashes) -> Hashes:
    """Scatter 64-bit numbers (the finaliser of SplitMix64, Steele et al. 2014)."""
    z = numbers + np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))
