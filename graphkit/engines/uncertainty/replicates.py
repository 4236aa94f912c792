"""Replicates of the claims, side by side: which hold, what they say, and how strong they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

import numpy as np

from graphkit.engines.uncertainty.current_stances import Bools, by_majority
from graphkit.engines.uncertainty.error_model import ErrorModel
from graphkit.engines.uncertainty.missed import SERIES
from graphkit.engines.uncertainty.random_streams import normal, uniform
from graphkit.graph.claims import Claims
from graphkit.graph.network import Floats, Ints
from graphkit.graph.positions import DEFAULT_SALIENCE

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class Replicates:
    """Replicates of claims, one a column.

    `ties` says which tie claims hold and `strength` how strong they are (ties x replicates);
    `chosen` is the stance claim that counts in each cell, -1 for none (cells x replicates),
    `position` and `weight` are the position and salience of each stance claim (claims x
    replicates). `capability` is what is coded, before errors: one slice (actors x issues) a
    replicate, or one for all of them; a stance weighs as the actor in `weighs_as` (by cell) does:
    its own, but for missed ones. `claims` are those coded (`coded`) and after them those
    that may have been missed. `first` is the number of the first replicate in the series it was
    cut from.
    """

    claims: Claims
    coded: Claims
    ties: Bools
    strength: Floats
    chosen: Ints
    position: Floats
    weight: Floats
    capability: Floats
    weighs_as: Ints
    errors: ErrorModel | None = None
    seed: int = 0
    first: int = 0

    def __len__(self) -> int:
        return int(self.ties.shape[1])

    def part(self, first: int, last: int) -> Replicates:
        """Only the replicates from `first` up to `last`."""
        return replace(self._columns(slice(first, last)), first=self.first + first)

    def at(self, columns: Ints) -> Replicates:
        """Only some of the replicates, which must be as coded: errors are drawn in series."""
        assert self.errors is None
        return self._columns(columns)

    def _columns(self, chosen: slice | Ints) -> Replicates:
        return replace(
            self,
            ties=self.ties[:, chosen],
            strength=self.strength[:, chosen],
            chosen=self.chosen[:, chosen],
            position=self.position[:, chosen],
            weight=self.weight[:, chosen],
            capability=self.capability[chosen] if len(self.capability) > 1 else self.capability,
        )

    def series(self) -> tuple[Replicates, ...]:
        """These replicates in parts that share the places at which ties may be missed.

        Each has only the ties that are in any of its replicates: fewer, and quicker to solve.
        """
        coded, parts = len(self.coded.ties), []
        for first in range(0, len(self), SERIES):
            part = self.part(first, min(first + SERIES, len(self)))
            missed = coded + np.flatnonzero(part.ties[coded:].any(axis=1))
            rows = np.r_[np.arange(coded), missed]
            claims = replace(part.claims, ties=part.claims.ties.at(rows))
            parts.append(
                replace(part, claims=claims, ties=part.ties[rows], strength=part.strength[rows])
            )
        return tuple(parts)

    def without_missed(self) -> Replicates:
        """The same replicates with nothing but coded claims in them."""
        ties, stances = len(self.coded.ties), self.coded.stances
        return replace(
            self,
            claims=self.coded,
            ties=self.ties[:ties],
            strength=self.strength[:ties],
            chosen=self.chosen[: len(stances.cell_actor)],
            position=self.position[: len(stances)],
            weight=self.weight[: len(stances)],
            weighs_as=stances.cell_actor,
        )

    def remember(self, key: str, make: Callable[[], T]) -> T:
        """`make()`, computed once for these replicates: for what several numbers rest on."""
        if key not in self._memory:
            self._memory[key] = make()
        return self._memory[key]  # type: ignore[no-any-return]

    @cached_property
    def _memory(self) -> dict[str, Any]:
        return {}

    @cached_property
    def as_coded(self) -> Replicates:
        """The one replicate in which every claim holds as it was coded."""
        return point(self.coded, self.capability if len(self.capability) == 1 else None)

    @cached_property
    def held(self) -> Floats:
        """The current position of each cell, nan where no claim holds (cells x replicates)."""
        return self._of(self.position, np.nan)

    @cached_property
    def salience(self) -> Floats:
        """The salience of each cell's current stance, 0 where there is none."""
        return self._of(self.weight, 0.0)

    def _of(self, column: Floats, absent: float) -> Floats:
        if not column.size:
            return np.full(self.chosen.shape, absent)
        found = np.take_along_axis(column, np.maximum(self.chosen, 0), axis=0)
        return np.where(self.chosen >= 0, found, absent)

    def capability_on(self, issue: int, actors: Ints) -> Floats:
        """Coded capability on an issue (actors x replicates), nan where there is none."""
        return self._off(self.capability[:, actors, issue].T, issue, actors)

    def power_on(self, issue: int, actors: Ints) -> Floats:
        """The same with capabilities that are not coded drawn from those coded on the issue.

        They are drawn from the actors with a coded stance on it; nan where these have none.
        """
        who, rows = np.unique(actors, return_inverse=True)
        base, stances = self.capability[:, who, issue].T, self.coded.stances
        if self.errors is not None:
            known = self.capability[0, stances.cell_actor[stances.cell_issue == issue], issue]
            known = np.sort(known[~np.isnan(known)])
            gaps = np.flatnonzero(np.isnan(base[:, 0]))
            if len(known) and len(gaps):
                base = np.repeat(base, len(self), axis=1)
                draws = self._uniform("power", issue, who[gaps], 1)[..., 0]
                base[gaps] = known[(draws * len(known)).astype(np.int64)]
        return self._off(base, issue, who)[rows]

    def power(self, issue: int) -> Floats:
        """Every actor's power on an issue, in a stance or not (actors x replicates)."""
        found = self.power_on(issue, np.arange(len(self.claims)))
        cells = np.flatnonzero(self.claims.stances.cell_issue == issue)
        missed = cells[cells >= len(self.coded.stances.cell_actor)]
        there = self.chosen[missed] >= 0
        who = self.claims.stances.cell_actor[missed]
        found[who] = np.where(there, found[self.weighs_as[missed]], found[who])
        return found

    def _off(self, base: Floats, issue: int, actors: Ints) -> Floats:
        if self.errors is None or not self.errors.capability:
            return np.broadcast_to(base, (len(actors), len(self)))
        draws = self._uniform("capability", issue, actors, 2)
        spread = self.errors.capability * normal(draws[..., 0], draws[..., 1])
        return np.asarray(np.minimum(base * np.exp(spread), 100.0))

    def _uniform(self, table: str, issue: int, actors: Ints, columns: int) -> Floats:
        name, last = self.claims.issues[issue].id, self.first + len(self)
        keys = [f"{self.claims.actors[actor]}\x1f{name}" for actor in actors]
        return uniform(self.seed, table, keys, last, columns)[:, self.first :]


def as_coded(
    claims: Claims, ties: Bools, stances: Bools, capability: Floats | None = None
) -> Replicates:
    """Replicates without errors, in which the claims marked hold (claims x replicates); of
    several readings of a passage those that stand."""
    rows = claims.stances
    ties = claims.ties.readings.standing(ties) if claims.ties.readings else ties
    stances = rows.readings.standing(stances) if rows.readings else stances
    salience = np.where(np.isnan(rows.salience), DEFAULT_SALIENCE, rows.salience)
    chosen, position = by_majority(rows, stances)
    return Replicates(
        claims=claims,
        coded=claims,
        ties=ties,
        strength=np.broadcast_to(claims.ties.strength[:, None], ties.shape),
        chosen=chosen,
        position=position,
        weight=np.broadcast_to(salience[:, None], stances.shape),
        capability=claims.capability()[None] if capability is None else capability,
        weighs_as=rows.cell_actor,
    )


def point(claims: Claims, capability: Floats | None = None) -> Replicates:
    """The one replicate in which every claim holds as it was coded."""
    ties, stances = (np.ones((len(rows), 1), dtype=bool) for rows in (claims.ties, claims.stances))
    return as_coded(claims, ties, stances, capability)
