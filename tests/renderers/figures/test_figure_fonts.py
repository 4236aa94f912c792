"""Japanese renders; where lines break; a character that no font has is named."""

from __future__ import annotations

import pytest
from harbour import language, renamed

from graphkit.findings import Report
from graphkit.renderers.figures.draw import draw
from graphkit.renderers.figures.fonts import FAMILIES, missing
from graphkit.renderers.figures.lettering import balanced, fold_lines, shorten, wrap


def squares(words: str) -> float:
    """Every character as wide as every other."""
    return float(len(words))


def test_japanese_renders_without_a_missing_character(harbour: Report) -> None:
    picture = draw(harbour, language=language("ja"))
    assert picture.warnings == ()
    assert "エリクセン市長" in picture.content.decode()


def test_the_bundled_fonts_come_before_installed_ones() -> None:
    assert FAMILIES[:2] == ("DejaVu Sans", "IPAexGothic")


def test_a_missing_character_is_named_and_nothing_is_printed(
    harbour: Report, capfd: pytest.CaptureFixture[str]
) -> None:
    strange = renamed(harbour, {"mayor": "Mayor \U00012345"})
    picture = draw(strange, language=language("en", strange))
    assert [str(warning) for warning in picture.warnings] == [
        "No font here has the character \U00012345 (U+12345); it shows as an empty box "
        "wherever none has it."
    ]
    assert capfd.readouterr() == ("", "")


def test_missing_looks_through_all_fonts() -> None:
    assert missing(["Aé黄"], ["DejaVu Sans"]) == ["黄"]
    assert missing(["A b\n"], ["DejaVu Sans"]) == []


@pytest.mark.parametrize(
    ("words", "width", "lines"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 100, ["one two three"]),
        ("unbreakable", 4, ["unbreakable"]),
        ("中国政府", 2, ["中国", "政府"]),
        ("販売。認める", 2, ["販", "売。", "認め", "る"]),  # no line begins with 。
        ("甲「乙」丙", 2, ["甲", "「乙」", "丙"]),  # no line ends with 「
        ("ドナルド・トランプ", 6, ["ドナルド・", "トランプ"]),  # katakana words stay whole
        ("首脳会談で交渉材料とする", 10, ["首脳会談で", "交渉材料とする"]),  # nor in mid-phrase
        ("今は認めず旧世代となる", 8, ["今は認めず", "旧世代となる"]),
        ("甲は乙丙丁戊己庚辛", 6, ["甲は乙丙丁戊", "己庚辛"]),  # unless much would stay empty
        ("", 5, []),
    ],
)
def test_lines_break_where_readers_expect(words: str, width: float, lines: list[str]) -> None:
    assert wrap(words, width, squares) == lines


def test_words_fit_a_room_made_for_them() -> None:
    assert 0.2 * 3 > 0.6  # in floating point
    assert shorten("abc", 0.6, lambda words: 0.2 * len(words)) == "abc"


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    assert shorten("Harbourmaster", 5, squares) == "Harb…"
    assert fold_lines("one two three four", 7, 2, squares) == ["one two", "three…"]


def test_two_lines_are_about_equally_long() -> None:
    assert balanced("aaa bbb ccc ddd", 12, 2, squares) == ["aaa bbb", "ccc ddd"]
