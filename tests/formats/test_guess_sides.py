"""One column a side, with lists or crosses; one column a date; issues named in headings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from graphkit.dataset import Dataset
from graphkit.errors import DataError, UsageError
from graphkit.formats import ReadOptions, load, load_with_mapping
from graphkit.formats.mapping_yaml import write_mapping
from tests.formats.fixture_types import Put, Read, Refused


def positions(dataset: Dataset) -> Mapping[tuple[str, str], float]:
    found = {(s.actor, s.issue): s.position for s in dataset.stances}
    assert len(found) == len(dataset.stances)
    return found


LISTS = {
    "of actors": "Issue,Supporters,Opponents\nTolls,Abbot; Crane,Brill\nFerry,Brill,Abbot;Crane\n",
    "with words around": (
        "Bill,Supporting organisations,Organisations opposed\n"
        'Tolls,"Abbot, Crane",Brill\nFerry,Brill,"Abbot, Crane"\n'
    ),
    "of issues": "Actor,Supports,Opposes\nAbbot,Tolls,Ferry\nBrill,Ferry,Tolls\nCrane,Tolls,Ferry\n",
    "in Japanese": "議案,賛成,反対\nTolls,Abbot、Crane,Brill\nFerry,Brill,Abbot、Crane\n",
}
SAID = {
    ("Abbot", "Tolls"): 1, ("Crane", "Tolls"): 1, ("Brill", "Tolls"): -1,
    ("Abbot", "Ferry"): -1, ("Crane", "Ferry"): -1, ("Brill", "Ferry"): 1,
}  # fmt: skip


@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS.keys())
def test_lists_under_the_sides_are_positions(read: Read, text: str) -> None:
    dataset = read("a.csv", text)
    assert positions(dataset) == SAID
    (account,) = [one for one in dataset.accounts if one.table == "stances"]
    assert (account.read, account.used) == (6, 6)


def test_lists_of_a_row_without_an_actor_name_no_actors(refused: Refused) -> None:
    text = "Actor,Supports,Opposes\nAbbot,Tolls,Ferry\n,Ferry,Tolls\nCrane,Tolls,Ferry\n"
    told = refused("a.csv", text)
    assert told and all("missing field actor" in one and one.startswith("a.csv:3:") for one in told)


def test_supporters_and_opponents_alone_are_on_one_issue(read: Read) -> None:
    dataset = read("dam.csv", "Supporters,Opponents\nAbbot,Crane\nBrill,\n")
    assert positions(dataset) == {("Abbot", "dam"): 1, ("Brill", "dam"): 1, ("Crane", "dam"): -1}


def test_lists_of_other_actors_of_the_table_are_ties(read: Read) -> None:
    text = 'Actor,Allies,Opponents\nA,B,C\nB,A,C\nC,,"A, B"\n'
    ties = [(t.source_actor, t.target_actor, t.sign) for t in read("a.csv", text).ties]
    assert ties == [
        ("A", "B", 1), ("A", "C", -1), ("B", "A", 1), ("B", "C", -1), ("C", "A", -1), ("C", "B", -1),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["x", "X", "✓", "1", "yes"])
def test_a_cross_says_which_side_holds(read: Read, name: str) -> None:
    text = f"Actor,Support,Neutral,Oppose\nA,{name},,\nB,,,{name}\nC,,{name},\n"
    assert positions(read("a.csv", text)) == {("A", "a"): 1, ("B", "a"): -1, ("C", "a"): 0}


def test_a_circle_says_yes_where_a_cross_says_no(read: Read) -> None:
    text = "団体,賛成,反対\nA社,○,×\nB会,×,○\n"
    assert positions(read("a.csv", text)) == {("A社", "a"): 1, ("B会", "a"): -1}


def test_crosses_under_five_degrees(read: Read) -> None:
    text = (
        "Actor,Strongly support,Support,Neutral,Oppose,Strongly oppose\n"
        "A,x,,,,\nB,,x,,,\nC,,,x,,\nD,,,,x,\nE,,,,,x\n"
    )
    assert [s.position for s in read("a.csv", text).stances] == [1, 0.5, 0, -0.5, -1]


@pytest.mark.parametrize(
    "text",
    [
        "Measure,For,Against\nTolls,cheap,noisy\nFerry,pretty,dear\n",
        "Pro,Contra\ncheap,noisy\nfast,ugly\n",
    ],
)
def test_reasons_are_nobody(refused: Refused, text: str) -> None:
    assert "Columns from and to were not found" in refused("a.csv", text)[0]


def test_one_column_a_date_is_one_issue_over_time(read: Read) -> None:
    dataset = read("dam.csv", "Actor,2022,2023-05,2024-06-01\nA,for,against,against\nB,,for,for\n")
    assert [(s.actor, s.issue, s.position, str(s.date)) for s in dataset.stances] == [
        ("A", "dam", 1, "2022-12-31"),
        ("A", "dam", -1, "2023-05-31"),
        ("A", "dam", -1, "2024-06-01"),
        ("B", "dam", 1, "2023-05-31"),
        ("B", "dam", 1, "2024-06-01"),
    ]


@pytest.mark.parametrize(
    ("headings", "issues"),
    [
        ("Vote 1,Vote 2", ("Vote 1", "Vote 2")),
        ("Position on tolls,Position on ferry", ("tolls", "ferry")),
        ("Vote: HB1,Vote: HB2", ("HB1", "HB2")),
    ],
)
def test_issues_are_named_beside_the_word_for_a_position(
    read: Read, headings: str, issues: tuple[str, str]
) -> None:
    dataset = read("a.csv", f"Name,{headings}\nA,yes,no\nB,no,yes\n")
    one, other = issues
    assert positions(dataset) == {("A", one): 1, ("A", other): -1, ("B", one): -1, ("B", other): 1}


def test_salience_stands_beside_each_position(read: Read) -> None:
    text = (
        "Actor,Power,Tolls position,Tolls salience,Ferry position,Ferry salience\n"
        "A,50,50,80,-20,10\nB,100,-100,20,30,\n"
    )
    dataset = read("a.csv", text, scale=("position:-100..100", "salience:0..100"))
    assert {(s.actor, s.issue): (s.position, s.salience) for s in dataset.stances} == {
        ("A", "Tolls"): (0.5, 0.8), ("A", "Ferry"): (-0.2, 0.1),
        ("B", "Tolls"): (-1, 0.2), ("B", "Ferry"): (0.3, None),
    }  # fmt: skip
    assert "'Tolls salience', 'Ferry salience' as salience" in str(dataset.notices)


def test_a_number_of_the_respondent_is_no_issue(read: Read) -> None:
    text = (
        "Respondent ID,Organisation,1. The toll?,2. The ferry?\n"
        "1,Port,Yes,No\n2,Yard,No,Not sure\n3,Town,Yes,Yes\n"
    )
    found = positions(read("a.csv", text))
    assert {issue for _, issue in found} == {"1. The toll?", "2. The ferry?"}
    assert len(found) == 5


def test_an_answer_that_means_nothing_known_is_told_in_its_column(refused: Refused) -> None:
    text = "Organisation,Toll,Ferry\nA,Yes,No\nB,No,perchance\nC,Yes,Yes\nD,No,No\n"
    assert "a.csv:3:6 (position): 'perchance' is not a position" in refused("a.csv", text)[0]


def test_present_and_wanted_positions_are_no_two_issues(read: Read) -> None:
    text = "Name,Current position,Desired position\nA,support,support\nB,oppose,support\n"
    assert {s.issue for s in read("a.csv", text).stances} == {"a"}


def test_a_row_of_many_positions_is_no_heading(read: Read) -> None:
    text = "Actor,Tolls,Ferry,Dam\nA,support,support,support\nB,oppose,support,oppose\n"
    assert len(positions(read("a.csv", text))) == 6


def test_a_column_that_may_be_a_position_is_asked_about(read: Read, put: Put) -> None:
    with pytest.raises(DataError) as caught:
        read("a.csv", "Organisation,Support (%)\nA,80\nB,10\n")
    (problem,) = [p for p in caught.value.problems if p.level == "error"]
    assert [answer.option for answer in problem.answers] == [
        "--columns 'position=Support (%)'", "--table actors",
    ]  # fmt: skip
    listed = read("a.csv", "Organisation,Support (%)\nA,80\nB,10\n", table="actors")
    assert [actor.extra["x_Support (%)"] for actor in listed.actors] == ["80", "10"]


@pytest.mark.parametrize(
    "text",
    [
        LISTS["of actors"],
        LISTS["of issues"],
        "Actor,Allies,Opponents\nA,B,C\nB,A,C\n",
        "Actor,Support,Oppose\nA,x,\nB,,x\n",
        "Actor,2022,2023\nA,for,against\nB,against,for\n",
        "Actor,X position,X salience,Y position,Y salience\nA,1,.5,-1,.1\nB,-1,1,.5,0\n",
    ],
)
def test_the_next_file_of_the_kind_is_read_by_its_mapping(
    put: Put, tmp_path: Path, text: str
) -> None:
    first, mapping = load_with_mapping([put("a.csv", text)], ReadOptions())
    assert mapping is not None
    kept = tmp_path / "mapping.yaml"
    kept.write_bytes(write_mapping(mapping))
    again = load(put("b.csv", text), options=ReadOptions(mapping=str(kept)))
    assert [(s.actor, s.position, s.date, s.salience) for s in again.stances] == [
        (s.actor, s.position, s.date, s.salience) for s in first.stances
    ]
    assert [(t.source_actor, t.target_actor, t.sign) for t in again.ties] == [
        (t.source_actor, t.target_actor, t.sign) for t in first.ties
    ]


def test_a_mapping_says_what_its_wide_columns_are(put: Put, tmp_path: Path) -> None:
    path = put("a.csv", LISTS["of actors"])
    _, mapping = load_with_mapping([path], ReadOptions())
    assert mapping is not None
    kept = tmp_path / "mapping.yaml"
    kept.write_bytes(write_mapping(mapping).replace(b"across: ", b"across: not_"))
    with pytest.raises(UsageError, match="kind of column"):
        load(path, options=ReadOptions(mapping=str(kept)))
