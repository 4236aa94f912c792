"""A dataset as the pair of tables that Gephi imports: nodes.csv and edges.csv."""

from __future__ import annotations

from collections.abc import Mapping

from graphkit.dataset import Dataset
from graphkit.formats.writing.csv_write import csv_bytes
from graphkit.formats.writing.flat import FlatTable, Value
from graphkit.formats.writing.graph_elements import Edge, Elements, elements

UNSIGNED = "unsigned"
_NODES = {"name": "Label"}
_EDGES = {"relation": "Label", "sign": "Sign"}


def write(dataset: Dataset) -> Mapping[str, bytes]:
    """Gephi drops weights that are not above 0, so Weight is the strength and Sign a word."""
    made = elements(dataset)
    return {"nodes.csv": csv_bytes(_nodes(made)), "edges.csv": csv_bytes(_edges(made))}


def _nodes(made: Elements) -> FlatTable:
    names = list(made.node_types)
    rows = tuple((n.id, *(n.attributes.get(name) for name in names)) for n in made.nodes)
    return FlatTable("nodes", ("Id", *(_NODES.get(name, name) for name in names)), rows)


def _edges(made: Elements) -> FlatTable:
    names = [name for name in made.edge_types if name != "strength"]
    header = ("Source", "Target", "Type", "Id", "Weight", *(_EDGES.get(n, n) for n in names))
    return FlatTable("edges", header, tuple(_edge(edge, names) for edge in made.edges))


def _edge(edge: Edge, names: list[str]) -> tuple[Value, ...]:
    said, kind = edge.attributes, "Directed" if edge.directed else "Undirected"
    ends = (edge.source, edge.target, kind, edge.id, said.get("strength", 1.0))
    told = {"sign": UNSIGNED, **said}  # in a column of signs an empty cell would be a fault
    return (*ends, *(told.get(name) for name in names))
