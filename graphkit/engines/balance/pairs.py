"""A signed network without direction: one sign for each pair of actors that agrees on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from graphkit.graph.network import Ints, Network
from graphkit.language import Text, plural

if TYPE_CHECKING:
    from scipy.sparse import csr_array


@dataclass(frozen=True, eq=False)
class Pairs:
    """Pairs of actors joined by a sign, low < high, one entry a pair.

    `opposed` counts the pairs that carry both signs, contested in one direction or one sign
    each way: they are in no entry.
    """

    size: int
    low: Ints
    high: Ints
    sign: Ints
    opposed: int

    def __len__(self) -> int:
        return len(self.low)

    def matrix(self) -> csr_array:
        """The symmetric n x n matrix of signs."""
        from scipy.sparse import coo_array

        rows, columns = np.r_[self.low, self.high], np.r_[self.high, self.low]
        data = np.r_[self.sign, self.sign].astype(float)
        return coo_array((data, (rows, columns)), shape=(self.size, self.size)).tocsr()

    def notes(self) -> tuple[Text, ...]:
        """What a reader should know about the pairs left out; empty when there are none."""
        if not self.opposed:
            return ()
        return (
            plural(
                "Between one pair there are both support and opposition; it counts as neither.",
                "Between {count} pairs there are both support and opposition; they count as "
                "neither.",
                self.opposed,
            ),
        )


def contested_notes(network: Network) -> tuple[Text, ...]:
    """What a reader should know of contested ties where they count as none."""
    if not network.contested_pairs:
        return ()
    return (
        plural(
            "One tie is contested and counts as neither support nor opposition.",
            "{count} ties are contested and count as neither support nor opposition.",
            network.contested_pairs,
        ),
    )


def signed_pairs(network: Network) -> Pairs:
    """Drop the direction of a signed network (its `sign` must not be None).

    A tie in one direction, or in both with the same sign, gives the pair that sign; both signs,
    one each way or in one direction (contested), leave the pair out. Strengths play no part.
    """

    def fold() -> Pairs:
        assert network.sign is not None
        low = np.minimum(network.source, network.target)
        high = np.maximum(network.source, network.target)
        signed = network.sign != 0
        keys, where = np.unique(low[signed] * len(network) + high[signed], return_inverse=True)
        signs = network.sign[signed]
        plus = np.bincount(where, weights=signs > 0, minlength=len(keys)) > 0
        minus = np.bincount(where, weights=signs < 0, minlength=len(keys)) > 0
        one = plus != minus
        return Pairs(
            size=len(network),
            low=keys[one] // len(network),
            high=keys[one] % len(network),
            sign=np.where(plus[one], 1, -1).astype(np.int64),
            opposed=int((~one).sum()),
        )

    return network.remember("signed_pairs", fold)
