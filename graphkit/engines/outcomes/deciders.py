"""Where those who decide an issue stand: by their own stance, or by their members' vote."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from graphkit.decision_rule import MAJORITY, VOTES, Rule
from graphkit.engines.outcomes.decision import Decision, decide
from graphkit.engines.outcomes.electorate import electorate, voting_members
from graphkit.engines.outcomes.tally import Tally
from graphkit.graph.positions import Positions
from graphkit.language import Written

ABSENT = float("nan")


@dataclass(frozen=True, slots=True)
class Place:
    """A decider's position and the claims it rests on; `members` holds those who vote for it,
    with their `tally`, and is empty for an own stance. `conditional` names those of them (or
    the decider) who support on a condition only. `contested`: claims that count the same stand
    on both sides."""

    position: float
    claims: tuple[str, ...]
    members: tuple[str, ...] = ()
    condition: Written | None = None
    conditional: tuple[str, ...] = ()
    tally: Tally | None = None
    contested: bool = False

    @property
    def ballot(self) -> float:
        """The position as a vote: nan where claims that count the same contradict each other."""
        return ABSENT if self.contested else self.position


@dataclass(frozen=True, slots=True)
class Deciders:
    """Those who decide, by their rule. `places` has None for one whose vote is not known; `body`
    is whose members they are, `proposer` where the one stands whom the rule names."""

    rule: Rule
    names: tuple[str, ...]
    places: tuple[Place | None, ...]
    body: str | None = None
    proposer: Place | None = None

    @property
    def positions(self) -> list[float]:
        """Where each stands, nan where that is not known; as votes where votes are counted."""
        return [
            ABSENT if place is None else place.ballot if self.rule.vote else place.position
            for place in self.places
        ]

    @property
    def votes(self) -> list[float]:
        """The weight of each: by the last quota, since of two the first counts heads."""
        return self.rule.weighing(
            self.rule.quotas[-1].of if self.rule.quotas else VOTES, self.names
        )

    @property
    def claims(self) -> tuple[str, ...]:
        """Everything that it rests on."""
        known = [*self.places, self.proposer]
        return tuple(claim for place in known if place for claim in place.claims)

    def by_passing(self, status_quo: float | None) -> bool:
        """Whether it is passing or failing that counts. Where the larger side simply wins, and
        nothing is known of a status quo that a tie would leave, it is which side wins."""
        return self.rule.vote and not (self.rule.even_handed and not status_quo)

    def decide(self, status_quo: float | None) -> Decision:
        """What they come to."""
        proposal = None if self.proposer is None else self.proposer.position
        return decide(self.rule, self.names, self.positions, status_quo, proposal)


def deciders(positions: Positions, issue: str, *, conditions_met: bool = True) -> Deciders:
    """Who decides `issue` and where they stand.

    Support on a condition that is not met counts as 0. Raises LookupError with an id that nobody
    speaks for: a decider whose consent is needed, a proposer, the first of voters who all do not.
    """
    question = positions.issues[positions.column(issue)]
    stands = _Stances(positions, issue, conditions_met)
    found = electorate(question.rule, question.decided_by, stands.members, stands.placed)
    places = tuple(stands.place(name) for name in found.voters)
    for name, place in zip(found.voters, places, strict=True):
        if place is None and not (found.rule.vote and any(places)):
            raise LookupError(name)
    proposer = None
    if found.rule.proposer is not None:
        proposer = stands.place(found.rule.proposer)
        if proposer is None:
            raise LookupError(found.rule.proposer)
    return Deciders(found.rule, found.voters, places, found.body, proposer)


class _Stances:
    """The stances on one issue, and what bodies without one make of their members'."""

    def __init__(self, positions: Positions, issue: str, conditions_met: bool) -> None:
        self.positions, self.column = positions, positions.column(issue)
        self.conditions_met = conditions_met
        self.row = {actor: row for row, actor in enumerate(positions.actors)}
        self._bodies = {body for bodies in positions.member_of.values() for body in bodies}

    def placed(self, name: str) -> bool:
        """Whether an actor has a stance of its own."""
        row = self.row.get(name)
        return row is not None and not np.isnan(self.positions.position[row, self.column])

    def members(self, body: str) -> Collection[str]:
        """Everyone in a body, through other bodies too."""
        return self.positions.members(body) if body in self._bodies else ()

    def place(self, name: str) -> Place | None:
        """Where somebody stands; None where nobody speaks for it."""
        return self._own(name) if self.placed(name) else self._members(name)

    def _own(self, name: str) -> Place:
        row = self.row[name]
        held = float(self.positions.position[row, self.column])
        condition = self.positions.condition[row][self.column]
        rivals = self.positions.rivals.get((row, self.column), ())
        on_terms = condition is not None and held > 0
        return Place(
            0.0 if on_terms and not self.conditions_met else held,
            (self.positions.claim[row][self.column] or "", *rivals),
            (),
            condition,
            (name,) if on_terms else (),
            contested=bool(rivals),
        )

    def _members(self, body: str) -> Place | None:
        """Where a majority of a body's members leads, a vote each; a tie takes no side."""
        voters = voting_members(body, self.members, self.placed)
        known = tuple(name for name in voters if self.placed(name))
        if not known:
            return None
        own = {name: self._own(name) for name in known}
        stands = [own[name].ballot if name in own else ABSENT for name in voters]
        made = decide(MAJORITY, voters, stands, None)
        return Place(
            made.outcome or 0.0,
            tuple(claim for place in own.values() for claim in place.claims),
            known,
            conditional=tuple(name for name, place in own.items() if place.conditional),
            tally=made.tally,
        )
