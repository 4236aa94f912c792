"""Compromise model: the mean position weighted by capability times salience.

>>> import numpy as np
>>> from graphkit.engines.outcomes.means import weighted_mean
>>> weighted_mean(np.array([1.0, -1.0]), np.array([3.0, 1.0]))
0.5
"""

from __future__ import annotations

from collections.abc import Mapping

from graphkit.card import Accepts, measure, weighed_contest
from graphkit.engines.outcomes.means import weighted_mean
from graphkit.findings import Result
from graphkit.graph.positions import Positions, WeighedBy
from graphkit.language import Name, Text, plural, text


@measure(
    title=text("Compromise model"),
    family="outcome",
    question=text("What outcome do the actors' positions add up to?"),
    formula=text("Sum of capability x salience x position over sum of capability x salience."),
    network="stance",
    source="Van den Bos 1991; Achen 2006",
    accepts=Accepts(
        ties=0, note=text("At least one actor with a stance, capability and salience.")
    ),
)
def compromise(positions: Positions, *, issue: str) -> Result:
    """`summary["outcome"]` is the expected outcome, on the issue's own scale if it has one.

    `outcome_unit` is the same from -1 (oppose) to 1 (support). Source: Van den Bos 1991.
    """
    field = weighed_contest(positions, issue)
    unit = weighted_mean(field.position, field.weight)
    outcome = field.issue.scale.place(unit)
    return Result(
        reading=plural(
            "{weighed}, {count} actor comes to {outcome} on {issue}.",
            "{weighed}, {count} actors come to {outcome} on {issue}.",
            len(field.actors),
            weighed=_WEIGHED[field.weighed_by],
            outcome=field.issue.scale.say(unit),
            issue=Name(issue),
        ),
        summary={
            "outcome": outcome,
            "outcome_unit": unit,
            "actors": len(field.actors),
            "weighed_by": field.weighed_by,
            **field.defaults,
        },
        claims=field.rests(),
    )


_WEIGHED: Mapping[WeighedBy, Text] = {
    "capability and salience": text("Weighed by capability and salience"),
    "capability": text("Weighed by capability"),
    "salience": text("Weighed by salience"),
    "nothing": text("With the same weight for everyone"),
}
