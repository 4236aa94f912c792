"""What those who decide make of the positions in many replicates."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import numpy as np

from graphkit.decision_rule import MAJORITY, Rule
from graphkit.engines.outcomes.decision import best_for_proposer, decide
from graphkit.engines.outcomes.electorate import Electorate, electorate
from graphkit.engines.outcomes.vote import Vote
from graphkit.engines.uncertainty.replicates import Replicates
from graphkit.graph.network import Floats


def decided(replicates: Replicates, issue: int) -> Floats:
    """What those who decide come to, -1 to 1; nan where that is not known."""
    question, stands = replicates.claims.issues[issue], _Stances(replicates, issue)
    if question.rule.kind == "sole" and question.decided_by:
        return stands.alone(question.decided_by[0], question.rule, question.status_quo)
    found = electorate(question.rule, question.decided_by, stands.members, stands.placed)
    if not found.voters:
        return stands.nowhere
    held = np.stack([stands.place(name) for name in found.voters])
    proposer = found.rule.proposer
    proposal = None if proposer is None else stands.place(proposer)
    try:
        if found.rule.vote and (proposal is None or question.status_quo is None):
            return Vote(found.rule, found.voters).outcomes(held, question.status_quo, proposal)[0]
        return _by_proposal(found, held, question.status_quo, proposal)
    except LookupError:
        return stands.nowhere


def _by_proposal(
    found: Electorate, held: Floats, quo: float | None, proposal: Floats | None
) -> Floats:
    """The same where somebody proposes, or all have to consent."""
    known = ~np.isnan(held)
    there = known.any(axis=0) if found.rule.vote else known.all(axis=0)
    if proposal is not None:
        there &= ~np.isnan(proposal)
    outcomes = np.full(held.shape[1], np.nan)
    if quo is not None:
        best = best_for_proposer(found.rule, found.voters, held, quo, proposal)
        outcomes[there] = best[there]
        return outcomes
    for number in np.flatnonzero(there).tolist():
        made = decide(found.rule, found.voters, held[:, number].tolist(), None)
        outcomes[number] = np.nan if made.outcome is None else made.outcome
    return outcomes


class _Stances:
    """The stances on one issue in every replicate, as `deciders` sees those of the data."""

    def __init__(self, replicates: Replicates, issue: int) -> None:
        # Who votes, and for whom, follows from the coded stances: of those who decide, or of their
        # members, a stance that nobody coded is as good as none.
        stances = replicates.coded.stances
        cells = np.flatnonzero(stances.cell_issue == issue)
        names = replicates.claims.actors
        self.own = {
            names[actor]: replicates.held[cell]
            for cell, actor in zip(cells.tolist(), stances.cell_actor[cells].tolist(), strict=True)
        }
        self.nowhere: Floats = np.full(len(replicates), np.nan)
        self._members = {
            name: [names[member] for member in inside]
            for name, inside in zip(names, replicates.claims.members, strict=True)
            if inside
        }

    def placed(self, name: str) -> bool:
        """Whether an actor has a stance of its own in the data."""
        return name in self.own

    def members(self, body: str) -> Collection[str]:
        """Everyone in a body, through other bodies too."""
        return self._members.get(body, ())

    def place(self, name: str) -> Floats:
        """Where somebody stands: by an own stance, else where a majority of members leads; a tie
        takes no side."""
        return self.alone(name, MAJORITY, 0.0)

    def alone(self, name: str, rule: Rule, tied: float | None) -> Floats:
        """What somebody comes to alone; where its members are tied, things stay as they are."""
        own = np.asarray(self.own.get(name, self.nowhere))
        if not np.isnan(own).any():
            return own
        known = [member for member in sorted(self.members(name)) if self.placed(member)]
        if not known:
            return own
        held = np.stack([self._voting(member) for member in known])
        led = Vote(replace(MAJORITY, weights=rule.weights), known).outcomes(held, None)[0]
        voters = (~np.isnan(held)).sum(axis=0)
        stays = np.where(voters > 1, np.nan if tied is None else tied, 0.0)
        stays = np.where(voters > 0, stays, np.nan)
        return np.where(np.isnan(own), np.where(np.isnan(led), stays, led), own)

    def _voting(self, member: str) -> Floats:
        """The stance of a member; nan for a body where a member of its own has one."""
        inside = [self.own[one] for one in self.members(member) if self.placed(one)]
        if not inside:
            return np.asarray(self.own[member])
        return np.asarray(np.where(np.isnan(inside).all(axis=0), self.own[member], np.nan))
