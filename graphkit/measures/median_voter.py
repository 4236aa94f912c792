"""Median voter: the position that no weighted majority wants to leave.

>>> from graphkit.api import measure
>>> from graphkit.dataset import Actor, Dataset, Issue, Stance
>>> placed = {"a": -1.0, "b": 0.2, "c": 1.0}
>>> case = Dataset(
...     name="three",
...     actors=tuple(Actor(id=one, name=one, capability=50.0) for one in placed),
...     issues=(Issue(id="sale", question="Sell?"),),
...     stances=tuple(Stance(f"s{i}", one, "sale", placed[one]) for i, one in enumerate(placed)),
... )
>>> measure("median_voter", case).summary["outcome"]
0.2
"""

from __future__ import annotations

import numpy as np

from graphkit.by_actor import ByActor
from graphkit.card import Accepts, measure, weighed_contest
from graphkit.engines.outcomes.means import weighted_median
from graphkit.findings import Column, Result, Table
from graphkit.graph.positions import Contest, Floats, Positions
from graphkit.language import Name, text


@measure(
    title=text("Median voter"),
    family="outcome",
    question=text("Which position would win every vote against another one?"),
    formula=text(
        "The position at which half of all capability x salience is reached; midway between two "
        "positions where exactly half stands on each side."
    ),
    network="stance",
    source="Black 1958",
    accepts=Accepts(
        ties=0, note=text("At least one actor with a stance, capability and salience.")
    ),
)
def median_voter(positions: Positions, *, issue: str) -> Result:
    """The position that no majority, by weight, wants to leave for another one.

    Formula
    -------
    The position x at which half of Σ c s (capability x salience) stands at x or below; midway
    between two positions where exactly half stands on each side.

    Parameters
    ----------
    positions : the stance view
        A missing salience counts as 0.5, a missing capability as the median of the others'.
    issue : id of an issue

    Returns
    -------
    Result
        `values`: each actor's share of the weight, adding up to 1. `summary`: "outcome" on the
        issue's own scale if it has one, "outcome_unit" the same from -1 (oppose) to 1 (support),
        "actors", and how many weights are defaults. `table`: actors by position, with their share
        and the weight reached so far.

    Not defined
    -----------
    Where nobody holds a stance on the issue, or nobody brings weight to bear.

    See also
    --------
    compromise, decision_path, power_index, pivots

    Reference
    ---------
    Black 1948, On the rationale of group decision-making, Journal of Political Economy 56.
    Black 1958, The theory of committees and elections, Cambridge University Press.
    """
    field = weighed_contest(positions, issue)
    unit = weighted_median(field.position, field.weight)
    outcome = field.issue.scale.place(unit)
    share = field.weight / field.weight.sum()
    return Result(
        reading=text(
            "From one end of {issue} half of all capability and salience is reached at {outcome}.",
            outcome=field.issue.scale.say(unit),
            issue=Name(issue),
        ),
        values=ByActor(field.actors, share),
        summary={
            "outcome": outcome,
            "outcome_unit": unit,
            "actors": len(field.actors),
            **field.defaults,
        },
        table=Table(_columns(field.issue.scale.format), _rows(field, share)),
        claims=field.rests(),
    )


def _rows(field: Contest, share: Floats) -> tuple[tuple[object, ...], ...]:
    order = np.lexsort((np.array(field.actors), field.position))
    reached = np.cumsum(share[order])
    return tuple(
        (
            Name(field.actors[row]),
            field.issue.scale.place(float(field.position[row])),
            float(share[row]),
            float(so_far),
        )
        for row, so_far in zip(order, reached, strict=True)
    )


def _columns(place: str) -> tuple[Column, ...]:
    return (
        Column("actor", text("Actor")),
        Column("position", text("Position"), place),
        Column("share", text("Share of the weight"), ".1%"),
        Column("reached", text("Weight up to here"), ".1%"),
    )
