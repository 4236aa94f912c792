"""Gephi's pair of tables: a folder with nodes.csv and edges.csv, read as any folder of tables."""

from __future__ import annotations

import re
from pathlib import Path

from graphkit.formats.csv_folder import read
from graphkit.formats.format import Format
from graphkit.formats.writing.gephi import write

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
    called="Gephi's pair of nodes.csv and edges.csv",
    facts="gephi.org, the spreadsheet import; negative weights are dropped there",
    read=read,
    recognises=is_pair,
    write=write,
    holds=frozenset(("actors.*", "ties.*")),
)
