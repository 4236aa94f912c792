"""Signs of ties that stand in words under a heading of the analyst's own."""

from __future__ import annotations

import pytest

from tests.formats.fixture_types import Read


@pytest.mark.parametrize("ends", ["source,target", "Actor 1,Actor 2", "ego,alter"])
@pytest.mark.parametrize(
    ("heading", "words"),
    [
        ("Sentiment", ("positive", "negative", "mixed")),
        ("attitude", ("friendly", "hostile", "neutral")),
        ("how they get on", ("allied with", "in conflict with", "neutral")),
        ("Haltung", ("dafür", "dagegen", "neutral")),
    ],
)
def test_words_for_and_against_are_signs_under_any_heading(
    read: Read, ends: str, heading: str, words: tuple[str, str, str]
) -> None:
    rows = [f"Q,R,{words[0]}", f"R,S,{words[1]}", f"S,Q,{words[2]}"]
    dataset = read("a.csv", "\n".join([f"{ends},{heading}", *rows]) + "\n")
    assert [tie.sign for tie in dataset.ties] == [1, -1, 0]


def test_a_word_that_is_no_sign_leaves_the_column_alone(read: Read) -> None:
    text = "source,target,mood\nQ,R,friendly\nR,S,hostile\nS,Q,rainy\n"
    dataset = read("a.csv", text)
    assert [(tie.sign, tie.extra["x_mood"]) for tie in dataset.ties] == [
        (None, "friendly"), (None, "hostile"), (None, "rainy"),
    ]  # fmt: skip


def test_support_alone_may_be_help_of_any_kind(read: Read) -> None:
    dataset = read("a.csv", "source,target,what\nQ,R,support\nR,S,support\n")
    assert {tie.sign for tie in dataset.ties} == {None}
