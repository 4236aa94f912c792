"""What is marked private does not reach the public, whatever shape it came in."""

from __future__ import annotations

from pathlib import Path

import pytest

from graphkit.dataset import Dataset
from graphkit.errors import DataError
from graphkit.formats import load, write
from tests.formats.fixture_types import Read, Refused


def everything(dataset: Dataset) -> str:
    forms = [write(dataset, form) for form in ("json", "yaml", "csv_folder")]
    return f"{dataset!r} {forms!r}"


def test_private_rows_fields_and_what_was_noticed_about_them(read: Read) -> None:
    dataset = read(
        "case",
        {
            "actors.csv": "id,name,private_note,private_tel,x_open\n"
            "a,Anna,CANARY\u200b,CANARY,fine\nb,Bert,,,\n",
            "issues.csv": "id,question,private_plan\nq,Shall we?,CANARY\n",
            "stances.csv": "actor,issue,position,date,source,summary,private\n"
            "a,q,1,2024-01-01,s,open,no\n"
            "a,q,-1,2024-01-01,CANARY2,CANARY\u200b,yes\n",
            "sources.csv": "id,title,private_contact\ns,One,CANARY\nCANARY2,Two,\n",
        },
    )
    assert sum(notice.private for notice in dataset.notices) == 3
    assert any("CANARY" in notice.message for notice in dataset.notices)
    public = dataset.for_audience("public")
    assert "CANARY" not in everything(public)
    assert public.actors[0].extra == {"x_open": "fine"}
    assert [source.id for source in public.sources] == ["s"]
    assert dataset.for_audience("internal") is dataset


def test_actors_and_issues_known_from_private_rows_alone(read: Read) -> None:
    ties = "from,to,sign,private\na,b,+,no\na,CANARY,+,yes\n"
    stances = "actor,issue,position,private\na,q,1,no\nCANARY,CANARY3,1,yes\n"
    dataset = read("case", {"ties.csv": ties, "stances.csv": stances})
    assert len(dataset.actors) == 3
    public = dataset.for_audience("public")
    assert [actor.id for actor in public.actors] == ["a", "b"]
    assert "CANARY" not in everything(public)


def test_every_canary_of_the_collection_is_gone(cases: Path) -> None:
    dataset = load(cases / "privacy-canaries.yaml")
    assert everything(dataset).count("CANARY") >= 5
    assert "CANARY" not in everything(dataset.for_audience("public"))


def test_an_empty_table_lists_nobody_who_is_private(read: Read) -> None:
    """Actors known from a private tie alone stay private beside a table with headings only."""
    files = {
        "actors.csv": "id,name\n",
        "ties.csv": "from,to,sign,private\na,b,support,no\na,CANARY,oppose,yes\n",
    }
    public = read("case", files).for_audience("public")
    assert [actor.id for actor in public.actors] == ["a", "b"]


def test_an_empty_table_counts_nobody_and_a_full_one_nobody_private(read: Read) -> None:
    ties = "from,to,sign,private\na,b,support,no\na,c,oppose,yes\n"
    empty = read("one", {"actors.csv": "id,name\n", "ties.csv": ties}).for_audience("public")
    assert {a.table: (a.read, a.used) for a in empty.accounts} == {"actors": (0, 0), "ties": (1, 1)}
    stated = {"actors.csv": "id,name\na,A\nb,B\nc,C\n", "ties.csv": ties}
    full = read("two", stated).for_audience("public")
    assert {a.table: (a.read, a.used) for a in full.accounts} == {"actors": (3, 3), "ties": (1, 1)}


@pytest.mark.parametrize(
    "heading",
    ["private_tel", "Private_Tel", "Private tel", "PRIVATE: tel", "private-tel", "Private"],
)
@pytest.mark.parametrize(
    "table",
    [
        "actor,position,salience,{}\na,0.5,0.5,CANARY\nb,-0.5,0.5,CANARY\n",
        "Sender,Receiver,Kind,{}\na,b,talks,CANARY\nb,c,talks,CANARY\n",
        "Stakeholder,Role,{}\na,Chair,CANARY\nb,Clerk,CANARY\n",
    ],
)
def test_a_column_of_ones_own_that_says_private_is_however_it_is_written(
    table: str, heading: str, tmp_path: Path
) -> None:
    file = tmp_path / "list.csv"
    file.write_text(table.format(heading), encoding="utf-8")
    try:
        dataset = load(file)
    except DataError as error:  # where `private` says of a row yes or no, this is neither
        assert heading == "Private" and "neither yes nor no" in str(error)
        return
    assert "CANARY" in everything(dataset)  # it is not lost either
    assert "CANARY" not in everything(dataset.for_audience("public"))


MARKED = {
    "register.csv": "Stakeholder,Position,Power,{}\na,0.5,3,{}\nCANARY,-0.5,4,{}\nb,1,2,{}\n",
    "list.csv": "Name,Topic,Stance,{}\na,T,support,{}\nCANARY,T,oppose,{}\nb,T,support,{}\n",
    "wide.csv": "Stakeholder,T,U,{}\na,support,oppose,{}\nCANARY,oppose,support,{}\nb,support,oppose,{}\n",
    "own.csv": "actor,issue,position,{}\na,q,1,{}\nCANARY,q,-1,{}\nb,q,1,{}\n",
    "ties.csv": "from,to,sign,{}\na,b,+,{}\na,CANARY,-,{}\nb,a,+,{}\n",
    "edges.csv": "Source,Target,Weight,{}\na,b,2,{}\na,CANARY,1,{}\nb,a,1,{}\n",
    "pairs.csv": "Donor,Recipient,Amount,{}\na,b,2,{}\na,CANARY,1,{}\nb,a,1,{}\n",
    "net.json": '{{"nodes": [{{"id": "a"}}, {{"id": "b"}}], "links": [{{"source": "a", "target": '
    '"b", "{0}": "{1}"}}, {{"source": "b", "target": "a", "type": "CANARY", "{0}": "{2}"}}]}}',
}


@pytest.mark.parametrize(
    ("heading", "yes", "no"),
    [
        ("private", "x", ""), ("Confidential?", "yes", "no"), ("Vertraulich", "ja", "nein"),
        ("Off the record", "internal", "public"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", MARKED)
def test_rows_that_are_marked_as_private_are_private(
    name: str, heading: str, yes: str, no: str, read: Read
) -> None:
    dataset = read(name, MARKED[name].format(heading, no, yes, no))
    assert "CANARY" in everything(dataset)
    public = dataset.for_audience("public")
    assert "CANARY" not in everything(public)
    gone = len(dataset.stances + dataset.ties) - len(public.stances + public.ties)  # type: ignore[operator]
    assert gone == (2 if name == "wide.csv" else 1) and public.stances + public.ties  # type: ignore[operator]


def test_a_mark_that_is_not_understood_is_told_and_not_passed_over(refused: Refused) -> None:
    (told,) = refused("list.csv", "Name,Topic,Stance,Confidential\na,T,for,maybe\nb,T,for,no\n")
    assert told.startswith("list.csv:2:9") and "neither yes nor no" in told


@pytest.mark.parametrize("mark", ["confidential: ja", "private: '1'", "visibility: perhaps"])
def test_evidence_that_says_it_is_private_in_whatever_words(mark: str, read: Read) -> None:
    ties = (
        f"ties:\n- from: a\n  to: b\n  sign: support\n  evidence:\n  - {{quote: CANARY, {mark}}}\n"
    )
    dataset = read("case.yaml", ties)
    assert "CANARY" in everything(dataset)
    assert "CANARY" not in everything(dataset.for_audience("public"))


def test_actors_that_are_marked_as_private_stay_and_that_is_told(read: Read) -> None:
    files = {
        "nodes.csv": "Id,Label,Confidential\n1,A,no\n2,B,yes\n",
        "edges.csv": "Source,Target\n1,2\n",
    }
    (told,) = [note for note in read("case", files).notices if note.code == "private-row"]
    assert (told.level, str(told.place)) == ("warning", "nodes.csv:1:10")
    files["nodes.csv"] = files["nodes.csv"].replace("yes", "no")
    assert not any(note.code == "private-row" for note in read("open", files).notices)
