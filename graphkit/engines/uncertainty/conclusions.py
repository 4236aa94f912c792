"""What replicates conclude on an issue: forecast, larger side, where those who decide stand."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graphkit.engines.uncertainty.outcome_range import forecasts
from graphkit.engines.uncertainty.replicates import Replicates
from graphkit.engines.uncertainty.stack_outcomes import contests
from graphkit.graph.network import Floats, Ints


@dataclass(frozen=True, eq=False)
class Conclusions:
    """What each replicate concludes on one issue: signs, one a replicate; 0 is neither.

    `outcome` is the forecast from -1 to 1 (nan: none), `majority` the side more actors take
    (institutions are not counted with their members), `deciders` the sides of those who decide
    (deciders x replicates; nan without a stance), `sides` those of all who hold a stance in any
    (`actors`, by number, x replicates).
    """

    outcome: Floats
    majority: Floats
    deciders: Floats
    actors: Ints
    sides: Floats


def conclusions(replicates: Replicates, issue: int) -> Conclusions:
    """What every replicate concludes on an issue, given by number."""
    claims = replicates.claims
    cells = np.flatnonzero(claims.stances.cell_issue == issue)
    side = np.sign(replicates.held[cells])
    counted = contests(replicates, issue).counted
    who = [claims.actors[actor] for actor in claims.stances.cell_actor[cells].tolist()]
    deciders = np.full((len(claims.issues[issue].decided_by), len(replicates)), np.nan)
    for row, decider in enumerate(claims.issues[issue].decided_by):
        if decider in who:
            deciders[row] = side[who.index(decider)]
    return Conclusions(
        outcome=forecasts(replicates, issue, "compromise"),
        majority=np.sign(np.where(counted, np.nan_to_num(side), 0.0).sum(axis=0)),
        deciders=deciders,
        actors=claims.stances.cell_actor[cells],
        sides=side,
    )
