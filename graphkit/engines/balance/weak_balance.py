"""A lower bound for any number of camps: cycles with exactly one opposed pair.

A network splits into camps, as many as it likes, without a wrong tie exactly when no cycle
holds a single opposed pair (Davis 1967). Each such cycle costs at least one wrong pair.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from graphkit.engines.balance.costs import Costs
from graphkit.engines.balance.covering import Covering, Cycle
from graphkit.engines.balance.cycle_cuts import short_cycles, triangles
from graphkit.engines.balance.proof import Proof, proof_of
from graphkit.graph.network import Ints

_TIMES = 8  # how many cycles of one round a pair may be in


@dataclass(frozen=True, eq=False)
class Relaxed:
    """The bound's proof, the camps that the fractional solution suggests, and whether every
    violated cycle was found in time."""

    proof: Proof
    camp: Ints
    finished: bool


def weakly_balanced(costs: Costs, deadline: float) -> Relaxed:
    """Solve the programme over contested pairs (every `net` != 0), by `deadline`."""
    opposed = costs.net < 0
    cover = Covering(np.abs(costs.net) * costs.unit)
    known = triangles(costs, opposed)
    cover.add(cycle for cycle in known if opposed[list(cycle)].sum() == 1)
    finished = False
    while cover.solve(deadline):
        added = cover.add(_spread(short_cycles(costs, opposed, cover.x, deadline)))
        if not added:
            finished = time.monotonic() < deadline
            break
    if not finished:
        cover.pack()
    return Relaxed(proof_of(cover), _joined(costs, cover), finished)


def _spread(cycles: list[Cycle]) -> Iterator[Cycle]:
    """The shortest cycles, a pair being in few of them: more would ask the same of it again, and
    every row makes each later solution dearer."""
    times: Counter[int] = Counter()
    for cycle in sorted(cycles, key=len):
        if all(times[pair] < _TIMES for pair in cycle):
            times.update(cycle)
            yield cycle


def _joined(costs: Costs, cover: Covering) -> Ints:
    """Camps made of the support that is mostly kept."""
    from graphkit.engines.balance.blocks import parts

    kept = (costs.net > 0) & (cover.x < 0.5)
    return parts(costs.size, costs.low[kept], costs.high[kept])
