"""Several files given at once: the tables of one graph."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graphkit.formats.format import ReadOptions
from graphkit.formats.pair_csv import read_files
from graphkit.formats.reading.first_lines import TABLES
from graphkit.formats.reading.pair_files import graph_table, roles
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, name_of


def are_nodes_and_edges(paths: Sequence[Path]) -> bool:
    """Whether these files are tables of which one is a list of edges."""
    tables = all(path.is_file() and path.suffix.lower() in TABLES for path in paths)
    return tables and "ties" in roles(paths).values()


def read_together(paths: Sequence[Path], options: ReadOptions, problems: Problems) -> RawDataset:
    """Nodes and edges, whichever comes first."""
    ties = next(file for file, role in roles(paths).items() if role == "ties")
    return read_files(paths, _name(ties), options, problems)


def _name(ties: Path) -> str:
    """What the two are called together: their folder, unless the list of ties has its own name."""
    return name_of(ties.parent if graph_table(ties.stem) else ties)
