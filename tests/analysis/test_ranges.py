"""No range that is printed leaves out the number beside it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.analysis.analyse import analyse
from graphkit.analysis.finding_with_intervals import finding_with_intervals
from graphkit.analysis.run import Run
from graphkit.api import measure
from graphkit.dataset import Actor, Dataset, Influence, Issue, Stance, Tie
from graphkit.findings import Finding, Settings
from graphkit.language import Language
from graphkit.renderers.terminal import render

NAMES = "abcdef"
SURE = st.sampled_from([None, 0.1, 0.5, 1.0])


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    """A few actors with doubtful ties and stances; power and salience coded for some."""
    pair = st.permutations(NAMES).map(lambda names: names[:2])
    ties = draw(st.lists(st.tuples(pair, st.sampled_from([-1, 1]), SURE), max_size=9))
    stances = draw(
        st.dictionaries(
            st.sampled_from(NAMES),
            st.tuples(st.floats(-1, 1), st.sampled_from([None, 0.1, 1.0]), SURE),
            min_size=1,
        )
    )
    power = draw(st.dictionaries(st.sampled_from(NAMES), st.floats(1, 100)))
    return Dataset(
        "case",
        actors=tuple(Actor(name, name.upper()) for name in NAMES),
        issues=(Issue("sale", "Sell?", decided_by=("a",), decision_rule="sole"),),
        stances=tuple(
            Stance(f"s{name}", name, "sale", at, salience, confidence=sure)
            for name, (at, salience, sure) in stances.items()
        ),
        ties=tuple(
            Tie(f"t{n}", one, other, sign, confidence=sure)
            for n, ((one, other), sign, sure) in enumerate(ties)
        ),
        influence=tuple(Influence(f"p{name}", name, "sale", cap) for name, cap in power.items()),
    )


def holds_its_numbers(finding: Finding) -> None:
    intervals = (finding.result.intervals if finding.result else None) or {}
    for actor, own in intervals.items():
        assert own.low <= finding.values[actor] <= own.high, (finding.measure, actor)
    told = finding.summary
    for low, number, high in (
        ("outcome_low", "outcome", "outcome_high"),
        ("outcome_unit_low", "outcome_unit", "outcome_unit_high"),
        ("median_low", "median", "median_high"),
    ):
        if told.get(number) is not None and told.get(low) is not None:
            assert told[low] <= told[number] <= told[high], (finding.measure, number)  # type: ignore[operator]


@given(datasets(), st.sampled_from([1, 12]))
@settings(deadline=None, max_examples=40)
@pytest.mark.slow
def test_ranges_in_a_report_hold_their_numbers(dataset: Dataset, replicates: int) -> None:
    report = analyse(dataset, Settings(replicates=replicates))
    for finding in report.findings:
        holds_its_numbers(finding)
    for actor in report.actors:
        if actor.rank_low is not None and actor.rank_high is not None and not actor.aggregate:
            assert actor.rank_low <= actor.rank <= actor.rank_high
            assert actor.rank_low <= (actor.shared_rank or 0) <= actor.rank_high


@given(datasets())
@settings(deadline=None, max_examples=25)
def test_ranges_of_one_measure_hold_its_numbers(dataset: Dataset) -> None:
    run = Run(dataset, Settings(replicates=5))
    for name in ("closeness", "constraint", "katz", "opinion_dynamics", "hits"):
        holds_its_numbers(finding_with_intervals(run, run.finding(name)))
    holds_its_numbers(measure("robustness", dataset, replicates=5))


@pytest.mark.parametrize("scale", [(20.0, 90.0), (90.0, 20.0)])
def test_ranges_on_a_scale_of_its_own_run_upwards(scale: tuple[float, float]) -> None:
    stances = tuple(Stance(f"s{n}", n, "sale", 0.1, confidence=0.5) for n in "abc")
    data = Dataset(
        "case",
        actors=tuple(Actor(name, name) for name in NAMES),
        issues=(Issue("sale", "Sell?", scale_low=scale[0], scale_high=scale[1]),),
        stances=stances,
    )
    (found,) = (
        f for f in analyse(data, Settings(replicates=30)).findings if f.measure == "compromise"
    )
    holds_its_numbers(found)
    assert found.summary["outcome_low"] < found.summary["outcome_high"]  # type: ignore[operator]


def test_the_smaller_number_of_a_range_comes_first_on_a_scale_that_runs_down() -> None:
    """From 2045 (oppose) to 2030 (support): what lies further on the side of support is less."""
    held = {"a": -0.4, "b": 0.9, "c": -0.8, "d": 0.3}
    data = Dataset(
        "exit",
        actors=tuple(Actor(name, name.upper(), capability=20.0) for name in held),
        issues=(
            Issue("year", "When?", decided_by=("a",), scale_low=2045.0, scale_high=2030.0),
        ),
        stances=tuple(Stance(f"s{a}", a, "year", at, confidence=0.7) for a, at in held.items()),
    )  # fmt: skip
    report = analyse(data, Settings(replicates=50))
    said = render(report, language=Language("en", data.names()), width=200, sections=None)
    told = " ".join(said.decode().split())
    year = r"(20\d\d\.\d)"
    pairs = re.findall(f"(?:range|between) {year} (?:to|and) {year}", told)
    pairs += re.findall(f"{year}\N{HORIZONTAL ELLIPSIS}{year}", told)
    ends = [(float(low), float(high)) for low, high in pairs]
    assert len(ends) == 3
    assert all(low <= high for low, high in ends), ends
