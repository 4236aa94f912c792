"""Camps of one network after another are those of each by itself."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.engines.balance.division import divide
from graphkit.engines.balance.effort import Effort
from graphkit.engines.balance.placing import placing
from graphkit.engines.balance.succession import Succession
from graphkit.graph.network import Network

SIZE = 7
PAIRS = [(a, b) for b in range(SIZE) for a in range(b)]
# For each pair and day its strength, with its sign; 0: no tie.
DAYS = st.lists(
    st.lists(st.sampled_from([0, 0, 1, 1, 2, -1, -2]), min_size=len(PAIRS), max_size=len(PAIRS)),
    min_size=2,
    max_size=4,
)


def network(values: list[int]) -> Network:
    tied = [(pair, value) for pair, value in zip(PAIRS, values, strict=True) if value]
    return Network(
        name="camps",
        actors=tuple("abcdefg"[:SIZE]),
        source=np.array([pair[0] for pair, _ in tied], dtype=np.int64),
        target=np.array([pair[1] for pair, _ in tied], dtype=np.int64),
        sign=np.sign([value for _, value in tied]).astype(np.int64),
        strength=np.abs([value for _, value in tied]).astype(float),
        directed=False,
        claims=((),) * len(tied),
    )


def alone(given: Network) -> dict[str, int]:
    case = placing(given, "strength")
    if not len(case.placed):
        return {}
    camp = case.spread_out(divide(case, None, Effort()).camp, 0)
    return {given.actors[a]: int(camp[a]) for a in np.flatnonzero(case.has_place()).tolist()}


@settings(max_examples=40)
@pytest.mark.slow
@given(DAYS)
def test_what_came_before_changes_nothing(days: list[list[int]]) -> None:
    succession = Succession()
    for values in days:
        assert succession.camps(network(values)) == alone(network(values))


def test_of_several_best_partitions_the_same_is_shown() -> None:
    """Found by drawing: on the second day several are as good, and met in another order."""
    first = [1, 0, 1, 0, 0, 0, -1, 0, -1, -1, -1, 1, 1, 1, 1, 1, 0, 0, 0, -1, 0]
    second = [1, 0, 1, 0, 0, 0, -1, 0, -1, 0, -1, 1, 1, 1, 1, 1, 1, 0, 0, -1, 0]
    succession = Succession()
    succession.camps(network(first))
    assert succession.camps(network(second)) == alone(network(second))
