"""The arrays behind every measure on ties."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.graph.network import Network, fold


def network(directed: bool, sign: list[int] | None = None) -> Network:
    return Network(
        name="signed",
        actors=("a", "b", "c"),
        source=np.array([0, 1]),
        target=np.array([1, 2]),
        sign=None if sign is None else np.array(sign),
        strength=np.array([0.5, 2.0]),
        directed=directed,
        claims=(("t1",), ("t2", "t3")),
    )


def test_matrix_has_strength_at_source_and_target() -> None:
    expected = [[0, 0.5, 0], [0, 0, 2], [0, 0, 0]]
    assert network(directed=True).matrix().toarray().tolist() == expected
    both = [[0, 0.5, 0], [0.5, 0, 2], [0, 2, 0]]
    assert network(directed=False).matrix().toarray().tolist() == both


def test_strong_ties_are_short() -> None:
    assert network(directed=True).distance.tolist() == [2.0, 0.5]


def test_without_signs_every_tie_is_support() -> None:
    assert network(True).positive.tolist() == [True, True]
    assert network(True).negative.tolist() == [False, False]
    assert network(True, [-1, 0]).positive.tolist() == [False, False]
    assert network(True, [-1, 0]).negative.tolist() == [True, False]


def test_keep_takes_ties_with_their_claims() -> None:
    kept = network(True, [1, -1]).keep(np.array([False, True]))
    assert (kept.actors, kept.ties, len(kept)) == (("a", "b", "c"), 1, 3)
    assert (kept.source.tolist(), kept.target.tolist()) == ([1], [2])
    assert (kept.sign is not None and kept.sign.tolist(), kept.claims) == ([-1], (("t2", "t3"),))


def test_remember_computes_once() -> None:
    seen: list[int] = []
    one = network(True)
    for _ in range(2):
        one.remember("key", lambda: seen.append(1))
    assert seen == [1]


def test_numbers_are_plain() -> None:
    assert network(True).by_actor(np.array([1.5, 2.0, 3.0])) == {"a": 1.5, "b": 2.0, "c": 3.0}
    assert type(network(True).by_actor(np.array([1.5, 2.0, 3.0]))["a"]) is float
    assert network(True).number == {"a": 0, "b": 1, "c": 2}


def test_fold_by_hand() -> None:
    source, target = np.array([2, 0, 2, 0]), np.array([1, 1, 1, 2])
    sources, targets, (mean,), groups = fold(3, source, target, np.array([1.0, 5.0, 4.0, 7.0]))
    assert (sources.tolist(), targets.tolist()) == ([0, 0, 2], [1, 2, 1])
    assert mean.tolist() == [5.0, 7.0, 2.5]
    assert [group.tolist() for group in groups] == [[1], [3], [0, 2]]


def test_fold_of_nothing() -> None:
    nothing = np.array([], dtype=np.int64)
    sources, targets, (mean,), groups = fold(3, nothing, nothing, np.array([]))
    assert (len(sources), len(targets), len(mean), groups) == (0, 0, 0, [])


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(-9, 9))))
def test_fold_is_a_mean_per_pair(rows: list[tuple[int, int, int]]) -> None:
    columns = [np.array([row[k] for row in rows], dtype=np.int64) for k in range(3)]
    sources, targets, (mean,), groups = fold(5, columns[0], columns[1], columns[2].astype(float))
    expected = {
        pair: [row[2] for row in rows if row[:2] == pair] for pair in sorted({r[:2] for r in rows})
    }
    assert list(zip(sources.tolist(), targets.tolist(), strict=True)) == list(expected)
    assert mean.tolist() == pytest.approx([sum(v) / len(v) for v in expected.values()])
    assert sorted(entry for group in groups for entry in group.tolist()) == list(range(len(rows)))
