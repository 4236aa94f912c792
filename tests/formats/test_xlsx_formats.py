"""What a spreadsheet makes of a cell: ids turned into dates, per cents, one cell given twice."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from graphkit.formats.reading.xlsx_formats import is_percent
from graphkit.formats.reading.xlsx_twice import given_twice
from tests.formats.fixture_types import Read, Refused

Sheets = Mapping[str, Sequence[Sequence[Any]]]


def book(sheets: Sheets, formats: Mapping[str, str] = {}) -> bytes:
    """A workbook; `formats` are number formats by sheet!cell."""
    made: Any = Workbook()
    made.remove(made.worksheets[0])
    for title, rows in sheets.items():
        sheet = made.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    for where, form in formats.items():
        sheet, _, cell = where.partition("!")
        made[sheet][cell].number_format = form
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def changed(content: bytes, change: Callable[[bytes], bytes], member: str = "sheet1.xml") -> bytes:
    """The same workbook with one member changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, change(part) if name.endswith(member) else part)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("sheets", "where"),
    [
        ({"actors": [("id", "name"), (dt.datetime(2025, 3, 1), "MAR1"), ("b", "B")]}, "A2 (id)"),
        ({"ties": [("from", "to", "sign"), ("a", dt.date(2025, 9, 2), "+")]}, "B2 (to)"),
        ({"edges": [("Source", "Target", "sign"), (dt.time(12, 30), "b", "+")]}, "A2 (Source)"),
        ({"stances": [("actor", "issue", "position"), ("a", dt.date(2025, 9, 2), -1)]}, "B2 (issue)"),
        ({"any": [("from", "to", "sign"), (dt.date(2025, 9, 2), "b", "+")]}, "A2 (from)"),
    ],
)  # fmt: skip
def test_an_id_that_became_a_date_is_an_error_at_its_place(
    refused: Refused, sheets: Sheets, where: str
) -> None:
    (said,) = refused("case.xlsx", book(sheets))
    assert f"{where}: An id that the spreadsheet turned into a date:" in said


def test_a_date_where_a_date_belongs_is_read(read: Read) -> None:
    rows = [("actor", "issue", "position", "date"), ("a", "q", -1, dt.datetime(2025, 9, 2))]
    assert read("case.xlsx", book({"stances": rows})).stances[0].date == dt.date(2025, 9, 2)


@pytest.mark.parametrize("shown", ["0%", "0.00%", "[Red]0%"])
def test_a_per_cent_is_read_as_it_is_shown_where_the_scale_runs_to_100(
    read: Read, shown: str
) -> None:
    rows = [("id", "name", "capability"), ("a", "A", 0.57), ("b", "B", 40), ("c", "C", 1)]
    found = read("case.xlsx", book({"actors": rows}, {"actors!C2": shown, "actors!C4": shown}))
    # 57% and 100% are shown; 40 is shown as 40.
    assert [actor.capability for actor in found.actors] == [57, 40, 100]
    (note,) = [n for n in found.notices if n.code == "percent"]
    assert str(note).startswith("case.xlsx:actors!C1 (capability): 2 cells formatted as per cent")


def test_a_per_cent_of_a_share_is_that_share(read: Read) -> None:
    rows = [("actor", "issue", "position", "confidence"), ("a", "q", -1, 0.85)]
    found = read("case.xlsx", book({"stances": rows}, {"stances!D2": "0%"}))
    assert found.stances[0].confidence == 0.85


def test_a_sign_that_only_looks_like_a_per_cent(read: Read) -> None:
    rows = [("id", "name", "capability"), ("a", "A", 57)]
    found = read("case.xlsx", book({"actors": rows}, {"actors!C2": '0"%"'}))
    assert found.actors[0].capability == 57
    assert not is_percent(r"0\%")


def test_per_cents_of_positions_are_asked_about(refused: Refused) -> None:
    rows = [("actor", "issue", "position"), ("a", "q", 0.85), ("b", "q", 0.2)]
    (said,) = refused(
        "case.xlsx", book({"stances": rows}, {"stances!C2": "0%", "stances!C3": "0%"})
    )
    assert "stances!C1 (position): The column position is never negative (from 0.2 to 0.85)" in said


ROWS = {"actors": [("id", "name"), ("a", "Anna"), ("b", "Bert")]}


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: re.sub(rb'(<c r="B2".*?</c>)', rb"\1\1", xml),
        lambda xml: re.sub(rb'(<row r="2".*?</row>)', rb"\1\1", xml),
        # A cell without a name stands after the one before it.
        lambda xml: xml.replace(b'<c r="B2"', b"<c").replace(
            b'<c r="A3"', b'<c r="B2" t="n"><v>1</v></c><c r="A3"'
        ),
    ],
)
def test_a_cell_given_twice_is_an_error_at_its_place(
    refused: Refused, change: Callable[[bytes], bytes]
) -> None:
    said = refused("case.xlsx", changed(book(ROWS), change))
    assert "case.xlsx:actors!B2: The cell is given twice; which one is meant?" in said


def test_names_without_prefix_or_place() -> None:
    sheet = b'<x:s xmlns:x="u"><x:row><x:c/><x:c r="B1"/><x:c r="A1"/></x:row></x:s>'
    assert given_twice(sheet) == ["A1"]  # the first cell has no name and stands in A1
    assert given_twice(b"<row><c/><c/></row>") == []


def test_a_sheet_that_is_not_read_may_hold_anything(read: Read, tmp_path: Path) -> None:
    twice = lambda xml: re.sub(rb'(<c r="A1".*?</c>)', rb"\1\1", xml)  # noqa: E731
    content = changed(book({**ROWS, "scratch": [("x",)]}), twice, "sheet2.xml")
    assert len(read("case.xlsx", content).actors) == 2
