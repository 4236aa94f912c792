"""Gephi's pair of tables: a folder with nodes.csv and edges.csv, read as any folder of tables."""

from __future__ import annotations

import re
from pathlib import Path

from graphkit.formats.format import Format
from graphkit.formats.pair_csv import read
from graphkit.formats.writing.gephi import write
from graphkit.formats.writing.graph_elements import without_self_ties
from graphkit.phrases import phrase

SPLIT = re.compile(r"[,;\t\r\n]")


def is_pair(path: Path) -> bool:
    """Whether a folder has both tables, the edges with Gephi's headings, and no descriptor."""
    if not (path / "nodes.csv").is_file() or (path / "datapackage.json").exists():
        return False
    try:
        with (path / "edges.csv").open("rb") as stream:
            first = stream.readline(2000).decode("utf-8-sig", "replace")
    except OSError:  # told where the folder is read
        return False
    return {"source", "target"} <= {word.strip('" ').casefold() for word in SPLIT.split(first)}


gephi_csv = Format(
    name="gephi_csv",
    question="Gephi's nodes.csv and edges.csv in a folder",
    suffixes=("",),
    called=phrase("Gephi's pair of nodes.csv and edges.csv"),
    facts="gephi.org, the spreadsheet import; negative weights are dropped there",
    read=read,
    recognises=is_pair,
    write=write,
    fit=without_self_ties,
    limits="no ties of an actor to itself",
    holds=frozenset(("actors.*", "ties.*")),
)
