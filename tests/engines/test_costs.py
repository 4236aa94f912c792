"""Prices of pairs in whole units, and undirected ties counted once."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.engines.balance.costs import costs, in_units, prices, single
from graphkit.graph.network import Network


def network(
    *ties: tuple[int, int, int, float],
    claims: tuple[tuple[str, ...], ...] = (),
    directed: bool = True,
) -> Network:
    source, target, sign, strength = (np.array(column) for column in zip(*ties, strict=True))
    return Network(
        name="signed",
        actors=tuple("abcdefgh"[: int(max(source.max(), target.max())) + 1]),
        source=source,
        target=target,
        sign=sign,
        strength=strength.astype(float),
        directed=directed,
        claims=claims or tuple((f"t{number}",) for number in range(len(ties))),
    )


@given(st.lists(st.fractions(Fraction(1, 20), 5, max_denominator=20), min_size=1, max_size=6))
def test_simple_fractions_are_exact(values: list[Fraction]) -> None:
    whole, unit = in_units(np.array([float(value) for value in values]))
    common = Fraction(1, round(1 / unit))
    assert [number * common for number in whole.tolist()] == values


@given(st.lists(st.floats(1e-3, 1e3), min_size=1, max_size=20))
def test_any_strength_is_close(values: list[float]) -> None:
    whole, unit = in_units(np.array(values))
    assert whole * unit == pytest.approx(np.array(values), rel=1e-6, abs=1e-8)
    assert (whole > 0).all()


def test_very_large_and_very_small_strengths_stay_positive() -> None:
    whole, _ = in_units(np.array([1e300, 1.0, 1e-300]))
    assert (whole > 0).all()


def test_fractions_with_no_common_unit_are_close() -> None:
    """Agreement among those who seldom vote together is of very many different fractions, whose
    common denominator no number of the computer holds."""
    values = np.array([one / other for other in range(3, 700) for one in (1, 2)])
    whole, unit = in_units(values)
    assert whole * unit == pytest.approx(values, rel=1e-6)


def test_pairs_add_up_their_support_and_opposition() -> None:
    ties = network((0, 1, 1, 0.5), (1, 0, -1, 0.75), (1, 2, -1, 1.0))
    price, unit = prices(ties, "strength")
    pairs = costs(ties, single(ties), price, unit)
    assert (pairs.low.tolist(), pairs.high.tolist()) == ([0, 1], [1, 2])
    assert (pairs.apart * unit).tolist() == [0.5, 0.0]
    assert (pairs.together * unit).tolist() == [0.75, 1.0]
    assert pairs.fixed * unit == 0.5
    assert pairs.cost(np.array([0, 0, 0])) * unit == 1.75
    assert pairs.cost(np.array([0, 1, 1])) * unit == 1.5


def test_alpha_prices_opposition_and_support() -> None:
    price, unit = prices(network((0, 1, 1, 2.0), (1, 2, -1, 2.0)), "strength", alpha=0.25)
    assert (price * unit).tolist() == [1.5, 0.5]


def test_an_undirected_tie_stands_once() -> None:
    ties = network(
        (0, 1, 1, 1.0), (1, 0, 1, 1.0), (1, 2, 1, 1.0), (2, 1, 1, 1.0),
        claims=(("t1",), ("t1",), ("t2",), ("t3",)),
    )  # fmt: skip
    assert single(ties).tolist() == [True, False, True, True]
