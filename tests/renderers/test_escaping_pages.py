"""Pages, decks, frames and tables as they are written: what comes from data is text in each."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from html import unescape

import harbour as harbour_case
import pytest
from hypothesis import strategies as st
from openpyxl import load_workbook

from graphkit.dataset import Actor, Dataset, Tie
from graphkit.errors import UsageError
from graphkit.findings import Column, Finding, Interval, Provenance, Result, Section, Table
from graphkit.formats.writing.flat import FlatTable
from graphkit.formats.writing.tree_write import nested
from graphkit.formats.writing.xlsx_write import book_of, saved
from graphkit.language import Language, text
from graphkit.partial_date import PartialDate
from graphkit.pictures import Camp
from graphkit.renderers import html, markdown
from graphkit.renderers.csv import render
from graphkit.renderers.embed import check_address, embed
from graphkit.renderers.slides import markdown as slides
from graphkit.renderers.slides.story import Page, pages
from graphkit.renderers.style import (
    CAMPS,
    NO_CAMP,
    always_named,
    camp_called,
    camp_style,
    cell_text,
    clean,
    deciders,
    extent,
    many_decide,
    table_words,
)

TOKEN, PORT = "secret", 8000
words = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=12)


def test_a_dataset_as_nested_values() -> None:
    """Only fields that are there; days as text, whole numbers without a point."""
    actors = (
        Actor("a", "Ann", aliases=("x", "y"), capability=50.0),
        Actor("b", "Bob", capability=0.5),
    )
    tie = Tie("t1", "a", "b", 1, strength=1e15, since=date(2020, 1, 2), until=PartialDate(2021))
    made = nested(Dataset("case", actors=actors, ties=(tie,), titles={"ja": "港"}))
    assert list(made)[:2] == ["name", "title:ja"] and (made["name"], made["title:ja"]) == (
        "case",
        "港",
    )
    assert "title" not in made and "description" not in made
    assert [(row["id"], row["capability"], row.get("aliases")) for row in made["actors"]] == [
        ("a", 50, ["x", "y"]), ("b", 0.5, None),
    ]  # fmt: skip
    assert type(made["actors"][0]["capability"]) is int
    (row,) = made["ties"]
    assert (row["since"], row["until"], row["sign"]) == ("2020-01-02", "2021", "support")
    assert type(row["strength"]) is float
    whole = nested(Dataset("case", "T", "D"))
    assert whole == {"name": "case", "title": "T", "description": "D"}


def test_what_no_document_may_hold() -> None:
    """Non-characters and surrogates go, marks that reverse the reading too; gaps become blanks."""
    assert clean("a\x00b\x1bc\td\r\ne  f ") == "abc d e f"
    gone = "\ufdd0\ufdef\ufffe\uffff\U0001ffff\U0010fffe\ud800\u202e\u2066\ufeff"
    assert clean(f"a{gone}b") == "ab"
    kept = "\ufdcf\ufdf0\ufffd\u200d港"
    assert clean(f"a{kept}b") == f"a{kept}b"


def test_radii_whose_areas_grow_with_influence() -> None:
    """A quarter of the area is half of the radius; more than all is all."""
    assert [extent(share, least=2, most=6) for share in (-1, 0, 0.25, 1, 2)] == [2, 2, 4, 6, 6]


def test_cells_in_words() -> None:
    language, shares = Language("en"), Column("b", text("Share"), ".0%")
    assert cell_text(0.25, shares, language) == "25%"
    assert cell_text(True, shares, language) != "100%"
    assert cell_text(None, shares, language) == "–"
    assert cell_text(3, Column("n", text("N")), language) == "3"
    low, high = Column("low", text("Low"), ".0f"), Column("high", text("High"), ".0f", upper=True)
    table = Table(
        (Column("a", text("Who")), low, high), (("x\x00", 1, 3), ("y", 2, 2), ("z", None, None))
    )
    assert table_words(table, language, ranges=True) == [
        ["Who", "High"], ["x", "1–3"], ["y", "2"], ["z", "–"],
    ]  # fmt: skip
    assert table_words(table, language)[:2] == [["Who", "Low", "High"], ["x", "1", "3"]]


def test_camps_come_round_and_nobody_is_grey() -> None:
    assert camp_style(1) is CAMPS[0] and camp_style(len(CAMPS)) is CAMPS[-1]
    assert camp_style(len(CAMPS) + 1) is CAMPS[0] and camp_style(None) is NO_CAMP
    assert len({(style.colour, style.shape) for style in CAMPS}) == len(CAMPS)
    camp = Camp(2, text("Bank"), ("a",))
    say = Language("en").say
    assert say(camp_called(camp)) == "Camp 2: Bank"
    assert say(camp_called(replace(camp, kind="groups"))) == "Group 2: Bank"


@pytest.mark.parametrize(("count", "many"), [(12, False), (13, True)])
def test_a_chamber_is_summed_up(count: int, many: bool) -> None:
    ids = tuple(f"a{n}" for n in range(count))
    report = harbour_case.report()
    dataset = replace(report.dataset, issues=(replace(report.dataset.issues[0], decided_by=ids),))
    report = replace(report, dataset=dataset, issue=dataset.issues[0].id)
    assert deciders(report) == set(ids) and many_decide(report) is many
    assert always_named(report) == (set() if many else set(ids))
    assert deciders(replace(report, issue=None)) == set()


FRAME = (
    '<iframe {}="m.html#embed=1" title="A &amp; &lt;B&gt;" sandbox="allow-scripts allow-downloads" '
    '{}width="100%" height="640" style="border:0"></iframe>'
)


@pytest.fixture
def embedded() -> dict[str, str]:
    report = harbour_case.report()
    hostile = replace(
        report,
        dataset=replace(report.dataset, title="A & <B>"),
        headline=(text("It [won](x) $5."), text("Never said.")),
    )
    return dict(embed(hostile, language=Language("en"), map_at="m.html", picture_at="p.svg"))


def test_frames_are_written_as_the_places_take_them(embedded: dict[str, str]) -> None:
    assert embedded["html"] == FRAME.format("src", 'loading="lazy" ')
    frame = FRAME.format("data-src", "data-preload ")
    assert embedded["reveal"] == f"<section>\n  {frame}\n</section>"
    frame = FRAME.format("data-src", 'data-external="1" data-preload ')
    assert embedded["quarto"] == f"```{{=html}}\n{frame}\n```"


def test_pictures_that_link_are_written_as_the_places_take_them(embedded: dict[str, str]) -> None:
    image = r"![It \[won\](x) \$5.](p.svg)"
    first, steps = embedded["marp"].split("\n\n")
    assert first == f"[{image}](m.html)"
    assert [line[:3] for line in steps.splitlines()[:2]] == ["1. ", "2. "]
    assert steps.splitlines()[2:] == [FRAME.format("src", "")]
    assert [line[-1] for line in steps.splitlines()[:2]] == [".", ":"]
    first, link, steps = embedded["notion"].split("\n\n")
    assert (first, link) == (image, "[Open the interactive map](m.html)")
    assert "m.html" in steps.splitlines()[0]
    shown, steps = embedded["confluence"].split("\n\n")
    assert shown == (
        '<p><a href="m.html"><img src="p.svg" alt="It [won](x) $5." width="960" /></a></p>\n'
        '<p><a href="m.html">Open the interactive map</a></p>'
    )
    assert len(steps.splitlines()) == 3
    assert [len(embedded[place].splitlines()) for place in ("powerpoint", "google-slides", "keynote")] == [
        5, 5, 4,
    ]  # fmt: skip


def test_without_a_headline_the_title_is_said() -> None:
    report = replace(harbour_case.report(), headline=())
    assert (
        "![Turbines in the harbour](network.svg)"
        in embed(report, language=Language("en"))["notion"]
    )


@pytest.mark.parametrize(
    "address", ["https://x.org/m.html?a=1&b=2#c", "HTTP://x.org", "a/b.html", "x@y,z+~%20"]
)
def test_addresses_that_can_only_be_opened(address: str) -> None:
    check_address(address)


@pytest.mark.parametrize("address", ["ftp://x", "mailto:a", "//x y", "", "x<", "a\nb", "file:x"])
def test_addresses_that_could_do_more(address: str) -> None:
    with pytest.raises(UsageError):
        check_address(address)


def test_a_report_as_markdown_part_by_part() -> None:
    report = harbour_case.report()
    language = Language("en", report.dataset.names())
    made = markdown.render(report, language=language).decode()
    assert made.startswith(f"# {markdown.safe(report.dataset.title)}\n\n") and made.endswith("\n")
    assert not made.endswith("\n\n")
    lines = made.splitlines()
    titles = [markdown.safe(language.say(section.title)) for section in report.sections]
    assert [line[3:] for line in lines if line.startswith("## ")] == titles
    assert len([line for line in lines if line.startswith("### ")]) == len(report.page[1:])
    plain = replace(report, issue=None, as_of=None, sections=(), page=())
    assert markdown.render(plain, language=language).decode().count("\n\n") <= 2
    dated = replace(plain, as_of=date(2024, 1, 2))
    assert "As of 2 January 2024." in markdown.render(dated, language=language).decode()


def test_claims_are_listed_only_where_evidence_is_wanted() -> None:
    report = harbour_case.report()
    language = Language("en", report.dataset.names())
    part = Section("x", text("Who"), (text("Led."),), None, (text("A note."),), ("t1",))
    report = replace(report, sections=(part, replace(part, evidence=())), page=())
    short = markdown.render(report, language=language).decode()
    long = markdown.render(report, language=language, evidence=True).decode()
    assert "## Who\n\nLed.\n\nA note." in short and "\n- " not in short
    assert long.count("\n- ") == 1 and "- \\[t1\\]" in long


def test_a_report_as_html_is_sealed_and_has_what_it_has() -> None:
    report = harbour_case.report()
    hostile = replace(report, dataset=replace(report.dataset, title="<script>alert(1)</script>"))
    made = html.render(hostile, language=Language("en"), figures=("network",)).decode()
    assert "<script" not in made and "&lt;script&gt;" in made
    policy = re.search(r'content="(default-src[^"]*)"', made)
    assert policy and unescape(policy[1]) == (
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'"
    )
    assert html.drawn(report, ("network", "stance")) == ["network", "stance"]
    assert html.drawn(report, ()) == []
    assert made.count("data:image/svg+xml;base64,") == 1


def test_words_that_marp_and_quarto_would_act_on() -> None:
    assert slides.literal("$x$ a@b ^1^ :smile: 'q' \"r\" a=b *c*") == (
        "\\$x\\$ a\\@b \\^1\\^ \\:smile\\: \\'q\\' \\\"r\\\" a\\=b \\*c\\*"
    )


def test_a_marp_deck_slide_by_slide() -> None:
    report = harbour_case.report()
    files = slides.marp(report, language=Language("en"), map_at="https://x.org/m.html")
    assert "map.html" not in files
    deck = files["slides.md"].decode()
    head, body = deck.removeprefix("---\n").split("\n---\n\n", 1)
    front = {
        key: json.loads(value)
        for key, _, value in (line.partition(": ") for line in head.split("\n"))
    }
    assert (front["marp"], front["paginate"], front["size"], front["lang"]) == (
        True,
        True,
        "16:9",
        "en",
    )
    assert set(front) == {"marp", "paginate", "size", "lang", "footer", "style"}
    found = body.split("\n\n---\n\n")
    assert len(found) == len(pages(report)) and deck.endswith("-->\n")
    assert all(re.search(r"(^|\n)# \S", one) and one.rstrip().endswith("-->") for one in found)
    live = files["slides-live.md"].decode()
    assert 'src="https://x.org/m.html#embed=1&amp;layout=stress"' in live
    assert "](figures/network.svg)](https://x.org/m.html)" in deck and "<iframe" not in deck


def test_a_quarto_deck_slide_by_slide() -> None:
    report = harbour_case.report()
    files = slides.quarto(report, language=Language("en"), map_html=b"<!doctype html>")
    assert files["map.html"] == b"<!doctype html>" and list(files) == sorted(files)
    deck = files["slides.qmd"].decode()
    head, body = deck.removeprefix("---\n").split("\n---\n\n", 1)
    front = {
        key: json.loads(value)
        for key, _, value in (line.partition(": ") for line in head.split("\n"))
    }
    assert front["title"] == "Turbines in the harbour" and front["execute"] == {"enabled": False}
    shown = front["format"]["revealjs"]
    assert (shown["embed-resources"], shown["slide-number"]) == (True, True) and shown["footer"]
    assert body.count("::: {.notes}\n") == len(pages(report)) == len(re.findall("^## ", body, re.M))
    assert (
        '```{=html}\n<iframe data-src="map.html#embed=1&amp;layout=stress" data-external="1" data-preload title='
        in body
    )
    for page, part in zip(pages(report), re.split("^## ", body, flags=re.M)[1:], strict=True):
        assert part.split("\n")[0].endswith(" {.smaller .scrollable}") is (page.table is not None)


def test_a_workbook_is_opened_at_its_rows() -> None:
    table = FlatTable("ties", ("from", "x"), (("=1+1", 0.1), (" a", None), ("b", True)))
    (sheet,) = load_workbook(io.BytesIO(saved(book_of([table])))).worksheets
    assert (sheet.title, sheet.freeze_panes) == ("ties", "B2")
    assert [cell.value for cell in sheet[1]] == ["from", "x"]
    assert all(cell.font.bold for cell in sheet[1]) and not sheet["A2"].font.bold
    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["A2"].quotePrefix) == (
        "=1+1",
        "s",
        True,
    )
    assert sheet["A3"].quotePrefix and not sheet["A4"].quotePrefix
    assert (sheet["B2"].value, sheet["B2"].data_type, sheet["B3"].value) == (0.1, "n", None)


def test_numbers_of_findings_as_csv() -> None:
    """A row an actor, with its range where there is one; a row a number of the whole."""
    origin = Provenance("c", "0" * 64, {}, 0, "Nobody 2026", "numpy", "0.1.0", None)
    values = Result(text("x"), values={"a": 0.5, "=b": -1.0}, intervals={"a": Interval(0.25, 1.0)})
    whole = Result(text("x"), summary={"k": 2, "=why": "=1+1", "none": None})
    report = replace(harbour_case.report(), findings=tuple(
        Finding("m", "signed", {}, origin, found) for found in (values, whole)))  # fmt: skip
    language = Language("en", {"a": "Ann", "=b": "@Bob"})
    made = list(csv.reader(io.StringIO(render(report, language=language).decode())))
    assert made == [
        ["measure", "network", "id", "name", "value", "low", "high"],
        ["m", "signed", "a", "Ann", "0.5", "0.25", "1.0"],
        ["m", "signed", "'=b", "'@Bob", "-1.0", "", ""],
        ["m", "signed", "k", "", "2", "", ""],
        ["m", "signed", "'=why", "", "'=1+1", "", ""],
        ["m", "signed", "none", "", "", "", ""],
    ]


def test_a_page_of_a_deck_with_points_and_a_long_table() -> None:
    """What has no room is counted; what evidence there is more of is said in the notes."""
    table = Table((Column("a", text("Who")), Column("b", text("N"), ".0f")), tuple(
        (f"a{n}", n) for n in range(60)))  # fmt: skip
    page = Page("x", text("Part"), text("A title."), points=(text("One $x"), text("Two")),
                table=table, notes=(text("Note -- so"),), more="report")  # fmt: skip
    language = Language("en")
    deck = slides._marp_page(page, language, None)
    assert deck.startswith(
        "<!-- _class: long -->\n\n# A title\n\n- One \\$x\n- Two\n\n| Who | N |\n| --- | ---: |\n| a0 | 0 |"
    )
    rows = len(re.findall(r"^\| a\d+ \|", deck, re.M))
    assert 5 < rows < 60 and f"and {60 - rows} more\\: graphkit report" in deck
    assert deck.endswith("<!--\nNote – so\nMore: graphkit report DATASET\n-->")
    made = slides._quarto_page(page, language, slides.Picture("f.svg", 'A "b" <c> {d}\\'))
    assert made.startswith("## A title {.smaller .scrollable}\n\n")
    assert '![](f.svg){fig-alt="A ”b” ‹c› (d)"}' in made
    assert made.endswith("::: {.notes}\nNote -- so\n\nMore\\: graphkit report DATASET\n:::")
    small = replace(page, table=replace(table, rows=table.rows[:2]), points=(), notes=(), more=None)
    assert slides._marp_page(small, language, slides.Picture("f.svg", "[a]")) == (
        "# A title\n\n| Who | N |\n| --- | ---: |\n| a0 | 0 |\n| a1 | 1 |\n\n![w:1120 \\[a\\]](f.svg)\n\n<!--\n\n-->"
    )


def test_without_an_answer_a_report_has_none() -> None:
    report = replace(harbour_case.report(), headline=(), sections=(), page=())
    assert "**" not in markdown.render(report, language=Language("en")).decode()


def test_the_question_stands_under_the_title_and_the_page_cites_nothing() -> None:
    report = harbour_case.report()
    language = Language("en", report.dataset.names())
    asked = markdown.safe(language.say(report.question("en")))
    part = Section("x", text("Who"), (text("Led."),), None, (), ("t1",))
    report = replace(report, page=(part, part), sections=())
    lines = markdown.render(report, language=language, evidence=True).decode().split("\n\n")
    assert lines[1] == asked and not any(line.startswith("- ") for line in lines)


def test_the_figures_of_a_printed_report() -> None:
    """Positions on the issue, then the network; each is the figure of its kind."""
    report = harbour_case.report()
    assert html.FIGURES == ("stance", "network")
    stance, network = (html._picture(report, kind, Language("en")) for kind in html.FIGURES)
    assert stance["alt"] != network["alt"]
