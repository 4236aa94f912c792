"""k-core by hand and against NetworkX."""

from __future__ import annotations

import networkx as nx
from drawn_graphs import network_of

from graphkit.measures.k_core import k_core


def test_a_clique_with_a_tail_by_hand() -> None:
    graph = nx.complete_graph(["a", "b", "c", "d"])
    graph.add_edges_from([("d", "e"), ("e", "f")])
    graph.add_node("z")
    found = k_core(network_of(graph))
    assert found.values == {"a": 3, "b": 3, "c": 3, "d": 3, "e": 1, "f": 1, "z": 0}
    assert found.summary == {"innermost": 3, "actors": 4}


def test_two_directions_and_signs_are_one_tie() -> None:
    graph = nx.DiGraph([("a", "b", {"sign": 1}), ("b", "a", {"sign": -1})])
    assert k_core(network_of(graph)).values == {"a": 1, "b": 1}
