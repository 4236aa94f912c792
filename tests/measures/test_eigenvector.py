"""Eigenvector centrality against NetworkX and by hand; refused where it is not unique."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np
import pytest
from drawn_graphs import graphs, network_of
from hypothesis import given, settings

import graphkit
from graphkit.card import NotDefined
from graphkit.measures.eigenvector import eigenvector


@pytest.mark.relation
@settings(max_examples=150, deadline=None)
@given(graph=graphs(least=2, most=8).filter(lambda graph: graph.size()))
def test_it_is_the_one_leading_eigenvector_or_refused(graph: Any) -> None:
    """numpy's eigenvalues say how often the largest occurs; 0 means nothing leads back."""
    matrix = nx.to_numpy_array(graph, sorted(graph), weight="strength").T
    spectrum = np.linalg.eigvals(matrix)
    top = spectrum.real.max()
    try:
        found = np.array(list(eigenvector(network_of(graph)).values.values()))
    except NotDefined:
        # A repeated eigenvalue is off by up to the root of the rounding error.
        assert top < 1e-2 or (abs(spectrum - top) < 1e-4).sum() > 1
        return
    assert np.linalg.norm(found) == pytest.approx(1)
    assert (found >= 0).all()
    np.testing.assert_allclose(matrix @ found, top * found, atol=1e-7 if top < 1e-2 else 1e-9)


@pytest.mark.parametrize("size", [60, 500], ids=["dense", "sparse"])
@pytest.mark.parametrize("directed", [True, False])
def test_equals_networkx(size: int, directed: bool) -> None:
    graph: Any = nx.gnm_random_graph(size, 4 * size, seed=2, directed=directed)
    random = np.random.default_rng(1)
    for _, _, tie in graph.edges(data=True):
        tie["strength"] = float(random.uniform(0.1, 1))
    expected = nx.eigenvector_centrality(graph, weight="strength", tol=1e-14, max_iter=5000)
    found = eigenvector(network_of(graph)).values
    np.testing.assert_allclose(
        [found[str(actor)] for actor in graph], list(expected.values()), atol=1e-9
    )


@pytest.mark.parametrize("size", [100, 900], ids=["dense", "sparse"])
def test_a_ring_where_everybody_is_alike(size: int) -> None:
    """Its eigenvalues lie on a circle: plain power iteration would go round for ever."""
    found = eigenvector(network_of(nx.cycle_graph(size, create_using=nx.DiGraph))).values
    np.testing.assert_allclose(list(found.values()), 1 / np.sqrt(size), rtol=1e-9)


def test_a_long_path_by_hand() -> None:
    """Undirected path of n: entries sin(pi i / (n + 1)), with a very small spectral gap."""
    size = 700
    found = eigenvector(network_of(nx.path_graph(size))).values
    shape = np.sin(np.pi * np.arange(1, size + 1) / (size + 1))
    expected = shape / np.linalg.norm(shape)
    np.testing.assert_allclose([found[str(i)] for i in range(size)], expected, atol=1e-9)


def test_those_behind_the_leading_part_count_and_those_before_it_do_not() -> None:
    """x -> (a <-> b, eigenvalue 2) -> c: c gets b / 2, x nothing."""
    graph = nx.DiGraph()
    graph.add_edge("a", "b", strength=2)
    graph.add_edge("b", "a", strength=2)
    graph.add_edge("x", "a", strength=9)
    graph.add_edge("b", "c", strength=1)
    values = eigenvector(network_of(graph)).values
    assert values == pytest.approx({"a": 2 / 3, "b": 2 / 3, "c": 1 / 3, "x": 0}, rel=1e-9)


@pytest.mark.parametrize(
    ("graph", "why"),
    [
        (nx.DiGraph([("a", "b"), ("b", "c")]), "lead back"),
        (nx.disjoint_union(nx.complete_graph(3), nx.complete_graph(3)), "2 parts"),
        (nx.DiGraph([(1, 2), (2, 1), (2, 3), (3, 4), (4, 3)]), "2 parts"),
        (nx.Graph([("a", "b", {"sign": -1})]), "not defined on oppose ties"),
        (nx.empty_graph(3), "no ties"),
        (nx.Graph(), "no actors"),
    ],
)
def test_refused_with_the_reason_twice_alike(graph: Any, why: str) -> None:
    findings = [graphkit.measure("eigenvector", graph) for _ in range(2)]
    assert not findings[0].defined
    assert why in str(findings[0].why_not)
    assert findings[0].why_not == findings[1].why_not
