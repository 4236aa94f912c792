"""What moving each actor would bring, for what effort."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from graphkit.engines.outcomes.deciders import places
from graphkit.engines.outcomes.opinion import FriedkinJohnsen, listening
from graphkit.graph.network import Network
from graphkit.graph.positions import Contest, Floats, Positions

if TYPE_CHECKING:
    from collections.abc import Mapping

LEAST_SALIENCE = 0.1  # moving even somebody who does not care takes some effort
SMALL = 1e-12


@dataclass(frozen=True, eq=False)
class Levers:
    """Those who can be moved towards the aim, most outcome per effort first.

    `rows` are numbers in the contest, `moved` how far each takes the outcome towards the aim,
    `effort` what it costs, `to` the position it is moved to. Effects add up.
    """

    rows: NDArray[np.int64]
    moved: Floats
    effort: Floats
    to: Floats

    @property
    def ratio(self) -> Floats:
        """The outcome moved per unit of effort."""
        return self.moved / self.effort

    def up_to(self, gap: float, field: Contest) -> Levers:
        """Those it takes to move the outcome by `gap`; the last only as far as is needed."""
        reached = np.cumsum(self.moved)
        count = int((reached < gap - SMALL).sum()) + 1 if gap > SMALL else 0
        part = np.ones(min(count, len(self.rows)))
        if 0 < count <= len(self.rows) and reached[count - 1] > gap:
            part[-1] = 1 - (reached[count - 1] - gap) / self.moved[count - 1]
        kept = slice(len(part))
        start = field.position[self.rows[kept]]
        return Levers(
            self.rows[kept],
            self.moved[kept] * part,
            self.effort[kept] * part,
            start + part * (self.to[kept] - start),
        )


def levers(
    field: Contest, sensitivity: Floats, aim: float, side: int, movable: NDArray[np.bool_]
) -> Levers:
    """Levers for moving the `movable` contestants to `aim`, which is on `side` of the outcome.

    Effort is the size of the change times salience, at least 0.1: who cares more resists more.
    """
    change = side * (aim - field.position)
    moved, effort = sensitivity * change, change * np.maximum(field.salience, LEAST_SALIENCE)
    rows = np.flatnonzero(movable & (change > SMALL) & (moved > SMALL))
    ratio = np.round(moved[rows] / effort[rows], 12)
    order = rows[np.lexsort((rows, -np.round(moved[rows], 12), -ratio))]
    return Levers(order, moved[order], effort[order], np.full(len(order), aim))


def sensitivity(
    positions: Positions,
    field: Contest,
    network: Network | None,
    load: Floats,
    susceptibility: float,
) -> tuple[Floats, float]:
    """How far ``load @ final opinions`` moves per unit of each contestant's position, and where
    it is now; by Friedkin-Johnsen, or without spreading where there is no network."""
    start = positions.position[:, positions.column(field.issue.id)]
    seats = positions.rows(field.actors)
    if network is None:
        return load[seats], float(load[seats] @ field.position)
    spread = FriedkinJohnsen(listening(network), ~np.isnan(start), susceptibility)
    every = np.zeros(len(start))
    every[spread.used] = spread.sensitivity(load)
    return every[seats], float(load[spread.used] @ spread.settled(start))


def deciding_load(positions: Positions, field: Contest) -> Floats:
    """Every actor's share in the deciders' mean position; a body's is split over its members.

    Raises LookupError for a decider that nobody speaks for.
    """
    question = field.issue
    sole = (question.decision_rule or "sole").startswith("sole")
    names = question.decided_by[:1] if sole else question.decided_by
    stands = places(positions, question.id, names)
    weight: Mapping[str, float] = dict(zip(field.actors, field.weight.tolist(), strict=True))
    load = np.zeros(len(positions.actors))
    for name, place in zip(names, stands, strict=True):
        voices = {actor: weight[actor] for actor in place.members} or {name: 1.0}
        shares = np.array(list(voices.values()))
        load[positions.rows(list(voices))] += shares / shares.sum() / len(names)
    return load
