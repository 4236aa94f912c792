"""Which paragraphs are near a question: by hand for words, by what words mean to a reader."""

from __future__ import annotations

import logging
import socket
import sys

import pytest

from graphkit.coding.candidates import candidates
from graphkit.dataset import Dataset, Issue
from graphkit.texts import meaning
from graphkit.texts import nearness as chosen
from graphkit.texts.nearness import nearness
from graphkit.texts.shared_words import SharedWords

QUESTION = "Shall the town raise taxes?"
ALIKE, OTHER, SAME = (
    "The council wants higher levies from every household.",
    "Children sang in the church on Sunday.",
    "Taxes are a burden.",
)


@pytest.fixture(autouse=True)
def anew():
    chosen.nearness.cache_clear()


@pytest.fixture
def installed():
    pytest.importorskip("wordllama", reason="graphkit[nearness] is not installed")


def test_bm25_by_hand():
    # Two paragraphs of two terms each; "farm" stands in one of them, once:
    # idf = ln(1 + (2 - 1 + .5) / (1 + .5)) = ln 2; tf = 1 (1.2 + 1) / (1 + 1.2) = 1.
    scores = SharedWords(["wind farm", "mayor sang"]).to("A farm?")
    assert scores == pytest.approx([0.6931471805599453, 0.0])


def test_shared_words_in_japanese():
    scores = SharedWords(["町長は歌った。", "上流のダム建設に反対した。"]).to("ダムを建設するか")
    assert scores[1] > scores[0] == 0


@pytest.mark.parametrize(
    ("question", "alike", "other"),
    [
        (QUESTION, ALIKE, OTHER),
        ("Shall the island build the bridge?", "Opponents called such a crossing over that strait a waste.", "Apple pie needs butter and sugar."),
        ("Ban cars downtown?", "Automobile traffic must leave our city centre.", "A poet read from his new book."),
    ],
)  # fmt: skip
def test_the_same_said_in_other_words_is_nearer_than_something_else(
    installed, question, alike, other
):
    assert SharedWords([alike, other]).to(question) == [0, 0]
    found = nearness((other, alike))
    assert found.by == "meaning"
    nothing, near = found.to(question)
    assert near > nothing


def test_what_shares_the_word_itself_stays_first(installed):
    scores = nearness((OTHER, ALIKE, SAME)).to(QUESTION)
    assert scores[2] > scores[1] > scores[0]


def test_japanese_is_ranked_by_shared_words(installed):
    found = nearness(("町長は歌った。", "上流のダム建設に反対した。"))
    assert found.by == "words"
    scores = found.to("ダムを建設するか")
    assert scores[1] > scores[0] == 0


def test_a_question_that_the_model_cannot_read_finds_nothing_in_a_text_that_it_can(installed):
    assert nearness((ALIKE, OTHER)).to("増税に賛成か") == [0, 0]
    both = nearness((OTHER, ALIKE)).to(f"増税に賛成か {QUESTION}")
    assert both == pytest.approx(nearness((OTHER, ALIKE)).to(QUESTION))


def test_without_the_model_words_rank(monkeypatch):
    monkeypatch.setitem(sys.modules, "wordllama", None)
    meaning._model.cache_clear()
    data = Dataset("case", issues=(Issue("q", QUESTION),))
    found = candidates(data, "\n\n".join((OTHER, ALIKE, SAME)))
    assert found.near_by == "words"
    assert found.near["q"][:2] == [0, 0] and found.near["q"][2] > 0


def test_it_asks_no_network_and_leaves_the_log_as_it_was(installed, monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("it asked the network")

    monkeypatch.setattr(socket, "socket", refuse)
    before = logging.getLogger().level, list(logging.getLogger().handlers)
    meaning._model.cache_clear()
    for name in [name for name in sys.modules if name.partition(".")[0] == "wordllama"]:
        monkeypatch.delitem(sys.modules, name)
    assert nearness((ALIKE,)).by == "meaning"
    assert (logging.getLogger().level, list(logging.getLogger().handlers)) == before


def test_nothing_and_what_has_no_words(installed):
    assert nearness(()).to(QUESTION) == []
    assert nearness(("1 2 3", "😀")).to(QUESTION) == [0, 0]
    assert nearness(("a 😀", "-- a")).to("?") == [0, 0]
