"""Estimates from samples: exact when all are drawn, covered by their intervals otherwise."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np
import pytest
from drawn_graphs import network_of

from graphkit.by_actor import ByActor
from graphkit.engines.paths import between, proximity
from graphkit.engines.paths.sampling import Z90, Estimate, draw, estimate_sum, intervals


@pytest.fixture(scope="module", params=[True, False], ids=["directed", "undirected"])
def network(request: Any) -> Any:
    graph: Any = nx.gnm_random_graph(120, 480, seed=3, directed=request.param)
    random = np.random.default_rng(5)
    for _, _, tie in graph.edges(data=True):
        tie["strength"] = float(random.uniform(0.2, 1))
    return network_of(graph)


def estimates(network: Any, samples: int | None, seed: int = 0) -> dict[str, Estimate]:
    return {
        "betweenness": between.betweenness(network, samples, seed),
        "closeness": proximity.closeness(network, "in", samples, seed),
        "harmonic": proximity.harmonic(network, "in", samples, seed),
    }


def test_a_sum_and_its_error_by_hand() -> None:
    network = network_of(nx.path_graph(4))
    total, error = estimate_sum(network, [0, 2], lambda source: np.full(4, float(source)))
    # mean 1 of 4 actors; variance 2 between the two, error 4 * sqrt(2/2 * (1 - 2/4))
    np.testing.assert_allclose(total, 4)
    np.testing.assert_allclose(error, 4 * np.sqrt(0.5))


def test_parts_of_all_sources_add_up_to_the_whole(network: Any) -> None:
    exact = estimates(network, None)
    from graphkit.engines.paths.choice import choose_for

    for prefer in ("igraph", "networkx", "scipy"):
        engine = choose_for(network, prefer)
        whole = sum(engine.dependency(network, s) for s in range(len(network)))
        pairs = (len(network) - 1) * (len(network) - 2)
        scale = (1 if network.directed else 2) / pairs
        np.testing.assert_allclose(whole * scale, exact["betweenness"].values, atol=1e-12)


@pytest.mark.parametrize("name", ["betweenness", "closeness", "harmonic"])
def test_intervals_cover_the_exact_value_about_nine_times_in_ten(network: Any, name: str) -> None:
    exact = estimates(network, None)[name].values
    hits = []
    for seed in range(12):
        found = estimates(network, 60, seed)[name]
        hits.append(np.abs(found.values - exact) <= Z90 * found.error + 1e-12)
    assert 0.8 < np.mean(hits) < 0.98


def test_the_same_seed_draws_the_same(network: Any) -> None:
    assert draw(network, 20, 1) == draw(network, 20, 1)
    assert draw(network, 20, 1) != draw(network, 20, 2)
    assert len(set(draw(network, 20, 1))) == 20


def test_intervals_of_ranks_by_hand() -> None:
    values = ByActor(("a", "b", "c"), np.array([10.0, 9.5, 1.0]))
    found = intervals(values, np.array([1.0, 1.0, 0.1]))
    assert [(found[x].rank_low, found[x].rank_high) for x in "abc"] == [(1, 2), (1, 2), (3, 3)]
    assert found["c"].low == pytest.approx(1 - 0.164485, abs=1e-6)
