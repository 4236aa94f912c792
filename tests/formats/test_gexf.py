"""GEXF: what NetworkX writes is read; defaults, directions, times, and faults with their places."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.formats import load
from tests.formats.fixture_types import Read


def gexf(edges: str, *, declared: str = "", directed: str = "directed") -> str:
    nodes = "".join(f'<node id="{id}" label="{id.upper()}"/>' for id in "abc")
    return (
        f'<gexf version="1.3"><graph defaultedgetype="{directed}">\n{declared}\n'
        f"<nodes>{nodes}</nodes>\n<edges>\n{edges}\n</edges></graph></gexf>"
    )


@pytest.mark.relation
@settings(max_examples=30, deadline=None)
@given(
    ties=st.lists(
        st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd"), st.sampled_from([-2.0, 0.5])),
        min_size=1,
        max_size=6,
    ),
    kind=st.sampled_from([nx.Graph, nx.DiGraph, nx.MultiDiGraph]),
    signed=st.booleans(),
)
def test_what_networkx_writes_is_read(ties: Any, kind: Any, signed: bool) -> None:
    made = kind()
    made.add_nodes_from("abcd", type="group")
    for one, other, weight in ties:
        sign = {"sign": "oppose" if weight < 0 else "support"} if signed else {}
        made.add_edge(one, other, weight=abs(weight), **sign)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "g.gexf"
        nx.write_gexf(made, path)
        dataset = load(path)
    assert [(actor.id, actor.type) for actor in dataset.actors] == [(a, "group") for a in "abcd"]
    words = {1: "support", -1: "oppose", None: None}
    found = [
        (t.source_actor, t.target_actor, t.strength, words[t.sign], t.directed)
        for t in dataset.ties
    ]
    wanted = [
        (a, b, data["weight"], data.get("sign"), made.is_directed())
        for a, b, data in made.edges(data=True)
    ]
    assert sorted(map(repr, found)) == sorted(map(repr, wanted))


def test_a_default_applies_where_nothing_is_said(read: Read) -> None:
    declared = (
        '<attributes class="edge"><attribute id="0" title="sign" type="integer">'
        "<default>1</default></attribute></attributes>"
    )
    edges = (
        '<edge source="a" target="b"/><edge source="b" target="c">'
        '<attvalues><attvalue for="0" value="-1"/></attvalues></edge>'
    )
    assert [tie.sign for tie in read("g.gexf", gexf(edges, declared=declared)).ties] == [1, -1]


def test_each_tie_keeps_its_own_direction(read: Read) -> None:
    edges = (
        '<edge source="a" target="b"/><edge source="b" target="c" type="undirected"/>'
        '<edge source="a" target="c" type="mutual"/>'
    )
    dataset = read("g.gexf", gexf(edges))
    assert [tie.directed for tie in dataset.ties] == [True, False, False]
    (warning,) = (problem for problem in dataset.notices if problem.level == "warning")
    assert str(warning.place) == "g.gexf:5:30"


@pytest.mark.parametrize(
    ("timed", "since", "until"),
    [
        ('start="2020-01-02" end="2021-03-04">', date(2020, 1, 2), date(2021, 3, 4)),
        ('startopen="2020-01-02T10:00:00">', date(2020, 1, 2), None),
        ('><spells><spell start="2020-02-01"/></spells>', date(2020, 2, 1), None),
        (
            '><spells><spell start="2020-02-01" end="2020-03-01"/><spell end="2019-01-01"/></spells>',
            None, date(2020, 3, 1),
        ),
        (
            '><slices><slice start="2018-02-01" end="2018-03-01"/>'
            '<slice start="2020-02-01" end="2020-03-01"/></slices>',
            date(2018, 2, 1), date(2020, 3, 1),
        ),
    ],
)  # fmt: skip
def test_times(timed: str, since: date | None, until: date | None, read: Read) -> None:
    (tie,) = read("g.gexf", gexf(f'<edge source="a" target="b" {timed}</edge>')).ties
    assert (tie.since, tie.until) == (since, until)


def test_times_that_are_no_days_are_kept_and_said(read: Read) -> None:
    dataset = read("g.gexf", gexf('<edge source="a" target="b" start="2019.0" end="3"/>'))
    (tie,) = dataset.ties
    assert (tie.since, tie.until) == (None, None)
    assert tie.extra == {"x_since": "2019.0", "x_until": "3"}
    assert any(note.code == "times" and note.level == "warning" for note in dataset.notices)


@pytest.mark.parametrize(
    ("edges", "start"),
    [
        ('<edge source="a"/>', "g.gexf:5:1: ties: incomplete row, missing field to."),
        ('<edge source="a" target="b" type="both"/>', "g.gexf:5:1: 'both' is none of directed"),
        ('<edge source="a" target="b" weight="0"/>', "g.gexf:5:1 (weight): A strength is above 0"),
        ("<edge", "g.gexf:6:1: This is not well-formed XML"),
    ],
)
def test_faults(edges: str, start: str, refused: Callable[..., list[str]]) -> None:
    told = refused("g.gexf", gexf(edges))
    assert any(words.startswith(start) for words in told), told


def test_graphml_called_gexf_is_told(refused: Callable[..., list[str]]) -> None:
    (told,) = refused("g.gexf", "<graphml><graph/></graphml>")
    assert told == "g.gexf:1:1: This is no GEXF: there is no graph in gexf."


@pytest.mark.parametrize(
    ("when", "since", "until"),
    [('timestamp="2020-05-01"', "2020-05-01", "2020-05-01"),
     ('timestamps="&lt;[2020-01-01, 2021-02-03]&gt;"', "2020-01-01", "2021-02-03"),
     ('intervals="&lt;[2020-01-01, 2020-02-01]; [2021-01-01, 2021-03-01]&gt;"', "2020-01-01",
      "2021-03-01")],
)  # fmt: skip
def test_times_of_gexf_1_3_in_one_attribute(read: Read, when: str, since: str, until: str) -> None:
    text = (
        '<gexf version="1.3"><graph mode="dynamic" timeformat="date"><nodes><node id="a"/>'
        f'<node id="b"/></nodes><edges><edge source="a" target="b" {when}/></edges></graph></gexf>'
    )
    (tie,) = read("g.gexf", text).ties
    assert (str(tie.since), str(tie.until)) == (since, until)


def test_values_that_change_over_time_are_read_as_they_are_last(read: Read) -> None:
    """A tie that turned from support to opposition opposes; all its values are kept."""
    dataset = read(
        "t.gexf",
        '<gexf><graph mode="dynamic" defaultedgetype="directed"><attributes class="edge" mode="dynamic">'
        '<attribute id="w" title="Weight" type="float"/></attributes>'
        '<nodes><node id="a"/><node id="b"/></nodes><edges><edge source="a" target="b"><attvalues>'
        '<attvalue for="w" value="-2" start="2020-06-01"/>'
        '<attvalue for="w" value="1" end="2020-06-01"/></attvalues></edge></edges></graph></gexf>',
    )
    (tie,) = dataset.ties
    assert (tie.sign, tie.strength) == (-1, 2)
    assert tie.extra == {"x_Weight_over_time": "-2 from 2020-06-01 to ?; 1 from ? to 2020-06-01"}
    assert any(note.code == "over-time" for note in dataset.notices)


def test_numbers_of_times_are_compared_as_numbers_and_mixed_is_no_direction(read: Read) -> None:
    dataset = read(
        "t.gexf",
        '<gexf><graph mode="dynamic" defaultedgetype="mixed"><nodes><node id="a"/><node id="b"/></nodes>'
        '<edges><edge source="a" target="b" type="directed"><spells><spell start="10" end="12"/>'
        '<spell start="2" end="9"/></spells></edge></edges></graph></gexf>',
    )
    assert dict(dataset.ties[0].extra) == {
        "x_since": "2", "x_until": "12", "x_spells": "10 to 12; 2 to 9",
    }  # fmt: skip
    assert not any(note.code == "direction" for note in dataset.notices)
