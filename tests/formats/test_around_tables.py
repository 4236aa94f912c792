"""What stands beside, within or around what is read, and what is said of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from made_files import under, workbook_of
from openpyxl import Workbook

from graphkit.dataset import Dataset
from graphkit.errors import DataError
from graphkit.formats import ReadOptions, load
from graphkit.formats.reading.heading_words import nearness, normal, rank, vocabulary
from graphkit.formats.reading.json_rows import branch_of, joined
from graphkit.formats.reading.labelled_block import SUMS
from graphkit.formats.reading.number_cells import RANGES, comma_number, level, number, strength
from graphkit.formats.reading.position_words import sign_of
from graphkit.formats.reading.problems import Fault, Problems
from graphkit.formats.reading.tree import Branch, Entry, Items, Scalar
from tests.formats.books import save
from tests.formats.fixture_types import Put, Read, Refused


def told(dataset: Dataset, code: str) -> list[str]:
    return [notice.message for notice in dataset.notices if notice.code == code]


@pytest.mark.parametrize(
    ("heading", "target", "near"),
    [
        ("Bill", "issue", 3), ("bill name", "issue", 2), ("Bill ID", "issue", 1.9), ("Bill 2", "issue", 2),
        ("Date de l'avis de la commission", "date", 1.6), ("Proposed bill", "issue", 1.4), ("Bill sponsor", "issue", 1),
        ("要望日付", "date", 1.5), ("Colour", "issue", 0), ("", "issue", 0),
    ],
)  # fmt: skip
def test_how_near_a_heading_is(heading: str, target: str, near: float) -> None:
    assert nearness(heading, vocabulary(target)) == near


def test_words_stand_in_groups_the_first_of_which_is_nearest() -> None:
    known = {"actor": 0, "speaker name": 1, "person": 2, "団体": 3}
    assert [rank(h, known) for h in ("Actor", "Actor id", "The speaker name", "Person in charge", "団体の種類", "x")] == [
        0, 0, 1, 2, 3, 99,
    ]  # fmt: skip
    assert [normal(h) for h in ("Country1", "articleTitle", "E-Mail (work)", "Überblick", "ガス", "a_b")] == [
        "country 1", "article title", "e mail", "uberblick", "ガス", "a b",
    ]  # fmt: skip


def test_private_columns_of_ones_own_are_kept(read: Read) -> None:
    dataset = read("x.csv", "from,to,sign,private_phone,x_team\na,b,+,7,red\n")
    assert dataset.ties[0].extra == {"private_phone": "7", "x_team": "red"}


@pytest.mark.parametrize(
    ("names", "said"),
    [("1,Ann\n2,2\n", "1 actor is named as in names.csv."), ("1,Ann\n2,Bob\n", "2 actors are named as in names.csv."),
     ("1,1\n2,2\n", "names.csv names ids that have names already; it was passed over.")],
)  # fmt: skip
def test_names_in_a_file_beside(names: str, said: str, read: Read) -> None:
    tables = {
        "nodes.csv": "id,label\n1,\n2,\n",
        "edges.csv": "source,target\n1,2\n",
        "names.csv": names,
    }
    assert told(read("set", tables), "names") == [said]


def test_the_other_half_of_a_graph_beside_a_file(put: Put) -> None:
    """Said of the file that has a name of its kind, where its like lies beside it."""
    folder = put("set", {"case-edges.csv": "source,target\na,b\n", "case-nodes.csv": "id,label\na,A\nb,B\n",
                         "ties.csv": "from,to,sign\na,b,+\n", "other.csv": "x,y\n1,2\n"})  # fmt: skip
    assert any("case-nodes.csv" in str(n) for n in load(folder / "case-edges.csv").notices)
    assert not any("case-nodes.csv" in str(n) for n in load(folder / "ties.csv").notices)
    assert any("case-edges.csv" in str(n) for n in load(folder / "case-nodes.csv").notices)


def test_fields_of_json_that_are_not_there() -> None:
    null, text, rows = Scalar(1, 9, None, False), Scalar(1, 9, "x", False), Items(1, 9, [])
    made = Branch(
        1, 1, [Entry("none", 1, 2, null), Entry("word", 1, 2, text), Entry("list", 1, 2, rows)]
    )
    problems = Problems()
    assert (
        branch_of(made, "none", "f", problems).entries == []
        and branch_of(made, "gone", "f", problems).entries == []
    )
    assert not problems.found
    assert branch_of(made, "word", "f", problems).entries == []
    assert [str(p) for p in problems.found] == ["f:1:9: word: named fields are expected here."]
    assert [joined(entry) for entry in made.entries] == ["", "x", ""]
    nested = Items(1, 1, [Items(1, 1, [])])
    assert joined(Entry("deep", 1, 1, nested)) is None and joined(Entry("deep", 1, 1, made)) is None


def test_what_kumu_calls_types_and_descriptions(tmp_path: Path) -> None:
    sheets = {
        "Elements": [
            ["Label", "Element Type", "Description"],
            ["A", "Body", "old"],
            ["B", None, None],
        ],
        "Connections": [
            ["From", "To", "Connection Type", "Description"],
            ["A", "B", "Funds", "since long"],
        ],
    }
    dataset = load(save(tmp_path / "k.xlsx", sheets))
    assert (dataset.actors[0].type, dataset.actors[0].note) == ("Body", "old")
    assert (dataset.ties[0].relation, dataset.ties[0].summary) == ("Funds", "since long")


@pytest.mark.parametrize("sums", sorted(SUMS))
def test_sums_beside_matrices_are_no_actors(sums: str, read: Read) -> None:
    actors = ["Town", "Port"]
    direct = under([*actors, sums.title()], [[None, 3, 3], [1, 0, 1]], actors)
    book = {
        "A": [*direct, [sums.upper(), 1, 3, 4]],
        "B": under(["Trams", "Tolls"], [[4, "−1"], [0, 2]], actors),
    }
    dataset = read("m.xlsx", workbook_of(book))
    assert [actor.id for actor in dataset.actors] == actors
    assert {(s.actor, s.issue): s.position for s in dataset.stances} == {
        ("Town", "Trams"): 1, ("Town", "Tolls"): -1, ("Port", "Trams"): 0, ("Port", "Tolls"): 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value"),
    [("1", 1), ("-1.5e2", -150), (".5", 0.5), ("+2.", 2)],
)
def test_numbers(text: str, value: float) -> None:
    assert number(text) == value
    assert (comma_number("1,5"), comma_number("-,5"), comma_number("2")) == (1.5, -0.5, 2)


@pytest.mark.parametrize("text", ["", "x", "nan", "inf", "1e999", "1,5", "1 000", "0x1", "１"])
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(Fault) as caught:
        number(text)
    assert caught.value.code == "number"


@pytest.mark.parametrize(
    ("name", "low", "high"), [("position", -1, 1), ("share", 0, 1), ("capability", 0, 100)]
)
def test_ranges(name: str, low: float, high: float) -> None:
    assert (RANGES[name](low), RANGES[name](high)) == (low, high)
    for wrong in (low - 0.01, high + 0.01):
        with pytest.raises(Fault):
            RANGES[name](wrong)


def test_levels_and_strengths() -> None:
    assert [level(value) for value in (0, 4)] == [0, 4]
    for wrong in (-1, 5, 1.5):
        with pytest.raises(Fault):
            level(wrong)
    assert strength(0.001) == 0.001
    for wrong in (0, -1):
        with pytest.raises(Fault):
            strength(wrong)


def test_columns_of_other_tools_that_are_the_ties_own(read: Read) -> None:
    head = "Source,Target,Label,Value,Citation,\n"
    dataset = read(
        "set", {"nodes.csv": "Id,Label\na,A\nb,B\n", "edges.csv": f"{head}a,b,met,2,News,zz\n"}
    )
    (tie,) = dataset.ties
    assert (tie.relation, tie.strength, tie.source) == ("met", 2, ("News",))
    assert told(dataset, "unnamed-column") == ["ties: column 6 has no name and was passed over."]


def span(start: int, end: int, label: str) -> dict[str, Any]:
    return {
        "id": label,
        "type": "labels",
        "from_name": "a",
        "value": {"start": start, "end": end, "text": "x", "labels": [label]},
    }


@pytest.mark.parametrize(("end", "misplaced"), [(5, False), (6, False), (7, True), (1, True)])
def test_spans_lie_in_their_text(end: int, misplaced: bool, put: Put) -> None:
    """A letter beyond U+FFFF counts as two, as JavaScript counts."""
    results = [span(2, end, "oppose"), {**span(0, 1, "Guild"), "from_name": "actor"}]
    task = {"id": 1, "data": {"text": "🚋abcd"}, "annotations": [{"id": 1, "result": results}]}
    options = ReadOptions(codes="actor=Guild,question=Toll")
    try:
        notices: Any = load(put("x.json", json.dumps([task])), options=options).notices
    except DataError as error:
        notices = error.problems
    assert ("misplaced" in {n.code for n in notices}) is misplaced


def test_a_choice_in_a_tree_of_three_levels(put: Put) -> None:
    tree = {
        "type": "taxonomy",
        "from_name": "t",
        "value": {"taxonomy": [["Any", "Stance", "oppose"]]},
    }
    words = {"type": "textarea", "from_name": "actor", "value": {"text": ["Guild"]}}
    task = {"id": 1, "data": {"text": "x"}, "annotations": [{"id": 1, "result": [tree, words]}]}
    (stance,) = load(
        put("x.json", json.dumps([task])), options=ReadOptions(codes="question=Toll")
    ).stances
    assert (stance.actor, stance.position) == ("Guild", -1)


def test_a_table_of_positions_that_asks_for_its_scale(refused: Refused) -> None:
    """Never negative and not only full support: which end is meant is asked once."""
    head = "Actor,Capability,Position,Salience\n"
    told_ = refused("x.csv", head + "a,1,0,1\nb,1,1,1\nc,1,0.5,1\n")
    assert len(told_) == 1 and "--scale position:" in told_[0]


@pytest.mark.parametrize(("level_", "most"), [("error", 1000), ("warning", 100), ("note", 20)])
def test_so_many_of_a_kind_are_listed(level_: Any, most: int) -> None:
    problems = Problems()
    for n in range(most):
        assert problems.listing(level_, "x") is (n < most)
        problems.add(level_, "x", "said")
    assert not problems.listing(level_, "x") and len(problems.told()) == most
    problems.add(level_, "x", "said", lambda: 1 / 0)  # type: ignore[arg-type,return-value]
    problems.add(level_, "y", "other")
    found = problems.told()
    assert len(found) == most + 2 and [p.message for p in found if p.times > 1] == []
    (more,) = (p for p in found if "more of this kind" in p.message)
    assert (more.message, more.level, more.times) == ("1 more of this kind (x).", level_, 1)
    assert problems.fatal is (level_ == "error")


def test_signs_as_numbers_and_marks() -> None:
    for side, words in {
        1: ("1", "+1", "1.0", "+1.0", "+"),
        -1: ("-1", "-1.0", "-"),
        0: ("0", "0.0", "±"),
    }.items():
        assert {sign_of(word) for word in words} == {side}
    assert sign_of("2") is None and sign_of("strongly") is None


def test_only_some_of_those_who_were_merged_are_named(read: Read) -> None:
    ties = "from,to,sign\n" + "".join(f"a{n},z,+\n" for n in range(7))
    same = "keep,same\n" + "".join(f"a0,a{n}\n" for n in range(1, 7))
    (one,) = told(read("set", {"ties.csv": ties, "same_as.csv": same}), "same-as")
    assert one.startswith("6 actors merged by same_as") and "1 more" in one and "'a6'" not in one
    same = same.removesuffix("a0,a6\n")
    (one,) = told(read("two", {"ties.csv": ties, "same_as.csv": same}), "same-as")
    assert one.startswith("5 actors merged") and "more" not in one


def test_that_times_are_not_used_is_said_only_where_there_are_times(read: Read) -> None:
    votes = "congress,chamber,rollnumber,icpsr,cast_code\n117,Senate,1,7,1\n"
    calls = "congress,chamber,rollnumber,date,vote_result,vote_desc,vote_question\n117,Senate,1,{},Passed,,\n"
    for name, day, said in (
        ("A", "2021-01-02", []),
        ("B", "2021-01-02 10:00:00", ["rollcalls: of times only the day is used."]),
    ):
        dataset = read(name, {"S117_votes.csv": votes, "S117_rollcalls.csv": calls.format(day)})
        assert told(dataset, "times") == said
        assert str(dataset.issues[0].decided_on) == "2021-01-02"


def test_files_given_together_may_be_called_as_graphkits_tables(put: Put) -> None:
    folder = put("set", {"actors.csv": "Id,Label\na,A\nb,B\n", "edges.csv": "Source,Target\na,b\n"})
    dataset = load([folder / "actors.csv", folder / "edges.csv"])
    said = [words for words in told(dataset, "alias") if "the table" in words]
    assert said == ["edges.csv is read as the table ties."] and len(dataset.actors) == 2


def test_ends_with_blanks_around_ids_that_have_names(read: Read) -> None:
    tables = {
        "nodes.csv": "id,label\na,Ann\nb,Bob\n",
        "edges.csv": 'source,target\na," b "\n" Bob",a\n',
    }
    ties = read("set", tables).ties
    assert [(t.source_actor, t.target_actor) for t in ties] == [("a", "b"), ("b", "a")]


BELOW = [["Organisation", "Topic", "Stance"], ["A", "T", "for"], ["B", "T", "against"], []]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("told", [{}, {"header_row": 1}])
def test_a_table_below_another_is_read_by_its_own_headings(
    ending: str, told: dict[str, int], put: Put, tmp_path: Path
) -> None:
    rows = [*BELOW, ["From", "To", "Relation"], ["A", "C", "funds"], [], ["Organisation", "Power"],
            ["A", 100], ["C", 50], ["Organisation", "Power"], ["B", 20]]  # fmt: skip
    if ending == "xlsx":
        book = Workbook()
        for row in rows:
            book.active.append(row)  # type: ignore[union-attr]
        book.save(tmp_path / "t.xlsx")
    else:
        put("t.csv", "\n".join(",".join(map(str, row)) for row in rows))
    dataset = load(tmp_path / f"t.{ending}", options=ReadOptions(**told))  # type: ignore[arg-type]
    assert [(s.actor, s.issue, s.position) for s in dataset.stances] == [
        ("A", "T", 1),
        ("B", "T", -1),
    ]
    assert [(t.source_actor, t.target_actor, t.relation) for t in dataset.ties] == [
        ("A", "C", "funds")
    ]
    assert {a.id: a.capability for a in dataset.actors} == {"A": 100, "B": 20, "C": 50}


def test_columns_that_are_called_alike_are_two(read: Read, refused: Refused) -> None:
    """Of the analyst's own each is kept; which is the position has to be said."""
    rows = "Organisation,Topic,Stance,{},{}\nA,T,for,one,for\nB,T,against,,against\n"
    kept = read("a.csv", rows.format("Hall", "Hall"))
    assert kept.stances[0].extra == {"x_Hall": "one", "x_Hall (2)": "for"}
    (told,) = refused("b.csv", rows.format("Hall", "Stance"))
    assert told.startswith("b.csv:1:32: Duplicate column 'Stance'. Give each a heading of its own")
    chosen = read("c.csv", rows.format("Hall", "Stance"), columns="position=#5")
    assert [s.position for s in chosen.stances] == [1, -1]
    (told,) = refused("d.csv", "Organisation,Toll,Toll\nA,for,against\nB,against,for\n")
    assert told.startswith("d.csv:1:19: Duplicate column 'Toll'.")
