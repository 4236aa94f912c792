"""NodeXL's workbook: headings in row 2 of the sheets Edges and Vertices."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.reading.columns import pass_over
from graphkit.formats.reading.pair_tables import settle_pair
from graphkit.formats.reading.peek import Sheets, sheets_in
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, name_of
from graphkit.formats.reading.workbook import read_sheets, workbook_in
from graphkit.phrases import phrase

ENDS = {"vertex 1", "vertex 2"}
# What the template itself writes beside the analyst's columns: how it is drawn, and its own marks.
DRAWN = frozenset((
    "color", "width", "style", "opacity", "visibility", "shape", "size", "image file", "image uri",
    "label text color", "label font size", "label fill color", "label position", "tooltip",
    "layout order", "x", "y", "locked?", "polar r", "polar angle", "dynamic filter",
    "add your own columns here", "custom menu item text", "custom menu item action", "id",
    "reciprocated?", "marked?", "vertex group",
))  # fmt: skip


def is_nodexl(path: Path) -> bool:
    """Whether a sheet has the headings Vertex 1 and Vertex 2."""
    return any(table == "ties" for _, table, _ in _tables(sheets_in(path)))


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """Vertices as actors, edges as ties."""
    raw = RawDataset(name_of(path))
    book = workbook_in(path, raw, problems)
    if book is None:
        return raw
    read_sheets(book, list(_tables(sheets_in(path))), raw, problems)
    for table in raw.tables.values():
        pass_over(table, DRAWN, phrase("are NodeXL's own and were passed over"), problems)
    settle_pair(raw, problems)
    return raw


def _tables(sheets: Sheets) -> Iterator[tuple[str, str, int]]:
    """The sheets of edges and of vertices with the row of their headings."""
    for title, rows in sheets.items():
        for number, row in enumerate(rows, start=1):
            if set(row) >= ENDS:
                yield title, "ties", number
                break
            if "vertex" in row and title.strip().casefold().startswith("vert"):
                yield title, "actors", number
                break


nodexl = Format(
    name="nodexl",
    question="NodeXL's workbook, with the sheets Edges and Vertices",
    suffixes=(".xlsx",),
    called=phrase("a NodeXL workbook"),
    facts="NodeXL's template, nodexl.com",
    read=read,
    recognises=is_nodexl,
)
