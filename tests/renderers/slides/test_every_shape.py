"""Decks of every shape of data, in both languages and on three papers: nothing overflows, nothing
lies on other words, everything stands out from what it lies on."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
from boxes import POINT, Box, box, overlapping
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
    for one, other in overlapping(worded(slide), 0.05):
        yield "overprinted", one, other


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
    below: list[tuple[Box, str]] = []  # what was drawn before, lowest first
    for shape in every(slide):
        if is_group(shape) or shape.has_chart or shape.has_table:
            continue
        fill, at = filled(shape), box(shape)
        yield from pale_words(shape, ground_of(at, fill, below, paper))
        yield from pale_mark(shape, paper)
        if shape.has_text_frame and fill is not None:
            below.append((at, fill))


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


def ground_of(at: Box, own: str | None, below: list[tuple[Box, str]], paper: Paper) -> str:
    """What words lie on: their shape's fill, that of the shape under them, or the paper."""
    under = (fill for other, fill in reversed(below) if other.holds(at))
    return own or next(under, paper.colour)
