"""A linear programme that pays for at least one pair in every forbidden cycle.

Choose pairs (their sign counts as wrong) so that each cycle on the list holds at least one,
at the least price. Cycles are added as they are found violated. HiGHS solves it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np

from graphkit.engines.balance.effort import ITERATION, ROW, Effort
from graphkit.graph.network import Floats, Ints

Cycle = tuple[int, ...]
TOLERANCE = 1e-6
_ITERATIONS = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Proved:
    """No choice costs less than `bound`, by the dual values of the cycles (`duals`); `spare` is
    what choosing each pair costs beyond that proof (negative: what it saves)."""

    bound: float
    duals: Floats
    spare: Floats


class Covering:
    """minimise price . x  subject to  sum of x over a cycle >= 1,  0 <= x <= 1.

    `x` is the last solution, and `value` its price.
    """

    def __init__(self, price: Floats) -> None:
        import highspy

        self.price = np.asarray(price, dtype=float)
        self.x = np.zeros(len(price))
        self.impossible = False
        self.cycles: list[Cycle] = []
        self._proved: Proved | None = Proved(0.0, np.zeros(0), self.price.copy())
        self.value = 0.0
        self._duals, self._paid = np.zeros(0), np.zeros(0)
        self._known: set[Cycle] = set()
        self._limits: list[tuple[Ints, float]] = []
        self._is_limit: list[bool] = []
        self._infinity = float(highspy.kHighsInf)
        self._highs = _silent_solver()
        for option, value in _OPTIONS.items():
            self._highs.setOptionValue(option, value)
        count = len(price)
        self._highs.addVars(count, np.zeros(count), np.ones(count))
        self._highs.changeColsCost(count, np.arange(count, dtype=np.int32), self.price)

    def add(self, cycles: Iterable[Iterable[int]]) -> int:
        """Add cycles (numbers of pairs) not yet known; returns how many were new."""
        new = sorted({tuple(sorted(cycle)) for cycle in cycles} - self._known)
        if new:
            self._known.update(new)
            self.cycles += new
            self._is_limit += [False] * len(new)
            starts = np.cumsum([0, *map(len, new[:-1])]).astype(np.int32)
            index = np.array(list(chain.from_iterable(new)), dtype=np.int32)
            one, above = np.ones(len(new)), np.full(len(new), self._infinity)
            ones = np.ones(len(index))
            self._highs.addRows(len(new), one, above, len(index), starts, index, ones)
        return len(new)

    def at_most(self, pairs: Ints, number: float) -> None:
        """Ask that no more than `number` of `pairs` be chosen."""
        self._limits.append((pairs, number))
        self._is_limit.append(True)
        index = np.asarray(pairs, dtype=np.int32)
        self._highs.addRow(-self._infinity, number, len(index), index, np.ones(len(index)))

    def solve(self, effort: Effort) -> bool:
        """Solve for the cycles known so far; False when the effort is over first or nothing
        satisfies the limits (then `impossible`)."""
        import highspy

        if effort.over:
            return False
        effort.spend(ROW * (len(self.price) + len(self._is_limit)))
        self._highs.setOptionValue("time_limit", self._highs.getRunTime() + effort.seconds)
        self._highs.setOptionValue(
            "simplex_iteration_limit", int(min(effort.steps / ITERATION + 1, _ITERATIONS))
        )
        self._highs.run()
        effort.spend(ITERATION * self._highs.getInfo().simplex_iteration_count)
        status = self._highs.getModelStatus()
        self.impossible = status == highspy.HighsModelStatus.kInfeasible
        if status != highspy.HighsModelStatus.kOptimal:
            return False
        solution = self._highs.getSolution()
        # The solver may overstep its bounds by its tolerance.
        self.x = np.clip(np.asarray(solution.col_value), 0.0, 1.0)
        self._duals, self._proved = np.asarray(solution.row_dual), None
        self._paid = np.asarray(solution.row_value)
        self.value = float(self.price @ self.x)
        return True

    def drop_loose(self) -> None:
        """Forget the cycles that hold more than they need in the last solution.

        Only with a `value` that is higher than ever, or they come and go without end.
        """
        assert not self._limits  # each row is a cycle
        loose = self._paid > 1 + TOLERANCE
        rows = np.flatnonzero(loose).astype(np.int32)
        self._highs.deleteRows(len(rows), rows)
        self._known -= {self.cycles[row] for row in rows.tolist()}
        self.cycles = [self.cycles[row] for row in np.flatnonzero(~loose).tolist()]
        self._is_limit = [False] * len(self.cycles)
        self._duals = self._duals[~loose]

    @property
    def proved(self) -> Proved:
        """What the dual values of the last solution prove, whatever the solver's tolerances."""
        if self._proved is None:
            self._proved = self._prove(self._duals)
        return self._proved

    def pack(self) -> None:
        """A quick bound where there was no time to solve: give each known cycle, shortest
        first, what is left of the price of its cheapest pair."""
        spare = self.price.copy()
        duals = np.zeros(len(self.cycles))
        for number in sorted(range(len(self.cycles)), key=lambda i: len(self.cycles[i])):
            pairs = list(self.cycles[number])
            duals[number] = spare[pairs].min()
            spare[pairs] -= duals[number]
        if duals.sum() > self.proved.bound:
            self._proved = Proved(float(duals.sum()), duals, spare)

    def _prove(self, duals: Floats) -> Proved:
        """Bound and spare prices from dual values, made feasible first.

        Cycles added since the solution was found have none.
        """
        is_limit = np.array(self._is_limit[: len(duals)], dtype=bool)
        paid = np.maximum(duals[~is_limit], 0.0)
        bound, spare = float(paid.sum()), self.price.copy()
        used = np.flatnonzero(paid)
        cycles = [self.cycles[cycle] for cycle in used.tolist()]
        index = np.fromiter(chain.from_iterable(cycles), dtype=np.int64)
        each = np.repeat(paid[used], [len(cycle) for cycle in cycles])
        spare -= np.bincount(index, weights=each, minlength=len(spare))
        for dual, (pairs, number) in zip(duals[is_limit], self._limits, strict=False):
            bound += min(dual, 0.0) * number
            spare[pairs] -= min(dual, 0.0)
        return Proved(bound + float(np.minimum(spare, 0.0).sum()), paid, spare)


def _silent_solver() -> Any:
    """A solver that never writes to standard output.

    highspy 1.16 logs a banner while it sets up its callbacks, before any option can be set;
    none are used here, so silence takes their place.
    """
    import highspy

    class Silent(highspy.Highs):
        def enableCallbacks(self) -> None:
            self.setOptionValue("output_flag", False)

    solver: Any = Silent()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)
    return solver


# One thread and a fixed seed: the same data must give the same cuts on every machine.
_OPTIONS = {
    "threads": 1,
    "random_seed": 0,
    "presolve": "off",
    "primal_feasibility_tolerance": 1e-9,
    "dual_feasibility_tolerance": 1e-9,
}
