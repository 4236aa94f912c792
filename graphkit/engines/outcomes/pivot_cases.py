"""An outcome as a function of who, or which tie, turns to the other side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from graphkit.engines.outcomes.deciders import deciders
from graphkit.engines.outcomes.decision_flips import DecisionFlips
from graphkit.engines.outcomes.means import weighted_mean, weighted_median
from graphkit.engines.outcomes.opinion import FriedkinJohnsen, listening
from graphkit.engines.outcomes.pivotal import Ints, Mask, Pivots, additive, grow, search
from graphkit.engines.outcomes.tie_flips import TieFlips
from graphkit.engines.outcomes.vote_flips import VoteFlips
from graphkit.graph.network import Network
from graphkit.graph.pair_claims import every
from graphkit.graph.positions import Contest, Floats, Positions

TRIED = 3_000_000  # sets of one size that are tried out where effects do not add up
NEAREST = 40  # ties that a greedy search looks at


@dataclass(frozen=True, eq=False)
class PivotCases:
    """What can turn (each candidate as one actor, or a tie's two), and what comes of it.

    `outcome` (-1..1, None when deciders block one another) is a function of the numbers of
    those that turn; `find` gives the sets that bring it from side 1 or -1 to the other one. Of a
    vote, `passes` says whether it does, `voted` which side wins, and the sets are those that make
    the other win; `tying` are those who alone would make it a tie.
    """

    candidates: Sequence[tuple[str, ...]]
    outcome: Callable[[tuple[int, ...]], float | None]
    find: Callable[[int], Pivots]
    claims: tuple[str, ...]
    passes: bool | None = None
    voted: int | None = None
    tying: tuple[int, ...] = ()

    @property
    def side(self) -> int:
        """The side that the outcome is on, or that wins a vote: 1, -1, or 0 for neither."""
        if self.voted is not None:
            return self.voted
        return int(np.sign(round(self.now or 0.0, 12)))

    @property
    def now(self) -> float | None:
        """The outcome as it is."""
        return self.outcome(())


def compromise_pivot_cases(field: Contest) -> PivotCases:
    """Actors under the compromise model: contributions add up."""
    return _mean(field.actors, field.position, field.weight / field.weight.sum(), field.rests())


def opinion_pivot_cases(
    positions: Positions, field: Contest, network: Network, susceptibility: float
) -> PivotCases:
    """Actors under Friedkin-Johnsen opinion dynamics: initial opinions add up."""
    start = positions.position[:, positions.column(field.issue.id)]
    spread = FriedkinJohnsen(listening(network), ~np.isnan(start), susceptibility)
    load = spread.sensitivity(positions.load(field))[spread.placed]
    placed = np.flatnonzero(~np.isnan(start))
    names = [positions.actors[row] for row in placed]
    return _mean(names, start[placed], load, (*field.rests(), *_claims(network)))


def _mean(
    names: Sequence[str], position: Floats, load: Floats, claims: tuple[str, ...]
) -> PivotCases:
    def outcome(turned: tuple[int, ...]) -> float:
        return weighted_mean(_turned(position, turned), load)

    def find(side: int) -> Pivots:
        return additive(2 * load * side * position, float(side * (load @ position)))

    return PivotCases([(name,) for name in names], outcome, find, claims)


def median_pivot_cases(field: Contest) -> PivotCases:
    """Actors under the median voter model: weight that changes sides adds up."""
    position, load = field.position, field.weight / field.weight.sum()

    def outcome(turned: tuple[int, ...]) -> float:
        return weighted_median(_turned(position, turned), load)

    def find(side: int) -> Pivots:
        other = float(load[side * position < 0].sum())
        return additive(load * (side * position > 0), 0.5 - other)

    return PivotCases([(name,) for name in field.actors], outcome, find, field.rests())


def decision_pivot_cases(positions: Positions, issue: str) -> PivotCases:
    """Those who decide, and the members of those who have no stance of their own, tried out;
    the votes of a single vote are counted.

    Raises LookupError for a decider nobody speaks for.
    """
    panel, quo = deciders(positions, issue), positions.issues[positions.column(issue)].status_quo
    if panel.rule.vote and not any(place.members for place in panel.places if place):
        vote = VoteFlips(panel, quo)
        names = [(actor,) for actor in panel.names]
        return PivotCases(
            names,
            vote.outcome,
            lambda _: vote.find(),
            panel.claims,
            vote.passes,
            vote.side,
            vote.tying,
        )
    flips = DecisionFlips(positions, issue, panel)
    able = flips.candidates

    def find(side: int) -> Pivots:
        def turning(rows: Ints) -> Mask:
            return flips.turning(rows, side)

        return search(len(able), turning, np.ones(len(able)), 1.0, most=TRIED)

    made = flips.decision()
    passes = None if made.tally is None else made.tally.passes
    voted = None
    if passes is not None and panel.by_passing(quo):
        voted = 1 if passes else -1
    names = [(actor,) for actor in able]
    return PivotCases(names, flips.outcome, find, panel.claims, passes, voted)


def tie_pivot_cases(
    positions: Positions, field: Contest, network: Network, susceptibility: float
) -> PivotCases:
    """Signed ties under Friedkin-Johnsen opinion dynamics, tried out where they reach far."""
    start = positions.position[:, positions.column(field.issue.id)]
    flips = TieFlips(network, start, positions.load(field), susceptibility)

    def find(side: int) -> Pivots:
        def against(turned: tuple[int, ...]) -> float:
            return -side * flips.outcome(turned)

        reach, need = flips.reach(-side), abs(flips.outcome())
        found = search(
            len(reach), lambda rows: -side * flips.outcomes(rows) > 0, reach, need, most=TRIED
        )
        if found.smallest is not None or reach.sum() < need:
            return found
        near = np.lexsort((np.arange(len(reach)), -reach))[:NEAREST].tolist()
        grown = grow(len(near), lambda row: against(tuple(near[i] for i in row)), limit=10)
        return (
            found
            if grown is None
            else replace(found, example=tuple(sorted(near[i] for i in grown)))
        )

    ends = [tuple(network.actors[n] for n in flips.ends(tie)) for tie in range(len(flips.ties))]
    return PivotCases(ends, flips.outcome, find, (*field.rests(), *_claims(network)))


def _turned(position: Floats, turned: tuple[int, ...]) -> Floats:
    after = position.copy()
    after[list(turned)] *= -1
    return after


def _claims(network: Network) -> tuple[str, ...]:
    return tuple(every(network.claims))
