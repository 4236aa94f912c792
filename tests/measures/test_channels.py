"""Which ties pass something on: the reference case against NetworkX, and contested ties by hand."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import networkx as nx
import pytest

import graphkit
from graphkit.analysis.run import Run
from graphkit.findings import Settings
from graphkit.measures import measures


def test_nvidia_without_opposition(blackwell_folder: Path) -> None:
    """11.7% of pairs, recomputed from the rows; 16.1% with opposition."""
    run = Run(graphkit.load(blackwell_folder), Settings(replicates=0))
    strongest: dict[tuple[str, str], dict[int, float]] = defaultdict(dict)
    for tie in run.dataset.ties:
        ends = (tie.source_actor, tie.target_actor)
        for pair in (ends,) if tie.directed else (ends, ends[::-1]):
            side = strongest[pair]
            side[tie.sign] = max(side.get(tie.sign, 0.0), tie.strength)
    graph = nx.DiGraph()
    graph.add_nodes_from(actor.id for actor in run.dataset.actors)
    for pair, side in strongest.items():
        if 1 in side or -1 not in side:
            graph.add_edge(*pair, length=1 / max(side.get(1, 0.0), side.get(0, 0.0)))
    wanted = nx.betweenness_centrality(graph, weight="length")
    values = run.finding("betweenness").values
    assert values["nvidia"] == pytest.approx(wanted["nvidia"], abs=2e-3)
    assert values["nvidia"] == pytest.approx(0.117, abs=5e-4)
    assert run.finding("betweenness", ties="all").values["nvidia"] == pytest.approx(0.161, abs=5e-4)


def graph_of(*claims: tuple[str, str, int, float]) -> nx.MultiDiGraph:
    graph = nx.MultiDiGraph()
    for one, other, sign, strength in claims:
        graph.add_edge(one, other, sign=sign, strength=strength)
    return graph


def test_a_contested_tie_is_as_long_as_its_support_and_dealings_say() -> None:
    """a to b is 1/.5 long, whatever is claimed against it: closeness of b is 1/2."""
    contested = graph_of(("a", "b", 1, 0.5), ("a", "b", -1, 0.9))
    assert graphkit.measure("closeness", contested).values == pytest.approx({"a": 0, "b": 0.5})
    assert graphkit.measure("closeness", contested, ties="all").values["b"] == pytest.approx(0.9)
    notes = graphkit.measure("closeness", contested).result.notes
    assert [str(note) for note in notes] == ["1 tie is contested; its support makes it a channel."]


def test_dealings_do_not_open_a_way_to_who_is_opposed() -> None:
    opposed = graph_of(("a", "b", -1, 0.5), ("a", "b", 0, 0.9), ("b", "c", 1, 1.0))
    found = graphkit.measure("harmonic", opposed)
    assert found.values == pytest.approx({"a": 0, "b": 0, "c": 1})
    assert "1 tie is no channel here" in str(found.result.notes[0])


def test_only_opposition_leaves_no_way() -> None:
    for name in ("betweenness", "closeness", "harmonic"):
        refused = graphkit.measure(name, graph_of(("a", "b", -1, 0.5)))
        assert "there are no ties of support or dealings" in str(refused.why_not)
        assert graphkit.measure(name, graph_of(("a", "b", -1, 0.5)), ties="all").defined


def test_there_is_one_way_to_count_steps() -> None:
    names = {parameter.name for parameter in measures["betweenness"].parameters}
    assert {"ties", "alpha"} <= names and "weights" not in names
