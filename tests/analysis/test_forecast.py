"""The forecast panel and the backtest, on a case small enough to compute by hand."""

from dataclasses import replace
from datetime import date

import pytest

from graphkit.analysis.analyse import analyse
from graphkit.analysis.backtest import backtest
from graphkit.analysis.forecast import panel
from graphkit.analysis.known_before import known_before
from graphkit.analysis.report_context import ReportContext
from graphkit.analysis.run import Run
from graphkit.analysis.sections.forecast import section
from graphkit.dataset import Actor, Dataset, Influence, Issue, Option, Stance, Tie
from graphkit.errors import UsageError
from graphkit.findings import Settings
from graphkit.language import Written
from graphkit.outcome_models import OUTCOME_MODELS

DECIDED = date(2025, 6, 1)
OPTIONS = (Option("no", -1.0), Option("some", 0.0), Option("yes", 1.0))


def stance(number, actor, position, day):
    return Stance(f"s{number}", actor, "q", position, 1.0, date=day)


@pytest.fixture
def data():
    """a decides; before the day it stands at .5, on the day it turns to -1."""
    early, late = date(2025, 5, 1), DECIDED
    return Dataset(
        "case",
        actors=tuple(Actor(one, one.upper(), capability=10.0) for one in "abc"),
        issues=(
            Issue("q", "Do it?", options=OPTIONS, decided_by=("a",), decision_rule="sole",
                  decided_on=DECIDED, outcome=-1.0),
            Issue("open", "And this?"),
        ),
        stances=(
            stance(1, "a", 0.5, early),
            stance(2, "b", 1.0, early),
            stance(3, "c", -0.9, early),
            stance(4, "a", -1.0, late),
            stance(5, "b", -1.0, None),
        ),
        ties=(
            Tie("t1", "b", "a", 1, since=early),
            Tie("t2", "c", "a", 1, since=late),
            Tie("t3", "c", "a", 1),
        ),
        influence=(Influence("i1", "a", "q", 50.0, date=late),),
    )  # fmt: skip


def test_the_models_side_by_side(data):
    found = panel(Run(data, Settings()), "q")
    assert [f.model.name for f in found.forecasts] == [model.name for model in OUTCOME_MODELS]
    # as of the day: a at -1 with 50, b at 1 with 10 (the dated claim), c at -.9 with 10
    assert found.unit("compromise") == pytest.approx((-50 + 10 - 9) / 70)
    assert found.unit("median_voter") == -1
    assert found.unit("decision_path") == -1
    assert (found.actual, found.decided_on) == (-1.0, DECIDED)
    table = {str(row[0]): row[1:] for row in found.table().rows}
    assert table["Decision path"] == (-1, None, Written("no"), 0)
    # where nobody holds on, a takes the mean of b and c: (.05 x 50 + 10 - 9) / 70 > 0
    assert found.unit("degroot") == pytest.approx(3.5 / 70)
    assert found.families == {"averaging": -1, "procedure": -1, "bargaining": -1, "influence": 0}
    # The range is that of all seven: two of them are on the other side.
    assert (
        str(found.reading())
        == "On q averaging of positions, the decision procedure and bargaining (an experiment) "
        "expect opposition; opinions that spread cannot tell. Forecasts lie between −1.00 and +0.05."
    )
    assert any("follows a" in str(reason) for reason in found.why)


def test_what_was_decided_stands_beside_the_forecasts(data):
    found = panel(Run(data, Settings()), "q")
    told = section(ReportContext(Run(data, Settings(replicates=0))))
    assert told is not None
    assert "On record: it was decided at −1.0 on 1 June 2025, nearest to “no” on the scale." in (
        [str(sentence) for sentence in told.lead]
    )
    assert [str(cell) for cell in found.table().rows[-1]] == [
        "On record",
        "-1.0",
        "None",
        "no",
        "None",
    ]
    before = panel(Run(data, Settings(as_of=date(2025, 5, 31))), "q")
    earlier = section(ReportContext(Run(data, Settings(replicates=0, as_of=date(2025, 5, 31)))))
    assert earlier is not None and not any("On record" in str(said) for said in earlier.lead)
    assert len(before.table().rows) == len(OUTCOME_MODELS)


def test_where_one_model_alone_has_a_forecast(data):
    """Nobody cares, so that weights are all 0; who decides still does."""
    silent = tuple(replace(row, salience=0.0) for row in data.stances)
    found = panel(Run(replace(data, stances=silent), Settings()), "q")
    assert str(found.reading()) == "One model only has a forecast on q, Decision path: −1.00."


def test_foes_that_repel_need_not_end_in_the_middle():
    """a and b are friends and c their foe: the two end at one place and c at its opposite."""
    data = Dataset(
        "foes",
        actors=tuple(Actor(one, one, capability=10.0) for one in "abc"),
        issues=(Issue("q", "Do it?"),),
        stances=(
            Stance("s1", "a", "q", 1.0, 1.0),
            Stance("s2", "b", "q", 0.2, 1.0),
            Stance("s3", "c", "q", 0.2, 0.1),
        ),
        ties=(
            Tie("t1", "a", "b", 1, directed=False),
            Tie("t2", "a", "c", -1, directed=False),
            Tie("t3", "b", "c", -1, directed=False),
        ),
    )
    found = panel(Run(data, Settings()), "q")
    # everyone hears the other two alike: (1 + .2 - .2) / 3 for a and b, minus that for c
    assert found.unit("altafini") == pytest.approx((20 - 1) / 21 / 3)
    assert found.unit("compromise") == pytest.approx((10 + 2 + 0.2) / 21)
    (reason,) = (str(reason) for reason in found.why if "foes" in str(reason))
    assert "(+0.30) 1 of 3 actors with a stance ends on the other side; a moves most" in reason


def test_models_that_all_end_in_the_middle_are_not_split():
    calm = Dataset(
        "calm",
        actors=(Actor("a", "A"),),
        issues=(Issue("q", "Do it?"),),
        stances=(Stance("s1", "a", "q", 0.0, 1.0),),
    )
    said = str(panel(Run(calm, Settings()), "q").reading())
    assert said.startswith("q is too close to call for averaging of positions")
    assert said.endswith("Every forecast is 0.00.")  # no range from 0 to 0


def test_a_decision_still_to_come_is_in_no_backtest(data):
    """The report's day is the last that any claim carries."""
    ahead = replace(data, issues=(replace(data.issues[0], decided_on=date(2031, 1, 1)),))
    assert ReportContext(Run(ahead, Settings())).backtest.panels == ()


def test_outcomes_that_nobody_spoke_on_before_are_counted(data):
    first = replace(data.issues[0], decided_on=date(2020, 1, 1))
    found = backtest(replace(data, issues=(first, *data.issues[1:])))
    assert (found.panels, found.silent) == ((), 1)


def test_before_the_decision_the_outcome_is_not_shown(data):
    found = panel(Run(data, Settings(as_of=date(2025, 5, 31))), "q")
    assert found.actual is None
    assert all(row[4] is None for row in found.table().rows)


def test_an_issue_without_stances_has_no_forecast_and_an_unknown_one_is_refused(data):
    found = panel(Run(data, Settings()), "open")
    assert found.units == []
    assert "No model has a forecast" in str(found.reading())
    with pytest.raises(UsageError, match="no issue"):
        panel(Run(data, Settings()), "nothing")


def test_the_backtest_knows_only_what_was_dated_before(data):
    before = known_before(data, data.issues[0])
    assert [row.id for row in before.stances] == ["s1", "s2", "s3"]
    assert [row.id for row in before.ties] == ["t1"]
    assert before.influence == ()
    found = backtest(data)
    (case,) = found.panels
    assert case.unit("compromise") == pytest.approx((0.5 + 1 - 0.9) / 3)
    assert case.unit("decision_path") == 0.5
    score = found.score("decision_path")
    assert (score.cases, score.error, score.right) == (1, 1.5, 0)
    assert found.undated == 2
    assert found.table().rows[0][1:3] == (3, -1)
    # Off by 1.5 where the plain mean, (.5 + 1 - .9) / 3 = .2, is off by 1.2.
    assert found.summary().rows[2][2:5] == (1.5, 0, 1.0)
    assert found.summary().rows[2][5:] == (pytest.approx(1 - 1.5 / 1.2), None)
    assert found.cases[0].naive == {
        "plain_mean": pytest.approx(0.2),
        "other_outcomes": None,
        "status_quo": None,
    }
    said = " ".join(map(str, found.statement()))
    assert "proves next to nothing" in said


def test_nothing_learned_later_changes_the_backtest(data):
    want = backtest(data).table()
    later = replace(data, stances=(*data.stances, stance(9, "c", 1.0, date(2025, 7, 1))))
    assert backtest(later).table() == want


def test_no_decided_issue_says_so(data):
    found = backtest(replace(data, issues=data.issues[1:], stances=()))
    assert found.panels == ()
    assert "No issue" in str(found.statement()[0])


def decided(number, outcome, *positions):
    """An issue decided at `outcome`, with a stance each at these positions, of power 30, 10, 10."""
    issue = Issue(f"i{number}", f"{number}?", decided_on=DECIDED, outcome=outcome)
    stances = tuple(
        Stance(f"i{number}s{place}", "abc"[place], issue.id, at, 1.0, date=date(2025, 5, 1))
        for place, at in enumerate(positions)
    )
    return issue, stances


def record(*cases):
    actors = tuple(Actor(a, a, capability=p) for a, p in (("a", 30.0), ("b", 10.0), ("c", 10.0)))
    issues, stances = zip(*cases, strict=True)
    return Dataset("r", actors=actors, issues=issues, stances=sum(stances, ()))


def test_a_coin_is_tossed_for_cases_that_fell_on_a_side() -> None:
    """Of three outcomes one is on neither side, and no coin could name it: two tosses in four."""
    found = backtest(
        record(decided(1, 1.0, 0.5, 0.5), decided(2, -1.0, -1.0, -1.0), decided(3, 0.0, 0.5, 0.5))
    )
    rows = {str(row[0]): row for row in found.summary().rows}
    assert rows["Compromise"][1:2] + rows["Compromise"][3:5] == (3, 2, 0.25)
    even = backtest(record(decided(1, 0.0, 0.5, 0.5)))
    assert even.summary().rows[0][3:5] == (0, None)


def test_skill_is_measured_against_what_takes_no_model():
    """Compromise (3a + b) / 4 against the plain mean (a + b) / 2, off by:

    issue 1 (outcome 1): .5 and 0 -> .375, so .625; mean .25, so .75
    issue 2 (outcome -1): -1 and 1 -> -.5, so .5; mean 0, so 1
    """
    found = backtest(record(decided(1, 1.0, 0.5, 0.0), decided(2, -1.0, -1.0, 1.0)))
    assert found.score("compromise").error == pytest.approx((0.625 + 0.5) / 2)
    assert found.skill("compromise", "plain_mean") == pytest.approx(1 - 1.125 / 1.75)
    # The other outcome is the opposite each time: off by 2 twice.
    assert found.skill("compromise", "other_outcomes") == pytest.approx(1 - 1.125 / 4)
    assert found.skill("compromise", "status_quo") is None
    assert "was nearer than the plain mean of positions" in str(found.verdict())
    assert min(case.stances for case in found.cases) == 2


def test_no_skill_is_said_in_the_headline():
    """The powerful are always wrong: the plain mean is nearer, and the headline says so."""
    cases = [decided(n, 1.0, -1.0, 1.0, 1.0) for n in range(3)]
    report = analyse(record(*cases), Settings(as_of=DECIDED, replicates=0))
    said = " ".join(map(str, report.headline))
    assert "On 3 decided issues here such a forecast was no nearer than the plain mean" in said
    better = [decided(n, -1.0, -1.0, 1.0, 1.0) for n in range(3)]
    assert "no nearer" not in " ".join(
        map(str, analyse(record(*better), Settings(as_of=DECIDED, replicates=0)).headline)
    )


@pytest.mark.parametrize(
    ("positions", "side"), [((0.3, 0.3), 1), ((-0.3, -0.3), -1), ((0.1, 0.0), 0), ((0.05,), 0)]
)
def test_near_the_middle_is_too_close_to_call(positions, side):
    issue, stances = decided(1, None, *positions)
    found = panel(Run(record((replace(issue, decided_on=None), stances)), Settings()), "i1")
    assert found.families["averaging"] == side
    assert ("too close to call" in str(found.reading())) == (side == 0)
