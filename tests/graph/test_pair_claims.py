"""Which rows stand behind ties that were folded from several parts."""

from __future__ import annotations

import networkx as nx
import numpy as np
import pytest

from graphkit.graph.adopt import adopt
from graphkit.graph.pair_claims import FoldedClaims, Groups
from graphkit.graph.views import signed


def test_rows_of_every_part_are_found_by_their_running_number() -> None:
    """Numbers 0 and 1 are the first part's ties, 2 and 3 the second's; 1 is behind nothing."""
    parts = ((("a", "b"), ("c",)), (("d",), ("e", "a")))
    folded = FoldedClaims(parts, Groups(np.array([0, 3, 2]), np.array([0, 2])))
    assert list(folded) == [("a", "b", "e"), ("d",)]
    assert set(folded.every()) == {"a", "b", "d", "e"}
    assert list(folded.at(np.array([1]))) == [("d",)]


def test_a_part_of_the_ties_is_asked_for_as_of_any_sequence() -> None:
    parts = ((("a",), ("b",), ("c",)),)
    groups = Groups(np.array([2, 0, 1]), np.array([0, 1, 2]))
    folded = FoldedClaims(parts, groups)
    assert list(folded[1:]) == [("a",), ("b",)] and list(folded[::2]) == [("c",), ("b",)]
    assert (folded[-1], folded == [("c",), ("a",), ("b",)], folded == 3) == (("b",), True, False)
    assert folded != (("c",), ("a",))
    assert [group.tolist() for group in groups[:2]] == [[2], [0]]
    with pytest.raises(IndexError):
        FoldedClaims(parts, Groups(np.array([3]), np.array([0])))[0]


def test_groups_keep_their_members_in_any_order_of_groups() -> None:
    groups = Groups(np.array([5, 3, 4, 0, 1]), np.array([0, 2, 3]))
    assert groups.sizes.tolist() == [2, 1, 2]
    assert [group.tolist() for group in groups.at(np.array([2, 0]))] == [[0, 1], [5, 3]]
    assert [group.tolist() for group in groups.at(np.array([], dtype=np.int64))] == []
    weight = np.array([1.0, 2.0, 0.0, 9.0, 0.0, 1.0])  # by the number of a member
    assert [group.tolist() for group in groups.by(-weight)] == [[3, 5], [4], [1, 0]]
    first = np.array([0, 0, 0, 1, 1, 0])
    assert [group.tolist() for group in groups.by(first, weight)] == [[5, 3], [4], [0, 1]]
    named = np.array([10, 11, 12, 13, 14, 15])
    assert [group.tolist() for group in groups.of(named)] == [[15, 13], [14], [10, 11]]


def test_what_the_signed_network_leaves_out_is_counted() -> None:
    """Two neutral claims of four about others; one about oneself is no tie, neutral or not."""
    graph = nx.MultiDiGraph()
    for one, other, sign in (
        *(("a", "b", "support"), ("b", "c", "oppose"), ("a", "b", "neutral")),
        *(("c", "a", "neutral"), ("c", "c", "neutral")),
    ):
        graph.add_edge(one, other, sign=sign)
    assert signed(adopt(graph)).left_out == {"self_ties": 1, "neutral": 2}
