"""A model against a person: the confusion matrix, and what it does to conclusions."""

from __future__ import annotations

import csv
import json
import shutil

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from model_server import Odd, passage_of, serving

from graphkit.coding.book import CodingBook
from graphkit.coding.claims import CodedStance
from graphkit.engines.uncertainty.model_errors import true_of_proposals
from graphkit.texts.quotes import find_quote
from graphkit.texts.reading import Reading, complete

# Forty paragraphs, each of one actor of its own; those up to 25 are coded by a person.
WORDS = [f"Actor {n:02d} said: we are for the farm." if n % 2 else f"Actor {n:02d} said: we are against the farm."
         for n in range(40)]  # fmt: skip
CODED = 25


@pytest.fixture
def book(coded, tmp_path):
    return CodingBook(shutil.copytree(coded, tmp_path / "case"))


@pytest.fixture(scope="module")
def coded(tmp_path_factory):
    tmp_path = tmp_path_factory.mktemp("coded")
    (tmp_path / "case").mkdir()
    actors = "".join(f"a{n},Actor {n:02d}\n" for n in range(40))
    (tmp_path / "case" / "actors.csv").write_text("id,name\n" + actors, encoding="utf-8")
    (tmp_path / "case" / "issues.csv").write_text("id,question\nfarm,Farm?\n", encoding="utf-8")
    book = CodingBook(tmp_path / "case")
    source = book.add_text(complete(Reading("news.txt", "\n\n".join(WORDS), date="2026-01-02")))
    text = book.text(source)
    with (book.path / "stances.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "actor", "issue", "position", "date", "source", "locator", "x_coder"])
        for number in range(CODED):
            where = find_quote(text, WORDS[number]).locator
            side = 1 if number % 2 else -1
            rows.writerow(
                [f"st{number}", f"a{number}", "farm", side, "2026-01-02", source, where, "ada"]
            )
    return book.path


def claims(words, turned=lambda actor: False):
    """What a model would say of these paragraphs, on the other side for some actors."""
    found = []
    for line in words.split("\n\n"):
        number = int(line.split()[1])
        side = (1 if " for " in line else -1) * (-1 if turned(number) else 1)
        found.append(
            {
                "kind": "stance",
                "quote": line,
                "actor": f"a{number}",
                "issue": "farm",
                "position": side,
            }
        )
    return found


def evaluating(book, command, reply, *more):
    """The exit code, the sections by id, what was said, and the server that was asked."""
    code, printed, err, server = asked(
        book, command, reply, "--evaluate", "--format", "json", *more
    )
    parts = {part["id"]: part for part in json.loads(printed)["sections"]} if printed else {}
    return code, parts, err, server


def asked(book, command, reply, *more):
    """`graphkit extract` of a server's model, which answers a passage with `reply`."""
    with serving(lambda body: reply(passage_of(body))) as server:
        words = ("extract", book.path, "--endpoint", server.url, "--model", "m", *more)
        return *command(*words), server


def test_the_matrix_counts_every_claim(book, command):
    """Turned: actors 0, 5, 10, 15, 20; nothing found of 3 and 13; something invented of 7."""

    def reply(words):
        number = int(words.split()[1])
        if number in (3, 13):
            return []
        more = (
            [{"kind": "tie", "quote": words, "from": "a7", "to": "a8", "sign": "oppose"}]
            if number == 7
            else []
        )
        return claims(words, lambda actor: actor % 5 == 0) + more

    code, parts, err, server = evaluating(book, command, reply)
    assert code == 0 and len(server.asked) == CODED
    assert f"{CODED} passages go to {server.url}" in err
    rows = {row[0]: row[1:] for row in parts["confusion"]["table"]["rows"]}
    # 12 for (odd numbers up to 23), 13 against
    assert rows == {
        "support": [12 - 2 - 2, 0, 2, 2],  # 5 and 15 turned, 3 and 13 missed
        "neither side": [0, 0, 0, 0],
        "opposition": [3, 0, 10, 0],  # 0, 10 and 20 turned
        "nothing": [0, 0, 1, 0],
    }
    assert book.proposals() == []
    assert "conclusions" in parts and parts["conclusions"]["table"] is None


def test_the_sample_is_random_and_the_same_for_a_seed(book, command):
    asked = []
    for seed in ("1", "1", "2"):
        _, _, _, server = evaluating(book, command, claims, "--sample", "6", "--seed", seed)
        asked.append([passage_of(body) for body in server.asked])
    assert len(asked[0]) == 6 and asked[0] == asked[1] != asked[2]


def test_what_the_model_proposed_is_no_test_of_it(book, command):
    asked(book, command, lambda words: claims(words))
    (one,) = [p for p in book.proposals() if p.cells["actor"] == "a30"]
    book.accept(one.number, CodedStance("a30", "farm", -1.0), coder="ada")
    _, _, _, server = evaluating(book, command, claims, "--sample", "99")
    assert len(server.asked) == CODED


def test_conclusions_given_the_models_errors(book, command):
    """Fifteen proposals wait, eight against and seven for; with a model that never errs on the
    sample the forecast moves little, with one that errs as often as not it moves much and no sample would help."""
    asked(book, command, lambda words: [c for c in claims(words) if int(c["actor"][1:]) >= CODED])
    _, right, _, _ = evaluating(book, command, claims)
    _, wrong, _, _ = evaluating(
        book, command, lambda words: claims(words, lambda actor: actor % 4 < 2)
    )
    ends = {}
    for name, parts in (("right", right), ("wrong", wrong)):
        (row,) = parts["conclusions"]["table"]["rows"]
        issue, proposals, without, proposed, low, high, *_ = row
        assert (issue, proposals) == ("farm", 40 - CODED)
        assert without == pytest.approx(-1 / 25) and proposed == pytest.approx((20 - 20) / 40)
        ends[name] = high - low
    assert ends["wrong"] > 2 * ends["right"]


def coded_by(book, coder, numbers, side=1):
    """Rows that a coder put in the table by another way than the workbench."""
    text = book.text("news")
    with (book.path / "stances.csv").open("a", encoding="utf-8", newline="") as file:
        for n in numbers:
            where = find_quote(text, WORDS[n]).locator
            put = side * (1 if n % 2 else -1)
            row = [f"m{n}", f"a{n}", "farm", put, "2026-01-02", "news", where, coder]
            csv.writer(file).writerow(row)


@pytest.mark.parametrize("coder", ["m", "model:m"])
def test_what_the_model_coded_itself_is_doubted_and_no_part_of_the_sample(book, command, coder):
    """By hand: 12 for and 13 against of the person's, 8 for and 7 against of the model's."""
    coded_by(book, coder, range(CODED, 40))
    _, parts, _, server = evaluating(book, command, claims, "--sample", "99")
    assert len(server.asked) == CODED
    (row,) = parts["conclusions"]["table"]["rows"]
    assert row[:2] == ["farm", 40 - CODED]
    assert row[2:4] == pytest.approx([-1 / 25, 0])
    assert row[4] < 0 < row[5]


def test_where_a_person_coded_the_passage_the_model_is_not_heard(book, command):
    """Turned round on the person's own passages: these stay the person's, and are a test."""
    coded_by(book, "m", range(CODED), side=-1)
    coded_by(book, "m", range(CODED, CODED + 2))
    _, parts, _, server = evaluating(book, command, claims, "--sample", "99")
    assert len(server.asked) == CODED
    (row,) = parts["conclusions"]["table"]["rows"]
    assert row[1] == 2 and row[2:4] == pytest.approx([-1 / 25, -1 / 27])
    assert "2 claims of the model wait or stand" in parts["conclusions"]["lead"][0]


def test_a_proposal_that_waits_where_a_person_coded_is_not_heard(book, command):
    """It proposes the other side of everything; the last fifteen are nobody else's."""
    asked(book, command, lambda words: claims(words, lambda actor: True))
    assert len(book.proposals()) == 40
    _, parts, _, _ = evaluating(book, command, claims)
    (row,) = parts["conclusions"]["table"]["rows"]
    # The person's: 12 for, 13 against; the model's: 8 against and 7 for.
    assert row[1] == 40 - CODED and row[2:4] == pytest.approx([-1 / 25, -2 / 40])


def test_what_was_accepted_is_the_persons_unless_it_is_doubted(book, command):
    """Accepted: 25 as proposed, 26 turned round, 27 waits."""
    chosen = {"a25", "a26", "a27"}
    asked(book, command, lambda words: [c for c in claims(words) if c["actor"] in chosen])
    by_actor = {one.cells["actor"]: one for one in book.proposals()}
    book.accept(by_actor["a25"].number, by_actor["a25"].coded, coder="ada")
    book.accept(by_actor["a26"].number, CodedStance("a26", "farm", 1.0), coder="ada")
    for more, doubted, without in (((), 1, 1 / 27), (("--accepted",), 2, 0)):
        _, parts, _, _ = evaluating(book, command, claims, *more)
        (row,) = parts["conclusions"]["table"]["rows"]
        assert row[1] == doubted and row[2] == pytest.approx(without)
        assert row[3] == pytest.approx(2 / 28)
        lead = parts["conclusions"]["lead"]
        assert ("1 more was accepted by a person just as it was proposed." in lead) == bool(more)


def test_a_conclusion_is_settled_or_says_what_would_settle_it(book, command):
    """All proposals for: 27 for against 13 if they are true."""

    def all_for(words):
        return [c | {"position": 1} for c in claims(words) if int(c["actor"][1:]) >= CODED]

    asked(book, command, all_for)
    _, settled, _, _ = evaluating(book, command, claims)
    share, more = settled["conclusions"]["table"]["rows"][0][-2:]
    assert share > 0.99 and more == 0
    _, coin, _, _ = evaluating(
        book, command, lambda words: claims(words, lambda actor: actor % 4 < 2)
    )
    share, more = coin["conclusions"]["table"]["rows"][0][-2:]
    assert share < 0.95 and more is None  # right half of the time: knowing that better is no help
    some = evaluating(book, command, lambda words: claims(words, lambda actor: actor % 5 == 0))[1]
    share, more = some["conclusions"]["table"]["rows"][0][-2:]
    assert share < 0.95 and more % CODED == 0 and more > 0
    few = evaluating(book, command, all_for, "--sample", "2")[1]
    assert few["conclusions"]["table"]["rows"][0][-1] is None
    assert "larger one" in few["conclusions"]["lead"][-1]


def test_errors_of_use(book, command, tmp_path, monkeypatch):
    monkeypatch.setattr("time.sleep", lambda seconds: None)
    assert evaluating(book, command, lambda words: Odd(500))[0] == 4
    code, _, err, _ = evaluating(book, command, lambda words: Odd(404), "--lang", "ja")
    assert code == 4 and "404を返した" in err
    code, parts, _, _ = evaluating(
        book, command, lambda words: Odd(400) if "07" in words else claims(words)
    )
    assert code == 1 and "24 passages of 25" in parts["confusion"]["lead"][0]
    code, _, err, server = asked(book, command, claims, "--accepted")
    assert code == 2 and "--evaluate" in err and not server.asked
    empty = CodingBook(tmp_path / "empty")
    assert evaluating(empty, command, claims)[0] == 2


def test_shares_are_those_of_the_sample_with_half_a_count_more_of_each():
    """Jeffreys' prior: the mean of a Dirichlet with counts 8, 0, 2, 0 is 8.5 / 12 and so on."""
    counts = {0: [8, 0, 2, 0]}
    drawn = true_of_proposals([0], counts, 40_000, seed=1)[0]
    shares = np.bincount(drawn, minlength=4) / len(drawn)
    assert shares == pytest.approx(np.array([8.5, 0.5, 2.5, 0.5]) / 12, abs=0.01)
    known = true_of_proposals([0], counts, 40_000, seed=1, times=np.inf)[0]
    assert np.bincount(known, minlength=4) / len(known) == pytest.approx([0.8, 0, 0.2, 0], abs=0.01)


def test_errors_of_one_kind_go_together():
    """Two proposals of one side share the shares drawn: the variance of their mean is larger than
    that of independent ones."""
    drawn = true_of_proposals([0, 0], {0: [1, 0, 1, 0]}, 40_000, seed=1) == 0
    assert np.corrcoef(drawn)[0, 1] > 0.1


@given(
    st.lists(st.sampled_from([0, 2]), min_size=1, max_size=6),
    st.lists(st.integers(0, 9), min_size=4, max_size=4),
    st.lists(st.integers(0, 9), min_size=4, max_size=4),
)
def test_sides_turned_round_turn_what_is_drawn(put, of_support, of_oppose):
    turn = np.array([2, 1, 0, 3])
    drawn = true_of_proposals(put, {0: of_support, 2: of_oppose}, 50, seed=3)
    turned = true_of_proposals(
        turn[put].tolist(),
        {2: np.array(of_support)[turn].tolist(), 0: np.array(of_oppose)[turn].tolist()},
        50,
        seed=3,
    )
    assert (turn[drawn] == turned).all()
