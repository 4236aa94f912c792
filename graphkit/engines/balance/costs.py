"""What it costs to put two actors in one camp or in two, in whole numbers.

Splitting a network into camps asks one question of every pair: does a split go through a tie
of support, or does opposition stay inside? Both prices are kept as whole multiples of one
`unit`, so that two partitions are compared exactly and a bound can be rounded up.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from graphkit.graph.network import Floats, Ints, Network

Mask = NDArray[np.bool_]
Weights = Literal["count", "strength"]
# Decimals of up to five places, and simple fractions, are exact in one common unit.
_DENOMINATOR = 10**5
# Well below 2^53, up to which a float holds every whole number.
_LARGEST = 2**50


@dataclass(frozen=True, eq=False)
class Costs:
    """Pairs of actors (low < high, one entry a pair) and the price of each way to place them.

    `apart` is what a pair costs in different camps (its support), `together` what it costs in
    one (its opposition), both in `unit`s.
    """

    size: int
    low: Ints
    high: Ints
    apart: Ints
    together: Ints
    unit: float = 1.0

    @property
    def fixed(self) -> int:
        """What pairs with both support and opposition cost wherever they stand."""
        return int(np.minimum(self.apart, self.together).sum())

    @cached_property
    def net(self) -> Ints:
        """The price of parting a pair minus that of keeping it together."""
        return np.asarray(self.apart - self.together, dtype=np.int64)

    def cost(self, camp: Ints) -> int:
        """What a partition costs, fixed cost included; `camp` has a number for every actor."""
        same = camp[self.low] == camp[self.high]
        return int(np.where(same, self.together, self.apart).sum())

    def own(self, pairs: Ints) -> Costs:
        """Some pairs and only the actors in them, renumbered from 0 in the same order."""
        actors, ends = np.unique(np.r_[self.low[pairs], self.high[pairs]], return_inverse=True)
        low, high = np.split(ends.astype(np.int64), 2)
        apart, together = self.apart[pairs], self.together[pairs]
        return Costs(len(actors), low, high, apart, together, self.unit)

    def pick(self, pairs: Ints | Mask) -> Costs:
        """The same actors with some of the pairs."""
        return Costs(
            self.size,
            self.low[pairs],
            self.high[pairs],
            self.apart[pairs],
            self.together[pairs],
            self.unit,
        )

    def renumber(self, number: Ints) -> Costs:
        """The same pairs with actor v called number[v], in the order of the new numbers."""
        one, other = number[self.low], number[self.high]
        low, high = np.minimum(one, other), np.maximum(one, other)
        order = np.lexsort((high, low))
        return Costs(
            self.size,
            low[order],
            high[order],
            self.apart[order],
            self.together[order],
            self.unit,
        )


def costs(network: Network, ties: Mask, price: Ints, unit: float) -> Costs:
    """Add up the prices of the ties chosen by the mask `ties`, pair by pair."""
    source, target = network.source[ties], network.target[ties]
    keys = np.minimum(source, target) * len(network) + np.maximum(source, target)
    pairs, where = np.unique(keys, return_inverse=True)
    apart, together = np.zeros((2, len(pairs)), dtype=np.int64)
    np.add.at(apart, where, np.where(network.positive, price, 0)[ties])
    np.add.at(together, where, np.where(network.negative, price, 0)[ties])
    return Costs(len(network), pairs // len(network), pairs % len(network), apart, together, unit)


def in_order(pairs: Costs) -> Ints:
    """A whole number for each pair that says which pairs are priced alike."""
    apart, together = (
        np.unique(price, return_inverse=True)[1] for price in (pairs.apart, pairs.together)
    )
    both = apart * (int(together.max(initial=0)) + 1) + together
    return np.asarray(np.unique(both, return_inverse=True)[1], dtype=np.int64)


def prices(network: Network, weights: Weights, alpha: float | None = None) -> tuple[Ints, float]:
    """The price of getting each tie wrong, in whole units, and the unit.

    `alpha` prices opposition at alpha and support at 1 - alpha times the weight.
    """
    if weights == "count":
        whole, unit = np.ones(network.ties, dtype=np.int64), 1.0
    else:
        whole, unit = in_units(network.strength)
    if alpha is None:
        return whole, unit
    share = Fraction(alpha).limit_denominator(10**4)
    part = np.where(network.negative, share.numerator, share.denominator - share.numerator).astype(
        np.int64
    )
    return whole * part, unit / share.denominator


def in_units(values: Floats) -> tuple[Ints, float]:
    """Positive numbers as whole multiples of a common unit: `whole * unit` is `values`.

    The unit is exact for decimals and simple fractions; else it is some 2^-40 of the largest.
    """
    if not len(values):
        return np.zeros(0, dtype=np.int64), 1.0
    distinct = np.unique(values)
    common = _common_denominator(distinct.tolist(), _LARGEST / float(values.sum()))
    if common is not None:
        return np.rint(values * common).astype(np.int64), 1.0 / common
    # So scaled, the sum over all values stays below 2^50 here too.
    unit = float(distinct[-1]) * max(1.0, len(values) / 2**10) * 2.0**-40
    # At least 1: no tie may become free.
    return np.maximum(np.rint(values / unit), 1).astype(np.int64), unit


def _common_denominator(values: Iterable[float], below: float) -> int | None:
    """What all values are simple fractions of; None where there is none so small."""
    common = 1
    for value in values:
        fraction = Fraction(value).limit_denominator(_DENOMINATOR)
        common = math.lcm(common, fraction.denominator)
        if common >= below or abs(float(fraction) - value) > 1e-12 * value:
            return None
    return common


def single(network: Network) -> Mask:
    """A mask of ties that counts an undirected tie once.

    A directed view shows an undirected tie as two arcs that rest on the very same claims.
    """
    if not network.directed:
        return np.ones(network.ties, dtype=bool)
    low, high = (
        np.minimum(network.source, network.target),
        np.maximum(network.source, network.target),
    )
    keys = (low * len(network) + high) * 2 + network.positive
    _, first, where = np.unique(keys, return_index=True, return_inverse=True)
    claims = network.claims
    return np.array(
        [
            tie == first[pair] or set(claims[tie]) != set(claims[first[pair]])
            for tie, pair in enumerate(where.tolist())
        ],
        dtype=bool,
    )
