"""Headings of other tools: what they mean here, and that nothing else of theirs is lost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from graphkit.formats import load
from graphkit.partial_date import PartialDate
from tests.formats.fixture_types import Read


def test_gephis_edges_keep_direction_relation_and_all_else(read: Read) -> None:
    text = (
        "Source,Target,Type,Id,Label,timeset,Weight,Budget\n"
        "a,b,Undirected,0,partners,,2,10\n"
        'b,c,Directed,1,,"<[2019.0,2021.0]>",1,\n'
    )
    first, second = read("edges.csv", text).ties
    assert (first.directed, second.directed) == (False, True)
    assert (first.relation, first.strength, first.sign) == ("partners", 2.0, None)
    assert first.extra == {"x_Budget": "10"}
    assert second.extra == {"x_timeset": "<[2019.0,2021.0]>"}


def test_a_type_that_is_no_direction_is_the_relation(read: Read) -> None:
    (tie,) = read("l.csv", "from,to,type\na,b,funds\n").ties
    assert (tie.relation, tie.directed) == ("funds", True)


def test_a_pair_of_tables_in_a_folder(read: Read) -> None:
    files = {
        "nodes.csv": "Id,Label,x,y,r,g,b,Team\n1,Ann,0,1,2,3,4,red\n2,Bob,0,1,2,3,4,\n",
        "edges.csv": "Source,Target,Class\n1,2,knows\n",
    }
    dataset = read("case", files)
    assert [(a.id, a.name, dict(a.extra)) for a in dataset.actors] == [
        ("1", "Ann", {"x_Team": "red"}), ("2", "Bob", {}),
    ]  # fmt: skip
    assert dataset.ties[0].relation == "knows"


def test_a_pair_of_sheets(tmp_path: Path) -> None:
    book = Workbook()
    nodes, edges = book.active, book.create_sheet("Edges")
    assert nodes is not None
    nodes.title = "Nodes"
    for row in (["Id", "Label", "Budget"], [1, "Ann", 5], [2, "Bob", None]):
        nodes.append(row)
    for row in (["Source", "Target", "Type", "Weight"], [1, 2, "Undirected", -2]):
        edges.append(row)
    book.save(tmp_path / "net.xlsx")
    dataset = load(tmp_path / "net.xlsx")
    assert [(a.id, a.name, dict(a.extra)) for a in dataset.actors] == [
        ("1", "Ann", {"x_Budget": "5"}), ("2", "Bob", {}),
    ]  # fmt: skip
    (tie,) = dataset.ties
    assert (tie.sign, tie.strength, tie.directed) == (-1, 2.0, False)


def test_both_names_of_one_table_are_too_many(refused: Callable[..., list[str]]) -> None:
    files = {"ties.csv": "from,to,sign\na,b,+\n", "edges.csv": "from,to,sign\na,b,+\n"}
    assert any("The table ties is given twice." in told for told in refused("case", files))


@pytest.mark.parametrize("word", ["sgn", "strenght", "confidense"])
def test_a_near_miss_is_asked_about(word: str, refused: Callable[..., list[str]]) -> None:
    (told,) = refused("list.csv", f"from,to,{word}\na,b,1\n")
    assert f"no column '{word}'" in told and "Did you mean" in told


def test_a_citation_is_a_source_and_influence_no_confidence(read: Read) -> None:
    (tie,) = read("l.csv", "from,to,sign,Citation,Influence\na,b,+,The Post,0.5\n").ties
    assert (tie.source, tie.confidence, tie.extra) == (("The Post",), None, {"x_Influence": "0.5"})


def test_years_are_no_days_and_are_kept(read: Read) -> None:
    (tie,) = read("l.csv", "from,to,start\na,b,7\n").ties
    assert (tie.since, tie.extra) == (None, {"x_start": "7"})
    (tie,) = read("year.csv", "from,to,start\na,b,2019\n").ties
    assert (tie.since, tie.extra) == (PartialDate(2019), {})


def test_a_column_without_a_name_is_passed_over(read: Read) -> None:
    dataset = read("l.csv", ",from,to\n0,a,b\n1,b,c\n")
    assert len(dataset.ties) == 2
    assert any(note.code == "unnamed-column" for note in dataset.notices)


def test_a_weight_that_repeats_the_sign_is_the_strength(
    read: Read, refused: Callable[..., list[str]]
) -> None:
    """NetworkX and igraph users keep both in their files; where the two differ is an error."""
    links = (
        '{{"nodes": [{{"id": "a"}}, {{"id": "b"}}, {{"id": "c"}}], "links": ['
        '{{"source": "a", "target": "b", "sign": 1, "weight": {}}},'
        '{{"source": "b", "target": "c", "sign": -1, "weight": {}}}]}}'
    )
    dataset = read("l.json", links.format(2, -3))
    assert [(t.sign, t.strength) for t in dataset.ties] == [(1, 2), (-1, 3)]
    assert any("the weight repeats the sign" in str(note) for note in dataset.notices)
    assert read("m.json", links.format(2, 3)).ties[1].strength == 3
    told = refused("n.json", links.format(-2, -3))
    assert len(told) == 2 and all("A strength is above 0" in words for words in told)


def test_types_of_neo4j_are_relations(read: Read) -> None:
    dataset = read("l.csv", ":START_ID,:END_ID,:TYPE\na,b,OPPOSES\nb,c,FUNDS\n")
    assert [(t.relation, t.sign) for t in dataset.ties] == [("OPPOSES", -1), ("FUNDS", None)]


@pytest.mark.parametrize("head", ["node1,node2,edge", "ego,alter,valence", "Node_A,Node_B,Tone"])
def test_words_for_signs_are_signs_whatever_they_are_called(head: str, read: Read) -> None:
    dataset = read("l.csv", f"{head}\na,b,positive\nb,c,negative\n")
    assert [(t.source_actor, t.sign) for t in dataset.ties] == [("a", 1), ("b", -1)]
    alike = read("m.csv", f"{head}\na,b,positive\nb,c,loud\n")
    assert [t.sign for t in alike.ties] == [None, None] and alike.ties[0].extra


def test_what_cannot_be_read_of_networkx_says_how_to_write_it(
    refused: Callable[..., list[str]],
) -> None:
    (told,) = refused("n.edgelist", "# by NetworkX\na b {'weight': 1}\nb c {}\n")
    assert told.startswith("n.edgelist:2:1: Every tie has a dictionary") and "data=[" in told
    (told,) = refused("n.txt", "# by hand\na\tb\t1\t2020\nb\tc\t1\t2021\n")
    assert told.startswith("n.txt:2:1: Columns from and to were not found")


def test_a_year_is_the_date_of_claims_that_have_no_other(read: Read) -> None:
    """Else what was said in 2021 would contradict what was said in 2020."""
    rows = "from,to,sign,Year{}\na,b,+,2020{}\na,b,-,2021{}\n"
    assert [t.since for t in read("a.csv", rows.format("", "", "")).ties] == [
        PartialDate(2020), PartialDate(2021),
    ]  # fmt: skip
    both = read("b.csv", rows.format(",since", ",2020-03-01", ",2021-03-01")).ties[0]
    assert (both.since, both.extra) == (date(2020, 3, 1), {"x_Year": "2020"})
    stances = read("c.csv", "actor,issue,position,Year\na,T,1,2020\na,T,-1,2021\n").stances
    assert [s.date for s in stances] == [PartialDate(2020), PartialDate(2021)]
