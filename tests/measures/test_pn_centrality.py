"""PN centrality against its definition solved in exact fractions, and its invariants."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations
from typing import Literal

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import graphkit
from graphkit.measures.pn_centrality import solve

Matrix = list[list[Fraction]]
ACTORS = "abcdefg"
WAYS: tuple[Literal["all", "in", "out"], ...] = ("all", "in", "out")

arcs = st.lists(st.sampled_from(list(permutations(ACTORS, 2))), unique=True, min_size=1)
signed = arcs.flatmap(
    lambda chosen: st.fixed_dictionaries({arc: st.sampled_from((-1, 1)) for arc in chosen})
)


def product(left: Matrix, right: Matrix) -> Matrix:
    return [
        [
            sum(map(Fraction.__mul__, row, column), Fraction(0))
            for column in zip(*right, strict=True)
        ]
        for row in left
    ]


def transpose(matrix: Matrix) -> Matrix:
    return [list(column) for column in zip(*matrix, strict=True)]


def solved(left: Matrix, right: list[Fraction]) -> list[Fraction]:
    """Gaussian elimination in fractions."""
    rows = [[*row, value] for row, value in zip(left, right, strict=True)]
    for i in range(len(rows)):
        pivot = next(r for r in range(i, len(rows)) if rows[r][i])
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for r in range(len(rows)):
            if r != i:
                rows[r] = [a - rows[r][i] * b for a, b in zip(rows[r], rows[i], strict=True)]
    return [row[-1] for row in rows]


def exact(matrix: list[list[int]], direction: str) -> list[Fraction]:
    """The three formulas of the paper, term by term; `matrix` is P - 2N."""
    size = len(matrix)
    beta = Fraction(1, 2 * size - 2)
    scaled = [[beta * value for value in row] for row in matrix]
    if direction == "out":
        scaled = transpose(scaled)
    back = transpose(scaled)
    walk = scaled if direction == "all" else product(back, scaled)
    left = [[Fraction(i == j) - walk[i][j] for j in range(size)] for i in range(size)]
    right = [1 + sum(row) if direction != "all" else Fraction(1) for row in back]
    return solved(left, right)


def weighed(signs: dict[tuple[str, str], int], fold: bool) -> tuple[list[str], list[list[int]]]:
    actors = sorted({actor for arc in signs for actor in arc})
    matrix = [[0] * len(actors) for _ in actors]
    for a, b in permutations(actors, 2):
        said = {signs.get((a, b), 0), signs.get((b, a), 0) if fold else signs.get((a, b), 0)} - {0}
        if len(said) == 1:
            matrix[actors.index(a)][actors.index(b)] = {1: 1, -1: -2}[said.pop()]
    return actors, matrix


def directed(signs: dict[tuple[str, str], int]) -> nx.DiGraph:
    graph: nx.DiGraph = nx.DiGraph()
    graph.add_edges_from((a, b, {"sign": sign}) for (a, b), sign in signs.items())
    return graph


@pytest.mark.parametrize("direction", WAYS)
@given(signs=signed)
def test_equals_the_definition_in_fractions(
    direction: Literal["all", "in", "out"], signs: dict[tuple[str, str], int]
) -> None:
    finding = graphkit.measure("pn_centrality", directed(signs), direction=direction)
    actors, matrix = weighed(signs, fold=direction == "all")
    if not finding.defined:
        assert len(actors) == 2 or sum(map(sum, matrix)) == -2 * len(actors) * (len(actors) - 1)
        return
    expected = exact(matrix, direction)
    assert [finding.values[actor] for actor in actors] == pytest.approx(
        [float(value) for value in expected], abs=1e-9
    )


def test_three_actors_by_hand() -> None:
    """b = 1/4: x_a = 1 + x_b/4, x_b = 1 + x_a/4 - x_c/2, x_c = 1 - x_b/2."""
    graph: nx.Graph = nx.Graph()
    graph.add_edge("a", "b", sign=1)
    graph.add_edge("b", "c", sign=-1)
    values = graphkit.measure("pn_centrality", graph).values
    assert values == pytest.approx({"a": 14 / 11, "b": 12 / 11, "c": 5 / 11})


def test_all_support_gives_two_and_no_ties_one() -> None:
    """The paper's bounds: a complete network of support has 2, an isolate 1."""
    graph = nx.complete_graph(5)
    nx.set_edge_attributes(graph, 1, "sign")
    assert set(graphkit.measure("pn_centrality", graph).values.values()) == {2.0}
    graph.add_node("isolate")
    assert graphkit.measure("pn_centrality", graph).values["isolate"] == 1.0


@given(signed)
def test_reversing_directions_swaps_in_and_out(signs: dict[tuple[str, str], int]) -> None:
    back = directed({(b, a): sign for (a, b), sign in signs.items()})
    received = graphkit.measure("pn_centrality", directed(signs), direction="in")
    assert graphkit.measure("pn_centrality", back, direction="out").values == received.values


@pytest.mark.relation
@given(signed)
def test_undirected_ties_have_one_centrality(signs: dict[tuple[str, str], int]) -> None:
    graph = nx.Graph(directed(signs))
    alike = [graphkit.measure("pn_centrality", graph, direction=way).values for way in WAYS]
    assert alike[0] == alike[1] == alike[2]


@pytest.mark.parametrize("direction", WAYS)
def test_everyone_opposing_everyone_is_not_defined_where_it_is_singular(
    direction: Literal["all", "in", "out"],
) -> None:
    for size in (2, 3, 6):
        graph = nx.complete_graph(size, create_using=nx.DiGraph)
        nx.set_edge_attributes(graph, -1, "sign")
        finding = graphkit.measure("pn_centrality", graph, direction=direction)
        assert finding.defined is (direction == "all" and size > 2)
        if finding.defined:  # x = 1 / (1 + 1)
            assert set(finding.values.values()) == {0.5}


@pytest.mark.parametrize("direction", WAYS)
def test_conjugate_gradients_agree_with_the_dense_solution(
    direction: Literal["all", "in", "out"],
) -> None:
    from scipy.sparse import csr_array

    random = np.random.default_rng(5)
    size = 700
    dense = random.choice([0.0, 1.0, -2.0], p=[0.2, 0.1, 0.7], size=(size, size))
    if direction == "all":
        dense = np.triu(dense) + np.triu(dense).T
    np.fill_diagonal(dense, 0)
    scaled = dense / (2 * size - 2)
    walk = scaled if direction == "all" else scaled.T @ scaled
    right = np.ones(size) if direction == "all" else 1 + scaled.T @ np.ones(size)
    expected = np.linalg.solve(np.eye(size) - walk, right)
    assert solve(csr_array(dense), direction) == pytest.approx(expected, abs=1e-9)
