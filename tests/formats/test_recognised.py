"""How files are known, called and put together, whatever tool they are of."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from made_files import dna_database, under, workbook_of

from graphkit.dataset import Dataset
from graphkit.errors import DataError, UsageError
from graphkit.formats import ReadOptions, formats, load
from graphkit.formats.hypothesis_json import is_hypothesis
from graphkit.formats.label_studio import is_label_studio
from graphkit.formats.mapping_yaml import read_mapping, write_mapping
from graphkit.formats.reading.coding import Coding
from graphkit.formats.reading.mapping import FileMapping, TableMapping
from graphkit.formats.reading.tables import SCHEMA
from graphkit.formats.starter import starter_dataset, starter_file
from tests.formats.books import save
from tests.formats.fixture_types import Put, Read, Refused


def told(dataset: Dataset, code: str) -> list[str]:
    return [notice.message for notice in dataset.notices if notice.code == code]


def test_more_names_than_have_room_are_counted(read: Read) -> None:
    """Three references by name are said, the rest counted; of a name that several bear, three."""
    ids = "".join(f"a{n},Name {n}\n" for n in range(5))
    rows = "".join(f"Name {n},q,1\n" for n in range(5))
    tables = {"actors.csv": f"id,name\n{ids}", "stances.csv": f"actor,issue,position\n{rows}"}
    (one,) = told(read("set", tables), "by-name")
    assert one == (
        "5 references to actors by name are read: 'Name 0' is 'a0', 'Name 1' is 'a1', "
        "'Name 2' is 'a2', 2 more."
    )


def test_names_of_private_rows_are_not_repeated(read: Read) -> None:
    tables = {"actors.csv": "id,name\na,Ann\nb,Bob\n",
              "stances.csv": "actor,issue,position,private\nAnn,q,1,yes\nb,q,-1,\n"}  # fmt: skip
    (one,) = told(read("set", tables), "by-name")
    assert one == "1 reference to actors by name is read."


def test_a_name_that_many_bear(refused: Refused) -> None:
    ids = "".join(f"a{n},Same\n" for n in range(4))
    tables = {"actors.csv": f"id,name\n{ids}", "ties.csv": "from,to,sign\nSame,a1,+\n"}
    told = refused("set", tables)
    assert told[0] == (
        "ties.csv:2:1 (from): 'Same' names several actors: 'a0' and 'a1' and 'a2', ... "
        "Write the id of one."
    )


@pytest.mark.parametrize("form", ["xlsx", "yaml", "json"])
def test_a_starter_is_the_same_in_every_form(form: str, put: Put) -> None:
    content = starter_file("case", form)
    assert load(put(f"case.{form}", content)).tables() == starter_dataset("case").tables()


def test_columns_without_names_or_a_place(refused: Refused, read: Read) -> None:
    tables = {"ties.csv": "from,to,sign,\na,b,+,x\n", "actors.csv": "id,name\na,A\nb,B\n"}
    assert refused("set", tables)[0] == "ties.csv:1:14: ties: column 4 has no name."
    tables["ties.csv"] = "sign\n+\n"
    assert refused("other", tables)[0] == "ties.csv:1:1: ties: columns from and to are missing."
    dataset = read("x.csv", "actor,issue,position,colour\na,q,1,red\nb,q,-1,\n")
    assert [s.extra for s in dataset.stances] == [{"x_colour": "red"}, {}]
    assert told(dataset, "unknown-column") == ["Unknown column 'colour' is kept as x_colour."]


SAME = {"actors.csv": "id,name,type,private_note,member_of\na,Ann,club,x,\nb,Ben,club,y,\nc,Cyd,,,a\nd,Cyd,,,\n",
        "ties.csv": "from,to,sign\na,c,+\nb,c,-\n"}  # fmt: skip


def test_actors_that_are_one(read: Read, refused: Refused, put: Put) -> None:
    """What both say alike is no difference; private notes are not compared aloud."""
    dataset = read("set", {**SAME, "same_as.csv": "keep,same\na,b\n"})
    assert [a.id for a in dataset.actors] == ["a", "c", "d"]
    assert not told(dataset, "same-differ")
    told_ = refused("two", {**SAME, "same_as.csv": "keep,same\na,Cyd\n"})
    assert told_[0].startswith("same_as.csv:2:3 (same): 'Cyd' names several actors")
    told_ = refused("three", {**SAME, "same_as.csv": "keep,same\nnobody,a\n"})
    assert told_[0] == "same_as.csv:2:1 (keep): Unknown actor 'nobody'."


def test_a_file_of_doubles_stands_in_place_of_the_table(put: Put) -> None:
    folder = put("set", {**SAME, "same_as.csv": "keep,same\nc,d\n"})
    dataset = load(folder, options=ReadOptions(same_as=put("mine.csv", "keep,same\na,b\n")))
    assert [a.id for a in dataset.actors] == ["a", "c", "d"]
    assert told(dataset, "same-as-twice") == [
        "mine.csv is read in place of the dataset's own table same_as."
    ]
    with pytest.raises(DataError):
        load(folder, options=ReadOptions(same_as=put("wrong.csv", "")))
    with pytest.raises(UsageError, match="There is no file"):
        load(folder, options=ReadOptions(same_as=folder / "nowhere.csv"))


def test_degrees_on_scales_that_were_stated(read: Read, refused: Refused) -> None:
    """3 of 1 to 5 is the middle; what lies outside is an error at the first of them."""
    rows = "actor,issue,position,salience\na,q,1,3\nb,q,-1,{}\n"
    found = read("x.csv", rows.format(5), scale="salience:1..5").stances
    assert [s.salience for s in found] == [0.5, 1]
    told_ = refused("y.csv", rows.format("6\nc,q,1,7"), scale="salience:1..5")
    assert told_[0].startswith("y.csv:3:8 (salience): '6' is outside the scale stated for salience")
    found = read("z.csv", rows.format("n/a"), scale="salience:5..1").stances
    assert [s.salience for s in found] == [0.5, None]
    with pytest.raises(UsageError, match="no meaning: a number from 0 to 1, or none"):
        read("w.csv", rows.format(5), values="salience:3=much")


def test_what_is_said_beside_a_mapping_holds(put: Put) -> None:
    path = put("x.csv", "Organisation,Attitude\nA,1\nB,5\nC,3\n")
    kept = "mapping: 1\ntables:\n- table: stances\n  columns:\n    actor: Organisation\n    position: Attitude\n"
    kept += "  fixed:\n    issue: Toll\n"
    mapping = put("mapping.yaml", kept)
    options = ReadOptions(mapping=mapping, scale="position:1..5")
    assert [s.position for s in load(path, options=options).stances] == [-1, 1, 0]
    options = ReadOptions(mapping=mapping, scale="position:1..5", columns="actor=Organisation")
    with pytest.raises(UsageError, match="The mapping says what each column is"):
        load(path, options=options)


def test_the_one_issue_of_expected_utility_asks_between_its_ends(read: Read) -> None:
    head = "Actor,Capability,Position,Salience\n"
    (issue,) = read("x.csv", head + "a,1,4,1\nb,1,10,1\nc,1,7,1\n").issues
    assert issue.question == "Where between 4 and 10?" and issue.scale.ends == (4, 10)
    (issue,) = read("y.csv", head + "a,1,4,1\nb,1,10,1\n", scale="position:0..12").issues
    assert issue.question == "Where between 0 and 12?" and issue.scale.ends == (0, 12)
    two = read("z.csv", "Issue," + head + "p,a,1,4,1\np,b,1,10,1\nq,a,1,0,1\nq,b,1,3,1\n")
    assert [issue.question for issue in two.issues] == ["p", "q"]


def test_statements_are_known_with_or_without_their_time(read: Read) -> None:
    """DNA 2 wrote times, other programs write the variables alone."""
    for head, row in (("statement_id;concept;agreement;organization", "1;Trams;1;Guild"),
                      ("statement_id;time;category;agreement;organization", "1;2024-01-01;Trams;1;Guild")):  # fmt: skip
        (stance,) = read(f"x{len(head)}.csv", f"{head}\n{row}\n").stances
        assert (stance.actor, stance.issue, stance.position) == ("Guild", "Trams", 1)


def test_nodes_and_edges_in_a_data_package_are_read_with_their_headings(read: Read) -> None:
    tables = {"nodes.csv": "Id,Label\na,Ann\nb,Bob\n", "edges.csv": "Source,Target,Weight\na,b,2\n",
              "datapackage.json": '{"title": "T"}',
              "stances.csv": "actor,issue,position\na,q,1\n"}  # fmt: skip
    dataset = read("set", tables)
    assert dataset.title == "T" and [a.name for a in dataset.actors] == ["Ann", "Bob"]
    (tie,) = dataset.ties
    assert (tie.source_actor, tie.target_actor, tie.strength, tie.sign) == ("a", "b", 2, None)


def test_actors_only_private_rows_name_are_counted_privately(read: Read) -> None:
    rows = "from,to,sign,private,source\na,b,+,,s1\nc,d,+,yes,s2\n"
    dataset = read("x.csv", rows)
    public = [n.message for n in dataset.notices if not n.private]
    private = [n.message for n in dataset.notices if n.private]
    assert "There is no table actors: 2 actors taken from the claims." in public
    assert "There is no table sources: 1 source kept as plain text." in public
    assert {
        "Private rows alone name 2 actors more.",
        "Private rows alone name 1 source more.",
    } <= set(private)


def test_what_actors_are_in_a_table_of_claims(read: Read) -> None:
    """Columns of the analyst's own describe actors where every row is another one, of a claim else."""
    one = read("x.csv", "Organisation,Position,Team\nA,support,red\nB,oppose,blue\n")
    assert [a.extra for a in one.actors] == [{"x_Team": "red"}, {"x_Team": "blue"}]
    two = read(
        "y.csv",
        "Organisation,Bill,Position,Team\nA,P,support,red\nA,Q,oppose,blue\nB,P,oppose,red\n",
    )
    assert [s.extra for s in two.stances] == [
        {"x_Team": "red"},
        {"x_Team": "blue"},
        {"x_Team": "red"},
    ]
    assert all(not a.extra for a in two.actors)


def test_sheets_beside_the_one_that_is_read(tmp_path: Path) -> None:
    rows = [["from", "to", "sign"], ["a", "b", "+"], ["c", "c", "+"]]
    dataset = load(save(tmp_path / "x.xlsx", {"One": rows, "Empty": []}))
    assert not told(dataset, "unknown-table") and len(dataset.ties) == 1
    assert told(dataset, "self-tie") == [
        "ties: 1 tie of an actor to itself, such as 'c', left out."
    ]


def test_options_are_checked_before_a_file_is_opened(tmp_path: Path) -> None:
    for wrong, told_ in (({"scale": "position:1"}, "is no scale"), ({"dates": "ymx"}, "ymx")):
        with pytest.raises(UsageError, match=told_):
            load(tmp_path / "gone.csv", options=ReadOptions(**wrong))  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="no file or folder"):
        load(tmp_path / "gone.csv")
    for own in (
        {"columns": "actor=A"},
        {"fixed": "issue=A"},
        {"table": "ties"},
        {"mapping": Path("x")},
    ):
        assert ReadOptions(**own).own  # type: ignore[arg-type]
    assert not ReadOptions(scale="position:1..5", sum=True).own


def test_what_each_format_can_keep_is_named_as_columns_are() -> None:
    """`*` is everything; else tables and their columns, columns of one's own and translations."""
    tables = "|".join(SCHEMA)
    form = re.compile(rf"\*|title|description|titles|({tables})\.(\*|x_\*|\w+(:\*)?)")
    for name in formats:
        assert all(form.fullmatch(word) for word in formats[name].holds), name
        assert (formats[name].write is None) is (not formats[name].holds)
    assert formats["csv_folder"].holds == {"*"}


def test_names_of_columns_of_the_expected_utility_literature(read: Read) -> None:
    words = {"Actor": ("name", "player", "stakeholder", "group"), "Position": ("positions", "pos"),
             "Capability": ("capabilities", "power", "influence", "resources"),
             "Salience": ("saliency", "sal")}  # fmt: skip
    head = "Actor,Capability,Position,Salience\n"
    wanted = read("x.csv", head + "a,1,4,0.8\nb,0.5,10,0.4\n").stances
    for plain, others in words.items():
        for other in others:
            found = read(
                f"{other}.csv", head.replace(plain, other.title()) + "a,1,4,0.8\nb,0.5,10,0.4\n"
            )
            assert found.stances == wanted, other


def test_a_workbook_says_of_the_whole_what_any_file_does(tmp_path: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.packaging.custom import StringProperty

    book = Workbook()
    for row in (["actor", "issue", "position"], ["a", "q", 5], ["b", "q", 1]):
        book.active.append(row)
    book.properties.title, book.properties.description = "T", "D"
    for name, value in (("title:ja", "J"), ("scale:position", "1..5"), ("other", "x")):
        book.custom_doc_props.append(StringProperty(name=name, value=value))
    book.save(tmp_path / "x.xlsx")
    dataset = load(tmp_path / "x.xlsx")
    assert (dataset.title, dataset.description, dataset.titles) == ("T", "D", {"ja": "J"})
    assert [s.position for s in dataset.stances] == [1, -1]


def test_spells_of_gexf_run_from_the_first_to_the_last(read: Read) -> None:
    """A tie that stands in several spans holds from first start to last end; open where one is."""
    graph = (
        '<gexf version="1.3"><graph defaultedgetype="directed" timeformat="date"><nodes><node id="a"/>'
        '<node id="b"/></nodes><edges><edge id="e" source="a" target="b"><spells>{}</spells></edge></edges>'
        "</graph></gexf>"
    )
    spans = '<spell start="2020-01-01" end="2020-02-01"/><spell {} end="2021-01-01"/>'
    (tie,) = read("x.gexf", graph.format(spans.format('start="2020-06-01"'))).ties
    assert (str(tie.since), str(tie.until)) == ("2020-01-01", "2021-01-01")
    (tie,) = read("y.gexf", graph.format(spans.format(""))).ties
    assert (tie.since, str(tie.until)) == (None, "2021-01-01")
    assert set(tie.extra) == {"x_spells"}
    spans = '<spell start="2020-01-01"/><spell start="2020-06-01" end="2021-01-01"/>'
    dataset = read("z.gexf", graph.format(spans))
    assert (str(dataset.ties[0].since), dataset.ties[0].until) == ("2020-01-01", None)
    assert set(dataset.ties[0].extra) == {"x_spells"}


def test_members_have_a_first_and_a_last_name(read: Read) -> None:
    votes = "vote_id,member_id,position,country_code,group_code\n10,1,FOR,FRA,NI\n10,2,FOR,FRA,NI\n"
    members = "id,first_name,last_name,country_code\n1,Ada,Ash,FRA\n2,,Bo,FRA\n"
    dataset = read("ep", {"member_votes.csv": votes, "members.csv": members})
    assert [actor.name for actor in dataset.actors] == ["Ada Ash", "Bo"]


@pytest.mark.parametrize(
    ("made", "wanted"),
    [
        ([{"annotator": 1, "annotation_id": 2}], True), ({"annotator": 1, "annotation_id": 2}, True),
        ([{"annotator": 1, "x": "annotation_id"}], False), ([], False), ("annotations", False),
        ([{"data": {}, "annotations": []}], True), ([{"data": {}, "annotations": [{"result": []}]}], True),
        ([{"data": 1, "annotations": []}], False), ([{"data": {}, "annotations": [{}]}], False),
        ([{"data": {}, "annotations": [1]}], False), ([{"data": {}, "annotations": "x"}], False),
        ([{"annotations": []}], False), ([1, "annotations"], False),
        ([{"data": {}, "annotations": []}] * 20 + [1], True),
        ([{"data": {}, "annotations": []}] * 19 + [1], False),
    ],
)  # fmt: skip
def test_exports_of_label_studio_are_known_by_their_keys(made: Any, wanted: bool, put: Put) -> None:
    assert is_label_studio(put("x.json", json.dumps(made))) is wanted


def test_a_later_fault_in_an_export_of_hypothesis_is_told(put: Put) -> None:
    """Twenty annotations are looked at to know the format."""
    row = {"uri": "u", "tags": [], "target": []}
    for count, wanted in ((19, False), (20, True)):
        path = put(f"x{count}.json", json.dumps({"rows": [row] * count + [1]}))
        assert is_hypothesis(path) is wanted
    for bad in ({"tags": [], "user": "x"}, {"uri": "u", "target": []}, {"uri": "u", "tags": []}):
        assert not is_hypothesis(put(f"{len(str(bad))}y.json", json.dumps([bad])))
    assert is_hypothesis(put("z.json", json.dumps([{"uri": "u", "tags": [], "user": "x"}])))


def test_how_many_actors_a_scenario_of_ktab_states(read: Read) -> None:
    """The third cell of the first line is the number of actors."""
    dataset = read(
        "k.csv", "Town,Two,3,1,\nActor,Description,Power,P,S,\na,A,1,7,50,\nb,B,1,8,50,\n"
    )
    (one,) = (n for n in dataset.notices if n.code == "size-stated")
    assert str(one.place) == "k.csv:1:10"
    xml = (Path(__file__).parents[1] / "cases" / "ktab_xml" / "good.xml").read_text(
        encoding="utf-8"
    )
    spaced = re.sub(r"<dName>\s*(\S)", r"<dName>\n  Very  \1", xml)
    titles = [issue.extra["x_title"] for issue in read("k.xml", xml).issues]
    assert [issue.extra["x_title"] for issue in read("l.xml", spaced).issues] == [
        f"Very {t}" for t in titles
    ]


def test_how_positions_of_mactor_are_read_is_said(read: Read) -> None:
    actors = ["Town", "Port"]
    direct = under(actors, [[None, 3], [1, 0]], actors)
    valued = {"A": direct, "B": under(["Trams", "Tolls"], [[4, -1], [0, 2]], actors)}
    sides = {"A": direct, "B": under(["Trams", "Tolls"], [[1, -1], [0, 1]], actors)}
    said = [any("in quarters" in n for n in told(read(f"{i}.xlsx", workbook_of(book)), "positions"))
            for i, book in enumerate((valued, sides))]  # fmt: skip
    assert said == [True, False]


def test_a_mapping_is_yaml_that_a_person_can_read(put: Put) -> None:
    table = TableMapping("stances", {"actor": "組織", "position": "賛否"}, fixed={"issue": "橋"})
    content = write_mapping(
        FileMapping((table,), {"position": Coding((1.0, 5.0))}, True, "dmy")
    ).decode()
    assert "組織" in content and content.startswith("# How these tables were read")
    assert [line.split(":")[0] for line in content.splitlines()[1:] if line[0].isalpha()][:2] == [
        "mapping",
        "tables",
    ]
    again = read_mapping(put("mapping.yaml", content))
    assert (again.tables[0].columns, again.sum, again.dates) == (table.columns, True, "dmy")
    with pytest.raises((DataError, UsageError)):
        read_mapping(put("wrong.yaml", content.replace("dmy", "yyy")))


def test_ends_of_links_that_d3_has_drawn(read: Read) -> None:
    """Once drawn an end is its node: by its id, else its name."""
    made = {
        "nodes": [{"id": "a"}, {"name": "b"}],
        "links": [{"source": {"id": "a", "name": "x"}, "target": {"name": "b"}}],
    }
    (tie,) = read("x.json", json.dumps(made)).ties
    assert (tie.source_actor, tie.target_actor) == ("a", "b")


def test_sheets_of_nodexl_begin_at_the_first_row_of_headings(tmp_path: Path) -> None:
    rows = [["Vertex 1", "Vertex 2"], ["Vertex 1", "Vertex 2"], ["a", "b"]]
    ties = load(save(tmp_path / "n.xlsx", {"Edges": rows})).ties
    assert [(t.source_actor, t.target_actor) for t in ties] == [
        ("Vertex 1", "Vertex 2"),
        ("a", "b"),
    ]


def test_relations_of_onodo_need_no_more_than_two_ends(tmp_path: Path) -> None:
    sheets = {"Nodes": [["Name"], ["a"], ["b"]], "Relations": [["Source", "Target"], ["a", "b"]]}
    dataset = load(save(tmp_path / "o.xlsx", sheets))
    assert told(dataset, "format") == ["This looks like an Onodo workbook."]
    sheets["Relations"] = [["Source", "Target", "Type"], ["a", "b", "supports"], ["b", "a", ""]]
    ties = load(save(tmp_path / "p.xlsx", sheets)).ties
    assert [(t.sign, t.directed) for t in ties] == [(1, False), (None, False)]


def test_tables_that_no_mapping_fits_are_passed_over_and_told(put: Put, tmp_path: Path) -> None:
    sheets = {"S": [["Org", "Side"], ["a", "support"]], "T": [["x", "y"], ["1", "2"]]}
    kept = "mapping: 1\ntables:\n- table: stances\n  columns: {actor: Org, position: Side}\n  fixed: {issue: q}\n"
    path = save(tmp_path / "x.xlsx", sheets)
    dataset = load(path, options=ReadOptions(mapping=put("m.yaml", kept)))
    assert len(dataset.stances) == 1
    assert any("T was passed over" in n.message for n in dataset.notices)


def test_a_second_table_of_a_kind_is_told(refused: Refused) -> None:
    tables = {"nodes.csv": "id,label\na,A\nb,B\n", "edges.csv": "source,target\na,b\n",
              "vertices.csv": "id,label\nc,C\n", "links.csv": "source,target\nb,a\n"}  # fmt: skip
    said = refused("set", tables)
    assert [line.split(";")[0] for line in said] == [
        "links.csv: links.csv is a second table of edges",
        "vertices.csv: vertices.csv is a second table of nodes",
    ]


def test_a_statement_of_a_document_that_is_gone(read: Read) -> None:
    dataset = read("x.dna", dna_database(script="DELETE FROM DOCUMENTS WHERE ID = 2;"))
    assert [(s.actor, s.source, s.date) for s in dataset.stances][1:] == [("Pell", ("2",), None)]
    assert dataset.stances[1].summary is None
