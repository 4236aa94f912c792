"""Which rows stand behind ties that were folded from several parts."""

from __future__ import annotations

import networkx as nx
import numpy as np

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


def test_what_the_signed_network_leaves_out_is_counted() -> None:
    """Two neutral claims of four about others; one about oneself is no tie, neutral or not."""
    graph = nx.MultiDiGraph()
    for one, other, sign in (
        *(("a", "b", "support"), ("b", "c", "oppose"), ("a", "b", "neutral")),
        *(("c", "a", "neutral"), ("c", "c", "neutral")),
    ):
        graph.add_edge(one, other, sign=sign)
    assert signed(adopt(graph)).left_out == {"self_ties": 1, "neutral": 2}
