"""A Dataset as a workbook: the same bytes for the same data, and no cell that is a formula."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from graphkit.dataset import Dataset
from graphkit.errors import OutputError
from graphkit.formats.about import by_key
from graphkit.formats.writing.flat import FlatTable, Value, as_cell, flatten, number_text
from graphkit.phrases import phrase

EPOCH = 315532800  # 1 January 1980, the earliest day that a zip archive can name
LONGEST = 32_767
_FORMULA = re.compile(r"[=+\-@\t\r'＝＋－＠]")
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def workbook(dataset: Dataset, *, epoch: int = EPOCH) -> bytes:
    """The bytes of the workbook. `epoch`: the second (SOURCE_DATE_EPOCH) that it is dated to."""
    book = book_of(list(flatten(dataset)) or [FlatTable("actors", (), ())])
    described(book, dataset)
    if dataset.private:
        _mark(book)
    return saved(book, epoch)


def _mark(book: Any) -> None:
    """Have every sheet with private rows or notes say so, on its tab and when printed."""
    for sheet in book.worksheets:
        sheet.sheet_properties.tabColor = "C00000"
        sheet.oddHeader.center.text = "INTERNAL"


def described(book: Any, dataset: Dataset) -> None:
    """Put what is said of the whole among the workbook's properties."""
    from openpyxl.packaging.custom import StringProperty

    book.properties.title = dataset.title or None
    for key, words in by_key(dataset).items():
        book.custom_doc_props.append(StringProperty(name=key, value=words))
    book.properties.description = dataset.description or None


def tables_workbook(tables: Sequence[FlatTable], *, epoch: int = EPOCH, title: str = "") -> bytes:
    """The bytes of a workbook with these tables as its sheets."""
    book = book_of(tables)
    book.properties.title = title or None
    return saved(book, epoch)


def book_of(tables: Sequence[FlatTable]) -> Any:
    """A workbook of openpyxl's with a sheet a table."""
    from openpyxl import Workbook

    book: Any = Workbook()
    book.remove(book.worksheets[0])
    for table in tables:
        _fill(book.create_sheet(table.name), table)
    book.properties.creator = "graphkit"
    return book


def saved(book: Any, epoch: int = EPOCH) -> bytes:
    """The bytes of a workbook, dated to `epoch` throughout."""
    day = datetime.fromtimestamp(max(epoch, EPOCH), UTC).replace(tzinfo=None)
    book.properties.created = day
    stream = io.BytesIO()
    book.save(stream)
    return _dated(stream.getvalue(), day)


def _fill(sheet: Any, table: FlatTable) -> None:
    from openpyxl.styles import Font

    for column, name in enumerate(table.header, start=1):
        _put(sheet.cell(1, column), name)
        sheet.cell(1, column).font = Font(bold=True)
    for number, row in enumerate(table.rows, start=2):
        for column, value in enumerate(row, start=1):
            if value not in (None, ()):
                _put(sheet.cell(number, column), value)
    sheet.freeze_panes = "B2"


def _put(cell: Any, value: Value) -> None:
    """Numbers as numbers, everything else as text whatever it begins with."""
    if isinstance(value, float | int) and not isinstance(value, bool):
        # All 17 digits; given a float, the library would write 16.
        cell.value = number_text(value)
        cell.data_type = "n"
        return
    text = as_cell(value)
    if len(text) > LONGEST:
        raise OutputError(
            phrase("A cell of {text} characters does not fit a workbook.", text=f"{len(text):,}")
        )
    cell.value = _ESCAPED.sub("_x005F_", text)
    cell.data_type = "s"
    # The leading apostrophe of spreadsheets: the text stays text when it is edited, and white
    # space around it is meant.
    cell.quotePrefix = bool(_FORMULA.match(text)) or text != text.strip()


def _dated(content: bytes, day: date) -> bytes:
    """The same archive with every date in it set to `day`."""
    stream = io.BytesIO()
    stamp = day.strftime("%Y-%m-%dT%H:%M:%SZ")
    moment = tuple(day.timetuple()[:6])
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.infolist():
            body = old.read(member)
            if member.filename == "docProps/core.xml":
                body = re.sub(
                    rb"(<dcterms:(created|modified)[^>]*>)[^<]*", rb"\g<1>" + stamp.encode(), body
                )
            info = zipfile.ZipInfo(member.filename, moment)  # type: ignore[arg-type]
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3  # the same on every system
            new.writestr(info, body)
    return stream.getvalue()
