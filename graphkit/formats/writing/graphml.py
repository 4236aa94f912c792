"""A dataset as GraphML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graphkit.dataset import Dataset
from graphkit.formats.writing.graph_elements import Elements, Plain, attribute_text, elements
from graphkit.formats.writing.xml_write import document, escaped, tag

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"


def write(dataset: Dataset) -> bytes:
    """Actors and ties, every column a key; a name is the label.

    GraphML knows a direction for every edge, but programs such as NetworkX only one for the
    graph: where ties differ, those that are not directed say so in an attribute.
    """
    return document(_lines(elements(dataset)))


def _lines(made: Elements) -> Iterator[str]:
    yield tag("graphml", {"xmlns": _NAMESPACE})
    nodes, edges = dict(made.node_types), dict(made.edge_types)
    if made.mixed:
        edges["directed"] = "boolean"
    keys = {("node", name): f"n{n}" for n, name in enumerate(nodes)}
    keys |= {("edge", name): f"e{n}" for n, name in enumerate(edges)}
    for (use, name), id in keys.items():
        kind = (nodes if use == "node" else edges)[name]
        said = {"id": id, "for": use, "attr.name": _called(use, name), "attr.type": kind}
        yield tag("key", said, closed=True)
    yield tag("graph", {"edgedefault": "directed" if made.directed else "undirected"})
    for node in made.nodes:
        yield tag("node", {"id": node.id})
        yield from _data("node", keys, node.attributes)
        yield "</node>"
    for edge in made.edges:
        yield tag("edge", {"id": edge.id, "source": edge.source, "target": edge.target})
        also: dict[str, Plain] = {} if edge.directed or not made.mixed else {"directed": False}
        yield from _data("edge", keys, {**edge.attributes, **also})
        yield "</edge>"
    yield from ("</graph>", "</graphml>")


def _called(use: str, name: str) -> str:
    return "label" if (use, name) == ("node", "name") else name


def _data(
    use: str, keys: Mapping[tuple[str, str], str], said: Mapping[str, Plain]
) -> Iterator[str]:
    for name, value in said.items():
        yield f"{tag('data', {'key': keys[use, name]})}{escaped(attribute_text(value))}</data>"
