"""Tables with a column an issue, as spreadsheets and programs for surveys write them."""

from __future__ import annotations

from datetime import date

import pytest

from graphkit.dataset import Dataset
from tests.formats.fixture_types import Read, Refused

TOLD = {("A", "Toll"): -1, ("A", "Bus"): 1, ("B", "Toll"): 1, ("B", "Bus"): 1}


def claims(dataset: Dataset) -> dict[tuple[str, str], float]:
    return {(s.actor, s.issue): s.position for s in dataset.stances}


@pytest.mark.parametrize(
    "corner",
    [
        "Actor \\ Issue", "Actor/Issue", "Actors x Issues", "Organisation | Bill", "団体＼論点",
        "Akteur / Thema", "Issues → / Actors ↓", "Organisations", "Name",
    ],
)  # fmt: skip
def test_the_corner_names_rows_first(corner: str, read: Read) -> None:
    assert claims(read("a.csv", f"{corner},Toll,Bus\nA,-1,1\nB,1,1\n")) == TOLD


@pytest.mark.parametrize("corner", ["Issue \\ Actor", "Bills x Organisations", "Thema/Akteur"])
def test_the_corner_may_name_issues_first(corner: str, read: Read) -> None:
    assert claims(read("a.csv", f"{corner},A,B\nToll,-1,1\nBus,1,1\n")) == TOLD


@pytest.mark.parametrize(
    "content",
    [
        "index,Organisation,Toll,Bus\n0,A,-1,1\n1,B,1,1\n",  # pandas
        "Response ID,Organisation,Toll,Bus\n7,A,oppose,support\n9,B,support,support\n",
        "Nr.,Organisation,Toll,Bus\n1,A,-1,1\n2,B,1,1\n",
        "Organisation,Toll,Bus,Sum\nA,-1,1,0\nB,1,1,2\nTotal,0,2,2\n",
        "Organisation,Toll,Bus,Average\nA,oppose,support,0\nB,support,support,1\n",
        "Organisation,Toll,Bus\nA,-1,1\nB,1,1\nDurchschnitt,0,1\n",
        "Organisation,Toll,Bus,How important (1-5)\nA,oppose,support,5\nB,support,support,1\n",
    ],
)
def test_numbers_of_rows_sums_and_other_scores_are_no_issues(content: str, read: Read) -> None:
    dataset = read("a.csv", content)
    assert claims(dataset) == TOLD and {a.id for a in dataset.actors} == {"A", "B"}


def test_a_company_called_total_is_no_sum(read: Read) -> None:
    """A word of position, or numbers that are neither sum nor mean, speak against it."""
    long = "Organisation,Issue,Position\nShell,Toll,for\nBP,Toll,against\nTotal,Toll,for\n"
    wide = "Organisation,Toll,Bus\nShell,-1,1\nBP,1,1\n{},-1,-1\n"
    across = "Issue,Shell,BP,Total\nToll,-1,1,1\nBus,1,1,-1\n"
    for content in (long, wide.format("TotalEnergies"), wide.format("Total"), across):
        name = "long.csv" if content is long else f"{hash(content)}.csv"
        assert len(read(name, content).actors) == 3


def test_what_is_said_once_of_a_row_is_said_of_each_of_its_claims(read: Read) -> None:
    content = "Organisation,Interest,Date,Source,Toll,Bus\nA,0.5,3 May 2024,Post,-1,1\nB,1,,,1,1\n"
    dataset = read("a.csv", content)
    assert claims(dataset) == TOLD
    assert [(s.salience, s.date, s.source) for s in dataset.stances] == [
        (0.5, date(2024, 5, 3), ("Post",)), (0.5, date(2024, 5, 3), ("Post",)),
        (1, None, ()), (1, None, ()),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "headings",
    [
        "Position on the Toll,Position on the Bus", "Haltung zur Toll,Haltung zum Bus",
        "Stance: Toll,Stance: Bus", "Position (Toll),Position (Bus)",
    ],
)  # fmt: skip
def test_headings_that_say_what_a_position_is_on(headings: str, read: Read) -> None:
    dataset = read("a.csv", f"Organisation,{headings},Power\nA,-1,1,10\nB,1,1,20\n")
    assert claims(dataset) == TOLD and [a.capability for a in dataset.actors] == [10, 20]


def test_one_issue_alone_is_enough_where_words_say_sides(read: Read) -> None:
    assert claims(read("a.csv", "Organisation,Toll\nA,oppose\nB,support\n")) == {
        ("A", "Toll"): -1, ("B", "Toll"): 1,
    }  # fmt: skip
    members = read("b.csv", "Organisation,Member of the alliance\nA,yes\nB,no\n")
    assert not members.stances and not members.ties and {a.id for a in members.actors} == {"A", "B"}


def test_answers_to_a_form_of_google(read: Read) -> None:
    dataset = read(
        "answers.csv",
        "Timestamp,Email address,What is your organisation?,Do you support the toll?\n"
        "2024/03/01 10:11:12 am GMT+1,CANARY,A,Strongly disagree\n"
        "2024/03/02 4:05:06 pm GMT+1,CANARY,B,Strongly agree\n",
    )
    assert list(claims(dataset).values()) == [-1, 1]
    assert [s.date for s in dataset.stances] == [date(2024, 3, 1), date(2024, 3, 2)]
    assert "CANARY" not in repr(dataset.for_audience("public"))


def test_answers_from_qualtrics(read: Read) -> None:
    """Two rows of headings, of which the second says it, and one of where the answers come from."""
    dataset = read(
        "answers.csv",
        "StartDate,ResponseId,Q1,Q2_1,Q2_2\n"
        "Start Date,Response ID,Your organisation,Position - Toll,Position - Bus\n"
        '"{""ImportId"":""startDate""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}",'
        '"{""ImportId"":""QID2_1""}","{""ImportId"":""QID2_2""}"\n'
        "2024-03-01 10:00:00,R_1,A,Oppose,Support\n2024-03-02 10:00:00,R_2,B,Support,Support\n",
    )
    assert claims(dataset) == TOLD and dataset.stances[0].date == date(2024, 3, 1)
    assert any("Row 3" in str(note) for note in dataset.notices)


@pytest.mark.parametrize(
    "day", ["3 avril 2024", "April 3, 2024", "2024年4月3日", "3-Apr-2024", "n.d."]
)
def test_days_in_words_are_days_in_a_table_of_ones_own(day: str, read: Read) -> None:
    content = f'Name,Topic,Stance,Date\na,Toll,for,"{day}"\nb,Toll,against,2024-05-01\n'
    first = read("a.csv", content).stances[0]
    assert first.date == (None if day == "n.d." else date(2024, 4, 3)) and not first.extra


@pytest.mark.parametrize(("tick", "none"), [("x", ""), ("1", "0"), ("✓", "-"), ("yes", "no")])
def test_a_side_that_is_ticked_is_the_position(
    tick: str, none: str, read: Read, refused: Refused
) -> None:
    """A column for each side; a row that ticks two of them is told."""
    head, x, o = "Organisation,Topic,Support,Neutral,Oppose\n", tick, none
    dataset = read("a.csv", f"{head}A,T,{x},{o},{o}\nB,T,{o},{o},{x}\nC,T,{o},{x},{o}\nD,T,,,\n")
    assert [(s.actor, s.issue, s.position) for s in dataset.stances] == [
        ("A", "T", 1), ("B", "T", -1), ("C", "T", 0),
    ]  # fmt: skip
    (told,) = refused("b.csv", f"{head}A,T,{x},{o},{x}\nB,T,{o},{o},{x}\n")
    assert told.startswith("b.csv:2:5") and "'Support / Oppose' is not a position" in told


def test_counts_of_votes_are_no_ticks(read: Read) -> None:
    dataset = read("a.csv", "Organisation,Stance,For,Against\nA,for,12,3\nB,against,2,7\n")
    assert [s.position for s in dataset.stances] == [1, -1]


def test_a_mark_that_is_no_position_is_told_where_others_are(refused: Refused) -> None:
    """The column is not passed over for it."""
    (told,) = refused("a.csv", "Organisation,Toll,Bus\nA,++,o\nB,--,+\nC,+,-\n")
    assert told.startswith("a.csv:2:6")


def test_yes_and_no_beside_sides_are_something_else(read: Read) -> None:
    dataset = read("a.csv", "Organisation,Member?,Toll,Bus\nA,yes,against,for\nB,no,for,for\n")
    assert claims(dataset) == TOLD and dataset.actors[0].extra == {"x_Member?": "yes"}
    votes = read("b.csv", "Member,Toll,Bus\nA,no,yes\nB,yes,yes\n")
    assert claims(votes) == TOLD


def test_years_as_headings_are_no_scenario_of_ktab(read: Read) -> None:
    dataset = read("a.csv", "Organisation,2019,2020,2021\nA,for,against,for\nB,for,for,for\n")
    assert [s.position for s in dataset.stances] == [1, -1, 1, 1, 1, 1]
    assert {str(s.date)[:4] for s in dataset.stances} == {"2019", "2020", "2021"}
