"""The pieces of many networks, against NetworkX on each of them."""

from __future__ import annotations

from itertools import combinations

import networkx as nx
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from graphkit.engines.uncertainty.pieces import pieces


@given(st.integers(1, 9), st.integers(1, 20), st.floats(0, 0.6), st.integers(0, 10**6))
def test_each_network_falls_into_its_components(
    size: int, replicates: int, share: float, seed: int
) -> None:
    pairs = np.array(list(combinations(range(size), 2)), dtype=np.int64).reshape(-1, 2)
    joined = np.random.default_rng(seed).random((len(pairs), replicates)) < share
    beside = {
        actor: (rows, pairs[rows].sum(axis=1) - actor)
        for actor in range(size)
        for rows in [np.flatnonzero((pairs == actor).any(axis=1))]
    }
    found = pieces(joined, beside, size)
    assert found.shape == (size, replicates)
    for replicate in range(replicates):
        graph = nx.Graph(pairs[joined[:, replicate]].tolist())
        graph.add_nodes_from(range(size))
        for members in nx.connected_components(graph):
            assert {int(found[actor, replicate]) for actor in members} == {min(members)}
