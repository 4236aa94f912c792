"""How far a forecast outcome may be off, and on which side it falls."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from graphkit.engines.uncertainty.draws import Replicates
from graphkit.engines.uncertainty.ranks import span
from graphkit.engines.uncertainty.results import Model, OutcomeRange
from graphkit.engines.uncertainty.stack_decisions import decided
from graphkit.engines.uncertainty.stack_opinions import spread
from graphkit.engines.uncertainty.stack_outcomes import contests
from graphkit.graph.network import Floats

_MIDDLE = 1e-12


def forecasts(worlds: Replicates, issue: int, model: Model) -> Floats:
    """The forecast of every replicate from -1 to 1; nan where there is none.

    Models have their usual parameters. Challenges are played on none: ten rounds of offers take
    too long, and an experiment is not made surer by repeating it.
    """
    return _HOW[model](worlds, issue)


_HOW: Mapping[Model, Callable[[Replicates, int], Floats]] = {
    "compromise": lambda worlds, issue: contests(worlds, issue).mean(),
    "median_voter": lambda worlds, issue: contests(worlds, issue).median(),
    "decision_path": decided,
    "opinion_dynamics": spread,
}


def outcome_range(worlds: Replicates, issue: int, model: Model) -> OutcomeRange | None:
    """How far the forecast on an issue (by number) may be off; None where there is none."""
    found = forecasts(worlds, issue, model)
    ends = span(found)
    if ends is None:
        return None
    question, there = worlds.claims.issues[issue], found[~np.isnan(found)]
    return OutcomeRange(
        model=model,
        issue=question.id,
        low=question.scale.place(ends[0]),
        high=question.scale.place(ends[1]),
        unit_low=ends[0],
        unit_high=ends[1],
        support=float((there > _MIDDLE).mean()),
        oppose=float((there < -_MIDDLE).mean()),
        even=float((np.abs(there) <= _MIDDLE).mean()),
        defined=len(there) / len(found),
    )
