"""Any NetworkX graph as graphkit's own: signs and strengths read, or refused with the place."""

from __future__ import annotations

from typing import Any

import networkx as nx
import numpy as np
import pytest

from graphkit.dataset import Dataset
from graphkit.errors import DataError
from graphkit.graph.adopt import adopt
from graphkit.graph.build import build_graph


def ties(graph: nx.Graph) -> list[tuple[str, str, int, float, bool]]:
    return [
        (a, b, data["sign"], data["strength"], data["directed"])
        for a, b, data in adopt(graph).edges(data=True)
    ]


@pytest.mark.parametrize(
    "signs",
    [
        [1, 0],
        [0, 0],
        ["0", "support"],
        [1.0, 0.0],
        [np.int64(1), np.int64(0)],
        [True, False],
        [np.bool_(True), np.bool_(False)],
    ],
)
def test_signs_that_are_never_negative_are_asked_about(signs: list[Any]) -> None:
    graph = nx.DiGraph([(n, n + 1, {"sign": sign}) for n, sign in enumerate(signs)])
    with pytest.raises(DataError, match="cannot be told what 0 means") as caught:
        adopt(graph)
    assert "'oppose' (or -1) or 'neutral'" in str(caught.value)


@pytest.mark.parametrize(
    ("signs", "meant"),
    [
        ([1, 0, -1], [1, 0, -1]),
        ([1, 0, "oppose"], [1, 0, -1]),
        (["+", "0"], [1, 0]),
        ([1, "neutral"], [1, 0]),
        ([1, 1], [1, 1]),
    ],
)
def test_signs_that_say_what_they_mean(signs: list[Any], meant: list[int]) -> None:
    graph = nx.DiGraph([(n, n + 1, {"sign": sign}) for n, sign in enumerate(signs)])
    assert [sign for _, _, sign, _, _ in ties(graph)] == meant


def one(**edge: Any) -> nx.DiGraph:
    return nx.DiGraph([("a", "b", edge)])


@pytest.mark.parametrize(
    ("edge", "sign", "strength"),
    [
        ({"sign": -1}, -1, 1.0),
        ({"sign": "oppose", "strength": 0.4}, -1, 0.4),
        ({"sign": " Support "}, 1, 1.0),
        ({"sign": "neutral", "strength": 2}, 0, 2.0),
        ({"sign": np.int64(-1), "weight": np.float64(0.5)}, -1, 0.5),
        ({"sign": 1.0, "weight": 3}, 1, 3.0),
        ({"weight": -2}, -1, 2.0),
        ({"weight": np.int64(-2)}, -1, 2.0),
        ({"weight": np.float32(-0.5)}, -1, 0.5),
        ({"weight": "-2"}, -1, 2.0),
        ({"sign": -1, "weight": -3}, -1, 3.0),
    ],
)
def test_signs_and_strengths(edge: dict[str, Any], sign: int, strength: float) -> None:
    assert ties(one(**edge)) == [("a", "b", sign, strength, True)]
    assert adopt(one(**edge)).graph["unsigned"] is False


@pytest.mark.parametrize("edge", [{}, {"weight": 2}, {"strength": 0.3}])
def test_no_sign_anywhere_is_unsigned(edge: dict[str, Any]) -> None:
    assert adopt(one(**edge)).graph["unsigned"] is True
    assert ties(one(**edge))[0][2] is None


def test_without_ties_nothing_is_unsigned() -> None:
    assert adopt(nx.empty_graph(3)).graph["unsigned"] is False


@pytest.mark.parametrize(
    ("edge", "message"),
    [
        ({"sign": 2}, "its sign 2 is not one of -1, 0, 1."),
        ({"sign": "maybe"}, "its sign 'maybe'"),
        ({"sign": float("nan")}, "its sign nan"),
        ({"sign": 1, "strength": 0}, "not a finite number above 0"),
        ({"sign": 1, "strength": float("inf")}, "not a finite number above 0"),
        ({"sign": 1, "strength": "much"}, "its strength 'much' is not a number"),
        ({"weight": float("nan")}, "not a finite number above 0"),
        ({"sign": 1, "weight": -2}, "its sign is 1 and its weight -2 is negative."),
    ],
)
def test_refuses_what_cannot_be_read(edge: dict[str, Any], message: str) -> None:
    with pytest.raises(DataError, match="tie a - b") as caught:
        adopt(one(**edge))
    assert message in str(caught.value)


def test_a_missing_sign_is_an_error_never_a_plus() -> None:
    graph = nx.DiGraph([("a", "b", {"sign": 1}), ("b", "c"), ("c", "d", {"sign": 5})])
    with pytest.raises(DataError) as caught:
        adopt(graph)
    assert len(caught.value.problems) == 2
    assert "tie b - c: it has no sign while others have one." in str(caught.value)


def test_nodes_become_text_and_must_stay_apart() -> None:
    assert list(adopt(nx.Graph([(2, 10)]))) == ["10", "2"]
    with pytest.raises(DataError, match="the same name"):
        adopt(nx.Graph([(1, "1")]))


def test_parallel_edges_and_isolates_are_kept() -> None:
    graph = nx.MultiGraph([("a", "b", {"sign": 1}), ("a", "b", {"sign": -1})])
    graph.add_node("alone")
    assert sorted(tie[2] for tie in ties(graph)) == [-1, 1]
    assert {tie[4] for tie in ties(graph)} == {False}
    assert "alone" in adopt(graph)


def test_a_built_graph_is_taken_as_it_is_and_others_are_copied() -> None:
    built = build_graph(Dataset(name="none"))
    assert adopt(built) is built
    mine = one(sign=-1)
    adopt(mine).add_edge("a", "c")
    assert list(mine.edges(data=True)) == [("a", "b", {"sign": -1})]
