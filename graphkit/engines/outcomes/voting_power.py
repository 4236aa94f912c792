"""Voting power in a weighted game, counted exactly with generating functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from fractions import Fraction
from math import comb, lcm

Coalitions = dict[tuple[int, int], int]  # (members, weight) -> number of coalitions
LARGEST = 200_000  # kinds of coalitions that are still counted


def whole(weights: Sequence[float]) -> tuple[list[int], int]:
    """Weights as whole numbers in the same proportion, and the factor between the two.

    >>> whole([0.5, 1.25])
    ([2, 5], 4)
    """
    parts = [Fraction(str(weight)) for weight in weights]
    factor = lcm(*(part.denominator for part in parts))
    return [int(part * factor) for part in parts], factor


def coalitions(weights: Sequence[int]) -> Coalitions:
    """How many coalitions there are of each size and weight: the product of 1 + x y^w.

    Raises OverflowError when there are too many kinds to count.
    """
    counted: Counter[tuple[int, int]] = Counter({(0, 0): 1})
    for weight in weights:
        for (size, reached), number in list(counted.items()):
            counted[size + 1, reached + weight] += number
        if len(counted) > LARGEST:
            raise OverflowError
    return dict(counted)


def without(counted: Coalitions, weight: int) -> Coalitions:
    """The coalitions that one player of this weight is not in: divided by 1 + x y^w."""
    rest: Coalitions = {}
    for (size, reached), number in sorted(counted.items()):
        left = number - rest.get((size - 1, reached - weight), 0)
        if left:
            rest[size, reached] = left
    return rest


def indices(
    weights: Sequence[float], wins: Callable[[float], bool]
) -> tuple[list[Fraction], list[Fraction], list[Fraction]]:
    """Shapley-Shubik, normalised Banzhaf and absolute Banzhaf (Penrose) power of each player.

    `wins` says whether a coalition of some weight wins; it must hold for all heavier ones too.
    Shapley-Shubik is the share of all orders in which a player turns a losing coalition into
    a winning one; Banzhaf counts coalitions instead of orders.

    Source: Shapley & Shubik 1954; Banzhaf 1965.
    """
    size, (heavy, factor) = len(weights), whole(weights)
    counted = coalitions(heavy)
    orders: dict[int, Fraction] = {}
    swings: dict[int, int] = {}
    for weight in set(heavy):
        decisive: Counter[int] = Counter()
        for (members, reached), number in without(counted, weight).items():
            if wins((reached + weight) / factor) and not wins(reached / factor):
                decisive[members] += number
        swings[weight] = decisive.total()
        shares = (Fraction(n, size * comb(size - 1, m)) for m, n in decisive.items())
        orders[weight] = sum(shares, Fraction(0))
    total = sum(swings[weight] for weight in heavy)
    return (
        [orders[weight] for weight in heavy],
        [Fraction(swings[weight], total) if total else Fraction(0) for weight in heavy],
        [Fraction(swings[weight], 2 ** (size - 1)) for weight in heavy],
    )
