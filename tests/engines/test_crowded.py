"""Camps where nearly everybody is tied to everybody: the bound by hand, below every partition, and
the same answers as the programme where both can be had."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from graphkit.analysis.run import Run
from graphkit.engines.balance import crowded
from graphkit.engines.balance.camps import Camps
from graphkit.engines.balance.costs import Costs
from graphkit.engines.balance.effort import Effort
from graphkit.engines.balance.partition import _join_in_table, dense, join
from graphkit.engines.balance.placing import placing
from graphkit.engines.balance.weak_balance import weakly_balanced
from graphkit.findings import Settings
from graphkit.graph.network import Network
from tests.votes import house


def pairs(size: int, net: dict[tuple[int, int], int]) -> Costs:
    low, high = np.array(sorted(net), dtype=np.int64).T
    value = np.array([net[pair] for pair in sorted(net)])
    return Costs(size, low, high, np.maximum(value, 0), np.maximum(-value, 0))


def packed(costs: Costs) -> float:
    return crowded.packed(costs, costs.net < 0, Effort())


def drawn(size: int, seed: int) -> Costs:
    draw = np.random.default_rng(seed)
    net = draw.integers(-9, 10, (size, size))
    return pairs(
        size, {(a, b): int(net[a, b]) or 1 for a in range(size) for b in range(a + 1, size)}
    )


def test_one_triangle_costs_its_cheapest_pair() -> None:
    assert packed(pairs(3, {(0, 1): 4, (0, 2): 3, (1, 2): -2})) == pytest.approx(2)
    assert packed(pairs(3, {(0, 1): 1, (0, 2): 3, (1, 2): -2})) == pytest.approx(1)


def test_triangles_without_exactly_one_opposed_pair_cost_nothing() -> None:
    assert packed(pairs(3, {(0, 1): 4, (0, 2): 3, (1, 2): 2})) == 0
    assert packed(pairs(3, {(0, 1): -4, (0, 2): 3, (1, 2): -2})) == 0
    assert packed(pairs(3, {(0, 1): -4, (0, 2): -3, (1, 2): -2})) == 0


def test_a_pair_is_not_used_twice() -> None:
    """Two triangles on one pair of support worth 1: splitting it settles both."""
    net = {(0, 1): 1, (0, 2): 5, (1, 2): -5, (0, 3): 5, (1, 3): -5, (2, 3): 5}
    assert packed(pairs(4, net)) == pytest.approx(1)


@pytest.mark.parametrize("seed", range(8))
def test_no_partition_costs_less_than_the_bound(seed: int) -> None:
    costs = drawn(7, seed)
    best = min(costs.cost(np.array(camp)) for camp in product(range(4), repeat=7))
    assert packed(costs) <= best + 1e-9
    assert packed(costs) > best / 3


def agreement_costs(members: int, votes: int) -> Costs:
    run = Run(house(members, votes, absent=0.1).dataset(), Settings())
    network = run.view("camps")
    assert isinstance(network, Network)
    return placing(network, "strength").contested


def test_the_programme_finds_no_better_camps_and_a_higher_bound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    costs = agreement_costs(70, 60)
    monkeypatch.setattr(crowded, "_LIKELY", 1)
    monkeypatch.setattr(crowded, "_LISTED", 1)
    found, _ = Camps(costs, Effort()).best_of_any(6)
    relaxed = weakly_balanced(costs, Effort())
    bound = relaxed.proof.bound / costs.unit
    assert not found.proved and not found.complete
    assert 0.6 * bound < found.lower <= bound * (1 + 1e-9)
    assert (1 - 1e-9) * bound <= found.cost <= 1.01 * bound


@pytest.mark.slow
def test_camps_of_a_whole_parliament_are_between_two_bounds() -> None:
    """150 members and 60 votes: 11,175 pairs and far more triangles than a programme lists."""
    run = Run(house(150, 60, absent=0.1).dataset(), Settings())
    found = run.finding("camps")
    assert found.summary["proved"] is False
    assert 0 < float(str(found.summary["lower_bound"])) < float(str(found.summary["criterion"]))
    assert "this may not be the best" in str(found.reading)
    sides = run.finding("frustration_index", network="agreement")
    assert sides.summary["lower_bound"] <= sides.summary["upper_bound"]  # type: ignore[operator]


@pytest.mark.parametrize("seed", range(4))
def test_joining_in_a_table_joins_the_same(seed: int) -> None:
    """Different prices throughout, so that nothing is left to the order of equals."""
    draw = np.random.default_rng(seed)
    ends = [(a, b) for a in range(20) for b in range(a + 1, 20)]
    size = draw.permutation(np.arange(1, len(ends) + 1) ** 2)
    sign = np.where(draw.random(len(ends)) < 0.4, -1, 1)
    costs = pairs(20, dict(zip(ends, (size * sign).tolist(), strict=True)))
    one, other = join(costs), _join_in_table(dense(costs))
    assert np.array_equal(one[:, None] == one, other[:, None] == other)


def test_work_is_counted_and_stops_the_bound() -> None:
    costs = agreement_costs(70, 60)
    opposed = costs.net < 0
    some = crowded.packed(costs, opposed, Effort(steps=20_000.0))
    assert 0 < some < packed(costs)
