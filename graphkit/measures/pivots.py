"""Pivots: the smallest sets of actors, or of ties, whose turn changes the side of the outcome.

>>> import numpy as np
>>> from graphkit.engines.outcomes.pivotal import additive
>>> found = additive(np.array([3.0, 2.0, 2.0]), 3.5)  # weights on the winning side, and half
>>> found.smallest, found.sets[1].tolist()
(2, [[0, 1], [0, 2], [1, 2]])
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from graphkit.card import Accepts, NotDefined, measure, weighed_contest
from graphkit.engines.outcomes.opinion import FACTORED
from graphkit.engines.outcomes.pivot_cases import (
    PivotCases,
    compromise_pivot_cases,
    decision_pivot_cases,
    median_pivot_cases,
    opinion_pivot_cases,
    tie_pivot_cases,
)
from graphkit.engines.outcomes.pivotal import Pivots
from graphkit.findings import Column, Result, Table
from graphkit.graph.network import Network
from graphkit.graph.positions import Contest, Positions
from graphkit.language import Name, Text, others, plural, text
from graphkit.outcome_models import MAIN_MODELS

if TYPE_CHECKING:
    Model = str
else:
    Model = Literal[tuple(MAIN_MODELS)]
LISTED = 100  # sets in the table
NAMED = 5  # more than so many are counted


@measure(
    title=text("Pivots"),
    family="levers",
    question=text("Who, alone or only together, could turn the outcome to the other side?"),
    formula=text(
        "A set turns the outcome when it moves to the other side of 0 once all its members take "
        "the opposite position (ties: support becomes opposition and the reverse); a vote, when it "
        "then fails instead of passing, or passes (by majority, with no status quo known: when the "
        "other side wins, not at a tie). A value is 1 "
        "over the size of the smallest set that needs the actor, 0 without one of up to three."
    ),
    network="stance",
    source="Chockler & Halpern 2004; Black 1958; Friedkin & Johnsen 1990",
    accepts=Accepts(
        ties=0, note=text("An outcome on one side of 0. Contested ties are not turned.")
    ),
    parameters={
        "model": text("The model of the outcome; for ties always opinion_dynamics."),
        "of": text("Turn actors' stances, or ties."),
        "susceptibility": text("As in opinion_dynamics."),
    },
    second_views={"network": "signed"},
)
def pivots(
    positions: Positions,
    *,
    issue: str,
    network: Network | None = None,
    model: Model = "compromise",
    of: Literal["actors", "ties"] = "actors",
    susceptibility: float = 0.5,
) -> Result:
    """The smallest sets of actors, or ties, whose turn brings the outcome to the other side.

    Formula
    -------
    A set S turns the outcome y when, each member taking the opposite position -x (ties: the
    opposite sign), y ends on the other side of 0: for the median, more than half of the weight; for
    a vote, when it fails instead of passing or the reverse (where the larger side simply wins, when
    the other one does). S is minimal when no part of it turns y. A value is 1 / |S| of the smallest
    minimal S the actor is in (responsibility), 0 without one up to three.

    Parameters
    ----------
    positions : the stance view
    issue : id of an issue
    network : the signed view, default None
        Needed for ties and for opinion_dynamics.
    model : a model of the outcome, default "compromise"
        Or median_voter, decision_path, opinion_dynamics.
    of : "actors" or "ties", default "actors"
        What is turned; ties always under opinion_dynamics.
    susceptibility : from 0 to below 1, default 0.5
        As in opinion_dynamics.

    Returns
    -------
    Result
        `values`: responsibility of each candidate, 0 to 1. `summary`: "outcome", "outcome_unit",
        "passes" (of a vote); "smallest", the size of the smallest set (None: none turns it, or none
        was found); "at_least", a proved lower bound; "exact_to", the size up to which all were
        found; "alone", "pairs", "triples" (None: not looked for); "candidates". `table`: up to 100
        minimal sets with the outcome then. Where effects add up (compromise, median_voter,
        opinion_dynamics, votes by one quota) `smallest` is exact at any size; ties and others who
        decide are searched to three (two where there are over three million sets of three), ties
        then greedily.

    Not defined
    -----------
    Where the outcome is on neither side, those who decide block one another, or the model is not
    defined; for ties beyond 2,000 actors.

    See also
    --------
    persuasion, power_index, decision_path, opinion_dynamics

    Reference
    ---------
    Chockler & Halpern 2004, Responsibility and blame: a structural-model approach, Journal of
    Artificial Intelligence Research 22.
    """
    field = weighed_contest(positions, issue)
    turns = _turns(positions, field, network, "ties" if of == "ties" else model, susceptibility)
    now, side = turns.now, turns.side
    if now is None and turns.passes is None:
        raise NotDefined(text("those who decide block one another."))
    if not side:
        raise NotDefined(text("the outcome is on neither side."))
    return _result(field, turns, now, turns.find(side), of, "ties" if of == "ties" else model)


def _turns(
    positions: Positions,
    field: Contest,
    network: Network | None,
    model: str,
    susceptibility: float,
) -> PivotCases:
    match model:
        case "compromise":
            return compromise_pivot_cases(field)
        case "median_voter":
            return median_pivot_cases(field)
        case "opinion_dynamics":
            return opinion_pivot_cases(positions, field, _listened(network), susceptibility)
        case "ties":
            if len(positions) > FACTORED:
                raise NotDefined(text("ties are turned for at most {n} actors.", n=FACTORED))
            return tie_pivot_cases(positions, field, _listened(network), susceptibility)
    if not field.issue.decided_by:
        raise NotDefined(text("the data does not say who decides."))
    try:
        return decision_pivot_cases(positions, field.issue.id)
    except LookupError:
        raise NotDefined(text("the decision path is not defined.")) from None


def _listened(network: Network | None) -> Network:
    if network is None or not network.positive.any():
        raise NotDefined(text("no actor has a support tie to listen to."))
    return network


def _result(
    field: Contest, case: PivotCases, now: float | None, found: Pivots, of: str, model: str
) -> Result:
    scale = field.issue.scale.place
    values: dict[str, float] = {}
    for number, actors in enumerate(case.candidates):
        size = found.first_size(number)
        for actor in actors:
            values[actor] = max(values.get(actor, 0.0), 1 / size if size else 0.0)
    counts = [len(rows) for rows in found.sets] + [None] * (3 - len(found.sets))
    size = found.smallest or len(found.example) or None
    said = _reading(field, case, found, of, size)
    return Result(
        reading=text("{model}: {finding}", model=_by(model), finding=said),
        values=values,
        summary={
            "outcome": None if now is None else scale(now),
            "outcome_unit": now,
            "passes": case.passes,
            "smallest": size,
            "at_least": found.at_least if size or found.at_least <= len(case.candidates) else None,
            "exact_to": found.exact_to,
            "alone": counts[0],
            "pairs": counts[1],
            "triples": counts[2],
            "candidates": len(case.candidates),
        },
        table=_table(field, case, found),
        notes=(*_notes(found), *_ties(case)),
        claims=case.claims,
        engine="numpy" if of == "actors" else "scipy",
    )


def _by(model: str) -> Text:
    found = MAIN_MODELS["opinion_dynamics" if model == "ties" else model].by
    assert found is not None
    return found


def _said(case: PivotCases, row: tuple[int, ...]) -> list[Text | Name]:
    """The members of a set: names of actors, or ties as "A - B"; of many the number of the rest."""
    shown = row if len(row) <= NAMED else row[: NAMED - 1]
    said: list[Text | Name] = [
        Name(actors[0])
        if len(actors) == 1
        else text("{a} \N{EN DASH} {b}", a=Name(actors[0]), b=Name(actors[1]))
        for actors in (case.candidates[number] for number in shown)
    ]
    return [*said, *others(len(row) - len(shown))]


def _reading(field: Contest, case: PivotCases, found: Pivots, of: str, size: int | None) -> Text:
    issue = Name(field.issue.id)
    if size is None:
        if found.at_least > len(case.candidates):
            return text(
                "Nobody's turn would change the side of the outcome on {issue}.", issue=issue
            )
        return text(
            "No set that turns the outcome on {issue} was found; fewer than {least} {what} cannot.",
            issue=issue,
            least=found.at_least,
            what=text("ties") if of == "ties" else text("actors"),
        )
    row = found.example
    members = _said(case, row)
    if size == 1:
        alone = tuple(found.sets[0][:, 0].tolist())
        return plural(
            "{members} alone could turn the outcome on {issue}.",
            "Each of {members} alone could turn the outcome on {issue}.",
            len(alone),
            members=_said(case, alone),
            issue=issue,
        )
    if of == "ties":
        return text(
            "No one tie turns the outcome on {issue}; {size} together do: {members}.",
            issue=issue,
            size=size,
            members=members,
        )
    return text(
        "Nobody alone turns the outcome on {issue}; it takes {size} together, such as {members}.",
        issue=issue,
        size=size,
        members=members,
    )


def _ties(case: PivotCases) -> Iterator[Text]:
    """Who alone could bring a tie, which turns nothing but stops what would pass."""
    if case.tying:
        yield plural(
            "{members} alone could bring a tie, which leaves things as they are.",
            "Each of {members} alone could bring a tie, which leaves things as they are.",
            len(case.tying),
            members=_said(case, case.tying),
        )


def _notes(found: Pivots) -> tuple[Text, ...]:
    said = []
    total = sum(len(rows) for rows in found.sets)
    if total > LISTED:
        said.append(text("{n} of {total} sets are listed.", n=LISTED, total=total))
    if found.smallest is None and found.example:
        said.append(
            text(
                "Found step by step; a set of {least} or more might do, a smaller one cannot.",
                least=found.at_least,
            )
        )
    return tuple(said)


def _table(field: Contest, case: PivotCases, found: Pivots) -> Table:
    rows = [tuple(row) for sets in found.sets for row in sets.tolist()]
    if not rows and found.example:
        rows = [found.example]
    scale = field.issue.scale.place
    shown = []
    for row in rows[:LISTED]:
        after = case.outcome(row)
        members = text("{members}", members=_said(case, row))
        shown.append((len(row), members, None if after is None else scale(after)))
    return Table(
        (
            Column("size", text("Size"), "d"),
            Column("members", text("Together")),
            Column("outcome", text("Outcome then"), field.issue.scale.format),
        ),
        tuple(shown),
    )
