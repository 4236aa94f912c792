"""What must hold for every measure: other names or another order only move the numbers."""

from __future__ import annotations

import sys
from numbers import Real
from pathlib import Path

import networkx as nx
import pytest

from graphkit.analysis.run import run_on_graph
from graphkit.dataset import Dataset
from graphkit.findings import Finding, Settings
from graphkit.measures import measures

sys.path.insert(0, str(Path(__file__).parent))  # pytest imports files by path, not by folder
from kinds_of_graph import KINDS

GRAPHS = {kind: make for kind, make in KINDS.items() if not isinstance(make(), Dataset)}
# Drawn at random: the same within their error.
DRAWN = {"p_value"}
DRAWN_WHOLE = {"robustness", "camp_membership"}
# Several partitions may be equally good, and of two camps that the network does not tell
# apart either may be number 1.
PARTITIONS = {"camps", "frustration_index", "groups"}


def find(graph: nx.Graph, name: str, camps: dict[str, float]) -> Finding:
    given = {"camps": camps} if "camps" in measures[name].input_measures else {}
    return run_on_graph(graph, Settings(replicates=20, time_limit=5.0)).finding(name, **given)


def numbers(finding: Finding) -> dict[str, float]:
    return {
        key: float(value)
        for key, value in finding.summary.items()
        if isinstance(value, Real) and key not in DRAWN
    }


def rebuilt(graph: nx.Graph, name: dict[str, str]) -> nx.Graph:
    """The same graph with other names, its nodes and edges put in backwards."""
    other = graph.__class__()
    other.add_nodes_from(name[node] for node in reversed(list(graph)))
    for a, b, data in reversed(list(graph.edges(data=True))):
        other.add_edge(name[a], name[b], **data)
    return other


@pytest.mark.parametrize("name", [name for name in measures if name not in DRAWN_WHOLE])
@pytest.mark.parametrize("kind", GRAPHS)
def test_renaming_and_reordering_only_permute(kind: str, name: str) -> None:
    graph = GRAPHS[kind]()
    actors = sorted(graph)
    new = dict(zip(actors, [f"n{number:02}" for number in range(len(actors))][::-1], strict=True))
    camps = {actor: 1.0 + number % 2 for number, actor in enumerate(actors)}
    before = find(graph, name, camps)
    after = find(rebuilt(graph, new), name, {new[a]: camp for a, camp in camps.items()})
    assert after.defined == before.defined
    assert str(after.why_not) == str(before.why_not)
    assert numbers(after) == pytest.approx(numbers(before), abs=1e-9)
    if name in PARTITIONS:
        return
    renamed = {new[actor]: value for actor, value in before.values.items()}
    assert dict(after.values) == pytest.approx(renamed, abs=1e-9)
