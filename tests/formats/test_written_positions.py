"""KTAB, DNA, Voteview and Kumu as written, opened by csv, json and openpyxl."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from graphkit.dataset import Actor, Dataset, Influence, Issue, Source, Stance, Tie
from graphkit.errors import UsageError
from graphkit.formats.writing import dna_events, ktab, kumu, voteview
from graphkit.formats.writing.graph_elements import without_self_ties

CASE = Dataset(
    "case",
    "Two questions",
    actors=(
        Actor("ann", "Ann", capability=80.0, member_of=("party-7", "club")),
        Actor("bob", "Bob"),
        Actor("cyd", "Cyd"),
        Actor("party-7", "The Sevens"),
        Actor("club", "Club"),
    ),
    issues=(
        Issue("toll", "A toll?", decided_on=date(2024, 5, 6)),
        Issue("quay", "A quay?"),
        Issue("idle", "Nobody cares?"),
    ),
    stances=(
        Stance("st1", "ann", "toll", -1.0, salience=0.75, date=date(2023, 1, 1)),
        Stance(
            "st2", "ann", "toll", 0.5, salience=0.25, date=date(2024, 1, 2), source=("s1", "s2"),
            locator="characters 10 to 20", summary='Said "yes"; twice',
            extra={"x_person": "Ms Ann"},
        ),
        Stance("st3", "bob", "toll", 0.0, locator="page 3"),
        Stance("st4", "bob", "quay", -0.5, salience=1.0),
    ),
    ties=(
        Tie("t1", "ann", "bob", -1, relation="sues", strength=0.5, since=date(2020, 1, 1)),
        Tie("t2", "bob", "cyd", None, directed=False, summary="met"),
        Tie("t3", "cyd", "cyd", 1),
    ),
    influence=(Influence("in1", "bob", "toll", 40.0),),
    sources=(Source("s1", publisher="Gazette", title="=Minutes"),),
)  # fmt: skip


def rows(content: bytes, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode()), delimiter=delimiter))


def test_a_ktab_scenario() -> None:
    assert rows(ktab.write(ktab.fit(CASE))) == [
        ["Two questions", "", "2", "2"],
        ["Actor", "Description", "Power", "toll Position", "toll Salience", "quay Position",
         "quay Salience"],
        # bob: no salience on the toll, which counts 0.5, and 1 on the quay: all are divided by 1.5
        ["ann", "Ann", "80", "75", repr(0.25 / 1.5 * 100), "", ""],
        ["bob", "Bob", "40", "50", repr(0.5 / 1.5 * 100), "25", repr(1 / 1.5 * 100)],
    ]  # fmt: skip


@pytest.mark.parametrize("id", ["7", "Position of Ann", "=1+1", "a-", "posts"])
def test_a_ktab_heading_is_told_apart_from_the_words_for_a_position(id: str) -> None:
    made = Dataset(
        "case",
        actors=(Actor("ann", "Ann"),),
        issues=(Issue(id, "?"),),
        stances=(Stance("st1", "ann", id, 1.0),),
    )
    assert rows(ktab.write(ktab.fit(made)))[1][3:] == ["Question 1 Position", "Question 1 Salience"]


def test_a_dna_event_list() -> None:
    head, *found = rows(dna_events.write(dna_events.fit(CASE)), ";")
    assert head[:6] == ["statement_id", "time", "person", "organization", "concept", "agreement"]
    statements = [dict(zip(head, row, strict=True)) for row in found]
    assert [s["agreement"] for s in statements] == ["0", "1", "0"]  # a neutral one cannot be said
    assert statements[1] == {
        "statement_id": "2", "time": "2024-01-02 00:00:00", "person": "Ms Ann",
        "organization": "ann", "concept": "toll", "agreement": "1", "start_position": "10",
        "stop_position": "20", "text": 'Said "yes"; twice', "coder": "", "document_id": "s1",
        "document_title": "'=Minutes", "document_author": "", "document_source": "Gazette",
        "document_section": "", "document_type": "",
    }  # fmt: skip


def test_roll_calls_in_voteviews_layout() -> None:
    files = voteview.write(voteview.fit(CASE))
    assert isinstance(files, Mapping)
    tables = {
        name: list(csv.DictReader(io.StringIO(part.decode()))) for name, part in files.items()
    }
    votes = [(v["rollnumber"], v["icpsr"], v["cast_code"]) for v in tables["votes.csv"]]
    assert votes == [("1", "ann", "1"), ("2", "bob", "6")]
    members = [(m["icpsr"], m["bioname"], m["party_code"]) for m in tables["members.csv"]]
    assert members == [("ann", "Ann", "7"), ("bob", "Bob", "")]
    calls = [(c["rollnumber"], c["vote_desc"], c["date"]) for c in tables["rollcalls.csv"]]
    assert calls == [("1", "A toll?", "2024-05-06"), ("2", "A quay?", "")]
    assert tables["parties.csv"] == [{"party_code": "7", "party_name": "The Sevens"}]


def test_voteviews_own_numbers_stay() -> None:
    issue = Issue("RS1990012", "A bill?")
    made = replace(CASE, issues=(issue,), stances=(Stance("st1", "ann", "RS1990012", -1.0),))
    files = voteview.write(voteview.fit(made))
    assert rows(files["votes.csv"])[1] == ["199", "Senate", "12", "ann", "6", ""]


def test_without_a_side_there_is_nothing_to_write() -> None:
    neutral = replace(CASE, stances=(Stance("st1", "ann", "toll", 0.0),))
    for fit in (voteview.fit, dna_events.fit):
        with pytest.raises(UsageError, match="has none"):
            fit(neutral)


def test_a_kumu_workbook() -> None:
    book = openpyxl.load_workbook(io.BytesIO(kumu.write_xlsx(without_self_ties(CASE))))
    assert book.sheetnames == ["Elements", "Connections"]
    elements = [[cell.value for cell in row] for row in book["Elements"].rows]
    assert elements[0][:2] == ["Label", "ID"]
    assert elements[1][:2] == ["Ann", "ann"]
    head, *connections = [[cell.value for cell in row] for row in book["Connections"].rows]
    assert head[:3] == ["From", "To", "Direction"]
    first, second = (dict(zip(head, row, strict=True)) for row in connections)
    assert first["From"] == "ann" and first["Sign"] == "oppose" and first["Type"] == "sues"
    assert (first["Strength"], first["since"]) == (0.5, "2020-01-01")
    assert second["Direction"] == "undirected" and second["Sign"] is None
    assert second["Description"] == "met"


def test_kumus_json() -> None:
    made = json.loads(kumu.write_json(without_self_ties(CASE)))
    assert set(made) == {"elements", "connections"}
    assert made["elements"][0]["id"] == "ann" and made["elements"][0]["label"] == "Ann"
    assert made["connections"][0] == {
        "id": "t1", "from": "ann", "to": "bob", "direction": "directed", "type": "sues",
        "sign": "oppose", "strength": 0.5, "since": "2020-01-01",
    }  # fmt: skip
    assert "sign" not in made["connections"][1]


def test_a_kumu_workbook_is_the_same_bytes_and_no_formula() -> None:
    made = replace(CASE, actors=(*CASE.actors, Actor("=cmd", "=1+1")))
    assert kumu.write_xlsx(made) == kumu.write_xlsx(made)
    book = openpyxl.load_workbook(io.BytesIO(kumu.write_xlsx(made)))
    last = [cell for cell in list(book["Elements"].rows)[-1] if cell.value is not None]
    assert [(cell.value, cell.data_type, cell.quotePrefix) for cell in last] == [
        ("=1+1", "s", True),
        ("=cmd", "s", True),
    ]
