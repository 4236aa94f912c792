"""Which texts a reader would take for one another."""

from __future__ import annotations

import pytest

from graphkit.formats.reading.lookalike import alike, difference, skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shell", "shell"),
        ("Shell", "Shell "),
        ("Shell", "Ｓｈｅｌｌ"),
        ("Shell", "She\xadll"),
        ("Shell", "She\u200bll"),
        ("Shell", "Sh\u0435ll"),  # Cyrillic ie
        ("ABB", "\u0410\u0412\u0412"),  # Cyrillic A, Ve, Ve
        ("OPEC", "\u039fPEC"),  # Greek Omicron
        ("U.S. Senate", "US Senate"),
        ("黄仁勳", "黄仁勋"),
        ("黄仁勲", "黃仁勳"),
        ("高島屋", "髙嶋屋"),
        ("国会", "國會"),
        ("斎藤", "齋藤"),
    ],
)
def test_alike(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Shell", "Shelf"), ("7", "007"), ("a1", "a2"), ("黄", "王"), ("大", "太")]
)
def test_different(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


def test_pairs_are_each_with_the_first() -> None:
    pairs = alike([("Shell", 1), ("BP", 2), ("shell", 3), ("Shell", 1), ("SHELL", 4)])
    assert pairs == [(("Shell", 1), ("shell", 3)), (("Shell", 1), ("SHELL", 4))]


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("Shell", "shell", "upper and lower case"),
        ("Shell", "Ｓｈｅｌｌ", "full and half width"),
        ("Shell", "She\u200bll", "characters that cannot be seen"),
        ("Shell", "Sh\u0435ll", "letters that look like others"),
        ("U.S. Senate", "US Senate", "spaces or punctuation"),
        ("黄仁勳", "黄仁勋", "variants of one character (勳, 勋)"),
        ("Port-Office", "PORT OFFICE", "upper and lower case and spaces or punctuation"),
    ],
)
def test_difference_is_said_in_words(one: str, other: str, said: str) -> None:
    assert difference(one, other) == difference(other, one).replace("勋, 勳", "勳, 勋") == said
    assert "U+" not in said
