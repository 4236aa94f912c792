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
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.findings import Column, Table
from graphkit.formats.reading.characters import code_point, code_points, shown
from graphkit.formats.writing import xml_write
from graphkit.formats.writing.csv_write import cell, csv_bytes, quoted
from graphkit.formats.writing.flat import FlatTable
from graphkit.language import Language, Name, text
from graphkit.partial_date import PartialDate
from graphkit.renderers import json_text, markdown
from graphkit.renderers.csv import literal, render_table
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
