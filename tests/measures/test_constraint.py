"""Constraint and effective size against NetworkX, igraph and by hand."""

from __future__ import annotations

from typing import Any

import igraph
import networkx as nx
import numpy as np
import pytest
from drawn_graphs import graphs, network_of
from hypothesis import given, settings

from graphkit.measures.constraint import constraint
from graphkit.measures.effective_size import effective_size


def tied(graph: Any) -> Any:
    """The graph without isolates: NetworkX divides by their zero."""
    return graph.subgraph([actor for actor in graph if graph.degree(actor)])


@pytest.mark.relation
@settings(max_examples=150, deadline=None)
@given(graph=graphs(least=2).filter(lambda graph: graph.size()))
def test_constraint_equals_networkx(graph: Any) -> None:
    expected = nx.constraint(tied(graph), weight="strength")
    assert constraint(network_of(graph)).values == pytest.approx(expected, rel=1e-9)


@pytest.mark.relation
@settings(max_examples=150, deadline=None)
@given(graph=graphs(least=2).filter(lambda graph: graph.size()))
def test_effective_size_equals_burt_contact_by_contact(graph: Any) -> None:
    """Not `nx.effective_size(G)`, which in 3.6 divides by the wrong contact's strongest tie.

    NetworkX's own sum contact by contact (`nodes=...`) is right, but takes actors of directed
    graphs who send no ties for isolates.
    """
    share = nx.algorithms.structuralholes.normalized_mutual_weight
    expected = {
        actor: sum(
            1
            - sum(
                share(graph, actor, third, weight="strength")
                * share(graph, contact, third, norm=max, weight="strength")
                for third in set(nx.all_neighbors(graph, actor))
            )
            for contact in set(nx.all_neighbors(graph, actor))
        )
        for actor in tied(graph)
    }
    found = effective_size(network_of(graph)).values
    assert found == pytest.approx(expected, rel=1e-9)
    if not graph.is_directed():
        known = nx.effective_size(graph, nodes=list(tied(graph)), weight="strength")
        assert found == pytest.approx(known, rel=1e-9)


@pytest.mark.parametrize("directed", [True, False])
def test_equals_igraph_on_a_larger_graph(directed: bool) -> None:
    graph: Any = nx.gnm_random_graph(80, 900, seed=6, directed=directed)
    random = np.random.default_rng(1)
    for _, _, tie in graph.edges(data=True):
        tie["strength"] = float(random.uniform(0.1, 1))
    other = igraph.Graph(n=80, edges=list(graph.edges), directed=directed)
    expected = other.constraint(weights=[tie["strength"] for *_, tie in graph.edges(data=True)])
    found = constraint(network_of(graph)).values
    np.testing.assert_allclose([found[str(actor)] for actor in graph], expected, rtol=1e-9)


def test_an_ego_with_two_tied_contacts_by_hand() -> None:
    """a - b, a - c, a - d, b - c: a gives 1/3 to each and b, c half to each other.

    Constraint of a: b and c each (1/3 + 1/3 * 1/2)^2, d (1/3)^2. Effective size: 3 contacts
    less 1/3 for b (its tie to c) and 1/3 for c.
    """
    network = network_of(nx.Graph([("a", "b"), ("a", "c"), ("a", "d"), ("b", "c")]))
    assert constraint(network).values["a"] == pytest.approx(2 * 0.25 + 1 / 9, rel=1e-9)
    assert effective_size(network).values["a"] == pytest.approx(3 - 2 / 3, rel=1e-9)


def test_isolates_are_left_out_and_said() -> None:
    graph = nx.Graph([("a", "b")])
    graph.add_node("z")
    for ours in (constraint, effective_size):
        found = ours(network_of(graph))
        assert found.values == {"a": 1.0, "b": 1.0}
        assert [str(note) for note in found.notes] == ["1 actor without ties has no value."]


@pytest.mark.slow
def test_a_hub_of_fifty_thousand_is_no_trouble() -> None:
    found = effective_size(network_of(nx.star_graph(50_000))).values
    assert max(found.values()) == 50_000
