"""What comes from data is text wherever it is written: each way of escaping by itself.

What is written is read again by the parsers that will meet it: csv, expat, json, markdown-it's rule
that a backslash before punctuation is the punctuation.
"""

from __future__ import annotations

import asyncio
import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from html import unescape
from typing import Any

import harbour as harbour_case
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from graphkit.dataset import Actor, Dataset, Tie
from graphkit.errors import UsageError
from graphkit.findings import Column, Finding, Interval, Provenance, Result, Section, Table
from graphkit.formats.reading.characters import code_point, code_points, shown
from graphkit.formats.writing import xml_write
from graphkit.formats.writing.csv_write import cell, csv_bytes, quoted
from graphkit.formats.writing.flat import FlatTable
from graphkit.formats.writing.tree_write import nested
from graphkit.formats.writing.xlsx_write import book_of, saved
from graphkit.language import Language, Name, text
from graphkit.partial_date import PartialDate
from graphkit.pictures import Camp
from graphkit.renderers import html, json_text, markdown
from graphkit.renderers.csv import literal, render, render_table
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
from graphkit.workbench.guard import HEADERS, LARGEST, Guard

TOKEN, PORT = "secret", 8000
words = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=12)


@pytest.mark.parametrize("mark", "=+-@\t\r＝＋－＠")
def test_a_formula_is_written_as_text(mark: str) -> None:
    """What a spreadsheet would run gets an apostrophe; so does what looks guarded already."""
    made = cell(f"{mark}1")
    assert made.strip('"') == f"'{mark}1"
    assert cell(f"'{mark}1").strip('"') == f"''{mark}1"
    assert cell("'tis") == "'tis" and cell("a=1") == "a=1"
    assert cell((f"{mark}a", "b")).strip('"').startswith("'")


def test_numbers_days_and_truths_are_no_formulas() -> None:
    assert (cell(-1.5), cell(-2), cell(date(2024, 1, 2)), cell(None)) == (
        "-1.5",
        "-2",
        "2024-01-02",
        "",
    )
    assert cell(True) == "yes" and cell(PartialDate(2024, 3)) == "2024-03"


@pytest.mark.parametrize("mark", [",", '"', "\n", "\r", "\ufeff"])
def test_what_parts_cells_is_quoted(mark: str) -> None:
    assert quoted(f"a{mark}b") == '"a' + mark.replace('"', '""') + 'b"'
    assert quoted(" a") == '" a"' and quoted("a ") == '"a "' and quoted("a b") == "a b"


@given(st.lists(st.lists(words, min_size=2, max_size=2), min_size=1, max_size=4))
def test_a_csv_table_is_what_another_reader_reads(rows: list[list[str]]) -> None:
    table = FlatTable("t", ("a", "b"), tuple(map(tuple, rows)))
    read = list(csv.reader(io.StringIO(csv_bytes(table).decode(), newline="")))
    guarded = re.compile(r"'+[=+\-@＝＋－＠]")
    assert read[0] == ["a", "b"]
    assert [[one[guarded.match(one) is not None :] for one in row] for row in read[1:]] == rows


def test_a_row_of_one_empty_cell_is_a_row() -> None:
    assert csv_bytes(FlatTable("t", ("a",), (("",), ("x",)))) == b'a\n""\nx\n'


@given(words, words)
def test_xml_is_what_another_reader_reads(value: str, inside: str) -> None:
    value, inside = f"{value}\n\t\r<&>\"'", f"{inside}]]>\n<b>&amp;"
    assume_legal = re.compile("[\ufffe\uffff]")
    value, inside = assume_legal.sub("", value), assume_legal.sub("", inside)
    opened = xml_write.tag("a", {"x": value, "y": None, "z": ""})
    lines = [f"{opened}{xml_write.escaped(inside)}", xml_write.tag("b", {}, closed=True), "</a>"]
    root = ET.fromstring(xml_write.document(iter(lines)))
    assert root.attrib == {"x": value, "z": ""}
    assert root.text == f"{inside}\n" and root[0].tag == "b"


def test_an_xml_document_begins_and_ends_as_it_must() -> None:
    assert xml_write.document(iter(["<a/>"])) == b'<?xml version="1.0" encoding="UTF-8"?>\n<a/>\n'
    assert xml_write.tag("a", {"k": "v"}) == '<a k="v">'
    assert xml_write.tag("a", {"k": "v"}, closed=True) == '<a k="v"/>'


def test_json_has_no_nan_keeps_letters_and_ends_with_a_line() -> None:
    assert json_text.document({"a": "港"}) == '{\n  "a": "港"\n}\n'.encode()
    for wrong in (float("nan"), float("inf")):
        with pytest.raises(ValueError):
            json_text.document([wrong])
    assert json.loads(json_text.document(["</script>\u2028"])) == ["</script>\u2028"]


@pytest.mark.parametrize("mark", "\\`*_{}[]<>#|~!&")
def test_marks_of_markdown_are_letters(mark: str) -> None:
    assert markdown.safe(f"a{mark}b") == f"a\\{mark}b"


@given(st.text(max_size=20))
def test_markdown_is_one_line_whose_marks_are_all_escaped(said: str) -> None:
    made = markdown.safe(said)
    assert "\n" not in made and made == made.strip()
    bare = re.sub(r"\\[\\`*_{}\[\]<>#|~!&]", "", made)
    assert not re.search(r"[\\`*_{}\[\]<>#|~!&]", bare)


def test_a_pipe_table_sets_numbers_to_the_right() -> None:
    columns = (Column("a", text("Who")), Column("b", text("Share"), ".0%"))
    made = markdown.table(Table(columns, (("x|y", 0.25),)), Language("en"))
    assert made == "| Who | Share |\n| --- | ---: |\n| x\\|y | 25% |"


@pytest.mark.parametrize("mark", "=+-@\t\r")
def test_words_that_a_spreadsheet_would_run(mark: str) -> None:
    assert literal(f"{mark}x") == f"'{mark}x" and literal(f"x{mark}") == f"x{mark}"


def test_cells_of_every_kind_as_csv() -> None:
    columns = tuple(Column(key, text(key)) for key in ("who", "all", "day", "what", "on", "n"))
    rows = (
        (Name("a"), (Name("a"), Name("=b")), date(2024, 1, 2), "=1+1", True, -1.5),
        (None, (), PartialDate(2024), ("x", 1), None, 3),
        (Name("=b"), None, None, text("said"), False, None),
    )
    language = Language("en", names={"a": "Ann", "=b": "-Bob"})
    made = list(
        csv.reader(io.StringIO(render_table(Table(columns, rows), language=language).decode()))
    )
    assert made == [
        ["who", "who_name", "all", "all_name", "day", "what", "on", "n"],
        ["a", "Ann", "a|'=b", "Ann|'-Bob", "2024-01-02", "'=1+1", "True", "-1.5"],
        ["", "", "", "", "2024", "x|1", "", "3"],
        ["'=b", "'-Bob", "", "", "", "said", "False", ""],
    ]
    empty = render_table(Table(columns[:2], ()), language=language)
    assert empty == b"who,all\n"
    marked = render_table(
        Table(columns[:1], (("x",),)), language=language, audience="internal"
    ).decode()
    assert marked.startswith("who,") and marked.count("\n") == 2


def test_characters_that_cannot_be_seen_are_said() -> None:
    """Their names are Unicode's; a control character has none."""
    assert code_point("\u202e") == "U+202E RIGHT-TO-LEFT OVERRIDE"
    assert code_point("\x07") == "U+0007"
    assert code_points("a\u200bb\u200b\x07") == "U+200B ZERO WIDTH SPACE, U+0007"
    assert code_points("plain 葛\ufe00") == ""


def test_what_is_shown_of_a_value() -> None:
    assert shown("a\u202eb\nc\td") == "'a<U+202E>b⏎c⇥d'"
    assert shown("x" * 40) == f"'{'x' * 40}'"
    assert shown("x" * 41) == f"'{'x' * 39}…'"
    assert shown("abcd", 3) == "'ab…'"


def asked(
    path: str = f"/{TOKEN}/state",
    method: str = "GET",
    *,
    scheme: str = "http",
    size: int = 0,
    **headers: str,
) -> tuple[int, list[Any], Any]:
    """The status of an answer, the messages that the application saw, and the answer's headers."""
    seen: list[Any] = []
    sent: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        seen.append(scope)
        if scope["type"] == "http":
            seen.append(await receive())
            await send({"type": "http.response.start", "status": 200, "headers": [(b"x", b"y")]})
            await send({"type": "http.response.body", "body": b"done"})

    async def receive() -> Any:
        return {"type": "http.request", "body": b"x" * size}

    async def send(message: Any) -> None:
        sent.append(message)

    said = {"host": f"127.0.0.1:{PORT}"} | {k.replace("_", "-"): v for k, v in headers.items()}
    lines = [(k.encode(), v.encode()) for k, v in said.items() if v]
    scope = {"type": scheme, "path": path, "method": method, "headers": lines, "root_path": "/r"}
    asyncio.run(Guard(app, TOKEN, PORT)(scope, receive, send))
    start = next((m for m in sent if m["type"] == "http.response.start"), {"status": 0})
    return start["status"], seen, start.get("headers")


JSON = {"content_type": "application/json; charset=utf-8"}


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({}, 200),
        ({"method": "HEAD"}, 200),
        ({"method": "DELETE"}, 405),
        ({"host": f"localhost:{PORT}"}, 200),
        ({"host": f"127.0.0.1:{PORT + 1}"}, 421),
        ({"host": ""}, 421),
        ({"origin": f"http://127.0.0.1:{PORT}"}, 200),
        ({"origin": f"http://localhost:{PORT}"}, 403),
        ({"origin": "null"}, 403),
        ({"sec_fetch_site": "same-origin"}, 200),
        ({"sec_fetch_site": "none"}, 200),
        ({"sec_fetch_site": "cross-site"}, 403),
        ({"path": "/wrong/state"}, 404),
        ({"path": "/"}, 404),
        ({"path": f"//{TOKEN}/state"}, 200),
        ({"method": "POST", **JSON, "content_length": "9"}, 200),
        ({"method": "POST", "content_type": "text/plain", "content_length": "9"}, 415),
        ({"method": "POST", "content_length": "9"}, 415),
        ({"method": "POST", **JSON}, 411),
        ({"method": "POST", **JSON, "content_length": "-1"}, 411),
        ({"method": "POST", **JSON, "content_length": str(LARGEST)}, 200),
        ({"method": "POST", **JSON, "content_length": str(LARGEST + 1)}, 413),
    ],
)
def test_who_is_let_in(said: dict[str, Any], status: int) -> None:
    found, seen, headers = asked(**said)
    assert found == status and bool(seen) is (status == 200)
    assert set(HEADERS) <= set(headers)
    if status == 200:
        assert (b"x", b"y") in headers
        assert (seen[0]["path"], seen[0]["raw_path"], seen[0]["root_path"]) == (
            "/state",
            b"/state",
            "",
        )
    else:
        assert (b"content-type", b"text/plain") in headers and (b"connection", b"close") in headers


def test_what_a_page_of_the_workbench_may_do() -> None:
    """Scripts and styles of its own alone, no frames, nothing kept or guessed."""
    said = {name.decode(): value.decode() for name, value in HEADERS}
    rules = dict(rule.strip().split(" ", 1) for rule in said["content-security-policy"].split(";"))
    assert rules["default-src"] == rules["frame-ancestors"] == rules["base-uri"] == "'none'"
    assert rules["form-action"] == "'none'"
    assert rules["script-src"] == rules["style-src"] == rules["connect-src"] == "'self'"
    assert rules["img-src"] == "'self' data:"
    assert said["x-content-type-options"] == "nosniff" and said["cache-control"] == "no-store"
    assert said["referrer-policy"] == "no-referrer"
    assert (
        said["cross-origin-resource-policy"] == said["cross-origin-opener-policy"] == "same-origin"
    )


@pytest.mark.parametrize(
    ("size", "kind"), [(LARGEST, "http.request"), (LARGEST + 1, "http.disconnect")]
)
def test_a_body_longer_than_it_says_is_cut_off(size: int, kind: str) -> None:
    _, seen, _ = asked(method="POST", size=size, content_length="9", **JSON)
    assert seen[1]["type"] == kind


def test_only_pages_and_the_beginning_reach_the_application() -> None:
    assert [scope["type"] for scope in asked(scheme="lifespan")[1]] == ["lifespan"]
    assert asked(scheme="websocket")[1] == []


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
