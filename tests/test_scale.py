"""An issue's scale: places, words and sides from one value."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.rows import Issue
from graphkit.scale import Scale

ENDS = st.floats(-1e4, 1e4).map(lambda end: round(end, 3))


@given(ENDS, ENDS.filter(bool))
def test_the_ends_and_the_middle_come_out_exactly(low: float, width: float) -> None:
    scale = Scale(low, low + width)
    assert (scale.place(-1.0), scale.place(1.0)) == (scale.low, scale.high)
    assert (scale.position(scale.low), scale.position(scale.high)) == (-1.0, 1.0)
    assert scale.middle == pytest.approx(low + width / 2)
    assert scale.position(scale.middle) == pytest.approx(0, abs=1e-9)


@given(st.floats(-1, 1), ENDS, st.floats(0.5, 1e4))
def test_there_and_back(position: float, low: float, width: float) -> None:
    scale = Scale(low, low + width)
    assert scale.position(scale.place(position)) == pytest.approx(position, abs=1e-6)
    assert scale.ends[0] <= scale.place(position) <= scale.ends[1]


@given(st.floats(-1, 1), st.floats(1, 1e3))
def test_a_scale_about_zero_turned_round_turns_every_place_round(position: float, top: float):
    scale, turned = Scale(-top, top), Scale(top, -top)
    assert scale.place(-position) == -scale.place(position)
    assert turned.place(position) == pytest.approx(scale.place(-position))


@pytest.mark.parametrize(
    ("ends", "position", "said", "coarse", "span"),
    [
        ((-1, 1), -0.475, "−0.48", "−0.5", "from −1 to +1"),
        ((-1, 1), 0.0, "0.00", "0.0", "from −1 to +1"),
        ((20, 90), -0.3674, "42.1", "42", "from 20 to 90"),
        ((4, 10), 0.0804, "7.24", "7.2", "from 4 to 10"),
        ((0, 1), 0.5, "0.75", "0.8", "from 0 to 1"),
        ((0.5, 2.5), 0.0, "1.50", "1.5", "from 0.50 to 2.50"),
        ((2020, 2050), 1.0, "2050.0", "2050", "from 2020 to 2050"),
        ((0, 5000), 0.2, "3000", "3000", "from 0 to 5000"),
    ],
)
def test_said_with_the_digits_it_bears(ends, position, said, coarse, span) -> None:
    scale = Scale(*map(float, ends))
    assert (str(scale.say(position)), str(scale.say_coarse(position)), str(scale.span)) == (
        said,
        coarse,
        span,
    )


def test_the_ends_are_called_what_the_analyst_calls_them() -> None:
    issue = Issue(id="x", question="?", support_means="sell", oppose_means="ban")
    assert str(issue.scale.high_means) == "sell" and str(issue.scale.low_means) == "ban"
    assert not issue.scale.own


def test_ends_with_nothing_between_them_have_the_middle_alone() -> None:
    """Half of the smallest number is nothing."""
    assert [Scale(0.0, 5e-324).position(place) for place in (0.0, 5e-324)] == [0.0, 0.0]


@pytest.mark.parametrize(
    ("ends", "digits", "form", "coarse"),
    [
        ((0, 1), 2, ".2f", ".1f"),
        ((0, 10), 2, ".2f", ".1f"),
        ((0, 0.99), 3, ".3f", ".2f"),
        ((0, 10.5), 1, ".1f", ".0f"),
        ((100, 0), 0, ".0f", ".0f"),
        ((0, 99), 1, ".1f", ".0f"),
        ((0, 1e6), 0, ".0f", ".0f"),
        ((-1, 1), 2, "+.2f", "+.1f"),
        ((1, -1), 2, ".2f", ".1f"),
    ],
)
def test_a_wider_scale_is_told_with_fewer_digits(ends, digits, form, coarse) -> None:
    scale = Scale(*map(float, ends))
    assert (scale.digits, scale.format, scale.coarse) == (digits, form, coarse)


def test_how_far_positions_are_apart_on_the_scale() -> None:
    for scale, apart, half in (
        (Scale(), 0.5, 1),
        (Scale(20, 90), 17.5, 35),
        (Scale(90, 20), 17.5, 35),
    ):
        assert scale.gap(-0.25, 0.25) == scale.gap(0.25, -0.25) == pytest.approx(apart)
        assert scale.half == half
    assert (Scale(90, 20).ends, Scale(90, 20).middle) == ((20, 90), 55)


def test_sides_are_judged_from_the_middle() -> None:
    assert [Scale(20, 90).side(at) for at in (-0.1, 0.0, 1e-13, 0.1)] == [-1, 0, 0, 1]


@pytest.mark.parametrize(
    ("ends", "marks"),
    [
        ((-1, 1), ["−1.0", "−0.5", "0", "+0.5", "+1.0"]),
        ((4, 10), ["4", "5", "6", "7", "8", "9", "10"]),  # sixths are whole numbers
        ((0, 100), ["0", "25", "50", "75", "100"]),  # a fifth would miss the middle
        ((20, 90), ["20", "30", "40", "55", "70", "80", "90"]),  # 50, 60: too near the middle
        ((90, 20), ["90", "80", "70", "55", "40", "30", "20"]),
        ((2020, 2050), ["2020", "2025", "2030", "2035", "2040", "2045", "2050"]),
        ((0, 120), ["0", "20", "40", "60", "80", "100", "120"]),  # a quarter of 100 misses 120
        ((0, 50), ["0", "10", "20", "25", "30", "40", "50"]),  # a tenth away is just enough
        ((0, 90), ["0", "20", "45", "60", "80", "90"]),  # 40: too near
        ((-90, 0), ["−90", "−80", "−60", "−45", "−20", "0"]),
        ((0, 7), ["0.0", "1.0", "2.0", "3.5", "5.0", "6.0", "7.0"]),  # 3, 4: too near the middle
        ((0, 0.01), ["0.0000", "0.0025", "0.0050", "0.0075", "0.0100"]),
    ],
)
def test_an_axis_has_round_marks_its_ends_and_its_middle(ends, marks) -> None:
    assert [str(said) for _, said in Scale(*map(float, ends)).axis] == marks


@given(ENDS, st.floats(0.01, 1e4))
def test_the_marks_of_an_axis_lie_apart_and_turn_round_with_it(low: float, width: float) -> None:
    scale, turned = Scale(low, low + width), Scale(low + width, low)
    at = [position for position, _ in scale.axis]
    assert at[0] == -1.0 and at[-1] == 1.0 and min(map(abs, at)) < 1e-6
    assert all(b - a > 0.19 for a, b in pairwise(at))  # of 2: a tenth
    assert [-position for position, _ in turned.axis][::-1] == pytest.approx(at, abs=1e-6)
    below = Scale(-low - width, -low)  # the same scale on the other side of 0
    assert [-place for place in below.ticks][::-1] == pytest.approx(scale.ticks)


def test_the_ends_say_opposition_and_support_only_on_their_own_scale() -> None:
    assert [str(said) for said in Scale().meanings] == ["opposes", "supports"]
    assert Scale(20.0, 90.0).meanings == (None, None)
    coded = Issue(id="x", question="?", support_means="more", scale_low=0.0, scale_high=5.0)
    assert [said and str(said) for said in coded.scale.meanings] == [None, "more"]


def test_a_range_begins_with_the_smaller_number() -> None:
    assert str(Scale(4.0, 10.0).say_range(-1.0, 0.0)) == "4.00 to 7.00"
    assert str(Scale(10.0, 4.0).say_range(-1.0, 0.0)) == "7.00 to 10.00"
