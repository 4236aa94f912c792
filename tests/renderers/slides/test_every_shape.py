"""Decks of every shape of data, in both languages and on three papers: nothing overflows, nothing
lies on other words, everything stands out from what it lies on."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest
from every_shape import EVERY, report_on
from harbour import language
from templates import changed, dark

from graphkit.renderers.contrast import MARKS, TEXT, contrast
from graphkit.renderers.slides.powerpoint import render
from graphkit.renderers.slides.powerpoint.layouts import text_size
from graphkit.renderers.slides.powerpoint.lettering import lines
from graphkit.renderers.slides.powerpoint.paper import Paper, paper_of

PAPERS = {
    "plain": lambda: None,
    "dark": lambda: changed(dark),
    "dark, 4:3": lambda: changed(dark, wide=False),
}
POINT = 12700


@pytest.fixture(params=EVERY)
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


FIRST = {("plain", "en"), ("dark, 4:3", "ja")}  # each language and size once
LOOKS = [
    pytest.param(p, c, id=f"{p}-{c}", marks=() if (p, c) in FIRST else pytest.mark.slow)
    for p in PAPERS
    for c in ("en", "ja")
]


@pytest.mark.parametrize(("paper", "code"), LOOKS)
def test_a_deck_is_legible(name: str, paper: str, code: str) -> None:
    from pptx import Presentation

    report = report_on(name)
    content = render(report, language=language(code, report), template=PAPERS[paper]())
    deck = Presentation(io.BytesIO(content))
    found: list[tuple[Any, ...]] = []
    for number, slide in enumerate(deck.slides, 1):
        faults = (*outside(slide, deck), *overprinted(slide), *large(slide), *pale(slide))
        found += [(number, *fault) for fault in faults]
    assert found == []


def every(slide: Any) -> Iterator[Any]:
    for shape in slide.shapes:
        yield shape
        if is_group(shape):
            yield from shape.shapes


def is_group(shape: Any) -> bool:
    return shape.shape_type is not None and shape.shape_type.name == "GROUP"


def worded(slide: Any) -> list[Any]:
    return [s for s in every(slide) if s.has_text_frame and s.text_frame.text.strip()]


def outside(slide: Any, deck: Any) -> Iterator[tuple[Any, ...]]:
    """What lies beyond the slide's edges."""
    for shape in every(slide):
        right, bottom = shape.left + shape.width, shape.top + shape.height
        if not (shape.left >= 0 and shape.top >= 0):
            yield "outside", shape.name
        if right > deck.slide_width or bottom > deck.slide_height:
            yield "outside", shape.name


def overprinted(slide: Any) -> Iterator[tuple[Any, ...]]:
    """Words of which more than a twentieth lies on other words."""
    for one, other in combinations(worded(slide), 2):
        wide = min(one.left + one.width, other.left + other.width) - max(one.left, other.left)
        high = min(one.top + one.height, other.top + other.height) - max(one.top, other.top)
        shared = max(0, wide) * max(0, high)
        if shared > 0.05 * min(one.width * one.height, other.width * other.height):
            yield "overprinted", one.text_frame.text, other.text_frame.text


def large(slide: Any) -> Iterator[tuple[Any, ...]]:
    """Words higher than their place; titles of three lines or below 24 points."""
    for shape in slide.placeholders:
        if not shape.has_text_frame or shape.placeholder_format.type.name == "SLIDE_NUMBER":
            continue
        high, rows = 0.0, 0
        for paragraph in shape.text_frame.paragraphs:
            size = next((r.font.size.pt for r in paragraph.runs if r.font.size), None)
            size = size or text_size(shape, 18)
            rows = len(lines(paragraph.text, shape.width / POINT - 14.4, size))
            high += rows * 1.2 * size
        if high > shape.height / POINT + 0.5:
            yield "overflows", shape.text_frame.text
        if "TITLE" in shape.placeholder_format.type.name and (rows > 2 or size < 24):
            yield "title", shape.text_frame.text, size


def pale(slide: Any) -> Iterator[tuple[Any, ...]]:
    """Words with a contrast below 4.5, marks and lines below 3, with what they lie on."""
    paper = paper_of(slide.slide_layout)
    for shape in every(slide):
        if is_group(shape) or shape.has_chart or shape.has_table:
            continue
        yield from pale_words(shape, ground_of(shape, slide, paper))
        yield from pale_mark(shape, paper)


def pale_words(shape: Any, ground: str) -> Iterator[tuple[Any, ...]]:
    if not shape.has_text_frame:
        return
    for run in (run for paragraph in shape.text_frame.paragraphs for run in paragraph.runs):
        if run.font.color.type is not None and run.font.color.type.name == "RGB":
            colour = f"#{run.font.color.rgb}"
            if contrast(colour, ground) < TEXT:
                yield "pale words", run.text, colour, ground


def pale_mark(shape: Any, paper: Paper) -> Iterator[tuple[Any, ...]]:
    """A mark stands out by its fill or by its outline; gridlines, bands and veils lie behind."""
    if not shape.has_text_frame:
        colour = f"#{shape.line.color.rgb}"
        if colour != paper.faint and contrast(colour, paper.colour) < MARKS:
            yield "pale line", shape.name, colour
        return
    fill = filled(shape)
    if fill is None or shape.is_placeholder or is_behind(fill, paper):
        return
    seen = [fill] if shape.line.fill.type != 1 else [fill, f"#{shape.line.color.rgb}"]
    if max(contrast(colour, paper.colour) for colour in seen) < MARKS:
        yield "pale mark", shape.name, seen


def is_behind(fill: str, paper: Paper) -> bool:
    """The paper itself, which makes a mark hollow, and the band of a forecast, which has edges."""
    return fill == paper.colour or contrast(fill, paper.colour) < contrast(
        paper.faint, paper.colour
    )


def filled(shape: Any) -> str | None:
    if not hasattr(shape, "fill") or shape.fill.type != 1:
        return None
    if shape._element.spPr.find(".//{*}solidFill/{*}srgbClr/{*}alpha") is not None:
        return None  # a veil
    return f"#{shape.fill.fore_color.rgb}"


def ground_of(shape: Any, slide: Any, paper: Paper) -> str:
    """What words lie on: their shape's fill, that of the shape under them, or the paper."""
    own = filled(shape)
    if own is not None or not shape.has_text_frame:
        return own or paper.colour
    ground = paper.colour
    for other in every(slide):
        under = None if is_group(other) or not other.has_text_frame else filled(other)
        if under is not None and holds(other, shape):
            ground = under
    return ground


def holds(other: Any, shape: Any) -> bool:
    slack = 3 * POINT
    return bool(
        other.left <= shape.left + slack
        and other.top <= shape.top + slack
        and other.left + other.width >= shape.left + shape.width - slack
        and other.top + other.height >= shape.top + shape.height - slack
    )
