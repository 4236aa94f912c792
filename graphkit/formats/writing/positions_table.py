"""Positions for formats that know no dates: who holds what now, and with what weight.

The current stance counts. Where something is not coded the same is taken as in measures: a
salience of 0.5; for power, in this order, the actor's own, the mean of what is coded for it on
other issues, the median of the others, 1.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from graphkit.current_claim import current_power, current_stances
from graphkit.dataset import Actor, Dataset, Stance
from graphkit.errors import UsageError
from graphkit.phrases import phrase

SALIENCE = 0.5


def refuse_without_stances(stances: Sequence[Stance], format_name: str) -> None:
    """Raise `UsageError` where there is no position to write."""
    if not stances:
        raise UsageError(
            phrase(
                "{format_name} is a table of positions; of these the data set has none.",
                format_name=format_name,
            )
        )


def current_rows(dataset: Dataset) -> tuple[Stance, ...]:
    """Each actor's current stance on each issue, with a salience, in the order of the actors."""
    found = current_stances(dataset.stances)
    return tuple(
        replace(claim, salience=SALIENCE if claim.salience is None else claim.salience)
        for actor in dataset.actors
        for issue in dataset.issues
        if (actor.id, issue.id) in found
        for claim in [found[actor.id, issue.id].claim]
    )


def current_powers(dataset: Dataset) -> tuple[Actor, ...]:
    """The actors that hold a position, each with its power on the issues (the mean over them)."""
    holders = {stance.actor for stance in dataset.stances}
    issues = {stance.issue for stance in dataset.stances}
    here: dict[str, list[float]] = {}
    other: dict[str, list[float]] = {}
    for (actor, issue), row in sorted(current_power(dataset.influence).items()):
        (here if issue in issues else other).setdefault(actor, []).append(row.capability)
    known = {actor.id: actor.capability for actor in dataset.actors}
    known |= {id: _mean(powers) for id, powers in other.items() if known.get(id) is None}
    known |= {id: _mean(powers) for id, powers in here.items()}
    given = [power for id, power in known.items() if power is not None and id in holders]
    default = median(given) if given else 1.0
    return tuple(
        replace(actor, capability=default if power is None else power)
        for actor in dataset.actors
        if actor.id in holders
        for power in [known[actor.id]]
    )


def _mean(powers: list[float]) -> float:
    return math.fsum(powers) / len(powers)
