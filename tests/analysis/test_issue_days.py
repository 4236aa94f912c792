"""Every day of every issue, as the report of that day has it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from graphkit.analysis import day_doubt, issue_days
from graphkit.analysis.headline import answer
from graphkit.analysis.issue_days import IssueDays
from graphkit.analysis.pictures import Pictures
from graphkit.analysis.report_context import ReportContext
from graphkit.analysis.run import Run
from graphkit.dataset import Actor, Dataset, Influence, Issue, Stance
from graphkit.findings import Settings
from graphkit.formats import load
from graphkit.history import History
from graphkit.language import Language

BARE = Settings(replicates=0)


def days_of(dataset: Dataset, **settings: object) -> IssueDays:
    context = ReportContext(Run(dataset, replace(BARE, **settings)))
    return IssueDays(context.run.dataset, context.positions, context.run.as_of)


def history_of(dataset: Dataset, replicates: int) -> History:
    """The days with how sure the answers were."""
    settings = replace(BARE, replicates=replicates)
    return Pictures(ReportContext(Run(dataset, settings))).history


def known(dataset: Dataset, day: date, issue: str) -> ReportContext:
    """What a report knows of an issue when it is made as of a day."""
    return ReportContext(Run(dataset, replace(BARE, as_of=day, issues=(issue,))))


def test_the_harbour_day_by_day(harbour: Dataset) -> None:
    say = Language("en", harbour.names("en")).say
    found = {str(day.day): day for day in days_of(harbour).found()}
    # Ann alone in January; all five in February; she turns in March and moves on in April.
    assert list(found) == ["2026-01-01", "2026-02-01", "2026-03-01", "2026-04-01"]
    assert say(found["2026-01-01"].headline) == (
        "Support leads on The park: one actor alone has a stance on it."
    )
    assert "of 5 actors with a stance 3 support it and 2 oppose it" in say(
        found["2026-02-01"].headline
    )
    assert "of 5 actors with a stance 3 oppose it and 2 support it" in say(
        found["2026-03-01"].headline
    )
    # Power 100, salience 1 at +0.5 and nobody else: the forecast is where she stands.
    assert found["2026-01-01"].forecast == pytest.approx(0.5)
    assert all("no decision is recorded" in say(day.expected) for day in found.values())


def test_a_decision_is_a_day_of_its_own_once_it_is_known(harbour: Dataset) -> None:
    later = replace(harbour, events=(), stances=(*harbour.stances, replace(
        harbour.stances[-1], id="st8", date=date(2026, 6, 1))))  # fmt: skip
    say = Language("en", harbour.names("en")).say
    found = {str(day.day): say(day.expected) for day in days_of(later).found()}
    assert "no decision is recorded" in found["2026-04-01"]
    assert "it was decided at −1.0 on 1 May 2026" in found["2026-05-01"]


def test_nothing_of_a_later_day_is_there(harbour: Dataset) -> None:
    found = list(days_of(harbour, as_of=date(2026, 3, 15)).found())
    assert [str(day.day) for day in found][-1] == "2026-03-01"


def test_a_vote_is_the_answer_of_every_day_on_which_one_would_be_taken() -> None:
    """Three of five members are for it until one of them turns; the fifth never says a word."""
    members = tuple(Actor(one, one.upper(), member_of=("house",)) for one in "abcde")
    issue = Issue("q", "Do it?", decided_by=("house",), decision_rule="majority")
    rows = [("a", 1, 1), ("b", 1, 1), ("c", 1, 1), ("d", -1, 1), ("c", -1, 2)]
    data = Dataset(
        "votes",
        actors=(Actor("house", "House"), *members),
        issues=(issue,),
        stances=tuple(
            Stance(f"s{n}", one, "q", float(at), date=date(2026, month, 1))
            for n, (one, at, month) in enumerate(rows)
        ),
    )
    say = Language("en", data.names("en")).say
    told = {str(day.day): say(day.headline) for day in days_of(data).found()}
    assert told == {
        "2026-01-01": "In a vote of House, “Do it?” passes 3 to 1, 1 vote is not known.",
        "2026-02-01": "In a vote of House, “Do it?” is tied, 2 to 2, 1 vote is not known and could "
        "change it, so that things stay as they are.",
    }
    for day, words in told.items():
        assert words == say(answer(known(data, date.fromisoformat(day), "q"))[0])


def test_undated_claims_hold_from_the_beginning(harbour: Dataset) -> None:
    undated = replace(harbour, stances=(*harbour.stances, Stance("st0", "e", "park", -0.5)))
    days = days_of(undated)
    assert [step.day for step in days.steps["e", "park"]] == [None, date(2026, 2, 1)]
    assert next(days.found()).day is None


def test_a_change_of_power_is_a_day_too(harbour: Dataset) -> None:
    more = Influence("in9", "d", "park", 90.0, date(2026, 3, 20))
    found = {
        str(day.day): day for day in days_of(replace(harbour, influence=(*harbour.influence, more))).found()
    }  # fmt: skip
    assert found["2026-03-20"].forecast > found["2026-03-01"].forecast


def test_every_day_of_the_reference_case_is_the_report_of_that_day(root: Path) -> None:
    dataset = load(str(root / "graphs" / "blackwell"))
    say = Language("en", dataset.names("en")).say
    every = list(days_of(dataset).found())
    assert len(every) > 120
    for day in every[::6]:
        then = known(dataset, day.day or date.min, day.issue)
        said = [say(sentence) for sentence in answer(then)]
        assert said[0] == say(day.headline)
        assert said[-1] == (say(day.expected) if day.expected else said[-1])
        assert set(day.represented) == then.represented
        found = then.run.finding("compromise", issue=day.issue).summary.get("outcome_unit")
        assert day.forecast == pytest.approx(found)


def doubted(dataset: Dataset, day: date, issue: str, replicates: int) -> ReportContext:
    """A report as of a day with replicates, of which this is the main issue."""
    issues = (issue, *(other.id for other in dataset.issues if other.id != issue))
    settings = replace(BARE, replicates=replicates, as_of=day, issues=issues)
    return ReportContext(Run(dataset, settings))


@pytest.mark.slow
def test_the_range_of_a_day_is_that_of_the_report_of_that_day(root: Path) -> None:
    dataset = load(str(root / "graphs" / "blackwell"))
    say = Language("en", dataset.names("en")).say
    every = history_of(dataset, 60).days
    assert any("No side clearly leads" in say(day.headline) for day in every)
    assert sum(day.quiet for day in every) > 20
    for day in every[::24]:
        then = doubted(dataset, day.day or date.min, day.issue, 60)
        said = [say(sentence) for sentence in answer(then)]
        assert said[0] == say(day.headline)
        assert said[-1] == (say(day.expected) if day.expected else said[-1])
        spread = then.certainty and then.certainty.outcome()
        assert day.ends == (spread and pytest.approx((spread.unit_low, spread.unit_high)))


@pytest.mark.slow
def test_between_two_days_the_range_changes_as_the_reports_do(root: Path) -> None:
    dataset = load(str(root / "graphs" / "blackwell"))
    say = Language("en", dataset.names("en")).say
    every = [day for day in history_of(dataset, 40).days if day.issue == "gain_ai"]
    days = sorted({row.date for row in dataset.stances if row.date})
    quiet = [day.day for day in every if day.quiet and day.day]
    before = [max(day for day in days if day < one) for one in quiet]
    assert len(quiet) > 3
    for today in [*quiet[:4], *before[:4]]:
        shown = [day for day in every if day.day is None or day.day <= today][-1]
        said = answer(doubted(dataset, today, "gain_ai", 40))
        assert (say(said[0]), say(said[-1])) == (say(shown.headline), say(shown.expected))


def test_too_many_stances_are_said_to_be_left_out(
    harbour: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(issue_days, "WORK", 2 * len(harbour.stances))
    found = history_of(harbour, 0)
    assert [str(day.day) for day in found.days] == ["2026-03-01", "2026-04-01"]
    assert found.left_out == {"park": 2}


def test_where_there_is_no_time_only_the_last_days_have_their_range(
    harbour: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of 7 stances by April, 6 by March and 5 by February 50 replicates are 350, 300 and 250."""
    for work, known in ((0, 1), (650, 2), (649, 1), (900, 3)):
        monkeypatch.setattr(day_doubt, "WORK", work)
        found = history_of(harbour, 50)
        assert found.undoubted == {"park"}
        assert [day.ends is not None for day in found.days] == [False] * (4 - known) + [
            True
        ] * known
        assert not any(day.quiet for day in found.days)
