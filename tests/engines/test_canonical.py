"""An order of actors that names do not change."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.engines.balance.canonical import canonical_order


def arrays(ties: list[tuple[int, int, int]]) -> tuple[tuple[np.ndarray, np.ndarray], np.ndarray]:
    a, b, value = (np.array(column, dtype=np.int64) for column in zip(*ties, strict=True))
    return (a, b), value


@given(
    st.lists(
        st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(-2, 2)).filter(
            lambda tie: tie[0] < tie[1]
        ),
        min_size=1,
        unique_by=lambda tie: tie[:2],
    ),
    st.permutations(range(7)),
)
@settings(max_examples=200)
def test_the_network_in_canonical_order_is_the_same_under_any_names(
    ties: list[tuple[int, int, int]], names: list[int]
) -> None:
    renamed = [(names[a], names[b], value) for a, b, value in ties]
    orders = [canonical_order(7, *arrays(some)).tolist() for some in (ties, renamed)]
    assert sorted(orders[0]) == list(range(7))
    one, other = (
        {(frozenset((order[a], order[b])), value) for a, b, value in some}
        for order, some in zip(orders, (ties, renamed), strict=True)
    )
    assert one == other


def test_direction_counts_where_asked() -> None:
    # A directed path: its ends differ only by direction.
    ends, value = arrays([(0, 1, 1), (1, 2, 1)])
    backwards, _ = arrays([(2, 1, 1), (1, 0, 1)])
    one = canonical_order(3, ends, value, value + 10)
    other = canonical_order(3, backwards, value, value + 10)
    assert one.tolist() == other.tolist()[::-1]
