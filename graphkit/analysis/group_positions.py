"""Where actors and groups of actors stand, on the report's issue and elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from graphkit.graph.positions import Positions
from graphkit.scale import Scale

Side = Literal["against", "for", "between", "unknown"]
AGAINST, FOR = -0.2, 0.2  # a mean position beyond these is called a side


def side(leaning: float | None) -> Side:
    """The side that a mean position stands on."""
    if leaning is None:
        return "unknown"
    return "against" if leaning <= AGAINST else "for" if leaning >= FOR else "between"


@dataclass(frozen=True, slots=True)
class Leaning:
    """Where a group stands on an issue: the mean of its members' positions.

    `held` are the positions it is the mean of. `divided` says that some of them lie on the other
    side of the scale than their mean.
    """

    issue: str
    held: Mapping[str, float]

    @property
    def mean(self) -> float:
        return float(np.mean(list(self.held.values())))

    @property
    def side(self) -> Side:
        return side(self.mean)

    @property
    def alike(self) -> int:
        """How many of them lie on the side of their mean."""
        return sum(position * self.mean > 0 for position in self.held.values())

    @property
    def divided(self) -> bool:
        return any(position * self.mean < 0 for position in self.held.values())


@dataclass(frozen=True, eq=False)
class GroupPositions:
    """The stances, with the report's issue as a column (None without one)."""

    positions: Positions
    column: int | None

    @property
    def issue(self) -> str | None:
        """The report's issue."""
        return None if self.column is None else self.positions.issues[self.column].id

    @cached_property
    def position(self) -> dict[str, float]:
        """The current stance on the report's issue of every actor that has one."""
        if self.column is None:
            return {}
        column = self.positions.position[:, self.column]
        return {a: float(p) for a, p in zip(self.positions.actors, column, strict=True) if p == p}

    @cached_property
    def counted(self) -> dict[str, float]:
        """The same without institutions whose members hold a stance: these are counted."""
        return {} if self.column is None else self._counted[self.column]

    @cached_property
    def _counted(self) -> list[dict[str, float]]:
        positions = self.positions
        used = ~np.isnan(positions.position) & ~positions.represented
        return [
            {
                positions.actors[row]: float(positions.position[row, column])
                for row in np.flatnonzero(used[:, column]).tolist()
            }
            for column in range(len(positions.issues))
        ]

    def leaning(self, group: Sequence[str]) -> Leaning | None:
        """Where a group stands on the report's issue, None when nobody counted has a stance."""
        return None if self.column is None else self._leaning(group, self.column)

    def leanings(self, group: Sequence[str]) -> dict[str, Leaning]:
        """Where a group stands on every issue that two or more of it speak to."""
        every = [self._leaning(group, column) for column in range(len(self.positions.issues))]
        return {found.issue: found for found in every if found and len(found.held) >= 2}

    def spoken_for(self, group: Sequence[str]) -> Leaning | None:
        """Where a group is said to stand: on the report's issue, where most of it speak to it,
        else on the issue that most of it speak to, else as far as two of it speak to the first.

        One voice among several says nothing about the others.
        """
        here = self.leaning(group)
        if here is not None and len(here.held) < 2 and len(group) > 1:
            here = None
        if here is not None and self.speaks(group, here.issue):
            return here
        every = self.leanings(group).values()
        spoken = [found for found in every if self.speaks(group, found.issue)]
        return max(spoken, key=lambda found: (len(found.held), found.issue), default=here)

    def speaks(self, group: Sequence[str], issue: str) -> bool:
        """Whether at least half of a group have a stance on an issue."""
        return 2 * sum(self.has_stance(actor, issue) for actor in group) >= len(group)

    def scale(self, issue: str) -> Scale:
        """The scale of an issue."""
        return self.positions.issues[self.positions.column(issue)].scale

    def has_stance(self, actor: str, issue: str) -> bool:
        """Whether an actor has a stance on an issue, counted or not."""
        return (actor, self.positions.column(issue)) in self._stances

    @cached_property
    def _stances(self) -> frozenset[tuple[str, int]]:
        """Who has a stance on which issue (by column)."""
        placed = np.argwhere(~np.isnan(self.positions.position)).tolist()
        return frozenset((self.positions.actors[row], column) for row, column in placed)

    def voices(self, group: Sequence[str]) -> list[str]:
        """The members on the side that their group is said to stand on, in the group's order.

        Of a group that stands on neither side, all that speak to the issue.
        """
        found = self.spoken_for(group)
        if found is None:
            return []
        sign = np.sign(found.mean) if found.side in ("against", "for") else 0
        return [a for a in group if a in found.held and (not sign or found.held[a] * sign > 0)]

    def _leaning(self, group: Sequence[str], column: int) -> Leaning | None:
        counted = self._counted[column]
        held = {actor: counted[actor] for actor in group if actor in counted}
        return Leaning(self.positions.issues[column].id, held) if held else None
