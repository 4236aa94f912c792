"""Voting power: how often an actor's vote makes the difference under an issue's decision rule.

>>> from graphkit.engines.outcomes.voting_power import indices
>>> shapley, banzhaf, _ = indices([50, 49, 1], lambda weight: weight >= 51)
>>> [str(share) for share in shapley], [str(share) for share in banzhaf]
(['2/3', '1/6', '1/6'], ['3/5', '1/5', '1/5'])
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from graphkit.card import Accepts, NotDefined, measure
from graphkit.decision_rule import Rule, read_rule, read_weights
from graphkit.engines.leaders import leaders
from graphkit.engines.outcomes.voting_power import indices
from graphkit.errors import UsageError
from graphkit.findings import Column, Result, Table, ranked
from graphkit.graph.positions import Positions, Question
from graphkit.language import Name, Text, text


@measure(
    title=text("Voting power"),
    family="power",
    question=text("How often does an actor's vote make the difference?"),
    formula=text(
        "Shapley-Shubik: the share of all orders in which the actor turns a losing coalition into "
        "a winning one. Banzhaf: the same over coalitions, divided by the sum over all actors."
    ),
    network="stance",
    source="Shapley & Shubik 1954; Banzhaf 1965",
    accepts=Accepts(
        actors=0,
        ties=0,
        note=text(
            "An issue with decided_by and decision_rule, or weights and a quota. Rules: sole; "
            "consent; veto; majority; qualified:N; each may be followed by ;ID=WEIGHT."
        ),
    ),
    parameters={
        "index": text("Which index fills the values; the table has both."),
        "weights": text("Votes as ID=NUMBER|ID=NUMBER; by default those of the rule, or one each."),
        "quota": text("Votes needed; by default those of the rule."),
    },
)
def power_index(
    positions: Positions,
    *,
    issue: str,
    index: Literal["shapley_shubik", "banzhaf"] = "shapley_shubik",
    weights: str | None = None,
    quota: float | None = None,
) -> Result:
    """`values` is the power of each decider (sums to 1); `table` has weight and all indices.

    The table's absolute Banzhaf index is the chance that a vote decides when every other one
    is a coin toss (Penrose 1946).
    """
    deciders, rule = _game(positions.issues[positions.column(issue)], weights, quota)
    seats = rule.seats(deciders)
    rows = dict(zip(deciders, _shares(rule, seats), strict=True))
    values = {actor: row[1 if index == "shapley_shubik" else 2] for actor, row in rows.items()}
    return Result(
        reading=_reading(
            issue, values, {actor: row[0] / sum(seats) for actor, row in rows.items()}
        ),
        values=values,
        summary={
            "rule": rule.kind,
            "votes": sum(seats),
            "quota": _votes_needed(rule, sum(seats)),
        },
        table=Table(_COLUMNS, tuple((Name(actor), *rows[actor]) for actor in ranked(values))),
        claims=(),
    )


def _reading(issue: str, values: dict[str, float], votes: dict[str, float]) -> Text:
    first, *next_ = ranked(values)
    share = values[first]
    if next_ and values[next_[0]] == share:
        return text(
            "{actors} hold {share:.0%} of the voting power on {issue} each.",
            actors=leaders(values),
            share=share,
            issue=Name(issue),
        )
    return text(
        "{first} holds {share:.0%} of the voting power on {issue}, with {seats:.0%} of the votes.",
        first=Name(first),
        share=share,
        seats=votes[first],
        issue=Name(issue),
    )


def _shares(rule: Rule, seats: list[float]) -> list[tuple[float, ...]]:
    """Votes and the three indices of each decider."""
    total = sum(seats)
    if not rule.carries(total, total):
        raise NotDefined(text("even all votes together do not reach the quota."))
    try:
        found = indices(seats, lambda weight: rule.carries(weight, total))
    except OverflowError:
        raise NotDefined(text("there are too many kinds of coalitions to count.")) from None
    columns = [seats, *([float(share) for share in part] for part in found)]
    return list(zip(*columns, strict=True))


def _game(question: Question, weights: str | None, quota: float | None) -> tuple[list[str], Rule]:
    """Who votes, and the rule, from the issue and what was asked for."""
    try:
        given = read_weights((weights or "").split("|"))
    except ValueError as error:
        raise UsageError(f"In the weights, {error}") from None
    if quota is not None and not quota > 0:
        raise UsageError(f"A quota is above 0, not {quota:g}.")
    try:
        rule = read_rule(question.decision_rule)
    except ValueError as error:
        reason = str(error)
        raise NotDefined(
            text("the decision rule cannot be read. {reason}", reason=reason)
        ) from None
    deciders = list(question.decided_by) or list(given or rule.weights)
    if not deciders or not (question.decision_rule or given):
        raise NotDefined(text("{issue} states no decision rule.", issue=Name(question.id)))
    strangers = sorted({*given, *rule.weights} - set(deciders))
    if strangers:
        raise NotDefined(text("{names} have votes but do not decide.", names=strangers))
    if given and question.decision_rule is None:
        rule = Rule("majority")
    rule = replace(rule, weights={**rule.weights, **given})
    if quota is not None:
        rule = replace(rule, kind="qualified", quota=quota)
    if rule.kind == "sole":
        return deciders[:1], Rule("sole")
    return deciders, rule


def _votes_needed(rule: Rule, total: float) -> float:
    """The quota; for a majority, half of the votes, which must be exceeded."""
    if rule.kind == "majority":
        return total / 2
    return total if rule.quota is None else rule.quota


_COLUMNS = (
    Column("actor", text("Actor")),
    Column("votes", text("Votes"), "g"),
    Column("shapley_shubik", text("Shapley-Shubik"), ".1%"),
    Column("banzhaf", text("Banzhaf"), ".1%"),
    Column("absolute_banzhaf", text("Absolute Banzhaf"), ".1%"),
)
