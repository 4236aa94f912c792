"""Alpha equals published values, hand calculation and the `krippendorff` package."""

from __future__ import annotations

import krippendorff
import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graphkit.engines.krippendorff import alpha

# Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, part C: four observers, twelve
# units, values missing; the values of alpha are his.
OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]
UNITS = [list(unit) for unit in zip(*OBSERVERS, strict=True)]
# His part A: two observers, ten units, two values; alpha 0.095.
BINARY = [(0, 0), (1, 1), (0, 1), (0, 0), (0, 0), (0, 0), (0, 0), (0, 0), (1, 0), (0, 0)]


@pytest.mark.parametrize(
    ("metric", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849)]
)
def test_the_published_example_of_four_observers(metric, published) -> None:
    found = alpha(UNITS, metric)
    assert found.value == pytest.approx(published, abs=0.0005)
    assert (found.units, found.values) == (11, 40)  # one unit has one value alone


def test_two_observers_by_hand() -> None:
    """Ten pairs, two of which differ: Do = 4/20; 17 zeros... are counted: 16 and 4 of 20, so
    De = 2 * 16 * 4 / (20 * 19)."""
    zeros = sum(value == 0 for unit in BINARY for value in unit)
    expected = 1 - (4 / 20) / (2 * zeros * (20 - zeros) / (20 * 19))
    assert alpha(BINARY, "nominal").value == pytest.approx(expected)


@pytest.mark.parametrize("metric", ["nominal", "ordinal", "interval"])
@given(
    table=st.lists(
        st.lists(st.sampled_from([None, -1.0, -0.5, 0.0, 0.3, 1.0]), min_size=3, max_size=3),
        min_size=2,
        max_size=12,
    )
)
@settings(max_examples=60, deadline=None)
def test_as_the_package_has_it(metric, table) -> None:
    pairable = [[v for v in unit if v is not None] for unit in table]
    values = [v for unit in pairable if len(unit) > 1 for v in unit]
    found = alpha(table, metric, replicates=5)
    if len(set(values)) < 2:
        assert found.value is None
        return
    data = np.array([[np.nan if v is None else v for v in unit] for unit in table]).T
    # The package takes values that no pair holds for part of the scale, which ranks must not.
    assume(metric != "ordinal" or {*values} == {v for unit in pairable for v in unit})
    wanted = krippendorff.alpha(reliability_data=data, level_of_measurement=metric)
    assert found.value == pytest.approx(wanted, abs=1e-9)


def test_names_are_values_too_and_nothing_hangs_on_their_order() -> None:
    words = dict(enumerate(["", "zulu", "alpha", "mike", "x", "q"]))
    named = [[None if v is None else words[v] for v in unit] for unit in UNITS]
    assert alpha(named, "nominal").value == pytest.approx(alpha(UNITS, "nominal").value)


def test_ranges_hold_the_value_follow_the_seed_and_not_the_order() -> None:
    found = alpha(UNITS, "interval", seed=3)
    assert found.low is not None and found.high is not None and found.value is not None
    assert found.low < found.value < found.high <= 1
    assert alpha(UNITS[::-1], "interval", seed=3) == found
    assert alpha(UNITS, "interval", seed=4) != found


def test_more_units_narrow_the_range() -> None:
    few, many = alpha(UNITS, "nominal"), alpha(UNITS * 16, "nominal")
    assert many.high - many.low < (few.high - few.low) / 2


def test_nothing_to_compare_is_no_number() -> None:
    assert alpha([], "nominal").value is None
    assert alpha([[1], [2, None]], "interval").value is None
    assert alpha([[1, 1], [1, 1]], "ordinal").value is None


def test_replicates_without_a_number_are_counted() -> None:
    found = alpha([[1, 1], [2, 2]], "nominal", replicates=200)
    assert found.value == 1.0 and 60 < found.replicates < 140  # half draw one unit twice
