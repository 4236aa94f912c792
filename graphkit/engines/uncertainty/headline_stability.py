"""How often the sentences of a headline hold, and which of them say more than confidence."""

from __future__ import annotations

import numpy as np

from graphkit.engines.uncertainty.conclusions import conclusions
from graphkit.engines.uncertainty.missed import chance_false
from graphkit.engines.uncertainty.replicates import Replicates
from graphkit.engines.uncertainty.results import HeadlineStability

_CHANCE = 3  # standard errors of a share


def headline_stability(replicates: Replicates, issue: int) -> HeadlineStability:
    """In what share of the replicates the headline on an issue (by number) holds."""
    whole, drawn = conclusions(replicates.as_coded, issue), conclusions(replicates, issue)
    side, outcome = whole.majority[0], float(np.nan_to_num(whole.outcome[0]))
    deciders = {
        actor: float((drawn.deciders[row] == whole.deciders[row, 0]).mean())
        for row, actor in enumerate(replicates.coded.issues[issue].decided_by)
        if abs(whole.deciders[row, 0]) > 0  # else on no side that it could keep
    }
    return HeadlineStability(
        majority=float((drawn.majority == side).mean()) if side else None,
        outcome=float((np.sign(drawn.outcome) == np.sign(outcome)).mean()) if outcome else None,
        deciders=deciders,
        beyond_confidence=frozenset(
            actor
            for actor, share in deciders.items()
            if _says_more(replicates, issue, actor, share)
        ),
    )


def _says_more(replicates: Replicates, issue: int, actor: str, share: float) -> bool:
    """Whether a share differs from the confidence in an actor's current claim beyond chance."""
    claims, coded = replicates.coded, replicates.as_coded
    on = (claims.stances.cell_issue == issue) & (
        claims.stances.cell_actor == claims.actors.index(actor)
    )
    claim = int(coded.chosen[on, 0][0])
    assert replicates.errors is not None
    sure = 1 - float(chance_false(claims.stances, replicates.errors)[claim])
    error = np.sqrt(sure * (1 - sure) / len(replicates))
    return bool(abs(share - sure) > _CHANCE * error)
