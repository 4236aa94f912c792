"""A dataset coded from texts: rows, undo, proposals, and people who edit the tables meanwhile."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.api import load
from graphkit.coding.book import CodingBook
from graphkit.coding.claims import CodedStance, CodedTie
from graphkit.errors import DataError, UsageError
from graphkit.texts.quotes import quote_at
from graphkit.texts.reading import Reading, complete

TEXT = complete(
    Reading(
        "harbour.txt",
        "The Mayor said \N{GRINNING FACE} she backs the wind farm.\n\n"
        "The fishers oppose it. They attacked the Mayor.",
        title="The harbour divided",
        date="2026-03-02",
    )
)
SAID = (0, 42)


def new_book(tmp_path):
    book = CodingBook(tmp_path / "case")
    source = book.add_text(TEXT)
    book.put("actors", "mayor", {"name": "The Mayor"})
    book.put("actors", "fishers", {"name": "The fishers"})
    book.put("issues", "farm", {"question": "Build a wind farm?"})
    return book, source


def files(folder):
    return {path.name: path.read_bytes() for path in folder.glob("*.csv")}


def test_a_passage_becomes_a_stance_with_its_evidence(tmp_path):
    book, source = new_book(tmp_path)
    coded = CodedStance("mayor", "farm", 0.5, condition="if far out", confidence=0.8, private=True)
    id = book.code(coded, source, *SAID, coder="ada")
    (stance,) = load(tmp_path / "case").stances
    assert (stance.id, stance.actor, stance.issue, stance.position) == (id, "mayor", "farm", 0.5)
    assert (stance.condition, stance.confidence, stance.private) == ("if far out", 0.8, True)
    assert stance.source == (source,)
    assert stance.date.isoformat() == "2026-03-02"
    assert stance.extra["x_coder"] == "ada"
    assert stance.locator == quote_at(TEXT.text, *SAID).locator
    assert (tmp_path / "case" / "texts" / f"{source}.txt").read_text() == TEXT.text


@pytest.mark.parametrize("word", ["TRUE", "x", "ja", "internal"])
def test_a_claim_that_people_marked_as_private_is_shown_as_such(word, tmp_path):
    """The page hands back what it is shown: a claim must not turn public by being corrected."""
    book, source = new_book(tmp_path)
    book.code(CodedStance("mayor", "farm", 0.5, private=True), source, *SAID, coder="ada")
    table = tmp_path / "case" / "stances.csv"
    header, row = table.read_text().splitlines()
    header = header.replace("private", "Confidential")
    table.write_text(f"{header}\n{row.replace(',yes', f',{word}')}\n")
    assert load(tmp_path / "case").stances[0].private
    assert [claim.cells["private"] for claim in book.claims(source)] == ["yes"]


def test_a_passage_becomes_a_tie(tmp_path):
    book, source = new_book(tmp_path)
    book.code(CodedTie("fishers", "mayor", -1, "attacks"), source, 70, 80, coder="ada")
    (tie,) = load(tmp_path / "case").ties
    assert (tie.source_actor, tie.target_actor, tie.sign) == ("fishers", "mayor", -1)
    assert (tie.relation, tie.since.isoformat(), tie.source) == ("attacks", "2026-03-02", (source,))


def test_everything_wrong_at_once_and_nothing_written(tmp_path):
    book, source = new_book(tmp_path)
    before = files(tmp_path / "case")
    with pytest.raises(DataError) as error:
        book.code(CodedStance("mayr", "fram", 3.0, confidence=7), source, 0, 999)
    assert [p.place.field for p in error.value.problems] == [
        "actor", "issue", "position", "confidence", None,
    ]  # fmt: skip
    assert "Did you mean 'mayor'?" in str(error.value)
    assert files(tmp_path / "case") == before
    assert not book.claims()


def test_undo_is_exact_across_restarts(tmp_path):
    book, source = new_book(tmp_path)
    first = files(tmp_path / "case")
    id = book.code(CodedStance("mayor", "farm", 1), source, *SAID, coder="ada")
    second = files(tmp_path / "case")
    book.code(CodedStance("mayor", "farm", -1, note="Changed"), source, *SAID, coder="ada", id=id)
    book.remove("stances", id, coder="ada")
    for _ in range(2):
        CodingBook(tmp_path / "case").undo("ada")
    assert files(tmp_path / "case") == second
    assert book.undo("bob") == []  # another coder's
    CodingBook(tmp_path / "case").undo("ada")
    assert {k: v for k, v in files(tmp_path / "case").items() if k in first} == first
    assert not book.claims()
    assert book.undo("ada") == []
    for _ in range(3):
        CodingBook(tmp_path / "case").redo("ada")
    assert not book.claims() and book.redo("ada") == []


def test_what_was_undone_is_gone_after_something_new(tmp_path):
    book, source = new_book(tmp_path)
    book.code(CodedStance("mayor", "farm", 1), source, *SAID, coder="ada")
    book.undo("ada")
    assert book.can_redo("ada")
    book.code(CodedStance("fishers", "farm", -1), source, 45, 60, coder="ada")
    assert not book.can_redo("ada") and book.redo("ada") == []
    assert [claim.cells["actor"] for claim in book.claims()] == ["fishers"]


@settings(max_examples=6)
@given(st.lists(st.sampled_from(["code", "correct", "remove", "undo", "redo"]), max_size=7))
def test_undoing_everything_leaves_nothing(tmp_path_factory, steps):
    book, source = new_book(tmp_path_factory.mktemp("book"))
    states = [rows(book)]
    for step in steps:
        claims = book.claims()
        if step == "code":
            book.code(CodedStance("mayor", "farm", 0.25), source, *SAID, coder="ada")
        elif step == "correct" and claims:
            turned = CodedStance("fishers", "farm", -float(claims[-1].cells["position"]))
            book.code(turned, source, 45, 60, coder="ada", id=claims[-1].id)
        elif step == "remove" and claims:
            book.remove("stances", claims[0].id, coder="ada")
        elif step in ("undo", "redo"):
            getattr(book, step)("ada")
            continue
        states.append(rows(book))
    ended = rows(book)
    count = 0
    while book.undo("ada"):
        count += 1
    assert rows(book) == states[0]
    for _ in range(count):
        assert book.redo("ada")
    assert rows(book) == ended


def rows(book):
    return {claim.id: dict(claim.cells) for claim in book.claims()}


def test_a_spreadsheets_edits_are_kept_or_refused_with_their_place(tmp_path):
    book, source = new_book(tmp_path)
    id = book.code(CodedStance("mayor", "farm", 1), source, *SAID, coder="ada")
    seen = book.claims()[0].cells
    path = tmp_path / "case" / "stances.csv"
    table = path.read_text().replace("The Mayor said", "She said", 1)
    lines = table.splitlines()
    lines[0] += ",x_mine"
    lines[1] += ",=1+1"
    path.write_text("\r\n".join(lines) + "\r\n")
    book.code(CodedStance("fishers", "farm", -1), source, 45, 60, coder="ada")
    after = path.read_bytes().decode()
    assert after.startswith("\r\n".join(lines)[:-6])
    assert "=1+1" in after
    with pytest.raises(DataError, match=r"stances.csv:2.*changed meanwhile"):
        book.code(CodedStance("mayor", "farm", 0), source, *SAID, id=id, before=seen)
    with pytest.raises(DataError, match="changed since"):
        book.undo("ada") and book.undo("ada")
    path.write_text(path.read_text().replace("mayor,farm", "mayr,farm"))
    broken = path.read_bytes()
    with pytest.raises(DataError, match=r"stances.csv:2.*mayr"):
        book.code(CodedStance("fishers", "farm", -1), source, 45, 60, coder="ada")
    assert path.read_bytes() == broken


def test_a_row_deleted_in_a_spreadsheet_stays_deleted(tmp_path):
    book, source = new_book(tmp_path)
    book.code(CodedStance("mayor", "farm", 1), source, *SAID, coder="ada")
    path = tmp_path / "case" / "stances.csv"
    path.write_text(path.read_text().splitlines()[0] + "\n")
    book.code(CodedStance("fishers", "farm", -1), source, 45, 60, coder="ada")
    assert [claim.cells["actor"] for claim in CodingBook(tmp_path / "case").claims()] == ["fishers"]


def test_the_reference_case_changes_by_one_line(tmp_path, blackwell_folder):
    folder = tmp_path / "blackwell"
    shutil.copytree(blackwell_folder, folder)
    before = (folder / "ties.csv").read_text()
    book = CodingBook(folder)
    source = book.add_text(TEXT)
    id = book.code(CodedTie("huang", "trump", 1, "flatters"), source, 0, 9, coder="ada")
    after = (folder / "ties.csv").read_text().splitlines()
    assert id == "ti156"
    assert [line.removesuffix(",") for line in after[1:-1]] == before.splitlines()[1:]
    assert after[0] == before.splitlines()[0] + ",x_coder"
    data = load(folder)
    assert len(data.ties) == 156 and data.claim_by_id[id].relation == "flatters"
    assert not [p for p in data.notices if p.level == "error"]


@pytest.mark.parametrize("case", ["scanning", "parliament", "house"])
def test_other_shapes_of_data(cases, tmp_path, case):
    folder = tmp_path / case
    shutil.copytree(cases / "reported" / case, folder)
    old = load(folder)
    book = CodingBook(folder)
    source = book.add_text(TEXT)
    actor, issue = old.actors[0].id, old.issues[0].id
    id = book.code(CodedStance(actor, issue, 0.25), source, 0, 9, coder="ada")
    new = load(folder)
    assert len(new.stances) == len(old.stances) + 1
    assert new.claim_by_id[id].position == 0.25
    assert new.actors == old.actors and new.issues == old.issues
    assert new.stances[:-1] == old.stances and new.ties == old.ties


def test_a_list_of_claims_alone_gets_its_actors_listed(tmp_path):
    (tmp_path / "stances.csv").write_text("actor,issue,position\na,q,-1\nb,q,1\n")
    book = CodingBook(tmp_path)
    book.put("actors", "c", {"name": "C"})
    assert [actor.id for actor in load(tmp_path).actors] == ["a", "b", "c"]


def test_a_column_with_a_scale_is_written_on_it(tmp_path):
    (tmp_path / "stances.csv").write_text("actor,issue,position\na,q,0.2\nb,q,1\n")
    (tmp_path / "datapackage.json").write_text('{"scale:position": "0..1"}')
    book = CodingBook(tmp_path)
    source = book.add_text(TEXT)
    id = book.code(CodedStance("a", "q", -0.5), source, 0, 9)
    assert book.claims()[-1].cells["position"] == "0.25"
    assert [s.position for s in load(tmp_path).stances] == pytest.approx([-0.6, 1, -0.5])
    book.code(CodedStance("a", "q", 1), source, 0, 9, id=id)
    book.undo()
    assert book.claims()[-1].cells["position"] == "0.25"


def test_a_column_coded_otherwise_is_refused(tmp_path):
    (tmp_path / "stances.csv").write_text("actor,issue,position\na,q,-0.2\nb,q,1\n")
    (tmp_path / "datapackage.json").write_text('{"values:position": "0.5=oppose"}')
    book = CodingBook(tmp_path)
    source = book.add_text(TEXT)
    with pytest.raises(DataError, match=r"stances.csv.*coded otherwise"):
        book.code(CodedStance("a", "q", 0.5), source, 0, 9)
    assert len(load(tmp_path).stances) == 2


def test_a_killed_save_is_made_up_for(tmp_path):
    book, source = new_book(tmp_path)
    before = {**files(tmp_path / "case")}
    log = book._saved.log
    applied = log.applied
    id = book.code(CodedStance("mayor", "farm", 1), source, *SAID, coder="ada")
    done = files(tmp_path / "case")
    # Killed after the log was written: the tables are as before.
    for name, content in before.items():
        (tmp_path / "case" / name).write_bytes(content)
    (tmp_path / "case" / "stances.csv").unlink()
    log.mark_applied(applied)
    assert [claim.id for claim in CodingBook(tmp_path / "case").claims()] == [id]
    assert files(tmp_path / "case") == done
    # Killed after the tables were written, then edited by hand: that stays.
    path = tmp_path / "case" / "stances.csv"
    path.write_text(path.read_text().replace("mayor,farm,1", "mayor,farm,-1"))
    log.mark_applied(applied)
    (claim,) = CodingBook(tmp_path / "case").claims()
    assert claim.cells["position"] == "-1"


def test_proposals_wait_and_are_decided(tmp_path):
    book, source = new_book(tmp_path)
    quote = quote_at(TEXT.text, *SAID)
    first = book.propose(CodedStance("mayor", "farm", 1), source, quote, by="model")
    second = book.propose(CodedStance("fishers", "farm", 1), source, quote, by="model")
    with pytest.raises(DataError, match="stands"):
        book.propose(CodedStance("mayor", "farm", 1), source, replace(quote, exact="x"), by="m")
    assert not book.claims()
    id = book.accept(first, CodedStance("mayor", "farm", 0.5), coder="ada")
    book.reject(second, coder="ada", note="wrong side")
    assert not book.proposals()
    (claim,) = book.claims()
    assert claim.id == id and claim.cells["x_proposed_by"] == "model" and claim.coder == "ada"
    with pytest.raises(UsageError):
        book.accept(first, CodedStance("mayor", "farm", 1), coder="ada")
    book.undo("ada")
    book.undo("ada")
    assert [p.number for p in CodingBook(tmp_path / "case").proposals()] == [first, second]
    assert not book.claims()
    book.redo("ada")
    assert [p.number for p in book.proposals()] == [second]


def test_texts_are_kept_once_and_to_the_letter(tmp_path):
    book, source = new_book(tmp_path)
    assert book.add_text(TEXT) == source and book.texts() == [source]
    other = book.add_text(replace(TEXT, text="Another text."))
    assert other == "harbour_2"
    path = tmp_path / "case" / "texts" / f"{source}.txt"
    path.write_text("Edited.")
    with pytest.raises(DataError, match=r"texts/harbour.txt.*digest"):
        CodingBook(tmp_path / "case").text(source)


@pytest.mark.parametrize("id", ["../../out", "a/b", "..", ".x", "con:", "x" * 300, "日本"])
def test_a_text_never_leaves_its_folder(tmp_path, id):
    book, _ = new_book(tmp_path)
    book.add_text(replace(TEXT, text="Another text."), id=id)
    assert book.text(id) == "Another text."
    assert len(list((tmp_path / "case" / "texts").iterdir())) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["case"]


def test_what_coders_see(tmp_path):
    book, source = new_book(tmp_path)
    book.code(CodedStance("mayor", "farm", 1), source, *SAID, coder="ada")
    book.code(CodedStance("mayor", "farm", 0), source, *SAID, coder="bob")
    assert [claim.coder for claim in book.claims(coder="bob")] == ["bob"]
    assert len(book.claims(source)) == 2
    book.mark_read("bob", source, 1)
    assert (book.read_by("bob", source), book.read_by("ada", source)) == ({1}, set())
    book.undo("bob")
    assert book.read_by("bob", source) == set()


def test_the_log_is_never_changed(tmp_path):
    book, _ = new_book(tmp_path)
    with closing(sqlite3.connect(book._saved.log.path)) as database:
        for change in ("UPDATE entries SET coder = 'x'", "DELETE FROM entries"):
            with pytest.raises(sqlite3.IntegrityError, match="never"):
                database.execute(change)


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "a.csv").write_text("from,to,sign\na,b,+\n")
    with pytest.raises(UsageError, match="graphkit convert"):
        CodingBook(tmp_path / "a.csv")
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "edges.csv").write_text("from,to,sign\na,b,+\n")
    with pytest.raises(DataError, match=r"edges.csv.*not called ties.csv"):
        CodingBook(tmp_path / "case")
