"""Cycle cuts, switching and the XOR model against exhaustive search and each other."""

from __future__ import annotations

import subprocess
import sys
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.engines.balance.blocks import cyclic_blocks, parts
from graphkit.engines.balance.costs import Costs
from graphkit.engines.balance.covering import Covering
from graphkit.engines.balance.cycle_cuts import odd_cycles, short_cycles, triangles
from graphkit.engines.balance.effort import Effort
from graphkit.engines.balance.frustration import split
from graphkit.engines.balance.switching import (
    along_tree,
    descend,
    neighbours,
    spread,
    wrong,
)
from graphkit.engines.balance.xor_model import cheaper_sides

LATER = Effort(3600)


def noise(actors: int, pairs: int, seed: int) -> Costs:
    """Random pairs with random signs and prices of 1 to 3: nothing to find in them."""
    random = np.random.default_rng(seed)
    low, high = np.triu_indices(actors, 1)
    chosen = np.sort(random.choice(len(low), pairs, replace=False))
    price, support = random.integers(1, 4, pairs), random.random(pairs) < 0.5
    return Costs(
        actors,
        low[chosen].astype(np.int64),
        high[chosen].astype(np.int64),
        np.where(support, price, 0),
        np.where(support, 0, price),
    )


def least(costs: Costs) -> int:
    return min(
        costs.cost(np.array((1, *sides))) for sides in product((1, -1), repeat=costs.size - 1)
    )


sizes = st.tuples(st.integers(3, 9), st.floats(0.2, 1.0), st.integers(0, 10**6)).map(
    lambda drawn: noise(drawn[0], max(1, int(drawn[1] * drawn[0] * (drawn[0] - 1) / 2)), drawn[2])
)


@given(sizes)
@settings(max_examples=60, deadline=None)
def test_split_is_proved_and_least(costs: Costs) -> None:
    found = split(costs, Effort(60))
    assert found.lower == found.upper == costs.cost(found.side) == least(costs)


@given(sizes)
@settings(max_examples=60, deadline=None)
def test_what_the_cuts_prove_holds_for_every_split(costs: Costs) -> None:
    proof = split(costs, Effort(60)).proof
    random = np.random.default_rng(0)
    for _ in range(10):
        side = random.choice((-1, 1), costs.size)
        x = wrong(costs, side).astype(float)
        surplus = sum(
            dual * (x[list(cycle)].sum() - 1)
            for cycle, dual in zip(proof.cycles, proof.duals, strict=True)
        )
        explained = sum(proof.duals) + float(proof.spare @ x) + surplus
        assert costs.cost(side) == pytest.approx(explained)
        assert proof.bound <= costs.cost(side) + 1e-9


@pytest.mark.parametrize("seed", range(4))
def test_two_engines_agree_where_exhaustive_search_cannot_go(seed: int) -> None:
    costs = noise(24, 110, seed)
    cuts = split(costs, Effort(60))
    model = cheaper_sides(costs, [], Effort(60))
    assert model.finished
    assert cuts.proved
    assert costs.cost(model.side) == cuts.upper == pytest.approx(model.bound)


def test_the_model_says_when_nothing_is_cheaper() -> None:
    costs = noise(8, 20, 1)
    best = least(costs)
    answer = cheaper_sides(costs, [], Effort(60), below=best - 0.5)
    assert answer.finished
    assert answer.side is None


@given(sizes)
@settings(max_examples=40, deadline=None)
def test_cycles_found_are_violated_and_odd(costs: Costs) -> None:
    side = spread(costs)
    marks = wrong(costs, side)
    nothing = np.zeros(len(costs.low))
    balanced = not marks.any()
    for found in (
        odd_cycles(costs, marks, nothing, LATER),
        short_cycles(costs, marks, nothing, LATER),
        triangles(costs, marks),
    ):
        for cycle in found:
            pairs = list(cycle)
            ends = np.r_[costs.low[pairs], costs.high[pairs]]
            assert (np.unique(ends, return_counts=True)[1] % 2 == 0).all()
            assert (costs.net[pairs] < 0).sum() % 2 == 1
    assert balanced == (not odd_cycles(costs, marks, nothing, LATER))


@given(sizes)
@settings(max_examples=40, deadline=None)
def test_switching_never_makes_it_worse(costs: Costs) -> None:
    start = np.random.default_rng(0).choice((-1, 1), costs.size)
    near = neighbours(costs)
    lower = np.array(descend(near, start.tolist()))
    assert costs.cost(lower) <= costs.cost(start)
    for u in range(costs.size):
        turned = lower.copy()
        turned[u] *= -1
        assert costs.cost(turned) >= costs.cost(lower)


def test_a_forest_is_always_satisfied() -> None:
    costs = noise(9, 20, 3)
    side = along_tree(costs, np.zeros(20))
    assert set(side.tolist()) <= {-1, 1}
    path = costs.pick(np.array([0, 19]))
    assert not wrong(path, spread(path)).any()


def test_blocks_leave_out_bridges() -> None:
    # Two triangles joined by a bridge 2 - 3, and a pendant 6.
    ends = [(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (3, 5), (4, 5), (5, 6)]
    low, high = (np.array(column) for column in zip(*ends, strict=True))
    assert [block.tolist() for block in cyclic_blocks(7, low, high)] == [[0, 1, 2], [4, 5, 6]]
    assert parts(8, low, high).tolist() == [0] * 7 + [1]


def test_the_bound_holds_before_all_cycles_are_known() -> None:
    cover = Covering(np.array([1.0, 2.0, 3.0, 1.5]))
    assert cover.add([(0, 1), (1, 0), (2, 3)]) == 2
    assert cover.solve(Effort(10))
    assert cover.proved.bound == pytest.approx(2.5)
    cover.at_most(np.array([0]), 0)
    assert cover.solve(Effort(10))
    assert cover.proved.bound == pytest.approx(3.5)
    cover.at_most(np.array([2, 3]), 0)
    assert not cover.solve(Effort(10))
    assert cover.impossible


def test_no_time_no_answer() -> None:
    assert not Covering(np.ones(2)).solve(Effort(0))
    found = split(noise(12, 40, 0), Effort(0))
    assert found.lower < found.upper
    assert not found.proved


def test_packed_cycles_bound_from_below() -> None:
    cover = Covering(np.array([1.0, 2.0, 3.0, 1.5]))
    cover.add([(0, 1), (1, 2), (2, 3)])
    cover.pack()
    assert cover.proved.duals.tolist() == [1.0, 1.0, 1.5]
    assert cover.proved.spare.tolist() == [0.0, 0.0, 0.5, 0.0]
    assert cover.proved.bound == 3.5
    assert cover.solve(LATER)
    assert cover.proved.bound >= 3.5 - 1e-9


def test_what_is_satisfied_anyway_can_be_forgotten() -> None:
    cover = Covering(np.array([1.0, 2.0, 3.0, 1.5]))
    cover.add([(0, 1), (1, 2, 3), (0, 3), (2, 3)])
    assert cover.solve(LATER)
    assert cover.proved.bound == cover.value == pytest.approx(2.5)  # the pairs 0 and 3
    before = cover.proved
    cover.drop_loose()
    assert cover.cycles == [(0, 1), (1, 2, 3), (2, 3)]  # the one with both of them goes
    assert cover.proved.bound == before.bound
    assert cover.solve(LATER)
    assert cover.proved.bound == pytest.approx(2.5)
    assert cover.add([(0, 3)]) == 1  # and may come back


def test_the_solver_writes_nothing() -> None:
    """In a process of its own: some solvers write a banner once a process."""
    job = (
        "from graphkit.engines.balance.covering import Covering\n"
        "from graphkit.engines.balance.effort import Effort\n"
        "cover = Covering([1.0, 1.0, 1.0])\n"
        "cover.add([[0, 1, 2]])\n"
        "assert cover.solve(Effort())"
    )
    run = subprocess.run([sys.executable, "-c", job], capture_output=True, check=True)
    assert (run.stdout, run.stderr) == (b"", b"")
