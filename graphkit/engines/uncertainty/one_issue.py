"""Camps in many replicates where all that is known of any two is one issue, as of a house that
voted on one bill.

Whom a pair agrees with follows from where each of the two stands; a table of all pairs, of which
a house of 720 has some 250,000, would say no more and take much longer.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graphkit.engines.uncertainty.current_stances import Bools
from graphkit.engines.uncertainty.replicates import Replicates
from graphkit.engines.uncertainty.stack_camps import Labels, Moves, Pricing, move_all
from graphkit.graph.agreement import graded
from graphkit.graph.claims import Claims
from graphkit.graph.network import Floats, Ints


def is_one_issue(claims: Claims, pricing: Pricing) -> bool:
    """Whether the camps of these claims rest on the stances on one issue alone."""
    issues = np.unique(claims.stances.cell_issue)
    return not len(claims.ties) and len(issues) == 1 and pricing.mix > 0


@dataclass(frozen=True, eq=False)
class OneIssue:
    """What each actor's stance counts (actors x replicates, 0 for none), and whether it has any.

    Two that count for the same side hold each other by the product (`support`), two on different
    sides part each other by it (`oppose`).
    """

    worth: Floats
    speaks: Bools
    support: float
    oppose: float

    @classmethod
    def of(cls, replicates: Replicates, pricing: Pricing) -> OneIssue:
        """The one issue of these replicates."""
        actor = replicates.claims.stances.cell_actor
        held = graded(replicates.held, pricing.grading)
        worth = np.zeros((len(replicates.claims), len(replicates)))
        worth[actor] = np.sign(held) if pricing.weights == "count" else held
        speaks = np.isin(np.arange(len(worth)), actor)
        return cls(worth, speaks, 1 - pricing.alpha, pricing.alpha)

    def settled(self, start: Ints, camps: int) -> Labels:
        """As `stack_camps.settle` has it."""
        others = np.where(self.speaks, self.speaks.sum() - 1, 0)
        return move_all(_Moves(self, start, camps), start, others)

    @property
    def placed(self) -> Bools:
        """As `stack_camps.placed` has it."""
        sided = self.worth != 0
        return np.asarray(sided & (sided.sum(axis=0) > 1))

    @property
    def pieces(self) -> Ints:
        """As `pieces.pieces` has it: whoever takes a side is joined to all others who do."""
        sided, every = self.worth != 0, np.arange(len(self.worth))[:, None]
        return np.where(sided, sided.argmax(axis=0), every)


class _Moves(Moves):
    """Camps while actors move between them. `sides` is what those for and those against in each
    camp count together (2 x camps x replicates)."""

    def __init__(self, issue: OneIssue, start: Ints, camps: int) -> None:
        super().__init__(start, camps, issue.worth.shape[1])
        self.issue = issue
        parts = np.maximum(issue.worth, 0.0), np.maximum(-issue.worth, 0.0)
        members = (start == np.arange(camps)[:, None]).astype(float)
        self.sides = np.stack([members @ part for part in parts])

    def holds(self, actor: int, columns: Ints) -> Floats:
        worth, own = self.issue.worth[actor, columns], self.label[actor, columns]
        alike, apart = self.sides[:, :, columns]
        alike, apart = np.where(worth > 0, alike, apart), np.where(worth > 0, apart, alike)
        alike[own, np.arange(len(columns))] -= np.abs(worth)  # nobody holds itself
        return np.asarray(np.abs(worth) * (self.issue.support * alike - self.issue.oppose * apart))

    def pass_on(self, actor: int, columns: Ints, left: Labels, joined: Labels) -> None:
        worth = self.issue.worth[actor, columns]
        side = np.where(worth > 0, 0, 1)
        self.sides[side, left, columns] -= np.abs(worth)
        self.sides[side, joined, columns] += np.abs(worth)
        self.waiting[:] = True  # everybody else is beside it
