"""Polinode's JSON, and others whose nodes and edges keep what they say in `attributes`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.reading.graph_tables import line
from graphkit.formats.reading.json_rows import (
    branch_of,
    branches_of,
    place_of,
    root_of,
    with_fields,
)
from graphkit.formats.reading.pair_tables import settle_pair
from graphkit.formats.reading.peek import dicts, json_in
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, name_of
from graphkit.formats.reading.tree import Branch
from graphkit.formats.reading.tree_tables import Line, table_of
from graphkit.phrases import phrase

WITHIN = ("networkJSON", "network", "data", "graph")  # where the API wraps a network
_OWN = ("id", "key", "source", "target", "attributes", "undirected")


def is_polinode(path: Path) -> bool:
    """Whether a JSON file has nodes with attributes, and edges with a source and a target."""
    found = _inner(json_in(path))
    nodes, edges = dicts(found.get("nodes")), dicts(found.get("edges"))
    return any(isinstance(node.get("attributes"), dict) for node in nodes) and all(
        "source" in edge and "target" in edge for edge in edges
    )


def _inner(found: Any) -> dict[str, Any]:
    if not isinstance(found, dict) or "nodes" in found:
        return found if isinstance(found, dict) else {}
    within = (found.get(key) for key in WITHIN)
    return next((part for part in within if isinstance(part, dict) and "nodes" in part), {})


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """Nodes as actors, edges as ties, their attributes as columns."""
    raw = RawDataset(name_of(path))
    root = root_of(path, options, problems)
    if not isinstance(root, Branch):
        return raw
    raw.title = root.text("name")
    if root.entry("nodes") is None:
        root = next((root.branch(key) for key in WITHIN if root.branch(key).entry("nodes")), root)
    nodes = [
        _node(row, path.name, problems) for row in branches_of(root, "nodes", path.name, problems)
    ]
    edges = [
        _edge(row, path.name, problems) for row in branches_of(root, "edges", path.name, problems)
    ]
    for name, lines in (("actors", nodes), ("ties", edges)):
        if lines:
            raw.tables[name] = table_of(name, lines, place_of(root, path.name))
    settle_pair(raw, problems)
    return raw


def _node(row: Branch, file: str, problems: Problems) -> Line:
    own = row.text("id") or row.text("key") or row.branch("attributes").text("Name")
    return _said(line(place_of(row, file), [("id", own or None)]), row, problems)


def _edge(row: Branch, file: str, problems: Problems) -> Line:
    fixed = [("from", row.text("source") or None), ("to", row.text("target") or None)]
    fixed.append(("id", row.text("id") or row.text("key") or None))
    if row.entry("undirected"):
        fixed.append(("directed", "no" if row.text("undirected") == "true" else "yes"))
    return _said(line(place_of(row, file), fixed), row, problems)


def _said(made: Line, row: Branch, problems: Problems) -> Line:
    """The line with the row's attributes, and what else it says."""
    with_fields(made, branch_of(row, "attributes", made.place.file, problems), (), problems)
    return with_fields(made, row, _OWN, problems)


polinode = Format(
    name="polinode",
    question="Polinode's JSON, with attributes of nodes and edges",
    suffixes=(".json",),
    called=phrase("Polinode's JSON"),
    facts="docs.polinode.com/guide/networks.html",
    read=read,
    recognises=is_polinode,
)
