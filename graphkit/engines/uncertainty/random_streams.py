"""Random numbers that follow from the seed and from what a claim says, never from its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from graphkit.graph.network import Floats

Words = NDArray[np.uint64]


def uniform(seed: int, table: str, keys: Sequence[str], rows: int, columns: int) -> Floats:
    """Uniform numbers on [0, 1), keys x rows x columns, from one stream for each key.

    The first rows are the same however many are asked for. Of equal keys each has a stream.
    """
    numbers = np.empty((len(keys), rows, columns))
    for place, start in enumerate(_starts(seed, table, keys)):
        np.random.Generator(np.random.Philox(key=start)).random(out=numbers[place])
    return numbers


def normal(one: Floats, other: Floats) -> Floats:
    """Standard normal numbers from pairs of uniform ones (Box & Muller 1958)."""
    return np.asarray(_radius(one) * np.cos(2 * np.pi * other))


def two_normal(one: Floats, other: Floats) -> tuple[Floats, Floats]:
    """Two independent standard normal numbers from each pair of uniform ones."""
    radius, angle = _radius(one), 2 * np.pi * other
    return radius * np.cos(angle), radius * np.sin(angle)


def _radius(uniform: Floats) -> Floats:
    found = np.negative(uniform)
    np.log1p(found, out=found)
    found *= -2
    return np.sqrt(found, out=found)


def words(seed: int, table: str, keys: Sequence[str]) -> Words:
    """One random whole number for each key."""
    return np.array([start[0] for start in _starts(seed, table, keys)], dtype=np.uint64)


def mixed(keys: Words, others: Words) -> Floats:
    """A uniform number on (0, 1) for each key beside each of others (splitmix64, Steele 2014).

    One key more among the others changes the numbers of none.
    """
    with np.errstate(over="ignore"):
        x = (others ^ keys) + np.uint64(0x9E3779B97F4A7C15)
        x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        x ^= x >> np.uint64(31)
    # The upper 53 bits and a half: never 0, which has no logarithm.
    return np.asarray(((x >> np.uint64(11)) + 0.5) * 2.0**-53)


def _starts(seed: int, table: str, keys: Sequence[str]) -> Iterable[Words]:
    seen: Counter[str] = Counter()
    for key in keys:
        yield _start(f"{seed}\x1e{table}\x1e{key}\x1e{seen[key]}")
        seen[key] += 1


@lru_cache(maxsize=10_000)  # the claims of one day are mostly those of the day before
def _start(word: str) -> Words:
    found = sha256(word.encode("utf-8", "surrogatepass")).digest()
    return np.frombuffer(found, dtype="<u8", count=2)
