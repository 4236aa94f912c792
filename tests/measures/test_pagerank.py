"""PageRank against NetworkX, exact fractions and a hand calculation."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import networkx as nx
import numpy as np
import pytest
from drawn_graphs import exact, graphs, network_of, solved
from hypothesis import given, settings
from kinds_of_graph import KINDS

import graphkit
from graphkit.engines.spectra import walks
from graphkit.errors import UsageError
from graphkit.measures.pagerank import pagerank


def exact_pagerank(graph: Any) -> list[float]:
    """The stationary share of the walk, by solving its equations in fractions."""
    names, size, alpha = sorted(graph), len(graph), Fraction(85, 100)
    equations = [[Fraction(int(i == j)) for j in range(size)] for i in range(size)]
    for column, actor in enumerate(names):
        sent = {other: exact(tie["strength"]) for other, tie in graph[actor].items()}
        for row, other in enumerate(names):
            share = sent.get(other, 0) / sum(sent.values()) if sent else Fraction(1, size)
            equations[row][column] -= alpha * share
    return [float(x) for x in solved(equations, [(1 - alpha) / size] * size)]


@pytest.mark.relation
@settings(max_examples=40, deadline=None)
@given(graph=graphs(least=2, most=6).filter(lambda graph: graph.size()))
def test_equals_exact_fractions(graph: Any) -> None:
    found = pagerank(network_of(graph))
    np.testing.assert_allclose(list(found.values.values()), exact_pagerank(graph), rtol=1e-9)


@pytest.mark.parametrize("directed", [True, False])
@pytest.mark.parametrize("small", [0, 10**6], ids=["sparse", "dense"])
def test_equals_networkx_with_dead_ends_and_isolates(
    directed: bool, small: int, monkeypatch: Any
) -> None:
    monkeypatch.setattr(walks, "SMALL", small)
    graph = nx.gnm_random_graph(200, 420, seed=8, directed=directed)
    random = np.random.default_rng(1)
    for _, _, tie in graph.edges(data=True):
        tie["strength"] = float(random.uniform(0.1, 1))
    expected = nx.pagerank(graph, weight="strength", tol=1e-15, max_iter=1000)
    found = pagerank(network_of(graph))
    assert any(not graph.degree(actor) for actor in graph)
    np.testing.assert_allclose(
        [found.values[str(actor)] for actor in graph], list(expected.values()), rtol=1e-9
    )


def test_two_followers_by_hand() -> None:
    """a and b get u, c gets u + 2 alpha u; 3u + 2 alpha u = 1, so u = 1 / 4.7."""
    values = graphkit.measure("pagerank", nx.DiGraph([("a", "c"), ("b", "c")])).values
    assert values == pytest.approx({"a": 1 / 4.7, "b": 1 / 4.7, "c": 2.7 / 4.7}, rel=1e-9)


def test_support_and_opposition_stay_apart() -> None:
    graph = nx.DiGraph()
    graph.add_edges_from([("a", "c"), ("b", "c")], sign=1)
    graph.add_edges_from([("c", "a"), ("b", "a")], sign=-1)
    graph.add_edge("c", "b", sign=0)
    support, oppose = pagerank(network_of(graph)), pagerank(network_of(graph), ties="oppose")
    assert support.values == pytest.approx({"a": 1 / 4.7, "b": 1 / 4.7, "c": 2.7 / 4.7}, rel=1e-9)
    assert oppose.values == pytest.approx({"a": 2.7 / 4.7, "b": 1 / 4.7, "c": 1 / 4.7}, rel=1e-9)
    for found in (support, oppose):
        by_actor = {row[0].id: row[1:] for row in found.table.rows}
        assert by_actor == {a: (support.values[a], oppose.values[a]) for a in "abc"}
        assert [str(note) for note in found.notes] == ["1 tie is neutral and is left out."]
    assert len(support.claims) == 2


def test_opposition_alone_is_not_support() -> None:
    graph = nx.DiGraph([("a", "b", {"sign": -1})])
    refused = graphkit.measure("pagerank", graph)
    assert "not defined on oppose ties" in str(refused.why_not)
    asked = graphkit.measure("pagerank", graph, ties="oppose")
    assert asked.values["b"] > asked.values["a"]
    assert [row[1] for row in asked.result.table.rows] == [None, None]


def test_alpha_is_a_probability() -> None:
    with pytest.raises(UsageError, match="below 1"):
        pagerank(network_of(nx.path_graph(3)), alpha=1.0)


def test_neutral_ties_alone_are_not_called_opposition() -> None:
    found = graphkit.measure("pagerank", KINDS["neutral only"]())
    assert found.why_not is not None
    assert "oppose" not in str(found.why_not) and "neutral" in str(found.why_not)
