"""Gephi's pair of tables: a folder with nodes.csv and edges.csv, read as any folder of tables."""

from __future__ import annotations

from graphkit.formats.csv_folder import read
from graphkit.formats.format import Format
from graphkit.formats.writing.gephi import write

gephi_csv = Format(
    name="gephi_csv",
    question="Gephi's nodes.csv and edges.csv in a folder",
    suffixes=("",),
    called="Gephi's pair of nodes.csv and edges.csv",
    facts="gephi.org, the spreadsheet import; negative weights are dropped there",
    read=read,
    write=write,
    holds=frozenset(("actors.*", "ties.*")),
)
