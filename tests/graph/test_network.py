"""The arrays behind every measure on ties."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.graph.network import Network, across_signs, fold


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
    pair, value = np.array([7, 1, 7, 2]), np.array([1.0, 5.0, 4.0, 7.0])
    keys, most, groups = fold(pair, value)
    assert (keys.tolist(), most.tolist()) == ([1, 2, 7], [5.0, 7.0, 4.0])
    assert [group.tolist() for group in groups] == [[1], [3], [0, 2]]
    assert fold(pair, value, np.add)[1].tolist() == [5.0, 7.0, 5.0]


def test_fold_of_nothing() -> None:
    keys, most, groups = fold(np.array([], dtype=np.int64), np.array([]))
    assert (len(keys), len(most), list(groups)) == (0, 0, [])


@pytest.mark.relation
@given(st.lists(st.tuples(st.integers(0, 20), st.integers(-9, 9)), min_size=1))
def test_fold_takes_the_largest_of_each_key(rows: list[tuple[int, int]]) -> None:
    key, value = (np.array(column) for column in zip(*rows, strict=True))
    keys, most, groups = fold(key, value)
    assert dict(zip(keys.tolist(), most.tolist(), strict=True)) == {
        one: max(v for k, v in rows if k == one) for one in sorted({k for k, _ in rows})
    }
    assert sorted(entry for group in groups for entry in group.tolist()) == list(range(len(rows)))


def both_ways() -> Network:
    """a supports (.3) and opposes (.9) b, and deals with b (.5); b supports c (2)."""
    return Network(
        name="signed",
        actors=("a", "b", "c"),
        source=np.array([0, 0, 0, 1]),
        target=np.array([1, 1, 1, 2]),
        sign=np.array([-1, 0, 1, 1]),
        strength=np.array([0.9, 0.5, 0.3, 2.0]),
        directed=True,
        claims=(("t1",), ("t2",), ("t3",), ("t4",)),
    )


def test_signs_folded_to_one_tie_a_pair() -> None:
    one = across_signs(both_ways())
    assert (one.source.tolist(), one.target.tolist()) == ([0, 1], [1, 2])
    assert one.sign is not None and one.sign.tolist() == [0, 1]
    assert one.strength.tolist() == [0.9, 2.0]
    assert one.claims == (("t1", "t2", "t3"), ("t4",))
    assert one.contested.tolist() == [True, False]
    assert (one.contested_pairs, both_ways().contested_pairs) == (1, 1)
    assert both_ways().contested.tolist() == [True, True, True, False]


@pytest.mark.parametrize(
    ("signs", "strength", "claims"),
    [
        ((1,), [0.3, 2.0], (("t3",), ("t4",))),
        ((0, 1), [0.5, 2.0], (("t2", "t3"), ("t4",))),
        ((-1,), [0.9], (("t1",),)),
        ((-1, 0, 1), [0.9, 2.0], (("t1", "t2", "t3"), ("t4",))),
    ],
)
def test_ties_of_some_signs_are_as_strong_as_the_claims_of_these(
    signs: tuple[int, ...], strength: list[float], claims: tuple[tuple[str, ...], ...]
) -> None:
    for network in (both_ways(), across_signs(both_ways())):
        assert network.of(*signs).strength.tolist() == strength
        assert network.of(*signs).claims == claims


def test_keep_takes_what_ties_were_folded_from() -> None:
    kept = across_signs(both_ways()).keep(np.array([True, False]))
    assert kept.of(1).claims == (("t3",),)
    assert kept.contested.tolist() == [True]


def test_ties_without_signs_are_of_every_sign() -> None:
    assert network(True).of(1).ties == network(True).of(0, 1).ties == 2
    assert not network(True).contested.any()
