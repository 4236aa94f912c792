"""Pairs who share issues, against counting pair by pair; a few rows at a time, full and thin."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from graphkit.analysis.run import Run
from graphkit.dataset import Actor, Dataset, Issue, Stance, Tie
from graphkit.findings import Settings
from graphkit.graph import agreement
from graphkit.graph import shared_issues as module
from graphkit.graph.build import build_graph
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


@pytest.mark.relation
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


def test_too_many_pairs_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four on one issue and two of them on another: 6 and 1 pairs, and no more than 6 of four."""
    worth = np.array([[1, 1], [1, -1], [-1, 0], [1, 0.0]])
    assert module.most_pairs(worth) == 6
    assert module.most_pairs(worth[:, 1:]) == 1
    actors = tuple(Actor(name, name) for name in "abcd")
    stances = tuple(
        Stance(f"s{row}{column}", "abcd"[row], "qr"[column], float(worth[row, column]))
        for row, column in np.argwhere(worth).tolist()
    )
    issues = (Issue("q", "?"), Issue("r", "?"))
    data = Dataset("four", actors=actors, issues=issues, stances=stances)
    assert Run(data, Settings()).finding("camps").defined
    monkeypatch.setattr(agreement, "MOST", 5)
    left_out = agreement.agreement(build_graph(data)).left_out
    assert left_out == {"balanced": 0, "neutral": 0, "pairs": 6}
    said = str(Run(data, Settings()).finding("camps").reading)
    assert "up to 6 pairs of actors share an issue" in said
    tied = replace(data, ties=(Tie("t1", "a", "b", 1), Tie("t2", "c", "d", 1)))
    found = Run(tied, Settings()).finding("camps")
    assert found.result is not None and found.defined
    assert any("Camps rest on ties alone" in str(note) for note in found.result.notes)
