"""Brokerage: roles counted triple by triple, chance by dealing the camps in every way."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations
from math import sqrt

import networkx as nx
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import graphkit

ROLES = ("coordinator", "consultant", "gatekeeper", "representative", "liaison")
ACTORS = "abcdef"
arcs = st.sets(st.sampled_from(list(permutations(ACTORS, 2))), min_size=1)
labels = st.lists(st.integers(1, 3), min_size=6, max_size=6).filter(lambda x: len(set(x)) > 1)


def role(a: int, b: int, c: int) -> str:
    """As in the paper's figure: source a, broker b, destination c."""
    if a == b == c:
        return "coordinator"
    if a == c:
        return "consultant"
    if b == c:
        return "gatekeeper"
    return "representative" if a == b else "liaison"


def count(graph: nx.DiGraph, camps: dict[str, int]) -> dict[tuple[str, str], int]:
    found = {(b, name): 0 for b in camps for name in ROLES}
    for a, b, c in permutations(camps, 3):
        if graph.has_edge(a, b) and graph.has_edge(b, c) and not graph.has_edge(a, c):
            found[b, role(camps[a], camps[b], camps[c])] += 1
    return found


def run(
    graph: nx.DiGraph, camps: dict[str, int]
) -> dict[tuple[str, str], tuple[int, float | None]]:
    finding = graphkit.measure("brokerage", graph, camps=camps)
    assert finding.result is not None
    assert finding.result.table is not None
    keys = [column.key for column in finding.result.table.columns]
    rows = [dict(zip(keys, row, strict=True)) for row in finding.result.table.rows]
    return {
        (row["actor"].id, name): (row[name], row[f"{name}_z"]) for row in rows for name in ROLES
    }


@pytest.mark.relation
@settings(max_examples=60, deadline=None)
@given(arcs, labels)
def test_roles_are_those_of_every_triple(ties: set[tuple[str, str]], label: list[int]) -> None:
    graph: nx.DiGraph = nx.DiGraph(sorted(ties))
    graph.add_nodes_from(ACTORS)
    camps = dict(zip(ACTORS, label, strict=True))
    expected = count(graph, camps)
    found = run(graph, camps)
    assert {key: value for key, (value, _) in found.items()} == expected
    values = graphkit.measure("brokerage", graph, camps=camps).values
    assert values == {b: sum(expected[b, name] for name in ROLES) for b in ACTORS}


@settings(max_examples=8, deadline=None)
@given(arcs, labels)
@example({(x, y) for b in "acde" for x, y in ((b, "f"), ("f", b))}, [1, 1, 2, 2, 3, 3])
def test_z_scores_are_those_of_every_way_to_deal_the_camps(
    ties: set[tuple[str, str]], label: list[int]
) -> None:
    graph: nx.DiGraph = nx.DiGraph(sorted(ties))
    graph.add_nodes_from(ACTORS)
    deals = [count(graph, dict(zip(ACTORS, deal, strict=True))) for deal in permutations(label)]
    observed = count(graph, dict(zip(ACTORS, label, strict=True)))
    found = run(graph, dict(zip(ACTORS, label, strict=True)))
    for key, value in observed.items():
        counts = [deal[key] for deal in deals]
        mean = Fraction(sum(counts), len(counts))
        variance = Fraction(sum(n * n for n in counts), len(counts)) - mean**2
        z = found[key][1]
        assert (z is None) == (variance == 0)
        if z is not None:
            assert z == pytest.approx((value - float(mean)) / sqrt(variance), abs=1e-7)


def test_the_five_roles_by_hand() -> None:
    """x hears from and speaks to one actor each time: one open pair, one role."""
    for a, b, c, expected in (
        (1, 1, 1, "coordinator"),
        (1, 2, 1, "consultant"),
        (1, 2, 2, "gatekeeper"),
        (1, 1, 2, "representative"),
        (1, 2, 3, "liaison"),
    ):
        graph: nx.DiGraph = nx.DiGraph([("a", "x"), ("x", "c")])
        graph.add_node("other")
        camps = {"a": a, "x": b, "c": c, "other": 4}
        summary = graphkit.measure("brokerage", graph, camps=camps).summary
        assert [name for name in ROLES if summary[name]] == [expected]


def test_actors_without_a_camp_are_left_out() -> None:
    graph: nx.DiGraph = nx.DiGraph([("a", "b"), ("b", "c"), ("d", "b")])
    finding = graphkit.measure("brokerage", graph, camps={"a": 1, "b": 1, "c": 2})
    assert finding.values == {"a": 0.0, "b": 1.0, "c": 0.0}
    assert finding.result is not None
    assert str(finding.result.notes[0]) == "One actor has no camp and is left out."


def test_not_defined_without_direction_or_a_second_camp() -> None:
    undirected = graphkit.measure("brokerage", nx.path_graph(3), camps={"0": 1, "1": 1, "2": 2})
    assert str(undirected.why_not) == "the ties have no direction."
    graph: nx.DiGraph = nx.DiGraph([("a", "b"), ("b", "c")])
    one = graphkit.measure("brokerage", graph, camps=dict.fromkeys("abc", 1))
    assert str(one.why_not) == "there are not two camps."


@pytest.mark.slow
@given(arcs, labels)
def test_reversing_swaps_gatekeepers_and_representatives(
    ties: set[tuple[str, str]], label: list[int]
) -> None:
    camps = dict(zip(ACTORS, label, strict=True))
    graph: nx.DiGraph = nx.DiGraph(sorted(ties))
    graph.add_nodes_from(ACTORS)
    one, other = run(graph, camps), run(graph.reverse(), camps)
    swap = {"gatekeeper": "representative", "representative": "gatekeeper"}
    assert one == {(b, swap.get(name, name)): value for (b, name), value in other.items()}
