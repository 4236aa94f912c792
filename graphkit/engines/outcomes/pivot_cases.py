"""An outcome as a function of who, or which tie, turns to the other side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from graphkit.engines.outcomes.decision_flips import DecisionFlips
from graphkit.engines.outcomes.means import weighted_mean, weighted_median
from graphkit.engines.outcomes.opinion import FriedkinJohnsen, listening
from graphkit.engines.outcomes.pivotal import Ints, Mask, Pivots, additive, grow, search
from graphkit.engines.outcomes.tie_flips import TieFlips
from graphkit.graph.network import Network
from graphkit.graph.positions import Contest, Floats, Positions

TRIED = 3_000_000  # sets of one size that are tried out where effects do not add up
NEAREST = 40  # ties that a greedy search looks at


@dataclass(frozen=True, eq=False)
class PivotCases:
    """What can turn (each candidate as one actor, or a tie's two), and what comes of it.

    `outcome` (-1..1, None when deciders block one another) is a function of the numbers of
    those that turn; `find` gives the sets that bring it from side 1 or -1 to the other one.
    """

    candidates: Sequence[tuple[str, ...]]
    outcome: Callable[[tuple[int, ...]], float | None]
    find: Callable[[int], Pivots]
    claims: tuple[str, ...]

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
    """Those who decide, and the members of those who have no stance of their own, tried out.

    Raises LookupError for a decider nobody speaks for, ValueError for an unreadable rule.
    """
    flips = DecisionFlips(positions, issue)
    able = flips.candidates

    def find(side: int) -> Pivots:
        def turning(rows: Ints) -> Mask:
            return np.asarray(np.nan_to_num(flips.outcomes(rows)) * side < 0)

        return search(len(able), turning, np.ones(len(able)), 1.0, most=TRIED)

    return PivotCases([(actor,) for actor in able], flips.outcome, find, flips.claims)


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
    return tuple(claim for tie in network.claims for claim in tie)
