"""The located CSV scanner agrees with Python's csv module and knows where everything stands."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.formats.reading.csv_text import CsvFault, CsvPlaces, records, scan

CELL = st.text(alphabet='ab ,;"\n\r\t', max_size=6)


def reference(text: str, delimiter: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))


@pytest.mark.relation
@settings(deadline=None)
@given(st.lists(st.lists(CELL, min_size=1, max_size=4), max_size=5), st.sampled_from(",;\t"))
def test_scanner_agrees_with_the_csv_module(table: list[list[str]], delimiter: str) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, lineterminator="\n").writerows(table)
    text = stream.getvalue()
    assert [[c.text for c in row] for row in scan(text, delimiter)] == reference(text, delimiter)


@pytest.mark.relation
@settings(deadline=None)
@given(st.text(alphabet='ab,"\n\r', max_size=30))
def test_scanner_refuses_what_the_csv_module_refuses(text: str) -> None:
    try:
        expected = reference(text)
    except csv.Error:
        with pytest.raises(CsvFault):
            list(scan(text, ","))
    else:
        assert [[c.text for c in row] for row in scan(text, ",")] == expected


@settings(deadline=None)
@given(st.lists(st.lists(CELL, min_size=1, max_size=3), min_size=1, max_size=5))
def test_record_by_record_places_equal_a_full_scan(table: list[list[str]]) -> None:
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\r\n").writerows(table)
    places = CsvPlaces("f.csv", stream.getvalue(), ",")
    full = list(scan(stream.getvalue(), ","))
    assert [places.record(number) for number in range(len(full))] == full


def test_places_of_cells() -> None:
    rows = list(scan('a,bb\n"x\ny",z\n,"q"\n', ","))
    assert [(c.line, c.column) for row in rows for c in row] == [
        *((1, 1), (1, 3), (2, 1), (3, 4), (4, 1), (4, 2)),
    ]


def test_place_of_a_character_inside_a_quoted_cell() -> None:
    places = CsvPlaces("f.csv", 'id,name\na,"Mini\u202extry"\n', ",", rows=[1])
    assert str(places.cell(0, 1, "\u202e")) == "f.csv:2:8"


def test_unclosed_quote_is_told_where_it_opens() -> None:
    with pytest.raises(CsvFault) as caught:
        list(records('a,b\nc,"d\ne,f\n', ","))
    assert (caught.value.line, caught.value.column) == (2, 3)


def test_cells_longer_than_the_csv_module_allows_are_read() -> None:
    assert list(records(f"a\n{'x' * 200_000}\n", ","))[1] == ["x" * 200_000]


def test_line_ends_of_two_characters_are_one() -> None:
    assert [[c.text for c in row] for row in scan("a,b\r\nc\r\rd\n\r", ",")] == [
        *(["a", "b"], ["c"], [], ["d"], []),
    ]


@pytest.mark.parametrize(
    "text", ["a,bb\nc\n", '"a",bb\nc\n', f'a,bb\nc\n"{"x" * 200_000}",y\n'], ids=len
)
def test_what_is_not_there_stands_where_its_row_begins(text: str) -> None:
    """Also where only a full scan can tell records apart: a cell longer than the module allows."""
    places = CsvPlaces("f.csv", text, ",", rows=[0, 1])
    assert [cell.text for cell in places.record(0)] == ["a", "bb"]
    assert [cell.text for cell in places.record(1)] == ["c"]
    assert places.record(len(text.splitlines())) == []
    assert places.located(0, 1).text == "bb"
    assert [places.located(0, beyond).text for beyond in (2, 3)] == ["a", "a"]
    assert str(places.cell(1, 1)) == "f.csv:2:1"
    assert str(places.header(1)) == f"f.csv:1:{text.index('b') + 1}"
    assert str(places.header(2)) == "f.csv:1:1"
