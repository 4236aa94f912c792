"""Replicates of a dataset: as datasets of their own, and any measure on them one by one.

The engines compute the usual measures on all replicates at once. What they do not know is
computed here a replicate at a time, and so is the proof that both agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

import numpy as np

from graphkit.card import Measure, NotDefined
from graphkit.dataset import Dataset, Influence, Stance, Tie
from graphkit.engines.uncertainty.replicate_measures import ReplicateMeasures
from graphkit.engines.uncertainty.replicates import Replicates
from graphkit.graph.network import Floats, Network, across_signs
from graphkit.graph.positions import DEFAULT_SALIENCE, Positions
from graphkit.graph.representation import represented


def replicate(dataset: Dataset, replicates: Replicates, number: int) -> Dataset:
    """One replicate of the dataset that `replicates` were drawn from.

    Its ties are the claims that hold, as strong as they were drawn; its stances the one that
    counts for each actor and issue; its influence rows the capability drawn, dated as if there
    were no others.
    """
    one = replicates.part(number, number + 1)
    return replace(
        dataset,
        actors=tuple(replace(actor, capability=None) for actor in dataset.actors),
        ties=_ties(one),
        stances=_stances(one),
        influence=_influence(one),
    )


def by_card(card: Measure, measured: ReplicateMeasures) -> Floats | None:
    """A measure on actors and ties, one replicate at a time (actors x replicates).

    nan where it is not defined; None for a measure on other views than influence and signed, or
    without a number for every actor.
    """
    if card.network not in ("influence", "signed") or card.input_measures or card.second_views:
        return None
    found = one_by_one(card, measured, None, measured.replicates.claims.actors)
    defined = ~np.isnan(found).all(axis=0)
    return None if np.isnan(found[:, defined]).any() or not defined.any() else found


def one_by_one(
    card: Measure,
    measured: ReplicateMeasures,
    whole: Positions | None,
    actors: Sequence[str],
    **parameters: Any,
) -> Floats:
    """The numbers that a measure gives `actors`, one replicate at a time (actors x replicates).

    nan where there is none. `whole` are the current stances of the whole data, for measures that
    look at stances.
    """
    place = {actor: row for row, actor in enumerate(actors)}
    found = np.full((len(actors), len(measured)), np.nan)
    views = _Views(measured, whole)
    for number in range(len(measured)):
        second = {word: views.view(name, number) for word, name in card.second_views.items()}
        try:
            values = card(views.view(card.network, number), **parameters, **second).values or {}
        except NotDefined:
            continue
        for actor in values.keys() & place.keys():
            found[place[actor], number] = values[actor]
    return found


class _Views:
    """The views of one replicate after the other."""

    def __init__(self, measured: ReplicateMeasures, whole: Positions | None) -> None:
        self.measured, self.replicates, self.whole = measured, measured.replicates, whole

    def view(self, name: str, number: int) -> Network | Positions:
        if name == "stance":
            return self._stance(number)
        if name == "influence":
            return across_signs(self.measured.influence.network(number))
        return self.measured.signed.network(number)

    @cached_property
    def _capability(self) -> Floats:
        """Capability as drawn, of all actors (issues x actors x replicates)."""
        issues = range(len(self.replicates.claims.issues))
        return np.array([self.replicates.power(issue) for issue in issues])

    def _stance(self, number: int) -> Positions:
        assert self.whole is not None
        claims = self.replicates.claims
        cells = claims.stances.cell_actor, claims.stances.cell_issue
        position = np.full(self.whole.position.shape, np.nan)
        position[cells] = self.replicates.held[:, number]
        placed = ~np.isnan(position)
        salience = self.whole.salience.copy()
        salience[cells] = np.where(
            placed[cells], self.replicates.salience[:, number], DEFAULT_SALIENCE
        )
        power = self._capability[..., number].T
        return replace(
            self.whole,
            position=position,
            salience=salience,
            capability=power,
            represented=represented(placed, power, claims.aggregate, claims.members),
        )


def _ties(one: Replicates) -> tuple[Tie, ...]:
    ties, actors = one.claims.ties, one.claims.actors
    return tuple(
        Tie(
            id=ties.ids[number],
            source_actor=actors[ties.source[number]],
            target_actor=actors[ties.target[number]],
            sign=int(ties.sign[number]),
            strength=float(one.strength[number, 0]),
            directed=bool(ties.directed[number]),
        )
        for number in np.flatnonzero(one.ties[:, 0]).tolist()
    )


def _stances(one: Replicates) -> tuple[Stance, ...]:
    stances, claims = one.claims.stances, one.claims
    return tuple(
        Stance(
            id=stances.ids[number],
            actor=claims.actors[stances.cell_actor[cell]],
            issue=claims.issues[stances.cell_issue[cell]].id,
            position=float(one.position[number, 0]),
            salience=float(one.weight[number, 0]),
        )
        for cell, number in enumerate(one.chosen[:, 0].tolist())
        if number >= 0
    )


def _influence(one: Replicates) -> tuple[Influence, ...]:
    claims = one.claims
    rows = []
    for column, issue in enumerate(claims.issues):
        for actor, value in enumerate(one.power(column)[:, 0].tolist()):
            if not np.isnan(value):
                rows.append(
                    Influence(
                        id=f"replicate-{claims.actors[actor]}-{issue.id}",
                        actor=claims.actors[actor],
                        issue=issue.id,
                        capability=value,
                        aggregate=bool(claims.aggregate[actor]),
                    )
                )
    return tuple(rows)
