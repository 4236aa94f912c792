"""Replicates of the claims: which of them hold, which were missed, and by how much they are off.

A replicate keeps each tie and stance claim with its confidence and adds those that nobody coded
(`missed`), multiplies strengths, saliences and capabilities by a lognormal factor and moves
positions by a normal amount. Every claim has its own stream of random numbers, started from the
seed and from what the claim says, so that the same seed gives the same replicates whatever the
order of rows. Of several coders' readings of a passage one is drawn (`coder_draws`). Which end of
an issue's scale is called support plays no part: with all positions turned round, every replicate
is turned round.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from graphkit.engines.uncertainty.coder_draws import holding
from graphkit.engines.uncertainty.current_stances import Bools, current
from graphkit.engines.uncertainty.error_model import ErrorModel
from graphkit.engines.uncertainty.missed import (
    SERIES,
    Missed,
    chance_false,
    missed_stances,
    missed_ties,
)
from graphkit.engines.uncertainty.random_streams import normal, uniform
from graphkit.engines.uncertainty.replicates import Replicates
from graphkit.engines.uncertainty.stance_chances import Chances, stance_chances
from graphkit.graph.claim_rows import StanceClaims, TieClaims
from graphkit.graph.claims import Claims
from graphkit.graph.network import Floats, Ints
from graphkit.graph.positions import DEFAULT_SALIENCE


def draw(claims: Claims, errors: ErrorModel, replicates: int, seed: int) -> Replicates:
    """Replicates of the claims; the same for the same content and seed."""
    ties, kept, strength = _draw_ties(claims, errors, replicates, seed)
    stances, missed = missed_stances(claims, errors, seed)
    return Replicates(
        claims=replace(claims, ties=ties, stances=stances),
        coded=claims,
        ties=kept,
        strength=strength,
        **_draw_stances(
            claims.stances, stances, missed, errors, stance_chances(seed, replicates), seed
        ),
        capability=claims.capability()[None],
        errors=errors,
        seed=seed,
    )


def draw_on(
    claims: Claims,
    issue: int,
    errors: ErrorModel,
    replicates: int,
    seed: int,
    chances: Chances | None = None,
) -> Replicates:
    """The stances on one issue (by number) as `draw` has them, without any others, or ties.

    `chances` are what chance says of them, where that is known.
    """
    none = claims.ties.at(np.zeros(0, dtype=np.int64))
    on = claims.stances.cell_issue[claims.stances.cell] == issue
    coded = replace(claims, ties=none, stances=claims.stances.at(np.flatnonzero(on)))
    stances, missed = missed_stances(claims, errors, seed, issue)
    return Replicates(
        claims=replace(coded, stances=stances),
        coded=coded,
        ties=np.zeros((0, replicates), dtype=bool),
        strength=np.zeros((0, replicates)),
        **_draw_stances(
            coded.stances,
            stances,
            missed,
            errors,
            chances or stance_chances(seed, replicates),
            seed,
        ),
        capability=claims.capability()[None],
        errors=errors,
        seed=seed,
    )


def _draw_ties(
    claims: Claims, errors: ErrorModel, replicates: int, seed: int
) -> tuple[TieClaims, Bools, Floats]:
    """All ties that may be, which of them are, and how strong."""
    ties, missed = missed_ties(claims, errors, seed, max(1, -(-replicates // SERIES)))
    coded = len(claims.ties)
    # Whether a row holds and how strong it is; and the same for one like it that was missed.
    numbers = uniform(seed, "tie", claims.ties.keys, replicates, 6)
    numbers = numbers.reshape(coded, replicates, 2, 3)
    hold = numbers[..., 0]
    factor = np.exp(errors.strength * normal(numbers[..., 1], numbers[..., 2]))
    there, strength = (np.zeros((len(ties), replicates), dtype=kind) for kind in (bool, float))
    there[:coded] = holding(claims.ties, errors, hold[..., 0], seed)
    strength[:coded] = claims.ties.strength[:, None] * factor[..., 0]
    for number in np.unique(missed.series).tolist():
        here, columns = missed.series == number, slice(number * SERIES, (number + 1) * SERIES)
        like, rows = missed.like[here], coded + np.flatnonzero(here)
        there[rows, columns] = hold[like, columns, 1] < missed.rate[here, None]
        strength[rows, columns] = ties.strength[rows, None] * factor[like, columns, 1]
    return ties, there, strength


def _draw_stances(
    coded: StanceClaims,
    stances: StanceClaims,
    missed: Missed,
    errors: ErrorModel,
    chances: Chances,
    seed: int,
) -> dict[str, Any]:
    """As whom all stances that may be weigh, which count, where they are, how salient."""
    keys = [*coded.keys, *(coded.keys[row] + "\x1f" for row in missed.like)]
    hold, race, which, off, salience_off = chances(keys)
    coded_hold = holding(coded, errors, hold[: len(coded)], seed)
    kept = np.r_[coded_hold, hold[len(coded) :] < missed.rate[:, None]]
    chance = np.r_[1 - chance_false(coded, errors), missed.rate][:, None]
    side = np.sign(stances.position)[:, None]
    moved = stances.position[:, None] + errors.position * side * off
    salience, known = _salience(coded, stances, which)
    factor = np.exp(np.where(known, errors.salience, 0.0) * salience_off)
    return {
        "weighs_as": _weighs_as(coded, stances, missed),
        "chosen": current(stances, kept, _race(race, chance)),
        "position": np.clip(moved, -1.0, 1.0),
        "weight": np.minimum(salience * factor, 1.0),
    }


def _weighs_as(coded: StanceClaims, stances: StanceClaims, missed: Missed) -> Ints:
    """The actor of each cell, and of missed ones the actor of the row that they are like."""
    found = stances.cell_actor.copy()
    found[stances.cell[len(coded) :]] = coded.cell_actor[coded.cell[missed.like]]
    return found


def _salience(coded: StanceClaims, stances: StanceClaims, draws: Floats) -> tuple[Floats, Bools]:
    """Each claim's salience before errors, and on whose issue any is coded.

    What is not coded is drawn from what is coded on the issue; where nothing is, all have the
    same, which nobody is unsure of.
    """
    found = np.repeat(stances.salience[:, None], draws.shape[1], axis=1)
    any_coded = np.zeros((len(found), 1), dtype=bool)
    issue, on = stances.cell_issue[stances.cell], coded.cell_issue[coded.cell]
    for number in np.unique(issue).tolist():
        known = np.sort(coded.salience[on == number])
        known = known[~np.isnan(known)]
        any_coded[issue == number] = len(known) > 0
        gaps = np.flatnonzero((issue == number) & np.isnan(stances.salience))
        places = (draws[gaps] * len(known)).astype(np.int64)
        found[gaps] = known[places] if len(known) else DEFAULT_SALIENCE
    return found, any_coded


def _race(uniform: Floats, confidence: Floats) -> Floats:
    """Exponential arrival times: the chance to come first is proportional to the odds.

    If exactly one of two claims is true, odds are the chances that it is this one. A certain
    claim arrives at once.
    """
    with np.errstate(divide="ignore"):
        return np.asarray(-np.log1p(-uniform) * (1 / confidence - 1))
