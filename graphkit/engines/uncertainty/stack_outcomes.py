"""What positions add up to in many replicates at once: mean and median on one issue."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from graphkit.engines.outcomes.means import HALF
from graphkit.engines.uncertainty.current_stances import Bools
from graphkit.engines.uncertainty.replicates import Replicates
from graphkit.graph.network import Floats, Ints
from graphkit.graph.representation import represented


@dataclass(frozen=True, eq=False)
class Contests:
    """One issue in every replicate (placed actors x replicates).

    `actors` are the numbers of all who hold a stance on the issue in any replicate; `position`
    is nan where one holds none. `weight` is capability times salience, as coded or drawn or by
    default, 0 for those who are not `counted`: without a stance, or counted through another.
    """

    actors: Ints
    position: Floats
    weight: Floats
    counted: Bools

    def among(self, actors: Collection[int]) -> Contests:
        """The contest as if only these actors held a stance."""
        here = np.isin(self.actors, list(actors))
        return Contests(
            self.actors[here], self.position[here], self.weight[here], self.counted[here]
        )

    def part(self, first: int, last: int) -> Contests:
        """Only the replicates from `first` up to `last`."""
        some = slice(first, last)
        return Contests(
            self.actors, self.position[:, some], self.weight[:, some], self.counted[:, some]
        )

    def mean(self) -> Floats:
        """The weighted mean position of each replicate; nan where nobody brings any weight."""
        total = self.weight.sum(axis=0)
        sums = (np.nan_to_num(self.position) * self.weight).sum(axis=0)
        found = np.full(len(total), np.nan)
        np.divide(sums, total, out=found, where=total > 0)
        return found

    def median(self) -> Floats:
        """The weighted median of each replicate; nan where nobody brings any weight."""
        total = self.weight.sum(axis=0)
        if not len(self.actors):
            return np.full(len(total), np.nan)
        place = np.where(self.weight > 0, self.position, np.inf)
        order = np.lexsort((self.weight, place), axis=0)
        place = np.take_along_axis(place, order, axis=0)
        reached = np.cumsum(np.take_along_axis(self.weight, order, axis=0), axis=0)
        low, high = (
            np.take_along_axis(place, (reached < total * half).sum(axis=0)[None] % len(place), 0)[0]
            for half in (0.5 - HALF, 0.5 + HALF)
        )
        return np.where(total > 0, (low + high) / 2, np.nan)


def contests(replicates: Replicates, issue: int) -> Contests:
    """The contest on an issue (by number) in every replicate, with the usual defaults."""
    return replicates.remember(f"contests {issue}", lambda: _contests(replicates, issue))


def _contests(replicates: Replicates, issue: int) -> Contests:
    stances = replicates.claims.stances
    cells = np.flatnonzero(stances.cell_issue == issue)
    actors, position = stances.cell_actor[cells], replicates.held[cells]
    capability = replicates.power_on(issue, replicates.weighs_as[cells])
    counted = ~np.isnan(position) & ~_represented(replicates, actors, position, capability)
    known = np.where(counted, capability, np.nan)
    power = np.where(np.isnan(capability), _median(known), capability)
    weight = np.where(counted, power * replicates.salience[cells], 0.0)
    return Contests(actors, position, weight, counted)


def _represented(replicates: Replicates, actors: Ints, position: Floats, power: Floats) -> Bools:
    """Whose stance is not counted beside another's."""
    claims = replicates.claims
    shape = len(claims), len(replicates)
    placed, every = np.zeros(shape, dtype=bool), np.full(shape, np.nan)
    placed[actors], every[actors] = ~np.isnan(position), power
    return represented(placed, every, claims.aggregate, claims.members)[actors]


def _median(known: Floats) -> Floats:
    """The median of each column's numbers, 1 where there are none."""
    ordered, count = np.sort(known, axis=0), (~np.isnan(known)).sum(axis=0)
    if not len(ordered):
        return np.ones(known.shape[1])
    low, high = (
        np.take_along_axis(ordered, np.maximum(place, 0)[None], axis=0)[0]
        for place in ((count - 1) // 2, count // 2)
    )
    return np.where(count > 0, (low + high) / 2, 1.0)
