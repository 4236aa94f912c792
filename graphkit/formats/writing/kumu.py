"""A dataset as Kumu reads it: elements and connections, as a workbook or as JSON.

Kumu knows From, To, Direction, Type, Label, Description, Tags and ID; every other column is a field
by its name. An element's ID is the actor's id, so that ends are ids too.
"""

from __future__ import annotations

import json
from typing import Any

from graphkit.dataset import Dataset
from graphkit.formats.writing.flat import FlatTable
from graphkit.formats.writing.graph_elements import Edge, Elements, Node, Plain, elements
from graphkit.formats.writing.xlsx_write import EPOCH, tables_workbook

LIMITS = "no ties of an actor to itself"
HOLDS = frozenset(("actors.*", "ties.*"))
_ELEMENT = {"name": "label", "note": "description"}
_CONNECTION = {"relation": "type", "summary": "description"}
_FIRST = {"label": "Label", "id": "ID", "type": "Type", "description": "Description",
          "from": "From", "to": "To", "direction": "Direction", "sign": "Sign",
          "strength": "Strength"}  # fmt: skip


def write_json(dataset: Dataset) -> bytes:
    """A blueprint: `elements` and `connections`."""
    made = elements(dataset)
    whole = {
        "elements": [_element(node) for node in made.nodes],
        "connections": [_connection(edge) for edge in made.edges],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def write_xlsx(dataset: Dataset, *, epoch: int = EPOCH) -> bytes:
    """A workbook with the sheets Elements and Connections."""
    made = elements(dataset)
    return tables_workbook(_sheets(made), epoch=epoch, title=dataset.title)


def _sheets(made: Elements) -> list[FlatTable]:
    nodes = [_element(node) for node in made.nodes]
    edges = [_connection(edge) for edge in made.edges]
    return [
        _sheet("Elements", ["label", "id"], nodes),
        _sheet("Connections", ["from", "to", "direction"], edges),
    ]


def _sheet(name: str, first: list[str], rows: list[dict[str, Any]]) -> FlatTable:
    """Label stands in A1 of Elements, From and To in A1 and B1 of Connections."""
    words = list(dict.fromkeys([*first, *(word for row in rows for word in row)]))
    header = tuple(_FIRST.get(word, word) for word in words)
    return FlatTable(name, header, tuple(tuple(row.get(word) for word in words) for row in rows))


def _element(node: Node) -> dict[str, Plain]:
    said = {_ELEMENT.get(key, key): value for key, value in node.attributes.items()}
    return {"label": said.pop("label", node.id), "id": node.id, **said}


def _connection(edge: Edge) -> dict[str, Plain]:
    said = {_CONNECTION.get(key, key): value for key, value in edge.attributes.items()}
    direction = "directed" if edge.directed else "undirected"
    return {"id": edge.id, "from": edge.source, "to": edge.target, "direction": direction, **said}
