"""Which claim is current: one rule, the same whichever way the scale is read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.analysis.run import Run
from graphkit.api import load, measure
from graphkit.current_claim import (
    current_power,
    current_stance,
    current_stances,
    step_on,
    steps,
    unbroken,
)
from graphkit.dataset import Actor, Dataset, Issue
from graphkit.findings import Settings
from graphkit.partial_date import PartialDate
from graphkit.rows import Influence, Stance

EARLY, LATE = date(2025, 1, 1), date(2025, 6, 1)
DAYS = st.sampled_from([None, EARLY, LATE])
ROWS = st.lists(
    st.tuples(
        st.sampled_from([-0.8, -0.3, 0.0, 0.3, 0.8]), DAYS, st.sampled_from([None, 0.5, 0.9])
    ),
    min_size=1,
    max_size=6,
)


def stances(rows, turn: int = 1) -> list[Stance]:
    return [
        Stance(f"s{n}", "a", "i", turn * position, date=day, confidence=sure)
        for n, (position, day, sure) in enumerate(rows)
    ]


def case(rows: list[Stance]) -> Dataset:
    return Dataset(
        "c",
        actors=tuple(Actor(a, a) for a in sorted({row.actor for row in rows})),
        issues=(Issue("i", "?"),),
        stances=tuple(rows),
    )


def outcome(rows: list[Stance]) -> float:
    return measure("compromise", case(rows), issue="i").summary["outcome"]


@pytest.mark.relation
@given(ROWS)
def test_positions_turned_round_turn_the_current_stance_round(rows) -> None:
    before, after = current_stance(stances(rows)), current_stance(stances(rows, -1))
    assert (before.claim.id, before.open) == (after.claim.id, after.open)
    assert outcome(stances(rows)) == -outcome(stances(rows, -1))


@pytest.mark.relation
@given(ROWS, st.randoms())
def test_the_order_of_rows_is_no_matter(rows, random) -> None:
    placed = stances(rows)
    shuffled = random.sample(placed, len(placed))
    assert current_stance(placed).claim == current_stance(shuffled).claim
    # Without ids of their own rows are numbered anew; what is said stays.
    renumbered = [replace(row, id=f"s{n}") for n, row in enumerate(shuffled)]
    assert outcome(placed) == outcome(renumbered)


def test_as_many_claims_on_each_side_leave_the_position_open() -> None:
    """a says +0.8 and -0.8 on one day, equally sure: open, 0; b says -0.3. The mean is -0.15."""
    rows = [
        Stance("s1", "a", "i", 0.8, date=EARLY, confidence=0.9),
        Stance("s2", "a", "i", -0.8, date=EARLY, confidence=0.9),
        Stance("s3", "b", "i", -0.3, date=EARLY, confidence=0.9),
    ]
    found = measure("compromise", case(rows), issue="i")
    assert found.summary["outcome"] == pytest.approx(-0.15)
    assert found.provenance.rows["stances"] == ("s1", "s2", "s3")
    third = replace(rows[1], id="s4", source=("news",))
    assert outcome([*rows, third]) == pytest.approx((-0.8 - 0.3) / 2)


@pytest.mark.parametrize(
    ("held", "beaten"),
    [
        (Stance("1", "a", "i", -0.9, date=LATE), Stance("2", "a", "i", 0.4, date=EARLY)),
        (Stance("1", "a", "i", -0.9, date=EARLY), Stance("2", "a", "i", 0.4)),
        (Stance("1", "a", "i", -0.9, confidence=0.6), Stance("2", "a", "i", 0.4, confidence=0.5)),
        (Stance("1", "a", "i", -0.3), Stance("2", "a", "i", 0.4)),
    ],
)
def test_the_latest_then_the_surest_then_the_most_moderate(held: Stance, beaten: Stance) -> None:
    assert current_stance([held, beaten]).claim == current_stance([beaten, held]).claim == held


def test_an_unbroken_line_is_not_broken_by_a_weaker_claim_of_the_same_day() -> None:
    line = [
        Stance("s0", "a", "i", 0.6, date=date(2024, 12, 1), confidence=0.9),
        Stance("s1", "a", "i", -0.8, date=EARLY, confidence=0.9),
        Stance("s2", "a", "i", 0.5, date=EARLY, confidence=0.3),
        Stance("s3", "a", "i", -0.2, date=LATE),
    ]
    assert [row.id for row in unbroken(line)] == ["s1", "s3"]
    assert unbroken([]) == []


def test_the_row_of_power_that_counts_is_the_later_then_the_higher() -> None:
    rows = [
        Influence("i1", "a", "q", 90, date=LATE, reason="The high estimate"),
        Influence("i2", "a", "q", 20, date=LATE, reason="The low estimate"),
        Influence("i3", "a", "q", 99, date=EARLY),
    ]
    for order in (rows, rows[::-1]):
        assert current_power(order)["a", "q"].id == "i1"


def test_current_stances_of_many() -> None:
    rows = [Stance("s1", "a", "i", 0.5), Stance("s2", "b", "i", -0.5), Stance("s3", "a", "j", 0.1)]
    found = {pair: current.claim.id for pair, current in current_stances(rows).items()}
    assert found == {("a", "i"): "s1", ("b", "i"): "s2", ("a", "j"): "s3"}


def as_of(dataset: Dataset, day: date) -> dict[tuple[str, str], tuple[float, str]]:
    """Every current stance of the data cut at a day: the way that reports go."""
    held = Run(dataset, Settings(as_of=day)).view("stance")
    return {
        (actor, issue.id): (float(held.position[a, i]), held.claim[a][i])
        for a, actor in enumerate(held.actors)
        for i, issue in enumerate(held.issues)
        if held.claim[a][i] is not None
    }


def by_steps(dataset: Dataset, day: date) -> dict[tuple[str, str], tuple[float, str]]:
    held = {pair: step_on(line, day) for pair, line in steps(dataset.stances).items()}
    return {pair: (step.position, step.claim) for pair, step in held.items() if step}


SPOKEN = st.sampled_from(
    [None, EARLY, date(2025, 1, 31), PartialDate(2025, 1), LATE, PartialDate(2025)]
)
SAID = st.tuples(
    st.sampled_from("ab"),
    st.sampled_from("ij"),
    st.sampled_from([-0.8, -0.3, 0.0, 0.3, 0.8]),
    SPOKEN,
    st.sampled_from([None, 0.5, 0.9]),
)


@pytest.mark.relation
@given(st.lists(SAID, max_size=12), st.sampled_from([EARLY, date(2025, 2, 1), LATE, date.max]))
def test_the_steps_of_a_stance_are_what_a_report_as_of_each_day_says(said, day) -> None:
    rows = tuple(
        Stance(f"s{n}", actor, issue, position, date=spoken, confidence=sure)
        for n, (actor, issue, position, spoken, sure) in enumerate(said)
    )
    dataset = Dataset(
        "c",
        actors=(Actor("a", "a"), Actor("b", "b")),
        issues=(Issue("i", "?"), Issue("j", "?")),
        stances=rows,
    )
    assert by_steps(dataset, day) == as_of(dataset, day)


def test_the_steps_in_the_example_hold_on_each_day_that_anything_was_said() -> None:
    dataset = load(Path("graphs/blackwell")).for_audience("public")
    days = sorted({row.date for row in dataset.stances if row.date})
    for day in (days[0] - timedelta(1), *days[::4], days[-1]):
        assert by_steps(dataset, day) == as_of(dataset, day)


def test_a_step_of_which_only_the_month_is_known_begins_on_its_last_day() -> None:
    line = steps([Stance("s1", "a", "i", 0.5, date=PartialDate(2024, 2))])["a", "i"]
    assert type(line[0].day) is date
    assert step_on(line, date(2024, 2, 28)) is None
    assert step_on(line, date(2024, 2, 29)) == line[0]


def test_undated_claims_hold_from_the_first_day_until_a_dated_one() -> None:
    rows = [Stance("s1", "a", "i", -0.4, date=EARLY), Stance("s2", "a", "i", 0.9)]
    line = steps(rows)["a", "i"]
    assert [(step.claim, step.position) for step in line] == [("s2", 0.9), ("s1", -0.4)]
    assert step_on(line, date.min) == line[0]
