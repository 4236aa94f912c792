"""The best partitions into k camps: all of them, and how they are numbered and compared."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.engines.balance.blocks import parts
from graphkit.engines.balance.camp_choice import (
    most_typical,
    movers,
    number_camps,
    together_in_all,
)
from graphkit.engines.balance.camp_search import search
from graphkit.engines.balance.camps import Camps, smallest_least
from graphkit.engines.balance.costs import Costs
from graphkit.engines.balance.division import bend, curve
from graphkit.engines.balance.effort import Effort
from graphkit.engines.balance.partition import good_partition, join
from graphkit.engines.balance.proof import Proof
from graphkit.engines.balance.weak_balance import weakly_balanced


@st.composite
def networks(draw: st.DrawFn) -> Costs:
    """Contested pairs of 3 to 6 actors, each in at least one, in one part or several."""
    actors = draw(st.integers(3, 6))
    low, high = np.triu_indices(actors, 1)
    kept = np.array(sorted(draw(st.sets(st.integers(0, len(low) - 1), min_size=1))))
    price = np.array(draw(st.lists(st.integers(1, 4), min_size=len(kept), max_size=len(kept))))
    support = np.array(draw(st.lists(st.booleans(), min_size=len(kept), max_size=len(kept))))
    ends = low[kept].astype(np.int64), high[kept].astype(np.int64)
    other = np.arange(len(kept)) % 2  # some pairs both support and oppose
    apart, together = (
        np.where(support, price + other, other),
        np.where(support, other, price + other),
    )
    whole = Costs(actors, *ends, apart, together)
    return whole.own(np.arange(len(kept)))


def partitions(size: int) -> Iterator[np.ndarray]:
    def grow(so_far: list[int]) -> Iterator[np.ndarray]:
        if len(so_far) == size:
            yield np.array(so_far)
            return
        for camp in range(max(so_far, default=-1) + 2):
            yield from grow([*so_far, camp])

    return grow([])


def by_part(camp: np.ndarray, part: np.ndarray) -> tuple[tuple[int, ...], ...]:
    """Who stands with whom, part by part."""
    said = []
    for number in range(part.max() + 1):
        first: dict[int, int] = {}
        said.append(tuple(first.setdefault(c, len(first)) for c in camp[part == number].tolist()))
    return tuple(said)


@given(networks())
@settings(max_examples=80, deadline=None)
@pytest.mark.slow
def test_all_best_partitions_are_found(costs: Costs) -> None:
    part = parts(costs.size, costs.low, costs.high)
    problem = Camps(costs, Effort(60))
    for k in range(1, costs.size + 1):
        exactly = [camp for camp in partitions(costs.size) if camp.max() + 1 == k]
        least = min(costs.cost(camp) for camp in exactly)
        found = problem.best(k)
        assert found.proved
        assert found.complete
        assert found.cost == least
        assert {by_part(camp, part) for camp in found.camps} == {
            by_part(camp, part) for camp in exactly if costs.cost(camp) == least
        }


@given(networks(), st.integers(1, 3))
@settings(max_examples=60, deadline=None)
def test_the_search_needs_no_bound_to_be_right(costs: Costs, k: int) -> None:
    nothing = Proof(np.abs(costs.net).astype(float), [], [])
    worst = int((costs.apart + costs.together).sum())
    found = search(costs, k, nothing, worst, effort=Effort(60), best_is_proved=False)
    assert found.proved
    if costs.size >= k:
        assert found.cost == Camps(costs, Effort(60)).best(k).cost


@given(networks())
@settings(max_examples=60, deadline=None)
def test_weak_balance_bounds_every_partition(costs: Costs) -> None:
    relaxed = weakly_balanced(costs, Effort(60))
    assert relaxed.finished
    least = min(costs.cost(camp) for camp in partitions(costs.size))
    assert relaxed.proof.bound <= least + 1e-9


@given(networks(), st.integers(1, 4))
@settings(max_examples=60, deadline=None)
def test_good_partitions_have_exactly_k_camps(costs: Costs, k: int) -> None:
    k = min(k, costs.size)
    camp = good_partition(costs, k, [join(costs)])
    assert sorted(set(camp.tolist())) == list(range(k))
    assert costs.cost(good_partition(costs, k, [camp])) <= costs.cost(camp)


def test_joining_finds_balanced_camps() -> None:
    # Support 0-1, 1-2 and 3-4; opposition 0-3 and 2-4.
    low, high = np.array([0, 1, 3, 0, 2]), np.array([1, 2, 4, 3, 4])
    costs = Costs(5, low, high, np.array([2, 1, 1, 0, 0]), np.array([0, 0, 0, 1, 1]))
    camp = join(costs)
    assert costs.cost(camp) == 0
    assert len(set(camp[:3].tolist())) == len(set(camp[3:].tolist())) == 1


def test_time_runs_out() -> None:
    # Five who all oppose each other: two camps leave 1 + 3 wrong ties; packed triangles show 2.
    low, high = np.triu_indices(5, 1)
    costs = Costs(5, low, high, np.zeros(10, dtype=np.int64), np.ones(10, dtype=np.int64))
    found = Camps(costs, Effort(0)).best(2)
    assert not found.proved
    assert not found.complete
    assert found.lower <= 4 <= found.cost


@given(networks())
@settings(max_examples=80, deadline=None)
def test_all_best_partitions_into_any_number_of_camps_are_found(costs: Costs) -> None:
    """Part by part, as they are asked for: the fewest camps that do best, and all that do."""
    part = parts(costs.size, costs.low, costs.high)
    one = costs.own(np.flatnonzero(part[costs.low] == 0))
    every = list(partitions(one.size))
    least = min(one.cost(camp) for camp in every)
    best = [camp for camp in every if one.cost(camp) == least]
    found, tried = Camps(one, Effort(60)).best_of_any(6)
    assert found.proved and found.complete and found.any_number
    assert found.cost == least
    assert found.k == min(int(camp.max()) + 1 for camp in best)
    same = np.zeros(one.size, dtype=np.int64)
    assert {by_part(camp, same) for camp in found.camps} == {by_part(camp, same) for camp in best}
    for k, cost in tried.items():
        assert cost == min(one.cost(camp) for camp in every if camp.max() + 1 == k)


@given(networks())
@settings(max_examples=60, deadline=None)
def test_the_curve_of_several_parts_is_that_of_all_partitions(costs: Costs) -> None:
    part = parts(costs.size, costs.low, costs.high)
    tried = []
    for number in range(part.max() + 1):
        own = costs.own(np.flatnonzero(part[costs.low] == number))
        every = list(partitions(own.size))
        tried.append(
            {k: min(own.cost(c) for c in every if c.max() + 1 == k) for k in range(1, own.size + 1)}
        )
    every = list(partitions(costs.size))
    wanted = {
        k: min(costs.cost(camp) for camp in every if camp.max() + 1 == k)
        for k in range(1, costs.size + 1)
    }
    assert curve(tried, 6) == wanted


def test_who_stands_firm_and_who_could_stand_elsewhere() -> None:
    """a and b are together in both partitions, d and e too; c is with either."""
    one_part = np.zeros(5, dtype=np.int64)
    both = [np.array([0, 0, 0, 1, 1]), np.array([0, 0, 1, 1, 1])]
    assert together_in_all(both, one_part).tolist() in ([0, 0, 1, 2, 2], [1, 1, 0, 2, 2])
    for chosen in both:
        assert movers(chosen, both, one_part).tolist() == [False, False, True, False, False]
    # Three camps do as well as two: whether c and d are with a and b is not in the data.
    fewer = [np.array([0, 0, 0, 0, 1]), np.array([0, 0, 1, 1, 2])]
    assert movers(fewer[0], fewer, one_part).tolist() == [False, False, True, True, False]


def test_a_core_that_joins_another_is_none() -> None:
    """In the second partition both camps of the first are one: the smaller has no place."""
    both = [np.array([0, 0, 0, 1, 1]), np.array([0, 0, 0, 0, 0])]
    one_part = np.zeros(5, dtype=np.int64)
    assert movers(both[0], both, one_part).tolist() == [False] * 3 + [True] * 2


def test_which_camps_of_two_parts_go_together_moves_nobody() -> None:
    part = np.array([0, 0, 1, 1, 1])
    turned, back = np.array([0, 0, 0, 0, 1]), np.array([0, 0, 1, 1, 0])
    assert not movers(turned, [turned, back], part).any()


def test_the_most_typical_partition_is_shown() -> None:
    camps = [np.array(c) for c in ([0, 0, 1, 1], [0, 0, 0, 1], [0, 1, 0, 1], [0, 0, 0, 1])]
    assert most_typical(camps, np.zeros(4, dtype=np.int64)).tolist() == [0, 0, 0, 1]


def test_camps_are_numbered_by_their_first_actor() -> None:
    one_part = np.zeros(5, dtype=np.int64)
    camp, order = np.array([0, 1, 1, 2, 2]), np.array([4, 3, 0, 1, 2])
    assert number_camps(camp, one_part, 3, order).tolist() == [3, 1, 1, 2, 2]


@given(st.lists(st.integers(0, 3), min_size=2, max_size=9), st.data())
def test_a_camp_keeps_its_number_when_others_move(camps: list[int], data: st.DataObject) -> None:
    """One actor that is in no camp's first place goes elsewhere: all others keep their number."""
    camp = np.array(camps)
    firsts = {int(np.argmax(camp == number)) for number in set(camps)}
    others = sorted(set(range(len(camp))) - firsts)
    if not others:
        return
    part, order = np.zeros(len(camp), dtype=np.int64), np.arange(len(camp))
    k = len(set(camps))
    before = number_camps(camp, part, k, order)
    mover = data.draw(st.sampled_from(others))
    there = camp.copy()
    there[mover] = data.draw(st.sampled_from([c for c in camps if camps.index(c) < mover]))
    after = number_camps(there, part, k, order)
    rest = np.arange(len(camp)) != mover
    assert before[rest].tolist() == after[rest].tolist()


def test_parts_share_camps_unless_more_are_asked_for() -> None:
    part, order = np.array([0, 0, 0, 0, 1, 1]), np.arange(6)
    camp = np.array([0, 0, 0, 1, 0, 1])
    assert number_camps(camp, part, 2, order).tolist() == [1, 1, 1, 2, 1, 2]
    assert len(set(number_camps(camp, part, 3, order).tolist())) == 3
    assert len(set(number_camps(camp, part, 4, order).tolist())) == 4


def test_how_k_is_chosen() -> None:
    assert smallest_least({1: 100, 2: 21, 3: 20, 4: 20}) == 3
    assert smallest_least({1: 0, 2: 1}) == 1
    # What one more camp saves: 70, 20, 4, 3; it falls off most after the second.
    assert bend({1: 100, 2: 30, 3: 10, 4: 6, 5: 3}) == 2
    assert bend({1: 100, 2: 80, 3: 10, 4: 6, 5: 3}) == 3
    assert bend({1: 0, 2: 0}) == 1
    assert bend({1: 5}) == 1
    assert bend({1: 5, 2: 4}) == 2
