"""A dataset as nodes and edges with plain attributes: what every graph file is written from.

An attribute is called as its column is; only the evidence of a tie is `source_id` everywhere,
since `source` is where an edge begins. Signs are words, strength is a number of its own, and what
a row does not say is no attribute, so that a tie without a sign has none.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from graphkit.dataset import Dataset
from graphkit.formats.reading.cells import SIGN_WORDS
from graphkit.formats.writing.flat import FlatTable, Value, as_cell, flatten

ENDS = ("id", "from", "to", "directed")
Plain = str | float | bool


@dataclass(frozen=True, slots=True)
class Node:
    """An actor by its id."""

    id: str
    attributes: dict[str, Plain]


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie by its id, with its ends."""

    id: str
    source: str
    target: str
    directed: bool
    attributes: dict[str, Plain]


@dataclass
class Elements:
    """All of them, and the attributes there are with the type of each (`string`, `double`,
    `boolean`)."""

    nodes: list[Node] = field(default_factory=list)
    edges: list[Edge] = field(default_factory=list)
    node_types: dict[str, str] = field(default_factory=dict)
    edge_types: dict[str, str] = field(default_factory=dict)

    @property
    def directed(self) -> bool:
        """Whether the graph is directed by default: where any tie is, and where there is none."""
        return any(edge.directed for edge in self.edges) or not self.edges

    @property
    def mixed(self) -> bool:
        """Whether some ties are directed and others not."""
        return len({edge.directed for edge in self.edges}) > 1


def without_self_ties(dataset: Dataset) -> Dataset:
    """The dataset without ties of an actor to itself, for tools that know none."""
    ties = (tie for tie in dataset.ties if tie.source_actor != tie.target_actor)
    return replace(dataset, ties=tuple(ties))


def elements(dataset: Dataset) -> Elements:
    """The actors and ties of a dataset."""
    made = Elements()
    for table in flatten(dataset):
        if table.name == "actors":
            made.node_types = _types(table)
            made.nodes = [Node(str(said.pop("id")), said) for said in map(_plain, _rows(table))]
        elif table.name == "ties":
            made.edge_types = _types(table)
            made.edges = [_edge(said) for said in map(_plain, _rows(table))]
    return made


def _rows(table: FlatTable) -> list[dict[str, Value]]:
    header = [_called(table.name, word) for word in table.header]
    return [dict(zip(header, row, strict=True)) for row in table.rows]


def _called(table: str, word: str) -> str:
    return "source_id" if (table, word) == ("ties", "source") else word


def _plain(row: dict[str, Value]) -> dict[str, Plain]:
    """What a row says, as text, numbers and truths."""
    return {
        key: value if isinstance(value, str | float | int) else as_cell(value)
        for key, value in row.items()
        if value not in (None, ()) and (key != "sign" or value in SIGN_WORDS.values())
    }


def _edge(said: dict[str, Plain]) -> Edge:
    id, source, target = (str(said.pop(key)) for key in ("id", "from", "to"))
    return Edge(id, source, target, bool(said.pop("directed", True)), said)


def _types(table: FlatTable) -> dict[str, str]:
    """The type of every attribute: that of what stands in its column."""
    types = {}
    for index, word in enumerate(table.header):
        values = [row[index] for row in table.rows if row[index] not in (None, ())]
        if word not in ENDS:
            types[_called(table.name, word)] = _type(values)
    return types


def _type(values: list[Value]) -> str:
    if values and all(isinstance(value, bool) for value in values):
        return "boolean"
    numbers = all(isinstance(value, float | int) for value in values)
    return "double" if values and numbers else "string"


def attribute_text(value: Plain) -> str:
    """An attribute's value as the text that an XML file holds."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return as_cell(value)
