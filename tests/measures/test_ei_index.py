"""E-I index: counts tie by tie, chance by dealing the camps in every way."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, permutations

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import graphkit

ACTORS = "abcdef"
arcs = st.sets(st.sampled_from(list(permutations(ACTORS, 2))), min_size=1)
labels = st.lists(st.integers(1, 3), min_size=6, max_size=6).filter(lambda x: len(set(x)) > 1)


def ei(ties: list[tuple[str, str]], camps: dict[str, int]) -> Fraction:
    external = sum(camps[a] != camps[b] for a, b in ties)
    return Fraction(2 * external - len(ties), len(ties))


@pytest.mark.relation
@given(arcs, labels)
def test_counts_every_tie(ties: set[tuple[str, str]], label: list[int]) -> None:
    camps = dict(zip(ACTORS, label, strict=True))
    finding = graphkit.measure("ei_index", nx.DiGraph(sorted(ties)), camps=camps)
    present = {actor for tie in ties for actor in tie}
    if len({camps[actor] for actor in present}) < 2:
        assert not finding.defined
        return
    assert finding.summary["ei_index"] == pytest.approx(float(ei(sorted(ties), camps)))
    own = {actor: [tie for tie in ties if actor in tie] for actor in present}
    assert finding.values == pytest.approx(
        {actor: float(ei(around, camps)) for actor, around in own.items()}
    )
    assert finding.result is not None
    assert finding.result.table is not None
    for camp, members, external, internal, index in finding.result.table.rows:
        inside = {actor for actor in present if camps[actor] == camp}
        touching = [tie for tie in ties if inside & set(tie)]
        assert members == len(inside)
        assert internal == sum(set(tie) <= inside for tie in touching)
        assert external == len(touching) - internal
        expected = float(ei(touching, camps)) if touching else None
        assert index == expected or index == pytest.approx(expected)


@settings(max_examples=10, deadline=None)
@given(arcs, labels)
def test_chance_is_that_of_every_way_to_deal_the_camps(
    ties: set[tuple[str, str]], label: list[int]
) -> None:
    graph: nx.DiGraph = nx.DiGraph(sorted(ties))
    graph.add_nodes_from(ACTORS)
    deals = [ei(sorted(ties), dict(zip(ACTORS, deal, strict=True))) for deal in permutations(label)]
    camps = dict(zip(ACTORS, label, strict=True))
    summary = graphkit.measure("ei_index", graph, camps=camps, permutations=2000).summary
    mean = sum(deals, Fraction(0)) / len(deals)
    assert summary["expected"] == pytest.approx(float(mean))
    far = abs(ei(sorted(ties), camps) - mean)
    exact = sum(abs(deal - mean) >= far for deal in deals) / len(deals)
    # Five standard errors of 2,000 draws.
    assert summary["p_value"] == pytest.approx(
        exact, abs=5 * (exact * (1 - exact) / 2000) ** 0.5 + 1e-3
    )


@pytest.mark.slow
@given(arcs, labels, st.permutations(ACTORS))
def test_renaming_changes_no_number(
    ties: set[tuple[str, str]], label: list[int], names: list[str]
) -> None:
    new = dict(zip(ACTORS, names, strict=True))
    camps = dict(zip(ACTORS, label, strict=True))
    before = graphkit.measure("ei_index", nx.DiGraph(sorted(ties)), camps=camps)
    renamed = nx.DiGraph(sorted((new[a], new[b]) for a, b in ties))
    after = graphkit.measure("ei_index", renamed, camps={new[a]: c for a, c in camps.items()})
    own = {key: value for key, value in before.summary.items() if key != "p_value"}
    assert {key: value for key, value in after.summary.items() if key != "p_value"} == own
    assert {new[actor]: value for actor, value in before.values.items()} == after.values


def test_signs_can_be_looked_at_apart() -> None:
    """Support stays inside the two camps, opposition runs between them."""
    graph: nx.Graph = nx.Graph()
    for a, b in combinations("abcd", 2):
        graph.add_edge(a, b, sign=1 if (a in "ab") == (b in "ab") else -1)
    camps = {"a": 1, "b": 1, "c": 2, "d": 2}
    found = {
        ties: graphkit.measure("ei_index", graph, camps=camps, ties=ties).summary["ei_index"]
        for ties in ("support", "oppose", "all")
    }
    assert found == {"support": -1.0, "oppose": 1.0, "all": pytest.approx(1 / 3)}


def test_not_defined_without_two_camps_or_ties() -> None:
    graph = nx.path_graph(["a", "b", "c"])
    one = graphkit.measure("ei_index", graph, camps=dict.fromkeys("abc", 1))
    assert str(one.why_not) == "there are not two camps."
    none = graphkit.measure("ei_index", graph, camps={"a": 1, "c": 2})
    assert str(none.why_not) == "no such tie joins two actors who have a camp."
