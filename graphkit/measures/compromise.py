"""Compromise model: the mean position weighted by capability times salience.

>>> from graphkit.api import measure
>>> from graphkit.dataset import Actor, Dataset, Issue, Stance
>>> case = Dataset(
...     name="two",
...     actors=(Actor("a", "A", capability=3.0), Actor("b", "B", capability=1.0)),
...     issues=(Issue("sale", "Sell?"),),
...     stances=(Stance("s1", "a", "sale", 1.0), Stance("s2", "b", "sale", -1.0)),
... )
>>> measure("compromise", case).summary["outcome"]  # three quarters of the weight at 1
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
    """The outcome that all positions add up to, each with the weight its holder brings to bear.

    Formula
    -------
    outcome = Σ c s x / Σ c s, with capability c, salience s and position x of each actor.

    Parameters
    ----------
    positions : the stance view
        A missing salience counts as 0.5, a missing capability as the median of the others'.
    issue : id of an issue

    Returns
    -------
    Result
        `summary`: "outcome" on the issue's own scale if it has one, "outcome_unit" the same from -1
        (oppose) to 1 (support), "actors" counted, "weighed_by" what was coded, and how many of them
        have a "salience", "capability_from_actor", "capability_from_other_issues" by default or
        "capability_missing".

    Not defined
    -----------
    Where nobody holds a stance on the issue, or nobody brings weight to bear.

    See also
    --------
    median_voter, opinion_dynamics, decision_path, challenge, pivots

    Reference
    ---------
    Van den Bos 1991, Dutch EC policy making: a model-guided approach to coordination and
    negotiation, Thela Thesis.
    Achen 2006, Institutional realism and bargaining models, in Thomson et al. (eds), The European
    Union Decides, Cambridge University Press.
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
