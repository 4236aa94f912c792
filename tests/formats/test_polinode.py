"""Polinode's JSON: what nodes and edges say stands in their attributes."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.formats.fixture_types import Read

NETWORK: dict[str, Any] = {
    "nodes": [
        {"id": "n1", "attributes": {"Name": "Ann", "Dept": "East", "Skills": ["a", "b"]}},
        {"id": "n2", "attributes": {"Name": "Bob", "Dept": None}},
    ],
    "edges": [
        {"id": "e1", "source": "n1", "target": "n2", "attributes": {"Weight": 3, "Kind": "advice"}},
        {"id": "e2", "source": "n2", "target": "n2", "attributes": {}},
    ],
}


@pytest.mark.parametrize("wrap", [lambda n: n, lambda n: {"name": "Net", "networkJSON": n}])
def test_nodes_and_edges(read: Read, wrap: Callable[[Any], Any]) -> None:
    dataset = read("p.json", json.dumps(wrap(NETWORK)))
    ann, bob = dataset.actors
    assert (ann.id, ann.name, dict(ann.extra)) == (
        "n1",
        "Ann",
        {"x_Dept": "East", "x_Skills": "a|b"},
    )
    assert (bob.name, dict(bob.extra)) == ("Bob", {})
    tie, _ = dataset.ties  # the other is one to itself, which has an id: kept, and warned of
    assert (tie.id, tie.strength, tie.relation, tie.sign) == ("e1", 3, "advice", None)
    assert [n.code for n in dataset.notices].count("self-tie") == 1
    assert any(n.message == "This looks like Polinode's JSON." for n in dataset.notices)


def test_graphology_keeps_keys_and_directions(read: Read) -> None:
    graph = {
        "options": {"type": "mixed"},
        "nodes": [{"key": "a", "attributes": {"label": "A"}}, {"key": "b", "attributes": {}}],
        "edges": [{"key": "1", "source": "a", "target": "b", "undirected": True},
                  {"key": "2", "source": "a", "target": "b", "undirected": False}],
    }  # fmt: skip
    dataset = read("s.json", json.dumps(graph))
    assert [a.name for a in dataset.actors] == ["A", "b"]
    assert [t.directed for t in dataset.ties] == [False, True]
