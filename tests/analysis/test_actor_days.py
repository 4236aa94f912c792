"""Camps and ranks on every day, as the report of that day has them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.analysis import actor_days
from graphkit.analysis.actor_days import ActorDays
from graphkit.analysis.analyse import every_day
from graphkit.analysis.report_context import ReportContext
from graphkit.analysis.run import Run
from graphkit.dataset import Actor, Dataset, Influence, Issue, Stance, Tie
from graphkit.findings import Settings
from graphkit.history import ActorDay

BARE = Settings(replicates=0)
FIRST = date(2026, 1, 1)
ISSUES = ("p", "q")


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def days_of(data: Dataset) -> list[ActorDay]:
    return [*ActorDays(ReportContext(Run(data, BARE))).found()]


def shown(days: list[ActorDay], on: date) -> ActorDay:
    """What a page that holds these days shows."""
    return next(one for one in reversed(days) if one.day is None or one.day <= on)


def camps(of) -> set[frozenset[str]]:
    return {frozenset(a for a in of if of[a] == number) for number in of.values()}


STANCES = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from(ISSUES), st.sampled_from([-1, -0.5, 0, 1]),
              st.integers(0, 6)),
    min_size=1, max_size=7,
)  # fmt: skip
TIES = st.lists(
    st.tuples(st.sampled_from(["ab", "bc", "cd", "da"]), st.sampled_from([-1, 0, 1]),
              st.integers(0, 6), st.none() | st.integers(6, 8)),
    max_size=5,
)  # fmt: skip
POWER = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from(ISSUES), st.sampled_from([10, 50, 90]),
              st.integers(0, 6)),
    max_size=5,
)  # fmt: skip


@settings(max_examples=10, deadline=None)
@pytest.mark.slow
@given(STANCES, TIES, POWER)
def test_any_day_is_the_report_as_of_that_day(said, tied, power) -> None:
    data = Dataset(
        "case",
        actors=(*(Actor(one, one) for one in "abc"), Actor("d", "d", member_of=("a",))),
        issues=tuple(Issue(one, one) for one in ISSUES),
        stances=tuple(
            Stance(f"s{n}", one, issue, at, date=day(on))
            for n, (one, issue, at, on) in enumerate(said)
        ),
        ties=tuple(
            Tie(f"t{n}", *ends, sign, since=day(on), until=None if end is None else day(end))
            for n, (ends, sign, on, end) in enumerate(tied)
        ),
        influence=tuple(
            Influence(f"i{n}", one, issue, size, date=day(on), aggregate=one == "a")
            for n, (one, issue, size, on) in enumerate(power)
        ),
    )
    days, last = days_of(data), data.last_day
    for number in range(9):
        if day(number) > last:
            continue
        here = shown(days, day(number))
        for issue in ISSUES:
            others = (issue, *(other for other in ISSUES if other != issue))
            then = ReportContext(Run(data, replace(BARE, as_of=day(number), issues=others)))
            ranks = {one.id: None if one.aggregate else one.rank for one in then.profiles}
            assert here.ranks[issue] == ranks
            assert camps(here.camps) == camps(then.camp_of)
        own = ReportContext(Run(data, replace(BARE, as_of=day(number))))
        assert {str(c.label) for c in here.labelled} == {str(c.label) for c in own.camps}


def turning() -> Dataset:
    """Two and two, until one goes over to the others."""
    said = [("a", 1, 0), ("b", 1, 0), ("c", -1, 0), ("d", -1, 0), ("b", -1, 5)]
    return Dataset(
        "turn",
        actors=tuple(Actor(one, one) for one in "abcd"),
        issues=(Issue("q", "q"),),
        stances=tuple(
            Stance(f"s{n}", one, "q", at, date=day(on)) for n, (one, at, on) in enumerate(said)
        ),
    )


def test_a_camp_keeps_the_number_that_it_has_in_the_report() -> None:
    days = days_of(turning())
    assert [one.day for one in days] == [None, day(0), day(5)]
    before, after = (one.camps for one in days[1:])
    report = ReportContext(Run(turning(), BARE)).camp_of
    assert after == report
    assert {one: before[one] for one in "acd"} == {one: after[one] for one in "acd"}
    assert before["b"] == after["a"] and after["b"] == after["c"]
    assert days[0].camps == {}


def test_of_too_many_days_the_last_are_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actor_days, "WORK", 2 * 4**2)
    assert [one.day for one in days_of(turning())] == [day(0), day(5)]
    assert len([*every_day(turning(), BARE)()]) == 2
    monkeypatch.setattr(actor_days, "WORK", 4**2)  # the report's own day needs none of this
    assert days_of(turning()) == [] and [*every_day(turning(), BARE)()] == []


def test_nothing_has_a_day_without_dates() -> None:
    stances = tuple(replace(row, date=None) for row in turning().stances)
    assert days_of(replace(turning(), stances=stances)) == []
