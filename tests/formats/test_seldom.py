"""What files of other tools seldom hold, and what comes of it: read off each format's layout."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from made_files import dna_database, under, workbook_of

from graphkit.dataset import Dataset
from graphkit.errors import DataError, UsageError
from graphkit.formats import ReadOptions, dna_file, load
from graphkit.formats.networkx_graph import from_networkx
from graphkit.formats.reading.decode import read_bytes
from graphkit.formats.reading.problems import Problems
from tests.formats.books import save
from tests.formats.fixture_types import Put, Read, Refused

BDM = "Actor,Capability,Position,Salience\n"
CHORUS = "client_name,state,state_client_id,state_unified_bill_id,position_numeric\n"
DNA = "statement_id;time;person;organization;concept;agreement;start_position;stop_position\n"


def codes(dataset: Dataset) -> list[str]:
    return [notice.code for notice in dataset.notices]


def notes(dataset: Dataset) -> str:
    return "\n".join(notice.message for notice in dataset.notices)


@pytest.mark.parametrize("head", [BDM, CHORUS, DNA])
def test_headings_and_no_rows(head: str, refused: Refused) -> None:
    told = refused("x.csv", head)
    assert len(told) == 1 and told[0].startswith("x.csv:1:1: There are no rows"), told


def test_other_headings_in_the_row_that_is_named(refused: Refused) -> None:
    told = refused("x.csv", BDM + "a,1,2,3\nb,1,3,4\n", header_row=2)
    assert told[0].startswith("x.csv:2:1: The columns Actor, Capability, Position and Salience")


def test_positions_of_groups_without_days_or_a_name(read: Read) -> None:
    dataset = read("x.csv", CHORUS + "Guild,XX,1,B1,1\n,XX,1,B2,-1\nPort,XX,2,B1,0\n")
    assert [(s.position, s.date) for s in dataset.stances] == [(1, None), (-1, None), (0, None)]
    assert [(a.name, a.aliases) for a in dataset.actors] == [("Guild", ()), ("Port", ())]


def test_a_file_of_dna_that_is_too_large(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put("x.dna", dna_database())
    monkeypatch.setattr(dna_file, "LARGEST", 1 << 20 >> 20)
    with pytest.raises(DataError, match="larger than 0 MiB"):
        load(path)


def test_values_of_no_variable_coders_without_names_no_attributes(read: Read) -> None:
    """Tables that DNA 2 had not, and a value whose variable is gone."""
    script = (
        "DROP TABLE CODERS; DROP TABLE ATTRIBUTEVALUES;"
        "INSERT INTO DATALONGTEXT VALUES (9, 1, 77, 'of nothing'), (10, 1, 5, NULL);"
        "UPDATE DOCUMENTS SET Date = 'never' WHERE ID = 1;"
        "UPDATE DOCUMENTS SET Date = 9000000000000000 WHERE ID = 2;"
    )
    dataset = read("x.dna", dna_database(script=script))
    assert [s.position for s in dataset.stances] == [1, -1]
    assert [s.date for s in dataset.stances] == [None, None]
    assert dataset.stances[0].extra["x_coder"] == "1"
    assert dataset.actor_by_id["Friends"].type is None


def test_a_fault_in_a_statement_of_dna_stands_at_its_id(refused: Refused) -> None:
    told = refused("x.dna", dna_database(kind="integer", yes=1, no=-1, script=
                   "UPDATE DATAINTEGER SET Value = 7 WHERE ID = 2"))  # fmt: skip
    assert "x.dna:STATEMENTS 2" in "\n".join(told), told


def test_entities_not_of_any_graph(read: Read) -> None:
    """A number among lines is no entity; an edge has one description and a first start."""
    lines = [
        {"id": "a", "schema": "Person", "properties": {"name": ["Ann"]}},
        7,
        {"id": "f", "schema": "Company", "properties": {"name": ["Firm"]}},
        {"id": "o", "schema": "Ownership", "properties": {
            "owner": ["a"], "asset": ["f"], "startDate": ["2020-01-01"], "date": ["2021-02-02"],
            "summary": ["half of it"], "description": ["more"]}},
    ]  # fmt: skip
    (tie,) = read("x.ftm.json", "\n".join(map(json.dumps, lines))).ties
    assert (tie.summary, tie.since) == ("half of it", date(2020, 1, 1))


GEXF = (
    '<gexf version="1.3"><graph><attributes class="node"><attribute id="0" title="score" '
    'type="integer"/></attributes><nodes><node id="a"{}</node></nodes><edges/></graph></gexf>'
)


def test_nodes_within_nodes_and_values_of_another_type(refused: Refused) -> None:
    inside = '><attvalues><attvalue for="0" value="much"/></attvalues><nodes/>'
    told = refused("x.gexf", GEXF.format(inside))
    assert [line.rsplit(": ", 1)[1] for line in told] == [
        "'much' is not a whole number.", "Nodes within nodes cannot be read.",
    ]  # fmt: skip


def test_two_graphs_in_a_graphml(refused: Refused) -> None:
    graph = '<graph edgedefault="directed"><node id="a"/></graph>'
    assert refused("x.graphml", f"<graphml>\n{graph}\n{graph}</graphml>") == [
        "x.graphml:3:1: There is more than one graph in the file."
    ]


def test_xml_that_is_no_scenario(put: Put) -> None:
    with pytest.raises(DataError, match=r"This ends as .* and holds none"):
        load(put("x.xml", "<Other/>"))


def test_an_attribute_called_as_a_field_is_the_field(read: Read) -> None:
    """Kumu keeps fields beside `attributes` or in it; what is said outside comes first."""
    elements = [{"label": "A", "attributes": {"label": "Not A", "size": "7"}}, {"label": "B"}]
    made = {"elements": elements, "connections": [{"from": "A", "to": "B"}]}
    dataset = read("x.json", json.dumps(made))
    assert [actor.name for actor in dataset.actors] == ["A", "B"]
    assert dataset.actors[0].extra["x_size"] == "7"


def test_relations_of_onodo_without_columns_of_days(tmp_path: Path) -> None:
    """`At` is a day on which something held: it began and ended then."""
    rows = [["Source", "Type", "Target", "At"], ["Town", "met", "Port", date(2021, 3, 4)]]
    (tie,) = load(
        save(tmp_path / "o.xlsx", {"Nodes": [["Name"], ["Town"], ["Port"]], "Relations": rows})
    ).ties
    assert (tie.since, tie.until) == (date(2021, 3, 4), date(2021, 3, 4))


def test_long_names_of_objectives_in_mactor(read: Read) -> None:
    """A list that says in full what the headings of the matrix say in short."""
    actors = ["Town", "Port"]
    book = {
        "A": under(actors, [[None, 3], [1, 0]], actors),
        "B": under(["Trams", "Tolls"], [[4, -1], [0, 2]], actors),
        "Names": [["Short", "Long label"], ["Trams", "More trams"], ["Tolls", "A toll"]],
    }
    issues = read("m.xlsx", workbook_of(book)).issues
    assert [(i.question, i.extra["x_title"]) for i in issues] == [
        ("More trams", "Trams"), ("A toll", "Tolls"),
    ]  # fmt: skip


def test_a_vertex_of_pajek_without_a_label(read: Read) -> None:
    dataset = read("x.net", '*Vertices 2\n1\n2 "bob"\n*Arcs\n1 2 1\n')
    assert [(actor.id, actor.name) for actor in dataset.actors] == [("1", "1"), ("2", "bob")]


@pytest.mark.parametrize("content", ["[1]", '"word"'])
def test_a_descriptor_that_is_no_mapping_says_nothing(content: str, read: Read) -> None:
    dataset = read("set", {"ties.csv": "from,to,sign\na,b,+\n", "datapackage.json": content})
    assert dataset.title == ""


def test_a_descriptor_that_is_no_text(put: Put) -> None:
    folder = put("set", {"ties.csv": "from,to,sign\na,b,+\n"})
    (folder / "datapackage.json").write_bytes(b"\xff\xff{}")
    with pytest.raises(DataError, match=r"datapackage\.json:1:1"):
        load(folder)


def test_a_folder_whose_tables_have_names_and_headings_of_their_own(read: Read) -> None:
    rows = "Organisation,Stance\nGuild,support\nPort,oppose\nTown,support\n"
    dataset = read("set", {"register.csv": rows})
    assert [(s.actor, s.position) for s in dataset.stances] == [
        ("Guild", 1), ("Port", -1), ("Town", 1),
    ]  # fmt: skip


def test_a_translated_title_that_is_empty(read: Read) -> None:
    made = "title: Toll\ntitle:ja: ''\nties:\n- {from: a, to: b, sign: support}\n"
    assert read("x.yaml", made).titles == {}


def test_a_tab_before_a_key_of_yaml(refused: Refused) -> None:
    told = refused("x.yaml", "ties:\n\t- {from: a, to: b}\n")
    assert told[0].startswith("x.yaml:2:1:"), told


def test_attributes_of_networkx_that_say_nothing() -> None:
    import networkx as nx

    graph = nx.Graph([("a", "b")])
    graph.add_node("a", note="", colour=None, size=3)
    assert from_networkx(graph, ReadOptions()).actors[0].extra == {"x_size": "3"}


def test_edges_of_dl_that_name_nodes(read: Read) -> None:
    """Labels may be used where `labels embedded` is not said, and both ways of an edge."""
    text = "dl n=2 format=edgelist1\nlabels:\nann,bob\ndata:\n1 bob 2\n"
    (tie,) = read("x.dl", text).ties
    assert (tie.source_actor, tie.target_actor, tie.strength) == ("ann", "bob", 2)


def read_with(path: Path, **options: Any) -> Dataset:
    return load(path, options=ReadOptions(**options))


def test_a_sheet_that_is_not_there_and_one_that_is_nearly_a_table(tmp_path: Path) -> None:
    path = save(tmp_path / "x.xlsx", {"Other": [["from", "to", "sign"], ["a", "b", "+"]]})
    with pytest.raises(UsageError, match=r"no sheet 'Others'\. Did you mean 'Other'"):
        read_with(path, sheet="Others")
    with pytest.raises(UsageError, match="There are: Other"):
        read_with(path, sheet="zzz")
    rows = [["from", "to", "sign"], ["a", "b", "+"]]
    with pytest.raises(DataError, match="The sheet 'souces' is no table"):
        load(save(tmp_path / "y.xlsx", {"ties": rows, "souces": [["x"], ["y"]]}))
    dataset = load(save(tmp_path / "z.xlsx", {"One": rows, "Two": [["x"], ["y"]], "Empty": []}))
    assert [str(n.place) for n in dataset.notices if n.code == "unknown-table"] == ["z.xlsx:Two!A1"]


def test_a_bare_sheet_without_rows_and_with_stances(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="There are no rows"):
        load(save(tmp_path / "x.xlsx", {"One": [["from", "to", "sign"]]}))
    rows = [["actor", "issue", "position"], ["a", "q", 1]]
    assert load(save(tmp_path / "y.xlsx", {"One": rows})).stances[0].actor == "a"
    actors = [["id", "name"], ["a", "A"]]
    assert load(save(tmp_path / "z.xlsx", {"One": actors})).actors[0].name == "A"


@pytest.mark.parametrize(
    ("name", "content"), [("x.txt", b"12345"), ("x.gz", gzip.compress(b"12345", mtime=0))]
)
def test_a_text_larger_than_allowed(name: str, content: bytes, put: Put) -> None:
    """Counted unpacked; as large as allowed is not larger."""
    problems, path = Problems(), put(name, content)
    assert read_bytes(path, name, problems, largest=max(5, len(content))) == b"12345"
    assert not problems.found
    assert read_bytes(path, name, problems, largest=4) is None
    assert [str(p) for p in problems.found] == [f"{name}: The file is larger than 0 MiB."]


def test_a_gzip_file_that_is_none(put: Put) -> None:
    problems = Problems()
    assert read_bytes(put("x.gz", b"\x1f\x8b" + b"\xff" * 20), "x.gz", problems) is None
    assert "no gzip file" in str(problems.found[0])
