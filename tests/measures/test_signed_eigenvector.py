"""The signed eigenvector against all eigenvalues, by hand, and under switching."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import graphkit
from graphkit.card import NotDefined
from graphkit.engines.spectra import extremal
from graphkit.graph.adopt import adopt
from graphkit.graph.views import signed
from graphkit.measures.signed_eigenvector import signed_eigenvector


@st.composite
def signed_graphs(draw: st.DrawFn) -> Any:
    names = "abcdefgh"[: draw(st.integers(2, 8))]
    graph: Any = nx.DiGraph() if draw(st.booleans()) else nx.Graph()
    graph.add_nodes_from(names)
    pairs = [(one, other) for one in names for other in names if one != other]
    for one, other in draw(st.lists(st.sampled_from(pairs), unique=True, min_size=1)):
        sign, strength = draw(st.sampled_from([-1, 1])), draw(st.integers(1, 9)) / 10
        graph.add_edge(one, other, sign=sign, strength=strength, value=sign * strength)
    return graph


def both_ways(graph: Any) -> Any:
    matrix = nx.to_numpy_array(graph, sorted(graph), weight="value")
    return (matrix + matrix.T) / 2


@pytest.mark.parametrize("small", [0, 300], ids=["sparse", "dense"])
@settings(max_examples=50, deadline=None)
@given(graph=signed_graphs())
def test_it_is_the_one_extreme_eigenvector_or_refused(small: int, graph: Any) -> None:
    matrix = both_ways(graph)
    values, vectors = np.linalg.eigh(matrix)
    order = np.argsort(-abs(values))
    alone = abs(values[order[1]]) < abs(values[order[0]]) * (1 - 1e-8)
    before, extremal._SMALL = extremal._SMALL, max(small, 3)  # ARPACK needs more than that
    try:
        result = signed_eigenvector(signed(adopt(graph)))
    except NotDefined:
        assert not alone
        return
    finally:
        extremal._SMALL = before
    assert alone
    found = np.array(list(result.values.values()))
    expected = vectors[:, order[0]]
    assert result.summary["eigenvalue"] == pytest.approx(values[order[0]], rel=1e-9)
    np.testing.assert_allclose(np.outer(found, found), np.outer(expected, expected), atol=1e-8)
    assert found.sum() >= -1e-9


@pytest.mark.relation
@settings(max_examples=100, deadline=None)
@given(graph=signed_graphs(), cut=st.sets(st.sampled_from("abcdefgh")))
def test_switching_a_cut_flips_the_actors_on_it(graph: Any, cut: set[str]) -> None:
    try:
        before = signed_eigenvector(signed(adopt(graph)))
    except NotDefined:
        return
    for one, other, tie in graph.edges(data=True):
        if (one in cut) != (other in cut):
            tie["sign"] = -tie["sign"]
    after = signed_eigenvector(signed(adopt(graph)))
    flipped = [-value if actor in cut else value for actor, value in before.values.items()]
    found = np.array(list(after.values.values()))
    np.testing.assert_allclose(np.outer(found, found), np.outer(flipped, flipped), atol=1e-8)


def test_two_camps_by_hand() -> None:
    """Three allies against one: eigenvalue 3, all of the same weight, the majority positive."""
    graph = nx.complete_graph(["a", "b", "c", "d"])
    for one, other, tie in graph.edges(data=True):
        tie["sign"] = -1 if "d" in (one, other) else 1
    found = graphkit.measure("signed_eigenvector", graph)
    assert found.values == pytest.approx({"a": 0.5, "b": 0.5, "c": 0.5, "d": -0.5})
    assert found.summary["eigenvalue"] == pytest.approx(3)


def test_all_against_all_has_no_answer_of_its_own() -> None:
    """A triangle of opposition: eigenvalues -2, 1, 1; the vector is the same for all."""
    graph = nx.complete_graph(["a", "b", "c"])
    nx.set_edge_attributes(graph, -1, "sign")
    found = graphkit.measure("signed_eigenvector", graph)
    assert found.values == pytest.approx(dict.fromkeys("abc", 3**-0.5))
    assert "negative" in str(found.result.notes[0])


def test_mirrored_sides_are_said_to_be_arbitrary() -> None:
    graph = nx.complete_graph(["a", "b", "c", "d"])
    for one, other, tie in graph.edges(data=True):
        tie["sign"] = 1 if {one, other} in ({"a", "b"}, {"c", "d"}) else -1
    found = graphkit.measure("signed_eigenvector", graph)
    assert found.values == pytest.approx({"a": 0.5, "b": 0.5, "c": -0.5, "d": -0.5})
    assert "arbitrary" in str(found.result.notes[0])


@pytest.mark.parametrize(
    ("edges", "why"),
    [
        ([("a", "b", {"sign": -1})], "equally large"),
        ([("a", "b", {"sign": 1}), ("b", "c", {"sign": -1})], "equally large"),
        ([("a", "b", {"sign": 1}), ("b", "a", {"sign": -1})], "cancel"),
        ([("a", "b")], "carry no sign"),
    ],
)
def test_refused_with_the_reason(edges: Any, why: str) -> None:
    graph = nx.DiGraph(edges)
    assert why in str(graphkit.measure("signed_eigenvector", graph).why_not)


def test_two_equal_parts_are_found_by_arpack(monkeypatch: Any) -> None:
    """One connected part with a repeated eigenvalue: a ring of 8 is symmetric under turning."""
    monkeypatch.setattr(extremal, "_SMALL", 3)
    graph = nx.cycle_graph(9)
    nx.set_edge_attributes(graph, 1, "sign")
    graph.edges[0, 1]["sign"] = -1  # eigenvalues 2 cos((2k + 1) pi / 9): -2 is alone
    found = graphkit.measure("signed_eigenvector", graph)
    assert found.summary["eigenvalue"] == pytest.approx(-2)
    graph = nx.cycle_graph(8)
    nx.set_edge_attributes(graph, 1, "sign")
    graph.edges[0, 1]["sign"] = -1  # all eigenvalues come twice
    assert not graphkit.measure("signed_eigenvector", graph).defined
