"""Quotations stand where they say, in characters here and in UTF-16 units in a browser."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.texts.quotes import (
    Units,
    check_quote,
    find_quote,
    parse_locator,
    place_of,
    quote_at,
)
from graphkit.texts.reading import cleaned

# Words that a locator's own marks, other scripts, joined emoji and combining characters make hard.
PIECES = ("', after '", "', before '", "'", "characters 1-2 '", "\n", " ", "a", "漢字", "がぎ",
          "\N{GRINNING FACE}", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "e\u0301", "x\u0338",
          "\U00020bb7", "⏎", "|", "\\", '"')  # fmt: skip
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map("".join).map(cleaned)


@st.composite
def passages(draw):
    text = draw(texts.filter(bool))
    start = draw(st.integers(0, len(text) - 1))
    return text, start, draw(st.integers(start + 1, len(text)))


@given(passages())
def test_a_locator_is_read_back(passage):
    text, start, end = passage
    quote = quote_at(text, start, end)
    assert quote.exact == text[start:end]
    assert parse_locator(quote.locator) == quote
    assert place_of(quote.locator, Units(text)) == (start, end)
    assert "\n" not in quote.locator
    # A table keeps cells in composed form: that must change nothing.
    assert unicodedata.normalize("NFC", quote.locator).strip() == quote.locator


@given(passages())
def test_units_are_those_of_utf_16(passage):
    text, start, _ = passage
    units = Units(text)
    expected = len(text[:start].encode("utf-16-le")) // 2
    assert units.to_utf16(start) == expected
    assert units.from_utf16(expected) == start


def test_half_a_character_is_no_place():
    units = Units("a\N{GRINNING FACE}b")
    with pytest.raises(ValueError, match="inside a character"):
        units.from_utf16(2)
    with pytest.raises(ValueError, match="no unit"):
        units.from_utf16(9)


@pytest.mark.slow
@given(passages())
def test_what_is_quoted_is_found(passage):
    text, start, end = passage
    quote = quote_at(text, start, end)
    found = find_quote(text, quote.exact, quote.prefix, quote.suffix)
    assert found is not None
    assert (found.exact, found.prefix, found.suffix) == (quote.exact, quote.prefix, quote.suffix)


def test_the_context_says_which_of_two():
    text = "The mayor said no. The council said no."
    found = find_quote(text, "said no", "The council ")
    assert found is not None and found.start == 31
    first = find_quote(text, "said no")
    assert first is not None and first.start == 10
    assert find_quote(text, "said yes") is None
    assert find_quote(text, "Said no") is None


def test_a_quotation_that_is_not_there_is_told():
    quote = quote_at("The mayor said no.", 4, 9)
    assert check_quote("The mayor said no.", quote) == ""
    assert "stands 'baker'" in check_quote("The baker said no.", quote)
    assert not quote.stands_in("The mayor")
    assert not quote.stands_in("The mayor said yes.")


@pytest.mark.parametrize("where", [(0, 0), (3, 2), (-1, 2), (0, 99)])
def test_no_passage(where):
    with pytest.raises(ValueError, match="no passage"):
        quote_at("abc", *where)


@pytest.mark.parametrize(
    ("locator", "place"),
    [
        ("characters 1-4, after '...', before '...'", (1, 4)),
        ("characters 1 to 4", (1, 3)),  # the emoji is two of Java's characters
        ("characters 2 to 4", None),
        ("characters 3-99", None),
        ("characters 3-3", None),
        ("ex.p3", None),
        ("characters 5-2 'x', after '', before ''", None),
    ],
)
def test_other_locators(locator, place):
    assert parse_locator(locator) is None
    assert place_of(locator, Units("a\N{GRINNING FACE}bcde")) == place


def test_what_is_cut_short_is_no_quotation():
    assert parse_locator("characters 0-3 'abc', after '', before") is None
