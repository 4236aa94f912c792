"""Generalised balance: block costs against their definition."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.engines.balance.effort import Effort
from graphkit.engines.balance.generalised import Blocks, generalised

# Three camps of three: inside the first all oppose, between the first two all support.
CAMP = np.repeat(np.arange(3), 3)


def hostile_inside() -> Blocks:
    source, target = (ends.ravel() for ends in np.meshgrid(np.arange(9), np.arange(9)))
    kept = source != target
    source, target = source[kept], target[kept]
    pair = {(0, 0): -1, (0, 1): 1, (1, 0): -1, (1, 1): 1, (2, 2): 1, (0, 2): -1, (2, 0): -1}
    sign = np.array([pair.get((CAMP[a], CAMP[b]), -1) for a, b in zip(source, target, strict=True)])
    return Blocks(9, source, target, (sign > 0).astype(np.int64), (sign < 0).astype(np.int64), True)


def test_any_sign_may_rule_a_block() -> None:
    blocks = hostile_inside()
    assert blocks.cost(CAMP) == 0
    assert not blocks.wrong(CAMP).any()
    found = generalised(blocks, 3, Effort(60))
    assert (found.cost, found.lower, found.complete) == (0, 0, True)
    assert any((np.unique(one, return_inverse=True)[1] == CAMP).all() for one in found.camps)


def test_blocks_without_direction_are_one() -> None:
    # a -> b supports, b -> a opposes: two pure blocks, or one mixed block.
    ties = {"source": np.array([0, 1]), "target": np.array([1, 0])}
    prices = {"support": np.array([1, 0]), "opposition": np.array([0, 1])}
    camp = np.array([0, 1])
    assert Blocks(2, **ties, **prices, ordered=True).cost(camp) == 0
    assert Blocks(2, **ties, **prices, ordered=False).cost(camp) == 1


@given(st.integers(0, 10**6), st.booleans(), st.integers(1, 4))
@settings(max_examples=60, deadline=None)
def test_wrong_ties_are_what_it_costs(seed: int, ordered: bool, k: int) -> None:
    random = np.random.default_rng(seed)
    source, target = random.integers(0, 7, 15), random.integers(0, 7, 15)
    price, support = random.integers(1, 4, 15), random.random(15) < 0.5
    blocks = Blocks(
        7, source, target, np.where(support, price, 0), np.where(support, 0, price), ordered
    )
    camp = random.integers(0, k, 7)
    assert price[blocks.wrong(camp)].sum() == blocks.cost(camp)


def test_without_time_the_bound_is_honest() -> None:
    found = generalised(hostile_inside(), 2, Effort(0))
    assert found.lower <= generalised(hostile_inside(), 2, Effort(60)).cost <= found.cost
    assert not found.complete


def test_more_camps_never_cost_more() -> None:
    blocks = hostile_inside()
    costs = [generalised(blocks, k, Effort(60)).cost for k in (1, 2, 3, 4)]
    assert costs == sorted(costs, reverse=True)
    assert costs[0] == pytest.approx(min(blocks.support.sum(), blocks.opposition.sum()))
