"""What cells and rows seldom hold, and what comes of it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from graphkit import contradiction
from graphkit.contradiction import several_ties, tie_key
from graphkit.dataset import Dataset, Tie
from graphkit.errors import DataError, Place, UsageError
from graphkit.formats import ReadOptions, load
from graphkit.formats.reading import long_table
from graphkit.formats.reading.cells import option, rule
from graphkit.formats.reading.date_words import read_date
from graphkit.formats.reading.problems import Fault
from graphkit.formats.reading.raw import FixedPlace, RawTable
from graphkit.formats.reading.stacked import stack
from graphkit.formats.reading.words.lookup import meaning_of
from graphkit.formats.reading.xlsx_twice import given_twice
from tests.formats.books import save
from tests.formats.fixture_types import Put, Read, Refused

BDM = "Actor,Capability,Position,Salience\n"
CHORUS = "client_name,state,state_client_id,state_unified_bill_id,position_numeric\n"
DNA = "statement_id;time;person;organization;concept;agreement;start_position;stop_position\n"


def codes(dataset: Dataset) -> list[str]:
    return [notice.code for notice in dataset.notices]


def read_with(path: Path, **options: Any) -> Dataset:
    return load(path, options=ReadOptions(**options))


TIES = "from,to,sign\n"


def test_a_tie_between_nobody_and_nobody_is_no_tie_to_itself(refused: Refused) -> None:
    told = refused("x.csv", TIES + "a,b,+\n,,+\n")
    assert {line.split(": ")[0] for line in told} == {"x.csv:3:1"}


def test_ends_with_blanks_around_are_the_ids_without(read: Read) -> None:
    """A quoted cell keeps its blanks; no actor is called so, one is without them."""
    graph = (
        '<graphml><graph edgedefault="directed"><node id="a"/><node id="b"/>'
        '<edge source="a" target=" b "/></graph></graphml>'
    )
    dataset = read("x.graphml", graph)
    assert [(t.source_actor, t.target_actor) for t in dataset.ties] == [("a", "b")]
    assert len(dataset.actors) == 2


def test_an_id_made_for_a_claim_is_none_that_is_taken(read: Read) -> None:
    tables = {
        "actors.csv": "id,name\na,A\nb,B\n",
        "issues.csv": "id,question\nq,Q\n",
        "ties.csv": TIES + "a,b,+\nb,a,-\n",
        "stances.csv": "id,actor,issue,position\nti1,a,q,1\n",
    }
    assert [tie.id for tie in read("set", tables).ties] == ["ti1a", "ti2"]


def test_of_a_thousand_errors_of_a_kind_each_is_listed_and_the_rest_counted(put: Put) -> None:
    ids = "".join(f"a{n},A\na{n},A\n" for n in range(1003))
    ends = "".join(f"x{n},a1,+\n" for n in range(1002))
    path = put("set", {"actors.csv": f"id,name\n{ids}", "ties.csv": TIES + ends})
    with pytest.raises(DataError) as caught:
        load(path)
    for code, more in (("duplicate-id", 3), ("unknown-actor", 2)):
        found = [p for p in caught.value.problems if p.code == code]
        told = [
            p for p in caught.value.problems if f"{more} more of this kind ({code})" in p.message
        ]
        assert len(found) in (1000, 1001) and len(told) == 1


def test_five_wrong_cells_of_one_kind_are_one_message(refused: Refused) -> None:
    told = refused("x.csv", "from,to,sign,strength\n" + "a,b,+,much\n" * 5)
    assert told == [
        "x.csv:2:7 (strength): 'much' is not a number. So it is with 4 more cells of strength."
    ]
    told = refused("y.csv", "from,to,sign,strength\n" + "".join(f"a,b,+,m{n}\n" for n in "abcde"))
    assert len(told) == 1 and "'mb', 'mc', 'md', 'me'" in told[0]


def test_a_mark_in_a_later_line_of_a_cell_stands_in_that_line(read: Read) -> None:
    dataset = read("x.csv", 'from,to,sign,summary\na,b,+,"one\ntw\u200bo"\n')
    (told,) = (str(n.place) for n in dataset.notices if n.code == "invisible")
    assert told.startswith("x.csv:3:3"), told


@pytest.mark.parametrize("word", ["123/4/05", "31/12", "5 May 123", "1 2 March 2024 1", "March"])
def test_what_is_no_date(word: str) -> None:
    assert read_date(word) is None


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("rather neutral", 0),
        ("strongly support", 1),
        ("rather oppose", -0.5),
        ("very neutral", None),
    ],
)
def test_words_with_words_of_grade(word: str, number: float | None) -> None:
    found = meaning_of(word)
    assert (None if found is None else found.side) == (
        None if number is None else (number > 0) - (number < 0)
    )


def test_a_rule_by_weights_of_a_column_that_is_not_there(refused: Refused) -> None:
    tables = {
        "actors.csv": "id,name,x_votes\na,A,1\nb,B,2\n",
        "issues.csv": "id,question,decided_by,decision_rule\nq,Q,a|b,quota 2 of x_vote\n",
        "stances.csv": "actor,issue,position\na,q,1\nb,q,-1\n",
    }
    told = "\n".join(refused("set", tables))
    assert "no column x_vote" in told or "decision" in told


def test_options_whose_positions_are_outside_the_stated_scale(refused: Refused) -> None:
    tables = {
        "issues.csv": "id,question,options\nq,Q,no=0|yes=9\n",
        "stances.csv": "actor,issue,position\na,q,1\nb,q,0\n",
    }
    told = refused("set", tables, scale="position:0..5")
    assert any(line.startswith("issues.csv:2:5") for line in told), told


def test_words_and_numbers_in_a_column_of_power(refused: Refused) -> None:
    """A word with digits is a number written otherwise; other words may be degrees of one's own."""
    head = "id,name,capability\n"
    tables = {"ties.csv": TIES + "a,b,+\n", "actors.csv": head + "a,A,12x\nb,B,1\n"}
    told = refused("set", tables)
    assert told == ["actors.csv:2:5 (capability): '12x' is not a number."]
    tables["actors.csv"] = head + "a,A,lots\nb,B,1\n"
    told = refused("other", tables)
    assert "'lots' is no degree" in told[0] and "--values 'capability:lots=?'" in told[0]


def test_negative_numbers_are_no_scale_of_power(refused: Refused) -> None:
    tables = {
        "ties.csv": TIES + "a,b,+\n",
        "actors.csv": "id,name,capability\na,A,-1\nb,B,200\nc,C,lots\n",
    }
    assert "--scale" not in "\n".join(refused("set", tables))
    tables["actors.csv"] = "id,name,capability\na,A,150\nb,B,200\nc,C,?\n"
    assert "--scale capability:0..200" in "\n".join(refused("other", tables))


def test_a_value_of_a_declared_kind_that_is_none(refused: Refused) -> None:
    graph = (
        '<graphml><key id="k" for="node" attr.name="big" attr.type="boolean"/>'
        '<graph edgedefault="directed"><node id="a"><data key="k">{}</data></node></graph></graphml>'
    )
    (told,) = refused("x.graphml", graph.format("maybe"))
    assert told.endswith("'maybe' is neither true nor false.")


def test_headings_that_would_be_called_alike_keep_their_columns(read: Read) -> None:
    head = CHORUS.replace("\n", ",note,x_note,X_Note\n")
    (stance,) = read("x.csv", head + "Guild,XX,1,B1,1,one,two,three\n").stances
    assert set(stance.extra.values()) >= {"one", "two", "three"}


def test_statements_without_organisations(read: Read) -> None:
    """The agreement of two persons; there are no organisations to tell them from."""
    head = DNA.replace("organization;", "").replace("\n", ";text\n")
    dataset = read("x.csv", head + "1;2024-01-01 10:00;Pell;Trams;1;0;5;yes\n")
    assert [s.actor for s in dataset.stances] == ["Pell"]
    assert "persons" not in codes(dataset)
    assert "x_person" not in dataset.stances[0].extra


def test_a_scenario_of_ktab_without_actors(refused: Refused) -> None:
    told = refused("k.csv", "Town,Two,1,1,\nActor,Description,Power,P,S,\n")
    assert "k.csv: There are no actors." in told


def test_a_scenario_of_ktab_whose_numbers_were_said_to_mean_something(read: Read) -> None:
    text = "Town,Two,2,1,\nActor,Description,Power,P,S,\na,A,1,7,50,\nb,B,1,8,50,\n"
    dataset = read("k.csv", text, values="position:7=oppose,8=support")
    assert [s.position for s in dataset.stances] == [-1, 1]
    assert dataset.issues[0].scale.ends == (-1, 1)


def test_two_tables_of_votes_in_one_folder(read: Read) -> None:
    votes = "congress,chamber,rollnumber,icpsr,cast_code,prob\n117,Senate,1,7,1,\n"
    dataset = read("set", {"a.csv": votes, "b.csv": votes.replace(",7,", ",8,")})
    (told,) = (n for n in dataset.notices if n.code == "second-file")
    assert str(told.place) == "b.csv" and "'a.csv' is read for the votes" in told.message
    assert [stance.actor for stance in dataset.stances] == ["7"]


def test_members_of_groups_stand_where_they_stood(read: Read) -> None:
    """Groups come after members; what is noticed of a row of either stands in its own file."""
    first = RawTable("actors", ["id", "name"], [["a"], ["A"]], FixedPlace(Place("one")))
    other = RawTable("actors", ["ID", "type"], [["g"], ["group"]], FixedPlace(Place("two")))
    both = stack([first, other])
    assert (both.header, both.columns) == (
        ["id", "name", "type"], [["a", "g"], ["A", ""], ["", "group"]],
    )  # fmt: skip
    where = both.where
    assert [where.row(n).file for n in (0, 1)] == ["one", "two"]
    assert [where.cell(n, 2).file for n in (0, 1)] == ["one", "two"]
    assert [where.header(n).file for n in (0, 1, 2, 9)] == ["one", "one", "two", "one"]
    assert where.key(1, 0).file == "two"


def test_a_sheet_whose_headings_stand_further_down(tmp_path: Path) -> None:
    """Kumu's sheets are known by their first row; the row that is named holds no headings."""
    sheets = {"Elements": [["Label"], ["a"], ["b"]], "Connections": [["From", "To"], ["a", "b"]]}
    path = save(tmp_path / "k.xlsx", sheets)
    assert len(load(path).ties) == 1
    with pytest.raises(DataError, match="headings were not found in row 2"):
        read_with(path, header_row=2)


def test_titles_merged_above_the_headings_and_columns_of_another_width(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    for row in (["A title over all"], ["from", "to", "sign"], ["a", "b", "+"]):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet.column_dimensions["A"].width = 40
    sheet.column_dimensions["B"].hidden = True
    book.save(tmp_path / "b.xlsx")
    dataset = read_with(tmp_path / "b.xlsx", header_row=2)
    assert [t.source_actor for t in dataset.ties] == ["a"]
    hidden = [n.message for n in dataset.notices if n.code == "hidden-column"]
    assert hidden == ["Column B is hidden; it was read."]
    assert "merged" not in codes(dataset)


def test_cells_of_a_sheet_that_is_no_xml() -> None:
    sheet = b'<s xmlns="n"><row r="1"><c r="A1"/><c r="A1"/></row>'
    assert given_twice(sheet + b"</s>") == ["A1"]
    assert given_twice(sheet) == []


def test_an_archive_whose_members_are_damaged(put: Put) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("project.qde", "<Project/>" * 9)
    broken = stream.getvalue().replace(b"<Project/>", b"<Projekt/>", 1)
    with pytest.raises(DataError, match="is damaged"):
        load(put("x.qdpx", broken))


@pytest.mark.parametrize("word", ["a\0=1", "=1", "a", "a=2"])
def test_what_is_no_option(word: str) -> None:
    with pytest.raises(Fault):
        option(word)


def test_what_is_only_noticed_in_options_and_rules_is_read() -> None:
    assert option("n\u200bo=-1").label == "n\u200bo"
    assert rule("majority; e\u0301a=3") == rule("majority; \u00e9a=3")
    with pytest.raises(Fault):
        rule("major\0ity")


@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from("abcd")), max_size=12),
    st.booleans(),
)
def test_claims_of_many_are_found_as_those_of_few(
    pairs: list[tuple[str, str]], directed: bool
) -> None:
    """Many claims are compared by numbers, few by themselves: which share a key is the same."""
    ties = [Tie(f"t{n}", one, other, 1, directed=directed) for n, (one, other) in enumerate(pairs)]
    wanted = several_ties(ties)
    with mock.patch.object(contradiction, "_MANY", 0):
        assert several_ties(ties) == wanted
    keys = [tie_key(tie) for tie in ties]
    assert set(wanted) == {n for n, key in enumerate(keys) if keys.count(key) > 1}


EVIDENCE = """ties:
- from: a
  to: b
  sign: support
  evidence:
  - s1
  - source_id: s2
    quote: said so
    url: https://example.org/1
    page: ''
    colour: red
    private_phone: "7"
  - {source_id: s3, visibility: internal, quote: not for all}
  - {source_id: s4, private: 'no', visibility: public}
- from: b
  to: a
  sign: oppose
  evidence: [s1]
sources:
- {id: s1, title: One}
- {id: s2, title: Two}
- {id: s4, title: Four}
"""


def test_evidence_nested_under_a_tie(read: Read) -> None:
    dataset = read_tree = read("x.yaml", EVIDENCE)
    one, other = dataset.ties
    assert one.source == ("s1", "s2", "s4") and other.source == ("s1",)
    assert one.summary == "said so"
    assert one.extra["x_url"] == "https://example.org/1"
    assert one.extra["x_evidence_colour"] == "red"
    assert one.extra["private_phone"] == "7"
    assert one.extra["private_evidence"] == "s3; internal; not for all"
    assert codes(read_tree).count("evidence") == 1


def test_evidence_that_is_none(refused: Refused) -> None:
    told = refused(
        "x.yaml", "ties:\n- from: a\n  to: b\n  sign: +\n  evidence:\n  - [x]\n  - source_id: [y]\n"
    )
    assert [line.split(": ", 1) for line in told if "expected" in line] == [
        ["x.yaml:6:5", "A source or named fields are expected here."],
        ["x.yaml:7:5", "One value is expected here."],
    ]


def test_a_table_of_yaml_that_says_nothing_and_lists_in_lists(read: Read, refused: Refused) -> None:
    dataset = read("x.yaml", "events:\nties:\n- {from: a, to: b, sign: support}\n")
    assert (len(dataset.ties), dataset.events) == (1, ())
    told = refused("y.yaml", "actors:\n- {id: a, name: A, aliases: [[x], y]}\n")
    assert told[0] == "y.yaml:2:30: A list of plain values is expected here."


def test_a_mapping_without_anything_in_it(put: Put) -> None:
    path = put("x.csv", "Organisation,Position\nA,support\n")
    with pytest.raises((DataError, UsageError)):
        read_with(path, mapping=put("mapping.yaml", "# nothing yet\n"))


LONG = "vote_id,member_id,position,country_code,group_code\n"
VOTES = "id,timestamp,display_title,description,is_main,result,count_for\n10,2021-02-01 10:00:00,Salt,Single vote,True,ADOPTED,1\n"


@pytest.mark.parametrize(
    ("content", "options", "said"),
    [
        (LONG.encode() + b"10,1,FOR,F\xff,NI\n", {}, "byte 0xFF cannot be read"),
        (LONG.encode() + b"10,1,FOR,FRA,NI\n", {"encoding": "nowhere"}, "no encoding 'nowhere'"),
        (LONG.encode() + b"10,1,FOR,FRA,NI\n" * 9000 + b"x" * 200_000, {}, "The table cannot be read"),
        (LONG.encode() + b"10,1,FOR\n" * 25, {}, "The row has 3 cells, the header 5"),
    ],
    ids=["byte", "encoding", "field", "rows"],
)  # fmt: skip
def test_a_long_table_that_cannot_be_read(
    content: bytes, options: dict[str, Any], said: str, put: Put
) -> None:
    folder = put("ep", {"votes.csv": VOTES})
    (folder / "member_votes.csv").write_bytes(content)
    with pytest.raises((DataError, UsageError), match=said) as caught:
        read_with(folder, **options)
    if "cells" in said:
        listed = [p for p in caught.value.problems if p.code == "ragged"]
        assert [p.place.line for p in listed] == list(range(2, 22))


def test_a_long_table_has_an_end(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = put(
        "ep",
        {"votes.csv": VOTES, "member_votes.csv": LONG + "10,1,FOR,FRA,NI\n9,1,FOR,FRA,NI\n" * 2},
    )
    monkeypatch.setattr(long_table, "MOST", 4)
    assert len(load(folder).stances) >= 1
    monkeypatch.setattr(long_table, "MOST", 3)
    with pytest.raises(DataError, match="more than 3 rows"):
        load(folder)


def test_nodes_and_edges_beside_names_that_say_too_little(put: Put) -> None:
    """A list of names joins where most of its ids are there; another file is passed over."""
    tables = {"nodes.csv": "id,label\n1,\n2,\n", "edges.csv": "source,target\n1,2\n"}
    for name, text, wanted in (
        ("good", "1,Ann\n2,Bob\n", ["Ann", "Bob"]),
        ("few", "1,Ann\n8,Cyd\n9,Dan\n", ["1", "2"]),
        ("half", "1,Ann\n9,Dan\n", ["Ann", "2"]),
        ("quote", '1,Ann\n"2,Bob\n', ["1", "2"]),
        ("three", "1,Ann,x\n2,Bob,y\n", ["1", "2"]),
    ):
        dataset = load(put(name, {**tables, "id2names.txt": text}))
        assert [actor.name for actor in dataset.actors] == wanted, name
