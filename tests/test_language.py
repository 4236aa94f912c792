"""Text in the reader's words."""

from __future__ import annotations

import re
from datetime import date

import pytest

from graphkit.dataset import Actor, Dataset, Issue
from graphkit.language import Language, Name, Written, minus, plural, sense, text


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (1234567, "1,234,567"),
        (-3, "\N{MINUS SIGN}3"),
        (0.126, "0.13"),
        (-0.001, "0.00"),
        (True, "yes"),
        (False, "no"),
        (None, "–"),
        (date(2025, 8, 11), "11 August 2025"),
        (["a"], "a"),
        (("a", "b", "c"), "a, b and c"),
        ([], ""),
    ],
)
def test_plain_values(value: object, said: str) -> None:
    assert Language().say(value) == said


def test_names_in_texts_within_texts() -> None:
    language = Language(names={"x": "Xi"})
    inner = text("{who} and {other}", who=Name("x"), other=Name("unnamed"))
    assert language.say(text("{inner}: {n:+.1f}", inner=inner, n=-0.04)) == "Xi and unnamed: 0.0"
    assert language.say(text("{n:+.1f} {p:.0%}", n=-2.0, p=0.5)) == "\N{MINUS SIGN}2.0 50%"
    assert str(text("{who}", who=Name("x"))) == "x"


def test_written_words_have_their_translations() -> None:
    said = Written("if it rains", {"ja": "雨なら"})
    assert Language("ja").say(text("{when}", when=said)) == "雨なら"
    assert Language("fr").say(said) == str(said) == "if it rains"
    assert said.each(str.upper) == Written("IF IT RAINS", {"ja": "雨なら"})


def test_words_from_data_are_not_templates() -> None:
    assert Language(names={"x": "{evil} 100%"}).say(text("{who}", who=Name("x"))) == "{evil} 100%"


def test_counting() -> None:
    def said(count: int) -> str:
        return str(plural("{count} tie of {who}", "{count} ties of {who}", count, who="a"))

    assert [said(count) for count in (0, 1, 2000)] == [
        "0 ties of a",
        "1 tie of a",
        "2,000 ties of a",
    ]


def test_one_word_in_two_senses() -> None:
    """Japanese sets the support of a tie (支持) apart from that of an issue (賛成)."""
    said = (sense("tie", "support"), text("support"), sense("tie", "opposes"), text("opposes"))
    assert [Language("ja").say(words) for words in said] == ["支持", "賛成", "敵対", "反対"]
    assert [str(words) for words in said] == ["support", "support", "opposes", "opposes"]
    assert Language("ja").say(sense("no such", "support")) == "support"


def test_true_minus_and_zero_without_sign() -> None:
    words = ("-0.00", "-0", "-0%", "-1.5", "2", "+0.0", "+0.00", "+0.01", "0.0")
    assert [minus(word) for word in words] == [
        *("0.00", "0", "0%", "\N{MINUS SIGN}1.5", "2", "0.0", "0.00", "+0.01", "0.0")
    ]


def test_lists_and_days_in_japanese() -> None:
    language = Language("ja")
    assert language.say(["甲", "乙"]) == "甲、乙"
    assert language.say(date(2025, 8, 11)) == "2025年8月11日"


ENDINGS = ["", ".", "..", "?", "!", "…", ":", ";", "。", "？"]
SENTENCES = [
    "Support leads on {issue}: of 3 actors 2 support it.",
    "The models expect support on {issue}.",
    "On {issue}, {actor} settles it; {issue} is open.",
    "Whom to move: {actor}.",
    "Nothing is known of {actor}. It has no stance on {issue}.",
]
DOUBLED = re.compile(r"[.:;,!?。、][.:;,。、]|[。？！][。、]")


@pytest.mark.parametrize("code", ["en", "ja"])
@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_no_title_or_name_doubles_the_marks_of_a_sentence(
    code: str, ending: str, sentence: str
) -> None:
    """Whatever a title, question, id or name ends with. An abbreviation keeps its own stop."""
    words = f"Build the bridge{ending}"
    issues = (
        Issue("asked", words),
        Issue("short", "Build it?", extra={"x_title": words}),
        Issue("other", "Build it?", extra={"x_title_ja": words}, questions={"ja": words}),
        Issue(words, words),
        Issue(f"bridge{ending}", f"bridge{ending}"),
    )
    dataset = Dataset("case", actors=(Actor("a", "Acme Inc."),), issues=issues)
    language = Language(code, dataset.names(code))
    for issue in issues:
        said = language.say(text(sentence, issue=Name(issue.id), actor=Name("a")))
        assert not DOUBLED.search(said), said


def test_the_stop_of_an_abbreviation_ends_the_sentence() -> None:
    language = Language("en", {"a": "Acme Inc."})
    assert language.say(text("It was {a}. So {b}...", a=Name("a"), b="on")) == (
        "It was Acme Inc. So on..."
    )
    assert language.say(text("Not defined: {why}.", why=text("nobody."))) == "Not defined: nobody."


def test_quotes_are_not_set_twice() -> None:
    language = Language("ja", {"q": "「電力」"})
    assert language.say(text("「{issue}」について", issue=Name("q"))) == "「電力」について"


def test_titles_of_another_language_are_set_off() -> None:
    issues = (
        Issue("a", "Build it?", extra={"x_title": "the bridge"}),
        Issue("b", "Build it?", extra={"x_title": "the bridge", "x_title_ja": "橋"}),
        Issue("Build the bridge.", "Build the bridge."),
        Issue("bridge", "bridge"),
    )
    dataset = Dataset("case", issues=issues)
    assert list(dataset.names("ja").values()) == [
        "「the bridge」",
        "橋",
        "「Build the bridge」",
        "bridge",
    ]
    assert list(dataset.names().values()) == [
        "the bridge",
        "the bridge",
        "“Build the bridge”",
        "bridge",
    ]


def test_an_issue_without_a_title_is_called_by_its_question_in_quotes() -> None:
    issues = (
        Issue("a", "Build it?", questions={"ja": "建設するか。"}),
        Issue("b", "Burn it?", extra={"x_title": "the fire", "x_title_ja": "焼却"}),
        Issue("c", "c"),
        Issue("d", "Ask?", questions={"ja": "尋ねるか。"}, extra={"x_title": "asking"}),
    )
    dataset = Dataset("case", issues=issues)
    assert dataset.names() == {"a": "“Build it?”", "b": "the fire", "c": "c", "d": "asking"}
    assert dataset.names("ja") == {
        "a": "「建設するか」",
        "b": "焼却",
        "c": "c",
        "d": "「尋ねるか」",
    }
