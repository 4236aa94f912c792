"""Persuasion: whom to talk to, so that the outcome moves most for the effort.

>>> from graphkit.api import measure
>>> from graphkit.dataset import Actor, Dataset, Issue, Stance
>>> case = Dataset(
...     name="two",
...     actors=(Actor("strong", "S", capability=30.0), Actor("weak", "W", capability=10.0)),
...     issues=(Issue("sale", "Sell?"),),
...     stances=(
...         Stance("s1", "strong", "sale", -1.0, 0.5), Stance("s2", "weak", "sale", -1.0, 0.5),
...     ),
... )
>>> found = measure("persuasion", case, toward="support", budget=1)
>>> found.summary["outcome_after"]  # three quarters of the weight go from -1 to -0.5
-0.625
"""

from __future__ import annotations

from typing import Literal

import numpy as np

from graphkit.by_actor import ByActor
from graphkit.card import Accepts, NotDefined, measure, weighed_contest
from graphkit.engines.outcomes import plan_words as words
from graphkit.engines.outcomes.approach import chains, own_side
from graphkit.engines.outcomes.cost import costs
from graphkit.engines.outcomes.goal import read_goal
from graphkit.engines.outcomes.levers import (
    Levers,
    Plan,
    deciding_load,
    levers,
    sensitivity,
    sole_decider,
)
from graphkit.findings import Column, Result, Scalar, Table
from graphkit.graph.network import Network
from graphkit.graph.positions import Contest, Floats, Positions
from graphkit.language import Name, Text, sense, text
from graphkit.scale import Scale

LISTED = 100
Weigh = Literal["rule", "everyone", "deciders"]


@measure(
    title=text("Persuasion"),
    family="levers",
    question=text("Whom to talk to, so that the outcome moves most for the effort?"),
    formula=text(
        "Outcome moved = change of position x the actor's share in the outcome, its own "
        "(capability x salience, or all of it where one decides alone) and through those who "
        "listen to it (Friedkin-Johnsen). Effort = size of the change x cost. In order of outcome "
        "moved per effort, no other use of the same effort goes further."
    ),
    network="stance",
    source="Friedkin & Johnsen 1990; Dantzig 1957",
    accepts=Accepts(
        ties=0, note=text("An issue with stances; ties of support add influence and access.")
    ),
    parameters={
        "toward": text("support, oppose, or a position on the issue's scale."),
        "budget": text("How many actors can be talked to."),
        "shift": text("How far one actor moves at most, on the issue's scale; a quarter of it."),
        "cost": text(
            "What a unit of change costs: equal for all, the actor's salience (who cares more is "
            "harder to move; at least 0.1), or a column of one's own of the actors (x_...)."
        ),
        "weigh": text(
            "Whose final position makes the outcome: by the rule (the decider's where one decides "
            "alone, everyone's otherwise), everyone's, or the deciders' mean by their votes."
        ),
        "by": text(
            "Whom the plan is for: chains of access start from this actor; by default from all on "
            "the side sought."
        ),
        "susceptibility": text("As in opinion_dynamics; 0 leaves the network out."),
    },
    unit=text("outcome per unit of effort"),
    second_views={"network": "signed"},
)
def persuasion(
    positions: Positions,
    *,
    issue: str,
    network: Network | None = None,
    toward: str = "support",
    budget: int = 5,
    shift: float | None = None,
    cost: str = "equal",
    weigh: Weigh = "rule",
    by: str | None = None,
    susceptibility: float = 0.5,
) -> Result:
    """Whom to talk to, in which order, so that the outcome moves most for the effort.

    Formula
    -------
    moved(i) = Δ(i) · ∂y / ∂x(i), with Δ(i) the way to the aim but `shift` at most, y = Σ load ·
    x_end and x_end the opinions after spreading (Friedkin-Johnsen; x itself without a network).
    load is capability x salience as shares, or all on the one who decides alone. effort(i) = Δ(i) ·
    cost(i). In order of moved / effort no other use of the same effort goes further (Dantzig).

    Parameters
    ----------
    positions : the stance view
    issue : id of an issue
    network : the signed view, default None
        Adds influence through listeners, and chains of access.
    toward : "support", "oppose" or a position on the issue's scale, default "support"
        The aim. Whoever stands firmly on the side sought (beyond half way) is not a candidate.
    budget : whole number, default 5
        How many actors can be talked to.
    shift : number above 0 on the issue's scale, default None
        How far one actor moves at most; None: a quarter of the scale.
    cost : "equal", "salience" or a column of the actors (x_...), default "equal"
        What a unit of change costs: 1; the salience, at least 0.1; or as coded, above 0.
    weigh : "rule", "everyone" or "deciders", default "rule"
        Whose final position makes y: the decider's where one decides alone and everyone's
        otherwise; everyone's; the deciders' mean by their votes.
    by : id of an actor, default None
        Whom the plan is for, left out of it; chains of access start there. None: all on the side
        sought.
    susceptibility : from 0 to below 1, default 0.5
        As in opinion_dynamics; 0 leaves the network out.

    Returns
    -------
    Result
        `values`: outcome moved per unit of effort of each candidate. `summary`: "outcome" now and
        "outcome_after" the plan, "toward", "shift", "moved", "most" (what as many actors could
        move, whatever the effort), "effort", "budget" (rows in the plan), "candidates", "turns"
        (whether the side changes), "unpriced", "decider". `table`: up to 100 actors in order, the
        plan first, with position now and then, effort, outcome moved, chain of support, stance and
        condition. Places, moves and efforts are on the issue's scale.

    Not defined
    -----------
    Where nobody holds a stance with weight; where deciders are asked for and not known. Raises
    `UsageError` for an aim off the scale, a shift not above 0, an unknown `by` or `cost`.

    See also
    --------
    pivots, opinion_dynamics, compromise, decision_path

    Reference
    ---------
    Friedkin & Johnsen 1990, Social influence and opinions, Journal of Mathematical Sociology 15.
    Dantzig 1957, Discrete-variable extremum problems, Operations Research 5.
    """
    field = weighed_contest(positions, issue)
    goal = read_goal(field.issue, toward, shift)
    load, decider = _load(positions, field, weigh)
    reach, outcome = sensitivity(positions, field, network, load, susceptibility)
    near = own_side(field, network, goal.aim, goal.sought, by)
    side = Scale.side(goal.aim - outcome)  # 0: the outcome is there already
    priced = costs(positions, field, cost)
    spared = goal.firm(field.position) | np.array([actor == by for actor in field.actors])
    every = levers(field, reach, goal.aim, side, cost=priced, shift=goal.shift, left_out=spared)
    found = every.up_to(abs(goal.aim - outcome), field)
    plan = Plan(goal, field, found, max(0, min(budget, len(found.rows))), outcome, side)
    ties, spread = (network.claims, bool(network.positive.any())) if network else ((), False)
    unpriced = int(np.isnan(priced).sum())
    return Result(
        reading=words.reading(plan, by, decider, spread=spread),
        values=ByActor([field.actors[row] for row in every.rows], every.ratio),
        summary={
            **_summary(plan, every),
            "unpriced": unpriced,
            "decider": decider,
        },
        table=_table(plan, every, chains(field, network, near)),
        notes=(
            words.aimed(plan, by),
            words.effort(plan, cost),
            *words.unpriced(unpriced, cost),
            words.counted(decider),
            *words.by_outcome(plan, every),
        ),
        claims=(*field.rests(), *(claim for tie in ties for claim in tie)),
        engine="scipy",
    )


def _load(positions: Positions, field: Contest, weigh: Weigh) -> tuple[Floats, str | None]:
    """Whose final position makes the outcome, as shares; and the one whose alone it is."""
    alone = sole_decider(field.issue)
    if weigh == "everyone" or (weigh == "rule" and alone is None):
        return positions.load(field), None
    if not field.issue.decided_by:
        raise NotDefined(text("the data does not say who decides."))
    try:
        load = deciding_load(positions, field)
        # Of a body that decides by its members' votes nobody's stance alone is the outcome.
        return load, alone if np.count_nonzero(load) == 1 else None
    except LookupError as error:
        if weigh == "rule":  # nobody speaks for the one who decides
            return positions.load(field), None
        nobody = Name(str(error.args[0]))
        raise NotDefined(text("{actor} decides and nobody speaks for it.", actor=nobody)) from None


def _summary(plan: Plan, every: Levers) -> dict[str, Scalar]:
    scale, found, gap = plan.field.issue.scale, plan.found, abs(plan.goal.aim - plan.outcome)
    most = min(float(np.sort(every.moved)[::-1][: plan.size].sum()), gap)
    return {
        "outcome": scale.place(plan.outcome),
        "outcome_after": scale.place(plan.after),
        "toward": scale.place(plan.goal.aim),
        "shift": plan.goal.shift * scale.half,
        "moved": scale.place(plan.after) - scale.place(plan.outcome),
        "most": most * scale.half,
        "effort": float(found.effort[: plan.size].sum()) * scale.half,
        "budget": plan.size,
        "candidates": len(every.rows),
        "turns": plan.outcome * plan.after < 0,
    }


def _table(plan: Plan, every: Levers, reached: dict[str, tuple[Name, Text]]) -> Table:
    field, found, scale = plan.field, plan.found, plan.field.issue.scale
    after = plan.outcome + plan.side * np.cumsum(found.moved)
    rank = dict(zip(every.rows.tolist(), every.by_outcome.tolist(), strict=True))
    rows = [
        (
            order + 1,
            Name(field.actors[row]),
            scale.place(float(field.position[row])),
            scale.place(float(found.to[order])),
            float(found.effort[order]) * scale.half,
            float(found.moved[order]) * scale.half,
            float(found.ratio[order]),
            rank[row],
            scale.place(float(after[order])),
            *_reached(plan, row, reached),
            field.claims[row],
            field.condition[row],
        )
        for order, row in enumerate(found.rows[:LISTED].tolist())
    ]
    return Table(_columns(scale.format), tuple(rows))


def _reached(
    plan: Plan, row: int, reached: dict[str, tuple[Name, Text]]
) -> tuple[Name | None, Text | None]:
    """By whom and how; a waverer goes some of the way already and can be asked to its face."""
    chain = reached.get(plan.field.actors[row])
    if chain is not None:
        return chain
    with_us = plan.goal.sought * plan.field.position[row] > 0
    return None, text("stands on that side already") if with_us else None


def _columns(place: str) -> tuple[Column, ...]:
    return (
        Column("order", text("Order"), "d"),
        Column("actor", text("Actor")),
        Column("position", text("Now"), place),
        Column("to", sense("position", "To"), place),
        Column("effort", text("Effort"), ".2f"),
        Column("moved", text("Outcome moved"), ".3f"),
        Column("per_effort", text("Moved per effort"), ".3f"),
        Column("by_outcome", text("Rank by outcome moved"), "d"),
        Column("outcome", text("Outcome then"), place),
        Column("access", text("Reached by")),
        Column("path", text("Chain of support")),
        Column("claim", text("Stance claim")),
        Column("condition", text("Condition")),
    )
