"""What a network hangs together by: against taking every tie and stance out, one by one."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.analysis.run import Run
from graphkit.dataset import Actor, Dataset, Issue, Stance, Tie
from graphkit.engines.uncertainty.joints import Joints, joints
from graphkit.findings import Settings
from graphkit.graph.claims import Claims

ACTORS, ISSUES = "abcdef", "ij"


@st.composite
def datasets(draw: st.DrawFn) -> Dataset:
    """Six actors with some ties and stances, each said once with a confidence of its own."""
    sure = st.sampled_from((0.5, 0.8, 0.9, 1.0))
    pairs = draw(st.sets(st.sampled_from(list(combinations(ACTORS, 2))), max_size=7))
    cells = draw(st.sets(st.sampled_from([(a, i) for a in ACTORS for i in ISSUES]), max_size=6))
    return Dataset(
        "drawn",
        actors=tuple(Actor(a, a) for a in ACTORS),
        issues=tuple(Issue(i, i) for i in ISSUES),
        ties=tuple(
            Tie(f"{a}{b}", a, b, draw(st.sampled_from((-1, 1))), confidence=draw(sure))
            for a, b in sorted(pairs)
        ),
        stances=tuple(
            Stance(f"{a}{i}", a, i, draw(st.sampled_from((-1.0, 0.4))), confidence=draw(sure))
            for a, i in sorted(cells)
        ),
    )


def found(data: Dataset) -> Joints:
    view = Run(data, Settings()).view("claims")
    assert isinstance(view, Claims)
    return joints(view)


def joined(data: Dataset, without: str | None = None) -> nx.Graph:
    graph = nx.Graph()
    graph.add_nodes_from(ACTORS)
    graph.add_edges_from((t.source_actor, t.target_actor) for t in data.ties if t.id != without)
    graph.add_edges_from((s.actor, s.issue) for s in data.stances if s.id != without)
    return graph


def best_chance(data: Dataset, one: str, other: str) -> float:
    """The product of the confidence of every claim without which the two are not joined; 1 for
    two who are not joined at all, where there is nothing to be sure of."""
    if not nx.has_path(joined(data), one, other):
        return 1.0
    needed = [
        claim.confidence or 0.0
        for claim in (*data.ties, *data.stances)
        if not nx.has_path(joined(data, claim.id), one, other)
    ]
    return float(np.prod(needed))


@given(datasets())
@settings(max_examples=60, deadline=None)
def test_two_are_joined_no_more_surely_than_what_alone_joins_them(data: Dataset) -> None:
    most = found(data).at_most(np.arange(len(ACTORS)))
    for row, one in enumerate(ACTORS):
        for column, other in enumerate(ACTORS):
            assert most[row, column] == pytest.approx(best_chance(data, one, other))


@given(datasets())
@settings(max_examples=60, deadline=None)
def test_what_hangs_on_one_claim(data: Dataset) -> None:
    """Taking the claim out parts exactly these actors from the rest of their part."""
    held = found(data)
    whole = joined(data)
    for joint in held.hangs:
        (claim,) = joint.claims
        part = nx.node_connected_component(whole, joint.far[0])
        gone = joined(data, claim)
        assert set(joint.far) == nx.node_connected_component(gone, joint.ends[1]) & set(ACTORS)
        assert joint.ends[0] in part - set(joint.far)
        assert 2 <= len(joint.far) <= len(part & set(ACTORS)) / 2
    # None is left out: whatever parts two or more from at least as many lies behind one of them.
    behind = {actor for joint in held.hangs for actor in joint.far}
    for claim in (*data.ties, *data.stances):
        for side in nx.connected_components(joined(data, claim.id)):
            actors = side & set(ACTORS)
            rest = nx.node_connected_component(whole, next(iter(side))) & set(ACTORS)
            if actors and 2 <= len(actors) < len(rest) - len(actors):
                assert actors <= behind


def test_a_stance_may_be_what_joins() -> None:
    """a, b and c speak to i; d and e are tied to each other and to c's stance by nothing but c."""
    data = Dataset(
        "stance",
        actors=tuple(Actor(a, a) for a in ACTORS),
        issues=tuple(Issue(i, i) for i in ISSUES),
        stances=(
            *(Stance(f"s{a}", a, "i", 1.0, confidence=1.0) for a in "abf"),
            *(Stance(f"u{a}", a, "j", 1.0, confidence=1.0) for a in "abf"),
            Stance("sc", "c", "i", -1.0, confidence=0.6),
        ),
        ties=(
            Tie("cd", "c", "d", 1, confidence=0.9),
            Tie("ce", "c", "e", 1, confidence=0.9),
            Tie("de", "d", "e", 1, confidence=0.9),
        ),
    )
    (joint,) = found(data).hangs
    assert (joint.claims, joint.sure, joint.far) == (("sc",), 0.6, ("c", "d", "e"))
    assert found(data).at_most_placed().tolist() == [1.0, 1.0, 0.6, 0.6, 0.6, 1.0]


def test_contested_and_neutral_ties_join_nobody() -> None:
    ties = (Tie("+", "a", "b", 1), Tie("-", "a", "b", -1), Tie("0", "b", "c", 0))
    data = Dataset("none", actors=tuple(Actor(a, a) for a in "abc"), ties=ties)
    assert len(found(data).low) == 0


def test_several_claims_about_a_pair_hold_more_surely_than_one() -> None:
    """1 - .5 x .2"""
    ties = (Tie("t", "a", "b", 1, confidence=0.5), Tie("u", "b", "a", 1, confidence=0.8))
    data = Dataset("two", actors=(Actor("a", "a"), Actor("b", "b")), ties=ties)
    assert found(data).sure.tolist() == [pytest.approx(0.9)]
