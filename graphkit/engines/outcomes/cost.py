"""What it costs to move an actor by one unit of position: the same for all, or as coded."""

from __future__ import annotations

import math

import numpy as np

from graphkit.errors import UsageError, unknown
from graphkit.graph.positions import Contest, Floats, Positions
from graphkit.phrases import phrase

EQUAL, SALIENCE = "equal", "salience"
LEAST_SALIENCE = 0.1  # moving even somebody who does not care takes some effort


def costs(positions: Positions, field: Contest, by: str) -> Floats:
    """The cost of each contestant by `by`; nan where the column has nothing.

    "equal": 1. "salience": the actor's salience, at least 0.1, for who cares more is harder to
    move (Bueno de Mesquita 1997). Otherwise the name of a column of the actors. Raises
    `UsageError` where there is no such column or it holds what is not a number above 0.
    """
    if by == EQUAL:
        return np.ones(len(field.actors))
    if by == SALIENCE:
        return np.maximum(field.salience, LEAST_SALIENCE)
    coded = {actor: row.get(by, "") for actor, row in positions.own_columns.items()}
    if not any(coded.values()):
        columns = {name for row in positions.own_columns.values() for name in row}
        raise unknown(phrase("cost"), by, (EQUAL, SALIENCE, *sorted(columns)))
    return np.array([_number(coded[actor], actor, by) for actor in field.actors])


def _number(word: str, actor: str, column: str) -> float:
    if not word.strip():
        return math.nan
    try:
        cost = float(word)
    except ValueError:
        cost = math.nan
    if not (cost > 0 and math.isfinite(cost)):
        raise UsageError(
            phrase(
                "{column} of {actor} is a cost, a number above 0, not '{word}'.",
                column=column,
                actor=actor,
                word=word,
            )
        )
    return cost
