"""A graph as two tables, nodes and edges: files of a folder, or files given together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graphkit.errors import Place
from graphkit.formats.edge_list import list_tables
from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.reading.bare_nodes import bare_nodes
from graphkit.formats.reading.decode import read_text
from graphkit.formats.reading.first_lines import table_files
from graphkit.formats.reading.helper_names import join_names
from graphkit.formats.reading.pair_files import graph_table, is_pair, roles
from graphkit.formats.reading.pair_tables import settle_pair
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, RawTable, name_of
from graphkit.phrases import phrase


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """The nodes and edges of a folder, under whatever names they are kept."""
    return read_files(table_files(path), name_of(path), options, problems)


def read_files(
    files: Sequence[Path], name: str, options: ReadOptions, problems: Problems
) -> RawDataset:
    """The one table of nodes and the one of edges among these files; others are passed over."""
    raw = RawDataset(name)
    others = []
    for file, role in roles(files).items():
        if role is None or role in raw.tables:
            others.append((file, role))
            continue
        text = read_text(file, options, problems)
        table = _table(role, text, file, options, problems) if text is not None else None
        if table is not None:
            raw.tables[role] = table
            if file.stem.casefold() != role:
                message = phrase("{name} is read as the table {role}.", name=file.name, role=role)
                problems.note("alias", message, Place(file.name))
    settle_pair(raw, problems)
    for file, role in others:
        _other(file, role, raw, options, problems)
    return raw


def _table(
    role: str, text: str, file: Path, options: ReadOptions, problems: Problems
) -> RawTable | None:
    if role == "actors":
        return bare_nodes(text, file.name, options.header_row, problems)
    found = list_tables(text, file.name, options, problems) or ()
    tables = {table.name: table for table in found}
    if role not in tables and not problems.fatal:
        message = phrase(
            "{name} is no list of ties: from and to are not among its columns.", name=file.name
        )
        problems.error("no-header", message, Place(file.name, 1, 1))
    return tables.get(role)


def _other(
    file: Path, role: str | None, raw: RawDataset, options: ReadOptions, problems: Problems
) -> None:
    """A file more: names for the ids, a second table of a kind, or nothing of the graph."""
    if role == "ties" or (role == "actors" and graph_table(file.stem) == role):
        which = "nodes" if role == "actors" else "edges"
        message = phrase(
            "{name} is a second table of {which}; one is read.", name=file.name, which=which
        )
        hint = phrase("Give the two that belong together: graphkit report NODES EDGES.")
        problems.error("duplicate-table", message, Place(file.name), hint=hint)
        return
    text = read_text(file, options, Problems())
    if text is None or not join_names(text, file.name, raw, problems):
        message = phrase("{name} is no table of nodes or edges and was not read.", name=file.name)
        problems.note("unknown-table", message, Place(file.name))


pair_csv = Format(
    name="pair_csv",
    question="Nodes and edges as two CSV tables, in a folder or given together",
    suffixes=("",),
    called=phrase("a pair of tables, nodes and edges"),
    facts="Gephi's, igraph's and NodeXL's exports",
    read=read,
    recognises=is_pair,
)
