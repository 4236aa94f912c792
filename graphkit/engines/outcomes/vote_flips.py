"""Whose change of sides would turn a vote: from passing to failing, or the reverse.

One who turns goes from one side to the other, so that those present and the votes cast stay what
they are, and with them what is needed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import comb

import numpy as np

from graphkit.decision_rule import NEAR
from graphkit.engines.outcomes.deciders import Deciders
from graphkit.engines.outcomes.decision import decide
from graphkit.engines.outcomes.decision_flips import Ints, Mask
from graphkit.engines.outcomes.pivotal import Pivots, additive, search
from graphkit.engines.outcomes.vote import Sums, Vote, motion

TRIED = 3_000_000  # sets of one size that are listed or tried out


class VoteFlips:
    """A vote as a function of who changes sides; candidates are the voters in their order."""

    def __init__(self, panel: Deciders, quo: float | None) -> None:
        self.panel, self.quo = panel, quo
        self.vote, self.position = Vote(panel.rule, panel.names), np.array(panel.positions)
        held = (motion(quo) * self.position)[:, None]
        self.yes, self.no, there = held > 0, held < 0, ~np.isnan(held)
        self.bounds = self.vote.bounds(self.yes | self.no, there)
        self.sums = {name: weight @ self.yes for name, weight in self.vote.weights.items()}
        self.carries = bool(self.vote.enough(self.sums, self.bounds)[0])
        self.passes = self.carries == (motion(quo) > 0)

    def outcome(self, turned: tuple[int, ...]) -> float | None:
        """Where the vote leads when these voters turn."""
        panel, after = self.panel, self.position.copy()
        after[list(turned)] *= -1
        proposal = None if panel.proposer is None else panel.proposer.position
        if proposal is not None and panel.rule.proposer in panel.names:
            proposal = float(after[panel.names.index(panel.rule.proposer)])
        if proposal is not None and self.quo is not None:
            return decide(panel.rule, panel.names, after.tolist(), self.quo, proposal).outcome
        end = None if proposal is None else np.array([proposal])
        found = float(self.vote.outcomes(after[:, None], self.quo, end)[0][0])
        return None if np.isnan(found) else found

    @property
    def side(self) -> int:
        """1 where it passes, -1 where it fails, 0 where it is tied and nothing is known of where
        that leaves things."""
        return 0 if self._lead == 0 else 1 if self.passes else -1

    @property
    def _lead(self) -> float | None:
        """By how much the larger side is ahead, where that is all that counts; within rounding."""
        if self.panel.by_passing(self.quo) or not self.bounds.quorate[0]:
            return None
        weight = self.vote.weights[self.panel.rule.quotas[0].of]
        lead = abs(float(weight @ self.yes[:, 0] - weight @ self.no[:, 0]))
        return lead if lead > NEAR * float(weight.sum()) else 0.0

    @property
    def tying(self) -> tuple[int, ...]:
        """Those who alone would make it a tie."""
        if not self._lead:
            return ()
        able = (self.yes if self.carries else self.no)[:, 0]
        weight = self.vote.weights[self.panel.rule.quotas[0].of]
        near = np.abs(2 * weight - self._lead) <= NEAR * float(weight.sum())
        return tuple(np.flatnonzero(able & near).tolist())

    def find(self) -> Pivots:
        """The sets that turn the vote."""
        if not self.bounds.quorate[0]:
            return Pivots((), (), None, len(self.position) + 1, 3)
        able = (self.yes if self.carries else self.no)[:, 0]
        each = [self._by_quota(number, able) for number in range(len(self.vote.rule.quotas))]
        if len(each) == 1 and self.vote.rule.block is None:
            return each[0]
        rows = np.flatnonzero(able)

        def turning(sets: Ints) -> Mask:
            return self._turned(rows[sets])

        found = search(len(rows), turning, np.ones(len(rows)), 1.0, most=TRIED)
        found = replace(
            found,
            sets=tuple(rows[part] for part in found.sets),
            example=tuple(rows[list(found.example)].tolist()),
        )
        return found if found.smallest is not None else self._larger(found, each, rows)

    def _turned(self, sets: Ints) -> Mask:
        """Which sets turn the vote, a row a set."""
        sign = -1 if self.carries else 1
        sums: Sums = {
            name: self.sums[name] + sign * weight[sets].sum(axis=1)
            for name, weight in self.vote.weights.items()
        }
        return np.asarray(self.vote.enough(sums, self.bounds) != self.carries)

    def _by_quota(self, number: int, able: Mask) -> Pivots:
        """The sets that lose, or win, one quota alone: weights that only add up."""
        quota, needed = self.vote.rule.quotas[number], float(self.bounds.needed[number][0])
        weight, held = self.vote.weights[quota.of], float(self.sums[quota.of][0])
        slack = NEAR * max(float(weight.sum()), needed)
        gap = held - needed if self.carries else needed - held
        # To lose a quota that asks for more than so much, it is enough to fall to it.
        exact = quota.more == self.carries and self.panel.by_passing(self.quo)
        need = max(gap - slack if exact else gap + slack, slack)
        sizes = 3 if comb(int(able.sum()), 3) <= TRIED else 2
        return additive(weight * able, need, sizes)

    def _larger(self, found: Pivots, each: Sequence[Pivots], rows: Ints) -> Pivots:
        """What is known of larger sets: by one quota, or by adding the heaviest one by one."""
        tried = found.exact_to + 1
        ways = [one for one in each if one.smallest is not None]
        if self.carries and self.vote.rule.block is None and ways:
            least = min(ways, key=lambda one: (one.smallest, one.example))
            return replace(
                found,
                example=least.example,
                smallest=least.smallest,
                at_least=least.smallest or tried,
            )
        bound = max([tried, *(one.at_least for one in each if not self.carries)])
        shares = sum(weight[rows] / weight.sum() for weight in self.vote.weights.values())
        order = rows[np.argsort(-np.asarray(shares), kind="stable")]
        for size in range(tried, len(order) + 1):
            if self._turned(order[None, :size])[0]:
                return replace(found, example=tuple(sorted(order[:size].tolist())), at_least=bound)
        return replace(found, at_least=bound if ways else len(rows) + 1)
