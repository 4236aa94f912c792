"""Oligrapher's JSON: arrows, nodes as a list or by id, the older form with `display`."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.formats.fixture_types import Read

NODES = [{"id": "1", "name": "Ann", "url": "https://example.org/1", "x": 3, "y": 4, "scale": 1},
         {"id": "2", "name": "Firm", "x": 0, "y": 0}]  # fmt: skip


def edge(number: int, **said: Any) -> dict[str, Any]:
    return {"id": f"e{number}", "node1_id": "1", "node2_id": "2", "label": "board", "x1": 3, **said}


@pytest.mark.parametrize(
    ("arrow", "way"),
    [("1->2", ("1", "2", True)), ("2->1", ("2", "1", True)), ("both", ("1", "2", False)),
     (None, ("1", "2", False)), (False, ("1", "2", False)), (True, ("1", "2", True))],
)  # fmt: skip
def test_arrows(read: Read, arrow: Any, way: tuple[str, str, bool]) -> None:
    dataset = read("o.json", json.dumps({"nodes": NODES, "edges": [edge(1, arrow=arrow)]}))
    (tie,) = dataset.ties
    assert (tie.source_actor, tie.target_actor, tie.directed) == way
    assert (tie.relation, tie.sign, dict(tie.extra)) == ("board", None, {})


def test_a_list_and_a_mapping_say_the_same(read: Read) -> None:
    edges = [edge(1, url="https://example.org/e"), edge(2)]
    listed = {"title": "Map", "nodes": NODES, "edges": edges, "captions": [{"id": "c"}]}
    mapped = {
        "nodes": {n["id"]: n for n in NODES}, "edges": {e["id"]: e for e in edges},
        "captions": {"c": {"id": "c"}},
    }  # fmt: skip
    one, other = read("a.json", json.dumps(listed)), read("b.json", json.dumps(mapped))
    assert (one.actors, one.ties, one.title) == (other.actors, other.ties, "Map")
    assert one.actors[0].url == "https://example.org/1"
    assert [n.code for n in one.notices].count("passed-over") == 1


def test_the_older_form(read: Read) -> None:
    found = {
        "nodes": [{"id": "1", "display": {"name": "Ann", "x": 1}}, {"id": "2", "display": {"name": "Bob"}}],
        "edges": [{"id": "e", "node1_id": "1", "node2_id": "2", "display": {"label": "gave", "arrow": "1->2"}}],
    }  # fmt: skip
    dataset = read("o.json", json.dumps(found))
    assert [a.name for a in dataset.actors] == ["Ann", "Bob"]
    assert (dataset.ties[0].relation, dataset.ties[0].directed) == ("gave", True)
