"""A case over time: each window is what a report as of its last day says, and nothing leaks back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.analysis.analyse import analyse
from graphkit.analysis.run import Run
from graphkit.analysis.timeline.build import for_a_slide, timeline, too_much
from graphkit.analysis.timeline.series import numbers
from graphkit.analysis.timeline.spans import in_each, spans
from graphkit.analysis.timeline.states import State, States, camps_over_time
from graphkit.dataset import Actor, Dataset, Event, Influence, Issue, Stance, Tie
from graphkit.errors import UsageError
from graphkit.findings import Settings
from graphkit.formats import load
from graphkit.partial_date import PartialDate
from graphkit.timeline import By, Span, Timeline

QUICK = Settings(replicates=0)
START = date(2026, 1, 5)  # a Monday


def week(number: int) -> date:
    return START + timedelta(weeks=number)


def over_time(data: Dataset, by: By | None = "week", **given) -> Timeline:
    return timeline(Run(data, replace(QUICK, **given)), by)


def stances(*said: tuple[str, float, int | None], sure: float = 1.0) -> Dataset:
    """Actors who said a position on the one issue in a week (None: nobody knows when)."""
    return Dataset(
        "case",
        actors=tuple(Actor(actor, actor) for actor in sorted({row[0] for row in said})),
        issues=(Issue("q", "Do it?"),),
        stances=tuple(
            Stance(f"s{number}", actor, "q", position, 1.0, confidence=sure,
                   date=None if at is None else week(at))
            for number, (actor, position, at) in enumerate(said)
        ),
    )  # fmt: skip


# The windows.


def test_calendar_windows_end_with_the_calendar_and_the_last_one_today() -> None:
    data = stances(("a", 1, 0), ("b", -1, 2))
    today = week(2) + timedelta(days=1)
    assert spans(data, today, "week", None) == (
        "week",
        [
            Span(START, date(2026, 1, 11)),
            Span(date(2026, 1, 12), date(2026, 1, 18)),
            Span(date(2026, 1, 19), today),
        ],
    )
    ends = {
        "day": [week(0) + timedelta(days=n) for n in range(16)],
        "month": [today],
        "quarter": [today],
        "year": [today],
    }
    for by, expected in ends.items():
        assert [span.last for span in spans(data, today, by, None)[1]] == expected
    long = spans(data, date(2027, 2, 3), "quarter", None)[1]
    assert [span.first for span in long] == [
        date(2026, 1, 1), date(2026, 4, 1), date(2026, 7, 1), date(2026, 10, 1), date(2027, 1, 1),
    ]  # fmt: skip


def test_windows_go_by_events_or_by_every_change() -> None:
    data = replace(
        stances(("a", 1, 0), ("b", -1, 2)),
        ties=(Tie("t", "a", "b", 1, since=week(1), until=week(3)),),
        influence=(Influence("i", "a", "q", 50, date=week(1)),),
        events=(Event("e", week(2), "Talks"), Event("f", week(9), "Later")),
    )
    today = week(4)
    changed = [week(0), week(1), week(2), week(3) + timedelta(days=1), today]
    assert [span.last for span in spans(data, today, "change", None)[1]] == changed
    assert [span.last for span in spans(data, today, "event", None)[1]] == [week(2), today]
    since = spans(data, today, "change", week(2))[1]
    assert since[0] == Span(week(2), week(2))


def test_the_calendar_is_the_finest_that_gives_few_windows() -> None:
    found = {
        days: spans(stances(("a", 1, 0)), START + timedelta(days=days), None, None)[0]
        for days in (3, 60, 400, 3000, 30_000)
    }
    assert found == {3: "day", 60: "week", 400: "week", 3000: "quarter", 30_000: "year"}


def test_what_is_known_by_month_is_known_on_its_last_day() -> None:
    data = stances(("a", 1, 0))
    later = replace(data.stances[0], id="m", position=-1.0, date=PartialDate(2026, 1))
    data = replace(data, stances=(*data.stances, later))
    found = over_time(data)
    held = [window.positions["q"]["a"] for window in found.windows]
    assert found.windows[-1].span.last == date(2026, 1, 31)
    assert held == [1, 1, 1, -1]
    assert [window.claims for window in found.windows] == [1, 0, 0, 1]


def test_more_windows_than_anyone_can_use_are_refused() -> None:
    with pytest.raises(UsageError, match="1,097 windows"):
        over_time(stances(("a", 1, 0), ("a", 1, 156), ("b", 0, 0)), "day", as_of=date(2029, 1, 5))


def test_days_at_either_end_of_the_calendar() -> None:
    data = stances(("a", 1, 0))
    last = replace(data.stances[0], date=date.max)
    for by in ("day", "week", "month", "quarter", "year", "change"):
        found = over_time(replace(data, stances=(last,)), by)
        assert [window.span.last for window in found.windows] == [date.max]
    assert in_each([date.max], [Span(date.min, date.max)]) == [1]


def test_without_a_date_there_are_no_windows_and_it_says_so() -> None:
    found = over_time(stances(("a", 1, None)))
    assert found.windows == () and str(found.why_not).startswith("no claim carries a date")
    assert for_a_slide(Run(stances(("a", 1, None)), QUICK)) is None
    early = over_time(stances(("a", 1, 3)), as_of=START)
    assert str(early.why_not) == "no dated claim was made by 5 January 2026."
    late = timeline(Run(stances(("a", 1, 3)), QUICK), None, week(9))
    assert str(late.why_not).startswith("9 March 2026 is after the last day of the data")


def test_one_date_is_one_window_without_levels_or_phases() -> None:
    found = over_time(stances(("a", 1, 0), ("b", -0.5, 0)))
    assert len(found.windows) == 1
    assert found.one("forecast").values == (0.25,)
    assert str(found.one("forecast").no_changes).startswith("1 window is too few")
    assert "1 network of stances and ties" in str(found.phases.why_not)


# What is in them.


@pytest.fixture(scope="module")
def data(root: Path) -> Dataset:
    return load(root / "graphs" / "blackwell")


@pytest.fixture(scope="module")
def found(data: Dataset) -> Timeline:
    return timeline(Run(data, QUICK), "quarter")


def test_a_window_is_what_is_found_as_of_its_last_day(data: Dataset, found: Timeline) -> None:
    series = {one.id: one.values for one in found.series}
    for place in range(1, len(found.windows), 2):
        window = found.windows[place]
        run = Run(data, replace(QUICK, as_of=window.span.last))
        camps = run.finding("camps")
        assert groups(window.camps) == groups(camps.values)
        assert series["camps"][place] == camps.summary["k"]
        assert window.centrality == run.finding("betweenness").values
        for measure, key, name in (
            ("compromise", "outcome", "forecast"),
            ("polarisation", "polarisation", "polarisation"),
            ("frustration_index", "frustration_index", "frustration_index"),
            ("frustration_index", "balance", "balance"),
        ):
            assert series[name][place] == run.finding(measure).summary.get(key), name


def test_a_window_is_what_the_report_of_its_last_day_says(data: Dataset, found: Timeline) -> None:
    for window in found.windows[3:4]:
        report = analyse(data, replace(QUICK, as_of=window.span.last))
        held = {one.id: one.position for one in report.actors if one.position is not None}
        assert window.positions.get("blackwell_full", {}) == held
        told = report.finding("compromise", issue="blackwell_full")
        assert window.forecast["compromise"] == (told.summary.get("outcome_unit") if told else None)
        assert groups(window.camps) == {frozenset(camp.members) for camp in report.camps}


def groups(camps) -> set[frozenset[str]]:
    return {frozenset(a for a in camps if camps[a] == number) for number in set(camps.values())}


CLAIMS = st.lists(
    st.tuples(
        st.sampled_from("abcd"),
        st.sampled_from([-0.9, -0.4, 0.0, 0.4, 0.9]),
        st.integers(0, 8),
        st.sampled_from([0.5, 1.0]),
    ),
    min_size=1,
    max_size=8,
)
TIES = st.lists(
    st.tuples(
        st.sampled_from(["ab", "ac", "bd", "cd", "ad"]),
        st.sampled_from([-1, 0, 1]),
        st.integers(0, 8),
        st.none() | st.integers(4, 9),
    ),
    max_size=5,
)


def drawn(said, tied, first: int = 0) -> tuple[tuple[Stance, ...], tuple[Tie, ...]]:
    rows = tuple(
        Stance(f"s{first + n}", actor, "q", position, 1.0, date=week(at), confidence=sure)
        for n, (actor, position, at, sure) in enumerate(said)
    )
    ties = tuple(
        Tie(f"t{first + n}", *ends, sign, since=week(at),
            until=None if end is None or end < at else week(end))
        for n, (ends, sign, at, end) in enumerate(tied)
    )  # fmt: skip
    return rows, ties


@settings(max_examples=12, deadline=None)
@pytest.mark.slow
@given(CLAIMS, TIES, CLAIMS, TIES, st.sampled_from(["month", "change"]))
def test_later_claims_change_nothing_of_earlier_windows(said, tied, more, more_ties, by) -> None:
    """All that comes on top is claimed nine weeks later and more."""
    actors = tuple(Actor(actor, actor) for actor in "abcd")
    rows, ties = drawn(said, tied)
    before = Dataset("case", actors=actors, issues=(Issue("q", "?"),), stances=rows, ties=ties)
    shift = [(*row[:2], row[2] + 10, *row[3:]) for row in more]
    late, late_ties = drawn(shift, [(*t[:2], t[2] + 10, None) for t in more_ties], first=50)
    after = replace(before, stances=(*rows, *late), ties=(*ties, *late_ties))
    today = week(9)
    old = timeline(Run(before, replace(QUICK, as_of=today)), by)
    new = timeline(Run(after, QUICK), by)
    assert timeline(Run(after, replace(QUICK, as_of=today)), by) == old
    whole = [window for window in old.windows if window.span.last < today]
    assert list(new.windows[: len(whole)]) == whole
    for one, other in zip(old.series, new.series, strict=True):
        assert one.values[: len(whole)] == other.values[: len(whole)]


def test_days_with_the_same_claims_are_one_state() -> None:
    states = States(Run(stances(("a", 1, 0), ("b", 0.5, 4)), QUICK))
    assert states.on(week(1)) is states.on(week(3)) is not states.on(week(4))


def test_a_camp_keeps_its_number_while_its_members_stay() -> None:
    """Aa leaves, after whom the first camp is called by a report; x and y came before them."""
    data = Dataset(
        "case",
        actors=tuple(Actor(actor, actor) for actor in ("aa", "m", "n", "x", "y")),
        ties=(
            Tie("t1", "aa", "m", 1, since=START, until=week(1)),
            Tie("t2", "m", "n", 1, since=START),
            Tie("t3", "x", "y", 1, since=START),
            Tie("t4", "m", "x", -1, since=START),
            Tie("t5", "aa", "x", 1, since=week(2)),
        ),
    )
    found = over_time(data)
    first, last = found.windows[0].camps, found.windows[-1].camps
    assert first == {"aa": 1, "m": 1, "n": 1, "x": 2, "y": 2}
    assert last == {"aa": 2, "m": 1, "n": 1, "x": 2, "y": 2}
    own = Run(data, replace(QUICK, as_of=week(2))).finding("camps").values
    assert own["aa"] == 1  # by itself it would be called the other way round


def test_camps_are_numbered_forward_over_days_without_any() -> None:
    run = Run(stances(("a", 1, 0)), QUICK)
    states = [State(run, States(run)._shared) for _ in range(3)]
    for state, camps in zip(states, ({"a": 1, "b": 2}, {}, {"a": 2, "b": 1}), strict=True):
        state.__dict__["camps"] = camps
    assert camps_over_time(states) == [{"a": 1, "b": 2}, {}, {"a": 1, "b": 2}]


def test_networks_without_signs_have_groups_and_centrality() -> None:
    data = Dataset(
        "bare",
        actors=tuple(Actor(actor, actor) for actor in "abcd"),
        ties=tuple(
            Tie(f"t{n}", *ends, None, since=week(n)) for n, ends in enumerate(("ab", "bc", "cd"))
        ),
    )
    found = over_time(data)
    assert found.groups
    assert [window.centrality.get("b") for window in found.windows] != [None] * 3
    assert found.one("balance") is None and found.one("forecast") is None


# Levels, phases, and how sure they are.


def a_turn(sure: float) -> Dataset:
    """One actor, for it for ten weeks and against it for ten more."""
    return stances(("a", 0.8, 0), ("a", -0.8, 10), ("a", -0.8, 19), sure=sure)


@pytest.mark.parametrize(("sure", "low", "high"), [(1.0, 1.0, 1.0), (0.5, 0.3, 0.7)])
def test_a_change_is_as_sure_as_the_claim_that_makes_it(sure, low, high) -> None:
    """With the turn's two claims at a half and the last of no use: it is seen in week 10 when both
    the claims before and after hold: .5 x .5; more seldom elsewhere; sure claims always hold."""
    data = stances(("a", 0.8, 0), ("b", 0.8, 0), ("a", -0.8, 10), ("b", 0.8, 19))
    rows = [replace(row, confidence=sure if row.id == "s2" else 1.0) for row in data.stances]
    found = timeline(Run(replace(data, stances=tuple(rows)), Settings(replicates=200)), "week")
    (change,) = found.one("forecast").changes
    assert (change.window, change.before, change.after) == (10, pytest.approx(0.8), 0.0)
    assert low <= change.share <= high


@pytest.mark.parametrize(("sure", "low", "high"), [(1.0, 1.0, 1.0), (0.5, 0.76, 0.96)])
def test_a_side_is_joined_as_surely_as_any_of_the_claims_holds(sure, low, high) -> None:
    """Three oppose it from week 10 on, each claim at a half: some of them do in 1 - .5 x .5 x .5 of
    the histories, and then the count has its step there; none who support it move."""
    data = stances(("a", 0.8, 0), ("b", -0.8, 10), ("c", -0.8, 10), ("d", -0.8, 10), ("a", 0.8, 19))
    rows = [replace(row, confidence=sure if row.actor != "a" else 1.0) for row in data.stances]
    found = timeline(Run(replace(data, stances=tuple(rows)), Settings(replicates=200)), "week")
    (change,) = found.one("oppose").changes
    assert (change.window, change.before, change.after) == (10, 0.0, 3.0)
    assert low <= change.share <= high
    assert found.one("support").changes == ()


@pytest.mark.parametrize(("sure", "low", "high"), [(1.0, 1.0, 1.0), (0.5, 0.3, 0.7)])
def test_whole_networks_change_as_surely_as_the_claims_that_make_it(sure, low, high) -> None:
    """In week 10 one of two turns (polarisation 0, then 1), and one of three ties of a triangle
    turns bad (balance 1, then 1/3: one of three wrong); what makes it holds in half of the
    histories where its claim is at a half. A star of ties from then on: all hangs on b."""
    data = stances(("a", 0.8, 0), ("b", 0.8, 0), ("b", -0.8, 10), ("a", 0.8, 19))
    rows = [replace(row, confidence=sure if row.id == "s2" else 1.0) for row in data.stances]
    ties = [Tie(f"t{n}", *ends, 1, since=week(0), confidence=1.0, directed=False)
            for n, ends in enumerate(("ab", "bc"))]  # fmt: skip
    last = Tie("t2", "a", "c", -1, since=week(10), confidence=sure, directed=False)
    actors = tuple(Actor(one, one) for one in "abc")
    data = replace(data, actors=actors, stances=tuple(rows), ties=(*ties, last))
    found = timeline(Run(data, Settings(replicates=200)), "week")
    for name, before, after in (("polarisation", 0.0, 1.0), ("balance", 1.0, 1 / 3)):
        series = found.one(name)
        (change,) = series.changes
        assert (change.window, change.before) == (10, before)
        assert change.after == pytest.approx(after)
        assert series.replicates == 50 and low <= change.share <= high
    # b stands between the two others; opposition is no path, so that nothing changes in week 10.
    assert found.one("centralisation").values == (1.0,) * 20
    # c falls out with a when both turn, maybe when one does: in a quarter to three quarters of them.
    (change,) = found.one("camps").changes
    assert (change.window, change.before, change.after) == (10, 1.0, 2.0)
    assert change.share == 1.0 if sure == 1.0 else 0.1 <= change.share <= 0.9
    assert found.one("camps").replicates == 50


def test_the_phases_of_a_case_that_turns_and_turns_back() -> None:
    """Both are for it in weeks 0-5 and 12-17, against it in between; small moves inside."""
    said = [("a", 0.9, 0), ("b", 1.0, 0), ("a", 1.0, 2), ("a", -0.9, 6), ("b", -1.0, 6)]
    said += [("a", -1.0, 8), ("a", 0.95, 12), ("b", 1.0, 12), ("a", 1.0, 17)]
    found = over_time(stances(*said))
    assert found.phases.numbers == (1,) * 6 + (2,) * 6 + (1,) * 6
    # Nearest of two phases: a +0.9 and -0.9, b 1 and -1; furthest in one: a by 0.1.
    assert found.phases.dunn == pytest.approx(3.8 / 0.1)
    sure = timeline(Run(stances(*said), Settings(replicates=50)), "week")
    assert sure.phases.shares == {6: 1.0, 12: 1.0}


def test_few_networks_have_no_phases() -> None:
    found = over_time(stances(("a", 1, 0), ("a", 0.5, 4), ("a", 0, 9)))
    assert str(found.phases.why_not).startswith("there are 3 different networks")


def test_the_same_data_gives_the_same_timeline_and_rows_may_change_places() -> None:
    data = stances(("a", 0.8, 0), ("b", -0.5, 3), ("a", -0.8, 10), ("b", 0.1, 12), sure=0.7)
    turned = replace(data, stances=data.stances[::-1], actors=data.actors[::-1])
    settings = Settings(replicates=30)
    assert timeline(Run(data, settings), "week") == timeline(Run(turned, settings), "week")


def test_too_much_work_is_left_out_and_said() -> None:
    run = Run(stances(("a", 1, 0), ("b", 0.5, 4)), QUICK)
    state = States(run).on(week(5))
    assert too_much([state] * 30_000) is None
    why = too_much([state] * 30_001)
    assert "30,001 different states" in str(why)
    told = {one.id: one for one in numbers([state], why, quick=False)}
    assert {name for name in told if told[name].why_not is why} == {
        "frustration_index", "balance", "camps"}  # fmt: skip
    assert told["forecast"].values == (0.75,)
