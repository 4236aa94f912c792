"""Turnings that reading takes seldom: what stands in the way, and what is said of it."""

from __future__ import annotations

import gzip
import json
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from made_files import under, workbook_of

from graphkit.dataset import Dataset
from graphkit.errors import DataError, Place
from graphkit.formats import ReadOptions, formats, load
from graphkit.formats.mactor_xlsx import recognises
from graphkit.formats.reading.columns import KeptColumns
from graphkit.formats.reading.decode import read_bytes
from graphkit.formats.reading.ends import AddedRows
from graphkit.formats.reading.first_lines import table_files
from graphkit.formats.reading.peek import json_in, sheets_in
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import KeptRows, Whereabouts
from tests.formats.books import save
from tests.formats.fixture_types import Put, Read, Refused

TIES = "from,to,sign\n"


def told(dataset: Dataset, code: str) -> list[str]:
    return [notice.message for notice in dataset.notices if notice.code == code]


class Places(Whereabouts):
    """A table whose places say what was asked."""

    def header(self, column: int) -> Place:
        return Place(f"header {column}")

    def row(self, row: int) -> Place:
        return Place(f"row {row}")

    def key(self, row: int, column: int) -> Place:
        return Place(f"key {row} {column}")

    def cell(self, row: int, column: int, mark: str = "") -> Place:
        return Place(f"cell {row} {column} {mark}".strip())


def test_places_of_rows_and_columns_that_were_kept() -> None:
    rows, columns = KeptRows(Places(), [3, 5]), KeptColumns(Places(), [2, 7])
    assert [rows.header(1).file, rows.row(1).file, rows.key(0, 4).file, rows.cell(1, 4, "|").file] == [
        "header 1", "row 5", "key 3 4", "cell 5 4 |",
    ]  # fmt: skip
    assert [columns.header(1).file, columns.row(9).file, columns.key(0, 1).file, columns.cell(1, 0, "|").file] == [
        "header 7", "row 9", "key 0 7", "cell 1 2 |",
    ]  # fmt: skip
    beyond = [columns.header(2), columns.key(4, 2), columns.cell(4, 3)]
    assert [place.file for place in beyond] == ["header 0", "row 4", "row 4"]
    added = AddedRows(Places(), 2, [Place("new")])
    found = [
        added.header(1),
        added.row(1),
        added.cell(1, 3),
        added.row(2),
        added.cell(2, 3),
        added.key(2, 0),
    ]
    assert [place.file for place in found] == ["header 1", "row 1", "cell 1 3", "new", "new", "new"]


def test_whoever_changed_groups_belongs_to_the_last_by_day(read: Read) -> None:
    """Rows need not stand in the order of days."""
    folder = {
        "member_votes.csv": "vote_id,member_id,position,country_code,group_code\n11,1,FOR,FRA,SD\n10,1,FOR,FRA,EPP\n",
        "votes.csv": "id,timestamp,display_title,description,is_main,result\n"
        "10,2021-02-01 10:00:00,Salt,,True,ADOPTED\n11,2021-02-02 10:00:00,Salt,,True,REJECTED\n",
    }
    dataset = read("ep", folder)
    assert dataset.actor_by_id["1"].member_of == ("SD",)
    assert told(dataset, "changed-group") == [
        "1 member changed group: each belongs to the last one here; every vote keeps its own."
    ]
    alone = read("alone", {"member_votes.csv": folder["member_votes.csv"]})
    assert [s.date for s in alone.stances] == [None, None]


def test_tasks_that_are_none_are_told(put: Put) -> None:
    """The first twenty are looked at to know the format; what comes later is read all the same."""
    result = {"type": "labels", "value": {"start": 0, "end": 1, "text": "G", "labels": ["oppose"]}}
    task = {"id": 1, "data": {"text": "G"}, "annotations": [{"id": 1, "result": [result]}]}
    with pytest.raises(DataError, match="tasks: named fields are expected here"):
        load(put("x.json", json.dumps([*[task] * 20, 7])))
    with pytest.raises(DataError) as caught:
        load(put("y.json", json.dumps([7, task])))
    assert "Label Studio" not in str(caught.value)


def test_workbooks_that_hold_no_matrices(tmp_path: Path) -> None:
    """No file, no archive, no workbook in it, none of the two matrices."""
    actors = ["Town", "Port"]
    good = tmp_path / "good.xlsx"
    aims = under(["Trams", "Tolls"], [[4, -1], [0, 2]], actors)
    good.write_bytes(workbook_of({"A": under(actors, [[None, 3], [1, 0]], actors), "B": aims}))
    assert recognises(good) and not recognises(tmp_path / "gone.xlsx")
    broken = tmp_path / "broken.xlsx"
    for left_out in ("xl/workbook.xml", "xl/worksheets/sheet1.xml"):
        with zipfile.ZipFile(good) as old, zipfile.ZipFile(broken, "w") as new:
            for name in old.namelist():
                if name != left_out:
                    new.writestr(name, old.read(name))
        assert not recognises(broken)
    problems = Problems()
    formats["mactor"].read(
        save(tmp_path / "other.xlsx", {"A": [["x"], [1]]}), ReadOptions(), problems
    )
    assert [(p.code, str(p.place)) for p in problems.found] == [("no-matrix", "other.xlsx")]


def test_a_relation_of_netdraw_without_a_number(read: Read) -> None:
    text = "*node data\nID name\na Ann\nb Bob\n*tie data\nfrom to colour\na b red\n"
    (tie,) = read("x.vna", text).ties
    assert (tie.source_actor, tie.target_actor, tie.extra["x_colour"]) == ("a", "b", "red")


def test_tables_that_are_called_as_graphkits_need_no_note(read: Read) -> None:
    tables = {"actors.csv": "Id,Label\n1,Ann\n2,Bob\n", "edges.csv": "Source,Target\n1,2\n"}
    said = [words for words in told(read("set", tables), "alias") if "the table" in words]
    assert said == ["edges.csv is read as the table ties."]


def test_positions_of_which_none_says_anything(put: Put) -> None:
    path = put("x.csv", "Organisation,Position,Page\nA,,1\nB,,2\n")
    options = ReadOptions(columns="actor=Organisation,position=Position", fixed="issue=Toll")
    dataset = load(path, options=options)
    assert not dataset.stances and len(dataset.actors) == 2
    (account,) = (a for a in dataset.accounts if a.table == "stances")
    assert (account.read, account.used, account.rejected) == (2, 0, 2)


def test_columns_alike_but_for_a_number_need_not_be_two_actors(read: Read) -> None:
    content = "Organisation,Position,Score 1,Score 2\nA,support,x,y\nB,oppose,y,x\n"
    assert len(read("x.csv", content).stances) == 2


def test_what_was_said_of_a_column_of_lesser_weight(read: Read) -> None:
    content = (
        "Organisation,Position,When,Day\nA,support,2024-01-02,2020-01-01\nB,oppose,2024-01-03,\n"
    )
    told_ = "actor=Organisation,position=Position,date=When"
    assert [str(s.date) for s in read("x.csv", content, columns=told_).stances] == [
        "2024-01-02",
        "2024-01-03",
    ]


def test_of_two_sheets_one_has_an_issue_of_its_own(tmp_path: Path) -> None:
    sheets = {
        "Toll": [["Organisation", "Position"], ["A", "support"], ["B", "oppose"]],
        "All": [
            ["Organisation", "Issue", "Position"],
            ["A", "Bus", "oppose"],
            ["B", "Bus", "support"],
        ],
    }
    dataset = load(save(tmp_path / "x.xlsx", sheets))
    assert {issue.id for issue in dataset.issues} == {"Toll", "Bus"}


def test_nested_values_and_lists_in_lists_are_left_out_and_told(read: Read) -> None:
    nodes: list[dict[str, Any]] = [{"id": "a", "x": {"y": 1}, "z": [[1]], "w": [1, 2]}, {"id": "b"}]
    made = {"nodes": nodes, "links": [{"source": "a", "target": " b "}]}
    dataset = read("x.json", json.dumps(made))
    assert told(dataset, "nested") == [
        "x: nested values are left out.",
        "z: nested values are left out.",
    ]
    assert dataset.actors[0].extra == {"x_w": "1|2"} and len(dataset.actors) == 2


def test_evidence_that_is_an_empty_list(read: Read) -> None:
    dataset = read("x.yaml", "ties:\n- {from: a, to: b, sign: support, evidence: []}\n")
    assert dataset.ties[0].source == () and not told(dataset, "evidence")


def test_a_long_table_whose_archive_is_damaged(put: Put) -> None:
    """The sum at its end is not that of what is in it."""
    folder = put("ep", {"votes.csv": "id,timestamp,display_title,description,is_main,result\n"
                        "10,2021-02-01 10:00:00,Salt,,True,ADOPTED\n"})  # fmt: skip
    rows = "vote_id,member_id,position,country_code,group_code\n" + "10,1,FOR,FRA,NI\n" * 30_000
    packed = bytearray(gzip.compress(rows.encode()))
    packed[-8] ^= 1
    (folder / "member_votes.csv.gz").write_bytes(packed)
    with pytest.raises(DataError, match=r"member_votes\.csv\.gz: This cannot be read"):
        load(folder)


def test_an_archive_larger_unpacked_than_allowed(put: Put) -> None:
    path, problems = put("x.gz", gzip.compress(b"0" * 1000)), Problems()
    assert read_bytes(path, "x.gz", problems, largest=999) is None
    assert [p.code for p in problems.found] == ["size"]
    assert read_bytes(path, "x.gz", Problems(), largest=1000) == b"0" * 1000


def test_edges_of_dl_between_two_kinds_of_nodes(read: Read) -> None:
    text = "dl nr=2 nc=2 format=edgelist2\nrow labels:\nAnn Lee\nBob\ncol labels:\nClub\nPort\ndata:\n1 2 3\n2 1 1\n"
    dataset = read("x.dl", text)
    assert {(t.source_actor, t.target_actor, t.directed, t.strength) for t in dataset.ties} == {
        ("Ann Lee", "Port", False, 3), ("Bob", "Club", False, 1),
    }  # fmt: skip


def test_a_workbook_of_nothing_that_is_known(tmp_path: Path) -> None:
    path = save(tmp_path / "x.xlsx", {"S": [["Temp", "Pressure"], [1, 2], [3, 4]]})
    with pytest.raises(DataError, match="'Temp', 'Pressure'"):
        load(path)


def test_power_that_must_be_said(refused: Refused) -> None:
    """Nothing known is no power where the table is of power."""
    tables = {
        "stances.csv": "actor,issue,position\na,q,1\n",
        "influence.csv": "actor,issue,capability\na,q,n/a\n",
    }
    assert refused("set", tables)[0].startswith("influence.csv:2:5 (capability)")


def test_nothing_is_asked_of_files_that_are_gone(tmp_path: Path) -> None:
    gone = tmp_path / "gone"
    assert (table_files(gone), dict(sheets_in(gone)), json_in(gone)) == ([], {}, None)
    problems = Problems()
    formats["csv_folder"].read(gone, ReadOptions(), problems)
    assert "unreadable" in {problem.code for problem in problems.found}


@pytest.mark.skipif(
    not Path("/proc/self/mem").exists(), reason="no file that opens and is not read"
)
@pytest.mark.parametrize(
    "ending", [".dna", ".qdpx", ".csv", ".json", ".xlsx", ".yaml", ".xml", ".gml"]
)
def test_a_file_that_the_system_does_not_hand_over(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"x{ending}"
    path.symlink_to("/proc/self/mem")
    with pytest.raises(DataError) as caught:
        load(path)
    assert {p.place.file for p in caught.value.problems if p.place} == {path.name}


def test_a_folder_of_parquet_with_names_of_its_own(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    ties = {"from": ["a"], "to": ["b"], "sign": ["+"], "strength": [Decimal("1.50")]}
    parquet.write_table(pyarrow.table(ties), tmp_path / "ties.parquet")
    parquet.write_table(pyarrow.table({"x": [1]}), tmp_path / "zzz.parquet")
    dataset = load(tmp_path)
    assert dataset.ties[0].strength == 1.5
    assert told(dataset, "unknown-table") == ["'zzz' is no table and was not read."]
    parquet.write_table(pyarrow.table(ties), tmp_path / "edges.parquet")
    parquet.write_table(pyarrow.table({"x": [1]}), tmp_path / "souces.parquet")
    with pytest.raises(DataError) as caught:
        load(tmp_path)
    found = {p.code: str(p) for p in caught.value.problems if p.level == "error"}
    assert found["duplicate-table"] == "ties.parquet: The table ties is given twice."
    assert found["unknown-table"].endswith("'souces' is no table. Did you mean 'sources'?")


def test_parquet_that_is_too_large_or_called_twice_or_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    from graphkit.formats import parquet as reader

    path = tmp_path / "x.parquet"
    twice = pyarrow.table([["a"], ["b"], ["+"]], names=["from", "to", "to"])
    parquet.write_table(twice, path)
    with pytest.raises(DataError, match="Two columns have the same name"):
        load(path)
    parquet.write_table(
        pyarrow.table({"from": pyarrow.array([], "string"), "to": pyarrow.array([], "string")}),
        path,
    )
    with pytest.raises(DataError, match="There are no rows"):
        load(path)
    parquet.write_table(pyarrow.table({"colour": ["red"]}), path)
    with pytest.raises(DataError, match="not found"):
        load(path)
    ties = pyarrow.table({"from": ["a"], "to": ["b"], "sign": ["+"]})
    parquet.write_table(ties.replace_schema_metadata({"graphkit": "{no json"}), path)
    assert told(load(path), "metadata") == [
        "What stands in the metadata under graphkit is no JSON."
    ]
    monkeypatch.setattr(reader, "MOST_CELLS", 3)
    assert len(load(path).ties) == 1
    monkeypatch.setattr(reader, "MOST_CELLS", 2)
    with pytest.raises(DataError, match="1 rows of 3 columns are too many"):
        load(path)


def test_a_picture_without_a_place_and_words_of_another_file(tmp_path: Path) -> None:
    """A selection in a picture may say no place; it is a passage all the same, and not misplaced."""
    xml = (
        '<Project xmlns="urn:QDA-XML:project:1.0" name="Toll"><CodeBook><Codes><Code guid="a" name="Actor">'
        '<Code guid="g" name="Guild"/></Code><Code guid="o" name="oppose"/></Codes></CodeBook><Sources>'
        '<PictureSource guid="p" name="Photo"><PictureSelection guid="s" firstX="1" firstY="2">'
        '<Coding guid="k"><CodeRef targetGUID="g"/></Coding><Coding guid="l"><CodeRef targetGUID="o"/></Coding>'
        "</PictureSelection></PictureSource></Sources></Project>"
    )
    path = tmp_path / "p.qdpx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.qde", xml)
    dataset = load(path)
    assert [(s.actor, s.position) for s in dataset.stances] == [("Guild", -1)]
    assert not told(dataset, "misplaced")


def test_a_rule_that_counts_by_a_column_without_a_table(refused: Refused) -> None:
    issues = "id,question,decided_by,decision_rule\nq,Q,a|b,qualified:60% of x_people\n"
    stances = "actor,issue,position\na,q,1\nb,q,-1\n"
    told_ = refused("set", {"issues.csv": issues, "stances.csv": stances})
    assert "The table actors has no column x_people." in told_[0] and len(told_) == 1


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("ktab_csv", "from,to\na,b\n", "no-header"),
        ("ktab_csv", "Town,Two,1,1,\n", "no-header"),
        ("ktab_xml", "<Other><Scenario/></Other>", "no-scenario"),
        ("graphml", "<gexf/>", "shape"),
        ("gml", "a 1", "graphs"),
        ("gml", "a ]", "gml"),
        ("gml", "graph [", "gml"),
        ("gml", "graph", "gml"),
        ("gml", "[ a 1 ]", "gml"),
        ("refi_qda", "<Project/>", "not-archive"),
    ],
)
def test_a_file_of_another_kind(name: str, content: str, code: str, put: Put) -> None:
    problems = Problems()
    formats[name].read(put(f"x{max(formats[name].suffixes)}", content), ReadOptions(), problems)
    assert code in {problem.code for problem in problems.found}
