"""Nothing is left out without a word, nothing runs into what stands below, no slide is empty."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pytest
from boxes import overlapping
from harbour import crowd, language, renamed

from graphkit.findings import Column, Report, Section, Table
from graphkit.language import Text, text
from graphkit.renderers.slides.markdown import marp
from graphkit.renderers.slides.powerpoint import render
from graphkit.renderers.slides.powerpoint.lettering import lines
from graphkit.renderers.slides.reveal import render as reveal
from graphkit.renderers.slides.story import pages

LONG = "Association for the Preservation of the Outer Harbour and its Fishing Grounds"


def deck_of(report: Report) -> Any:
    from pptx import Presentation

    return Presentation(io.BytesIO(render(report, language=language("en", report))))


def slide_called(deck: Any, words: str) -> Any:
    return next(slide for slide in deck.slides if words in slide.shapes.title.text_frame.text)


def said(slide: Any) -> list[str]:
    return [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def with_section(report: Report, name: str, **parts: Any) -> Report:
    sections = [section for section in report.sections if section.id != name]
    return replace(report, sections=(*sections, Section(id=name, **parts)))


def test_a_table_cut_by_the_report_says_how_many_more(harbour: Report) -> None:
    """Three of eight with influence are listed."""
    slide = slide_called(deck_of(harbour), "Who matters")
    assert "and 5 more: graphkit map" in said(slide)


@pytest.mark.parametrize("rows", [3, 60])
def test_a_table_cut_by_the_room_says_how_many_more(harbour: Report, rows: int) -> None:
    table = Table((Column("a", text("Measure")),), tuple((f"row {n}",) for n in range(rows)))
    given = with_section(harbour, "method", title=text("Methods"), table=table, more="measures")
    slide = slide_called(deck_of(given), "Methods")
    (drawn,) = (shape for shape in slide.shapes if shape.has_table)
    shown = len(drawn.table.rows) - 1
    notes = [(shape, shape.text_frame.text) for shape in slide.shapes
             if shape.has_text_frame and "more:" in shape.text_frame.text]  # fmt: skip
    if rows == 3:
        assert shown == 3 and not notes
        return
    ((note, words),) = notes
    assert words == f"and {rows - shown} more: graphkit measures"
    assert note.top >= drawn.top + sum(row.height for row in drawn.table.rows)
    assert note.top + note.height <= 0.9 * 7.5 * 914400


@pytest.mark.slow
def test_the_other_decks_say_it_too(harbour: Report) -> None:
    words = "and 5 more: graphkit map"
    assert words in reveal(harbour, language=language("en")).decode()
    deck = marp(harbour, language=language("en"))["slides.md"].decode()
    assert words in deck.replace("\\", "")


def test_the_ranking_counts_the_bars_it_shows_and_those_with_a_rank() -> None:
    given = crowd(116, 60)
    actors = tuple(replace(a, influence=a.influence * (a.rank <= 79)) for a in given.actors)
    slide = slide_called(deck_of(replace(given, actors=actors)), "ranks first")
    assert "The first 15 of 79 actors." in said(slide)
    (chart,) = (shape for shape in slide.shapes if shape.has_chart)
    assert len(list(chart.chart.plots[0].categories)) == 15
    assert "first 15 of 79" in chart._element.xpath(".//p:cNvPr/@descr")[0]
    assert chart.chart._chartSpace.xpath("//c:catAx/c:tickLblSkip/@val") == ["1"]


def test_a_name_beside_a_bar_takes_one_line(harbour: Report) -> None:
    given = renamed(harbour, {"mayor": LONG * 3})
    deck = deck_of(given)
    slide = next(s for s in deck.slides if any(shape.has_chart for shape in s.shapes))
    first, *_ = next(s for s in slide.shapes if s.has_chart).chart.plots[0].categories
    assert first.startswith("Association") and first.endswith("…, rank 1 (1–3)")
    assert len(lines(first, 0.42 * deck.slide_width / 12700, 12.0)) == 1


@pytest.mark.parametrize("times", [1, 3, 12])
@pytest.mark.parametrize("short", [(), (text("Six ties cut across"),)])
def test_a_long_title_gives_way_to_a_shorter_finding(
    harbour: Report, times: int, short: tuple[Text, ...]
) -> None:
    """Never below 24 points, never more than two lines; cut only where nothing shorter is known."""
    lead: Text = text(" ".join([LONG] * times))
    given = with_section(
        harbour, "wedges", title=text("-" * 400), lead=(lead,), short=short, table=ROWS
    )
    deck = deck_of(given)
    title = next(t for t in titles(deck) if t.text_frame.text.startswith(("Assoc", "Six", "---")))
    words, size = read(title)
    assert size >= 24
    assert len(lines(words, title.width / 12700 - 14.4, size, bold=True)) <= 2
    if times == 1:
        assert words == LONG
    elif short:
        assert words == "Six ties cut across"
    else:
        assert words.endswith("…")


@pytest.mark.slow
def test_one_long_title_does_not_shrink_the_others(harbour: Report) -> None:
    lead = (text(f"{LONG} and whoever else has ever caught a fish there"),)
    given = with_section(harbour, "wedges", title=text("-"), lead=lead, table=ROWS)
    before = dict(read(title) for title in titles(deck_of(harbour)))
    after = dict(read(title) for title in titles(deck_of(given)))
    assert before.items() <= after.items() and len(after) == len(before) + 1
    assert 26.0 in before.values()


ROWS = Table((Column("a", text("Measure")),), (("row",), ("row",), ("row",)))


def titles(deck: Any) -> list[Any]:
    return [slide.shapes.title for slide in deck.slides]


def read(title: Any) -> tuple[str, float]:
    """The words and the size of a title, whose lines may be runs of their own."""
    (paragraph,) = title.text_frame.paragraphs
    sizes = {run.font.size.pt if run.font.size else 26.0 for run in paragraph.runs}
    assert len(sizes) == 1
    return "".join(run.text for run in paragraph.runs), sizes.pop()


def test_a_page_with_nothing_below_its_title_is_left_out(harbour: Report) -> None:
    given = with_section(harbour, "wedges", title=text("-"), lead=(text("0 of 9 stand against."),))
    assert "wedges" not in [page.id for page in pages(given)]
    empty = Table((Column("a", text("Measure")),), ())
    given = with_section(harbour, "method", title=text("Methods"), table=empty)
    assert "method" not in [page.id for page in pages(given)]


def test_evidence_of_which_nothing_is_known_has_no_page(harbour: Report) -> None:
    tables: Any = {
        name: tuple(
            replace(row, source=(), **({"since": None} if name == "ties" else {"date": None}))
            for row in getattr(harbour.dataset, name)
        )
        for name in ("stances", "ties", "influence")
    }
    tables["stances"] = tuple(replace(row, confidence=None) for row in tables["stances"])
    tables["ties"] = tuple(replace(row, confidence=None) for row in tables["ties"])
    given = replace(harbour, dataset=replace(harbour.dataset, **tables))
    assert "quality" in [page.id for page in pages(harbour)]
    assert "quality" not in [page.id for page in pages(given)]


@pytest.mark.slow
@pytest.mark.parametrize("code", ["en", "ja"])
def test_the_real_deck_holds_its_words(blackwell: Report, code: str) -> None:
    """Titles of two lines at 24 points or more, and no words on others, in groups too."""
    from pptx import Presentation

    content = render(blackwell, language=language(code, blackwell))
    for slide in Presentation(io.BytesIO(content)).slides:
        words, size = read(slide.shapes.title)
        room = slide.shapes.title.width / 12700 - 14.4
        assert size >= 24 and len(lines(words, room, size, bold=True)) <= 2, words
        assert list(overlapping(worded(slide.shapes), 0.08)) == []


def worded(shapes: Any) -> list[Any]:
    found = []
    for shape in shapes:
        if shape.shape_type is not None and shape.shape_type.name == "GROUP":
            found += worded(shape.shapes)
        elif shape.has_text_frame and shape.text_frame.text.strip() and not shape.rotation:
            found.append(shape)
    return found
