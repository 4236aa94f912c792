"""The deck shape by shape: glued, inside, legible, apart, described."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from boxes import overlapping
from harbour import NAMES, TIES, language, report
from pptx import Presentation

from graphkit.findings import Column, Section, Table
from graphkit.language import text
from graphkit.pictures import Note
from graphkit.renderers.slides.powerpoint import render
from graphkit.renderers.slides.powerpoint.lettering import width
from graphkit.renderers.slides.story import pages

LIBERATION = Path("/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf")


def shapes(slide: Any) -> Iterator[Any]:
    """Every shape on a slide, those in groups too."""
    for shape in slide.shapes:
        yield shape
        if shape.shape_type is not None and shape.shape_type.name == "GROUP":
            yield from shape.shapes


def is_group(shape: Any) -> bool:
    return shape.shape_type is not None and shape.shape_type.name == "GROUP"


def boxes_of(slide: Any) -> list[Any]:
    """The actors' boxes on the network's slide."""
    names = {name for both in NAMES.values() for name in both}
    return [shape for shape in shapes(slide) if shape.name in names]


def slide_called(deck: Any, words: str) -> Any:
    return next(slide for slide in deck.slides if words in slide.shapes.title.text_frame.text)


def network_slide(deck: Any) -> Any:
    return next(s for s in deck.slides if any(x._element.find(".//{*}stCxn") is not None
                                              for x in s.shapes))  # fmt: skip


def test_one_slide_a_page_of_the_story(deck: Any) -> None:
    assert len(deck.slides) == len(pages(report()))


def test_nothing_lies_outside_the_slide(deck: Any) -> None:
    for slide in deck.slides:
        for shape in shapes(slide):
            assert shape.left >= 0 and shape.top >= 0
            assert shape.left + shape.width <= deck.slide_width
            assert shape.top + shape.height <= deck.slide_height


def test_every_tie_is_a_connector_glued_to_its_two_actors(deck: Any) -> None:
    slide = network_slide(deck)
    boxes = {shape.shape_id: shape for shape in shapes(slide)}
    names = {ja if any(ja == s.name for s in boxes.values()) else en: actor
             for actor, (en, ja) in NAMES.items()}  # fmt: skip
    glued = set()
    for shape in shapes(slide):
        if is_group(shape):
            continue
        start = shape._element.find(".//{*}stCxn")
        end = shape._element.find(".//{*}endCxn")
        if start is None or end is None:
            continue
        one, other = boxes[int(start.get("id"))], boxes[int(end.get("id"))]
        glued.add((names[one.name], names[other.name]))
        for ends, box, site in (
            ((shape.begin_x, shape.begin_y), one, int(start.get("idx"))),
            ((shape.end_x, shape.end_y), other, int(end.get("idx"))),
        ):
            assert ends == pytest.approx(corner(box, site), abs=2)
    assert glued == {(a, b) for _, a, b, _, _ in TIES}


def test_the_readers_notes_are_callouts_on_the_network() -> None:
    notes = (
        Note("Ask him first", actor="mayor"),
        Note("Since the spring", tie=("fishers", "windco")),
        Note("Nobody here", at=(0.5, 0.0)),
    )
    deck = render(replace(report(), notes=notes), language=language("en"))
    slide = network_slide(Presentation(io.BytesIO(deck)))
    group = next(shape for shape in slide.shapes if shape.name == "Your notes")
    written = {shape.text_frame.text for shape in group.shapes if shape.has_text_frame}
    assert {"Ask him first", "Since the spring", "Nobody here"} <= written
    described = group._element.find(".//{*}cNvPr").get("descr")
    assert "Your note on Mayor Eriksen: Ask him first" in described


def corner(box: Any, site: int) -> tuple[float, float]:
    """Connection sites of the rectangle family: top, left, bottom, right."""
    return (
        (box.left + box.width / 2, box.top),
        (box.left, box.top + box.height / 2),
        (box.left + box.width / 2, box.top + box.height),
        (box.left + box.width, box.top + box.height / 2),
    )[site]


def test_opposition_is_dashed_with_another_end(plain: Any) -> None:
    seen = {}
    for shape in shapes(network_slide(plain)):
        if not is_group(shape) and shape._element.find(".//{*}stCxn") is not None:
            line = shape._element.find(".//{*}ln")
            dash, tail = line.find("{*}prstDash"), line.find("{*}tailEnd")
            verb = next(v for v in ("supports", "opposes", "deals with") if v in shape.name)
            seen[verb] = (None if dash is None else dash.get("val"), tail.get("type"))
    assert seen == {
        "supports": (None, "triangle"),
        "opposes": ("dash", "oval"),
        "deals with": (None, "none"),
    }


def test_actors_are_grouped_by_camp(plain: Any) -> None:
    groups = {shape.name: {s.name for s in shape.shapes} for shape in network_slide(plain).shapes
              if is_group(shape) and shape.name not in ("Ties", "Legend")}  # fmt: skip
    assert {name: len(members) for name, members in groups.items()} == {
        "Camp 1: Group 1": 4, "Camp 2: Group 2": 3, "Camp 3: Group 3": 1, "in no camp": 1}  # fmt: skip
    assert "Harbourmaster" in groups["Camp 1: Group 1"]


def test_boxes_of_the_network_do_not_overlap(deck: Any) -> None:
    boxes = boxes_of(network_slide(deck))
    assert len(boxes) == 9
    assert list(overlapping(boxes)) == []


def test_words_do_not_lie_on_each_other(deck: Any) -> None:
    """At most a twentieth of the smaller of two boxes with words may be shared."""
    for slide in deck.slides:
        worded = [s for s in shapes(slide) if s.has_text_frame and s.text_frame.text.strip()]
        assert list(overlapping(worded, 0.05)) == []


def measured(words: str, size: float) -> float:
    """In Liberation Sans, which has Arial's widths, where it is installed."""
    if not LIBERATION.exists():
        return width(words, size)
    from PIL import ImageFont

    font = ImageFont.truetype(str(LIBERATION), 100)
    return sum(
        size if ord(c) > 0x2E80 else font.getlength(c) * size / 100 for c in words
    )  # fmt: skip


def test_drawn_words_fit_their_boxes(deck: Any) -> None:
    for slide in deck.slides:
        for shape in shapes(slide):
            if shape.is_placeholder or not shape.has_text_frame:
                continue
            lines = [p for p in shape.text_frame.paragraphs if p.runs]
            sizes = [p.runs[0].font.size.pt for p in lines]
            for paragraph, size in zip(lines, sizes, strict=True):
                words = "".join(run.text for run in paragraph.runs)
                assert measured(words, size) <= shape.width / 12700 + 1, words
            assert sum(sizes) * 1.2 <= shape.height / 12700 + 1.5


def test_placeholders_and_tables_hold_their_words(deck: Any) -> None:
    from graphkit.renderers.slides.powerpoint.layouts import text_size
    from graphkit.renderers.slides.powerpoint.lettering import lines

    for slide in deck.slides:
        for shape in slide.placeholders:
            if not shape.has_text_frame or not shape.text_frame.text.strip():
                continue
            if shape.placeholder_format.type.name == "SLIDE_NUMBER":
                continue
            high = 0.0
            for paragraph in shape.text_frame.paragraphs:
                size = next((r.font.size.pt for r in paragraph.runs if r.font.size), None)
                size = size or text_size(shape, 18)
                words = "".join(run.text for run in paragraph.runs)
                high += len(lines(words, shape.width / 12700 - 15, size)) * size * 1.2
            assert high <= shape.height / 12700, shape.text_frame.text
        for shape in slide.shapes:
            if shape.has_table:
                bottom = (shape.top + sum(row.height for row in shape.table.rows)) / 12700
                assert bottom <= deck.slide_height / 12700


def test_the_footer_is_one_line(deck: Any) -> None:
    from graphkit.renderers.slides.powerpoint.layouts import text_size

    for slide in deck.slides:
        for shape in slide.placeholders:
            if shape.placeholder_format.type.name == "FOOTER":
                (run,) = shape.text_frame.paragraphs[0].runs
                size = run.font.size.pt if run.font.size else text_size(shape, 11)
                assert width(run.text, size) <= shape.width / 12700 - 14.4


def test_there_is_room_between_actors_for_their_ties(deck: Any) -> None:
    slide = network_slide(deck)
    boxes = boxes_of(slide)
    for one, other in combinations(boxes, 2):
        across = max(one.left, other.left) - min(one.left + one.width, other.left + other.width)
        down = max(one.top, other.top) - min(one.top + one.height, other.top + other.height)
        assert max(across, down) >= 12 * 12700, (one.name, other.name)


def test_every_shape_has_words_for_those_who_cannot_see_it(deck: Any) -> None:
    for slide in deck.slides:
        for shape in slide.shapes:
            assert described(shape).strip(), shape.name
        for shape in shapes(slide):
            assert described(shape).strip() or decorative(shape), shape.name


def decorative(shape: Any) -> bool:
    """Whether a screen reader passes it by: then its group is described."""
    own = shape._element.xpath(".//p:cNvPr")[0]
    return any(found.get("val") == "1" for found in own.iter("{*}decorative"))


def test_shape_ids_are_unique(deck: Any) -> None:
    for slide in deck.slides:
        ids = [shape.shape_id for shape in shapes(slide)]
        assert len(ids) == len(set(ids))


def test_every_slide_has_a_number_and_the_day(plain: Any) -> None:
    for slide in plain.slides:
        kinds = {s.placeholder_format.type.name: s for s in slide.placeholders}
        assert "slidenum" in kinds["SLIDE_NUMBER"]._element.xpath(".//a:fld/@type")
        assert kinds["FOOTER"].text_frame.text == (
            "As of 31 March 2026. Source: harbour, 23 claims from 2 sources. Made with graphkit."
        )


def test_notes_hold_the_evidence(plain: Any) -> None:
    slide = slide_called(plain, "Who matters")
    notes = slide.notes_slide.notes_text_frame.text
    assert "[c1] Mayor Eriksen - Harbour turbines: Said so at the hearing (1)." in notes
    assert "Harbour Gazette, Turbines: who wants what" in notes
    assert "[t1] Mayor Eriksen - WindCo: Row t1" in notes


def test_tables_and_chart_are_native(plain: Any) -> None:
    table = next(s for s in slide_called(plain, "Who matters").shapes if s.has_table).table
    assert [cell.text for cell in table.rows[1].cells] == ["1", "Mayor Eriksen", "1.0",
                                                          "Signs the lease"]  # fmt: skip
    assert [cell.text for cell in table.rows[2].cells] == ["2", "Town council", "0.9", "–"]
    chart = next(s for s in slide_called(plain, "ranks first").shapes if s.has_chart).chart
    assert list(chart.plots[0].categories)[:2] == [
        "Mayor Eriksen, rank 1 (1–3)", "Town council, rank 2 (1–4)"]  # fmt: skip
    assert list(chart.plots[0].series[0].values)[:2] == [1.0, 0.9]


def test_parts_of_the_deck_are_named(plain: Any) -> None:
    sections = plain.element.xpath("//*[local-name()='section']")
    assert [s.get("name") for s in sections] == ["Story", "Appendix"]
    listed = [i.get("id") for s in sections for i in s.iter("{*}sldId")]
    assert listed == [str(slide.slide_id) for slide in plain.slides]


def test_properties_name_the_dataset_and_no_person(plain: Any) -> None:
    said = plain.core_properties
    assert (said.title, said.subject) == ("Turbines in the harbour", "harbour")
    assert (said.author, said.last_modified_by) == ("graphkit", "graphkit")
    assert str(said.created) == str(said.modified) == "2026-03-31 00:00:00"


def test_who_decides_has_a_ring(plain: Any) -> None:
    (council,) = (s for s in shapes(network_slide(plain)) if s.name == "Town council")
    (other,) = (s for s in shapes(network_slide(plain)) if s.name == "WindCo")
    assert council.line.width.pt == 1.75
    assert other.line.fill.type != 1 or other.line.width.pt < 1  # the outline of a pale fill
    stance = slide_called(plain, "most powerful")
    rings = [s for s in shapes(stance) if decorative(s) and s.name.startswith("Oval")]
    (mark,) = (s for s in shapes(stance) if s.name == "Town council")
    assert any(
        abs(ring.left + ring.width / 2 - mark.left - mark.width / 2) < 20
        and ring.width > mark.width
        for ring in rings
    )


def described(shape: Any) -> str:
    return str(shape._element.xpath(".//p:cNvPr")[0].get("descr", ""))


def test_a_drawn_slide_explains_its_lines(plain: Any) -> None:
    found = shapes(network_slide(plain))
    said = [s.text_frame.text for s in found if not is_group(s) and s.has_text_frame]
    for words in ("supports", "opposes", "neither", "decides"):
        assert words in said
    assert any(words.startswith("dark:") for words in said)


def test_the_stance_slide_says_whom_it_leaves_out(plain: Any) -> None:
    found = shapes(slide_called(plain, "most powerful"))
    said = [s.text_frame.text for s in found if not is_group(s) and s.has_text_frame]
    assert "1 more took no side" in said


def test_opposition_ends_flat_as_a_bar(plain: Any) -> None:
    for shape in shapes(network_slide(plain)):
        tail = None if is_group(shape) else shape._element.find(".//{*}tailEnd")
        if tail is not None and tail.get("type") == "oval":
            assert (tail.get("w"), tail.get("len")) == ("lg", "sm")


def test_no_page_says_only_that_its_measure_is_not_defined() -> None:
    """A bare chamber has no ties: nobody stands between, and no slide says so; nor is there a slide
    for a row or two."""
    given = report()
    no_ties = text("there are no ties of the kind it needs.")
    found = replace(given.findings[0], measure="betweenness", result=None, why_not=no_ties)
    why = found.reading
    rows = tuple((f"row {n}",) for n in range(3))
    for count, shown in ((0, False), (2, False), (3, True)):
        table = Table((Column("a", text("Measure")),), rows[:count]) if count else None
        between = Section("between", text("Who stands between"), lead=(why,), table=table)
        told = replace(
            given, sections=(*given.sections, between), findings=(*given.findings, found)
        )
        assert ("between" in [page.id for page in pages(told)]) == shown
