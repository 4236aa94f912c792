"""A dataset as node-link JSON with the keys that NetworkX uses."""

from __future__ import annotations

import json

from graphkit.dataset import Dataset
from graphkit.formats.writing.graph_elements import Plain, elements


def write(dataset: Dataset) -> bytes:
    """Actors as nodes, ties as edges; a claim's id is also the key among parallel edges.

    Where ties differ in direction, those that are not directed say so themselves.
    """
    made = elements(dataset)
    about = {"title": dataset.title} if dataset.title else {}
    also = {"directed": False} if made.mixed else {}
    whole = {
        "directed": made.directed,
        "multigraph": True,
        "graph": about,
        "nodes": [{"id": node.id, **_values(node.attributes)} for node in made.nodes],
        "edges": [
            {
                "source": edge.source,
                "target": edge.target,
                "key": edge.id,
                "id": edge.id,
                **({} if edge.directed else also),
                **_values(edge.attributes),
            }
            for edge in made.edges
        ],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _values(said: dict[str, Plain]) -> dict[str, Plain]:
    """Whole numbers without a point."""
    return {key: _short(value) for key, value in said.items()}


def _short(value: Plain) -> Plain:
    whole = isinstance(value, float) and value.is_integer() and abs(value) < 1e15
    return int(value) if whole else value
