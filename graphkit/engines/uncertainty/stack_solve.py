"""Linear equations on many networks at once, by taking actors out one by one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graphkit.engines.uncertainty.elimination import Elimination, Step, eliminate
from graphkit.engines.uncertainty.stack import Stack
from graphkit.graph.network import Floats

# Sums an actor and replicate, up to which solving together takes two thirds of the time of one
# by one at most (drawn networks of 60 to 300 actors); in steps there is more to do for each sum.
MOST, MOST_IN_STEPS = 600, 250


@dataclass(frozen=True, eq=False)
class Equations:
    """x_i x diagonal_i - sum over arcs (s to i) of weight x x_s = right_i, for every replicate."""

    stack: Stack
    plan: Elimination

    @property
    def worth_steps(self) -> bool:
        """Whether solving them again and again is quicker than one network after the other."""
        return self.plan.work <= MOST_IN_STEPS * self.stack.size

    def solve(self, weight: Floats, diagonal: Floats, right: Floats) -> Floats:
        """x (actors x replicates); `weight` is arcs x replicates, the others like x.

        Safe without pivoting where the diagonal outweighs the weights in rows or columns, or
        where weights are positive and walks along them die out.
        """
        columns = len(self.stack)
        weights = np.zeros((self.plan.slots, columns))
        weights[: len(weight)] = weight
        pivot = np.array(np.broadcast_to(diagonal, (self.stack.size, columns)))
        x = np.array(np.broadcast_to(right, (self.stack.size, columns)))
        for step in self.plan.steps:
            _take_out(step, weights, pivot, x)
        for step in reversed(self.plan.steps):
            received = weights[step.into] * x[step.before]
            x[step.actor] = (x[step.actor] + received.sum(axis=0)) / pivot[step.actor]
        return x


def equations(stack: Stack) -> Equations | None:
    """The equations of a stack, or None where networks are better solved one by one."""
    plan = eliminate(stack.size, stack.source, stack.target, MOST * stack.size)
    return None if plan is None else Equations(stack, plan)


def _take_out(step: Step, weights: Floats, pivot: Floats, x: Floats) -> None:
    passed = weights[step.out] / pivot[step.actor]
    i, j, slot = step.via
    weights[slot] += weights[step.into[i]] * passed[j]
    i, j, actor = step.loops
    pivot[actor] -= weights[step.into[i]] * passed[j]
    x[step.after] += passed * x[step.actor]
