"""Node-link JSON, as NetworkX and D3 write it: nodes, and links (or edges) between them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.reading.graph_tables import drop_shared_ids, fill, line
from graphkit.formats.reading.json_rows import branches_of, place_of, root_of, with_fields
from graphkit.formats.reading.peek import json_in
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, name_of
from graphkit.formats.reading.tree import Branch, Scalar
from graphkit.formats.reading.tree_tables import Line
from graphkit.formats.writing.node_link import write
from graphkit.phrases import phrase

LINKS = ("links", "edges")
ABOUT = ("directed", "multigraph", "graph")
ENDS = ("source", "target")


def is_node_link(path: Path) -> bool:
    """Whether a JSON file has nodes, and links whose ends are called source and target."""
    found = json_in(path)
    if not isinstance(found, dict) or not isinstance(found.get("nodes"), list):
        return False
    links = next((found[key] for key in LINKS if isinstance(found.get(key), list)), None)
    if links is None:
        return False
    return any(key in found for key in ABOUT) or any(
        isinstance(link, dict) and {"source", "target"} <= link.keys() for link in links
    )


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """Actors and ties. A link's ends are ids of nodes, or their positions from 0."""
    raw = RawDataset(name_of(path))
    root = root_of(path, options, problems)
    if isinstance(root, Branch):
        _fill(root, path.name, raw, problems)
    return raw


def _fill(root: Branch, file: str, raw: RawDataset, problems: Problems) -> None:
    graph = root.entry("graph")
    if graph and isinstance(graph.value, Branch):
        raw.title = _text(graph.value, "title") or _text(graph.value, "name") or ""
    listed = enumerate(branches_of(root, "nodes", file, problems))
    nodes = [_node(row, number, file, problems) for number, row in listed]
    key = next(key for key in LINKS if root.entry(key))
    rows = branches_of(root, key, file, problems)
    ids = [node.texts["id"] for node in nodes]
    ends = [_end(row, end) for row in rows for end in ENDS]
    by_position = _by_position(ids, ends)
    if by_position:
        message = phrase("The ends of links are positions in the list of nodes, counted from 0.")
        problems.note("positions", message, place_of(root, file))
    directed = _text(root, "directed")
    edges = []
    for row in rows:
        here = [_end(row, end) for end in ENDS]
        if by_position:
            here = [ids[int(str(end))] for end in here]
        fixed = [("from", here[0]), ("to", here[1])]
        if directed is not None:
            fixed.append(("directed", "yes" if directed == "true" else "no"))
        fixed.append(("id", _text(row, "id")))
        but = (*ENDS, "key", "id")
        edges.append(with_fields(line(place_of(row, file), fixed), row, but, problems))
    drop_shared_ids(edges, place_of(root, file), problems)
    fill(raw, nodes, edges, place_of(root, file), problems)


def _node(row: Branch, number: int, file: str, problems: Problems) -> Line:
    """A node by its id; where it has none, by its name or its position."""
    own = _text(row, "id")
    own = own if own is not None else _text(row, "name") or str(number)
    return with_fields(line(place_of(row, file), [("id", own)]), row, ("id",), problems)


def _by_position(ids: Sequence[str], ends: Sequence[str | None]) -> bool:
    """Whether ends that are not all ids are all positions."""
    known = set(ids)
    if all(end in known for end in ends):
        return False
    return all(end is not None and end.isdecimal() and int(end) < len(ids) for end in ends)


def _end(row: Branch, key: str) -> str | None:
    """A link's end; D3 puts the node itself in its place once it has drawn it."""
    whole = row.branch(key)
    return _text(whole, "id") or _text(whole, "name") or _text(row, key)


def _text(row: Branch, key: str) -> str | None:
    entry = row.entry(key)
    return entry.value.text if entry and isinstance(entry.value, Scalar) else None


node_link = Format(
    name="node_link",
    question="Node-link JSON, as NetworkX and D3 write it",
    suffixes=(".json",),
    called=phrase("node-link JSON, as NetworkX and D3 write it"),
    facts="networkx.node_link_data",
    read=read,
    write=write,
    holds=frozenset(("title", "actors.*", "ties.*")),
    recognises=is_node_link,
)
