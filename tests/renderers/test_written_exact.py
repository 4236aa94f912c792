"""What is written at a bound, or only where there is something to say."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import harbour as harbour_case
import pytest
from openpyxl import Workbook, load_workbook

from graphkit.dataset import Dataset
from graphkit.errors import OutputError
from graphkit.findings import Section
from graphkit.formats.writing.flat import FlatTable
from graphkit.formats.writing.xlsx_write import described, saved, tables_workbook
from graphkit.language import Language, text
from graphkit.pictures import Link
from graphkit.renderers import html
from graphkit.renderers.csv import render
from graphkit.renderers.figures import kinds
from graphkit.renderers.slides import markdown as slides
from graphkit.renderers.slides.story import Page
from graphkit.renderers.slides.story.page import Support
from graphkit.renderers.style import tie_without_sign


def test_the_longest_cell_of_a_workbook() -> None:
    """Excel's limit: 32,767 characters a cell."""
    longest = "x" * 32_767
    book = load_workbook(io.BytesIO(tables_workbook([FlatTable("t", ("a",), ((longest,),))])))
    assert book["t"]["A2"].value == longest and book.properties.title is None
    with pytest.raises(OutputError, match="32,768 characters"):
        tables_workbook([FlatTable("t", ("a",), ((longest + "x",),))])


@pytest.mark.parametrize("title", ["", "Harbour"])
def test_the_title_of_a_workbook(title: str) -> None:
    made = tables_workbook([FlatTable("t", ("a",), ())], title=title)
    assert load_workbook(io.BytesIO(made)).properties.title == (title or None)


@pytest.mark.parametrize("words", ["", "What it is"])
def test_what_is_said_of_a_dataset_is_among_the_workbooks_properties(words: str) -> None:
    book = Workbook()
    described(book, Dataset("case", title=words, description=words))
    found = load_workbook(io.BytesIO(saved(book))).properties
    assert (found.title, found.description) == (words or None, words or None)


def test_numbers_for_internal_use_are_marked_in_the_heading() -> None:
    report = replace(harbour_case.report(), findings=())
    plain = render(report, language=Language("en")).decode()
    assert plain == "measure,network,id,name,value,low,high\n"
    internal = replace(report, settings=replace(report.settings, audience="internal"))
    marked = render(internal, language=Language("en")).decode()
    assert marked == plain.replace("\n", ",audience\n")


@pytest.mark.parametrize(("day", "said"), [(None, False), (date(2024, 1, 2), True)])
def test_a_page_says_its_day_where_it_has_one(day: date | None, said: bool) -> None:
    report = replace(harbour_case.report(), as_of=day, sections=(), page=(), findings=())
    made = html.render(report, language=Language("en"), figures=()).decode()
    assert ("As of 2 January 2024." in made) is said and ("As of" in made) is said


def test_what_sections_of_a_page_say_is_text() -> None:
    harbour = harbour_case.report()
    part = Section("x", text("A <b> & c"), (text("Said <i>so</i>."),))
    dataset = replace(harbour.dataset, title="<script>1</script>")
    report = replace(harbour, dataset=dataset, sections=(part,), page=(), issue=None)
    made = html.render(report, language=Language("en"), figures=()).decode()
    assert "A &lt;b&gt; &amp; c" in made and "Said &lt;i&gt;so&lt;/i&gt;." in made
    assert "&lt;script&gt;1&lt;/script&gt;" in made and "<script>1" not in made


def test_only_figures_that_can_be_drawn_are() -> None:
    report = harbour_case.report()
    wanted = [kind for kind in kinds if kinds[kind].why_not(report) is None]
    assert wanted and html.drawn(report, list(kinds)) == wanted
    assert html.drawn(report, ()) == []


def test_sentences_of_a_slide_stand_apart() -> None:
    support = Support(text("Why"), (text("One is so."), text("Two is so.")))
    page = Page("x", text("Part"), text("A title."), supports=(support,))
    deck = slides._marp_page(page, Language("en"), None)
    assert "**Why**\\\nOne is so. Two is so." in deck


def test_ties_without_a_sign_have_a_name_among_others() -> None:
    plain = Link("a", "b", None, 1, True, False, ("t1",))
    signed = replace(plain, sign=1)
    report, say = harbour_case.report(), Language("en").say
    for links, called in (((plain,), "ties"), ((plain, signed), "ties without a sign"), ((signed,), "ties without a sign")):  # fmt: skip
        assert say(tie_without_sign(replace(report, links=links))) == called
