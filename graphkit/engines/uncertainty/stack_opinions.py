"""Opinions that spread in many networks at once (Friedkin & Johnsen 1990)."""

from __future__ import annotations

import numpy as np

from graphkit.engines.uncertainty.draws import Bools, Replicates
from graphkit.engines.uncertainty.stack import Stack, signed, sums
from graphkit.engines.uncertainty.stack_outcomes import contests
from graphkit.engines.uncertainty.stack_solve import equations
from graphkit.graph.network import Floats

_SUSCEPTIBILITY = 0.5  # how far those with an opinion of their own give way


def spread(worlds: Replicates, issue: int) -> Floats:
    """The weighted mean of opinions once they have spread, in every replicate.

    nan where no tie is support, where nobody brings any weight, and everywhere if the networks
    are too dense to be solved at once.
    """
    field, ties = contests(worlds, issue), signed(worlds)
    heard = ties if ties.sign is None else ties.only(1)
    start = np.full((heard.size, len(heard)), np.nan)
    start[field.actors] = field.position
    final, total = _settled(heard, start), field.weight.sum(axis=0)
    found = np.full(len(heard), np.nan)
    if final is not None:
        sound = (heard.strength > 0).any(axis=0) & (total > 0)
        sums_up = (np.where(field.weight > 0, final[field.actors], 0.0) * field.weight).sum(axis=0)
        np.divide(sums_up, total, out=found, where=sound)
    return found


def _settled(heard: Stack, start: Floats) -> Floats | None:
    """`opinion.FriedkinJohnsen` on every replicate (actors x replicates); None: too dense."""
    system = equations(heard)
    if system is None:
        return None
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
