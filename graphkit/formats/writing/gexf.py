"""A dataset as GEXF 1.3: dates as the times at which ties held, the weight is the strength."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graphkit.dataset import Dataset
from graphkit.formats.writing.graph_elements import Edge, Elements, Plain, attribute_text, elements
from graphkit.formats.writing.xml_write import document, escaped, tag

_NAMESPACE = "http://gexf.net/1.3"
_OWN = {"node": ("name",), "edge": ("strength", "since", "until")}  # GEXF's own words for these


def write(dataset: Dataset) -> bytes:
    """Actors and ties; everything that GEXF has no word for is an attribute."""
    return document(_lines(elements(dataset), dataset))


def _lines(made: Elements, dataset: Dataset) -> Iterator[str]:
    yield tag("gexf", {"xmlns": _NAMESPACE, "version": "1.3"})
    about = f"<description>{escaped(dataset.title)}</description>" if dataset.title else ""
    yield f"<meta><creator>graphkit</creator>{about}</meta>"
    yield tag("graph", _graph(made))
    yield from _declared("node", made.node_types)
    yield from _declared("edge", made.edge_types)
    yield "<nodes>"
    for node in made.nodes:
        yield tag("node", {"id": node.id, "label": str(node.attributes["name"])})
        yield from _values("node", made.node_types, node.attributes)
        yield "</node>"
    yield "</nodes>"
    yield "<edges>"
    for edge in made.edges:
        yield tag("edge", _edge(edge, made))
        yield from _values("edge", made.edge_types, edge.attributes)
        yield "</edge>"
    yield from ("</edges>", "</graph>", "</gexf>")


def _graph(made: Elements) -> Mapping[str, str]:
    said = {"defaultedgetype": "directed" if made.directed else "undirected"}
    if made.edge_types.keys() & {"since", "until"}:
        times = {"mode": "dynamic", "timerepresentation": "interval", "timeformat": "date"}
        return {**times, **said}
    return {"mode": "static", **said}


def _declared(use: str, types: Mapping[str, str]) -> Iterator[str]:
    names = [name for name in types if name not in _OWN[use]]
    if names:
        yield tag("attributes", {"class": use})
    for number, name in enumerate(names):
        yield tag("attribute", {"id": str(number), "title": name, "type": types[name]}, closed=True)
    if names:
        yield "</attributes>"


def _edge(edge: Edge, made: Elements) -> Mapping[str, str | None]:
    """In a graph where some ties are directed, one that is not is mutual: programs that know only
    one direction for a graph, such as NetworkX, still read it."""
    said = {word: attribute_text(value) for word, value in edge.attributes.items()}
    return {
        "id": edge.id,
        "source": edge.source,
        "target": edge.target,
        "type": "mutual" if made.mixed and not edge.directed else None,
        "weight": said.get("strength"),
        "start": said.get("since"),
        "end": said.get("until"),
    }


def _values(use: str, types: Mapping[str, str], said: Mapping[str, Plain]) -> Iterator[str]:
    names = [name for name in types if name not in _OWN[use]]
    values = [(str(n), said[name]) for n, name in enumerate(names) if name in said]
    if not values:
        return
    yield "<attvalues>"
    for number, value in values:
        yield tag("attvalue", {"for": number, "value": attribute_text(value)}, closed=True)
    yield "</attvalues>"
