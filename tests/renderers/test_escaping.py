"""What comes from data is text wherever it is written: each way of escaping by itself.

What is written is read again by the parsers that will meet it: csv, expat, json, markdown-it's rule
that a backslash before punctuation is the punctuation.
"""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.findings import Column, Table
from graphkit.formats.reading.characters import CONTROL, INVISIBLE, code_point, code_points, shown
from graphkit.formats.writing import xml_write
from graphkit.formats.writing.csv_write import cell, csv_bytes, quoted
from graphkit.formats.writing.flat import FlatTable
from graphkit.language import Language, Name, text
from graphkit.partial_date import PartialDate
from graphkit.renderers import json_text, markdown
from graphkit.renderers.csv import literal, render_table

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


@pytest.mark.parametrize(
    "mark", ["\x00", "\x08", "\x0b", "\x1f", "\x7f", "\x9f", "\ud800", "\ufffe"]
)
def test_control_characters(mark: str) -> None:
    assert CONTROL.search(f"a{mark}") and not INVISIBLE.search(f"a{mark}")
    assert not CONTROL.search("a\t\n\r \xa0\u200b")


def test_what_is_shown_of_a_value() -> None:
    assert shown("a\u202eb\nc\td") == "'a<U+202E>b⏎c⇥d'"
    assert shown("x" * 40) == f"'{'x' * 40}'"
    assert shown("x" * 41) == f"'{'x' * 39}…'"
    assert shown("abcd", 3) == "'ab…'"
