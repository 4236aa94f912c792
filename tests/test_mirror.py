"""Positions turned round turn every outcome, pivot, plan and camp round exactly.

Which end of a question is called support is the coder's choice. Datasets are drawn with what
makes ties likely: few different positions, claims of one day that contradict one another with
equal confidence, equal capabilities, ties of both signs, rules with a status quo.
"""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graphkit.api import measure
from graphkit.dataset import Actor, Dataset, Issue, Option, Stance, Tie

DAYS = (date(2026, 1, 1), date(2026, 1, 2))
RULES = (None, "sole", "consent", "veto", "majority", "qualified:2")
TURNED = {
    "outcome",
    "outcome_unit",
    "outcome_reversed",
    "outcome_conditions_unmet",
    "outcome_after",
    "median",
    "before",
    "status_quo",
    "toward",
    "moved",
}
FOR_AND_AGAINST = {"yes": "no", "no": "yes", "yes_count": "no_count", "no_count": "yes_count"}
# What is said of a motion: for support where no status quo says that it is the other one.
OF_THE_MOTION = ("margin", "needed", "exceed", "stopped_by", "open", "passes", "motion")
OTHER_END = {"cycle_low": "cycle_high", "cycle_high": "cycle_low"}

positions = st.integers(-4, 4).map(lambda n: n / 4) | st.floats(-1, 1).map(lambda x: round(x, 3))


@st.composite
def datasets(draw):
    size = draw(st.integers(2, 6))
    names = [f"a{number}" for number in range(size)]
    actors = tuple(
        Actor(name, name, capability=draw(st.sampled_from([10.0, 20.0, 50.0]))) for name in names
    )
    claims = draw(
        st.lists(
            st.tuples(
                st.sampled_from(names),
                positions,
                st.sampled_from([0.2, 0.5, 1.0]),
                st.sampled_from(DAYS),
                st.sampled_from([0.6, 0.9]),
            ),
            min_size=size,
            max_size=2 * size,
        )
    )
    stances = tuple(
        Stance(f"s{n}", actor, "q", place, salience, date=day, confidence=sure)
        for n, (actor, place, salience, day, sure) in enumerate(claims)
    )
    pairs = [(one, other) for one in names for other in names if one != other]
    drawn = draw(
        st.lists(st.tuples(st.sampled_from(pairs), st.sampled_from([-1, 1, 1])), max_size=2 * size)
    )
    ties = tuple(Tie(f"t{n}", *pair, sign, strength=0.5) for n, (pair, sign) in enumerate(drawn))
    low, high = draw(st.sampled_from([(None, None), (20.0, 90.0), (100.0, 0.0)]))
    issue = Issue(
        "q",
        "?",
        options=tuple(Option(f"o{n}", place) for n, place in enumerate((-0.5, 0.5, 0.75))),
        decided_by=tuple(draw(st.lists(st.sampled_from(names), unique=True, max_size=3))),
        decision_rule=draw(st.sampled_from(RULES)),
        status_quo=draw(st.none() | positions),
        outcome=draw(st.none() | positions),
        scale_low=low,
        scale_high=high,
    )
    return Dataset("case", actors=actors, issues=(issue,), stances=stances, ties=ties)


def turned(data):
    """The same case with the ends of its question the other way round."""
    (issue,) = data.issues
    low, high = issue.scale_low, issue.scale_high
    return replace(
        data,
        issues=(
            replace(
                issue,
                options=tuple(Option(o.label, -o.position) for o in issue.options),
                status_quo=None if issue.status_quo is None else -issue.status_quo,
                outcome=None if issue.outcome is None else -issue.outcome,
                scale_low=None if high is None else -high,
                scale_high=None if low is None else -low,
            ),
        ),
        stances=tuple(replace(row, position=-row.position) for row in data.stances),
    )


def minus(value):
    return value if value is None else -value


def both(name, data, *, other=None, **given):
    """The findings on a case and on the case turned round, `other` what is asked of that."""
    here = measure(name, data, **given)
    there = measure(name, turned(data), **{**given, **(other or {})})
    assert here.defined == there.defined
    return here, there


def check_votes(here, there, moved):
    """Votes for are votes against; with the status quo turned, so is the motion."""
    for key, other in FOR_AND_AGAINST.items():
        assert here.summary.get(key) == there.summary.get(other)
    if moved and "passes" in here.summary:
        assert here.summary["passes"] != there.summary["passes"]
        assert here.summary["motion"] == -there.summary["motion"]
        for key in OF_THE_MOTION[:-2]:
            assert here.summary[key] == there.summary[key]


def check_summary(here, there):
    for key, value in here.summary.items():
        if key in FOR_AND_AGAINST or (key in OF_THE_MOTION and "passes" in here.summary):
            continue
        found = there.summary[OTHER_END.get(key, key)]
        if key in TURNED or key in OTHER_END:
            value = minus(value)
        assert found == pytest.approx(value, abs=1e-9) if value is not None else found is None, key


OUTCOMES = (
    ("compromise", {}),
    ("median_voter", {}),
    ("decision_path", {}),
    ("challenge", {"rounds": 5}),
    ("challenge", {"rounds": 5, "offers": "least_change"}),
    ("opinion_dynamics", {}),
    ("opinion_dynamics", {"model": "degroot"}),
    ("opinion_dynamics", {"model": "altafini"}),
)
HELD = ("decision_path", "opinion_dynamics")  # whose values are positions


@pytest.mark.parametrize(("name", "given_"), OUTCOMES)
@settings(deadline=None, max_examples=30)
@given(data=datasets())
def test_outcomes(name, given_, data):
    here, there = both(name, data, **given_)
    if not here.defined:
        return
    check_summary(here, there)
    check_votes(here, there, moved=data.issues[0].status_quo)
    for actor, value in here.values.items():
        expected = -value if name in HELD else value
        assert there.values[actor] == pytest.approx(expected, abs=1e-9)


@pytest.mark.parametrize(
    "model", ["compromise", "median_voter", "decision_path", "opinion_dynamics"]
)
@settings(deadline=None, max_examples=30)
@given(data=datasets())
def test_pivots(model, data):
    (issue,) = data.issues
    if model == "decision_path" and issue.decision_rule and issue.decision_rule.quotas:
        # A quota protects the status quo: without one nothing but the motion is known.
        assume(issue.decision_rule.even_handed or issue.status_quo)
    here, there = both("pivots", data, model=model)
    if here.defined:
        assert here.values == there.values
        assert [row[:2] for row in here.result.table.rows] == [
            row[:2] for row in there.result.table.rows
        ]


@pytest.mark.parametrize("toward", ["support", "oppose", "0.25"])
@settings(deadline=None, max_examples=30)
@given(data=datasets())
def test_plans(toward, data):
    scale = data.issues[0].scale
    place = scale.place(0.25)
    asked = {"support": "oppose", "oppose": "support"}.get(toward, repr(-place))
    toward = repr(place) if toward == "0.25" else toward
    here, there = both("persuasion", data, other={"toward": asked}, toward=toward)
    if not here.defined:
        return
    check_summary(here, there)
    assert list(here.values) == list(there.values)
    for actor, value in here.values.items():
        assert there.values[actor] == pytest.approx(value, abs=1e-9)


@settings(deadline=None, max_examples=30)
@given(data=datasets())
def test_camps(data):
    here, there = both("camps", data)
    assert here.values == there.values
    assert here.summary == there.summary
