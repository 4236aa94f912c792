"""Where those who decide an issue stand: by their own stance, or by their members'."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from graphkit.engines.outcomes.means import weighted_median
from graphkit.graph.positions import Contest, Positions, contest
from graphkit.language import Written


@dataclass(frozen=True, slots=True)
class Place:
    """A decider's position and the claims it rests on; `members` holds those whose median it
    is, and is empty for an own stance. `conditional` names those of them (or the decider) who
    support on a condition only."""

    position: float
    claims: tuple[str, ...]
    members: tuple[str, ...] = ()
    condition: Written | None = None
    conditional: tuple[str, ...] = ()


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
        on_terms = condition is not None and held > 0
        place = 0.0 if on_terms and not conditions_met else held
        claims = (positions.claim[row][column] or "",)
        return Place(place, claims, (), condition, (name,) if on_terms else ())
    inside = positions.members(name)
    seats = [i for i, actor in enumerate(field.actors) if actor in inside and field.weight[i] > 0]
    if not seats:
        raise LookupError(name)
    wavering = [i for i in seats if field.condition[i] is not None and field.position[i] > 0]
    position = field.position.copy()
    if not conditions_met:
        position[wavering] = 0.0
    return Place(
        weighted_median(position[seats], field.weight[seats]),
        field.rests(seats),
        tuple(field.actors[i] for i in seats),
        conditional=tuple(field.actors[i] for i in wavering),
    )
