"""The report's pages on what will happen, who could turn it and whom to talk to."""

from datetime import date

import pytest

from graphkit.analysis.report_context import ReportContext
from graphkit.analysis.run import Run
from graphkit.analysis.sections import backtest, forecast, outcome, persuade, pivots, scores
from graphkit.dataset import Actor, Dataset, Issue, Stance
from graphkit.findings import Settings
from graphkit.formats import load
from graphkit.language import Language


def context(stances, **issue):
    actors = tuple(Actor(one, one, capability=10.0) for one in "abc")
    data = Dataset("case", actors=actors, issues=(Issue("q", "?", **issue),), stances=stances)
    return ReportContext(Run(data, Settings()))


THREE = (
    Stance("s1", "a", "q", -1.0, 1.0, date=date(2025, 1, 1), summary="Said no."),
    Stance("s2", "b", "q", -0.5, 1.0, date=date(2025, 1, 1)),
    Stance("s3", "c", "q", 0.5, 1.0, date=date(2025, 1, 1)),
)


def test_what_will_happen():
    found = forecast.section(context(THREE, decided_by=("a",), decision_rule="sole"))
    assert "expect opposition" in str(found.lead[0])
    assert found.evidence == ("s1",)
    rows = {str(row[0]): row for row in found.table.rows}
    assert rows["Decision path"][1] == -1
    assert "support tie" in str(rows["Opinions spread to agreement"][3])


def test_what_is_known_after_the_decision_is_owned_up_to():
    decided = {"decided_on": date(2025, 1, 1), "outcome": -0.5}
    notes = " ".join(map(str, forecast.section(context(THREE, **decided)).notes))
    assert "3 of the 3 stances behind the forecasts are not older than the outcome" in notes
    notes = " ".join(map(str, forecast.section(context(THREE)).notes))
    assert "behind the forecasts" not in notes


def test_every_issue_has_its_row_with_each_kind_of_model():
    found = outcome.section(context(THREE, decided_by=("a",)))
    # the median voter is b at -.5, the mean -1/3, and a, who decides, at -1
    row = dict(
        zip((column.key for column in found.table.columns), found.table.rows[0], strict=True)
    )
    told = (row["compromise"], row["median"], row["decision_path"])
    assert told == pytest.approx((-1 / 3, -0.5, -1.0))


@pytest.mark.parametrize(
    ("voters", "short", "listed"),
    [
        ("a", "a alone could turn it", ["a"]),
        ("abc", "Each of a, b and c alone could turn it", ["a", "b", "c"]),
        ("abcdefgh", "Each of a, b, c and 5 others alone could turn it",
         [*"abcdef", "2 others"]),
    ],
)  # fmt: skip
def test_nobody_who_could_turn_it_alone_is_left_out(voters, short, listed):
    """All are needed and all are for it: each of them alone makes it fail."""
    rule = f"qualified:{len(voters)}"
    issue = Issue("q", "?", decided_by=tuple(voters), decision_rule=rule, status_quo=-1.0)
    data = Dataset(
        "case",
        actors=tuple(Actor(one, one) for one in voters),
        issues=(issue,),
        stances=tuple(Stance(f"s{one}", one, "q", 0.5) for one in voters),
    )
    found = pivots.section(ReportContext(Run(data, Settings(replicates=0))))
    say = Language("en", data.names()).say
    assert list(map(say, found.short)) == [short]
    assert [say(who) for who in found.table.rows[0][-1]] == listed


def test_who_could_turn_it():
    found = pivots.section(context(THREE))
    rows = {str(row[0]): row for row in found.table.rows}
    # 10 + 5 - 5 = 10: a takes off 20, b 10 only
    assert rows["Compromise"][2:4] == (1, 1)
    assert "Decision path" not in rows


def test_whom_to_talk_to_is_the_losing_side():
    found = persuade.section(context(THREE))
    assert "towards support" in str(found.lead[0])
    assert found.evidence == ("s1", "s2", "s3")  # c supports it, and not with all its heart
    assert "--toward support" in found.more
    turned = tuple(Stance(s.id, s.actor, "q", -s.position, 1.0) for s in THREE)
    assert "towards opposition" in str(persuade.section(context(turned)).lead[0])
    # an even field has no losing side, whichever way it is read
    even = (Stance("s1", "a", "q", 0.5, 1.0), Stance("s2", "b", "q", -0.5, 1.0))
    assert persuade.section(context(even)) is None
    # one who decides alone stands against what most want: that side is losing
    assert "towards support" in str(persuade.section(context(turned, decided_by=("c",))).lead[0])


def test_how_the_models_would_have_done():
    assert backtest.section(context(THREE)) is None
    decided = {"decided_on": date(2025, 1, 2), "outcome": -0.5}
    later = (*THREE, Stance("s4", "a", "q", 1.0, 1.0, date=date(2025, 3, 1)))
    found = backtest.section(context(later, **decided))
    # Three stances; equal weights, so that the compromise is the plain mean.
    mean = (-1 - 0.5 + 0.5) / 3
    assert found.table.rows[0][1:] == (3, -0.5, mean, mean)
    assert "proves next to nothing" in str(found.lead[1])
    rows = {str(row[0]): row[1:] for row in scores.section(context(later, **decided)).table.rows}
    # one case: the mean was -1/3 and the decision -.5; a coin names the side half the time
    assert rows["Compromise"][:4] == pytest.approx((1, 0.5 - 1 / 3, 1, 0.5))
    assert rows["Compromise"][4:] == (0.0, None)
    assert rows["Decision path"][:4] == (0, None, 0, None)


def test_every_decided_case_that_is_counted_is_shown(blackwell_folder):
    whole = ReportContext(Run(load(blackwell_folder), Settings(replicates=0)))
    found = backtest.section(whole)
    assert len(found.table.rows) == len(whole.backtest.panels) > 8


def test_without_an_issue_there_are_no_such_pages():
    nothing = ReportContext(Run(Dataset("none"), Settings()))
    for page in (forecast, outcome, pivots, persuade, backtest, scores):
        assert page.section(nothing) is None
