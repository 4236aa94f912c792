"""Where actors and groups of actors stand, on the report's issue and elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from graphkit.graph.positions import Positions

Side = Literal["against", "for", "between", "unknown"]
AGAINST, FOR = -0.2, 0.2  # a mean position beyond these is called a side


def side(leaning: float | None) -> Side:
    """The side that a mean position stands on."""
    if leaning is None:
        return "unknown"
    return "against" if leaning <= AGAINST else "for" if leaning >= FOR else "between"


@dataclass(frozen=True, eq=False)
class Standing:
    """The stances, with the report's issue as a column (None without one).

    `aggregates` are institutions whose members are listed too; they speak for no group.
    """

    positions: Positions
    column: int | None
    aggregates: frozenset[str]

    @cached_property
    def position(self) -> dict[str, float]:
        """The current stance on the report's issue of every actor that has one."""
        if self.column is None:
            return {}
        column = self.positions.position[:, self.column]
        return {a: float(p) for a, p in zip(self.positions.actors, column, strict=True) if p == p}

    def leaning(self, group: Sequence[str]) -> float | None:
        """The mean position of a group on the report's issue, None when nobody has one."""
        held = [self.position[actor] for actor in group if actor in self.position]
        return float(np.mean(held)) if held else None

    def leanings(self, group: Sequence[str]) -> dict[str, float]:
        """The mean position of a group on every issue that two or more of it speak to."""
        rows = [self.positions.actors.index(actor) for actor in group]
        held = self.positions.position[rows]
        return {
            question.id: float(np.nanmean(held[:, column]))
            for column, question in enumerate(self.positions.issues)
            if np.count_nonzero(~np.isnan(held[:, column])) >= 2
        }

    def voice(self, group: Sequence[str]) -> str:
        """The first member (the most influential one, in a camp) that stands where the group does
        on the report's issue."""
        here = side(self.leaning(group))
        single = [actor for actor in group if actor not in self.aggregates] or list(group)
        typical = [actor for actor in single if side(self.position.get(actor)) == here]
        return (typical or single)[0]
