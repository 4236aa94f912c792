"""Contrast by WCAG 2.1, and what is done where it would be too low."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.renderers.contrast import MARKS, TEXT, contrast, ink_on, legible, mixed, share_seen
from graphkit.renderers.figures.items import Block, Mark, Rule, Strokes, Words
from graphkit.renderers.figures.on_paper import on_paper

WHITE, NAVY, VERMILION, ORANGE = "#FFFFFF", "#14284B", "#D55E00", "#E69F00"
colours = st.integers(0, 0xFFFFFF).map(lambda code: f"#{code:06X}")


def test_the_published_contrasts() -> None:
    """WebAIM's contrast checker: pure red on white 3.99, #0072B2 on white 5.19."""
    assert contrast("#FF0000", WHITE) == pytest.approx(4.0, abs=0.01)
    assert contrast("#0072B2", WHITE) == pytest.approx(5.19, abs=0.01)


@given(colours, st.sampled_from([WHITE, NAVY, "#F2EBDD"]))
def test_any_colour_can_be_made_legible(colour: str, ground: str) -> None:
    assert contrast(legible(colour, ground, TEXT), ground) >= TEXT
    if contrast(colour, ground) >= TEXT:
        assert legible(colour, ground, TEXT) == colour


@given(colours, st.floats(0, 1))
def test_a_pale_colour_shows_as_much_as_it_must(colour: str, share: float) -> None:
    more = share_seen(colour, WHITE, share)
    assert share <= more <= 1
    assert more == 1.0 or contrast(mixed(colour, WHITE, more), WHITE) >= MARKS


def test_ink_is_what_is_read_better() -> None:
    assert ink_on(ORANGE, "#1A1A1A", WHITE) == "#1A1A1A"
    assert ink_on("#44379A", "#1A1A1A", WHITE) == WHITE


def test_words_darken_marks_are_outlined_and_gridlines_stay() -> None:
    said = Words(0, 0, "opposes", 10, VERMILION)
    label = Words(0, 0, "22", 10, "#1A1A1A", on=VERMILION)
    mark = Mark(0, 0, 5, "circle", ORANGE, WHITE, 0.5)
    block = Block((0, 0, 1, 1), "#E3E3E3")
    ties = Strokes(((0, 0, 1, 1),), (1.0,), VERMILION, opacity=0.5)
    crowd = Strokes(((0, 0, 1, 1),), (1.0,), VERMILION, opacity=0.3)
    grid = Rule(((0, 0), (1, 1)), "#D9D9D9", 1.0)
    found = list(on_paper((said, label, mark, block, ties, crowd, grid), WHITE, "#D9D9D9"))
    words, on_mark, outlined, edged, seen, receding, line = found
    assert words.colour != VERMILION and contrast(words.colour, WHITE) >= TEXT
    assert on_mark == label and receding == crowd and line == grid
    assert outlined.colour == ORANGE and contrast(outlined.edge, WHITE) >= MARKS
    assert edged.colour == "#E3E3E3" and contrast(edged.edge, WHITE) >= MARKS
    assert contrast(mixed(seen.colour, WHITE, seen.opacity), WHITE) >= MARKS
