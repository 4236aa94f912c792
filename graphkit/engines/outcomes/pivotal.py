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
Mask = NDArray[np.bool_]
BATCH = 20_000  # sets tried out at once
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

    All minimal sets of up to three (`sizes`: of two only) are listed; the smallest set of any size
    is exact, since the largest gains make it.
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
    """Rows of minimal sets of 1, 2 and, where asked for, 3, for gains from large to small."""
    alone = gain > need
    yield np.flatnonzero(alone)[:, None]
    rest = np.flatnonzero(~alone)
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
    turning: Callable[[Ints], Mask],
    reach: Floats,
    need: float,
    *,
    sizes: int = 3,
    most: int = 50_000,
) -> Pivots:
    """The same for effects that do not add up, by trying sets out.

    `turning` says which rows of numbers turn the outcome; `reach` bounds what each candidate can
    add to it in any company, so that sets which cannot reach `need` are not tried. Sizes with
    more than `most` sets to try are left to `grow`.
    """
    found: list[Ints] = []
    alone, pairs = np.zeros(count, dtype=bool), np.zeros((count, count), dtype=bool)
    for size in range(1, sizes + 1):
        order = np.lexsort((np.arange(count), -reach))
        order = order[(reach[order] > 0) & ~alone[order]]
        height = reach[order]
        if _ways(height, need, size) > most:
            break
        kept = [np.zeros((0, size), dtype=np.int64)]
        for places in _batches(height, need, size):
            rows = order[places]
            if size > 2:
                a, b, c = rows.T
                # A set that holds a smaller turning set is not minimal.
                rows = rows[~(pairs[a, b] | pairs[a, c] | pairs[b, c])]
            kept.append(rows[turning(rows)] if len(rows) else rows)
        found.append(_sorted_rows(np.concatenate(kept)))
        if size == 1:
            alone[found[-1][:, 0]] = True
        elif size == 2:
            one, other = found[-1].T
            pairs[one, other] = pairs[other, one] = True
    smallest = next((size for size, rows in enumerate(found, start=1) if len(rows)), None)
    example = tuple(found[smallest - 1][0].tolist()) if smallest else ()
    # Even those who reach furthest fall short in smaller numbers.
    bound = int(np.searchsorted(np.cumsum(-np.sort(-reach)), need)) + 1
    at_least = smallest or max(bound, len(found) + 1)
    return Pivots(tuple(found), example, smallest, min(at_least, count + 1), len(found))


def _ways(height: Floats, need: float, size: int) -> int:
    """How many sets of that size reach `need`; heights fall."""
    if size == 1:
        return int((height >= need).sum())
    return sum(int(_partners(height, need, row).sum()) for row in _rows(len(height), size))


def _batches(height: Floats, need: float, size: int) -> Iterator[Ints]:
    """The sets of that size that reach `need`, as rows of places, many at a time."""
    if size == 1:
        yield np.flatnonzero(height >= need)[:, None]
        return
    waiting: list[Ints] = []
    for row in _rows(len(height), size):
        number = _partners(height, need, row)
        start = row[:, -1] + 1
        last = np.arange(int(number.sum())) - np.repeat(np.cumsum(number) - number, number)
        last += np.repeat(start, number)
        waiting.append(np.c_[np.repeat(row, number, axis=0), last])
        if sum(map(len, waiting)) >= BATCH:
            yield np.concatenate(waiting)
            waiting = []
    if waiting:
        yield np.concatenate(waiting)


def _rows(count: int, size: int) -> Iterator[Ints]:
    """All but the last members of sets of two or three, those with one first member together."""
    if size == 2:
        yield np.arange(count)[:, None]
        return
    for first in range(count):
        later = np.arange(first + 1, count)
        yield np.c_[np.full(len(later), first), later]


def _partners(height: Floats, need: float, rows: Ints) -> Ints:
    """How many later places each row can take as its last and still reach `need`."""
    left = need - height[rows].sum(axis=1)
    enough = np.searchsorted(-height, -left, side="right")
    return np.asarray(np.maximum(enough - rows[:, -1] - 1, 0))


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
