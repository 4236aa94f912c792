"""The XOR model of two-camp balance as one integer programme (Aref, Mason & Wilson 2020).

A second engine for blocks where cycle cuts leave a gap: signs without any camp structure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from graphkit.engines.balance.costs import Costs
from graphkit.engines.balance.covering import Cycle
from graphkit.engines.balance.effort import ITERATION, Effort
from graphkit.graph.network import Floats, Ints

if TYPE_CHECKING:
    from scipy.sparse import csr_array


# Iterations of the simplex method, for each actor before the tree is begun, and for each node.
_AT_ONCE, _A_NODE = 20, 50


@dataclass(frozen=True, eq=False)
class Answer:
    """`side` (+1, -1) or None when nothing cheaper than asked exists or was found in time;
    `bound` is proved: no sides cost less (infinite when nothing cheaper than asked exists)."""

    side: Ints | None
    bound: float
    finished: bool


def cheaper_sides(
    costs: Costs,
    cycles: Sequence[Cycle],
    effort: Effort,
    *,
    below: float = np.inf,
    not_all: Ints | None = None,
) -> Answer:
    """The best sides that cost at most `below` (as money: units times `unit`), if any.

    `cycles` are known to hold a wrong pair each; they make the relaxation tight. At least one
    of the pairs `not_all` must be right.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp

    size, pairs = costs.size, len(costs.low)
    price = np.abs(costs.net) * costs.unit
    matrix, least = _rows(costs, cycles)
    demands = [LinearConstraint(matrix, least, np.inf)]
    objective = np.r_[np.zeros(size), price]
    if np.isfinite(below):
        demands.append(LinearConstraint(objective[None, :], -np.inf, below))
    if not_all is not None:
        some = np.zeros((1, size + pairs))
        some[0, size + not_all] = 1.0
        demands.append(LinearConstraint(some, -np.inf, len(not_all) - 1))
    upper = np.ones(size + pairs)
    degree = np.bincount(np.r_[costs.low, costs.high], minlength=size)
    # Both sides can be exchanged: whoever has most ties is held on one, which halves the search.
    upper[int(np.argmax(degree))] = 0.0
    nodes = (effort.steps / ITERATION - _AT_ONCE * size) / _A_NODE
    if effort.over or nodes < 1:
        return Answer(None, 0.0, False)
    result = milp(
        objective,
        integrality=np.r_[np.ones(size), np.zeros(pairs)],
        bounds=Bounds(0.0, upper),
        constraints=demands,
        options=_options(effort.seconds, nodes),
    )
    effort.spend(ITERATION * (_AT_ONCE * size + _A_NODE * (result.mip_node_count or 0)))
    # Infeasible: nothing costs as little as was asked for.
    if result.status == 2:
        return Answer(None, np.inf, True)
    bound = result.mip_dual_bound
    bound = 0.0 if bound is None or not np.isfinite(bound) else float(bound)
    if result.x is None:
        return Answer(None, bound, False)
    side = np.where(np.asarray(result.x[:size]) > 0.5, 1, -1).astype(np.int64)
    return Answer(side, bound, result.status == 0)


def _options(seconds: float, nodes: float) -> Any:
    options = {"mip_rel_gap": 0.0}
    if np.isfinite(seconds):
        options["time_limit"] = seconds
    if np.isfinite(nodes):
        options["node_limit"] = int(nodes)
    return options


def _rows(costs: Costs, cycles: Sequence[Cycle]) -> tuple[csr_array, Floats]:
    """Rows `matrix @ (sides, wrong) >= least`: a supported pair is wrong when its ends differ,
    an opposed one when they are the same; each cycle holds a wrong pair."""
    from scipy.sparse import coo_array

    size, pairs = costs.size, len(costs.low)
    every = np.arange(pairs)
    support = costs.net > 0
    a, b, wrong = costs.low, costs.high, size + every
    sign = np.where(support, -1.0, 1.0)
    row, column, value = [], [], []
    for start, one, other in ((0, np.ones(pairs), sign), (pairs, -np.ones(pairs), -sign)):
        row += [start + every] * 3
        column += [wrong, a, b]
        value += [np.ones(pairs), -one, -other]
    least = [np.where(support, 0.0, -1.0), np.where(support, 0.0, 1.0)]
    for number, cycle in enumerate(cycles):
        row.append(np.full(len(cycle), 2 * pairs + number))
        column.append(size + np.array(cycle))
        value.append(np.ones(len(cycle)))
    shape = (2 * pairs + len(cycles), size + pairs)
    entries = (np.concatenate(value), (np.concatenate(row), np.concatenate(column)))
    return coo_array(entries, shape=shape).tocsr(), np.r_[*least, np.ones(len(cycles))]
