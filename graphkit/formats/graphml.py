"""GraphML, as NetworkX, Gephi, yEd, visone and the Discourse Network Analyzer write it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from graphkit.errors import Place
from graphkit.formats.format import Format, ReadOptions
from graphkit.formats.reading.characters import shown
from graphkit.formats.reading.graph_tables import drop_shared_ids, fill, line, put
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.raw import RawDataset, name_of
from graphkit.formats.reading.tree_tables import Line
from graphkit.formats.reading.typed_values import fits
from graphkit.formats.reading.xml_tree import Element, read_xml
from graphkit.formats.writing.graphml import write
from graphkit.phrases import phrase

FOLDER = "yfiles.foldertype"  # marks a node of yEd's that is a group of others


@dataclass(frozen=True, slots=True)
class Key:
    """What a key declares: the attribute's name (None: for some program's own use), its type, and
    what holds where nothing is said."""

    name: str | None
    kind: str
    default: str | None
    place: Place


@dataclass
class _Graph:
    """One graph of a file while it is read."""

    keys: dict[str, dict[str, Key]]
    problems: Problems
    nodes: list[Line] = field(default_factory=list)
    edges: list[Line] = field(default_factory=list)


def read(path: Path, options: ReadOptions, problems: Problems) -> RawDataset:
    """Actors and ties, every attribute under its name."""
    raw = RawDataset(name_of(path))
    root = read_xml(path, options, problems)
    if root is None:
        return raw
    graphs = root.all("graph")
    if root.name != "graphml" or not graphs:
        problems.error(
            "shape", phrase("This is no GraphML: there is no graph in graphml."), root.place
        )
        return raw
    for other in graphs[1:]:
        problems.error("graphs", phrase("There is more than one graph in the file."), other.place)
    found = _Graph(_keys(root), problems)
    _read_graph(graphs[0], found)
    drop_shared_ids(found.edges, graphs[0].place, problems)
    fill(raw, found.nodes, found.edges, graphs[0].place, problems)
    return raw


def _keys(root: Element) -> dict[str, dict[str, Key]]:
    """The keys for nodes and for edges by their ids."""
    keys: dict[str, dict[str, Key]] = {"node": {}, "edge": {}}
    for element in root.all("key"):
        told = element.attributes
        default = next((child.text for child in element.all("default")), None)
        key = Key(told.get("attr.name"), told.get("attr.type", "string"), default, element.place)
        for use in keys if told.get("for", "all") == "all" else [told["for"]]:
            if use in keys:
                keys[use][told.get("id", "")] = key
    return keys


def _read_graph(graph: Element, found: _Graph, group: str | None = None) -> None:
    """Nodes and edges, also those within a group of yEd's, which is a node as well."""
    default = graph.attributes.get("edgedefault", "undirected")
    for element in graph.children:
        told, place = element.attributes, element.place
        if element.name == "node":
            node = line(place, [("id", told.get("id")), ("x_group", group)])
            found.nodes.append(_with_data(node, element, "node", found))
            for inner in element.all("graph") if FOLDER in told else ():
                _read_graph(inner, found, told.get("id"))
        elif element.name == "edge":
            directed = told.get("directed", "true" if default == "directed" else "false")
            edge = line(place, [*_way(element, directed in ("true", "1")), ("id", told.get("id"))])
            found.edges.append(_with_data(edge, element, "edge", found))
        elif element.name == "hyperedge":
            found.problems.error("hyperedge", phrase("Hyperedges cannot be read as ties."), place)


def _way(edge: Element, directed: bool) -> list[tuple[str, str | None]]:
    """An edge's ends and whether it has a direction: yEd draws that as arrows alone."""
    ends = [edge.attributes.get("source"), edge.attributes.get("target")]
    drawn = edge.first("Arrows")
    if drawn is not None and "directed" not in edge.attributes:
        arrows = [drawn.attributes.get(end, "none") != "none" for end in ("source", "target")]
        directed = arrows[0] != arrows[1]
        if arrows == [True, False]:
            ends.reverse()
    return [("from", ends[0]), ("to", ends[1]), ("directed", "yes" if directed else "no")]


def _with_data(into: Line, element: Element, use: str, found: _Graph) -> Line:
    """The line with what is said of it and the defaults of what is not."""
    keys, said = found.keys[use], set[str]()
    whose = " -> ".join(into.texts[end] for end in ("from", "to", "id") if end in into.texts)
    for child in element.children:
        if child.name == "graph" and FOLDER not in element.attributes:
            found.problems.error(
                "nested", phrase("Graphs within nodes cannot be read."), child.place
            )
        if child.name != "data":
            continue
        id = child.attributes.get("key", "")
        said.add(id)
        if id not in keys:
            message = phrase(
                "{use} {whose}: the key {id} is not declared.", use=use, whose=whose, id=shown(id)
            )
            found.problems.error("undeclared", message, child.place)
        elif name := keys[id].name:
            what = f"{use} {whose}, {name}"
            if fits(child.text, keys[id].kind, what, child.place, found.problems):
                put(into, name, child.text, child.place)
        elif drawn := child.first("NodeLabel" if use == "node" else "EdgeLabel"):
            _label(into, drawn)
    for id, key in keys.items():
        if id not in said and key.name and key.default is not None:
            put(into, key.name, key.default, key.place)
    return into


def _label(into: Line, drawn: Element) -> None:
    """What is written beside a node or edge, where nothing else names it (yEd)."""
    if drawn.text.strip() and not {"label", "name"} & {word.casefold() for word in into.texts}:
        put(into, "label", drawn.text.strip(), drawn.place)


graphml = Format(
    name="graphml",
    question="GraphML, as NetworkX, Gephi, yEd, visone and DNA write it",
    suffixes=(".graphml",),
    called="GraphML",
    facts="graphml.graphdrawing.org",
    read=read,
    write=write,
    holds=frozenset(("actors.*", "ties.*")),
)
