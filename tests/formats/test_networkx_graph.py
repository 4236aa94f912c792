"""NetworkX graphs as datasets, and datasets as plain graphs that NetworkX can write."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import numpy as np
import pytest

import graphkit
from graphkit.dataset import Actor, Dataset, Tie


def test_edges_are_ties_and_attributes_are_columns() -> None:
    graph = nx.MultiDiGraph(name="quarrel")
    graph.add_node("a", name="Ann", type="company", capability=50, pos=(0.5, 1))
    graph.add_edge("a", 2, key="first", sign="oppose", strength=0.5, since="2020-01-02")
    graph.add_edge("a", 2, key="second", sign=np.int64(1), directed=False)
    found = graphkit.load(graph)
    assert found.name == "quarrel"
    assert (found.actors[0].name, found.actors[0].capability) == ("Ann", 50.0)
    ties = [(t.id, t.target_actor, t.sign, t.strength, t.directed) for t in found.ties]
    assert ties == [("first", "2", -1, 0.5, True), ("second", "2", 1, 1.0, False)]


def test_a_graph_without_signs_is_unsigned_and_gets_a_report() -> None:
    assert graphkit.load(nx.path_graph(3)).unsigned
    report = graphkit.analyse(nx.path_graph(4), replicates=0)
    assert "4 actors and 3 ties without signs" in report.text()


def test_a_missing_sign_is_told_where_it_is() -> None:
    graph = nx.DiGraph([("a", "b", {"sign": 1}), ("b", "c", {"sign": -1}), ("c", "a")])
    with pytest.raises(graphkit.DataError, match="Graph:c -> a: ties: incomplete row"):
        graphkit.load(graph)


def test_numbers_of_which_none_is_negative_are_asked_about() -> None:
    graph = nx.Graph([("a", "b", {"sign": 1}), ("b", "c", {"sign": 0})])
    with pytest.raises(graphkit.DataError, match="sign is never negative"):
        graphkit.load(graph)
    found = graphkit.load(graph, values={"sign": {"0": "oppose", "1": "support"}})
    assert sorted(tie.sign or 0 for tie in found.ties) == [-1, 1]


def test_two_nodes_of_one_name_and_nested_values() -> None:
    with pytest.raises(graphkit.DataError, match="same name once they are written as text"):
        graphkit.load(nx.Graph([(1, "1")]))
    graph = nx.Graph([("a", "b", {"more": {"deep": 1}})])
    assert "nested" in {notice.code for notice in graphkit.load(graph).notices}


def test_graphkits_own_graph_is_sent_back(root: Path) -> None:
    graph = graphkit.load(root / "graphs" / "blackwell-article").graph()
    with pytest.raises(graphkit.UsageError, match="use the dataset"):
        graphkit.load(graph)


def test_there_and_back(root: Path) -> None:
    found = graphkit.load(root / "graphs" / "blackwell")
    again = graphkit.Dataset.from_networkx(found.to_networkx())
    assert again.actors == found.actors
    assert sorted(again.ties, key=lambda tie: tie.id) == sorted(found.ties, key=lambda tie: tie.id)


def test_networkx_can_write_what_it_gets(tmp_path: Path) -> None:
    ties = (
        Tie("t1", "a", "b", -1, source=("s", "t"), confidence=0.5),
        Tie("t2", "b", "a", None, directed=False),
    )
    made = graphkit.Dataset("x", actors=(Actor("a", "A"), Actor("b", "B")), ties=ties)
    graph = made.to_networkx()
    assert graph.edges["a", "b", "t1"] == {
        "sign": "oppose", "strength": 1.0, "confidence": 0.5, "source_id": "s|t"
    }  # fmt: skip
    assert graph.edges["b", "a", "t2"] == {"strength": 1.0, "directed": False}
    for writer in (nx.write_gexf, nx.write_graphml, nx.write_gml):
        writer(graph, tmp_path / "g")
    undirected = Dataset("x", actors=made.actors, ties=ties[1:])
    from graphkit.formats.networkx_graph import to_networkx

    assert not to_networkx(undirected).is_directed()
