"""The ways to the leading eigenvector agree, also where the quick ones give up."""

from __future__ import annotations

from functools import cache
from typing import Any

import networkx as nx
import numpy as np
import pytest
from drawn_graphs import network_of

from graphkit.engines.spectra import perron, walks
from graphkit.engines.spectra.katz import katz


def weighted(graph: Any) -> Any:
    random = np.random.default_rng(3)
    for _, _, tie in graph.edges(data=True):
        tie["strength"] = float(random.uniform(0.1, 1))
    return network_of(graph)


NETWORKS = {
    "undirected": nx.connected_watts_strogatz_graph(400, 6, 0.2, seed=1),
    "two sides": nx.grid_2d_graph(18, 20),
    "directed": nx.gnm_random_graph(400, 3000, seed=1, directed=True),
    "ring": nx.cycle_graph(400, create_using=nx.DiGraph),
}


@cache
def solved(kind: str) -> tuple[Any, Any]:
    """The network, and its eigenvector by LAPACK."""
    network = weighted(nx.convert_node_labels_to_integers(NETWORKS[kind]))
    values, vectors = np.linalg.eig(walks.sparse_into(network).toarray())
    expected = np.abs(vectors[:, np.argmax(values.real)].real)
    return network, expected / np.linalg.norm(expected)


@pytest.mark.parametrize("kind", NETWORKS)
@pytest.mark.parametrize("left", ["all", "no power", "inverse steps only"])
def test_every_way_ends_at_the_eigenvector(kind: str, left: str, monkeypatch: Any) -> None:
    network, expected = solved(kind)
    if left != "all":
        monkeypatch.setattr(perron, "_power", lambda block: None)
    if left == "inverse steps only":
        monkeypatch.setattr(perron, "_arnoldi", lambda block: None)
    np.testing.assert_allclose(perron.eigenvector(network), expected, atol=1e-9)


def test_walks_that_die_out_slowly_are_solved_directly(monkeypatch: Any) -> None:
    network = weighted(nx.gnm_random_graph(400, 3000, seed=1, directed=True))
    swept = katz(network, None)
    monkeypatch.setattr(walks, "_SWEEPS", 5)
    np.testing.assert_allclose(katz(network, None), swept, rtol=1e-9)
