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
>>> found.summary["outcome_after"]  # three quarters of the weight go from -1 to 1
0.5
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import numpy as np

from graphkit.card import Accepts, NotDefined, measure, weighed_contest
from graphkit.engines.outcomes.levers import Levers, deciding_load, levers, sensitivity
from graphkit.engines.paths.access import support_chains
from graphkit.errors import UsageError, did_you_mean, unknown
from graphkit.findings import Column, Result, Scalar, Table
from graphkit.graph.network import Network
from graphkit.graph.positions import Contest, Floats, Positions, Question
from graphkit.language import Name, Text, plural, text

SAME_PLACE = 0.3  # with a position as the aim, who stands this near is on the same side
LISTED = 100
SIDES: Mapping[str, float] = {"support": 1.0, "oppose": -1.0}


@measure(
    title=text("Persuasion"),
    family="levers",
    question=text("Whom to talk to, so that the outcome moves most for the effort?"),
    formula=text(
        "Outcome moved = change of position x the actor's weight in the outcome, its own "
        "(capability x salience) and through those who listen to it (Friedkin-Johnsen). Effort = "
        "size of the change x salience (at least 0.1): who cares more is harder to move."
    ),
    network="stance",
    source="Friedkin & Johnsen 1990; Bueno de Mesquita 1997 on salience as resistance",
    accepts=Accepts(
        ties=0, note=text("An issue with stances; ties of support add influence and access.")
    ),
    parameters={
        "toward": text("support, oppose, or a position on the issue's scale."),
        "budget": text("How many actors can be talked to."),
        "weigh": text("Whose final position makes the outcome: everyone's, or the deciders'."),
        "by": text("Whose access counts: an actor's; by default that of all on your side."),
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
    weigh: Literal["everyone", "deciders"] = "everyone",
    by: str | None = None,
    susceptibility: float = 0.5,
) -> Result:
    """`values` is the outcome moved per unit of effort; `table` the actors to talk to, in order.

    Who stands on the side sought need not be talked to and is no candidate; with a position as
    the aim, all who stand short of it are. The plan is the first `budget` rows; where fewer are
    enough, the last is moved only as far as it takes. Effects add up, so `most` in `summary` is
    the proven most that any `budget` of these could move the outcome; the plan may move it less
    because it goes by effort. Each row has the chain of support ties that reaches the actor,
    the claim it gave for its stance and the condition that would move it. Raises `UsageError`
    for an aim off the scale or an unknown `by`.
    """
    field = weighed_contest(positions, issue)
    aim = _aim(field.issue, toward)
    load = _load(positions, field, weigh)
    reach, outcome = sensitivity(positions, field, network, load, susceptibility)
    side = 1 if aim > outcome else -1
    every = levers(field, reach, aim, side, _side_is(aim, toward) * field.position <= 0)
    found = every.up_to(abs(aim - outcome), field)
    plan = max(0, min(budget, len(found.rows)))
    after = outcome + float(found.moved[:plan].sum()) * side
    chains = _chains(field, network, _own_side(field, network, aim, toward, by))
    actors = [field.actors[row] for row in every.rows]
    ties = network.claims if network else ()
    return Result(
        reading=_reading(field, actors[:plan], outcome, after, aim, spread=_spreads(network)),
        values=dict(zip(actors, every.ratio.tolist(), strict=True)),
        summary=_summary(field.issue, every, found, plan, outcome, aim),
        table=_table(field, found, outcome, side, chains),
        claims=(*field.rests(), *(claim for tie in ties for claim in tie)),
        engine="scipy",
    )


def _summary(
    issue: Question, every: Levers, found: Levers, plan: int, outcome: float, aim: float
) -> dict[str, Scalar]:
    scale, side = issue.scale.place, 1 if aim > outcome else -1
    after = outcome + side * float(found.moved[:plan].sum())
    most = min(float(np.sort(every.moved)[::-1][:plan].sum()), abs(aim - outcome))
    return {
        "outcome": scale(outcome),
        "outcome_after": scale(after),
        "toward": scale(aim),
        "moved": scale(after) - scale(outcome),
        "most": abs(scale(outcome + most) - scale(outcome)),
        "effort": float(found.effort[:plan].sum()),
        "budget": plan,
        "candidates": len(every.rows),
        "turns": outcome * after < 0,
    }


def _aim(question: Question, toward: str) -> float:
    """The position to move to, from -1 to 1."""
    word = toward.strip().casefold()
    if word in SIDES:
        return SIDES[word]
    try:
        aim = question.scale.position(float(word.replace("\N{MINUS SIGN}", "-")))
    except ValueError:
        aim = np.nan
    if not -1 <= aim <= 1:
        low, high = question.scale.ends
        near = did_you_mean(word, SIDES)
        raise UsageError(
            f"toward is support, oppose or a position from {low:g} to "
            f"{high:g}, not '{toward}'. {near}".rstrip()
        )
    return aim


def _side_is(aim: float, toward: str) -> float:
    """1 or -1 where a side is sought, 0 where it is a position."""
    return aim if toward.strip().casefold() in SIDES else 0.0


def _load(positions: Positions, field: Contest, weigh: str) -> Floats:
    """Whose final position makes the outcome, as shares."""
    if weigh == "everyone":
        return positions.load(field)
    if not field.issue.decided_by:
        raise NotDefined(text("the data does not say who decides."))
    try:
        return deciding_load(positions, field)
    except LookupError as error:
        nobody = Name(str(error.args[0]))
        raise NotDefined(text("{actor} decides and nobody speaks for it.", actor=nobody)) from None


def _own_side(
    field: Contest, network: Network | None, aim: float, toward: str, by: str | None
) -> list[str]:
    """Where chains start: with one actor, or all on your side; nobody there, those nearest."""
    if by is not None:
        if network is None or by not in network.number:
            raise unknown("actor", by, network.number if network else ())
        return [by]
    away = np.abs(field.position - aim)
    sought = _side_is(aim, toward)
    near = sought * field.position > 0 if sought else away <= SAME_PLACE
    if not near.any():
        near = away <= away.min() + 1e-9
    return [field.actors[row] for row in np.flatnonzero(near)]


def _chains(
    field: Contest, network: Network | None, near: list[str]
) -> dict[str, tuple[Name, Text]]:
    """For each contestant who of your side is nearest, and the chain of support ties to it."""
    if network is None:
        return {}
    number = network.number
    targets = [number[actor] for actor in field.actors]
    chains = support_chains(network, [number[actor] for actor in near], targets)
    return {
        network.actors[target]: (
            Name(network.actors[chain[0]]),
            _arrows([Name(network.actors[step]) for step in chain]),
        )
        for target, chain in chains.items()
        if len(chain) > 1
    }


def _arrows(chain: list[Name]) -> Text:
    """A chain as "A → B → C"."""
    said = text("{actor}", actor=chain[-1])
    for name in reversed(chain[:-1]):
        said = text("{actor} \N{RIGHTWARDS ARROW} {rest}", actor=name, rest=said)
    return said


def _spreads(network: Network | None) -> bool:
    return network is not None and bool(network.positive.any())


def _reading(
    field: Contest, plan: list[str], now: float, after: float, aim: float, *, spread: bool
) -> Text:
    issue = field.issue
    if not plan:
        return text("Nobody is left to persuade on {issue}.", issue=Name(issue.id))
    parts = {
        "actors": [Name(actor) for actor in plan[:5]],
        "aim": issue.scale.say(aim),
        "issue": Name(issue.id),
        "now": issue.scale.say(now),
        "after": issue.scale.say(after),
    }
    if spread:
        return plural(
            "If {actors} moved as far as {aim}, the outcome on {issue} once opinions have spread "
            "along the ties would go from {now} to {after}.",
            "If {actors}, {count} in all, moved as far as {aim}, the outcome on {issue} once "
            "opinions have spread along the ties would go from {now} to {after}.",
            len(plan),
            **parts,
        )
    return plural(
        "If {actors} moved as far as {aim}, the outcome on {issue} would go from {now} to {after}.",
        "If {actors}, {count} in all, moved as far as {aim}, the outcome on {issue} would go from "
        "{now} to {after}.",
        len(plan),
        **parts,
    )


def _table(
    field: Contest,
    found: Levers,
    outcome: float,
    side: int,
    chains: dict[str, tuple[Name, Text]],
) -> Table:
    scale = field.issue.scale.place
    after = outcome + side * np.cumsum(found.moved)
    rows = [
        (
            order + 1,
            Name(field.actors[row]),
            scale(float(field.position[row])),
            scale(float(found.to[order])),
            float(found.effort[order]),
            abs(scale(outcome + float(found.moved[order])) - scale(outcome)),
            float(found.ratio[order]),
            scale(float(after[order])),
            *chains.get(field.actors[row], (None, None)),
            field.claims[row],
            field.condition[row],
        )
        for order, row in enumerate(found.rows[:LISTED].tolist())
    ]
    return Table(_columns(field.issue.scale.format), tuple(rows))


def _columns(place: str) -> tuple[Column, ...]:
    return (
        Column("order", text("Order"), "d"),
        Column("actor", text("Actor")),
        Column("position", text("Now"), place),
        Column("to", text("To"), place),
        Column("effort", text("Effort"), ".2f"),
        Column("moved", text("Outcome moved"), ".3f"),
        Column("per_effort", text("Moved per effort"), ".3f"),
        Column("outcome", text("Outcome then"), place),
        Column("access", text("Reached by")),
        Column("path", text("Chain of support")),
        Column("claim", text("Stance claim")),
        Column("condition", text("Condition")),
    )
