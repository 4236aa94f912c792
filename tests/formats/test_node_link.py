"""Node-link JSON: both of NetworkX's key sets, D3's positions, and native JSON left alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.formats import load
from tests.formats.fixture_types import Read


@pytest.mark.relation
@settings(max_examples=30, deadline=None)
@given(
    ties=st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), max_size=6),
    key=st.sampled_from(["links", "edges"]),
    kind=st.sampled_from([nx.Graph, nx.DiGraph, nx.MultiGraph, nx.MultiDiGraph]),
    signed=st.booleans(),
)
def test_what_networkx_writes_is_read(ties: Any, key: str, kind: Any, signed: bool) -> None:
    made = kind()
    made.add_nodes_from("abcd", kind="group")
    for number, (one, other) in enumerate(ties):
        made.add_edge(one, other, weight=number + 1, **({"sign": "oppose"} if signed else {}))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "g.json"
        path.write_text(json.dumps(nx.node_link_data(made, edges=key)))
        dataset = load(path)
    assert [(actor.id, actor.type) for actor in dataset.actors] == [(a, "group") for a in "abcd"]
    assert sorted(
        (t.source_actor, t.target_actor, t.strength, t.sign, t.directed) for t in dataset.ties
    ) == sorted(
        (a, b, data["weight"], -1 if signed else None, made.is_directed())
        for a, b, data in made.edges(data=True)
    )


def test_ends_that_are_no_ids_are_positions(read: Read) -> None:
    found = {
        "nodes": [{"id": 901, "label": "Ann"}, {"id": 902, "label": "Bob"}],
        "links": [{"source": 0, "target": 1}],
    }
    dataset = read("g.json", json.dumps(found))
    assert [(t.source_actor, t.target_actor) for t in dataset.ties] == [("901", "902")]
    assert any(note.code == "positions" for note in dataset.notices)


def test_numbers_that_are_ids_are_ids(read: Read) -> None:
    """Node 1 stands at position 0: its id is meant."""
    found = {
        "directed": True,
        "nodes": [{"id": 1}, {"id": 0}],
        "links": [{"source": 0, "target": 1}],
    }
    (tie,) = read("g.json", json.dumps(found)).ties
    assert (tie.source_actor, tie.target_actor, tie.directed) == ("0", "1", True)


def test_a_native_file_with_nodes_and_edges_stays_native(read: Read) -> None:
    text = json.dumps(
        {"nodes": [{"id": "a"}, {"id": "b"}], "edges": [{"from": "a", "to": "b", "sign": "-"}]}
    )
    assert [tie.sign for tie in read("n.json", text).ties] == [-1]


@pytest.mark.parametrize(
    ("links", "start"),
    [
        ('[{"source": "a", "target": "c"}]', "g.json:1:55 (to): Unknown actor 'c'"),
        ('[{"source": "a"}]', "g.json:1:55: ties: incomplete row, missing field to."),
        ('[{"source": "a", "target": "b", "weight": NaN}]', "g.json:1:96: 'NaN' cannot be written"),
        ('[{"source": "a", "target": "b", "weight": "x"}]', "g.json:1:96 (weight): 'x' is not a"),
    ],
)  # fmt: skip
def test_faults(links: str, start: str, refused: Callable[..., list[str]]) -> None:
    text = '{"nodes":[{"id":"a"},{"id":"b"}],"graph":{},"links": ' + links + "}"
    told = refused("g.json", text)
    assert any(words.startswith(start) for words in told), told


def test_links_that_d3_has_drawn_hold_their_nodes(read: Read) -> None:
    nodes = [{"id": "a", "index": 0, "x": 1, "y": 2}, {"id": "b", "index": 1, "x": 3, "y": 4}]
    found = {"nodes": nodes, "links": [{"source": nodes[0], "target": nodes[1], "index": 0}]}
    dataset = read("g.json", json.dumps(found))
    assert [(t.source_actor, t.target_actor) for t in dataset.ties] == [("a", "b")]
