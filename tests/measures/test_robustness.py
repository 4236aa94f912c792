"""Intervals and chances of a ranking, where they can be worked out by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import networkx as nx
import pytest
from drawn_graphs import graphs
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.api import measure
from graphkit.dataset import Actor, Dataset, Issue, Stance, Tie
from graphkit.engines.uncertainty.results import STACKED
from graphkit.errors import UsageError
from graphkit.findings import Finding

SURE = {"confidence": 1.0, "strength": 0.0, "position": 0.0, "capability": 0.0}


def rows(finding: Finding) -> dict[str, dict[str, Any]]:
    assert finding.result and finding.result.table
    keys = [column.key for column in finding.result.table.columns]
    return {row[0].id: dict(zip(keys, row, strict=True)) for row in finding.result.table.rows}


@pytest.fixture
def backed() -> Dataset:
    """a has two backers for certain; b three, each one doubtful (one in two)."""
    names = "abcdef"
    ties = [Tie(f"t{i}", o, "a", 1, confidence=1.0) for i, o in enumerate("cd")]
    ties += [Tie(f"u{i}", o, "b", 1, confidence=0.5) for i, o in enumerate("def")]
    return Dataset(
        "backed",
        actors=tuple(Actor(name, name) for name in names),
        issues=(Issue("sale", "Sell?"),),
        stances=(Stance("s1", "a", "sale", 0.5, confidence=0.9),),
        ties=tuple(ties),
    )


def test_chances_by_hand(backed: Dataset) -> None:
    """b has more than two backers in 1/8 of the cases, and as many in 3/8."""
    found = measure("robustness", backed, of="signed_degree", replicates=20_000)
    told = rows(found)
    assert found.values["a"] == 2.0 and found.values["b"] == 3.0
    assert told["b"]["rank"] == 1
    assert told["a"]["top1"] == pytest.approx(7 / 8, abs=0.01)
    assert told["b"]["top1"] == pytest.approx(1 / 8 + 3 / 8, abs=0.01)
    assert found.result and found.result.intervals
    interval = found.result.intervals["b"]
    assert (interval.low, interval.high) == (0.0, 3.0)
    assert found.result.intervals["a"].low == found.result.intervals["a"].high == 2.0


def test_outcome_by_hand(backed: Dataset) -> None:
    """The only stance is +0.5 with jitter 0.1: 5% to 95% is 0.5 -+ 0.1 x 1.645."""
    summary = measure("robustness", backed, replicates=20_000).summary
    assert summary["outcome"] == 0.5
    assert summary["outcome_low"] == pytest.approx(0.5 - 0.1645, abs=0.005)
    assert summary["outcome_high"] == pytest.approx(0.5 + 0.1645, abs=0.005)
    assert summary["outcome_support"] == 1.0


def test_camps_are_doubted_where_there_are_any(backed: Dataset) -> None:
    """f stands with b only as long as its one tie, of confidence 1/2, is kept."""
    against = Tie("v1", "a", "b", -1, confidence=1.0)
    told = rows(measure("robustness", replace(backed, ties=(*backed.ties, against))))
    assert told["f"]["camp_share"] == pytest.approx(0.5, abs=0.05)
    assert told["a"]["camp_share"] == 1.0
    plain = rows(measure("robustness", nx.star_graph(["hub", "x", "y"]), replicates=10))
    assert plain["hub"]["camp_share"] is None


def test_what_it_hangs_on_is_said(backed: Dataset) -> None:
    """The only stance rests on one source; without it nobody takes a side."""
    stance = replace(backed.stances[0], source=("gazette",))
    found = measure("robustness", replace(backed, stances=(stance,)), replicates=10)
    assert found.result and found.summary["hinges"]
    notes = [str(note) for note in found.result.notes]
    assert any(note.startswith("Without the source gazette, the forecast") for note in notes)
    assert any("x_coder" in note for note in notes)


@settings(deadline=None, max_examples=300)
@given(graphs(least=2), st.sampled_from(sorted(STACKED)))
@pytest.mark.slow
def test_without_doubt_there_is_no_width(graph: Any, name: str) -> None:
    plain, found = (
        measure(name, graph),
        measure("robustness", graph, of=name, **SURE, replicates=3),
    )
    assert plain.defined == found.defined
    if found.result and found.result.intervals:
        assert found.values == pytest.approx(plain.values, abs=1e-9)
        for actor, interval in found.result.intervals.items():
            assert interval.low == interval.high
            # Rounded to other digits: of the largest value, and of the value itself.
            assert interval.high == pytest.approx(found.values[actor], rel=1e-9)


def test_a_measure_that_is_not_defined_is_not_made_up() -> None:
    unsigned = nx.star_graph(3)
    found = measure("robustness", unsigned, of="signed_degree")
    assert not found.defined and "signed_degree" in str(found.reading)


def test_claims_without_confidence_are_counted(backed: Dataset) -> None:
    ties = (replace(backed.ties[0], confidence=None), *backed.ties[1:])
    found = measure("robustness", replace(backed, ties=ties), replicates=10)
    assert found.result
    assert any("1 claim has no confidence" in str(note) for note in found.result.notes)


@pytest.mark.parametrize(
    "wrong", [{"replicates": 0}, {"confidence": 1.2}, {"strength": -0.1}, {"position": -1.0}]
)
def test_impossible_doubt_is_refused(wrong: dict[str, float], backed: Dataset) -> None:
    with pytest.raises(UsageError):
        measure("robustness", backed, **wrong)


def test_it_rests_on_all_claims(backed: Dataset) -> None:
    rows_used = measure("robustness", backed, replicates=5).provenance.rows
    assert rows_used["ties"] == tuple(tie.id for tie in backed.ties)
    assert rows_used["stances"] == ("s1",)
