"""What pictures draw: stances as the measures see them, and who agrees with whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.analysis.analyse import analyse
from graphkit.analysis.layouts import position_x
from graphkit.dataset import Actor, Dataset, Issue, Stance, Tie
from graphkit.findings import Report, Settings

DAY = date(2025, 1, 1)


def report(positions: dict[tuple[str, str], float], *ties: Tie, pictures: bool = True) -> Report:
    """Actors with a position on issues, each claimed once."""
    actors = dict.fromkeys(actor for actor, _ in positions)
    issues = dict.fromkeys(issue for _, issue in positions)
    data = Dataset(
        name="case",
        actors=tuple(Actor(actor, actor) for actor in actors),
        issues=tuple(Issue(issue, f"{issue}?") for issue in issues),
        stances=tuple(
            Stance(f"{actor}-{issue}", actor, issue, position, date=DAY)
            for (actor, issue), position in positions.items()
        ),
        ties=ties,
    )
    return analyse(data, Settings(replicates=0), with_pictures=pictures)


def test_nothing_of_it_is_computed_unasked() -> None:
    found = report({("a", "x"): 1.0, ("b", "x"): 1.0}, pictures=False)
    assert (found.layouts, found.axis, found.current, found.agreement) == ({}, None, (), None)


def test_every_measure_run_says_what_it_is() -> None:
    found = report({("a", "x"): 1.0, ("b", "x"): 1.0}, Tie("t", "a", "b", 1))
    assert set(found.methods) == {finding.measure for finding in found.findings}
    assert str(found.methods["betweenness"].title) == "Betweenness"
    assert found.methods["compromise"].family == "outcome"


def test_the_axis_is_where_the_layout_puts_positions() -> None:
    found = report({("a", "x"): 0.5, ("b", "x"): -1.0})
    axis, places = found.axis, found.layouts["stance"]
    assert axis is not None
    assert places["b"][0] == pytest.approx(axis.left)
    assert places["a"][0] == pytest.approx(axis.left + 0.75 * (axis.right - axis.left))
    assert axis.right == position_x(1.0) < axis.without


def test_a_stance_is_current_on_every_issue_with_its_claim() -> None:
    found = report({("a", "x"): 0.5, ("a", "y"): -0.3, ("b", "y"): 0.0})
    said = {(held.actor, held.issue): (held.position, held.claim) for held in found.current}
    assert said == {
        ("a", "x"): (0.5, "a-x"), ("a", "y"): (-0.3, "a-y"), ("b", "y"): (0.0, "b-y"),
    }  # fmt: skip


def test_where_claims_of_a_day_speak_against_each_other_the_position_is_open() -> None:
    plain = report({("a", "x"): 0.8, ("b", "x"): 1.0})
    against = Stance("other", "a", "x", -0.8, date=DAY)
    data = replace(plain.dataset, stances=(*plain.dataset.stances, against))
    found = analyse(data, Settings(replicates=0), with_pictures=True)
    (held,) = (one for one in found.current if one.actor == "a")
    assert held.position == 0.0 and held.claim in ("a-x", "other")


held = st.dictionaries(
    st.tuples(st.sampled_from("abcdef"), st.sampled_from("xyz")),
    st.sampled_from([-1.0, -0.5, 0.5, 1.0]),
    min_size=2,
)


@given(held)
def test_pairs_are_counted_and_valued_as_by_hand(positions: dict[tuple[str, str], float]) -> None:
    """Both for or both against on an issue: +1, one each: -1; over the mean number of issues."""
    from graphkit.analysis.pictures import agreement_of
    from graphkit.graph.agreement import agreement
    from graphkit.graph.build import build_graph

    actors = sorted({actor for actor, _ in positions})
    data = Dataset(
        name="case",
        actors=tuple(Actor(actor, actor) for actor in actors),
        issues=tuple(Issue(issue, "?") for issue in "xyz"),
        stances=tuple(Stance(f"{a}{i}", a, i, position) for (a, i), position in positions.items()),
    )
    found = agreement_of(agreement(build_graph(data)), actors)
    values = {}
    even = 0
    for one, other in combinations(actors, 2):
        shared = [i for i in "xyz" if (one, i) in positions and (other, i) in positions]
        net = sum(1 if positions[one, i] * positions[other, i] > 0 else -1 for i in shared)
        issues = [sum((actor, i) in positions for i in "xyz") for actor in (one, other)]
        if net:
            values[one, other] = net / (sum(issues) / 2)
        even += bool(shared) and not net
    assert {(a, b): value for a, b, value in found.pairs} == pytest.approx(values)
    assert found.agree == sum(value > 0 for value in values.values())
    assert found.disagree == sum(value < 0 for value in values.values())
    assert found.neither == even
    assert found.of == len(found.actors) == len({actor for pair in values for actor in pair})
