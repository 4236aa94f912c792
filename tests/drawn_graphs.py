"""Small graphs drawn by hypothesis, and the Network that graphkit makes of them."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, permutations
from typing import Any

import networkx as nx
from hypothesis import strategies as st

from graphkit.graph.adopt import adopt
from graphkit.graph.network import Network
from graphkit.graph.views import influence

# Tenths: their inverses have no exact binary form, so that equal sums differ by rounding.
TENTHS = st.integers(1, 10).map(lambda n: n / 10)


@st.composite
def graphs(draw: st.DrawFn, *, least: int = 1, most: int = 8, directed: bool | None = None) -> Any:
    """A NetworkX graph with `strength`s in tenths, named by letters; any number of parts."""
    direction = draw(st.booleans()) if directed is None else directed
    names = "abcdefghijklmnop"[: draw(st.integers(least, most))]
    pairs = list((permutations if direction else combinations)(names, 2))
    graph: Any = nx.DiGraph() if direction else nx.Graph()
    graph.add_nodes_from(names)
    kept = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    for one, other in kept:
        graph.add_edge(one, other, strength=draw(TENTHS))
    for _, _, tie in graph.edges(data=True):
        tie["distance"] = 1 / tie["strength"]
    return graph


def network_of(graph: Any) -> Network:
    """The influence view of any NetworkX graph."""
    return influence(adopt(graph))


def exact(number: float) -> Fraction:
    """The tenth that `number` stands for."""
    return Fraction(round(number * 10), 10)


def shuffled(graph: Any, order: list[str]) -> tuple[Any, dict[str, str]]:
    """The graph with its actors renamed so that they sort in another order, and the names."""
    names = {actor: f"n{place:02}" for place, actor in enumerate(order)}
    return nx.relabel_nodes(graph, names), names


def solved(equations: list[list[Fraction]], right: list[Fraction]) -> list[Fraction]:
    """The solution of linear equations in fractions, by elimination."""
    rows = [[*row, value] for row, value in zip(equations, right, strict=True)]
    size = len(rows)
    for column in range(size):
        pivot = next(row for row in range(column, size) if rows[row][column])
        rows[column], rows[pivot] = rows[pivot], rows[column]
        rows[column] = [value / rows[column][column] for value in rows[column]]
        for row in range(size):
            if row != column and rows[row][column]:
                factor = rows[row][column]
                rows[row] = [a - factor * b for a, b in zip(rows[row], rows[column], strict=True)]
    return [row[-1] for row in rows]
