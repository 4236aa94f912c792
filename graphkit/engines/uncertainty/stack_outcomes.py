"""What positions add up to in many replicates at once: mean and median on one issue."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np

from graphkit.engines.outcomes.means import HALF
from graphkit.engines.uncertainty.draws import Bools, Replicates
from graphkit.graph.network import Floats, Ints
from graphkit.graph.representation import represented


@dataclass(frozen=True, eq=False)
class Contests:
    """One issue in every replicate (placed actors x replicates).

    `actors` are the numbers of all who hold a stance on the issue in any replicate; `position`
    is nan where one holds none. `weight` is capability (coded, or its stated default) times
    salience, 0 for those left out: without a stance, or counted through another.
    """

    actors: Ints
    position: Floats
    weight: Floats

    def among(self, actors: Collection[int]) -> Contests:
        """The contest as if only these actors held a stance."""
        here = np.isin(self.actors, list(actors))
        return Contests(self.actors[here], self.position[here], self.weight[here])

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


def contests(worlds: Replicates, issue: int) -> Contests:
    """The contest on an issue (by number) in every replicate, with the usual defaults."""
    return worlds.remember(f"contests {issue}", lambda: _contests(worlds, issue))


def _contests(worlds: Replicates, issue: int) -> Contests:
    stances = worlds.claims.stances
    cells = np.flatnonzero(stances.cell_issue == issue)
    actors, position = stances.cell_actor[cells], worlds.held[cells]
    used = ~np.isnan(position) & ~not_counted(worlds, issue, actors, position)
    capability = worlds.capability_on(issue, actors)
    known = np.where(used, capability, np.nan)
    power = np.where(np.isnan(capability), _median(known), capability)
    return Contests(actors, position, np.where(used, power * worlds.salience[cells], 0.0))


def not_counted(worlds: Replicates, issue: int, actors: Ints, position: Floats) -> Bools:
    """Whose stance is not counted beside another's, by the power that is coded."""
    claims = worlds.claims
    placed = np.zeros((len(claims), len(worlds)), dtype=bool)
    placed[actors] = ~np.isnan(position)
    power = np.broadcast_to(worlds.capability[..., issue].T, placed.shape)
    return represented(placed, power, claims.aggregate, claims.members)[actors]


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
