"""A dataset's multigraph as views read it, in NetworkX's words but without NetworkX.

To import NetworkX takes a tenth of a report's time, and nothing in a report walks a graph of
it: views turn the claims into arrays. `build_graph` gives NetworkX's own to whoever wants one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Data = dict[str, Any]


class Nodes(dict[str, Data]):
    """What is said about each node; called, pairs of a node and that."""

    def __call__(self, data: bool | str) -> Iterator[tuple[str, Any]]:
        """Every node with all that is said about it (True), or with one word of it."""
        for node, said in self.items():
            yield node, said.get(data) if isinstance(data, str) else said


class ClaimGraph:
    """A directed multigraph: nodes, edges by their two ends and key, and facts about the whole."""

    def __init__(self, **facts: Any) -> None:
        self.graph = facts
        self.nodes = Nodes()
        self._out: dict[str, dict[str, dict[str, Data]]] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self.nodes)

    def add_node(self, node: str, **data: Any) -> None:
        """Add a node; the order in which nodes were added is kept."""
        self.nodes[node] = data
        self._out[node] = {}

    def add_edge(self, one: str, other: str, key: str, **data: Any) -> None:
        """Add an edge between two nodes."""
        self._out[one].setdefault(other, {})[key] = data

    def edges(self, keys: bool, data: bool) -> Iterator[tuple[str, str, str, Data]]:
        """Every edge with its key and what it says, by the node it leaves."""
        assert keys and data  # NetworkX leaves these out unless asked for
        for one, others in self._out.items():
            for other, between in others.items():
                for key, said in between.items():
                    yield one, other, key, said
