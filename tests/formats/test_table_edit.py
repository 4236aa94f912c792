"""Editing one row of a table leaves every other byte of its file as it was."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.errors import DataError
from graphkit.formats.writing.table_edit import CsvSheet

TABLE = (
    'id,actor,issue,position,summary,x_mine\nst1,a,q,0.50,"two\nlines, ""quoted""", padded \n'
    "\nst2,b,q,-1,'=1+1,\n"
)


def sheet(content, name="stances"):
    return CsvSheet.read(name, f"{name}.csv", content)


def test_a_row_is_put_at_the_end_and_no_other_touched():
    edited = sheet(TABLE.encode()).edited({"st3": {"id": "st3", "actor": "a", "position": "-0.5"}})
    assert edited.decode() == TABLE + "st3,a,,-0.5,,\n"


def test_a_row_is_written_anew_where_it_stands():
    read = sheet(TABLE.encode())
    cells = {**read.rows["st1"], "position": "1"}
    edited = read.edited({"st1": cells}).decode()
    assert edited == TABLE.replace("0.50", "1").replace(" padded ", "padded")
    assert sheet(edited.encode()).rows["st1"] == cells


def test_a_row_is_dropped():
    assert sheet(TABLE.encode()).edited({}, ["st1"]).decode() == (
        TABLE.splitlines(keepends=True)[0] + "\nst2,b,q,-1,'=1+1,\n"
    )


def test_a_new_column_is_empty_elsewhere():
    cells = {"id": "st3", "actor": "a", "issue": "q", "x_coder": "ada"}
    edited = sheet(TABLE.encode()).edited({"st3": cells})
    again = sheet(edited)
    assert again.headings[-1] == "x_coder"
    assert again.rows == {**sheet(TABLE.encode()).rows, "st3": cells}
    assert b"\n\n" in edited  # the blank line, too, as it was


def test_a_german_spreadsheet():
    content = "\ufeffid;actor;issue;position\r\nst1;a;q;0,5\r\n".encode()
    read = sheet(content)
    assert read.rows["st1"]["position"] == "0.5"
    cells = {"id": "st2", "actor": "a; b", "issue": "q", "position": "-0.25"}
    edited = read.edited({"st2": cells})
    assert edited == content + b'st2;"a; b";q;-0,25\r\n'
    assert sheet(edited).rows["st2"] == cells


def test_headings_that_are_called_otherwise():
    content = b"claim,actor,issue,position,quote\n1,a,q,1,x\n"
    with pytest.raises(DataError, match="claim"):
        sheet(content)
    read = sheet(content.replace(b"claim", b"ID"))
    assert read.rows["1"]["summary"] == "x"
    assert b"\n2,a,q,1,y\n" in read.edited(
        {"2": {"id": "2", "actor": "a", "issue": "q", "position": "1", "summary": "y"}}
    )


def test_utf_16_is_refused():
    with pytest.raises(DataError, match="UTF-8"):
        sheet("id,actor,issue,position\n".encode("utf-16"))


words = st.text("ab=+-'\"\n,;|漢 \N{GRINNING FACE}", min_size=1, max_size=12).filter(
    lambda word: word == word.strip()
)


@settings(max_examples=60)
@given(st.dictionaries(st.sampled_from(["condition", "summary", "x_mine"]), words))
def test_what_is_put_is_read(cells):
    cells = {"id": "st9", "actor": "a", "issue": "q", "position": "-1", **cells}
    assert sheet(sheet(TABLE.encode()).edited({"st9": cells})).rows["st9"] == cells
