"""Templates as they come: places of no height, layouts without a footer or a title, dark paper."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from boxes import overlapping, words_of
from corporate import corporate
from harbour import language
from templates import changed, dark

from graphkit.errors import UsageError
from graphkit.findings import Report
from graphkit.renderers.contrast import contrast, luminance
from graphkit.renderers.slides.powerpoint import render
from graphkit.renderers.slides.powerpoint.paper import Paper, paper_of

NAVY, WHITE = "#14284B", "#FFFFFF"


def deck_of(report: Report, template: bytes) -> Any:
    from pptx import Presentation

    return Presentation(io.BytesIO(render(report, language=language("en"), template=template)))


def flat(kinds: tuple[str, ...]) -> Any:
    def change(deck: Any) -> None:
        for layout in deck.slide_layouts:
            for shape in layout.placeholders:
                if shape.placeholder_format.type.name in kinds:
                    left, top, across = shape.left, shape.top, shape.width
                    shape.left, shape.top, shape.width, shape.height = left, top, across, 0

    return change


def without_footers(deck: Any) -> None:
    for layout in deck.slide_layouts:
        for shape in list(layout.placeholders):
            if shape.placeholder_format.type.name in ("FOOTER", "DATE", "SLIDE_NUMBER"):
                shape._element.getparent().remove(shape._element)


def only_titles(deck: Any) -> None:
    for entry in list(deck.slides._sldIdLst):
        deck.part.drop_rel(entry.rId)
        deck.slides._sldIdLst.remove(entry)
    for layout in list(deck.slide_layouts):
        if layout.name != "Title Only":
            deck.slide_layouts.remove(layout)


def beside(deck: Any) -> None:
    """Content twice as wide as the slide, as scaling by hand leaves it."""
    for layout in deck.slide_layouts:
        for shape in layout.placeholders:
            if shape.placeholder_format.type.name == "OBJECT":
                top, high = shape.top, shape.height
                shape.left, shape.width = deck.slide_width // 9, 2 * deck.slide_width
                shape.top, shape.height = top, high


ODD = {
    "flat footers": flat(("FOOTER", "SLIDE_NUMBER", "DATE")),
    "flat content": flat(("OBJECT", "FOOTER")),
    "content beside the slide": beside,
    "no footers": without_footers,
    "titles alone": only_titles,
    "dark": dark,
}


@pytest.mark.slow
@pytest.mark.parametrize(("odd", "wide"), [*((odd, True) for odd in ODD), ("dark", False)])
def test_an_odd_template_still_gives_a_deck(harbour: Report, odd: str, wide: bool) -> None:
    deck = deck_of(harbour, changed(ODD[odd], wide=wide))
    assert len(deck.slides) >= 6
    for slide in deck.slides:
        placed = list(with_room(slide))
        for shape in placed:
            assert shape.width > 0 and shape.height > 0, shape.name
            assert shape.left >= 0 and shape.left + shape.width <= deck.slide_width
            assert shape.top >= 0 and shape.top + shape.height <= deck.slide_height
        assert list(overlapping(placed, 0.05)) == []
        assert any("Source: harbour" in words_of(shape) for shape in placed)


def with_room(slide: Any) -> Iterator[Any]:
    """The shapes that stand side by side: ties lie under the actors that they join."""
    for shape in slide.shapes:
        if shape.name != "Ties" and not shape.name.startswith(("Camp", "in no camp")):
            yield shape


def test_a_template_without_any_usable_title_is_refused_with_the_reasons(harbour: Report) -> None:
    def change(deck: Any) -> None:
        flat(("TITLE", "CENTER_TITLE"))(deck)

    with pytest.raises(UsageError) as refused:
        render(harbour, language=language("en"), template=changed(change))
    said = str(refused.value)
    assert "'Title and Content' has a title of" in said and "x 0 points" in said
    assert "'Blank' has no place for a title" in said


def test_text_and_marks_stand_out_from_dark_paper(harbour: Report) -> None:
    deck = deck_of(harbour, changed(dark))
    for slide in deck.slides:
        for group in (s for s in slide.shapes if s.shape_type.name == "GROUP"):
            for shape in group.shapes:
                filled = shape.has_text_frame and shape.fill.type is not None
                if not shape.has_text_frame or not shape.text_frame.text or filled:
                    continue
                (run,) = shape.text_frame.paragraphs[0].runs
                assert contrast(f"#{run.font.color.rgb}", NAVY) >= 3.0, shape.text_frame.text


def test_paper_reads_background_and_ink_from_the_theme() -> None:
    from pptx import Presentation

    plain = paper_of(Presentation(io.BytesIO(corporate())).slide_layouts[1])
    assert (plain.colour, plain.dark) == (WHITE, False)
    night = paper_of(Presentation(io.BytesIO(changed(dark))).slide_layouts[1])
    assert (night.colour, night.ink, night.dark) == (NAVY, WHITE, True)


def test_contrast_is_that_of_wcag() -> None:
    """Black on white is 21; #767676 is the lightest grey of 4.5 (WebAIM)."""
    assert contrast("#000000", WHITE) == pytest.approx(21.0)
    assert contrast("#767676", WHITE) == pytest.approx(4.54, abs=0.01)
    assert luminance(WHITE) == pytest.approx(1.0)


def test_colours_with_a_meaning_are_lightened_only_on_dark_paper() -> None:
    night = Paper(NAVY, WHITE)
    assert Paper().legible("#0072B2") == "#0072B2"
    assert contrast(night.legible("#0072B2"), NAVY) >= 3.0 > contrast("#0072B2", NAVY)


def test_the_reported_template_of_footers_without_height(harbour: Report) -> None:
    folder = os.environ.get("GRAPHKIT_CASES")
    path = Path(folder or "-") / "reported" / "template-footer-zero-height.pptx"
    if not path.exists():
        pytest.skip("GRAPHKIT_CASES names no folder with the reported template")
    deck = deck_of(harbour, path.read_bytes())
    assert all("Source: harbour" in " ".join(map(words_of, s.shapes)) for s in deck.slides)
