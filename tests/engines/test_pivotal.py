"""Smallest turning sets: against trying every set out."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.engines.outcomes.pivotal import additive, grow, search


def minimal_sets(count, turns, size):
    """Every minimal turning set of up to `size`, by trying all of them."""
    found = []
    for number in range(1, size + 1):
        for group in combinations(range(count), number):
            if turns(group) and not any(set(part) <= set(group) for part in found):
                found.append(group)
    return found


def by_row(turns):
    """The same question, asked of many sets at once."""
    return lambda rows: np.array([turns(tuple(row)) for row in rows.tolist()], dtype=bool)


def listed(pivots):
    return [tuple(row) for rows in pivots.sets for row in rows.tolist()]


gains = st.lists(st.integers(-3, 12), min_size=1, max_size=10)


@settings(deadline=None)
@given(gains, st.integers(1, 30))
def test_additive_as_trying_every_set(values, need):
    gain = np.array(values, dtype=float)

    def turns(group):
        return sum(values[i] for i in group) > need

    pivots = additive(gain, float(need))
    wanted = minimal_sets(len(values), turns, 3)
    # a set with a member that only harms is never minimal
    assert [listed(pivots)] == [sorted(wanted, key=lambda group: (len(group), group))]
    smallest = min(map(len, minimal_sets(len(values), turns, len(values))), default=None)
    assert pivots.smallest == smallest
    assert pivots.at_least == (smallest or len(values) + 1)
    if smallest:
        assert turns(pivots.example)
        assert len(pivots.example) == smallest


@settings(deadline=None)
@given(gains, st.integers(1, 30), st.integers(0, 5))
def test_search_as_trying_every_set_whatever_the_bound_leaves_out(values, need, bonus):
    """Effects that do not add up: the first and last candidate help each other."""

    def value(group):
        together = bonus if {0, len(values) - 1} <= set(group) and len(values) > 1 else 0
        return sum(values[i] for i in group) + together

    def turns(group):
        return value(group) > need

    reach = np.maximum(np.array(values, dtype=float), 0) + bonus
    pivots = search(len(values), by_row(turns), reach, need)
    wanted = [s for s in minimal_sets(len(values), turns, 3) if all(reach[list(s)] > 0)]
    assert sorted(listed(pivots)) == sorted(wanted)
    everything = minimal_sets(len(values), turns, len(values))
    assert pivots.at_least <= min(map(len, everything), default=len(values) + 1)


def test_sizes_with_too_many_sets_are_left_out_and_said():
    pivots = search(30, by_row(lambda group: False), np.ones(30), 1.5, most=100)
    assert pivots.exact_to == 1
    assert pivots.at_least == 2
    assert pivots.smallest is None


def test_who_is_in_which_size():
    pivots = additive(np.array([5.0, 3.0, 2.0, 0.0]), 4.0)
    assert [rows.tolist() for rows in pivots.sets] == [[[0]], [[1, 2]], []]
    assert [pivots.first_size(i) for i in range(4)] == [1, 2, 2, None]


def test_sets_of_three_are_listed_only_where_asked_for():
    gain = np.array([2.0, 2.0, 2.0])
    assert [len(rows) for rows in additive(gain, 5.0).sets] == [0, 0, 1]
    pairs = additive(gain, 5.0, 2)
    assert [len(rows) for rows in pairs.sets] == [0, 0]
    assert (pairs.exact_to, pairs.smallest, pairs.example) == (2, 3, (0, 1, 2))


def test_one_whose_reach_would_do_alone_still_takes_a_partner_of_little_reach():
    """Only the two together turn it, though the first by its bound might have done it alone."""
    found = search(3, by_row(lambda group: {0, 2} <= set(group)), np.array([5.0, 0.0, 0.5]), 3.0)
    assert listed(found) == [(0, 2)]
    assert (found.smallest, found.at_least, found.example) == (2, 2, (0, 2))


@pytest.mark.parametrize("batch", [1, 2, 7])
def test_sets_tried_in_small_batches_are_the_same(batch, monkeypatch):
    monkeypatch.setattr("graphkit.engines.outcomes.pivotal.BATCH", batch)
    values = [4, 3, 3, 2, 1, 1]

    def turns(group):
        return sum(values[i] for i in group) > 6

    found = search(6, by_row(turns), np.array(values, dtype=float), 6.0)
    assert sorted(listed(found)) == sorted(minimal_sets(6, turns, 3))


def test_as_many_sets_as_may_be_tried_are_and_one_more_is_not():
    """Of four candidates any two may reach it: six pairs."""
    four, never = np.ones(4), by_row(lambda group: False)
    assert search(4, never, four, 2.0, sizes=2, most=6).exact_to == 2
    assert search(4, never, four, 2.0, sizes=2, most=5).exact_to == 1


def test_greedy_gives_up_where_nobody_brings_it_nearer():
    assert grow(3, lambda group: -1.0 if len(group) < 3 else 1.0) is None
    assert grow(3, lambda group: 1.0) == ()
    assert grow(0, lambda group: -1.0) is None


@pytest.mark.parametrize(("limit", "want"), [(20, (0, 2)), (1, None)])
def test_greedy_takes_the_best_next(limit, want):
    values = [3, 1, 2.5]
    assert grow(3, lambda group: sum(values[i] for i in group) - 5, limit) == want
