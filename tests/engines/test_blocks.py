"""Blocks and bridges are those that NetworkX finds."""

from __future__ import annotations

import networkx as nx
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from graphkit.engines.balance.blocks import blocks, bridges

SIZE = 12
pairs = st.sets(st.tuples(*[st.integers(0, SIZE - 1)] * 2).filter(lambda ends: ends[0] < ends[1]))


@given(pairs)
def test_blocks_and_bridges(drawn: set[tuple[int, int]]) -> None:
    ends = sorted(drawn)
    low, high = np.array(ends, dtype=np.int64).reshape(-1, 2).T
    graph = nx.Graph(ends)
    number = {pair: place for place, pair in enumerate(ends)}

    def numbers(found: list[tuple[int, int]]) -> list[int]:
        return sorted(number[min(pair), max(pair)] for pair in found)

    theirs = [numbers(list(block)) for block in nx.biconnected_component_edges(graph)]
    assert sorted(map(sorted, blocks(SIZE, low, high))) == sorted(theirs)
    assert bridges(SIZE, low, high) == numbers(list(nx.bridges(graph)))


def test_a_long_chain_is_walked_without_deep_calls() -> None:
    low = np.arange(5000)
    assert bridges(5001, low, low + 1) == low.tolist()
