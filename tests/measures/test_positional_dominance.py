"""Neighbourhood inclusion by definition, and the theorem that makes it worth anything."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import networkx as nx
import pytest
from drawn_graphs import graphs, shuffled
from hypothesis import given
from hypothesis import strategies as st

from graphkit.api import measure
from graphkit.findings import Finding


def by_definition(graph: Any) -> set[tuple[str, str]]:
    """All (u, v) with every neighbour of u, v aside, among v's."""
    near = {node: set(graph.to_undirected()[node]) for node in graph}
    return {(u, v) for u, v in permutations(graph, 2) if near[u] <= near[v] | {v}}


def rows(finding: Finding) -> dict[str, tuple[Any, ...]]:
    assert finding.result and finding.result.table
    return {row[0].id: row[1:] for row in finding.result.table.rows}


@pytest.mark.relation
@given(graphs(least=2))
def test_against_the_definition(graph: Any) -> None:
    order, size = by_definition(graph), len(graph)
    found = rows(measure("positional_dominance", graph))
    for actor in graph:
        others = set(graph) - {actor}
        below = sum((o, actor) in order and (actor, o) not in order for o in others)
        alike = sum((o, actor) in order and (actor, o) in order for o in others)
        above = sum((actor, o) in order and (o, actor) not in order for o in others)
        assert found[actor] == (below, alike, above, 1 + above, size - below)


@pytest.mark.relation
@given(graphs(least=2, directed=False))
def test_measures_of_centrality_keep_to_it(graph: Any) -> None:
    """Schoch & Brandes 2016, theorem 1."""
    kept = [
        dict(graph.degree()),
        nx.betweenness_centrality(graph),
        nx.harmonic_centrality(graph),
        nx.subgraph_centrality(graph),
    ]
    for low, high in by_definition(graph):
        assert all(value[low] <= value[high] + 1e-9 for value in kept)


def test_in_threshold_graphs_every_pair_is_settled() -> None:
    """Each new actor joins everybody or nobody: the order is total (Mahadev & Peled 1995)."""
    graph: Any = nx.Graph()
    graph.add_node("n0")
    for number, joins in enumerate((True, False, True, True, False, True), start=1):
        older = list(graph)
        graph.add_node(f"n{number}")
        if joins:
            graph.add_edges_from((f"n{number}", other) for other in older)
    found = measure("positional_dominance", graph)
    assert found.summary["comparable_share"] == 1.0


def test_on_a_cycle_of_five_nobody_is_above_anybody() -> None:
    found = measure("positional_dominance", nx.cycle_graph(5))
    assert found.summary["comparable_share"] == 0.0
    assert set(found.values.values()) == {0.0}
    assert found.result and found.result.intervals
    assert {(i.rank_low, i.rank_high) for i in found.result.intervals.values()} == {(1, 5)}


def test_a_single_actor_has_nobody_to_compare_with() -> None:
    graph: Any = nx.Graph()
    graph.add_node("a")
    assert not measure("positional_dominance", graph).defined


@pytest.mark.relation
@given(st.data())
def test_other_names_change_nothing(data: st.DataObject) -> None:
    graph = data.draw(graphs(least=2))
    other, names = shuffled(graph, data.draw(st.permutations(list(graph))))
    before = measure("positional_dominance", graph).values
    after = measure("positional_dominance", other).values
    assert {names[actor]: value for actor, value in before.items()} == after


@given(graphs(least=2))
def test_all_pairs_of_the_order_follow_from_those_shown(graph: Any) -> None:
    """The pairs shown, followed from one to the next, give the strict order and no pair more."""
    order = by_definition(graph)
    tied = {node for node in graph if graph.to_undirected()[node].keys() - {node}}
    strict = {(u, v) for u, v in order if (v, u) not in order and {u, v} <= tied}
    found = measure("positional_dominance", graph, show="order")
    assert found.result and found.result.table
    shown = nx.DiGraph([(low.id, high.id) for high, low in found.result.table.rows])
    assert set(nx.transitive_closure(shown).edges) == strict
    assert not any((u, w) in strict and (w, v) in strict for u, v in shown.edges for w in tied)
