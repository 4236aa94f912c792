"""Sides in words: the same positions on the usual scale, on one of its own, and on that turned."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.scale import Scale
from graphkit.side_words import (
    called_side,
    crosses_middle,
    how_many,
    side_name,
    told_side,
    who_leads,
)

USUAL, YEARS, TURNED = Scale(), Scale(20.0, 90.0), Scale(90.0, 20.0)


def test_a_forecast_that_rounds_to_the_middle_is_on_no_side() -> None:
    """Told with two decimals: from .005 on it is not 0.00 any more."""
    assert [told_side(x) for x in (-0.005, -0.0049, 0.0, 0.0049, 0.005, 1.0)] == [-1, 0, 0, 0, 1, 1]


@pytest.mark.parametrize(
    ("low", "high", "open_"),
    [(-0.2, 0.3, True), (0.1, 0.3, False), (-0.3, -0.1, False), (0.0, 0.3, True), (-0.3, 0, True)],
)
def test_a_range_across_or_up_to_the_middle_leaves_the_side_open(low, high, open_) -> None:
    assert crosses_middle(low, high) is open_


@pytest.mark.parametrize(
    ("forecast", "ends", "side"),
    [
        (0.1, None, 0),  # as far as one position may be off
        (0.11, None, 1),
        (-0.11, None, -1),
        (0.4, (0.1, 0.6), 1),
        (0.4, (-0.1, 0.6), 0),
        (-0.4, (-0.6, -0.1), -1),
        (0.05, (0.01, 0.09), 0),
    ],
)
def test_a_forecast_is_called_where_neither_range_nor_error_reaches_the_middle(
    forecast, ends, side
) -> None:
    assert called_side(forecast, ends) == side


def test_what_a_side_is_called() -> None:
    assert [str(side_name(USUAL, side)) for side in (1, 0, -1)] == [
        "support", "neither side", "opposition",
    ]  # fmt: skip
    for scale, high in ((YEARS, 1), (TURNED, -1)):
        assert str(side_name(scale, high)) == "more than 55.0"
        assert str(side_name(scale, -high)) == "less than 55.0"
        assert str(side_name(scale, 0)) == "the middle, 55.0"


MIDDLE = " the middle of q (55.0, from 20 to 90)"


@pytest.mark.parametrize(
    ("positions", "clear", "usual", "own"),
    [
        ([], True, "Nobody takes a side on q", "All stand at" + MIDDLE),
        ([0, 0], True, "Nobody takes a side on q", "All stand at" + MIDDLE),
        ([1, -1, 0], True, "Opinion on q is evenly split", "As many stand above as below" + MIDDLE),
        ([1, -1], False, "Opinion on q is evenly split", "As many stand above as below" + MIDDLE),
        ([1, 0.5, -1], True, "Support leads on q", "More stand above than below" + MIDDLE),
        ([1, -0.5, -1], True, "Opposition leads on q", "More stand below than above" + MIDDLE),
        ([1], True, "Support leads on q", "More stand above than below" + MIDDLE),
        ([-1], True, "Opposition leads on q", "More stand below than above" + MIDDLE),
        (
            [1, 0.5, -1],
            False,
            "No side clearly leads on q",
            "Neither side of the middle clearly leads on q (55.0, from 20 to 90)",
        ),
    ],
)
def test_which_side_more_take(positions, clear, usual, own) -> None:
    assert str(who_leads(USUAL, "q", positions, clear=clear)) == usual
    assert str(who_leads(YEARS, "q", positions, clear=clear)) == own
    away = [-place for place in positions]  # the high end first: above is now below 0
    turned = own.replace("from 20 to 90", "from 90 to 20")
    assert str(who_leads(TURNED, "q", away, clear=clear)) == turned


@pytest.mark.parametrize(
    ("positions", "usual", "own"),
    [
        ([], [], []),
        ([0], ["1 takes no side"], ["1 stands at it"]),
        (
            [1, 1, -1, 0, 0],
            ["2 support it", "1 opposes it", "2 take no side"],
            ["2 stand above it", "1 stands below it", "2 stand at it"],
        ),
        (
            [1, -1, -1],
            ["2 oppose it", "1 supports it"],
            ["2 stand below it", "1 stands above it"],
        ),
        (
            [0.2, -0.2],
            ["1 supports it", "1 opposes it"],
            ["1 stands above it", "1 stands below it"],
        ),
    ],
)
def test_how_many_stand_where_the_larger_side_first(positions, usual, own) -> None:
    assert [str(said) for said in how_many(USUAL, positions)] == usual
    assert [str(said) for said in how_many(YEARS, positions)] == own


@given(st.lists(st.sampled_from([-1.0, -0.3, 0.0, 1e-13, 0.4, 1.0])))
def test_everybody_is_told_once(positions) -> None:
    """On a scale turned round, too, and there who stood above stands below."""
    told = [str(said) for scale in (YEARS, TURNED) for said in how_many(scale, positions)]
    assert sum(int(said.split()[0]) for said in told) == 2 * len(positions)
