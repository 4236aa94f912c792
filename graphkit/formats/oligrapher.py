"""LittleSis Oligrapher's JSON: nodes, and edges with an arrow or none."""

from __future__ import annotations

from pathlib import Path

from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.reading.graph_tables import line
from graphkit.formats.reading.json_rows import branches_of, place_of, root_of, with_fields
from graphkit.formats.reading.pair_tables import settle_pair
from graphkit.formats.reading.peek import dicts, json_in
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, name_of
from graphkit.formats.reading.tree import Branch
from graphkit.formats.reading.tree_tables import Line, table_of
from graphkit.phrases import phrase

ENDS = ("node1_id", "node2_id")
WITHIN = ("graph", "graph_data")
_DIRECTED = ("1->2", "2->1", "true", "left", "right")
_UNDIRECTED = ("", "both", "false", "none")
_SHOWN = (
    "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "s1", "s2", "scale", "status", "dash", "arrow",
    "color", "edgeIds", "display", "image", "is_directional",
)  # fmt: skip


def is_oligrapher(path: Path) -> bool:
    """Whether a JSON file has edges between a first and a second node."""
    found = json_in(path)
    if not isinstance(found, dict):
        return False
    within = [found, *(found[key] for key in WITHIN if isinstance(found.get(key), dict))]
    return any(
        set(ENDS) <= edge.keys() for graph in within for edge in dicts(graph.get("edges"))[:1]
    )


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """Nodes as actors, edges as ties; an edge without an arrow, or with two, has no direction."""
    raw = RawDataset(name_of(path))
    root = root_of(path, options, problems)
    if not isinstance(root, Branch):
        return raw
    place = place_of(root, path.name)
    raw.title = root.text("title")
    graph = next((root.branch(key) for key in WITHIN if root.branch(key).entry("edges")), root)
    nodes = [
        _node(row, path.name, problems) for row in branches_of(graph, "nodes", path.name, problems)
    ]
    edges = [
        _edge(row, path.name, problems) for row in branches_of(graph, "edges", path.name, problems)
    ]
    for name, lines in (("actors", nodes), ("ties", edges)):
        if lines:
            raw.tables[name] = table_of(name, lines, place)
    if captions := branches_of(graph, "captions", path.name, problems):
        words = (
            phrase("1 caption is")
            if len(captions) == 1
            else phrase("{captions} captions are", captions=f"{len(captions):,}")
        )
        problems.note(
            "passed-over",
            phrase("{words} part of the picture and passed over.", words=words),
            place,
        )
    settle_pair(raw, problems)
    return raw


def _node(row: Branch, file: str, problems: Problems) -> Line:
    name = row.text("name") or row.branch("display").text("name")
    fixed = [("id", row.text("id") or None), ("name", name or None)]
    return with_fields(line(place_of(row, file), fixed), row, ("id", "name", *_SHOWN), problems)


def _edge(row: Branch, file: str, problems: Problems) -> Line:
    """An edge; in older files what it is called and its arrow stand in `display`."""
    arrow = row.text("arrow") or row.branch("display").text("arrow") or row.text("is_directional")
    label = row.text("label") or row.branch("display").text("label")
    if arrow not in (*_DIRECTED, *_UNDIRECTED):
        message = phrase("'{arrow}' is no arrow; the tie is read without a direction.", arrow=arrow)
        problems.warn("direction", message, place_of(row, file))
    ends = [row.text(end) or None for end in ENDS]
    if arrow == "2->1":
        ends.reverse()
    fixed = [("from", ends[0]), ("to", ends[1]), ("id", row.text("id") or None)]
    fixed += [("directed", "yes" if arrow in _DIRECTED else "no"), ("label", label or None)]
    return with_fields(
        line(place_of(row, file), fixed), row, ("id", "label", *ENDS, *_SHOWN), problems
    )


oligrapher = Format(
    name="oligrapher",
    question="LittleSis Oligrapher's JSON",
    suffixes=(".json",),
    called=phrase("Oligrapher's JSON"),
    facts="github.com/public-accountability/oligrapher, app/graph",
    read=read,
    recognises=is_oligrapher,
)
