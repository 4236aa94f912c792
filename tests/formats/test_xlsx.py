"""Workbooks: sheets as tables, and everything that a sheet can hide."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from graphkit.dataset import Actor, Dataset, Tie
from graphkit.errors import DataError, OutputError, UsageError
from graphkit.formats import ReadOptions, load, write
from graphkit.formats.reading.xlsx_sheet import as_text

TIES = [["from", "to", "sign"], ["a", "b", "+"], ["b", "c", "-"]]


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., Path]:
    """Save sheets, with a last change to the workbook, and return the path."""

    def make(change: Callable[[Workbook], None] | None = None, **sheets: list[list[Any]]) -> Path:
        workbook = Workbook()
        workbook.remove(workbook.worksheets[0])
        for title, rows in sheets.items():
            sheet = workbook.create_sheet(title)
            for row in rows:
                sheet.append(row)
        if change:
            change(workbook)
        workbook.save(tmp_path / "b.xlsx")
        return tmp_path / "b.xlsx"

    return make


def told(path: Path, **options: Any) -> list[str]:
    with pytest.raises(DataError) as caught:
        load(path, options=ReadOptions(**options))
    return [str(p) for p in caught.value.problems if p.level == "error"]


def test_sheets_are_tables(book: Callable[..., Path]) -> None:
    path = book(
        actors=[["id", "name"], ["a", "Anna"], [7, " Seven "]],
        ties=[["from", "to", "sign", "since"], ["a", 7, "+", datetime(2024, 1, 2)]],
        Notes=[["whatever"]],
    )
    dataset = load(path)
    assert [(actor.id, actor.name) for actor in dataset.actors] == [("a", "Anna"), ("7", "Seven")]
    assert dataset.ties[0].since == date(2024, 1, 2)
    assert {str(notice.place) for notice in dataset.notices} == {
        "b.xlsx:Notes!A1",
        "b.xlsx:actors!B3",
    }


def test_one_other_sheet_is_a_bare_list(book: Callable[..., Path]) -> None:
    assert len(load(book(Sheet=TIES)).ties) == 2


def test_a_sheet_that_is_passed_over_is_named(book: Callable[..., Path]) -> None:
    """Rows must not be lost without a word; sheets without a cell are nothing to speak of."""
    dataset = load(book(Sheet1=[["id", "name"], ["a", "Anna"]], Sheet2=TIES, Sheet3=[]))
    assert len(dataset.ties) == 2
    (note,) = [n for n in dataset.notices if n.code == "passed-over"]
    assert str(note).startswith("b.xlsx:Sheet1!A1: The sheet Sheet1 was passed over")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "The file is empty: no data."),
        (b"from,to,sign\na,b,+\n", "This is plain text, not an .xlsx workbook."),
        (b"PK\x03\x04cut off", "The workbook is damaged: its end is missing."),
        (b"%PDF-1.7", "This is a PDF, not an .xlsx workbook."),
    ],
)
def test_what_is_no_workbook_is_called_what_it_is(
    content: bytes, words: str, tmp_path: Path
) -> None:
    (tmp_path / "b.xlsx").write_bytes(content)
    assert told(tmp_path / "b.xlsx") == [f"b.xlsx:1:1: {words}"]


def test_a_sheet_that_is_chosen(book: Callable[..., Path]) -> None:
    path = book(actors=[["id"], ["z"]], Sheet=TIES)
    assert len(load(path, options=ReadOptions(sheet="Sheet")).ties) == 2
    with pytest.raises(UsageError, match="Did you mean 'Sheet'"):
        load(path, options=ReadOptions(sheet="Sheat"))


def merge(workbook: Workbook) -> None:
    workbook.worksheets[0].merge_cells("A2:A3")


def formula(workbook: Workbook) -> None:
    workbook.worksheets[0]["B2"] = "=A3"


def broken(workbook: Workbook) -> None:
    workbook.worksheets[0]["B2"] = "#REF!"


def stray(workbook: Workbook) -> None:
    workbook.worksheets[0]["F3"] = "stray"


@pytest.mark.parametrize(
    ("change", "start"),
    [
        (merge, "b.xlsx:ties!A2:A3: Merged cells"),
        (formula, "b.xlsx:ties!B2: A formula without a stored value."),
        (broken, "b.xlsx:ties!B2: The cell holds the error #REF!"),
        (stray, "b.xlsx:ties!F3: 'stray' stands in a column without a heading."),
    ],
)
def test_faults(change: Any, start: str, book: Callable[..., Path]) -> None:
    assert told(book(change, ties=TIES))[0].startswith(start)


def test_header_further_down_is_offered_and_taken(book: Callable[..., Path]) -> None:
    path = book(ties=[["Export"], [None], *TIES])
    (words,) = told(path)
    assert words.endswith("The headings seem to stand in row 3: --header-row 3.")
    assert len(load(path, options=ReadOptions(header_row=3)).ties) == 2


def test_of_several_rows_of_headings_the_first_is_offered(book: Callable[..., Path]) -> None:
    (words,) = told(book(ties=[["Export"], *TIES, ["from", "to", "sign"]]))
    assert words.endswith("The headings seem to stand in row 2: --header-row 2.")


def test_hidden_things_are_read_and_named(book: Callable[..., Path]) -> None:
    def hide(workbook: Workbook) -> None:
        workbook.worksheets[0].row_dimensions[2].hidden = True
        workbook.worksheets[0].column_dimensions["C"].hidden = True
        workbook.worksheets[1].sheet_state = "hidden"

    dataset = load(book(hide, ties=TIES, actors=[["id"], ["a"], ["b"], ["c"]]))
    places = {str(notice.place) for notice in dataset.notices if notice.level == "warning"}
    assert places == {"b.xlsx:ties!A2", "b.xlsx:ties!C1", "b.xlsx:actors!A1"}
    assert len(dataset.ties) == 2


def test_stored_value_of_a_formula_is_read(book: Callable[..., Path], tmp_path: Path) -> None:
    path = book(formula, ties=TIES)
    content = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(content, "w") as new:
        for member in old.infolist():
            body = old.read(member)
            # Spreadsheet programs store the value beside the formula.
            body = body.replace(b"<f>A3</f><v />", b"<f>A3</f><v>7</v>")
            body = body.replace(b"<f>A3</f><v></v>", b"<f>A3</f><v>7</v>")
            new.writestr(member, body)
    path.write_bytes(content.getvalue())
    dataset = load(path)
    assert dataset.ties[0].target_actor == "7"
    assert [n.level for n in dataset.notices if n.code == "formula"] == ["note"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (2.0, "2"),
        (0.1, "0.1"),
        (7, "7"),
        (1e300, "1e+300"),
        (date(2024, 1, 2), "2024-01-02"),
        (datetime(2024, 1, 2), "2024-01-02"),
        (datetime(2024, 1, 2, 3, 4), "2024-01-02T03:04:00"),
        ("a_x000D_b", "a\rb"),
        ("x", "x"),
    ],
)
def test_values_as_typed(value: Any, text: str) -> None:
    assert as_text(value) == text


@pytest.mark.parametrize("content", [b"", b"from,to\n", b"\xd0\xcf\x11\xe0old"])
def test_what_is_no_workbook(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    path.write_bytes(content)
    assert len(told(path)) == 1


def test_broken_parts_are_no_traceback(book: Callable[..., Path]) -> None:
    path = book(ties=TIES)
    content = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(content, "w") as new:
        for member in old.infolist():
            body = old.read(member)
            new.writestr(member, body[:40] if "sheet1" in member.filename else body)
    path.write_bytes(content.getvalue())
    (words,) = told(path)
    assert words.startswith("b.xlsx: The workbook cannot be read")


@pytest.mark.parametrize("at", [30, 400, 2000, -400, -30, -10])
def test_damaged_archives_are_no_traceback(at: int, book: Callable[..., Path]) -> None:
    path = book(ties=TIES)
    content = bytearray(path.read_bytes())
    content[at : at + 8] = b"\xff" * 8
    path.write_bytes(bytes(content))
    assert len(told(path)) == 1


def repacked(path: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """The same archive with changed members."""
    content = io.BytesIO()
    with (
        zipfile.ZipFile(path) as old,
        zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.namelist():
            new.writestr(member, change(member, old.read(member)))
    path.write_bytes(content.getvalue())
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_document_types_are_refused_before_parsing(
    encoding: str, book: Callable[..., Path]
) -> None:
    def add(name: str, body: bytes) -> bytes:
        if "sheet1" not in name:
            return body
        return ("<!DOCTYPE x [<!ENTITY a 'b'>]>" + body.decode()).encode(encoding)

    (words,) = told(repacked(book(ties=TIES), add))
    assert words.endswith("holds a DTD: DTD/entities are not allowed.")


def test_what_unpacks_to_far_more_than_it_looks(
    book: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = repacked(book(ties=TIES), lambda n, body: body + b" " * (6 << 20) * ("sheet1" in n))
    (words,) = told(path)
    assert words.endswith("unpacks to more than 100 times its size.")
    monkeypatch.setattr("graphkit.formats.reading.zip_archive.LARGEST", 1 << 20)
    (words,) = told(path)
    assert words.endswith("unpacks to more than 1 MiB, the size limit.")


def risky() -> Dataset:
    return Dataset(
        "x",
        actors=(Actor("-rf", "=cmd|' /C calc'!A0"), Actor("b ", "@x"), Actor("c", "a_x0041_b")),
        ties=(Tie("ti1", "-rf", "b ", -1),),
    )


def test_nothing_written_is_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    content = write(risky(), "xlsx")
    assert isinstance(content, bytes)
    path.write_bytes(content)
    book = load_workbook(path)
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert book["actors"]["B2"].quotePrefix
    assert load(path).tables() == risky().tables()


def test_bytes_depend_on_the_data_alone() -> None:
    assert write(risky(), "xlsx") == write(risky(), "xlsx")
    dated = write(risky(), "xlsx", epoch=1_700_000_000)
    assert isinstance(dated, bytes)
    with zipfile.ZipFile(io.BytesIO(dated)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(2023, 11, 14, 22, 13, 20)}
        core = archive.read("docProps/core.xml")
    assert core.count(b"2023-11-14T22:13:20Z") == 2


def test_cells_that_do_not_fit_are_refused() -> None:
    with pytest.raises(OutputError, match="40,000 characters"):
        write(Dataset("x", actors=(Actor("a", "a", note="y" * 40_000),)), "xlsx")
