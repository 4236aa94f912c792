"""One .xlsx workbook whose sheets are the tables."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from graphkit.dataset import TABLES
from graphkit.errors import Place
from graphkit.formats.format import EVERYTHING, Format, ReadOptions
from graphkit.formats.own_tables import book_grids, import_command, tell_nothing, understand
from graphkit.formats.reading.ends import without_self_pairs
from graphkit.formats.reading.grid import LOOKED_AT, Grid
from graphkit.formats.reading.other_headings import bring
from graphkit.formats.reading.pair_tables import settle_pair
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, RawTable, name_of
from graphkit.formats.reading.which_table import misspelt, table_called, table_with
from graphkit.formats.reading.workbook import workbook_in
from graphkit.formats.writing.xlsx_write import workbook
from graphkit.phrases import phrase


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """Every sheet named like a table; a workbook with one other sheet is a bare list."""
    raw = RawDataset(name_of(path))
    opened = workbook_in(path, raw, problems)
    if opened is None:
        return raw
    if _is_own(opened.book, options):
        grids = book_grids(opened.book, opened.stored, path.name, options)
        if _understood(grids, path, options, raw, problems):
            return raw
    own = []
    for sheet, name in _chosen(opened.book, options, path.name, problems):
        table = opened.table(sheet.title, name, options.header_row, problems)
        if table is not None:
            raw.tables[table.name] = table
            own.append(sheet.title.casefold() == table.name)
            if table.bare:
                _bare(table, problems)
    if raw.tables and not any(own) and not any(table.bare for table in raw.tables.values()):
        settle_pair(raw, problems)
    return raw


def _bare(table: RawTable, problems: Problems) -> None:
    """A sheet that is one list alone, perhaps with another tool's headings."""
    if not len(table):
        problems.error("empty", phrase("There are no rows."), table.where.header(0))
    elif table.name in ("actors", "ties"):
        bring(table, problems, near=True)
        if table.name == "ties":
            without_self_pairs(table, problems)


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


def _chosen(
    book: Any, options: ReadOptions, file: str, problems: Problems
) -> list[tuple[Any, str | None]]:
    """The sheets to read, each with the table it is, or None where its headings decide."""
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    if options.sheet is not None:
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
            problems.warn(
                "hidden-sheet",
                phrase("The sheet {title} is hidden; it was read.", title=sheet.title),
                place,
            )
    return tables


def _holds_anything(sheet: Any) -> bool:
    return any(cell.value is not None for cell in sheet._cells.values())


def _tell_other(title: str, file: str, problems: Problems) -> None:
    near, place = misspelt(title), Place(file, cell=f"{title}!A1")
    if near:
        hint = phrase("Did you mean '{near}'?", near=near)
        problems.error(
            "unknown-table",
            phrase("The sheet '{title}' is no table.", title=title),
            place,
            hint=hint,
        )
    else:
        hint = phrase("Tables are called {listed}.", listed=", ".join(TABLES))
        problems.warn(
            "unknown-table",
            phrase("The sheet '{title}' is no table; not read.", title=title),
            place,
            hint=hint,
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
