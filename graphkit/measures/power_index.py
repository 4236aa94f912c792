"""Voting power: how often an actor's vote makes the difference under an issue's decision rule.

>>> from graphkit.engines.outcomes.voting_power import indices
>>> shapley, banzhaf, _ = indices([50, 49, 1], lambda weight: weight >= 51)
>>> [str(share) for share in shapley], [str(share) for share in banzhaf]
(['2/3', '1/6', '1/6'], ['3/5', '1/5', '1/5'])
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Literal

import numpy as np

from graphkit.card import Accepts, NotDefined, measure
from graphkit.decision_rule import MAJORITY, VOTES, Quota, Rule, read_weights
from graphkit.engines.leaders import leaders
from graphkit.engines.outcomes.electorate import electorate
from graphkit.engines.outcomes.vote import Vote
from graphkit.engines.outcomes.voting_power import indices
from graphkit.errors import UsageError
from graphkit.findings import Column, Result, Table, ranked
from graphkit.graph.positions import Positions, Question
from graphkit.language import Name, Text, text
from graphkit.phrases import phrase


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
            "An issue with decided_by and decision_rule (sole; consent; veto; majority; "
            "qualified:N, or several quotas), or weights and a quota. Everyone is taken to be "
            "present and for or against; with several quotas on fine-grained weights at most 20 "
            "who decide."
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
    """How often a decider's vote makes the difference, under the rule an issue is decided by.

    Formula
    -------
    Shapley-Shubik: φ(i) = share of all orders of the n deciders in which i turns a losing coalition
    into a winning one. Banzhaf: β(i) = s(i) / Σ s, with s(i) the coalitions of others that lose
    without i and win with i; absolute: s(i) / 2^(n - 1), the chance that i's vote decides when
    every other one is a coin toss (Penrose).

    Parameters
    ----------
    positions : the stance view
        Says who decides: the members, where one body alone is named (see decision_path). Positions
        play no part.
    issue : id of an issue
    index : "shapley_shubik" or "banzhaf", default "shapley_shubik"
        Which index fills the values.
    weights : ID=NUMBER|ID=NUMBER, default None
        Votes; None: those of the rule, or one each.
    quota : number above 0, default None
        Votes needed; None: those of the rule. Without a rule, more than half.

    Returns
    -------
    Result
        `values`: power of each decider, adding up to 1. `summary`: "rule", "votes" in all, "quota"
        in votes (for a majority half of them, to be exceeded; None for several), "quotas", how
        many. `table`: deciders by power, with votes and the three indices (0 to 1).

    Not defined
    -----------
    Where no decision rule is stated; where a name has votes but does not decide, or a decider no
    weight in a list; where all votes together do not reach the quota; where there are too many
    kinds of coalitions to count. Raises `UsageError` for votes or a quota that are none.

    See also
    --------
    decision_path, median_voter, pivots

    Reference
    ---------
    Shapley & Shubik 1954, A method for evaluating the distribution of power in a committee system,
    American Political Science Review 48.
    Banzhaf 1965, Weighted voting doesn't work: a mathematical analysis, Rutgers Law Review 19.
    Penrose 1946, The elementary statistics of majority voting, Journal of the Royal Statistical
    Society 109.
    """
    deciders, rule = _game(positions, positions.issues[positions.column(issue)], weights, quota)
    seats = _seats(rule, deciders)
    rows = dict(zip(deciders, _shares(rule, deciders, seats), strict=True))
    values = {actor: row[1 if index == "shapley_shubik" else 2] for actor, row in rows.items()}
    return Result(
        reading=_reading(
            issue, values, {actor: row[0] / math.fsum(seats) for actor, row in rows.items()}
        ),
        values=values,
        summary={
            "rule": rule.kind,
            "votes": math.fsum(seats),
            "quota": _votes_needed(rule, math.fsum(seats)),
            "quotas": len(rule.quotas) or 1,
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


def _seats(rule: Rule, deciders: list[str]) -> list[float]:
    """The weights by the last quota: of two, the first is usually one of heads."""
    try:
        return rule.weighing(rule.quotas[-1].of if rule.quotas else VOTES, deciders)
    except LookupError as error:
        voter, name = error.args
        raise NotDefined(
            text("{voter} has no weight in {list}.", voter=Name(str(voter)), list=str(name))
        ) from None


def _shares(rule: Rule, deciders: list[str], seats: list[float]) -> list[tuple[float, ...]]:
    """Weight and the three indices of each decider."""
    counted = rule if rule.vote else _all_needed(rule, math.fsum(seats))
    vote = Vote(counted, deciders)
    everyone = np.ones((len(deciders), 1), dtype=bool)
    bounds = vote.bounds(everyone, everyone)
    if not vote.carries(everyone, ~everyone, everyone)[0]:
        raise NotDefined(text("even all votes together do not reach the quota."))
    names = list(vote.weights)

    def wins(*sums: np.ndarray) -> np.ndarray:
        return vote.enough(dict(zip(names, sums, strict=True)), bounds)

    try:
        found = indices(np.stack(list(vote.weights.values()), axis=1).tolist(), wins)
    except OverflowError:
        raise NotDefined(text("there are too many kinds of coalitions to count.")) from None
    columns = [seats, *([float(share) for share in part] for part in found)]
    return list(zip(*columns, strict=True))


def _all_needed(rule: Rule, total: float) -> Rule:
    """Consent, a veto or one alone as a vote that takes everybody."""
    return Rule("qualified", (Quota(total),), weights=rule.weights)


def _game(
    positions: Positions, question: Question, weights: str | None, quota: float | None
) -> tuple[list[str], Rule]:
    """Who votes, and the rule, from the issue and what was asked for."""
    given = _given(weights)
    if quota is not None and not quota > 0:
        raise UsageError(phrase("A quota is above 0, not {quota}.", quota=f"{quota:g}"))
    rule = question.rule
    named = question.decided_by or tuple(given or rule.named)
    if not named or not (question.decision_rule or given):
        raise NotDefined(text("{issue} states no decision rule.", issue=Name(question.id)))
    if given and question.decision_rule is None:
        rule = MAJORITY
    if quota is not None:
        rule = replace(rule, kind="qualified", quotas=(Quota(quota),), block=None)
    if given:
        rule = replace(
            rule, weights={**rule.weights, VOTES: {**rule.weights.get(VOTES, {}), **given}}
        )
    column = positions.position[:, positions.column(question.id)]
    placed = dict(zip(positions.actors, (~np.isnan(column)).tolist(), strict=True))
    found = electorate(rule, named, positions.members, lambda one: placed.get(one, False))
    strangers = sorted({*given, *rule.named} - {*found.voters, *named})
    if strangers:
        raise NotDefined(text("{names} have votes but do not decide.", names=strangers))
    return list(found.voters), replace(found.rule, quorum=None)


def _given(weights: str | None) -> dict[str, float]:
    try:
        return read_weights((weights or "").split("|"))
    except ValueError as error:
        raise UsageError(phrase("In the weights, {error}", error=error)) from None


def _votes_needed(rule: Rule, total: float) -> float | None:
    """The quota; for a majority, half of the votes, which must be exceeded. None for several."""
    if len(rule.quotas) > 1:
        return None
    if not rule.quotas:
        return total
    (quota,) = rule.quotas
    return quota.amount * total if quota.share else quota.amount


_COLUMNS = (
    Column("actor", text("Actor")),
    Column("votes", text("Votes"), "g"),
    Column("shapley_shubik", text("Shapley-Shubik"), ".1%"),
    Column("banzhaf", text("Banzhaf"), ".1%"),
    Column("absolute_banzhaf", text("Absolute Banzhaf"), ".1%"),
)
