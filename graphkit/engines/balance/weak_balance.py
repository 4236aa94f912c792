"""A lower bound for any number of camps: cycles with exactly one opposed pair.

A network splits into camps, as many as it likes, without a wrong tie exactly when no cycle
holds a single opposed pair (Davis 1967). Each such cycle costs at least one wrong pair.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from graphkit.engines.balance.costs import Costs, Mask
from graphkit.engines.balance.covering import TOLERANCE, Covering, Cycle
from graphkit.engines.balance.cycle_cuts import short_cycles, triangles
from graphkit.engines.balance.effort import Effort
from graphkit.engines.balance.proof import Proof, proof_of
from graphkit.graph.network import Floats, Ints

_TIMES = 16  # how many cycles of one round a pair may be in
_LOOKS = 2  # how often one round looks for cycles
_LATER = 0.02  # what a pair costs more in the next look, for each cycle it is in


@dataclass(frozen=True, eq=False)
class Relaxed:
    """The bound's proof, the camps that the fractional solution suggests, and whether every
    violated cycle was found."""

    proof: Proof
    camp: Ints
    finished: bool


def weakly_balanced(costs: Costs, effort: Effort, known: Sequence[Cycle] = ()) -> Relaxed:
    """Solve the programme over contested pairs (every `net` != 0) with some effort.

    It begins with the cycles `known` to matter, else with all triangles.
    """
    opposed = costs.net < 0
    cover = Covering(np.abs(costs.net) * costs.unit)
    known = known or triangles(costs, opposed)
    cover.add(cycle for cycle in known if opposed[list(cycle)].sum() == 1)
    finished, best = False, -1.0
    while cover.solve(effort):
        if cover.value > best:
            # What is satisfied with something to spare only makes solving dearer.
            best = cover.value
            cover.drop_loose()
        if not cover.add(_violated(costs, opposed, cover.x, effort)):
            finished = not effort.over
            break
    if not finished:
        cover.pack()
    return Relaxed(proof_of(cover), _joined(costs, cover), finished)


def _violated(costs: Costs, opposed: Mask, x: Floats, effort: Effort) -> list[Cycle]:
    """Violated cycles that differ: each look goes round the pairs of those found before."""
    found: list[Cycle] = []
    times = [0] * len(x)
    often: set[int] = set()
    seen = x
    for _ in range(_LOOKS):
        cycles = short_cycles(costs, opposed, seen, effort)
        new = list(_spread(_below_one(cycles, x), times, often))
        if not new:
            break
        found += new
        index = np.fromiter(chain.from_iterable(new), dtype=np.int64)
        seen = seen + _LATER * np.bincount(index, minlength=len(x))
    return found


def _below_one(cycles: list[Cycle], x: Floats) -> list[Cycle]:
    """Those that hold less than 1 of `x`."""
    if not cycles:
        return []
    starts = np.cumsum([0, *map(len, cycles[:-1])])
    index = np.fromiter(chain.from_iterable(cycles), dtype=np.int64)
    low = np.add.reduceat(x[index], starts) < 1 - TOLERANCE
    return [cycle for cycle, short in zip(cycles, low.tolist(), strict=True) if short]


def _spread(cycles: list[Cycle], times: list[int], often: set[int]) -> Iterator[Cycle]:
    """The shortest cycles, a pair being in few of them: more would ask the same of it again, and
    every row makes each later solution dearer. `often` are the pairs that are in enough."""
    for cycle in sorted(cycles, key=len):
        if often.isdisjoint(cycle):
            for pair in cycle:
                times[pair] += 1
                if times[pair] >= _TIMES:
                    often.add(pair)
            yield cycle


def _joined(costs: Costs, cover: Covering) -> Ints:
    """Camps made of the support that is mostly kept."""
    from graphkit.engines.balance.blocks import parts

    kept = (costs.net > 0) & (cover.x < 0.5)
    return parts(costs.size, costs.low[kept], costs.high[kept])
