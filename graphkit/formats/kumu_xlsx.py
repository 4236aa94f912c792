"""Kumu's workbook: a sheet of elements, one of connections, and any to be ignored."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.reading.kumu import SHEETS, settle_kumu
from graphkit.formats.reading.peek import Sheets, sheets_in
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, name_of
from graphkit.formats.reading.which_table import table_called
from graphkit.formats.reading.workbook import read_sheets, workbook_in
from graphkit.formats.writing.graph_elements import without_self_ties
from graphkit.formats.writing.kumu import HOLDS, LIMITS, write_xlsx
from graphkit.phrases import phrase

IGNORED = "(ignore)"


def is_kumu(path: Path) -> bool:
    """Whether a workbook's sheets are called as Kumu's are, or begin with its headings."""
    sheets = sheets_in(path)
    found = {table for _, table in _tables(sheets)}
    titles = {title.strip().casefold() for title in sheets}
    if titles & set(SHEETS):
        return bool(found)
    # graphkit's own and the usual pair have names of their own.
    return found == {"actors", "ties"} and not any(map(table_called, titles))


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """Elements as actors, connections as ties."""
    raw = RawDataset(name_of(path))
    book = workbook_in(path, raw, problems)
    if book is not None:
        chosen = [(title, name, options.header_row) for title, name in _tables(sheets_in(path))]
        read_sheets(book, chosen, raw, problems)
        settle_kumu(raw, problems)
    return raw


def _tables(sheets: Sheets) -> Iterator[tuple[str, str]]:
    """The sheets that Kumu reads: From and To are headings of connections, Label of elements."""
    for title, rows in sheets.items():
        words = {word for word in rows[0] if word} if rows else set()
        if IGNORED in title.casefold():
            continue
        if {"from", "to"} <= words:
            yield title, "ties"
        elif "label" in words:
            yield title, "actors"


kumu_xlsx = Format(
    name="kumu_xlsx",
    question="Kumu's workbook, with the sheets Elements and Connections",
    suffixes=(".xlsx",),
    called=phrase("a Kumu workbook"),
    facts="docs.kumu.io/guides/import",
    write=write_xlsx,
    dated=True,
    fit=without_self_ties,
    holds=HOLDS,
    limits=LIMITS,
    read=read,
    recognises=is_kumu,
)
