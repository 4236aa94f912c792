"""What each tool's layout says, name by name: read off the tool's own documents."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from graphkit.dataset import Dataset
from graphkit.errors import DataError, Place
from graphkit.formats import ReadOptions, load
from graphkit.formats.about import by_key, says
from graphkit.formats.chorus import BILLS, CLIENT_IDS
from graphkit.formats.followthemoney import ACTOR
from graphkit.formats.gephi_csv import is_pair
from graphkit.formats.nodexl import DRAWN
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset
from tests.formats.books import save
from tests.formats.fixture_types import Read


def told(dataset: Dataset, code: str) -> list[str]:
    return [notice.message for notice in dataset.notices if notice.code == code]


def said(key: str, value: object) -> tuple[bool, RawDataset, list[str]]:
    raw, problems = RawDataset("x"), Problems()
    return says(key, value, Place("x"), raw, problems), raw, [str(p) for p in problems.found]


def test_what_a_file_says_of_the_whole() -> None:
    """`title:LANG`, `scale:COLUMN`, `values:COLUMN` and nothing else."""
    assert said("title:ja", "港の橋")[:2] == (True, RawDataset("x", titles={"ja": "港の橋"}))
    assert said("title:ja", None) == (True, RawDataset("x"), [])
    for other in ("title", "title:1", "scale", "values", "colour:x", "name:ja"):
        assert said(other, "x") == (False, RawDataset("x"), [])
    known, raw, faults = said("scale:position", "1..5")
    assert known and raw.coding["position"].scale == (1, 5) and not faults
    known, raw, _ = said("values:position", "0=oppose,1=support")
    assert known and dict(raw.coding["position"].values) == {"0.0": "oppose", "1.0": "support"}
    known, raw, faults = said("scale:position", "1")
    assert known and not raw.coding and faults == ["x: '1' is no scale such as 0..1 or 1..7."]


def test_a_scale_and_values_of_one_column_stand_side_by_side(read: Read) -> None:
    made = (
        "scale:position: 1..5\nvalues:position: '9=oppose'\nstances:\n"
        "- {actor: a, issue: q, position: 5}\n- {actor: b, issue: q, position: 9}\n"
    )
    assert [s.position for s in read("x.yaml", made).stances] == [1, -1]


def test_that_positions_run_from_minus_one_is_said_where_they_do_not_show_it(read: Read) -> None:
    rows = "actor,issue,position\na,q,{}\nb,q,{}\n"
    shown = read("x.csv", rows.format("-1", "1"))
    hidden = read("y.csv", rows.format("0", "1"), scale="position:-1..1")
    assert by_key(shown) == {} and by_key(hidden) == {"scale:position": "-1..1"}


@pytest.mark.parametrize(
    ("first", "wanted"),
    [
        ("Source,Target,Weight", True), ("source;target", True), ('"Source"\t"Target"', True),
        ("\ufeffSource, Target", True), ("Source,To", False), ("From,Target", False), ("", False),
    ],
)  # fmt: skip
def test_gephis_pair_is_known_by_its_headings(first: str, wanted: bool, tmp_path: Path) -> None:
    (tmp_path / "edges.csv").write_text(f"{first}\na,b,1\n", encoding="utf-8")
    assert not is_pair(tmp_path)
    (tmp_path / "nodes.csv").write_text("Id,Label\na,A\nb,B\n")
    assert is_pair(tmp_path) is wanted
    (tmp_path / "datapackage.json").write_text("{}")
    assert not is_pair(tmp_path)
    (tmp_path / "datapackage.json").unlink()
    (tmp_path / "edges.csv").unlink()
    assert not is_pair(tmp_path)


@pytest.mark.parametrize("client", CLIENT_IDS)
@pytest.mark.parametrize("bill", BILLS)
def test_whatever_ids_an_export_of_chorus_has(client: str, bill: str, read: Read) -> None:
    """The ids known best come first; each of them names clients and bills alone."""
    head = dict.fromkeys(["client_name", client, bill, "position_numeric", "bill_title"], "")
    rows = [{"client_name": "Guild", client: "Guild", bill: "HB1", "position_numeric": "1"},
            {"client_name": "Port", client: "Port", bill: "HB1", "position_numeric": "-1"}]  # fmt: skip
    lines = [
        ",".join(row.get(name, "") for name in head)
        for row in (dict(zip(head, head, strict=True)), *rows)
    ]
    dataset = read("x.csv", "\n".join(lines))
    assert {(s.actor, s.issue, s.position) for s in dataset.stances} == {
        ("Guild", "HB1", 1), ("Port", "HB1", -1),
    }  # fmt: skip


@pytest.mark.parametrize("field", sorted(set(ACTOR) - {"name"}))
def test_what_followthemoney_says_of_an_actor(field: str, read: Read) -> None:
    entity = {
        "id": "a",
        "schema": "Person",
        "properties": {"name": ["Ann"], field: ["https://x.org"]},
    }
    (actor,) = read("x.ftm.json", json.dumps(entity)).actors
    where = {"alias": actor.aliases, "country": (actor.country,), "jurisdiction": (actor.country,),
             "nationality": (actor.country,), "website": (actor.url,)}.get(field, (actor.note,))  # fmt: skip
    assert where == ("https://x.org",) and not actor.extra


def test_what_nodexl_draws_is_passed_over(tmp_path: Path) -> None:
    names = sorted(DRAWN - {"id"})
    rows = [
        ["Vertex", *(name.title() for name in names), "Followers"],
        ["ann", *["1"] * len(names), "7"],
    ]
    edges = [["Vertex 1", "Vertex 2", "ID"], ["ann", "bob", "12"]]
    dataset = load(save(tmp_path / "n.xlsx", {"Edges": edges, "Vertices": rows}))
    assert dataset.actors[0].extra == {"x_Followers": "7"} and not dataset.ties[0].extra


def test_what_oligrapher_draws_is_passed_over(read: Read) -> None:
    drawn = dict.fromkeys(("x", "y", "scale", "status", "color", "edgeIds", "image"), "1")
    lines = dict.fromkeys(("x1", "y1", "x2", "y2", "cx", "cy", "s1", "s2", "dash", "status"), "1")
    nodes = [
        {"id": "1", "name": "Ann", **drawn, "blurb": "x"},
        {"id": "2", "name": "Firm", **drawn},
    ]
    edges = [
        {
            "id": "e",
            "node1_id": "1",
            "node2_id": "2",
            "label": "board",
            "is_directional": True,
            **lines,
        }
    ]
    for made in ({"nodes": nodes, "edges": edges}, {"graph": {"nodes": nodes, "edges": edges}},
                 {"graph_data": {"nodes": nodes, "edges": edges}}):  # fmt: skip
        dataset = read(f"o{len(str(made))}.json", json.dumps(made))
        assert [(a.name, a.extra) for a in dataset.actors] == [
            ("Ann", {"x_blurb": "x"}),
            ("Firm", {}),
        ]
        assert dataset.ties[0].extra == {}


def test_a_direction_of_onodo_that_is_none_is_told_where_it_stands(tmp_path: Path) -> None:
    rows = [["Source", "Target", "Directed", "Date"], ["Town", "Port", "maybe", None], ["Port", "Town", True, date(2020, 1, 2)],
            ["Town", "Port", 0, None]]  # fmt: skip
    dataset = load(
        save(tmp_path / "o.xlsx", {"Nodes": [["Name"], ["Town"], ["Port"]], "Relations": rows})
    )
    assert [t.directed for t in dataset.ties] == [False, True, False]
    (one,) = (n for n in dataset.notices if n.code == "direction")
    assert str(one.place) == "o.xlsx:Relations!C2" and "'maybe' says no direction" in one.message
    assert (dataset.ties[1].since, dataset.ties[1].until) == (date(2020, 1, 2), date(2020, 1, 2))


def test_relations_alone_and_relations_that_are_not_found(tmp_path: Path) -> None:
    rows = [["Source", "Target"], ["Town", "Port"]]
    (tie,) = load(save(tmp_path / "o.xlsx", {"Relations": rows})).ties
    assert (tie.source_actor, tie.target_actor, tie.directed) == ("Town", "Port", False)
    with pytest.raises(DataError, match="headings were not found in row 2"):
        load(tmp_path / "o.xlsx", options=ReadOptions(header_row=2))


def test_a_label_that_is_drawn_names_what_nothing_else_does(read: Read) -> None:
    """yEd writes names as drawn labels; an attribute called label or name comes first."""
    graph = (
        '<graphml xmlns:y="http://www.yworks.com/xml/graphml"><key id="g" for="node"/>'
        '<key id="n" for="node" attr.name="{}" attr.type="string"/><graph edgedefault="directed">'
        '<node id="a"><data key="n">Own</data><data key="g"><y:NodeLabel> Drawn </y:NodeLabel></data>'
        '</node><node id="b"><data key="g"><y:NodeLabel> </y:NodeLabel></data></node></graph></graphml>'
    )
    assert [a.name for a in read("x.graphml", graph.format("Label")).actors] == ["Own", "b"]
    assert [a.name for a in read("y.graphml", graph.format("colour")).actors] == ["Drawn", "b"]


def test_questions_of_ktab_without_names(read: Read) -> None:
    rows = "a,A,1,7,50,7,50,\nb,B,1,8,50,8,50,\n"
    for head, names in (
        ("Actor,Description,Power,,Sal,,Sal,", ["Question 1", "Question 2"]),
        ("Actor,Description,Power,Toll Position,Sal,12,Sal,", ["Toll", "12"]),
        ("Actor,Description,Power,Toll Position,Sal,Toll,Sal,", ["Question 1", "Question 2"]),
    ):
        dataset = read(f"k{len(head)}{names[0]}.csv", f"Town,Two,2,2,\n{head}\n{rows}")
        assert [issue.extra["x_title"] for issue in dataset.issues] == names


def test_pages_with_and_without_an_address(read: Read) -> None:
    row = {"id": "1", "user": "ann", "tags": ["actor:Guild", "issue:Toll", "oppose"], "target": [],
           "created": "2024-04-10T08:00:00+00:00"}  # fmt: skip
    rows = [{**row, "uri": "urn:x", "document": {"title": ["News"]}}, {**row, "id": "2", "uri": "urn:x"},
            {**row, "id": "3", "uri": "https://b.org", "document": {}}]  # fmt: skip
    dataset = read("x.json", json.dumps({"rows": rows, "total": 3}))
    assert [(s.id, s.title, s.url) for s in dataset.sources] == [
        ("d1", "News", None), ("d2", "https://b.org", "https://b.org"),
    ]  # fmt: skip


def test_two_nodes_of_networkx_called_alike_are_told() -> None:
    import networkx as nx

    from graphkit.formats.networkx_graph import from_networkx, is_graph

    with pytest.raises(DataError) as caught:
        from_networkx(nx.Graph([(1, "1")]), ReadOptions())
    assert "duplicate-id" in {p.code for p in caught.value.problems}
    assert is_graph(nx.Graph()) and not is_graph({"adj": 1}) and not is_graph(None)
    assert from_networkx(nx.DiGraph([(1, 2)]), ReadOptions()).name == "graph"


def test_ids_of_linked_edges_given_twice_are_dropped(read: Read) -> None:
    made: dict[str, Any] = {"directed": True, "nodes": [{"id": "a"}, {"name": "b"}, {}], "links": [
        {"source": "a", "target": "b", "id": "e"}, {"source": "b", "target": "a", "id": "e"},
    ]}  # fmt: skip
    dataset = read("x.json", json.dumps(made))
    assert [a.id for a in dataset.actors] == ["a", "b", "2"]
    assert len({t.id for t in dataset.ties}) == 2 and "e" not in {t.id for t in dataset.ties}


VOTES = "congress,chamber,rollnumber,icpsr,cast_code\n"


def test_casts_of_voteview(read: Read) -> None:
    """1 to 3 yea, 4 to 6 nay, 7 and 8 present, 9 not voting, 0 not a member."""
    lines = "".join(f"117,Senate,1,{code + 10},{code}\n" for code in range(10))
    dataset = read("x.csv", VOTES + lines)
    assert {s.actor: s.position for s in dataset.stances} == {
        "11": 1, "12": 1, "13": 1, "14": -1, "15": -1, "16": -1,
    }  # fmt: skip
    assert told(dataset, "silent") == [
        "stances: 4 rows left out as no position: 1 not a member, 1 not voting, 2 present."
    ]


def test_roll_calls_that_are_not_listed_are_told(read: Read) -> None:
    calls = "congress,chamber,rollnumber,date,vote_result,vote_desc,vote_question\n117,Senate,1,2021-01-02,Passed,,\n117,Senate,9,2021-01-02,Passed,,\n"
    members = (
        "congress,chamber,icpsr,party_code,bioname\n117,Senate,7,100,Ann\n117,Senate,8,100,Bob\n"
    )
    dataset = read("S", {"S117_votes.csv": VOTES + "117,Senate,1,7,1\n117,Senate,2,6,1\n",
                         "S117_rollcalls.csv": calls, "S117_members.csv": members})  # fmt: skip
    assert "rollcalls: 1 of 2 take no part in these votes; left out." in told(dataset, "not-used")
    assert "members: 1 of 2 take no part in these votes; left out." in told(dataset, "not-used")
    said = [n.message for n in dataset.notices if "are not listed" in n.message]
    assert sorted(said) == ["members: 1 of 2 in the votes are not listed.",
                            "rollcalls: 1 of 2 in the votes are not listed."]  # fmt: skip
