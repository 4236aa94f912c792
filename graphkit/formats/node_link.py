"""Node-link JSON, as NetworkX and D3 write it: nodes, and links (or edges) between them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from graphkit.errors import Place
from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.json_file import parse
from graphkit.formats.reading.decode import read_text
from graphkit.formats.reading.graph_tables import drop_shared_ids, fill, line, put
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, name_of
from graphkit.formats.reading.tree import Branch, Entry, Items, Misread, Node, Scalar
from graphkit.formats.reading.tree_tables import Line
from graphkit.formats.writing.node_link import write

LINKS = ("links", "edges")
ABOUT = ("directed", "multigraph", "graph")
ENDS = ("source", "target")


def is_node_link(path: Path) -> bool:
    """Whether a JSON file has nodes and links, and says whether they are directed, or links by
    position."""
    try:
        found: Any = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):  # told where the file is read
        return False
    if not isinstance(found, dict) or not isinstance(found.get("nodes"), list):
        return False
    links = next((found[key] for key in LINKS if isinstance(found.get(key), list)), None)
    if links is None:
        return False
    return any(key in found for key in ABOUT) or any(
        isinstance(link, dict) and isinstance(link.get("source"), int) for link in links
    )


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """Actors and ties. A link's ends are ids of nodes, or their positions from 0."""
    raw = RawDataset(name_of(path))
    text = read_text(path, options, problems)
    if text is None:
        return raw
    try:
        root = parse(text, path.name, problems)
    except Misread as fault:
        fault.tell(path.name, problems)
        return raw
    if isinstance(root, Branch):
        _fill(root, path.name, raw, problems)
    return raw


def _fill(root: Branch, file: str, raw: RawDataset, problems: Problems) -> None:
    graph = root.entry("graph")
    if graph and isinstance(graph.value, Branch):
        raw.title = _text(graph.value, "title") or _text(graph.value, "name") or ""
    nodes = [_node(row, number, file, problems) for number, row in enumerate(_rows(root, "nodes"))]
    key = next(key for key in LINKS if root.entry(key))
    rows = _rows(root, key)
    ids = [node.texts["id"] for node in nodes]
    ends = [_text(row, end) for row in rows for end in ENDS]
    by_position = _by_position(ids, ends)
    if by_position:
        message = "The ends of links are positions in the list of nodes, counted from 0."
        problems.note("positions", message, Place(file, root.line, root.column))
    directed = _text(root, "directed")
    edges = []
    for row in rows:
        here = [_text(row, end) for end in ENDS]
        if by_position:
            here = [ids[int(str(end))] for end in here]
        fixed = [("from", here[0]), ("to", here[1])]
        if directed is not None:
            fixed.append(("directed", "yes" if directed == "true" else "no"))
        fixed.append(("id", _text(row, "id")))
        edges.append(_with(line(_place(row, file), fixed), row, (*ENDS, "key", "id"), problems))
    drop_shared_ids(edges, _place(root, file), problems)
    fill(raw, nodes, edges, _place(root, file), problems)


def _node(row: Branch, number: int, file: str, problems: Problems) -> Line:
    """A node by its id; where it has none, by its name or its position."""
    own = _text(row, "id")
    own = own if own is not None else _text(row, "name") or str(number)
    return _with(line(_place(row, file), [("id", own)]), row, ("id",), problems)


def _by_position(ids: Sequence[str], ends: Sequence[str | None]) -> bool:
    """Whether ends that are not all ids are all positions."""
    known = set(ids)
    if all(end in known for end in ends):
        return False
    return all(end is not None and end.isdecimal() and int(end) < len(ids) for end in ends)


def _with(into: Line, row: Branch, but: Sequence[str], problems: Problems) -> Line:
    """The line with the row's other fields; those nested further are left out and said."""
    for entry in row.entries:
        place = Place(into.place.file, entry.value.line, entry.value.column)
        if entry.key in but:
            continue
        words = _joined(entry)
        if words is None:
            problems.note("nested", f"{entry.key}: nested values are left out.", place)
        else:
            put(into, entry.key, words, place)
    return into


def _joined(entry: Entry) -> str | None:
    match entry.value:
        case Scalar(text=text):
            return text or ""
        case Items(nodes=nodes) if all(isinstance(node, Scalar) for node in nodes):
            return "|".join(node.text or "" for node in nodes if isinstance(node, Scalar))
    return None


def _rows(root: Branch, key: str) -> list[Branch]:
    entry = root.entry(key)
    nodes = entry.value.nodes if entry and isinstance(entry.value, Items) else []
    return [node for node in nodes if isinstance(node, Branch)]


def _text(row: Branch, key: str) -> str | None:
    entry = row.entry(key)
    return entry.value.text if entry and isinstance(entry.value, Scalar) else None


def _place(node: Node, file: str) -> Place:
    return Place(file, node.line, node.column)


node_link = Format(
    name="node_link",
    question="Node-link JSON, as NetworkX and D3 write it",
    suffixes=(".json",),
    called="node-link JSON, as NetworkX and D3 write it",
    facts="networkx.node_link_data",
    read=read,
    write=write,
    holds=frozenset(("title", "actors.*", "ties.*")),
    recognises=is_node_link,
)
