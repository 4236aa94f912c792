"""One .xlsx workbook whose sheets are the tables."""

from __future__ import annotations

import warnings
from functools import cache
from pathlib import Path
from typing import Any

from graphkit.dataset import TABLES
from graphkit.errors import Place, UsageError, did_you_mean
from graphkit.formats.about import says
from graphkit.formats.format import EVERYTHING, Format, ReadOptions
from graphkit.formats.own_tables import book_grids, import_command, tell_nothing, understand
from graphkit.formats.reading.grid import LOOKED_AT, Grid
from graphkit.formats.reading.other_headings import bring
from graphkit.formats.reading.parse_columns import clean
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, name_of
from graphkit.formats.reading.which_table import misspelt, table_called, table_with
from graphkit.formats.reading.xlsx_guard import is_safe
from graphkit.formats.reading.xlsx_sheet import SheetReader
from graphkit.formats.reading.xlsx_twice import tell_cells_given_twice
from graphkit.formats.writing.xlsx_write import workbook


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """Every sheet named like a table; a workbook with one other sheet is a bare list."""
    raw = RawDataset(name_of(path))
    if not is_safe(path, problems):
        return raw
    try:
        book, parts = open_workbook(path, False)
    except Exception as error:  # openpyxl raises whatever its parts raise on broken files
        reason = f"The workbook cannot be read: {str(error) or type(error).__name__}."
        problems.error("not-workbook", reason, Place(path.name))
        return raw
    stored = cache(lambda: open_workbook(path, True)[0])
    raw.title = clean(book.properties.title or "", Place(path.name), problems)
    raw.description = clean(book.properties.description or "", Place(path.name), problems)
    for kept in book.custom_doc_props.props:
        says(kept.name or "", kept.value, Place(path.name), raw, problems)
    if _is_own(book, options):
        grids = book_grids(book, stored, path.name, options)
        if _understood(grids, path, options, raw, problems):
            return raw
    chosen = _chosen(book, options, path.name, problems)
    tell_cells_given_twice(path, {s.title: parts[s.title] for s, _ in chosen}, problems)
    for sheet, name in chosen:
        reader = SheetReader(sheet, stored, path.name, options.header_row, problems)
        table = reader.table(name)
        if table is not None:
            raw.tables[table.name] = table
            if table.bare and not len(table):
                problems.error("empty", "There are no rows.", table.where.header(0))
            elif table.name in ("actors", "ties") and sheet.title.casefold() != table.name:
                bring(table, problems, near=table.bare)
    return raw


def _is_own(book: Any, options: ReadOptions) -> bool:
    """Whether no sheet is called as a table is: its headings have to tell."""
    titles = [sheet.title for sheet in book.worksheets if options.sheet in (None, sheet.title)]
    return not any(map(table_called, titles))


def _understood(
    grids: list[Grid], path: Path, options: ReadOptions, raw: RawDataset, problems: Problems
) -> bool:
    """Whether sheets that none of graphkit's tables begins say who supports what all the same."""
    rows = [row for grid in grids[:1] for row in grid.rows[:LOOKED_AT]]
    tables = {table_with(row) for row in rows}
    if tables - {None, "actors"}:  # headings of graphkit's own, perhaps further down
        return False
    if not understand(grids, options, raw, problems, only_claims="actors" in tables):
        if not grids or "actors" in tables:
            return False
        tell_nothing(grids, options, problems, import_command([path], options))
    return True


def open_workbook(path: Path, values: bool) -> tuple[Any, dict[str, str]]:
    """The workbook, and the member of the archive that each sheet is kept in, by its title."""
    from openpyxl.reader.excel import ExcelReader

    with warnings.catch_warnings(), path.open("rb") as stream:
        warnings.simplefilter("ignore")  # on extensions such as slicers that hold no values
        reader: Any = ExcelReader(stream, data_only=values)
        reader.read()
        return reader.wb, {sheet.name: rel.target for sheet, rel in reader.parser.find_sheets()}


def _chosen(
    book: Any, options: ReadOptions, file: str, problems: Problems
) -> list[tuple[Any, str | None]]:
    """The sheets to read, each with the table it is, or None where its headings decide."""
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    if options.sheet is not None:
        if options.sheet not in sheets:
            hint = did_you_mean(options.sheet, sheets) or f"There are: {', '.join(sheets)}."
            raise UsageError(f"There is no sheet '{options.sheet}'. {hint}")
        return [(sheets[options.sheet], table_called(options.sheet))]
    named = [(sheet, table_called(title)) for title, sheet in sheets.items()]
    tables: list[tuple[Any, str | None]] = [(s, name) for s, name in named if name]
    if not tables:
        for sheet in filter(_holds_anything, book.worksheets[1:]):
            _tell_other(sheet.title, file, problems)
        return [(sheet, None) for sheet in book.worksheets[:1]]
    for sheet, name in named:
        if name is None:
            _tell_other(sheet.title, file, problems)
        elif sheet.sheet_state != "visible":
            place = Place(file, cell=f"{sheet.title}!A1")
            problems.warn("hidden-sheet", f"The sheet {sheet.title} is hidden; it was read.", place)
    return tables


def _holds_anything(sheet: Any) -> bool:
    return any(cell.value is not None for cell in sheet._cells.values())


def _tell_other(title: str, file: str, problems: Problems) -> None:
    near, place = misspelt(title), Place(file, cell=f"{title}!A1")
    if near:
        hint = f"Did you mean '{near}'?"
        problems.error("unknown-table", f"The sheet '{title}' is no table.", place, hint=hint)
    else:
        hint = f"Tables are called {', '.join(TABLES)}."
        problems.warn(
            "unknown-table", f"The sheet '{title}' is no table; not read.", place, hint=hint
        )


xlsx = Format(
    name="xlsx",
    question="One Excel workbook whose sheets are the tables",
    suffixes=(".xlsx",),
    read=read,
    write=workbook,
    holds=EVERYTHING,
    dated=True,
    read_only=(".xlsm", ".xls"),  # an old .xls is told what to do with it
)
