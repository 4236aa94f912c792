"""Algebraic conflict: values by hand, the bound by frustration, and its invariants."""

from __future__ import annotations

from itertools import combinations, product

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import graphkit
from graphkit.measures.algebraic_conflict import _smallest_of_large, smallest_eigenvalue

Signs = dict[tuple[str, str], int]
pairs = st.lists(st.sampled_from(list(combinations("abcdef", 2))), unique=True, min_size=1)
signed = pairs.flatmap(
    lambda chosen: st.fixed_dictionaries({pair: st.sampled_from((-1, 1)) for pair in chosen})
)


def graph_of(signs: Signs) -> nx.Graph:
    graph: nx.Graph = nx.Graph()
    graph.add_edges_from((a, b, {"sign": sign}) for (a, b), sign in signs.items())
    return graph


def cycle(length: int, minus: int) -> nx.Graph:
    """A circle whose first `minus` ties are opposition."""
    graph = nx.cycle_graph(length)
    for number, (a, b) in enumerate(graph.edges):
        graph[a][b]["sign"] = -1 if number < minus else 1
    return graph


def frustration(graph: nx.Graph) -> int:
    """The fewest ties out of place over every split in two."""
    actors = sorted(graph)
    counts = []
    for sides in product((1, -1), repeat=len(actors)):
        side = dict(zip(actors, sides, strict=True))
        counts.append(sum(side[a] * side[b] != s for a, b, s in graph.edges(data="sign")))
    return min(counts)


@pytest.mark.parametrize("length", [3, 4, 5, 8])
def test_unbalanced_circles_by_hand(length: int) -> None:
    """A circle with one oppose tie has the eigenvalues 2 - 2 cos((2k + 1) pi / n)."""
    summary = graphkit.measure("algebraic_conflict", cycle(length, 1)).summary
    expected = 2 - 2 * np.cos(np.pi / length)
    assert summary["conflict"] == pytest.approx(expected, abs=1e-9)
    halved = graphkit.measure("algebraic_conflict", cycle(length, 1), normalised=True).summary
    assert halved["conflict"] == pytest.approx(expected / 2, abs=1e-9)
    assert graphkit.measure("algebraic_conflict", cycle(length, 2)).summary["conflict"] == 0.0


@pytest.mark.relation
@settings(max_examples=40, deadline=None)
@given(signed)
def test_zero_exactly_where_balanced_and_bounded_by_frustration(signs: Signs) -> None:
    graph = graph_of(signs)
    finding = graphkit.measure("algebraic_conflict", graph)
    parts = [graph.subgraph(part) for part in nx.connected_components(graph)]
    flips = [frustration(part) for part in parts]
    assert finding.summary["balanced_parts"] == sum(not flip for flip in flips)
    assert (finding.summary["conflict"] == 0.0) == (0 in flips)
    bounds = [4 * flip / len(part) for flip, part in zip(flips, parts, strict=True)]
    assert float(finding.summary["conflict"] or 0) <= min(bounds) + 1e-9
    laplacian = np.array(
        [[-signs.get((a, b), signs.get((b, a), 0)) for b in sorted(graph)] for a in sorted(graph)]
    )
    np.fill_diagonal(laplacian, np.abs(laplacian).sum(axis=1))
    least = np.linalg.eigvalsh(laplacian)[0]
    assert finding.summary["conflict"] == pytest.approx(max(least, 0), abs=1e-9)


@pytest.mark.relation
@given(signed, st.sets(st.sampled_from("abcdef")), st.booleans())
def test_switching_and_isolates_change_nothing(
    signs: Signs, side: set[str], normalised: bool
) -> None:
    switched = {
        (a, b): -sign if (a in side) != (b in side) else sign for (a, b), sign in signs.items()
    }
    graph = graph_of(switched)
    graph.add_node("isolate")
    before = graphkit.measure("algebraic_conflict", graph_of(signs), normalised=normalised)
    after = graphkit.measure("algebraic_conflict", graph, normalised=normalised)
    assert after.summary == pytest.approx(before.summary, abs=1e-9)


def test_each_part_is_told_apart() -> None:
    graph = nx.disjoint_union(cycle(5, 1), cycle(3, 1))
    graph.add_edge("x", "y", sign=-1)
    finding = graphkit.measure("algebraic_conflict", graph)
    assert finding.summary["parts"] == 3
    assert finding.summary["conflict"] == 0.0  # x and y split cleanly
    assert finding.summary["largest_part"] == pytest.approx(2 - 2 * np.cos(np.pi / 5))
    assert "1 of 3 separate parts" in str(finding.reading)
    assert finding.result is not None
    assert finding.result.table is not None
    assert [row[1:3] for row in finding.result.table.rows] == [(5, 5), (3, 3), (2, 1)]


def test_sparse_solver_agrees_with_all_eigenvalues() -> None:
    from scipy.sparse import csr_array, diags_array

    random = np.random.default_rng(11)
    dense = np.triu(random.choice([-1, 0, 1], p=[0.02, 0.96, 0.02], size=(400, 400)), 1)
    signs = csr_array((dense + dense.T).astype(float))
    laplacian = (diags_array(np.asarray(abs(signs).sum(axis=1))) - signs).tocsr()
    expected = smallest_eigenvalue(signs, normalised=False)
    assert _smallest_of_large(laplacian) == pytest.approx(expected, abs=1e-8)
