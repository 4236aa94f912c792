"""Voting power in a weighted game, counted exactly with generating functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import comb, lcm, prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]
Weights = Sequence[float] | Sequence[Sequence[float]]
Wins = Callable[..., Any]
LARGEST = 200_000  # kinds of coalitions that are still counted one by one
DENSE = 4_000_000  # places for kinds that are still counted in one array
SMALL = 62  # players whose coalitions are so few that their numbers fit into 64 bits
ENUMERATED = 20  # players whose every coalition is still tried out
Counted = Mapping[int, int] | NDArray[np.int64]
Swings = list[Mapping[int, int]]  # by player: members of a coalition it turns -> how many


def whole(weights: Sequence[float]) -> tuple[list[int], int]:
    """Weights as whole numbers in the same proportion, and the factor between the two.

    >>> whole([0.5, 1.25])
    ([2, 5], 4)
    """
    # From the digits: 0.1 is a tenth, and not the binary number next to it.
    parts = [Fraction(str(weight)) for weight in weights]
    factor = lcm(*(part.denominator for part in parts))
    return [int(part * factor) for part in parts], factor


def coalitions(codes: Sequence[int], kinds: int) -> Counted:
    """How many coalitions there are of each kind: the product of 1 + x^code over the players.

    `kinds` is more than the largest sum of codes. Raises OverflowError when there are too many
    kinds to count.
    """
    if len(codes) <= SMALL and kinds <= DENSE:
        dense = np.zeros(kinds, dtype=np.int64)
        dense[0] = 1
        for code in codes:
            dense[code:] += dense[: kinds - code].copy()
        return dense
    counted: Counter[int] = Counter({0: 1})
    for code in codes:
        for kind, number in list(counted.items()):
            counted[kind + code] += number
        if len(counted) > LARGEST:
            raise OverflowError
    return dict(counted)


def without(counted: Counted, code: int) -> dict[int, int]:
    """The coalitions that one player of this code is not in: divided by 1 + x^code."""
    if isinstance(counted, np.ndarray):
        left = counted.copy()
        for start in range(code, len(left), code):
            part = left[start : start + code]
            part -= left[start - code : start - code + len(part)]
        kinds = np.flatnonzero(left)
        return dict(zip(kinds.tolist(), left[kinds].tolist(), strict=True))
    rest: dict[int, int] = {}
    for kind, number in sorted(counted.items()):
        count = number - rest.get(kind - code, 0)
        if count:
            rest[kind] = count
    return rest


def indices(weights: Weights, wins: Wins) -> tuple[list[Fraction], list[Fraction], list[Fraction]]:
    """Shapley-Shubik, normalised Banzhaf and absolute Banzhaf (Penrose) power of each player.

    `weights` has a number for each player, or a row of numbers where several quotas count
    different ones. `wins` says which coalitions win, given arrays of their sums of weight (one
    array a column of weights); it must hold for all heavier ones too. Shapley-Shubik is the share
    of all orders in which a player turns a losing coalition into a winning one; Banzhaf counts
    coalitions instead of orders. Raises OverflowError where there are too many to count.

    Source: Shapley & Shubik 1954; Banzhaf 1965.

    >>> rows = [(1, 50), (1, 30), (1, 20)]  # two of three members and 60 of 100 votes
    >>> [str(share) for share in indices(rows, lambda n, votes: (n >= 2) & (votes >= 60))[0]]
    ['2/3', '1/6', '1/6']
    """
    rows = np.array(weights, dtype=object).reshape(len(weights), -1)
    columns = [[float(weight) for weight in column] for column in rows.T]
    try:
        swings = _counted(columns, wins)
    except OverflowError:
        if len(rows) > ENUMERATED:
            raise
        swings = _enumerated(columns, wins)
    size = len(rows)
    totals = [sum(decisive.values()) for decisive in swings]
    every = sum(totals)
    orders = [
        sum((Fraction(n, size * comb(size - 1, m)) for m, n in decisive.items()), Fraction(0))
        for decisive in swings
    ]
    return (
        orders,
        [Fraction(total, every) if every else Fraction(0) for total in totals],
        [Fraction(total, 2 ** (size - 1)) for total in totals],
    )


def _counted(columns: Sequence[Sequence[float]], wins: Wins) -> Swings:
    """Every player's swings, coalitions of one size and the same weights counted together.

    A kind of coalition is one number: its size and its weights as digits, each with a base that
    no sum reaches. Weights that are the same for everyone follow from the size.
    """
    size, scaled = len(columns[0]), [whole(column) for column in columns]
    digits = [heavy for heavy, _ in scaled if len(set(heavy)) > 1]
    bases = [size + 1, *(sum(heavy) + 1 for heavy in digits)]
    if prod(bases) > 2**62:
        raise OverflowError
    strides = [prod(bases[:place]) for place in range(len(bases))]
    codes = [
        sum(n * stride for n, stride in zip(row, strides, strict=True))
        for row in zip([1] * size, *digits, strict=True)
    ]
    counted = coalitions(codes, prod(bases))

    def won(kinds: NDArray[np.int64]) -> Bools:
        held = iter([(kinds // s) % base for s, base in zip(strides, bases, strict=True)])
        members = next(held)
        sums = [
            (next(held) if len(set(heavy)) > 1 else members * heavy[0]) / factor
            for heavy, factor in scaled
        ]
        return np.asarray(wins(*sums))

    found: dict[int, Mapping[int, int]] = {}
    for code in dict.fromkeys(codes):
        rest = without(counted, code)
        kinds = np.array(list(rest), dtype=np.int64)
        turned = kinds[won(kinds + code) & ~won(kinds)]
        decisive: Counter[int] = Counter()
        for kind, members in zip(turned.tolist(), (turned % bases[0]).tolist(), strict=True):
            decisive[members] += rest[kind]
        found[code] = decisive
    return [found[code] for code in codes]


def _enumerated(columns: Sequence[Sequence[float]], wins: Wins) -> Swings:
    """The same with every coalition tried out, a bit a player."""
    sums = [_subsets(column) for column in columns]
    members = _subsets([1] * len(columns[0])).astype(np.int64)
    winning: Bools = np.asarray(wins(*sums))
    every = np.arange(len(members))
    swings: Swings = []
    for player in range(len(columns[0])):
        out = every[every & (1 << player) == 0]
        turned = out[~winning[out] & winning[out | (1 << player)]]
        swings.append(dict(enumerate(np.bincount(members[turned]).tolist())))
    return swings


def _subsets(weights: Sequence[float]) -> NDArray[np.float64]:
    """The sum of every subset, numbered by its bits."""
    sums = np.zeros(1)
    for weight in weights:
        sums = np.concatenate([sums, sums + weight])
    return sums
