"""A workbook opened with care, and its sheets as raw tables."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from graphkit.errors import Place
from graphkit.formats.about import says
from graphkit.formats.reading.parse_columns import clean
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, RawTable
from graphkit.formats.reading.stacked import stack
from graphkit.formats.reading.xlsx_guard import is_safe
from graphkit.formats.reading.xlsx_sheet import SheetReader
from graphkit.formats.reading.xlsx_twice import tell_cells_given_twice
from graphkit.phrases import phrase


@dataclass(frozen=True)
class Workbook:
    """An open workbook: its sheets, the archive's member of each, and formulas' stored values."""

    path: Path
    book: Any
    parts: dict[str, str]
    stored: Callable[[], Any]

    def sheet(self, title: str) -> Any:
        """The sheet of that title."""
        return self.book[title]

    @property
    def titles(self) -> list[str]:
        """The titles of all sheets with cells."""
        return [sheet.title for sheet in self.book.worksheets]

    def table(
        self,
        title: str,
        name: str | None,
        header_row: int,
        problems: Problems,
        called: Mapping[str, str] | None = None,
    ) -> RawTable | None:
        """The table that a sheet is: of that name, or as its headings tell; `called` says what
        headings of another tool mean."""
        tell_cells_given_twice(self.path, {title: self.parts[title]}, problems)
        reader = SheetReader(
            self.sheet(title), self.stored, self.path.name, header_row, problems, called or {}
        )
        return reader.table(name)


def workbook_in(path: Path, raw: RawDataset, problems: Problems) -> Workbook | None:
    """The workbook, with what it says of the whole in `raw`; None with the reason told."""
    if not is_safe(path, problems):
        return None
    place = Place(path.name)
    try:
        book, parts = open_workbook(path, False)
    except Exception as error:  # openpyxl raises whatever its parts raise on broken files
        reason = phrase(
            "The workbook cannot be read: {value}.", value=str(error) or type(error).__name__
        )
        problems.error("not-workbook", reason, place)
        return None
    raw.title = clean(book.properties.title or "", place, problems)
    raw.description = clean(book.properties.description or "", place, problems)
    for kept in book.custom_doc_props.props:
        says(kept.name or "", kept.value, place, raw, problems)
    return Workbook(path, book, parts, cache(lambda: open_workbook(path, True)[0]))


def read_sheets(
    book: Workbook,
    chosen: Sequence[tuple[str, str, int]],
    raw: RawDataset,
    problems: Problems,
    called: Mapping[str, Mapping[str, str]] | None = None,
) -> None:
    """The tables of another tool's workbook by sheet, name and row of headings. Several of a kind
    are one below the other; what is not chosen is said to be passed over. `called` says by table
    what headings mean."""
    for title, name, row in chosen:
        table = book.table(title, name, row, problems, (called or {}).get(name))
        if table is not None:
            raw.tables[name] = stack([raw.tables[name], table]) if name in raw.tables else table
    tell_passed_over(book, {title for title, _, _ in chosen}, problems)


def tell_passed_over(book: Workbook, read: Collection[str], problems: Problems) -> None:
    """Name the sheets that hold something and were not read."""
    others = [
        title
        for title in book.titles
        if title not in read and any(c.value is not None for c in book.sheet(title)._cells.values())
    ]
    if others:
        them = ", ".join(others)
        these = (
            phrase("The sheets {them} were", them=them)
            if others[1:]
            else phrase("The sheet {them} was", them=them)
        )
        problems.note(
            "passed-over", phrase("{these} passed over.", these=these), Place(book.path.name)
        )


def open_workbook(path: Path, values: bool) -> tuple[Any, dict[str, str]]:
    """The workbook, and the member of the archive that each sheet is kept in, by its title."""
    from openpyxl.reader.excel import ExcelReader

    with warnings.catch_warnings(), path.open("rb") as stream:
        warnings.simplefilter("ignore")  # on extensions such as slicers that hold no values
        reader: Any = ExcelReader(stream, data_only=values)
        reader.read()
        return reader.wb, {sheet.name: rel.target for sheet, rel in reader.parser.find_sheets()}
