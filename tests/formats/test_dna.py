"""Statements of the Discourse Network Analyzer, from its own file and from its event list."""

from __future__ import annotations

import pytest
from made_files import DNA_TABLES, dna_database

from graphkit.formats import ReadOptions, load
from tests.formats.fixture_types import Read, Refused


def test_statements_of_a_database(read: Read) -> None:
    """Passages are counted as Java counts: the tram in the letter is two characters."""
    dataset = read("x.dna", dna_database())
    assert [(s.id, s.actor, s.issue, s.position) for s in dataset.stances] == [
        ("st1", "Friends", "Trams.", 1), ("st2", "Pell", "Trams.", -1),
    ]  # fmt: skip
    assert [s.summary for s in dataset.stances] == ["Trams now!", "No trams."]
    assert [str(s.date) for s in dataset.stances] == ["1970-01-01", "1969-12-31"]
    assert dataset.stances[0].locator == "characters 4 to 14"
    assert dataset.stances[0].extra["x_coder"] == "Robin"
    assert dataset.stances[0].extra["x_person"] == "Pell"
    assert [(s.id, s.title, s.publisher) for s in dataset.sources] == [
        ("1", "Debate", "Daily"), ("2", "Letter", None),
    ]  # fmt: skip
    assert dataset.actor_by_id["Friends"].type == "NGO"
    assert dataset.issues[0].extra["x_Topic"] == "traffic"
    told = "\n".join(notice.message for notice in dataset.notices)
    assert "1 statement of the type 'Note' left out" in told
    assert "1 statement left out: no organisation or person." in told
    assert "is the actor in 1 without an organisation" in told
    account = next(one for one in dataset.accounts if one.table == "stances")
    assert (account.read, account.used) == (4, 2)


def test_whole_numbers_of_agreement_are_positions_or_asked(read: Read, refused: Refused) -> None:
    dataset = read("x.dna", dna_database(kind="integer", yes=1, no=-1))
    assert [s.position for s in dataset.stances] == [1, -1]
    told = refused("y.dna", dna_database(kind="integer", yes=1, no=0))
    assert "never negative (0 and 1)" in told[0]
    dataset = read("z.dna", dna_database(kind="integer", yes=2, no=-2), scale="position:-2..2")
    assert [s.position for s in dataset.stances] == [1, -1]


@pytest.mark.parametrize("wrong", ["NULL", "'x'", "x'ff'"])
def test_a_statement_without_its_place_in_the_text_is_told(read: Read, wrong: str) -> None:
    script = f"UPDATE STATEMENTS SET Start = {wrong} WHERE ID = 2"
    dataset = read("x.dna", dna_database(script=script))
    assert [s.summary for s in dataset.stances] == ["Trams now!", None]
    told = [str(notice) for notice in dataset.notices if notice.code == "misplaced"]
    assert told == ["x.dna:STATEMENTS 2: The statement does not say where in its text it lies."]


def test_a_database_is_not_touched(tmp_path) -> None:
    path = tmp_path / "x.dna"
    path.write_bytes(dna_database())
    path.chmod(0o444)
    before = path.read_bytes(), path.stat().st_mtime_ns
    load(path)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert [file.name for file in tmp_path.iterdir()] == ["x.dna"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (dna_database(script="DROP TABLE ENTITIES;"), "ENTITIES is missing"),
        (dna_database(tables="CREATE TABLE STATEMENTS(ID INTEGER);"), "StatementTypeId"),
        (dna_database()[:5000], "cannot be read"),
        (
            dna_database(
                script="DROP TABLE ENTITIES; CREATE VIEW ENTITIES AS SELECT 1 AS ID, 1 AS "
                "VariableId, randomblob(100) AS Value;"
            ),
            "ENTITIES is missing",
        ),
        (dna_database(script="DELETE FROM STATEMENTS;"), "No statement says"),
        (dna_database(script="UPDATE ENTITIES SET Value = CAST(x'ff' AS TEXT);"), "cannot be read"),
    ],
)
def test_other_databases(content: bytes, told: str, refused: Refused) -> None:
    assert told in refused("x.dna", content)[0]


def test_two_types_with_sides_are_both_read(read: Read) -> None:
    more = """
    INSERT INTO STATEMENTTYPES VALUES (3, 'Second');
    INSERT INTO VARIABLES VALUES (6, 'actor', 'short text', 3), (7, 'claim', 'short text', 3),
        (8, 'agreement', 'boolean', 3);
    INSERT INTO ENTITIES VALUES (6, 6, 'Shops', NULL), (7, 7, 'Trams.', NULL);
    INSERT INTO STATEMENTS VALUES (9, 3, 1, 0, 3, 1);
    INSERT INTO DATASHORTTEXT VALUES (20, 9, 6, 6), (21, 9, 7, 7);
    INSERT INTO DATABOOLEAN VALUES (20, 9, 8, 0);
    """
    dataset = read("x.dna", dna_database(script=more))
    last = dataset.stances[-1]
    assert (last.actor, last.issue, last.position) == ("Shops", "Trams.", -1)
    assert last.extra["x_statement_type"] == "Second"


def test_a_database_of_empty_tables_is_no_data(refused: Refused) -> None:
    assert "No statement" in refused("x.dna", dna_database(tables=DNA_TABLES + " "))[0]


EVENTS = (
    '"statement_id";"time";"organization";"concept";"agreement";"text"\n'
    '1;2023-02-11 09:30:00;"Friends";"Trams; now";{first};"It said ""yes"""\n'
    '2;2023-02-12 09:30:00;"Ring";"Trams; now";{second};""\n'
)


def test_an_event_list_without_persons_or_documents(read: Read) -> None:
    dataset = read("e.csv", EVENTS.format(first=1, second=0))
    assert [(s.actor, s.issue, s.position) for s in dataset.stances] == [
        ("Friends", "Trams; now", 1), ("Ring", "Trams; now", -1),
    ]  # fmt: skip
    assert dataset.stances[0].summary == 'It said "yes"'
    assert not dataset.sources


def test_grades_of_agreement_take_a_scale(tmp_path, refused: Refused) -> None:
    path = tmp_path / "e.csv"
    path.write_text(EVENTS.format(first=3, second=-3))
    dataset = load(path, options=ReadOptions(scale="position:-3..3"))
    assert [s.position for s in dataset.stances] == [1, -1]
    assert "outside -1 (oppose) to 1" in refused("f.csv", EVENTS.format(first=3, second=-3))[0]


def test_commas_and_other_names_and_order(read: Read) -> None:
    dataset = read(
        "e.csv",
        "agreement,claim,party,speaker,time,statement_id,tone\n"
        "TRUE,Tolls,Greens,Ann,2020-01-02T03:04:05,7,sharp\nFALSE,Tolls,,Bob,2020-01-03,8,\n"
        ",Tolls,Reds,,2020-01-03,9,\n",
    )
    assert [(s.id, s.actor, s.position) for s in dataset.stances] == [
        ("st7", "Greens", 1), ("st8", "Bob", -1),
    ]  # fmt: skip
    assert dataset.stances[0].extra["x_tone"] == "sharp"
    assert str(dataset.stances[0].date) == "2020-01-02"
    assert any("1 statement left out: no agreement" in n.message for n in dataset.notices)


def test_a_concept_that_is_called_as_an_actor(read: Read) -> None:
    rows = "statement_id,time,organization,concept,agreement\n1,,Town,Town,1\n2,,Port,Town,0\n"
    dataset = read("e.csv", rows)
    assert [issue.id for issue in dataset.issues] == ["concept: Town"]
    assert dataset.issues[0].question == "Town"


def test_what_lacks_is_named(refused: Refused) -> None:
    told = refused("e.csv", "statement_id;time;organization;frame_x\n1;2020-01-01;a;b\n")
    assert len(told) == 2
    assert "what is spoken of (concept); there are: organization, frame_x" in told[0]
