"""Where those who decide an issue stand: by their own stance, or by their members'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from graphkit.engines.outcomes.means import weighted_median
from graphkit.graph.positions import Contest, Positions, contest


@dataclass(frozen=True, slots=True)
class Place:
    """A decider's position and the claims it rests on; `members` holds those whose median it
    is, and is empty for an own stance."""

    position: float
    claims: tuple[str, ...]
    members: tuple[str, ...] = ()
    condition: str | None = None


def places(
    positions: Positions, issue: str, names: Sequence[str], *, conditions_met: bool = True
) -> list[Place]:
    """Where each decider stands on `issue`.

    One without a stance stands at the median of its members', weighted by capability x
    salience. Support on a condition that is not met counts as 0. Raises LookupError with the
    id of a decider that nobody speaks for.
    """
    field = contest(positions, issue)
    return [_place(positions, field, name, conditions_met) for name in names]


def _place(positions: Positions, field: Contest, name: str, conditions_met: bool) -> Place:
    column = positions.column(field.issue.id)
    row = positions.actors.index(name) if name in positions.actors else None
    if row is not None and not np.isnan(positions.position[row, column]):
        held = float(positions.position[row, column])
        condition = positions.condition[row][column]
        if condition is not None and held > 0 and not conditions_met:
            held = 0.0
        return Place(held, (positions.claim[row][column] or "",), (), condition)
    inside = positions.members(name)
    seats = [i for i, actor in enumerate(field.actors) if actor in inside and field.weight[i] > 0]
    if not seats:
        raise LookupError(name)
    return Place(
        weighted_median(field.position[seats], field.weight[seats]),
        tuple(field.claims[i] for i in seats),
        tuple(field.actors[i] for i in seats),
    )
