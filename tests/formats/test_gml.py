"""GML: what NetworkX writes is read; the language's rules, and faults with their places."""

from __future__ import annotations

import unicodedata
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

NAMES = st.text(st.characters(categories=["L", "N", "P"], exclude_characters="|"), min_size=1)


@pytest.mark.relation
@settings(max_examples=30, deadline=None)
@given(
    names=st.lists(NAMES.map(str.strip), min_size=2, max_size=4, unique=True),
    ties=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=5),
    kind=st.sampled_from([nx.MultiGraph, nx.MultiDiGraph]),
)
def test_what_networkx_writes_is_read(names: list[str], ties: Any, kind: Any) -> None:
    made = kind()
    made.add_nodes_from(names)
    for number, (one, other) in enumerate(ties):
        weight = (number + 1) * (-1) ** number * 0.5
        made.add_edge(names[one % len(names)], names[other % len(names)], weight=-weight)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "g.gml"
        nx.write_gml(made, path)
        dataset = load(path)
    called = {actor.id: actor.name for actor in dataset.actors}
    assert list(called.values()) == [unicodedata.normalize("NFC", name) for name in names]
    place = dict(zip(called, names, strict=True))
    found = [
        (place[t.source_actor], place[t.target_actor], (t.sign or 0) * t.strength, t.directed)
        for t in dataset.ties
    ]
    directed = made.is_directed()
    wanted = [(a, b, data["weight"], directed) for a, b, data in made.edges(data=True)]
    ends: Any = tuple if directed else frozenset
    key = [(ends(row[:2]), *row[2:]) for row in found]
    assert sorted(map(repr, key)) == sorted(repr((ends(r[:2]), *r[2:])) for r in wanted)


def test_comments_entities_and_nested_lists(read: Read) -> None:
    text = (
        '# made by hand\nCreator "x"\ngraph [ directed 1 node [ id 7 label "A &amp; B" graphics [ x 1 ] ]\n'
        ' node [ id 8 data [ deep 1 ] ] edge [ source 7 target 8 sign "-" label "sues" ] ]\n'
    )
    dataset = read("g.gml", text)
    assert [actor.name for actor in dataset.actors] == ["A & B", "8"]
    (tie,) = dataset.ties
    assert (tie.sign, tie.relation, tie.directed) == (-1, "sues", True)
    assert any(note.code == "nested" for note in dataset.notices)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("graph [ node [ id 1 ]", "g.gml:1:22: Unexpected end: the file is cut off."),
        ("graph [ node [ id ] ]", "g.gml:1:16: id has no value."),
        ('graph [\n label "A', "g.gml:2:7: A text in quotes that never ends."),
        ("graph [ 1 2 ]", "g.gml:1:9: A key is expected here, not '1'."),
        ("Version 1", "g.gml:1:1: There are 0 graphs in the file; one is read."),
        ("graph [ node [ id 1 ]\nnode [ id 1 ] ]", "g.gml:2:1 (id): actors: the id '1' is given"),
        ("graph [ node [ id 1 ]\n edge [ source 1 target 1 weight 0 ] ]", "g.gml:2:34 (weight): A"),
    ],
)
def test_faults(text: str, start: str, refused: Callable[..., list[str]]) -> None:
    told = refused("g.gml", text)
    assert any(words.startswith(start) for words in told), told
