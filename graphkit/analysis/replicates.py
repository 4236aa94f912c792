"""Replicates of a dataset: as datasets of their own, and any measure on them one by one.

The engines compute the usual measures on all replicates at once. What they do not know is
computed here a replicate at a time, and so is the proof that both agree.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from graphkit.card import Measure, NotDefined
from graphkit.dataset import Dataset, Influence, Stance, Tie
from graphkit.engines.doubt.draws import Worlds
from graphkit.engines.doubt.replicates import Replicates
from graphkit.graph.network import Floats


def replicate(dataset: Dataset, worlds: Worlds, number: int) -> Dataset:
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


def by_card(card: Measure, replicates: Replicates) -> Floats | None:
    """A measure on actors and ties, one replicate at a time (actors x replicates).

    nan where it is not defined; None for a measure on other views than influence and signed, or
    without a number for every actor.
    """
    if card.network not in ("influence", "signed") or card.needs or card.also:
        return None
    stack = replicates.influence if card.network == "influence" else replicates.signed
    found = np.full((stack.size, len(stack)), np.nan)
    for number in range(len(stack)):
        try:
            values = card(stack.network(number)).values
        except NotDefined:
            continue
        if values is None or len(values) < stack.size:
            return None
        found[:, number] = [values[actor] for actor in stack.actors]
    return found


def _ties(dataset: Dataset, one: Worlds) -> tuple[Tie, ...]:
    rows, ids = {tie.id: tie for tie in dataset.ties}, one.claims.ties.ids
    return tuple(
        replace(rows[ids[number]], strength=float(one.strength[number, 0]))
        for number in np.flatnonzero(one.ties[:, 0]).tolist()
    )


def _stances(dataset: Dataset, one: Worlds) -> tuple[Stance, ...]:
    rows, ids = {stance.id: stance for stance in dataset.stances}, one.claims.stances.ids
    return tuple(
        replace(rows[ids[number]], position=float(one.position[number, 0]))
        for number in one.chosen[:, 0].tolist()
        if number >= 0
    )


def _influence(one: Worlds) -> tuple[Influence, ...]:
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
