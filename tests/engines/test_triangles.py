"""Triangles listed one by one, against NetworkX."""

from __future__ import annotations

from typing import Any

import networkx as nx
from drawn_graphs import graphs, network_of
from hypothesis import given, settings

from graphkit.engines.brokerage import triangles as module
from graphkit.engines.brokerage.triangles import skeleton, triangles


def listed(graph: Any) -> list[frozenset[str]]:
    network = network_of(graph)
    pairs = skeleton(network)
    names = [
        frozenset(network.actors[end] for tie in three for end in (pairs.low[tie], pairs.high[tie]))
        for block in triangles(pairs)
        for three in zip(*block, strict=True)
    ]
    return sorted(names, key=sorted)


def expected(graph: Any) -> list[frozenset[str]]:
    cliques = nx.enumerate_all_cliques(nx.Graph(graph))
    return sorted((frozenset(map(str, c)) for c in cliques if len(c) == 3), key=sorted)


@settings(deadline=None)
@given(graph=graphs())
def test_each_triangle_once(graph: Any) -> None:
    assert listed(graph) == expected(graph)


def test_blocks_leave_nothing_out(monkeypatch: Any) -> None:
    graph = nx.gnm_random_graph(40, 300, seed=1)
    monkeypatch.setattr(module, "_PATHS", 50)
    assert listed(graph) == expected(graph)
