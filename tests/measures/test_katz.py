"""Katz centrality against NetworkX, exact fractions and a hand calculation."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import networkx as nx
import numpy as np
import pytest
from drawn_graphs import exact, graphs, network_of, solved
from hypothesis import given, settings

from graphkit.card import NotDefined
from graphkit.engines.spectra import walks
from graphkit.engines.spectra.katz import limit, usual_alpha
from graphkit.errors import UsageError
from graphkit.measures.katz import katz


@pytest.mark.relation
@settings(max_examples=40, deadline=None)
@given(graph=graphs(least=2, most=6).filter(lambda graph: graph.size()))
def test_equals_exact_fractions(graph: Any) -> None:
    names, alpha = sorted(graph), Fraction(1, 10)  # below the limit: at most 5 ties of 1 each
    equations = [[Fraction(int(i == j)) for j in range(len(names))] for i in range(len(names))]
    for column, actor in enumerate(names):
        for other, tie in graph[actor].items():
            equations[names.index(other)][column] -= alpha * exact(tie["strength"])
    expected = np.array([float(x) for x in solved(equations, [Fraction(1)] * len(names))])
    found = katz(network_of(graph), alpha=0.1).values
    np.testing.assert_allclose(list(found.values()), expected / np.linalg.norm(expected), rtol=1e-9)


@pytest.mark.parametrize("directed", [True, False])
@pytest.mark.parametrize("small", [0, 10**6], ids=["sparse", "dense"])
def test_equals_networkx(directed: bool, small: int, monkeypatch: Any) -> None:
    monkeypatch.setattr(walks, "SMALL", small)
    graph: Any = nx.gnm_random_graph(150, 600, seed=8, directed=directed)
    random = np.random.default_rng(1)
    for _, _, tie in graph.edges(data=True):
        tie["strength"] = float(random.uniform(0.1, 1))
    spectrum = np.linalg.eigvals(nx.to_numpy_array(graph, weight="strength"))
    network = network_of(graph)
    assert limit(network) == pytest.approx(1 / abs(spectrum).max(), rel=1e-9)
    expected = nx.katz_centrality_numpy(graph, alpha=0.85 / abs(spectrum).max(), weight="strength")
    found = katz(network).values
    np.testing.assert_allclose(
        [found[str(actor)] for actor in graph], list(expected.values()), rtol=1e-9
    )


def test_a_chain_by_hand() -> None:
    """No ties lead back, so any alpha will do; by default .85 over the largest strength."""
    graph = nx.DiGraph([("a", "b", {"strength": 2}), ("b", "c", {"strength": 4})])
    network = network_of(graph)
    assert limit(network) == np.inf
    assert usual_alpha(network) == pytest.approx(0.85 / 4)
    expected = np.array([1, 1 + 2 * 0.5, 1 + 4 * 0.5 * 2])
    found = list(katz(network, alpha=0.5).values.values())
    np.testing.assert_allclose(found, expected / np.linalg.norm(expected))


def test_alpha_beyond_the_limit_is_not_defined() -> None:
    network = network_of(nx.cycle_graph(4))  # largest eigenvalue 2
    assert katz(network, alpha=0.49).values
    with pytest.raises(NotDefined, match="is not below 0"):
        katz(network, alpha=0.5)
    with pytest.raises(UsageError, match="above 0"):
        katz(network, alpha=0.0)
