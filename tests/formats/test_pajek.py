"""Pajek's networks: what NetworkX reads in them, relations, lists, and faults by line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pytest

from tests.formats.fixture_types import Read, Refused

NET = """*Network valley
*Vertices 4
1 "Upper Mill" 0.1 0.9 0.5 ic Red
2 Tannery
% a comment
3 "St. Wilf" 0.3 0.7
*Arcs :1 "speaks for"
1 2 -2
2 3 1.5 w 2 c Blue l "warns"
*Edges
3 4
"""


def test_arcs_edges_values_and_relations(read: Read) -> None:
    dataset = read("v.net", NET)
    assert dataset.title == "valley"
    names = ["Upper Mill", "Tannery", "St. Wilf", "4"]
    assert [actor.name for actor in dataset.actors] == names
    assert [
        (t.source_actor, t.target_actor, t.sign, t.strength, t.directed, t.relation)
        for t in dataset.ties
    ] == [
        ("1", "2", -1, 2.0, True, "speaks for"),
        ("2", "3", 1, 1.5, True, "warns"),
        ("3", "4", 1, 1.0, False, None),
    ]


def test_networkx_reads_the_same_ties(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "v.net"
    path.write_text('*Vertices 3\n1 "a"\n2 "b"\n3 "c"\n*Arcs\n1 2 -1\n2 3 2\n3 1 0.5\n')
    expected = {(a, b): data["weight"] for a, b, data in nx.read_pajek(path).edges(data=True)}
    dataset = read("v.net", path.read_text())
    name = {actor.id: actor.name for actor in dataset.actors}
    assert {
        (name[t.source_actor], name[t.target_actor]): (t.sign or 0) * t.strength
        for t in dataset.ties
    } == expected


def test_lists_of_arcs_are_arcs_of_strength_1_without_a_sign(read: Read) -> None:
    dataset = read("v.net", "*vertices 3\r\n*arcslist\r\n1 2 3\r\n*Edgeslist\r\n2 3\r\n")
    assert [(t.source_actor, t.target_actor, t.directed) for t in dataset.ties] == [
        ("1", "2", True), ("1", "3", True), ("2", "3", False),
    ]  # fmt: skip
    assert dataset.unsigned


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("1 2 3\n", "v.net:1:1: This is no Pajek network"),
        ("*Vertices two\n", "v.net:1:1: *Vertices is followed by their number."),
        ("*Vertices 99999999\n", "v.net:1:1: 99,999,999 vertices are more than this file can"),
        ("*Vertices 1\n2 b\n", "v.net:2:1: '2' is no vertex from 1 to 1."),
        ('*Vertices 1\n1 "b\n', "v.net:2:3: An unclosed quote"),
        ("*Vertices 2\n*Arcs\n1\n", "v.net:3:1: ties: incomplete row, missing field to."),
        ("*Vertices 2\n*Matrix\n0 1\n1 0\n", "v.net:2:1: A *Matrix cannot be read"),
        ("*Vertices 2\n*Arcs\n1 2 0\n", "v.net:3:1 (weight): A strength is above 0, not 0."),
    ],
)
def test_faults(text: str, start: str, refused: Callable[..., list[str]]) -> None:
    told = refused("v.net", text)
    assert any(words.startswith(start) for words in told), told


def test_what_is_no_network_is_left_out_and_said(read: Read) -> None:
    dataset = read("v.net", "*Vertices 2\n*Arcs\n1 2\n*Partition x\n1\n2\n")
    assert len(dataset.ties) == 1
    assert any("*partition" in note.message for note in dataset.notices)


def test_times_relations_and_labels_are_kept(read: Read) -> None:
    dataset = read(
        "n.net",
        '*Vertices 2\n1 "Shell" 0.1 0.2 ic Red [1-3]\n2 "BP"\n'
        '*Arcs :1 "supports"\n1 2 1 c Blue [1-2]\n*Arcs :2 "opposes"\n2 1 1 [2,3-*]\n',
    )
    assert [dict(a.extra) for a in dataset.actors] == [{"x_time": "1-3"}, {}]
    assert [(t.relation, t.sign, dict(t.extra)) for t in dataset.ties] == [
        ("supports", 1, {"x_time": "1-2"}),
        ("opposes", -1, {"x_time": "2,3-*"}),
    ]
    (tie,) = read("l.net", '*Vertices 2\n*Arcs :1 "suits"\n1 2 1 l "Doe v. Roe"\n').ties
    assert (tie.relation, dict(tie.extra)) == ("Doe v. Roe", {"x_relation": "suits"})


PROJECT = (
    '*Network a.net\n*Vertices 2\n1 "Shell"\n2 "BP"\n*Arcs\n1 2 -1\n\n'
    "*Partition Party\n*Vertices 2\n1\n2\n\n*Vector Power\n*Vertices 2\n0.5\n0.7\n"
    "*Permutation p\n*Vertices 2\n2\n1\n"
)


def test_partitions_and_vectors_of_a_project_are_columns(read: Read) -> None:
    dataset = read("p.paj", PROJECT)
    assert [(a.id, dict(a.extra)) for a in dataset.actors] == [
        ("Shell", {"x_Party": "1", "x_Power": "0.5"}),
        ("BP", {"x_Party": "2", "x_Power": "0.7"}),
    ]
    assert [(t.sign, t.strength) for t in dataset.ties] == [(-1, 1)]
    assert any("*permutation is no part of a network" in str(n) for n in dataset.notices)


def test_a_project_of_two_networks_or_with_too_many_values(refused: Refused) -> None:
    (told,) = refused("p.paj", PROJECT + '*Network b\n*Vertices 2\n1 "Shell"\n2 "BP"\n')
    assert told.startswith("p.paj:21:1: There is a second network")
    (told,) = refused("q.paj", PROJECT.replace("0.7\n", "0.7\n0.9\n1\n"))
    assert told == "q.paj:17:1: 'Power' holds more values than there are vertices."
