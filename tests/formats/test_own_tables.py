"""Tables with headings of their own: what each is taken for, in several languages and layouts."""

from __future__ import annotations

import contextlib
import io
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.dataset import Dataset
from graphkit.errors import DataError, GraphkitError, UsageError
from graphkit.formats import ReadOptions, load
from graphkit.formats.reading.grid import csv_grid
from graphkit.formats.reading.guess import Told, guess
from graphkit.formats.reading.problems import Problems
from tests.formats.fixture_types import Put, Read

Sheets = dict[str, list[list[Any]]]


def book(sheets: Sheets, merged: tuple[str, ...] = ()) -> bytes:
    """A workbook of these sheets; `merged` cells are of the first."""
    from openpyxl import Workbook

    made = Workbook()
    made.remove(made.active)
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(row)
    for cells in merged:
        made.worksheets[0].merge_cells(cells)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def sides(dataset: Dataset) -> tuple[int, int, int]:
    """How many stances are for, against and neither."""
    signs = Counter((s.position > 0) - (s.position < 0) for s in dataset.stances)
    return signs[1], signs[-1], signs[0]


def taken_for(text: str) -> dict[str, str]:
    """What each heading of a CSV text is taken for."""
    grid = csv_grid(text, "a.csv", Problems())
    assert grid
    found = guess([grid], Told())
    assert found
    return dict(found.mapping.tables[0].columns)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        (
            "Organisation;Thema;Haltung;Datum;Quelle\nBund;Maut;support;2024-01-02;Brief\n",
            "actor=Organisation issue=Thema position=Haltung date=Datum source=Quelle",
        ),
        (
            "Nom de l'organisation;Projet de loi;Avis;Date de l'avis\nPort;L 1;oppose;2024-01-02\n",
            "actor=Nom de l'organisation issue=Projet de loi position=Avis date=Date de l'avis",
        ),
        (
            "Entidad,Ley,Postura,Fuente\nPuerto,L 1,support,Acta\n",
            "actor=Entidad issue=Ley position=Postura source=Fuente",
        ),
        (
            "団体名,法案,賛否,出典\n商工会,港湾法案,賛成,https://example.jp\n",
            "actor=団体名 issue=法案 position=賛否 source=出典",
        ),
        (
            "Bill_Name,Last_Name,Organization,Position,Text\nHB1,Abbot,League,Support,We do.\n",
            "actor=Organization issue=Bill_Name position=Position summary=Text",
        ),
        (
            "client_name,lobbyist_firm_name,bill_id,position_numeric\nA,F,B1,-1\nB,F,B1,1\n",
            "actor=client_name issue=bill_id position=position_numeric",
        ),
        (
            "Stakeholder,Contact name,Level of power,Level of interest,Attitude\n"
            "Port,Ann,3,5,support\nYard,Ann,2,2,oppose\n",
            "actor=Stakeholder position=Attitude salience=Level of interest "
            "capability=Level of power",
        ),
        (
            "Country1,Country2,score,same\nQA,QB,3,no\nQA,QC,2,no\n",
            "from=Country1 to=Country2 weight=score",
        ),
        (
            "Aktionär;Unternehmen;Prozent\nFonds;Werft;12,5\n",
            "from=Aktionär to=Unternehmen weight=Prozent",
        ),
        ("Lobbyist,Client\nx,y\n", "from=Lobbyist to=Client"),
        ("Actor A,Actor B,Relation\nx,y,support\ny,z,oppose\n", "from=Actor A to=Actor B sign=Relation"),
        *(
            (f"{first},{second},sign\nabc,def,1\nabc,ghi,-1\n", f"from={first} to={second} sign=sign")
            for first, second in [
                ("source_actor", "target_actor"), ("From Actor", "To Actor"), ("ego", "alter"),
                ("Source Label", "Target Label"), ("who", "whom"), ("caller", "callee"),
                ("V1", "V2"), ("node_1", "node_2"), ("Vertex A", "Vertex B"),
            ]
        ),
    ],
)  # fmt: skip
def test_columns_are_known_by_their_headings(text: str, columns: str) -> None:
    found = taken_for(text)
    assert " ".join(f"{column}={name}" for column, name in found.items()) == columns


def test_a_list_of_positions_is_read_without_a_question(read: Read) -> None:
    dataset = read(
        "heard.csv",
        "Speaker,Bill,Organization,Position,Page\n"
        "Abbot,HB1,League,support,4\nBrill,HB1,Growers,oppose,5\nAbbot,HB2,League,oppose,9\n",
    )
    assert {(s.actor, s.issue, s.position) for s in dataset.stances} == {
        ("League", "HB1", 1),
        ("Growers", "HB1", -1),
        ("League", "HB2", -1),
    }
    assert [s.extra["x_Speaker"] for s in dataset.stances] == ["Abbot", "Brill", "Abbot"]
    notes = {notice.code: str(notice) for notice in dataset.notices}
    assert "'Organization' as actor" in notes["mapping"]
    assert "--columns" in notes["mapping"]
    assert "x_Speaker" in notes["own-columns"]


def test_a_wide_table_has_a_claim_for_every_cell(read: Read) -> None:
    """Three actors times two issues are six cells: five say something, one nothing."""
    content = "Verband;Maut;Tempolimit\nClub;oppose;oppose\nBund;support;\nGilde;neutral;support\n"
    dataset = read("a.csv", content)
    assert {(s.actor, s.issue): s.position for s in dataset.stances} == {
        ("Club", "Maut"): -1,
        ("Club", "Tempolimit"): -1,
        ("Bund", "Maut"): 1,
        ("Gilde", "Maut"): 0,
        ("Gilde", "Tempolimit"): 1,
    }
    (account,) = [a for a in dataset.accounts if a.table == "stances"]
    assert (account.read, account.used, account.rejected) == (6, 5, 1)


def test_issues_in_rows_and_actors_in_columns(read: Read) -> None:
    dataset = read("a.csv", "Motion,Blues,Reds\nToll,support,oppose\nBus,oppose,oppose\n")
    assert {(s.actor, s.issue, s.position) for s in dataset.stances} == {
        ("Blues", "Toll", 1),
        ("Reds", "Toll", -1),
        ("Blues", "Bus", -1),
        ("Reds", "Bus", -1),
    }


def test_0_and_1_are_asked_about_in_a_wide_table_too(put: Put) -> None:
    path = put("votes.csv", "Organisation,Toll,Bus\nA,1,0\nB,0,1\n")
    with pytest.raises(DataError) as caught:
        load(path)
    (error,) = [p for p in caught.value.problems if p.level == "error"]
    assert len(error.answers) == 3
    assert caught.value.command == f"graphkit import {path} -o votes"
    answered = load(path, options=ReadOptions(values="position:0=oppose,1=support"))
    assert sides(answered) == (2, 2, 0)


def test_a_title_a_sum_and_remarks_are_no_data(read: Read) -> None:
    rows: list[list[Any]] = [
        ["Cable car over the pass"],
        [],
        [None, "Organisation", "Haltung", "Remarks"],
        [None, "Lift company", "support", "builds"],
        [None, "Farmers", "oppose", None],
        [None, "Summe", None, "=COUNTA(B4:B5)"],
        [None, "Heard in May"],
    ]
    dataset = read("b.xlsx", book({"Tabelle1": rows}, ("A1:D1",)))
    assert [(s.actor, s.issue, s.position) for s in dataset.stances] == [
        ("Lift company", "Cable car over the pass", 1),
        ("Farmers", "Cable car over the pass", -1),
    ]
    said = [str(notice) for notice in dataset.notices]
    assert any("B6: Row 6 ('Summe') sums up" in words for words in said)
    assert any("B7: Row 7 ('Heard in May') is a remark" in words for words in said)
    assert any("row 3 of the sheet Tabelle1" in words for words in said)


def test_a_formula_without_a_value_among_the_data_is_told(put: Put) -> None:
    rows = [["Organisation", "Issue", "Position"], ["A", "Toll", "support"], ["B", "Toll", "=1-2"]]
    with pytest.raises(DataError) as caught:
        load(put("b.xlsx", book({"S": rows})))
    assert any("S!C3: A formula without a stored value" in str(p) for p in caught.value.problems)


def test_legends_are_passed_over_and_said(read: Read) -> None:
    sheets: Sheets = {
        "Legend": [["a = support"], ["b = oppose"], ["H-R", "House Rules"]],
        "2021": [["Bill", "League Position", "Com"], ["HB1", "a", "H-R"], ["HB2", "b", "H-R"]],
        "2022": [["Bill", "League Position", "Com"], ["HB3", "a", "H-R"]],
    }
    dataset = read("b.xlsx", book(sheets))
    assert {(s.actor, s.issue, s.position) for s in dataset.stances} == {
        ("League", "HB1", 1),
        ("League", "HB2", -1),
        ("League", "HB3", 1),
    }
    said = [str(notice) for notice in dataset.notices]
    assert any("Legend!A1: The sheet Legend was passed over" in words for words in said)
    assert any("The sheet 2022 is read as the sheet 2021 is" in words for words in said)


def test_each_sheet_of_one_question_is_an_issue(read: Read) -> None:
    head = ["Organisation", "Position"]
    sheets: Sheets = {"Bridge": [head, ["Town", "support"]], "Toll": [head, ["Town", "oppose"]]}
    dataset = read("b.xlsx", book(sheets))
    assert {(s.issue, s.position) for s in dataset.stances} == {("Bridge", 1), ("Toll", -1)}


def test_a_list_of_actors_beside_the_claims(read: Read) -> None:
    sheets: Sheets = {
        "Who": [["Organisation", "Sector"], ["Town", "Public"], ["Port", "Industry"]],
        "Said": [["Organisation", "Bill", "Position"], ["Town", "B", 1], ["Yard", "B", -1]],
    }
    dataset = read("b.xlsx", book(sheets))
    kinds = {actor.id: actor.type for actor in dataset.actors}
    assert kinds == {"Town": "Public", "Port": "Industry", "Yard": None}


def test_a_value_merged_over_rows_stands_in_each(read: Read) -> None:
    rows = [["Actor", "Issue", "Stance"], ["Town", "A", 1], [None, "B", -1], ["Port", "A", -1]]
    dataset = read("b.xlsx", book({"S": rows}, ("A2:A3",)))
    assert [s.actor for s in dataset.stances] == ["Town", "Town", "Port"]


def test_scores_are_shares_of_their_top(read: Read) -> None:
    """Five of five is all: power 100, salience 1; three of five is 60 and 0.6."""
    content = "Name,Power (1-5),Interest (1-5),Attitude\nTown,5,3,support\nPort,3,5,oppose\n"
    dataset = read("register.csv", content)
    assert {a.id: a.capability for a in dataset.actors} == pytest.approx({"Town": 100, "Port": 60})
    assert {s.actor: s.salience for s in dataset.stances} == pytest.approx({"Town": 0.6, "Port": 1})


def test_which_end_of_a_stated_scale_is_support_is_asked(put: Put) -> None:
    path = put("a.csv", "Stakeholder,Question,Response (1-7)\nA,Toll,7\nB,Toll,1\nC,Toll,4\n")
    with pytest.raises(DataError) as caught:
        load(path)
    (error,) = [p for p in caught.value.problems if p.level == "error"]
    assert [a.option for a in error.answers] == ["--scale position:1..7", "--scale position:7..1"]
    for scale, positions in (("1..7", [1, -1, 0]), ("7..1", [-1, 1, 0])):
        found = load(path, options=ReadOptions(scale=f"position:{scale}"))
        assert [s.position for s in found.stances] == positions


def test_a_list_of_codes_says_which_end_is_support(read: Read) -> None:
    head = ["Name", "Attitude (1-5)"]
    sheets: Sheets = {
        "List": [head, ["A", 1], ["B", 3], ["C", 4]],
        "Codes": [["1 = support"], ["3 = no view"], ["5 = oppose"]],
    }
    positions = [s.position for s in read("b.xlsx", book(sheets)).stances]
    assert positions == [1, 0, -0.5]


def test_pairs_are_ties_without_a_direction(read: Read) -> None:
    content = "pair,score,Country1,Country2\nA-A,9,A,A\nA-B,4,A,B\nA-C,0,A,C\nB-C,2,B,C\n"
    dataset = read("a.csv", content)
    assert [(t.source_actor, t.target_actor, t.strength) for t in dataset.ties] == [
        ("A", "B", 4),
        ("B", "C", 2),
    ]
    assert {(tie.sign, tie.directed) for tie in dataset.ties} == {(None, False)}
    (account,) = dataset.accounts
    assert (account.read, account.used, account.rejected) == (4, 2, 2)


def test_owners_are_tied_to_what_they_own(read: Read) -> None:
    content = "\ufeffshareholder,rank,company_name,percent\nFund,1,Mango,40.4\nMango,1,Lime,9\n"
    dataset = read("a.csv", content)
    (first, second) = dataset.ties
    assert (first.source_actor, first.target_actor, first.strength) == ("Fund", "Mango", 40.4)
    assert (second.source_actor, second.relation, second.sign) == ("Mango", "shareholder", None)
    assert all(tie.directed for tie in dataset.ties)


def test_a_list_of_actors_is_told_plainly(read: Read) -> None:
    dataset = read("a.csv", "Name,Title,Interviews\nFunder,Officer,10\nTroll,Pest,Few\n")
    assert len(dataset.actors) == 2
    (warning,) = [n for n in dataset.notices if n.level == "warning"]
    assert "no tie and no stance" in warning.message


def test_a_position_may_be_a_job(read: Read) -> None:
    dataset = read("a.csv", "Name,Position,Email\nAnn,Director,a@x.org\nBob,Manager,b@x.org\n")
    assert (len(dataset.actors), dataset.stances) == (2, ())


def test_a_register_with_an_id_column_is_no_mere_list_of_actors(read: Read) -> None:
    dataset = read("a.csv", "id,Stakeholder,Power,Attitude\n1,Town,3,support\n2,Port,5,oppose\n")
    assert {(s.actor, s.position) for s in dataset.stances} == {("Town", 1), ("Port", -1)}


def test_nothing_known_names_the_headings_and_the_command(put: Put) -> None:
    path = put("a.csv", "Temp,Pressure,Wind\n1,2,3\n4,5,6\n")
    with pytest.raises(DataError) as caught:
        load(path)
    (error,) = [p for p in caught.value.problems if p.level == "error"]
    assert "'Temp', 'Pressure', 'Wind'" in error.message
    assert f"graphkit import {path} -o a --columns" in error.answers[0].option


@pytest.mark.parametrize(
    "table, needed, asked",
    [
        ("ties", "from and to", ["from=HEADING,to=HEADING"]),
        (
            "stances",
            "actor, issue and position",
            ["actor=HEADING,issue=HEADING,position=HEADING"],
        ),
        ("actors", "id and name", ["actor=HEADING"]),
    ],
)
def test_what_a_table_was_said_to_be_is_asked_for(
    put: Put, table: str, needed: str, asked: list[str]
) -> None:
    path = put("a.csv", "Foo,Bar,Baz\nx y z,1,2\nq w e,3,4\n")
    with pytest.raises(DataError) as error:
        load(path, options=ReadOptions(table=table))
    (told,) = error.value.problems
    assert told.message.startswith(f"Columns {needed} were not found")
    commands = [answer.option for answer in told.answers]
    assert [command.partition(" --columns ")[2] for command in commands] == asked
    assert all(f"--table {table} " in command for command in commands)


def test_a_title_above_a_list_parted_by_commas(read: Read) -> None:
    text = "Who said what in 2024\n\nActor,Issue,Position,Weight of evidence\nA,Toll,-1,x\nB,Toll,1,y\n"
    assert sides(read("a.csv", text)) == (1, 1, 0)


def test_headings_that_are_words_of_support_are_no_data(read: Read) -> None:
    dataset = read("a.csv", "Organisation,Bill,Support\nA,HB1,support\nB,HB1,oppose\n")
    assert (len(dataset.stances), dataset.ties) == (2, ())


def test_what_is_stated_overrules_the_guess(read: Read) -> None:
    content = "Name,Organisation,Bill,Position\nAnn,League,HB1,support\nBob,Guild,HB1,oppose\n"
    assert {s.actor for s in read("a.csv", content).stances} == {"League", "Guild"}
    told = read("b.csv", content, columns="actor=Name", fixed="issue=All of it")
    assert {(s.actor, s.issue) for s in told.stances} == {
        ("Ann", "All of it"),
        ("Bob", "All of it"),
    }
    listed = read("c.csv", content, table="actors")
    assert (len(listed.actors), listed.stances) == (2, ())


def test_columns_that_are_not_there(put: Put) -> None:
    path = put("a.csv", "Name,Bill,Position\nAnn,HB1,support\n")
    with pytest.raises(DataError, match=r"'Naem' do not stand together .* Did you mean 'Name'"):
        load(path, options=ReadOptions(columns="actor=Naem"))
    with pytest.raises(UsageError, match="Did you mean 'actor'"):
        load(path, options=ReadOptions(columns="acter=Name"))
    with pytest.raises(UsageError, match="does not say COLUMN=WORDS"):
        load(path, options=ReadOptions(columns="actor"))


names = st.lists(st.text("abcdefgh", min_size=2, max_size=6), min_size=2, max_size=6, unique=True)


@given(names, st.data(), st.permutations(["Organisation", "Bill", "Position", "Page"]))
def test_the_order_of_columns_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory,
    actors: list[str],
    data: st.DataObject,
    order: list[str],
) -> None:
    sign = st.sampled_from(["support", "oppose", "neutral"])
    said = [(actor, f"B{n % 2}", data.draw(sign)) for n, actor in enumerate(actors)]
    path = tmp_path_factory.mktemp("own") / "said.csv"
    lines = [
        {"Organisation": actor, "Bill": bill, "Position": word, "Page": str(n + 10)}
        for n, (actor, bill, word) in enumerate(said)
    ]
    rows = [order, *([line[head] for head in order] for line in lines)]
    path.write_text("\n".join(";".join(row) for row in rows))
    words = {1: "support", -1: "oppose", 0: "neutral"}
    found = [(s.actor, s.issue, words[int(s.position)]) for s in load(path).stances]
    assert found == said


HEADINGS = [
    *["Name", "Organisation", "Issue", "Bill", "Position", "Power", "Interest", "Date", "Source"],
    *["Country1", "Country2", "From", "To", "Weight", "#", "", "id", "賛否", "Attitude (1-5)"],
]
CELLS = [
    "",
    "support",
    "oppose",
    "1",
    "0",
    "-1",
    "7",
    "Town",
    "Port",
    "n/a",
    "-",
    "Total",
    "5%",
    "a|b",
]
TOLD: list[dict[str, Any]] = [
    {}, {"header_row": 2}, {"table": "ties"}, {"columns": "actor=#1"}, {"sum": True},
]  # fmt: skip


@given(
    st.data(), st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=5), st.sampled_from(TOLD)
)
def test_whatever_a_table_holds_it_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory,
    data: st.DataObject,
    head: list[str],
    told: dict[str, Any],
) -> None:
    cells = st.lists(st.sampled_from(CELLS), min_size=len(head), max_size=len(head))
    rows = [head, *data.draw(st.lists(cells, max_size=4))]
    path = tmp_path_factory.mktemp("any") / "any.csv"
    path.write_text("\n".join(",".join(row) for row in rows))
    with contextlib.suppress(GraphkitError):
        for account in load(path, options=ReadOptions(**told)).accounts:
            assert account.read == account.used + account.merged + account.rejected


def test_separators_alone_are_no_table(refused: Callable[..., list[str]]) -> None:
    (told,) = refused("any.csv", ",\n,\n", table="ties")
    assert told.startswith("any.csv:1:1")


def test_actors_that_stand_in_the_headings(read: Read) -> None:
    """An issue a row, and a column for what each of several actors said of it."""
    content = (
        "Bill,Garden Clubs Position,Port Position,Page\n"
        "Toll,support,oppose,1\nBus,oppose,support,2\nTram,neutral,support,3\n"
    )
    dataset = read("a.csv", content)
    assert {(s.actor, s.issue, s.position) for s in dataset.stances} == {
        ("Garden Clubs", "Toll", 1), ("Port", "Toll", -1), ("Garden Clubs", "Bus", -1),
        ("Port", "Bus", 1), ("Garden Clubs", "Tram", 0), ("Port", "Tram", 1),
    }  # fmt: skip


def test_power_that_differs_from_claim_to_claim_is_power_on_an_issue(read: Read) -> None:
    content = (
        "Organisation,Issue,Position,Power\nTown,Toll,support,50\nTown,Bus,oppose,80\n"
        "Port,Toll,oppose,\n"
    )
    dataset = read("a.csv", content)
    assert {(p.actor, p.issue, p.capability) for p in dataset.influence} == {
        ("Town", "Toll", 50), ("Town", "Bus", 80),
    }  # fmt: skip
    assert all(actor.capability is None for actor in dataset.actors)


def test_what_the_analyst_says_comes_before_what_headings_say(read: Read) -> None:
    content = "Organisation,Bill,Position,Speaker\nA,B1,support,X\nB,B2,oppose,Y\n"
    told = {"columns": "actor=Speaker,issue=Organisation,position=Position"}
    assert {(s.actor, s.issue) for s in read("a.csv", content, **told).stances} == {
        ("X", "A"), ("Y", "B"),
    }  # fmt: skip
    told = {"columns": "actor=Speaker", "fixed": "issue=Toll"}
    assert {(s.actor, s.issue) for s in read("b.csv", content, **told).stances} == {
        ("X", "Toll"), ("Y", "Toll"),
    }  # fmt: skip
    told = {"fixed": "actor=Town"}
    assert {(s.actor, s.issue) for s in read("c.csv", content, **told).stances} == {
        ("Town", "B1"), ("Town", "B2"),
    }  # fmt: skip
    told = {"columns": "from=Speaker,to=Bill", "table": "ties"}
    assert {(t.source_actor, t.target_actor) for t in read("d.csv", content, **told).ties} == {
        ("X", "B1"), ("Y", "B2"),
    }  # fmt: skip


def test_which_column_of_a_wide_table_names_the_rows(read: Read) -> None:
    content = "Club,Toll,Bus,Tram\nA,support,oppose,support\nB,oppose,support,oppose\n"
    for told, wanted in (("actor=Club", ("A", "Toll")), ("issue=Club", ("Toll", "A"))):
        found = {
            (s.actor, s.issue) for s in read(f"{wanted[0]}.csv", content, columns=told).stances
        }
        assert wanted in found and len(found) == 6


def test_a_position_of_nobody_on_nothing_says_nothing(read: Read) -> None:
    """A column of positions without any column or heading that names actors is no claim."""
    with pytest.raises(DataError):
        read("a.csv", "Position,Page\nsupport,1\noppose,2\n", table="stances")
    with pytest.raises(DataError):
        read("b.csv", "Bill,Position,Page\nToll,support,1\nBus,oppose,2\n", table="stances")


def test_a_column_without_a_name_is_passed_over_and_told(read: Read) -> None:
    content = ",Organisation,Issue,Position,\n1,A,Toll,support,x\n2,B,Toll,oppose,y\n"
    told = [n.message for n in read("a.csv", content).notices if n.code == "unnamed-column"]
    assert told == ["Column 1 only numbers the rows and was passed over."]


def test_a_quote_that_never_ends_in_a_table_of_ones_own(refused: Callable[..., list[str]]) -> None:
    content = 'Organisation,Position\nA,support\n"B,oppose\n'
    told = refused("a.csv", content, columns="actor=Organisation")
    assert len(told) == 1 and told[0].startswith("a.csv:3:1:"), told


def test_workbooks_and_folders_of_ones_own(put: Put, tmp_path: Path) -> None:
    rows = [["Organisation", "Haltung"], ["A", "support"], ["B", "oppose"]]
    told = ReadOptions(columns="actor=Organisation,position=Haltung")
    found = load(put("a.xlsx", book({"S": rows})), options=told)
    assert [(s.actor, s.position) for s in found.stances] == [("A", 1), ("B", -1)]
    folder = put("set", {"a.csv": "\n".join(map(",".join, rows)), "b.txt": "x"})
    assert len(load(folder, options=told).stances) == 2
    with pytest.raises(DataError, match="xlsx"):
        load(put("broken.xlsx", b"PK\3\4 and no more"), options=told)
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError, match="holds no tables"):
        load(tmp_path / "empty", options=told)
    with pytest.raises(UsageError, match="no table called 'stance'"):
        load(put("c.csv", "a,b\n1,2\n"), options=ReadOptions(table="stance"))


def test_a_quarter_of_a_workbook_is_no_workbook(put: Put) -> None:
    """Its directory is there, its sheets are not XML."""
    import zipfile

    stream = io.BytesIO(book({"S": [["Organisation", "Position"], ["A", "support"]]}))
    broken = io.BytesIO()
    with zipfile.ZipFile(stream) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            cut = name.endswith("sheet1.xml")
            new.writestr(name, b"<worksheet" if cut else old.read(name))
    with pytest.raises(DataError, match="cannot be read"):
        load(put("a.xlsx", broken.getvalue()), options=ReadOptions(columns="actor=Organisation"))


def test_what_was_said_of_scores_is_not_guessed(read: Read) -> None:
    content = "Name,Power,Interest,Attitude\nTown,5,3,support\nPort,3,5,oppose\n"
    dataset = read("register.csv", content, scale="capability:0..10")
    assert {a.id: a.capability for a in dataset.actors} == {"Town": 50, "Port": 30}
    assert {s.actor: s.salience for s in dataset.stances} == {"Town": 0.6, "Port": 1}
