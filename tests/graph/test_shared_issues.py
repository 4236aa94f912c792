"""Pairs who share issues, against counting pair by pair; a few rows at a time, full and thin."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from graphkit.graph import shared_issues as module
from graphkit.graph.shared_issues import pairs_that_share, shared_issues

tables = st.tuples(st.integers(0, 7), st.integers(0, 12)).flatmap(
    lambda shape: arrays(
        float, shape, elements=st.sampled_from([0, 0, 0, 0, 0, 0, 1, -1, 0.5, -0.3])
    )
)


@pytest.fixture(scope="module", autouse=True)
def few_rows_at_a_time() -> object:
    with pytest.MonkeyPatch.context() as patch:
        yield patch.setattr(module, "_ROWS", 3)


@settings(max_examples=80)
@given(tables)
def test_as_counted_pair_by_pair(worth: np.ndarray) -> None:
    expected = []
    for one, other in combinations(range(len(worth)), 2):
        products = [a * b for a, b in zip(worth[one], worth[other], strict=True)]
        if any(products):
            alike, apart = sum(p for p in products if p > 0), sum(-p for p in products if p < 0)
            expected.append((one, other, pytest.approx(alike), pytest.approx(apart)))
    found = shared_issues(worth)
    columns = (found.one, found.other, found.congruence, found.conflict)
    assert list(zip(*(column.tolist() for column in columns), strict=True)) == expected
    assert pairs_that_share(np.abs(np.sign(worth))) == len(expected) == len(found)
    chosen = np.arange(len(found))[::2]
    assert found.places(found.one[chosen], found.other[chosen]).tolist() == chosen.tolist()


def test_thin_tables_are_sparse_and_full_ones_are_not() -> None:
    full, thin = np.ones((4, 5)), np.zeros((40, 50))
    thin[:3, 0] = 1, -1, 1
    assert isinstance(module._table(full), np.ndarray)
    assert not isinstance(module._table(thin), np.ndarray)
    assert (shared_issues(thin).congruence.tolist(), len(shared_issues(thin))) == ([0, 1, 0], 3)
