"""Smallest sets whose change turns an outcome to the other side.

A set is minimal when it turns the outcome and none of its parts does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
ROUNDING = 1e-12


@dataclass(frozen=True, eq=False)
class Pivots:
    """Minimal sets by size (arrays of rows of numbers), and what is known beyond them.

    `smallest` is the size of the smallest set found (None: no set turns the outcome),
    `at_least` what no smaller set can do, `example` one such set, `exact_to` the size up to
    which every minimal set was found.
    """

    sets: tuple[Ints, ...]
    example: tuple[int, ...]
    smallest: int | None
    at_least: int
    exact_to: int

    def first_size(self, number: int) -> int | None:
        """The size of the smallest minimal set that a candidate belongs to, None if in none."""
        return next((at + 1 for at, found in enumerate(self.sets) if (found == number).any()), None)


def additive(gain: Floats, need: float, sizes: int = 3) -> Pivots:
    """The sets whose gains add up to more than `need` (> 0), for gains that only add up.

    All minimal sets of up to three are listed; the smallest set of any size is exact, since
    the largest gains make it.
    """
    tolerance = ROUNDING * max(need, float(np.abs(gain).sum()))
    order = np.lexsort((np.arange(len(gain)), -gain))
    order = order[gain[order] > 0]
    reached = np.cumsum(gain[order]) > need + tolerance
    enough = int(np.argmax(reached)) + 1 if reached.any() else None
    sets = tuple(
        _sorted_rows(order[np.array(rows, dtype=np.int64).reshape(-1, size)])
        for size, rows in enumerate(_minimal(gain[order], need + tolerance, sizes), start=1)
    )
    example = tuple(sorted(order[:enough].tolist())) if enough else ()
    return Pivots(sets, example, enough, enough or len(gain) + 1, sizes)


def _minimal(gain: Floats, need: float, sizes: int) -> Iterator[Sequence[Sequence[int]] | Ints]:
    """Rows of minimal sets of 1, 2 and 3, for gains from large to small."""
    alone = gain > need
    yield np.flatnonzero(alone)[:, None]
    rest = np.flatnonzero(~alone)
    if sizes > 1:
        a, b = np.triu_indices(len(rest), k=1)
        both = gain[rest[a]] + gain[rest[b]] > need
        yield np.stack([rest[a[both]], rest[b[both]]], axis=1)
    if sizes > 2:
        yield np.array([row for first in rest for row in _triples(gain, need, rest, int(first))])


def _triples(gain: Floats, need: float, rest: Ints, first: int) -> Ints:
    later = rest[rest > first]
    later = later[gain[first] + gain[later] <= need]
    a, b = np.triu_indices(len(later), k=1)
    pair = gain[later[a]] + gain[later[b]]
    kept = (pair <= need) & (pair + gain[first] > need)
    return np.stack([np.full(kept.sum(), first), later[a[kept]], later[b[kept]]], axis=1)


def _sorted_rows(rows: Ints) -> Ints:
    rows = np.sort(rows, axis=1)
    return rows[np.lexsort(rows.T[::-1])] if len(rows) else rows


def search(
    count: int,
    turns: Callable[[tuple[int, ...]], bool],
    reach: Floats,
    need: float,
    *,
    sizes: int = 3,
    most: int = 50_000,
) -> Pivots:
    """The same for effects that do not add up, by trying sets out.

    `turns` says whether a set turns the outcome; `reach` bounds what each candidate can add to
    it in any company, so that sets which cannot reach `need` are not tried. Sizes with more
    than `most` sets to try are left to `grow`.
    """
    found: list[Ints] = []
    known: list[frozenset[int]] = []
    for size in range(1, sizes + 1):
        tried = _worth_trying(reach, need, size, most)
        if tried is None:
            break
        rows = [
            row for row in tried if not any(part <= frozenset(row) for part in known) and turns(row)
        ]
        known += map(frozenset, rows)
        found.append(_sorted_rows(np.array(rows, dtype=np.int64).reshape(-1, size)))
    smallest = next((size for size, rows in enumerate(found, start=1) if len(rows)), None)
    example = tuple(found[smallest - 1][0].tolist()) if smallest else ()
    bound = int(np.searchsorted(np.cumsum(-np.sort(-reach)), need)) + 1
    at_least = smallest or max(bound, len(found) + 1)
    return Pivots(tuple(found), example, smallest, min(at_least, count + 1), len(found))


def _worth_trying(reach: Floats, need: float, size: int, most: int) -> list[tuple[int, ...]] | None:
    """Every set of that size that may reach `need`; None when there are more than `most`."""
    order = [i for i in np.lexsort((np.arange(len(reach)), -reach)).tolist() if reach[i] > 0]
    height = [float(reach[i]) for i in order]
    kept: list[tuple[int, ...]] = []

    def extend(row: tuple[int, ...], start: int, left: float) -> bool:
        """Add to `row` what may still reach; False once there are too many sets."""
        missing = size - len(row)
        for at in range(start, len(order) - missing + 1):
            if sum(height[at : at + missing]) < left:
                break  # from here on heights only fall
            grown = (*row, order[at])
            if missing == 1:
                kept.append(tuple(sorted(grown)))
            elif not extend(grown, at + 1, left - height[at]):
                return False
            if len(kept) > most:
                return False
        return True

    return kept if extend((), 0, need) else None


def grow(
    count: int, outcome: Callable[[tuple[int, ...]], float], limit: int = 20
) -> tuple[int, ...] | None:
    """A set built greedily, the best next candidate at a time, that brings `outcome` above 0.

    None when the outcome stops rising first; then larger sets may still exist.
    """
    chosen: tuple[int, ...] = ()
    best = outcome(chosen)
    while best <= 0 and len(chosen) < limit:
        options = ((outcome((*chosen, i)), -i) for i in range(count) if i not in chosen)
        value, number = max(options, default=(best, 0))
        if value <= best + ROUNDING:
            return None
        best, chosen = value, (*chosen, -number)
    return tuple(sorted(chosen)) if best > 0 else None
