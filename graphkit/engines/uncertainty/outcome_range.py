"""How far a forecast outcome may be off, and on which side it falls."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from graphkit.engines.uncertainty.ranks import span
from graphkit.engines.uncertainty.replicates import Replicates
from graphkit.engines.uncertainty.results import OutcomeRange
from graphkit.engines.uncertainty.stack_decisions import decided
from graphkit.engines.uncertainty.stack_opinions import spread
from graphkit.engines.uncertainty.stack_outcomes import contests
from graphkit.graph.network import Floats

_MIDDLE = 1e-12


def forecasts(replicates: Replicates, issue: int, model: str) -> Floats:
    """The forecast of every replicate from -1 to 1; nan where there is none.

    Models have their usual parameters. Challenges are played on none: ten rounds of offers take
    too long, and an experiment is not made surer by repeating it.
    """
    return _HOW[model](replicates, issue)


_HOW: Mapping[str, Callable[[Replicates, int], Floats]] = {
    "compromise": lambda replicates, issue: contests(replicates, issue).mean(),
    "median_voter": lambda replicates, issue: contests(replicates, issue).median(),
    "decision_path": decided,
    "opinion_dynamics": spread,
}


def outcome_range(replicates: Replicates, issue: int, model: str) -> OutcomeRange | None:
    """How far the forecast on an issue (by number) may be off; None where there is none.

    The range reaches to the forecast from the claims as coded.
    """
    found = forecasts(replicates, issue, model)
    ends = span(found, float(forecasts(replicates.as_coded, issue, model)[0]))
    if ends is None:
        return None
    question, there = replicates.claims.issues[issue], found[~np.isnan(found)]
    low, high = sorted(question.scale.place(end) for end in ends)
    return OutcomeRange(
        model=model,
        issue=question.id,
        low=low,
        high=high,
        unit_low=ends[0],
        unit_high=ends[1],
        support=float((there > _MIDDLE).mean()),
        oppose=float((there < -_MIDDLE).mean()),
        even=float((np.abs(there) <= _MIDDLE).mean()),
        defined=len(there) / len(found),
    )
