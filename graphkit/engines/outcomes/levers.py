"""What moving each actor would bring, for what effort."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graphkit.engines.outcomes.deciders import deciders
from graphkit.engines.outcomes.goal import Goal
from graphkit.engines.outcomes.opinion import FriedkinJohnsen, listening
from graphkit.graph.network import Network
from graphkit.graph.positions import Contest, Floats, Positions, Question
from graphkit.language import Name
from graphkit.scale import ERROR

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

    @property
    def by_outcome(self) -> NDArray[np.int64]:
        """Each one's rank by the outcome moved, whatever the effort; 1 is the most."""
        moved = np.round(self.moved, 12)
        return 1 + len(moved) - np.searchsorted(np.sort(moved), moved, side="right")

    def up_to(self, gap: float, field: Contest) -> Levers:
        """Those it takes to move the outcome by `gap`; the last only as far as is needed."""
        reached = np.cumsum(self.moved)
        count = int((reached < gap - SMALL).sum()) + 1 if gap > SMALL else 0
        part = np.ones(min(count, len(self.rows)))
        if 0 < count <= len(self.rows) and reached[count - 1] > gap + SMALL:
            part[-1] = 1 - (reached[count - 1] - gap) / self.moved[count - 1]
        kept = slice(len(part))
        start = field.position[self.rows[kept]]
        return Levers(
            self.rows[kept],
            self.moved[kept] * part,
            self.effort[kept] * part,
            start + part * (self.to[kept] - start),
        )


@dataclass(frozen=True, eq=False)
class Plan:
    """Whom to move, the first `size` of `found`, from what outcome and to which side."""

    goal: Goal
    field: Contest
    found: Levers
    size: int
    outcome: float
    side: int

    @property
    def actors(self) -> list[Name]:
        """Those to talk to, in order."""
        return [Name(self.field.actors[row]) for row in self.found.rows[: self.size]]

    @property
    def after(self) -> float:
        """The outcome that the plan leads to."""
        return self.outcome + self.side * float(self.found.moved[: self.size].sum())


def levers(
    field: Contest,
    sensitivity: Floats,
    aim: float,
    side: int,
    *,
    cost: Floats,
    shift: float,
    left_out: NDArray[np.bool_],
) -> Levers:
    """Levers for moving contestants towards `aim`, which is on `side` of the outcome.

    Everybody who stands short of the aim by more than a position may be off is one, save those
    `left_out` and those whose cost is not known (nan); each moves as far as the aim, but by
    `shift` at most. Effort is the size of the move times `cost`.

    Effects and efforts add up and a move can be made in part. So whoever spends some amount of
    effort in this order moves the outcome as far as that much effort can (Dantzig 1957, on the
    knapsack whose contents can be cut).
    """
    change = np.minimum(side * (aim - field.position), shift)
    moved, effort = sensitivity * change, change * cost
    short = change > ERROR + SMALL
    rows = np.flatnonzero(~left_out & short & (moved > SMALL) & (effort > 0))
    # Rounded, so that equal ratios are equal on every machine and the larger move comes first.
    ratio = np.round(moved[rows] / effort[rows], 12)
    order = rows[np.lexsort((rows, -np.round(moved[rows], 12), -ratio))]
    return Levers(order, moved[order], effort[order], field.position[order] + side * change[order])


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
    """Every actor's share in the deciders' mean position, by their votes; that of a body without
    a stance is split over its members.

    Raises LookupError for a decider that nobody speaks for.
    """
    panel = deciders(positions, field.issue.id)
    load = np.zeros(len(positions.actors))
    for name, place, votes in zip(panel.names, panel.places, panel.votes, strict=True):
        if place is not None:
            voices = place.members or (name,)
            load[positions.rows(voices)] += votes / len(voices)
    return np.asarray(load / load.sum())


def sole_decider(question: Question) -> str | None:
    """Who decides alone; None where several do or the data does not say."""
    alone = question.decided_by and question.rule.kind == "sole"
    return question.decided_by[0] if alone else None
