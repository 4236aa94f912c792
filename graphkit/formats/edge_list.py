"""One list alone: ties as CSV or separated by white space, or any other single table."""

from __future__ import annotations

from pathlib import Path

from graphkit.formats.csv_table import csv_table, is_empty
from graphkit.formats.decode import read_text
from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.problems import Problems
from graphkit.formats.raw import RawDataset, name_of


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """A bare list. What its headings name decides which table it is; usually ties."""
    raw = RawDataset(name_of(path))
    text = read_text(path, options, problems)
    if text is None:
        return raw
    table = csv_table(text, file=path.name, problems=problems, header_row=options.header_row)
    if table is not None:
        raw.tables[table.name] = table
        is_empty(table, path.name, problems)
    return raw


edge_list = Format(
    name="edge_list",
    question="A bare list of ties, as CSV or separated by white space",
    suffixes=(".csv", ".tsv", ".txt"),
    read=read,
)
