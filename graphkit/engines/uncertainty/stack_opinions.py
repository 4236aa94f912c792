"""Opinions that spread in many networks at once (Friedkin & Johnsen 1990)."""

from __future__ import annotations

import numpy as np

from graphkit.engines.outcomes.opinion import FriedkinJohnsen, listening
from graphkit.engines.uncertainty.current_stances import Bools
from graphkit.engines.uncertainty.replicates import Replicates
from graphkit.engines.uncertainty.stack import Stack, signed, sums
from graphkit.engines.uncertainty.stack_outcomes import Contests, contests
from graphkit.engines.uncertainty.stack_solve import equations
from graphkit.graph.network import Floats

_SUSCEPTIBILITY = 0.5  # how far those with an opinion of their own give way


def spread(replicates: Replicates, issue: int) -> Floats:
    """The weighted mean of opinions once they have spread, in every replicate.

    nan where no tie is support and where nobody brings any weight.
    """
    field = contests(replicates, issue)
    parts = replicates.series() if replicates.errors is not None else (replicates,)
    found, first = [], 0
    for part in parts:
        found.append(_spread(part, field.part(first, first + len(part))))
        first += len(part)
    return np.concatenate(found)


def _spread(replicates: Replicates, field: Contests) -> Floats:
    """The same for replicates whose networks are sparse together."""
    ties = signed(replicates)
    heard = ties if ties.sign is None else ties.only(1)
    start = np.full((heard.size, len(heard)), np.nan)
    start[field.actors] = field.position
    final, total = _settled(heard, start), field.weight.sum(axis=0)
    found = np.full(len(heard), np.nan)
    sound = (heard.strength > 0).any(axis=0) & (total > 0)
    sums_up = (np.where(field.weight > 0, final[field.actors], 0.0) * field.weight).sum(axis=0)
    np.divide(sums_up, total, out=found, where=sound)
    return found


def _settled(heard: Stack, start: Floats) -> Floats:
    """`opinion.FriedkinJohnsen` on every replicate (actors x replicates)."""
    system = equations(heard)
    if system is None:
        return _one_by_one(heard, start)
    placed = ~np.isnan(start)
    strength = np.where(_within_hearing(heard, placed)[heard.source], heard.strength, 0.0)
    total = sums(heard, heard.target, strength)[heard.target]
    share = np.divide(strength, total, out=np.zeros_like(strength), where=total > 0)
    hears = sums(heard, heard.target, share) > 0
    given_way = np.where(placed, np.where(hears, _SUSCEPTIBILITY, 0.0), 1.0)
    own = (1 - given_way) * np.nan_to_num(start)
    return system.solve(given_way[heard.target] * share, np.ones(1), own)


def _within_hearing(heard: Stack, placed: Bools) -> Bools:
    """Who is placed or hears somebody placed, through others too."""
    there, reached, size = heard.strength > 0, placed, -1
    while size != reached.sum():
        size = int(reached.sum())
        passed = (there & reached[heard.source]).astype(float)
        reached = reached | (sums(heard, heard.target, passed) > 0)
    return reached


def _one_by_one(heard: Stack, start: Floats) -> Floats:
    """The same, a network at a time."""
    end = np.full(start.shape, np.nan)
    for replicate in range(len(heard)):
        own = start[:, replicate]
        opinions = FriedkinJohnsen(
            listening(heard.network(replicate)), ~np.isnan(own), _SUSCEPTIBILITY
        )
        end[opinions.used, replicate] = opinions.settled(own)
    return end
