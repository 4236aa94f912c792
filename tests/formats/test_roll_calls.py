"""Roll calls of Voteview, HowTheyVote and the United Nations, and positions of lobbyists."""

from __future__ import annotations

import gzip
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.dataset import Dataset
from graphkit.errors import Place
from graphkit.formats import load
from graphkit.formats.reading.ballots import ABSTAINED, AGAINST, FOR
from graphkit.formats.reading.roll_calls import day_of, outcome_of
from graphkit.formats.un_votes import CODES as UN
from graphkit.formats.voteview import CODES as CAST
from tests.formats.fixture_types import Read, Refused

VOTES = "congress,chamber,rollnumber,icpsr,cast_code,prob\n"
ROLLCALLS = (
    "congress,chamber,rollnumber,date,session,clerk_rollnumber,yea_count,nay_count,"
    "bill_number,vote_result,vote_desc,vote_question,dtl_desc\n"
)


def stances(dataset: Dataset) -> list[tuple[str, str, float]]:
    return [(row.actor, row.issue, row.position) for row in dataset.stances]


def notes(dataset: Dataset) -> str:
    return "\n".join(notice.message for notice in dataset.notices)


def test_cast_codes_as_voteview_lists_them() -> None:
    said = {code: CAST.meaning(str(code)) for code in range(10)}
    assert [code for code, meaning in said.items() if meaning == (FOR, "")] == [1, 2, 3]
    assert [code for code, meaning in said.items() if meaning == (AGAINST, "")] == [4, 5, 6]
    assert all(said[code][0] == "" for code in (0, 7, 8, 9))
    assert CAST.meaning("10") is None


def test_codes_of_the_united_nations_in_three_layouts() -> None:
    assert {UN.meaning(word) for word in ("yes", "Y", "1", "1.0")} == {(FOR, "")}
    assert {UN.meaning(word) for word in ("no", "N", "3")} == {(AGAINST, "")}
    assert {UN.meaning(word) for word in ("Abstain", "A", "2")} == {(ABSTAINED, "")}
    assert all(UN.meaning(word)[0] == "" for word in ("8", "9", "X", "", "absent"))


def test_a_house_with_roll_calls_and_parties(read: Read) -> None:
    dataset = read(
        "S",
        {
            "S117_votes.csv": VOTES + "117,Senate,5,1,1,90\n117,Senate,5,2,6,\n117,Senate,6,1,7,\n",
            "S117_members.csv": "congress,chamber,icpsr,party_code,bioname,nominate_dim1\n"
            '117,Senate,1,370,"DOE, A",.1\n117,Senate,2,328,"ROE, B",.2\n117,Senate,3,100,"POE, C",\n',
            "S117_rollcalls.csv": ROLLCALLS
            + '117,Senate,5,2021-01-07,1,5,1,1,HR1,Passed,"The bill, as amended",On Passage,\n'
            "117,Senate,6,2021-01-08,1,6,0,0,,Rejected,,On the Motion,\n",
            "S117_parties.csv": "congress,chamber,party_code,party_name\n117,Senate,370,Progressive\n",
            "notes.csv": "a,b\n1,2\n",
        },
    )
    assert stances(dataset) == [("1", "RS1170005", 1), ("2", "RS1170005", -1)]
    assert [str(row.date) for row in dataset.stances] == ["2021-01-07"] * 2
    assert [actor.name for actor in dataset.actors] == ["DOE, A", "ROE, B", "Progressive"]
    assert [actor.member_of for actor in dataset.actors] == [("party-370",), (), ()]
    assert dataset.actors[0].extra["x_nominate_dim1"] == ".1"
    first = dataset.issues[0]
    assert first.question == "HR1: On Passage: The bill, as amended"
    assert (first.outcome, str(first.decided_on)) == (1, "2021-01-07")
    assert dataset.issues[1].outcome == -1
    told = notes(dataset)
    assert "1 row left out as no position: 1 present" in told
    assert "1 of 3 take no part" in told
    assert "not read: notes.csv" in told


def test_votes_alone_without_members(read: Read) -> None:
    dataset = read("votes.tsv.csv", VOTES + "9,House,1,77,1,\n9,House,1,78,0,\n")
    assert stances(dataset) == [("77", "RH0090001", 1)]
    assert dataset.issues[0].title == "House 9, roll call 1"


def test_an_unknown_cast_code_is_told_where_it_stands(refused: Refused) -> None:
    told = refused("v.csv", VOTES + "9,House,1,77,1,\n9,House,1,78,12,\n")
    assert told[0].startswith("v.csv:3:14 (cast_code): '12' is no cast code"), told


def test_votes_of_nobody_are_no_data_and_no_error(read: Read) -> None:
    dataset = read("v.csv", VOTES)
    assert not dataset.stances


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("Passed", "1"), ("Amendment Agreed to", "1"), ("Nomination Confirmed", "1"),
        ("Motion Rejected", "-1"), ("Failed", "-1"), ("Not Agreed to", "-1"), ("", ""),
        ("Veto Sustained", ""), ("Bill Passed over Veto, rejected", ""),
    ],
)  # fmt: skip
def test_results_in_words(words: str, outcome: str) -> None:
    assert outcome_of(words) == outcome


@given(st.datetimes())
def test_the_day_of_a_time(moment) -> None:
    assert day_of(str(moment)) == day_of(moment.isoformat()) == moment.date().isoformat()


PARLIAMENT = {
    "member_votes.csv": "vote_id,member_id,position,country_code,group_code\n"
    "10,10,FOR,FRA,NI\n10,11,ABSTENTION,DEU,EPP\n11,10,AGAINST,FRA,SD\n11,11,DID_NOT_VOTE,DEU,EPP\n",
    "votes.csv": "id,timestamp,display_title,description,is_main,result,count_for\n"
    "10,2021-02-01 10:00:00,Salt,Single vote,True,ADOPTED,1\n"
    "11,2021-02-02 10:00:00,Salt,Amendment 1,False,REJECTED,0\n",
    "members.csv": "id,first_name,last_name,country_code,email\n"
    "10,Ada,A,FRA,a@x.eu\n11,Bo,B,DEU,\n",
    "groups.csv": "code,official_label,label,short_label\nEPP,P,People,PP\nSD,S,Socialists,S\n",
}


def test_main_votes_of_a_parliament(read: Read) -> None:
    """Vote 10 and member 10 are two things; who is attached to no group belongs to none."""
    dataset = read("ep", PARLIAMENT)
    assert stances(dataset) == [("10", "vote-10", 1), ("11", "vote-10", 0)]
    assert [actor.id for actor in dataset.actors] == ["10", "11", "EPP"]
    assert dataset.actor_by_id["11"].member_of == ("EPP",)
    assert dataset.actors[0].extra["private_email"] == "a@x.eu"
    assert dataset.issues[0].outcome == 1
    assert [row.extra["x_group"] for row in dataset.stances] == ["NI", "EPP"]


def test_every_vote_by_the_file_itself(put: Callable) -> None:
    dataset = load(put("ep", PARLIAMENT) / "member_votes.csv")
    assert len(dataset.issues) == 2
    assert stances(dataset)[-1] == ("10", "vote-11", -1)
    assert "votes.csv beside it is read too" in notes(dataset)


def test_packed_tables_are_read_as_they_are(tmp_path, read: Read) -> None:
    plain = read("ep", PARLIAMENT)
    folder = tmp_path / "packed"
    folder.mkdir()
    for name, text in PARLIAMENT.items():
        (folder / f"{name}.gz").write_bytes(gzip.compress(text.encode()))
    packed = load(folder)
    assert packed.sha256 == plain.sha256
    every = load(folder / "member_votes.csv.gz")
    assert len(every.stances) == 3


def test_a_long_table_says_what_is_wrong_in_it(refused: Refused) -> None:
    rows = PARLIAMENT["member_votes.csv"] + "10,12,FOR\n10,13,PERHAPS,FRA,NI\n"
    told = refused("ep", dict(PARLIAMENT, **{"member_votes.csv": rows}))
    assert told[0].startswith("member_votes.csv:6: The row has 3 cells")
    assert told[1].startswith("member_votes.csv:7 (position): 'PERHAPS' is no position")


def test_without_marks_of_main_votes_all_are_read(read: Read) -> None:
    files = dict(PARLIAMENT, **{"votes.csv": "id,timestamp,display_title\n10,,Salt\n"})
    dataset = read("ep", files)
    assert len(dataset.stances) == 3
    assert any(notice.code == "not-listed" for notice in dataset.notices)


def test_unvotes_with_its_roll_calls_and_topics(read: Read) -> None:
    dataset = read(
        "un",
        {
            "un_votes.csv": "rcid,country,country_code,vote\n3,Namibia,NA,yes\n3,Zanzibar,NA,no\n"
            "4,Namibia,NA,abstain\n",
            "un_roll_calls.csv": "rcid,session,importantvote,date,unres,amend,para,short,descr\n"
            "3,1,0,1946-01-01,R/1/66,1,0,PEACE,TO ADOPT A PROPOSAL\n4,1,0,1946-01-02,R/1/79,0,0,,\n",
            "un_roll_call_issues.csv": "rcid,short_name,issue\n3,me,Colonialism\n3,hr,Rights\n",
        },
    )
    # NA is Namibia's code and R's word for none: then countries go by their names.
    assert stances(dataset) == [("Namibia", "3", 1), ("Zanzibar", "3", -1), ("Namibia", "4", 0)]
    assert dataset.issues[0].title == "PEACE"
    assert dataset.issues[0].extra["x_topic"] == "Colonialism; Rights"
    assert dataset.issues[1].title == "R/1/79"
    assert str(dataset.stances[2].date) == "1946-01-02"


def test_headings_may_be_written_as_words(read: Read) -> None:
    dataset = read("votes.csv", "RCID,Country Code,Vote\n9001,AAX,yes\n9001,BBX,no\n")
    assert stances(dataset) == [("AAX", "9001", 1), ("BBX", "9001", -1)]


def test_voetens_own_codes_where_a_country_is_numbered_as_a_roll_call(read: Read) -> None:
    dataset = read("v.tsv", "rcid\tccode\tmember\tvote\n2\t2\t1\t1\n2\t20\t1\t3\n2\t31\t0\t9\n")
    assert stances(dataset) == [("2", "rcid-2", 1), ("20", "rcid-2", -1)]
    assert "1 row left out as no position: 1 not a member" in notes(dataset)


def test_the_digital_library_of_the_united_nations(read: Read) -> None:
    dataset = read(
        "2025.csv",
        "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,title\n"
        "7,FRA,FRANCE,Y,2023-10-27,ES-10,A/RES/1,Peace\n7,USA,UNITED STATES,X,2023-10-27,ES-10,"
        "A/RES/1,Peace\n7,ITA,ITALY,A,2023-10-27,ES-10,A/RES/1,Peace\n",
    )
    assert stances(dataset) == [("FRA", "7", 1), ("ITA", "7", 0)]
    assert dataset.actors[0].name == "FRANCE"
    assert (dataset.issues[0].title, dataset.issues[0].question) == ("A/RES/1", "Peace")
    assert str(dataset.stances[0].date) == "2023-10-27"


def test_positions_of_a_client_under_two_names(read: Read) -> None:
    dataset = read(
        "positions.csv",
        "state_client_uuid,client_name,unified_bill_id,bill_title,position_numeric,start_date,year\n"
        "c1,Amber,AB1,Solar,1.0,2021-01-01,2021\nc1,Amber Inc.,AB1,Solar,0.0,2021-02-01,2021\n"
        "c2,Brook,AB1,Solar,,2021-02-01,2021\nc2,Brook,AB2,Wind,-1.0,,2021\n",
    )
    assert stances(dataset) == [("c1", "AB1", 1), ("c1", "AB1", 0), ("c2", "AB2", -1)]
    assert (dataset.actors[0].name, dataset.actors[0].aliases) == ("Amber", ("Amber Inc.",))
    assert [issue.question for issue in dataset.issues] == ["Solar", "Wind"]
    assert "1 position is on a bill that the same client takes one on" in notes(dataset)


@given(st.lists(st.sampled_from("0123456789"), min_size=1, max_size=30))
def test_counts_add_up(tmp_path_factory: pytest.TempPathFactory, codes: list[str]) -> None:
    """Every row is a stance or is left out, and each side has as many as its codes."""
    path = tmp_path_factory.mktemp("vv") / "votes.csv"
    rows = "".join(f"1,House,{n},{n % 3},{code},\n" for n, code in enumerate(codes))
    path.write_text(VOTES + rows)
    dataset = load(path)
    positions = [row.position for row in dataset.stances]
    assert positions.count(1) == sum(code in "123" for code in codes)
    assert positions.count(-1) == sum(code in "456" for code in codes)
    account = next(one for one in dataset.accounts if one.table == "stances")
    assert (account.read, account.used) == (len(codes), len(positions))


def test_places_are_those_of_the_file(refused: Refused) -> None:
    told = refused("u.csv", "rcid;country_code;vote\n1;AA;maybe\n")
    assert told[0].startswith(str(Place("u.csv", 2, 6))), told


def test_a_table_of_members_without_a_good_row_is_no_other_table(refused: Refused) -> None:
    told = refused(
        "house",
        {
            "member_votes.csv": "vote_id,member_id,position,country_code,group_code\n"
            "1,11,FOR,XX,G\n1,12,AGAINST,XX,G\n",
            "votes.csv": "id,timestamp,display_title\n1,2024-01-01 10:00:00,Toll\n",
            "members.csv": "id,first_name,last_name,country_code\n11,Ann,\n",
        },
    )
    assert told[0].startswith("members.csv:2:8: The row has 3 cells, the header 4.")
