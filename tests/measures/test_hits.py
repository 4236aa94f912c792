"""Hubs and authorities against NetworkX and by hand; refused where they are not unique."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np
import pytest
from drawn_graphs import graphs, network_of
from hypothesis import given, settings

from graphkit.card import NotDefined
from graphkit.measures.hits import hits


def columns(result: Any) -> dict[str, dict[str, float]]:
    keys = [column.key for column in result.table.columns[1:]]
    return {
        key: {row[0].id: row[place] for row in result.table.rows}
        for place, key in enumerate(keys, start=1)
    }


@settings(max_examples=150, deadline=None)
@given(graph=graphs(least=2, most=8).filter(lambda graph: graph.size()))
def test_it_is_the_one_leading_singular_pair_or_refused(graph: Any) -> None:
    names = sorted(graph)
    matrix = nx.to_numpy_array(graph, names, weight="strength")
    left, singular, right = np.linalg.svd(matrix)
    alone = len(singular) == 1 or singular[1] < singular[0] * (1 - 1e-8)
    try:
        found = columns(hits(network_of(graph)))
    except NotDefined:
        assert not alone
        return
    assert alone
    for key, vector in (("hub", left[:, 0]), ("authority", right[0])):
        expected = abs(vector) / abs(vector).sum()
        np.testing.assert_allclose([found[key][name] for name in names], expected, atol=1e-9)


@pytest.mark.parametrize("size", [60, 500], ids=["dense", "sparse"])
@pytest.mark.parametrize("directed", [True, False])
def test_equals_networkx(size: int, directed: bool) -> None:
    graph: Any = nx.gnm_random_graph(size, 4 * size, seed=2, directed=directed)
    random = np.random.default_rng(1)
    for _, _, tie in graph.edges(data=True):
        tie["strength"] = tie["weight"] = float(random.uniform(0.1, 1))
    hubs, authorities = nx.hits(graph, max_iter=10_000, tol=1e-14)
    found = columns(hits(network_of(graph)))
    for key, expected in (("hub", hubs), ("authority", authorities)):
        np.testing.assert_allclose(
            [found[key][str(actor)] for actor in graph], list(expected.values()), atol=1e-9
        )


def test_two_judges_by_hand() -> None:
    """a backs c and d, b backs d: A'A on (c, d) is [[1, 1], [1, 2]], ratio d/c = (1 + 5^.5)/2."""
    graph = nx.DiGraph([("a", "c"), ("a", "d"), ("b", "d")])
    golden = (1 + 5**0.5) / 2
    found = columns(hits(network_of(graph)))
    assert found["authority"]["d"] / found["authority"]["c"] == pytest.approx(golden)
    assert found["hub"]["a"] / found["hub"]["b"] == pytest.approx(golden)
    assert sum(found["hub"].values()) == pytest.approx(1)


def test_signs_apart_in_four_columns() -> None:
    graph = nx.DiGraph()
    graph.add_edge("a", "b", sign=1)
    graph.add_edge("c", "d", sign=-1)
    found = columns(hits(network_of(graph)))
    assert {key: max(column, key=column.get) for key, column in found.items()} == {
        "support_authority": "b",
        "support_hub": "a",
        "oppose_authority": "d",
        "oppose_hub": "c",
    }


@pytest.mark.parametrize(
    "graph", [nx.star_graph(4), nx.DiGraph([("a", "b"), ("c", "d")])], ids=["star", "two ties"]
)
def test_refused_where_two_parts_lead_equally(graph: Any) -> None:
    with pytest.raises(NotDefined, match="2 parts"):
        hits(network_of(graph))
