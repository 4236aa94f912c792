"""Opinion dynamics: where opinions end when actors listen to those who support them.

>>> from graphkit.api import measure
>>> from graphkit.dataset import Actor, Dataset, Issue, Stance, Tie
>>> case = Dataset(
...     name="two",
...     actors=(Actor("a", "A", capability=1.0), Actor("b", "B", capability=1.0)),
...     issues=(Issue("sale", "Sell?"),),
...     stances=(Stance("s1", "a", "sale", 1.0), Stance("s2", "b", "sale", -0.5)),
...     ties=(Tie("t1", "a", "b", 1),),
... )
>>> measure("opinion_dynamics", case).values  # b ends half-way between the own view and a's
{'a': 1.0, 'b': 0.25}
"""

from __future__ import annotations

from typing import Literal

import numpy as np

from graphkit.by_actor import ByActor
from graphkit.card import Accepts, NotDefined, measure, weighed_contest
from graphkit.engines.outcomes.means import weighted_mean
from graphkit.engines.outcomes.opinion import FriedkinJohnsen, consensus, listening, shared_out
from graphkit.findings import Column, Result, Table
from graphkit.graph.network import Network
from graphkit.graph.pair_claims import every
from graphkit.graph.positions import Contest, Floats, Positions
from graphkit.language import Name, Text, text

Model = Literal["friedkin_johnsen", "degroot", "altafini"]


@measure(
    title=text("Opinion dynamics"),
    family="outcome",
    question=text("What outcome is left once opinions have spread along the ties?"),
    formula=text(
        "Friedkin-Johnsen: final = (I - LW)^-1 (I - L) start, with W the shares of attention that "
        "go to those who support an actor and L the susceptibility. DeGroot: the limit of W. "
        "Altafini: the same with oppose ties as negative attention. The outcome is the mean of "
        "final opinions weighted by capability x salience."
    ),
    network="stance",
    source="Friedkin & Johnsen 1990; DeGroot 1974; Altafini 2013",
    accepts=Accepts(
        ties=0,
        note=text(
            "Stances and ties. The target of a tie listens to its source. Actors without a "
            "stance only pass on what they hear (Friedkin-Johnsen) or take no part. A contested "
            "tie is heard with its support; by Altafini with support minus opposition."
        ),
    ),
    parameters={
        "model": text("How actors take up what they hear."),
        "susceptibility": text(
            "How far actors give way to what they hear, from 0 to below 1 (Friedkin-Johnsen)."
        ),
    },
    second_views={"network": "signed"},
)
def opinion_dynamics(
    positions: Positions,
    *,
    issue: str,
    network: Network,
    model: Model = "friedkin_johnsen",
    susceptibility: float = 0.5,
) -> Result:
    """Where the outcome ends once opinions have spread from those who are supported.

    Formula
    -------
    Friedkin-Johnsen: x = (I - ΛW)⁻¹ (I - Λ) x₀. W(i, j) is the share of i's attention that goes to
    j, by the strength of j's support for i; Λ is the susceptibility of those who hold a position
    and hear somebody, 0 for those who hear nobody and 1 for those without a position. DeGroot: the
    limit of Wᵗ x₀ among those who hold a position, each listening a little to oneself too.
    Altafini: the same with shares of both signs, opposition turning an opinion round. The outcome
    is Σ c s x / Σ c s (capability x salience).

    Parameters
    ----------
    positions : the stance view
    issue : id of an issue
    network : the signed view
        The target of a tie listens to its source.
    model : "friedkin_johnsen", "degroot" or "altafini", default "friedkin_johnsen"
        How actors take up what they hear.
    susceptibility : from 0 to below 1, default 0.5
        How far actors give way to what they hear (Friedkin-Johnsen).

    Returns
    -------
    Result
        `values`: the final opinion of each actor who holds a stance. `summary`: "outcome",
        "outcome_unit" (-1 to 1), "before" (without spreading), "actors", "passing_on" (who hold
        none and only pass on what they hear), and how many weights are defaults. `table`: those
        actors by the size of their shift, with start and end. On the issue's own scale if it has
        one.

    Not defined
    -----------
    Where nobody holds a stance with weight; without a tie of support (Altafini: of either sign) to
    listen along; where opinions in a large network have not settled after very many rounds. Raises
    `UsageError` for a susceptibility out of range.

    See also
    --------
    compromise, persuasion, pivots, challenge

    Reference
    ---------
    Friedkin & Johnsen 1990, Social influence and opinions, Journal of Mathematical Sociology 15.
    DeGroot 1974, Reaching a consensus, Journal of the American Statistical Association 69.
    Altafini 2013, Consensus problems on networks with antagonistic interactions, IEEE Transactions
    on Automatic Control 58.
    """
    _check_ties(network, model)
    field = weighed_contest(positions, issue)
    start = positions.position[:, positions.column(issue)]
    end = _settled(network, start, model, susceptibility)
    unit = weighted_mean(end[positions.rows(field.actors)], field.weight)
    before = weighted_mean(field.position, field.weight)
    placed = np.flatnonzero(~np.isnan(start))
    scale = field.issue.scale.place
    return Result(
        reading=_reading(field, unit, before, model),
        values=ByActor(
            [positions.actors[row] for row in placed.tolist()],
            np.array([scale(at) for at in end[placed].tolist()]),
        ),
        summary={
            "outcome": scale(unit),
            "outcome_unit": unit,
            "before": scale(before),
            "actors": len(placed),
            "passing_on": int(np.isnan(start).sum() - np.isnan(end).sum()),
            **field.defaults,
        },
        table=_table(field, positions, start, end),
        claims=(*field.rests(), *every(network.claims)),
        engine="scipy",
    )


def _check_ties(network: Network, model: Model) -> None:
    if model == "altafini" and network.sign is None:
        raise NotDefined(text("the ties carry no sign."))
    if model == "altafini" and not network.ties:
        raise NotDefined(text("there are no signed ties."))
    if model != "altafini" and not network.positive.any():
        raise NotDefined(text("no actor has a support tie to listen to."))


def _settled(network: Network, start: Floats, model: Model, susceptibility: float) -> Floats:
    """The final opinion of every actor; nan for one who neither has nor hears one."""
    weights, placed = listening(network, signed=model == "altafini"), ~np.isnan(start)
    end = np.full(len(start), np.nan)
    if model == "friedkin_johnsen":
        spread = FriedkinJohnsen(weights, placed, susceptibility)
        end[spread.used] = spread.settled(start)
        return end
    rows = np.flatnonzero(placed)
    try:
        end[rows] = consensus(shared_out(weights[rows][:, rows]), start[rows])
    except ArithmeticError:
        raise NotDefined(text("opinions have not settled after very many rounds.")) from None
    return end


def _reading(field: Contest, unit: float, before: float, model: Model) -> Text:
    named = {
        "friedkin_johnsen": text("Friedkin-Johnsen"),
        "degroot": text("DeGroot"),
        "altafini": text("Altafini"),
    }
    after, start = field.issue.scale.say(unit), field.issue.scale.say(before)
    parts = {"model": named[model], "issue": Name(field.issue.id), "after": after}
    if str(after) == str(start):
        return text(
            "Once opinions have spread along the ties ({model}) the outcome on {issue} is "
            "{after}, as it is without that.",
            **parts,
        )
    return text(
        "Once opinions have spread along the ties ({model}) the outcome on {issue} is "
        "{after}; without that it is {before}.",
        before=start,
        **parts,
    )


def _table(field: Contest, positions: Positions, start: Floats, end: Floats) -> Table:
    scale = field.issue.scale.place
    shift = np.abs(end - start)
    rows = sorted(
        np.flatnonzero(~np.isnan(start)).tolist(),
        key=lambda row: (-round(float(shift[row]), 9), positions.actors[row]),
    )
    return Table(
        (
            Column("actor", text("Actor")),
            Column("start", text("Now"), field.issue.scale.format),
            Column("end", text("After spreading"), field.issue.scale.format),
            Column("shift", text("Shift"), "+.2f"),
        ),
        tuple(
            (
                Name(positions.actors[row]),
                scale(float(start[row])),
                scale(float(end[row])),
                scale(float(end[row])) - scale(float(start[row])),
            )
            for row in rows
        ),
    )
