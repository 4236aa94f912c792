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
from graphkit.engines.uncertainty.draws import Replicates
from graphkit.engines.uncertainty.replicate_measures import ReplicateMeasures
from graphkit.graph.network import Floats, Network, across_signs
from graphkit.graph.positions import DEFAULT_SALIENCE, Positions
from graphkit.graph.representation import represented


def replicate(dataset: Dataset, worlds: Replicates, number: int) -> Dataset:
    """One replicate of the dataset that `worlds` was drawn from.

    Its ties are the claims that hold, as strong as they were drawn; its stances the one that
    counts for each actor and issue; its influence rows the capability drawn, dated as if there
    were no others.
    """
    one = worlds.part(number, number + 1)
    return replace(
        dataset,
        actors=tuple(replace(actor, capability=None) for actor in dataset.actors),
        ties=_ties(dataset, one),
        stances=_stances(dataset, one),
        influence=_influence(one),
    )


def by_card(card: Measure, replicates: ReplicateMeasures) -> Floats | None:
    """A measure on actors and ties, one replicate at a time (actors x replicates).

    nan where it is not defined; None for a measure on other views than influence and signed, or
    without a number for every actor.
    """
    if card.network not in ("influence", "signed") or card.input_measures or card.second_views:
        return None
    found = one_by_one(card, replicates, None, replicates.worlds.claims.actors)
    defined = ~np.isnan(found).all(axis=0)
    return None if np.isnan(found[:, defined]).any() or not defined.any() else found


def one_by_one(
    card: Measure,
    replicates: ReplicateMeasures,
    whole: Positions | None,
    actors: Sequence[str],
    **parameters: Any,
) -> Floats:
    """The numbers that a measure gives `actors`, one replicate at a time (actors x replicates).

    nan where there is none. `whole` are the current stances of the whole data, for measures that
    look at stances.
    """
    place = {actor: row for row, actor in enumerate(actors)}
    found = np.full((len(actors), len(replicates)), np.nan)
    views = _Views(replicates, whole)
    for number in range(len(replicates)):
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

    def __init__(self, replicates: ReplicateMeasures, whole: Positions | None) -> None:
        self.replicates, self.worlds, self.whole = replicates, replicates.worlds, whole

    def view(self, name: str, number: int) -> Network | Positions:
        if name == "stance":
            return self._stance(number)
        if name == "influence":
            return across_signs(self.replicates.influence.network(number))
        return self.replicates.signed.network(number)

    @cached_property
    def _capability(self) -> Floats:
        """Capability as drawn (issues x actors x replicates)."""
        every, issues = np.arange(len(self.worlds.claims)), range(len(self.worlds.claims.issues))
        return np.array([self.worlds.capability_on(issue, every) for issue in issues])

    def _stance(self, number: int) -> Positions:
        assert self.whole is not None
        claims = self.worlds.claims
        cells = claims.stances.cell_actor, claims.stances.cell_issue
        position = np.full(self.whole.position.shape, np.nan)
        position[cells] = self.worlds.held[:, number]
        placed, coded = ~np.isnan(position), self.worlds.capability
        salience = self.whole.salience.copy()
        salience[cells] = np.where(placed[cells], self.worlds.salience[:, number], DEFAULT_SALIENCE)
        return replace(
            self.whole,
            position=position,
            salience=salience,
            capability=self._capability[..., number].T,
            represented=represented(
                placed, coded[number % len(coded)], claims.aggregate, claims.members
            ),
        )


def _ties(dataset: Dataset, one: Replicates) -> tuple[Tie, ...]:
    rows, ids = {tie.id: tie for tie in dataset.ties}, one.claims.ties.ids
    return tuple(
        replace(rows[ids[number]], strength=float(one.strength[number, 0]))
        for number in np.flatnonzero(one.ties[:, 0]).tolist()
    )


def _stances(dataset: Dataset, one: Replicates) -> tuple[Stance, ...]:
    rows, ids = {stance.id: stance for stance in dataset.stances}, one.claims.stances.ids
    return tuple(
        replace(rows[ids[number]], position=float(one.position[number, 0]))
        for number in one.chosen[:, 0].tolist()
        if number >= 0
    )


def _influence(one: Replicates) -> tuple[Influence, ...]:
    claims, every = one.claims, np.arange(len(one.claims))
    rows = []
    for column, issue in enumerate(claims.issues):
        for actor, value in enumerate(one.capability_on(column, every)[:, 0].tolist()):
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
