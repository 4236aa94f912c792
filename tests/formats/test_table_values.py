"""What reading makes of a table, number by number and word by word."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graphkit.dataset import Dataset
from graphkit.errors import DataError, UsageError
from graphkit.formats import ReadOptions, load
from graphkit.formats.reading.coding import DEGREES, TOPS
from graphkit.formats.reading.date_form import date_form
from graphkit.formats.reading.doubles import doubles
from graphkit.formats.reading.extras import needed
from graphkit.formats.reading.first_lines import headings_of
from graphkit.formats.starter import starter_dataset
from tests.formats.books import save
from tests.formats.fixture_types import Put, Read, Refused


def told(dataset: Dataset, code: str) -> list[str]:
    return [notice.message for notice in dataset.notices if notice.code == code]


def test_rows_of_refused_data_add_up(put: Put) -> None:
    """Read are those that are good, wrong, of another width, or left out."""
    rows = "from,to,sign\na,b,+\na,a,+\nb,c,maybe\nb,c\nc,a,-\n"
    with pytest.raises(DataError) as caught:
        load(put("x.csv", rows))
    (one,) = (p.message for p in caught.value.problems if p.code == "account")
    assert one == "ties: 5 rows read, 1 left out, 2 rejected, 2 good; nothing was used."


def test_actors_and_issues_of_a_table_of_ones_own_are_called_as_they_are_written(
    read: Read,
) -> None:
    dataset = read(
        "x.csv", "Organisation,Bill,Position\nThe Guild,Toll now,support\nPort,Toll now,oppose\n"
    )
    assert [(a.id, a.name) for a in dataset.actors] == [
        ("The Guild", "The Guild"),
        ("Port", "Port"),
    ]
    assert [(i.id, i.question) for i in dataset.issues] == [("Toll now", "Toll now")]
    dataset = read("y.csv", "Country1,Country2,score\nA,B,1\nB,A,0\nA,C,0.0\nC,A,\nB,C,2\n")
    assert {(a.id, a.name) for a in dataset.actors} == {("A", "A"), ("B", "B"), ("C", "C")}
    assert [(t.source_actor, t.target_actor, t.strength) for t in dataset.ties] == [
        ("A", "B", 1), ("C", "A", 1), ("B", "C", 2),
    ]  # fmt: skip
    (account,) = dataset.accounts
    assert (account.read, account.used, account.rejected) == (5, 3, 2)


def test_two_files_are_called_as_their_folder_or_as_the_ties(put: Put) -> None:
    nodes, edges = "id,label\na,A\nb,B\n", "source,target\na,b\n"
    folder = put("harbour", {"nodes.csv": nodes, "edges.csv": edges})
    assert load([folder / "nodes.csv", folder / "edges.csv"]).name == "harbour"
    folder = put("other", {"people.csv": nodes, "contacts.csv": edges})
    assert load([folder / "people.csv", folder / "contacts.csv"]).name == "contacts"


def test_a_network_of_polinode_wherever_its_interface_puts_it(read: Read) -> None:
    nodes = [{"id": "a", "attributes": {"name": "Ann", "team": "x"}}, {"id": "b", "attributes": {}}]
    edges = [{"id": "e", "source": "a", "target": "b", "undirected": True, "attributes": {"weight": 2}},
             {"source": "b", "target": "a", "key": "k", "attributes": {"how": "mail"}}]  # fmt: skip
    for within in ("", "networkJSON", "network", "data", "graph"):
        made = {"nodes": nodes, "edges": edges}
        dataset = read(f"x{within}.json", json.dumps({within: made} if within else made))
        assert [(a.id, a.name, a.extra) for a in dataset.actors] == [
            ("a", "Ann", {"x_team": "x"}),
            ("b", "b", {}),
        ]
        assert [(t.source_actor, t.target_actor, t.directed, t.strength, t.extra) for t in dataset.ties] == [
            ("a", "b", False, 2, {}), ("b", "a", True, 1, {"x_how": "mail"}),
        ]  # fmt: skip


CALLS = "rcid,session,importantvote,date,unres,amend,para,short,descr\n"
CAST = "rcid,country,country_code,vote\n3,Namibia,NA,yes\n4,Namibia,NA,no\n"


def test_roll_calls_of_the_united_nations(read: Read) -> None:
    """What is short comes first, then the resolution, then the number; what is long is the question."""
    rows = "3,1,0,1946-01-01,R/1/1,0,0,Short words,Long words\n5,1,0,1946-01-02,R/1/2,0,0,,\n"
    dataset = read("un", {"un_votes.csv": CAST, "un_roll_calls.csv": CALLS + rows})
    first, second = dataset.issues
    assert (first.extra["x_title"], first.question, str(first.decided_on)) == (
        "Short words",
        "Long words",
        "1946-01-01",
    )
    assert second.decided_on is None and [str(s.date) for s in dataset.stances] == [
        "1946-01-01",
        "None",
    ]
    assert told(dataset, "not-used") == [
        "roll calls: 1 of 2 take no part in these votes; left out."
    ]
    assert any(
        n.message == "roll calls: 1 of 2 in the votes are not listed." for n in dataset.notices
    )
    assert {k for k in first.extra if k.startswith("x_")} >= {
        "x_session",
        "x_importantvote",
        "x_unres",
    }
    rows = "3,1,0,1946-01-01,R/1/1,0,0,,\n4,1,0,1946-01-01,,0,0,,\n"
    dataset = read("titles", {"un_votes.csv": CAST, "un_roll_calls.csv": CALLS + rows})
    assert [i.extra["x_title"] for i in dataset.issues] == ["R/1/1", "Roll call 4"]
    assert [i.question for i in dataset.issues] == ["R/1/1", "Roll call 4"]


@pytest.mark.parametrize(
    "column", ["country_code", "ms_code", "ccode", "country", "countryname", "member"]
)
def test_countries_by_whichever_column_names_them(column: str, read: Read) -> None:
    dataset = read("x.csv", f"rcid,{column},vote\n1,AA,yes\n1,BB,no\n")
    assert [(s.actor, s.issue, s.position) for s in dataset.stances] == [
        ("AA", "1", 1),
        ("BB", "1", -1),
    ]


def test_a_starter_has_the_title_that_it_is_given() -> None:
    assert starter_dataset("harbour").title
    dataset = starter_dataset("harbour")
    assert dataset.name == "harbour" and dataset.actors and dataset.stances and dataset.ties


def test_what_is_wrong_in_yaml_is_said_in_plain_words(refused: Refused) -> None:
    assert refused("x.yaml", "ties:\n  - from: a: b\n") == [
        "x.yaml:2:14: A colon followed by a space inside a value. Put the value in quotes."
    ]
    told_ = refused("y.yaml", "ties: [a\n")
    assert told_[0].startswith("y.yaml:") and "expected" in told_[0]
    assert "Write oppose, or put - in quotes." in refused("z.yaml", "sign: - x\n")[0]
    assert refused("w.yaml", "a: &b c\nd: *b\n") == [
        "w.yaml:2:4: The alias *b is not allowed. Write the value out."
    ]
    assert refused("v.yaml", "a: !!str b\n")[0].startswith("v.yaml:1:4: The tag")
    assert refused("u.yaml", "a: b\n---\nc: d\n")[0].startswith(
        "u.yaml:2:1: A second document begins"
    )
    assert refused("t.yaml", "[a, b]: c\n") == ["t.yaml:1:1: A key is a plain word."]
    assert refused("s.yaml", "a: 'b\x07'\n")[0].startswith(
        "s.yaml:1:6: A control character: U+0007"
    )


def test_words_of_yaml_that_say_nothing_and_comments_that_cut(read: Read) -> None:
    made = "actors:\n- id: a\n  name: Local #42 Union\n  type: ~\n  role: null\n  note: '~'\n  country:\n"
    dataset = read("x.yaml", made + "ties:\n- {from: a, to: a, sign: support}\n")
    (actor,) = dataset.actors
    assert (actor.name, actor.type, actor.role, actor.note, actor.country) == (
        "Local",
        None,
        None,
        "~",
        None,
    )
    (one,) = (n for n in dataset.notices if n.code == "comment")
    assert str(one.place) == "x.yaml:3:15"


def test_how_a_column_of_dates_was_read_is_said(read: Read) -> None:
    rows = "actor,issue,position,date\na,q,1,{}\nb,q,-1,{}\n"
    (one,) = told(read("x.csv", rows.format("2024/3/4 10:30", "5 May 2024")), "dates")
    assert "of times the day as written is taken" in one
    (one,) = told(read("y.csv", rows.format("2024/3/4", "5 May 2024")), "dates")
    assert "time" not in one and "numbers" not in one
    (one,) = told(read("z.csv", rows.format("45292", "2024/3/4"), dates="excel"), "dates")
    assert "numbers are days counted as Excel does (excel)" in one


def test_months_and_years_alone_are_said_to_be_reckoned_with(read: Read) -> None:
    rows = "actor,issue,position,date\na,q,1,{}\nb,q,-1,2024-05-06\n"
    for word, said in (("2024", True), ("2024-01", True), ("2024-12", True), ("2024-05-06", False)):
        notes = [n.message for n in read(f"{word}.csv", rows.format(word)).notices]
        assert any(word in note and "last day" in note for note in notes) is said, word


def test_columns_of_degrees_are_those_that_may_have_a_scale() -> None:
    assert {name: TOPS[kind] for name, kind in DEGREES.items()} == {
        "capability": 100, "salience": 1, "confidence": 1, "reliability": 1,
        "formal": 100, "access": 100, "resources": 100,
    }  # fmt: skip


@pytest.mark.parametrize("words", ["", " , ", "dmy", "MDY, 2000", "excel1904,1950,ymd"])
def test_what_may_be_said_of_dates(words: str) -> None:
    form = date_form(words)
    parts = [word.strip().casefold() for word in words.split(",") if word.strip()]
    assert form.order == next((p for p in parts if p in ("dmy", "mdy", "ymd")), None)
    assert form.count == next((p for p in parts if p.startswith("excel")), form.count)


@pytest.mark.parametrize(
    "words", ["ydm", "20", "0999", "3000", "20000", "２０００", "dmy mdy", "dmy,mdy"]
)
def test_what_cannot_be_said_of_dates(words: str) -> None:
    with pytest.raises(UsageError):
        date_form(words)


def test_the_century_of_two_digits(read: Read) -> None:
    """The first of the hundred years that are meant: from 1950, 49 is 2049."""
    rows = "actor,issue,position,date\na,q,1,1.2.50\nb,q,-1,1.2.49\n"
    years = [s.date.year for s in read("x.csv", rows, dates="dmy,1950").stances if s.date]
    assert years == [1950, 2049]


def test_a_pointer_to_a_file_that_was_not_fetched(refused: Refused) -> None:
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"
    assert refused("x.csv", pointer)[0].endswith("Fetch the file that it stands for: git lfs pull.")
    assert "git lfs" not in refused("y.csv", "<!doctype html><html>")[0]


@pytest.mark.parametrize(
    ("encoding", "advised"),
    [
        ("cp932", "--encoding cp932"),
        ("euc_jp", "--encoding euc_jp"),
        ("latin-1", "--encoding cp1252"),
    ],
)
def test_which_encoding_a_text_is_likely_in(encoding: str, advised: str, put: Put) -> None:
    words = "from,to,sign\n港湾組合,渡し船組合,+\n渡し船組合,港湾組合,-\n"
    words = words if encoding != "latin-1" else "from,to,sign\nMünchen,Köln,+\n"
    path = put("x.csv", words.encode(encoding))
    with pytest.raises(DataError) as caught:
        load(path)
    (one,) = (p for p in caught.value.problems if p.level == "error")
    assert one.code == "encoding" and advised in f"{one.hint} {one.message}".casefold()
    assert len(load(path, options=ReadOptions(encoding=encoding)).ties) == words.count("\n") - 1


def test_lines_end_as_they_end(read: Read) -> None:
    """Windows, old Macs and Unix; a byte order mark is no letter."""
    for n, end in enumerate(("\n", "\r\n", "\r")):
        text = end.join(("\ufefffrom,to,sign,summary", 'a,b,+,"one', 'two"', "b,c,-,", ""))
        one, other = read(f"{n}.csv", text).ties
        assert (one.source_actor, one.summary.split()) == ("a", ["one", "two"]) and other.sign == -1  # type: ignore[union-attr]


def test_quotes_inside_quotes_and_empty_cells_at_the_end(read: Read, refused: Refused) -> None:
    (tie,) = read("x.csv", 'from,to,sign,summary,x_a\n"a","b","+","say ""so""",\n').ties
    assert tie.summary == 'say "so"' and not tie.extra
    assert refused("y.csv", 'from,to,sign\na,"b"x,+\n')[0].startswith(
        "y.csv:2:6: There is text after a closing quote"
    )
    assert refused("z.csv", 'from,to,sign\na,"b,+\n')[0].startswith("z.csv:2:3:")
    (tie,) = read("w.csv", 'from,to,sign,summary\na,b,+,""\n').ties
    assert tie.summary is None
    assert refused("v.csv", "from,to,sign\na,b,+,\n")[0].startswith("v.csv:2:7:")


def test_white_space_is_taken_off_where_it_is_not_quoted(read: Read) -> None:
    dataset = read("x.csv", 'from,to,sign,x_a\n a ,b,+, v \n" c",b,+,"\' w"\n')
    assert [(t.source_actor, t.extra["x_a"]) for t in dataset.ties] == [("a", "v"), (" c", "' w")]
    assert len([n for n in dataset.notices if n.code == "trimmed"]) == 2
    guarded = read("y.csv", "from,to,sign,summary\na,b,+,'=1+1\nb,a,+,'tis\n")
    assert [t.summary for t in guarded.ties] == ["=1+1", "'tis"]


def test_slips_of_a_letter_are_doubles() -> None:
    """One letter more, less, another or turned round, of a name of eight letters or more."""
    for other, found in (("Ferry Gild Isles", True), ("Ferry Giuld Isles", True), ("Ferry Gilds Isle", False),
                         ("FerryGuild Isless", True)):  # fmt: skip
        assert bool(doubles({"a": ["Ferry Guild Isles"], "b": [other]})) is found, other
    assert not doubles({"a": ["Ann Lee"], "b": ["Ann Le"]})


def test_a_list_of_names_without_ids_is_said(read: Read) -> None:
    dataset = read(
        "set", {"nodes.csv": "Label,Team\nAnn,x\nBob,y\n", "edges.csv": "Source,Target\nAnn,Bob\n"}
    )
    assert told(dataset, "no-id") == ["actors: there are no ids; each is called by its label."]
    assert [(a.id, a.name) for a in dataset.actors] == [("Ann", "Ann"), ("Bob", "Bob")]


@pytest.mark.parametrize("key", ["quote", "summary", "text"])
@pytest.mark.parametrize("place", ["locator", "page"])
def test_fields_of_evidence(key: str, place: str, read: Read) -> None:
    made = f"ties:\n- from: a\n  to: b\n  sign: support\n  evidence:\n  - {{source: s1, {key}: So, {place}: p. 3, date: 2024}}\n"
    (tie,) = read("x.yaml", made).ties
    assert (tie.source, tie.summary, tie.locator) == (("s1",), "So", "p. 3")
    assert tie.extra["x_evidence_date"] == "2024"


def test_headings_that_go_on_in_the_next_line(put: Put) -> None:
    """A cell of the first line may hold a line break; the heading is one all the same."""
    path = put(
        "x.csv",
        'statement_id;time;concept;agreement;organization;"a\nb"\n1;2024-01-01;Trams;1;Guild;x\n',
    )
    assert list(headings_of(path)[:2]) == ["statement_id", "time"] and len(headings_of(path)) == 6
    assert len(load(path).stances) == 1


def test_a_library_that_is_missing_is_named() -> None:
    with pytest.raises(UsageError, match="nowhere") as caught:
        needed("nowhere.at.all", "extra")
    assert "graphkit[extra]" in str(caught.value)


@pytest.mark.parametrize(
    ("day", "said"),
    [("2024-13", "month"), ("2024-00", "month"), ("2024-02-30", "day"), ("2024-13-01", "day")],
)
def test_what_of_a_date_does_not_exist(day: str, said: str, refused: Refused) -> None:
    (told_,) = refused("x.csv", f"actor,issue,position,date\na,q,1,{day}\nb,q,-1,2024-01-01\n")
    assert told_.endswith(f"{day} is an impossible date: there is no such {said}.")


@pytest.mark.parametrize(
    ("text", "place"),
    [("dl n=2\ndata:\n0 x\n0 0\n", "3:3"), ("dl n=2 data: 0 x\n0 0\n", "1:16"), ("dl n=2\n\ndata: 0 1\nx 0\n", "4:1"),
     ("dl n=2\nlabels:\na,b\ndata:\n0 1\n0 1 x\n", "6:5"), ("dl n=2\ndata:\n0 1\n0\n", "4:1")],
)  # fmt: skip
def test_cells_of_dl_stand_where_they_are_written(text: str, place: str, refused: Refused) -> None:
    assert refused("x.dl", text)[0].startswith(f"x.dl:{place}: ")


def test_several_relations_of_dl_and_one_that_is_cut_off(read: Read, refused: Refused) -> None:
    head = "dl n=2 nm=2\nlabels:\na,b\nmatrix labels:\nlikes,knows\ndata:\n"
    dataset = read("x.dl", f"{head}0 1\n0 0\n\n0 2\n3 0\n")
    assert [(t.source_actor, t.target_actor, t.relation, t.strength) for t in dataset.ties] == [
        ("a", "b", "likes", 1), ("a", "b", "knows", 2), ("b", "a", "knows", 3),
    ]  # fmt: skip
    assert refused("y.dl", f"{head}0 1\n0 0\n0 2\n")[0].startswith("y.dl:9:")
    assert refused("z.dl", f"{head}0 1\n0 0\n0 2\n3 0\n9\n")[0].startswith("z.dl:11:1")


def test_a_square_table_of_the_same_names_is_a_matrix_of_ties(read: Read) -> None:
    content = "Name,A,B,C\nA,0,1,-1\nB,0,0,1\nC,1,0,0\n"
    assert len(read("x.csv", content).ties) == 4


def test_the_heading_that_is_nearest_names_the_column(read: Read) -> None:
    """`Organisation` alone is surer than `Organisation type`; an id is surer than a note of it."""
    content = "Organisation type,Organisation,Position\nclub,A,support\nclub,B,oppose\n"
    dataset = read("x.csv", content)
    assert [a.id for a in dataset.actors] == ["A", "B"]
    content = "Shareholder name,Shareholder,Company\nAnn,A,X\nBob,B,Y\n"
    assert {t.source_actor for t in read("y.csv", content).ties} == {"A", "B"}


def test_rows_above_the_headings_are_no_headings(read: Read) -> None:
    """A title, numbers and long sentences name no columns."""
    long = "The organisation and its position, as told by those who were there " + "x" * 20
    content = (
        f"{long},,\n2023,2024,2025\nOrganisation,Issue,Position\nA,Toll,support\nB,Toll,oppose\n"
    )
    assert [(s.actor, s.issue) for s in read("x.csv", content).stances] == [
        ("A", "Toll"),
        ("B", "Toll"),
    ]


@pytest.mark.parametrize(
    ("codes", "positions"),
    [(("1 = support", "5 = oppose"), [1, -1]), (("1 = oppose", "5 = support"), [-1, 1])],
)
def test_a_list_of_codes_that_says_both_ends(
    codes: tuple[str, str], positions: list[int], tmp_path: Path
) -> None:
    sheets = {
        "List": [["Name", "Attitude (1-5)"], ["A", 1], ["B", 5]],
        "Codes": [[words] for words in codes],
    }
    assert [s.position for s in load(save(tmp_path / "x.xlsx", sheets)).stances] == positions
