"""Several files given at once: the tables of one graph."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graphkit.errors import UsageError, did_you_mean
from graphkit.formats.format import ReadOptions
from graphkit.formats.pair_csv import read_files
from graphkit.formats.reading.first_lines import TABLES
from graphkit.formats.reading.pair_files import graph_table, roles
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, name_of
from graphkit.phrases import phrase


def are_nodes_and_edges(paths: Sequence[Path]) -> bool:
    """Whether these files are tables of which one is a list of edges."""
    tables = all(path.is_file() and path.suffix.lower() in TABLES for path in paths)
    return tables and "ties" in roles(paths).values()


def read_together(paths: Sequence[Path], options: ReadOptions, problems: Problems) -> RawDataset:
    """Nodes and edges, whichever comes first; raises `UsageError` for what is no two tables."""
    for path in paths:
        _check(path)
    found = {role: file for file, role in roles(paths).items() if role}
    if "ties" not in found:
        names = " nor ".join(path.name for path in paths)
        raise UsageError(
            phrase(
                "Neither {names} is a list of edges: its headings name two ends, such "
                "as Source,Target or from,to.",
                names=names,
            )
        )
    return read_files(paths, _name(found["ties"]), options, problems)


def _check(path: Path) -> None:
    if not path.exists():
        beside = [entry.name for entry in path.parent.iterdir()] if path.parent.is_dir() else []
        near = did_you_mean(path.name, beside)
        raise UsageError(
            phrase("There is no file or folder '{path}'. {near}", path=path, near=near).rstrip()
        )
    if path.is_dir() or path.suffix.lower() not in TABLES:
        raise UsageError(
            phrase(
                "'{path}' is no table: several files are read together as nodes and "
                "edges, each a file that ends in {listed}.",
                path=path,
                listed=", ".join(TABLES),
            )
        )


def _name(ties: Path) -> str:
    """What the two are called together: their folder, unless the list of ties has its own name."""
    return name_of(ties.parent if graph_table(ties.stem) else ties)
