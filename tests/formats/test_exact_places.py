"""Places, bounds and counts that only one cell or byte decides, by each format's definition."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graphkit.dataset import Dataset
from graphkit.errors import DataError
from graphkit.formats import ReadOptions, load, refi_qda
from graphkit.formats.dna_csv import recognises
from graphkit.formats.mapping_yaml import write_mapping
from graphkit.formats.reading.cells import parser
from graphkit.formats.reading.csv_text import CsvCell, scan
from graphkit.formats.reading.decode import what_it_is
from graphkit.formats.reading.dl_header import Header, dl_lines
from graphkit.formats.reading.dl_matrix import dl_matrices
from graphkit.formats.reading.dna_texts import day_of
from graphkit.formats.reading.mapping import FileMapping, TableMapping
from graphkit.formats.reading.problems import Fault, Problems
from tests.formats.books import save
from tests.formats.fixture_types import Put, Read, Refused


def told(dataset: Dataset, code: str) -> list[str]:
    return [notice.message for notice in dataset.notices if notice.code == code]


@pytest.mark.parametrize("kind", ["id", "actor", "issue", "source"])
def test_no_id_holds_the_mark_that_separates_them(kind: Any) -> None:
    with pytest.raises(Fault, match="separates several ids"):
        parser(kind)("a|b")
    assert parser("text")("a|b") == "a|b"


def test_an_empty_cell_at_the_end_of_a_line_has_a_place() -> None:
    assert list(scan("a,\nb,", ",")) == [
        [CsvCell("a", 1, 1, False), CsvCell("", 1, 3, False)],
        [CsvCell("b", 2, 1, False), CsvCell("", 2, 3, False)],
    ]


@pytest.mark.parametrize(
    ("controls", "length", "binary"),
    [(1, 9, False), (2, 9, True), (2, 60, False), (3, 60, True), (2, 59, True)],
)
def test_how_many_control_characters_make_a_file_binary(
    controls: int, length: int, binary: bool
) -> None:
    """One, or one in thirty, is damage to a text; more is none."""
    for mark in (b"\x00", b"\x08", b"\x0e", b"\x1f"):
        content = b"\x00" + mark * (controls - 1)
        content += (b"a\t\r " * length)[: length - len(content)]  # of these none counts
        assert (what_it_is(content) == "a binary file") is binary


def test_cells_of_data_that_begin_within_a_line() -> None:
    lines = dl_lines('ab\ncd ef\n "g h" i', 6)
    assert lines == [
        [CsvCell("ef", 2, 4, False)],
        [CsvCell("g h", 3, 2, True), CsvCell("i", 3, 8, False)],
    ]
    assert dl_lines("ab", 0) == [[CsvCell("ab", 1, 1, False)]]
    assert dl_lines("\nab c", 4) == [[CsvCell("c", 2, 4, False)]]


@pytest.mark.parametrize(
    ("seconds", "day"),
    [(0, "1970-01-01"), (86_399, "1970-01-01"), (86_400, "1970-01-02"), (-1, "1969-12-31"),
     (951_782_400, "2000-02-29"), (None, ""), (10**18, "")],
)  # fmt: skip
def test_days_are_counted_in_seconds_since_1970(seconds: object, day: str) -> None:
    assert day_of(seconds) == day


@pytest.mark.parametrize("written", ["2021-01", "2021-10", "2021-12", "2021"])
def test_a_month_or_a_year_alone_is_told(written: str, read: Read) -> None:
    dataset = read("x.csv", f"actor,issue,position,date\na,q,1,{written}\nb,q,-1,2020-05-04\n")
    (said,) = told(dataset, "partial-date")
    assert said.endswith(f"counts as its last day, and stays as it is: {written}.")


def test_who_and_what_claims_alone_name(read: Read) -> None:
    dataset = read("x.csv", "actor,issue,position\na,q,1\nb,q,-1\na,r,0\n")
    assert [actor.id for actor in dataset.actors] == ["a", "b"]
    assert [issue.id for issue in dataset.issues] == ["q", "r"]
    assert told(dataset, "created") == [
        "There is no table actors: 2 actors taken from the claims.",
        "There is no table issues: 2 issues taken from the claims.",
    ]


def test_power_that_differs_by_issue_and_day_is_kept_with_both(read: Read) -> None:
    rows = (
        "Organisation,Bill,Position,Power,Date\nTown,A,1,10,2020-01-02\nTown,B,-1,20,2021-03-04\n"
    )
    dataset = read("x.csv", rows, columns="actor=Organisation,issue=Bill,capability=Power")
    found = [(i.actor, i.issue, i.capability, str(i.date)) for i in dataset.influence]
    assert found == [("Town", "A", 10, "2020-01-02"), ("Town", "B", 20, "2021-03-04")]


def test_a_project_larger_than_any_is_not_read(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put("x.qde", "<Project/>")
    monkeypatch.setattr(refi_qda, "LARGEST", 9)
    with pytest.raises(DataError, match="larger than"):
        load(path)


def test_an_empty_sign_in_onodo_is_none(tmp_path: Path) -> None:
    sheets = {
        "Nodes": [["Name", "Type", "Visible"], ["A", "x", None], ["B", "x", None]],
        "Relations": [["Source", "Type", "Target", "Sign"], ["A", "met", "B", "+"], ["B", "owns", "A", None]],
    }  # fmt: skip
    dataset = load(save(tmp_path / "o.xlsx", sheets))
    assert [tie.sign for tie in dataset.ties] == [1, None]


def test_what_polinode_says_of_nodes_and_edges_itself_is_no_column_of_ones_own(read: Read) -> None:
    node = {"id": "n", "key": "k", "source": "s", "target": "t", "undirected": False}
    edge = {"id": "e", "key": "k", "source": "n", "target": "m", "undirected": True, "hue": "red"}
    network = {
        "nodes": [
            {**node, "attributes": {}, "hue": "blue"},
            {"id": "m", "attributes": {"size": 2}},
        ],
        "edges": [{**edge, "attributes": {}}],
    }
    dataset = read("p.json", json.dumps(network))
    assert [dict(actor.extra) for actor in dataset.actors] == [{"x_hue": "blue"}, {"x_size": "2"}]
    (tie,) = dataset.ties
    assert dict(tie.extra) == {"x_hue": "red"}
    assert (tie.id, tie.directed) == ("e", False)


def test_matrices_that_end_early_are_refused_where_they_end(refused: Refused) -> None:
    said = refused("n.dl", "dl n=2\ndata:\n0 1\n1\n")
    assert said == ["n.dl:4:1: The data end before 2 rows of 2 are complete."]
    problems = Problems()
    assert dl_matrices(Header(sizes={"n": 2}), [], "n.dl", problems) == []
    assert [str(problem.place) for problem in problems.found] == ["n.dl:1:1"]


@pytest.mark.parametrize(
    ("head", "known"),
    [("statement_id;time", True), ("statement_id;concept", True), ("statement_id;person", False),
     ("time;concept", False), ("statement_id;agreement", False)],
)  # fmt: skip
def test_what_makes_a_list_one_of_statements(head: str, known: bool, put: Put) -> None:
    assert recognises(put("x.csv", f"{head}\n1;2\n")) is known


@pytest.mark.parametrize("actor", ["Actor", "Name", "Player", "Stakeholder", "Group"])
@pytest.mark.parametrize(
    ("power", "place", "care"),
    [("Capability", "Position", "Salience"), ("Capabilities", "Positions", "Saliency"),
     ("Power", "Pos", "Sal"), ("Influence", "Position", "Sal"), ("Resources", "Pos", "Salience")],
)  # fmt: skip
def test_what_columns_of_a_model_of_bargaining_are_called(
    actor: str, power: str, place: str, care: str, read: Read
) -> None:
    dataset = read("x.csv", f"{actor},{power},{place},{care}\na,10,-1,0.5\nb,20,1,1\n")
    assert [(s.actor, s.position, s.salience) for s in dataset.stances] == [
        ("a", -1, 0.5), ("b", 1, 1),
    ]  # fmt: skip


def test_a_scale_beside_the_tables_that_is_none_is_one_error(refused: Refused) -> None:
    tables = "stances: [{actor: a, issue: q, position: 1}, {actor: b, issue: q, position: -1}]\n"
    (said,) = refused("x.yaml", f"scale:position: a..b\n{tables}")
    assert said.startswith("x.yaml:1:"), said


def test_nodes_and_edges_are_said_to_be_read_as_tables(read: Read) -> None:
    dataset = read("set", {"nodes.csv": "id,name\na,A\nb,B\n", "ties.csv": "from,to\na,b\n"})
    assert "nodes.csv is read as the table actors." in told(dataset, "alias")


def test_who_only_mapped_ties_name_stands_beside_the_listed(tmp_path: Path) -> None:
    sheets = {
        "Bodies": [["Organisation", "Sort"], ["Town", "body"], ["Port", "firm"]],
        "Links": [["Giver", "Taker", "Kind"], ["Town", "Yard", "support"], ["Dock", "Port", "oppose"]],
    }  # fmt: skip
    tables = (
        TableMapping("actors", {"actor": "Organisation", "type": "Sort"}, sheet="Bodies"),
        TableMapping("ties", {"from": "Giver", "to": "Taker", "sign": "Kind"}, sheet="Links"),
    )
    kept = tmp_path / "mapping.yaml"
    kept.write_bytes(write_mapping(FileMapping(tables)))
    dataset = load(save(tmp_path / "b.xlsx", sheets), options=ReadOptions(mapping=kept))
    assert [(a.id, a.name, a.type) for a in dataset.actors] == [
        ("Town", "Town", "body"), ("Port", "Port", "firm"), ("Dock", "Dock", None), ("Yard", "Yard", None),
    ]  # fmt: skip


def test_of_a_table_that_is_refused_every_row_is_accounted_for(put: Put) -> None:
    rows = "a,b,+,1\nb,c,maybe,1\nc,d,+\nd,e,-,2\n"
    with pytest.raises(DataError) as caught:
        load(put("x.csv", "from,to,sign,strength\n" + rows))
    said = [problem.message for problem in caught.value.problems if problem.code == "account"]
    assert said == ["ties: 4 rows read, 2 rejected, 2 good; nothing was used."]


def test_options_that_a_translation_moves_are_refused_with_what_to_write(put: Put) -> None:
    head = "id,question,options,options:ja\nq,Q,no=-1|yes=1,"
    tables = {"issues.csv": head + "否=-1|賛=0.5\n", "stances.csv": "actor,issue,position\na,q,1\n"}
    with pytest.raises(DataError) as caught:
        load(put("set", tables))
    (said,) = (problem for problem in caught.value.problems if problem.code == "translation")
    assert said.hint == "Give every option, in the same order, at the same position."


def test_power_and_shares_on_scales_of_their_own(read: Read) -> None:
    rows = "actor,issue,position,salience,capability\na,q,1,4,5\nb,q,-1,8,10\n"
    dataset = read("x.csv", rows, scale=["capability:0..10", "salience:0..8"])
    assert [s.salience for s in dataset.stances] == [0.5, 1]
    assert [a.capability for a in dataset.actors] == [50, 100]
    dataset = read(
        "y.csv", rows.replace(",5", ",100").replace(",10\n", ",200\n"), scale="capability:0..200"
    )
    assert [a.capability for a in dataset.actors] == [50, 100]


def test_a_word_that_says_nothing_says_what_was_stated_of_it(read: Read) -> None:
    rows = "actor,issue,position\na,q,1\nb,q,-1\nc,q,n/a\n"
    assert [s.position for s in read("x.csv", rows).stances] == [1, -1]
    stated = read("y.csv", rows, values="position:n/a=neutral")
    assert [s.position for s in stated.stances] == [1, -1, 0]
