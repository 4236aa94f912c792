"""How far a forecast outcome may be off, and on which side it falls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from graphkit.engines.doubt.draws import Worlds
from graphkit.engines.doubt.ranks import span
from graphkit.engines.doubt.stack_outcomes import contests
from graphkit.graph.network import Floats

Model = Literal["compromise", "median_voter"]
_MIDDLE = 1e-12


@dataclass(frozen=True, slots=True)
class OutcomeRange:
    """A forecast's 5% to 95% range on the issue's own scale, and the chance of each side.

    `support`, `oppose` and `even` are shares of the replicates in which there is a forecast
    (`defined` of all): above, below and at the middle of the scale.
    """

    model: Model
    issue: str
    low: float
    high: float
    support: float
    oppose: float
    even: float
    defined: float


def forecasts(worlds: Worlds, issue: int, model: Model) -> Floats:
    """The forecast of every replicate from -1 to 1; nan where there is none."""
    contest = contests(worlds, issue)
    return contest.mean() if model == "compromise" else contest.median()


def outcome_range(worlds: Worlds, issue: int, model: Model) -> OutcomeRange | None:
    """How far the forecast on an issue (by number) may be off; None where there is none."""
    found = forecasts(worlds, issue, model)
    ends = span(found)
    if ends is None:
        return None
    question, there = worlds.claims.issues[issue], found[~np.isnan(found)]
    return OutcomeRange(
        model=model,
        issue=question.id,
        low=question.on_scale(ends[0]),
        high=question.on_scale(ends[1]),
        support=float((there > _MIDDLE).mean()),
        oppose=float((there < -_MIDDLE).mean()),
        even=float((np.abs(there) <= _MIDDLE).mean()),
        defined=len(there) / len(found),
    )
