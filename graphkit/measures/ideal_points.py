"""Ideal points: where actors stand on a line, or in a plane, that all their stances tell of.

>>> from graphkit.api import measure
>>> from graphkit.dataset import Actor, Dataset, Issue, Stance
>>> sides = {"a": "++++++-+", "b": "+++++++-", "c": "+++-++--", "d": "-++-+---", "e": "+-+-----",
...          "f": "-+------", "g": "--+----+"}
>>> case = Dataset(
...     name="eight votes",
...     actors=tuple(Actor(id=one, name=one) for one in sides),
...     issues=tuple(Issue(id=f"v{vote}", question="?") for vote in range(8)),
...     stances=tuple(
...         Stance(f"{one}{vote}", one, f"v{vote}", 1.0 if side == "+" else -1.0)
...         for one, votes in sides.items()
...         for vote, side in enumerate(votes)
...     ),
... )
>>> points = measure("ideal_points", case).values
>>> points["a"] > points["c"] > points["d"] > points["f"]
True
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np

from graphkit.by_actor import ByActor
from graphkit.card import Accepts, NotDefined, measure
from graphkit.engines.ideal_points.ballots import Ballots, Responses, ballots, levels_of
from graphkit.engines.ideal_points.notes import notes
from graphkit.engines.ideal_points.scaling import IdealPoints, scaled
from graphkit.engines.ideal_points.tables import actors_table, items_table
from graphkit.errors import UsageError, unknown
from graphkit.findings import Interval, Result, ranked
from graphkit.graph.positions import Positions
from graphkit.language import Name, Text, plural, text
from graphkit.phrases import phrase

LEAST = 6  # actors and issues a dimension


@measure(
    title=text("Ideal points"),
    family="camps",
    question=text("Where on one line does everybody stand, going by all stances at once?"),
    formula=text(
        "Probit item response: an actor at x supports an issue with chance Φ(b x \N{MINUS SIGN} "
        "t), or stands at one of several levels with a threshold between each two. Posterior mode, "
        "with x ~ N(0, 1) and b, t ~ N(0, 25), brought to mean 0 and standard deviation 1 over the "
        "actors. Support's end is positive: the discriminations b add up to more than 0. A missing "
        "vote is missing."
    ),
    network="stance",
    source="Clinton, Jackman & Rivers 2004; Imai, Lo & Olmsted 2016",
    accepts=Accepts(
        ties=0,
        actors=LEAST,
        note=text(
            "At least six actors and six divided issues a dimension, joined by issues they share, "
            "and not all votes in perfect order."
        ),
    ),
    parameters={
        "dimensions": text("1, a line, or 2, a plane."),
        "responses": text(
            "side: support or opposition, a neutral stance is missing; ordinal: strong opposition, "
            "opposition, neutral, support, strong support."
        ),
        "minority": text("Least share of an issue's votes outside its commonest one."),
        "least_votes": text("Least number of votes of an actor on the issues that are used."),
        "positive": text("An actor who stands at the positive end; by default support's end is."),
        "table": text("What the table lists: issues or actors."),
    },
    unit=text("standard deviations"),
)
def ideal_points(
    positions: Positions,
    *,
    dimensions: int = 1,
    responses: Responses = "side",
    minority: float = 0.025,
    least_votes: int = 5,
    positive: str | None = None,
    table: Literal["issues", "actors"] = "issues",
) -> Result:
    """The line (or plane) along which the stances on all issues divide the field best.

    Formula
    -------
    P(y ≤ k) = Φ(t_jk - b_j'x_i), with x ~ N(0, I) and b, t ~ N(0, 5²): probit item response, with
    two categories the model of roll calls. Points are at the mode of their posterior, items where
    their likelihood, the points integrated out (to second order), is largest: by regressing
    expected utilities on points and items in turn, as in the EM of Imai, Lo & Olmsted, each
    regression weighed by the curvature of its votes. Then points have mean 0 and standard
    deviation 1; two dimensions are the principal axes, the one that tells more first. 90%
    intervals come from the information matrix of points and items together (expected, the prior in
    it), with the freedom to move, stretch and turn all points taken out; with more than 3,000
    coordinates the items are taken as known. In simulations from the model they hold 87 to 91 of
    100 true points.

    Parameters
    ----------
    positions : the stance view
        Who is represented by others on an issue is missing there, like who has no stance.
    dimensions : 1 or 2, default 1
    responses : "side" or "ordinal", default "side"
        Support and opposition, a neutral stance being missing; or five levels, strong from 0.5 on.
    minority : 0 to 0.5, default 0.025
        Issues with a smaller share of votes outside the commonest one are left out.
    least_votes : default 5
        Actors with fewer votes on the issues that are used are left out.
    positive : id of an actor, default None
        Who stands at the positive end (of each dimension). By default support's end is positive:
        the discriminations add up to more than 0, or that of the first issue by id is positive
        where they add up to 0. Stances turned round turn the points round.
    table : "issues" or "actors", default "issues"

    Returns
    -------
    Result
        `values`: each actor's point on the first dimension, `intervals` their 90% intervals.
        `summary`: "classified" (share of the votes that the points tell), "apre" (errors spared
        against the commonest vote on each issue), "log_likelihood", "actors", "issues", "votes",
        "left_out_actors", "left_out_issues", "dimensions", "rounds". `table`: issues with votes,
        cut point (difficulty), discrimination, share classified; or actors with every dimension.

    Not defined
    -----------
    With fewer than six actors or divided issues a dimension. Where the points tell every single
    vote: then the order is known, but not how far apart anybody stands.

    See also
    --------
    polarisation, camps, median_voter

    Reference
    ---------
    Clinton, Jackman & Rivers 2004, The statistical analysis of roll call data, American Political
    Science Review 98.
    Imai, Lo & Olmsted 2016, Fast estimation of ideal points with massive data, American Political
    Science Review 110.
    """
    _check(dimensions, minority, least_votes)
    names = [question.id for question in positions.issues]
    order = sorted(range(len(names)), key=names.__getitem__)  # no result hangs on the order of rows
    held = np.where(positions.represented, np.nan, positions.position)[:, order]
    votes = ballots(levels_of(held, responses), minority, least_votes)
    _enough(votes, dimensions)
    used = [names[order[column]] for column in votes.issues.tolist()]
    end = None if positive is None else _row(positions, votes, positive)
    found = scaled(votes, dimensions, used, end)
    if found.right.sum() == found.answered.sum():
        raise NotDefined(
            text(
                "one order of the actors tells every vote without an error: who stands where in it "
                "is known, how far apart is not."
            )
        )
    actors = [positions.actors[row] for row in votes.actors.tolist()]
    return Result(
        reading=_reading(found, actors),
        values=ByActor(actors, found.at[:, 0]),
        intervals=_intervals(found, actors),
        summary=_summary(found, votes, dimensions),
        table=items_table(found, used) if table == "issues" else actors_table(found, votes, actors),
        notes=tuple(notes(found, votes, positions, positive)),
    )


def _check(dimensions: int, minority: float, least_votes: int) -> None:
    if dimensions not in (1, 2):
        raise UsageError(
            phrase(
                "The parameter dimensions takes 1 or 2, not {dimensions}.", dimensions=dimensions
            )
        )
    if not 0 <= minority <= 0.5:
        raise UsageError(
            phrase(
                "The parameter minority takes a number from 0 to 0.5, not {minority}.",
                minority=f"{minority:g}",
            )
        )
    if least_votes < 1:
        raise UsageError(
            phrase(
                "The parameter least_votes takes 1 or more, not {least_votes}.",
                least_votes=least_votes,
            )
        )


def _enough(votes: Ballots, dimensions: int) -> None:
    need = LEAST * dimensions
    if len(votes.actors) < need:
        raise NotDefined(
            text(
                "it needs {need} actors with enough votes on divided issues and there are {n}.",
                need=need,
                n=len(votes.actors),
            )
        )
    if len(votes.issues) < need:
        raise NotDefined(
            text(
                "it needs {need} issues on which the actors divide and there are {n}.",
                need=need,
                n=len(votes.issues),
            )
        )


def _row(positions: Positions, votes: Ballots, actor: str) -> int:
    """The row of the actor who stands at the positive end."""
    if actor not in positions.actors:
        raise unknown(phrase("actor"), actor, positions.actors)
    placed = {positions.actors[row]: place for place, row in enumerate(votes.actors.tolist())}
    if actor not in placed:
        raise NotDefined(text("{actor} has too few votes to be placed.", actor=Name(actor)))
    return placed[actor]


def _intervals(found: IdealPoints, actors: Sequence[str]) -> dict[str, Interval]:
    return {
        actor: Interval(at - half, at + half)
        for actor, at, half in zip(
            actors, found.at[:, 0].tolist(), found.half[:, 0].tolist(), strict=True
        )
    }


def _summary(found: IdealPoints, votes: Ballots, dimensions: int) -> dict[str, float | int]:
    return {
        "classified": round(found.classified, 6),
        "apre": round(found.apre, 6),
        "log_likelihood": found.likelihood,
        "actors": len(votes.actors),
        "issues": len(votes.issues),
        "votes": int(found.answered.sum()),
        "left_out_actors": len(votes.silent) + len(votes.apart),
        "left_out_issues": len(votes.lopsided),
        "dimensions": dimensions,
        "rounds": found.rounds,
    }


def _reading(found: IdealPoints, actors: Sequence[str]) -> Text:
    places = ByActor(actors, found.at[:, 0])
    high, *_, low = ranked(places)
    said = plural(
        "One dimension tells {share:.1%} of {votes} votes",
        "{count} dimensions tell {share:.1%} of {votes} votes",
        found.at.shape[1],
        share=found.classified,
        votes=int(found.answered.sum()),
    )
    return text(
        "{said} and {apre:.0%} of what the commonest vote on each issue gets wrong; they run from "
        "{low} ({first:+.2f}) to {high} ({last:+.2f}), in standard deviations of the field.",
        said=said,
        apre=found.apre,
        low=Name(low),
        first=places[low],
        high=Name(high),
        last=places[high],
    )
