"""A NetworkX graph as a dataset of actors and ties, and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graphkit.dataset import Dataset
from graphkit.errors import Place, UsageError
from graphkit.formats.format import ReadOptions
from graphkit.formats.reading.build import build_as
from graphkit.formats.reading.graph_tables import drop_shared_ids, fill, line, put
from graphkit.formats.reading.problems import Fault, Problems
from graphkit.formats.reading.raw import RawDataset
from graphkit.formats.reading.tree_tables import Line
from graphkit.formats.reading.value_tables import text_of
from graphkit.formats.writing.graph_elements import elements
from graphkit.phrases import phrase

WHERE = "Graph"


def is_graph(data: object) -> bool:
    """Whether something is a graph of NetworkX's."""
    return hasattr(data, "adj") and hasattr(data, "is_multigraph")


def from_networkx(graph: Any, options: ReadOptions) -> Dataset:
    """Nodes as actors, edges as ties, attributes as columns, checked as a graph file is.

    An edge's `sign` is support, oppose or neutral, or 1, -1, 0; without any, a negative `weight`
    opposes. Ids are the nodes' names as text. Places read `Graph:a -> b`.
    """
    if graph.graph.get("graphkit"):
        raise UsageError(phrase("This graph was made from a dataset by graph(); use the dataset."))
    problems, raw = Problems(), RawDataset(str(graph.graph.get("name") or "graph"))
    names = {node: str(node) for node in graph}
    if len(set(names.values())) < len(names):
        message = phrase("Two nodes have the same name once they are written as text.")
        problems.error("duplicate-id", message, Place(WHERE))
    nodes = [_node(names[node], said, problems) for node, said in graph.nodes(data=True)]
    edges = _edges(graph, names, problems)
    drop_shared_ids(edges, Place(WHERE), problems)
    fill(raw, nodes, edges, Place(WHERE), problems)
    return build_as(raw, options, problems)


def _node(name: str, said: Mapping[Any, Any], problems: Problems) -> Line:
    place = Place(WHERE, cell=f"node {name}")
    return _with(line(place, [("id", name)]), said, problems)


def _edges(graph: Any, names: Mapping[Any, str], problems: Problems) -> list[Line]:
    directed = "yes" if graph.is_directed() else "no"
    every = graph.edges(keys=True, data=True) if graph.is_multigraph() else (
        (one, other, None, said) for one, other, said in graph.edges(data=True)
    )  # fmt: skip
    edges = []
    for one, other, key, said in every:
        ends = [("from", names[one]), ("to", names[other]), ("directed", directed)]
        place = Place(WHERE, cell=f"{names[one]} -> {names[other]}")
        own = key if isinstance(key, str) else said.get("id")
        edge = line(place, [*ends, ("id", None if own is None else str(own))])
        edges.append(_with(edge, {k: v for k, v in said.items() if k != "id"}, problems))
    return edges


def _with(into: Line, said: Mapping[Any, Any], problems: Problems) -> Line:
    """The line with its attributes; what is no plain value is left out, and that is said."""
    for key, value in said.items():
        try:
            text = text_of(value)
        except Fault:
            problems.note(
                "nested", phrase("{key}: nested values are left out.", key=key), into.place
            )
            continue
        if text:
            put(into, str(key), text, into.place)
    return into


def to_networkx(dataset: Dataset) -> Any:
    """Actors and ties as a `MultiDiGraph`; a `MultiGraph` where no tie is directed.

    Signs are words in `sign`, `strength` is a number of its own, days are text, and nothing is
    None or a list, so that NetworkX can write the graph to files. In a graph with directed ties
    one that is not says `directed=False`. Keys are the ids of claims. Stances, power and sources
    are in `graph()`.
    """
    import networkx as nx

    made = elements(dataset)
    graph: Any = nx.MultiDiGraph() if made.directed else nx.MultiGraph()
    graph.graph["name"] = dataset.name
    for node in made.nodes:
        graph.add_node(node.id, **node.attributes)
    for edge in made.edges:
        also = {"directed": False} if made.mixed and not edge.directed else {}
        said = {"strength": 1.0, **edge.attributes, **also}
        graph.add_edge(edge.source, edge.target, key=edge.id, **said)
    return graph
