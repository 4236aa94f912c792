"""A workbook to start from: every column, drop-down lists, a comment on each heading."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graphkit.dataset import Dataset
from graphkit.formats.reading.cells import SIGN_WORDS
from graphkit.formats.reading.tables import SCHEMA, Column, Table
from graphkit.formats.writing.flat import FlatTable, Value, flatten
from graphkit.formats.writing.xlsx_write import book_of, described, saved
from graphkit.rows import LEVELS

LAST = 1000  # rows that have the lists
LISTS: Mapping[str, tuple[str, ...]] = {
    "sign": tuple(SIGN_WORDS.values()),
    "yes_no": ("yes", "no"),
    "level": tuple(map(str, LEVELS)),
    "rule": ("sole", "consent", "veto", "majority", "qualified:66.7"),
}
TABLES = {"actor": "actors", "issue": "issues", "source": "sources"}
RANGES = {"position": (-1, 1), "outcome": (-1, 1), "share": (0, 1), "capability": (0, 100)}
ABOUT = {
    "actor": "Id of an actor",
    "issue": "Id of an issue",
    "date": "A day as YYYY-MM-DD",
    "url": "A web address",
    "yes_no": "yes or no",
    "capability": "0 to 100",
}


def starter_workbook(dataset: Dataset) -> bytes:
    """The bytes of the workbook, with the dataset's rows as examples to write over."""
    written = {table.name: table for table in flatten(dataset)}
    book = book_of([_whole(table, written.get(table.name)) for table in SCHEMA.values()])
    for table in SCHEMA.values():
        sheet = book[table.name]
        for number, column in enumerate(table.columns, start=1):
            _explain(sheet.cell(1, number), table, column)
            _validate(sheet, number, column)
    described(book, dataset)
    return saved(book)


def _whole(table: Table, written: FlatTable | None) -> FlatTable:
    """The table with all its columns, also those in which no example says anything."""
    own = written.header if written else ()
    names = [column.name for column in table.columns]
    names += [name for name in own if name not in names]
    places = [own.index(name) if name in own else None for name in names]
    rows = [
        tuple(None if place is None else row[place] for place in places)
        for row in (written.rows if written else ())
    ]
    return FlatTable(table.name, tuple(names), tuple(_without_numbers(table, rows)))


def _without_numbers(table: Table, rows: list[tuple[Value, ...]]) -> list[tuple[Value, ...]]:
    """Claims without ids: they are numbered when they are read."""
    return [(None, *row[1:]) for row in rows] if table.prefix else rows


def _explain(cell: Any, table: Table, column: Column) -> None:
    from openpyxl.comments import Comment

    about = column.about or ABOUT.get(column.kind, f"{table.about}: free text")
    needed = "Must be filled in." if column.required else "May stay empty."
    cell.comment = Comment(f"{about}. {needed}", "graphkit", height=80, width=260)


def _validate(sheet: Any, number: int, column: Column) -> None:
    """The list to choose from, or the range of a number. Where several values or other words may
    stand, the list only offers."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    if column.kind in LISTS:
        rule = DataValidation(type="list", formula1=f'"{",".join(LISTS[column.kind])}"')
    elif column.kind in TABLES:
        rule = DataValidation(type="list", formula1=f"{TABLES[column.kind]}!$A$2:$A${LAST}")
    elif column.kind in RANGES:
        low, high = RANGES[column.kind]
        rule = DataValidation(
            type="decimal", operator="between", formula1=str(low), formula2=str(high)
        )
        rule.error = f"{column.name} runs from {low} to {high}."
    else:
        return
    rule.allow_blank = True
    rule.showErrorMessage = not column.many and column.kind not in ("rule", "source")
    letter = get_column_letter(number)
    rule.add(f"{letter}2:{letter}{LAST}")
    sheet.add_data_validation(rule)
