"""How many can be reached, against a search from everybody."""

from __future__ import annotations

from typing import Any

import networkx as nx
from drawn_graphs import graphs, network_of
from hypothesis import given, settings

from graphkit.engines.paths import reach as module
from graphkit.engines.paths.reach import reach


@settings(deadline=None)
@given(graph=graphs(most=12))
def test_reach_equals_a_search_from_everybody(graph: Any) -> None:
    network = network_of(graph)
    out = [len(nx.descendants(graph, actor)) for actor in sorted(graph)]
    assert reach(network, "out").tolist() == out
    back = graph.reverse() if graph.is_directed() else graph
    assert reach(network, "in").tolist() == [len(nx.descendants(back, a)) for a in sorted(graph)]


def test_blocks_of_actors_add_up(monkeypatch: Any) -> None:
    monkeypatch.setattr(module, "_BLOCK", 7)
    graph = nx.gn_graph(60, seed=4)
    names = sorted(graph, key=str)
    assert reach(network_of(graph), "out").tolist() == [
        len(nx.descendants(graph, a)) for a in names
    ]
