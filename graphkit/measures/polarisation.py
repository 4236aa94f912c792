"""Polarisation: how far the field falls into two opposed halves, on all issues and on each.

>>> from graphkit.dataset import Actor, Dataset, Issue, Stance
>>> import graphkit
>>> sides = {"a": 1, "b": 1, "c": -1, "d": -1}
>>> data = Dataset("four", actors=tuple(Actor(a, a) for a in sides), issues=(Issue("i", "?"),),
...     stances=tuple(Stance(f"s{a}", a, "i", side) for a, side in sides.items()))
>>> graphkit.measure("polarisation", data).summary["polarisation"]
1.0
"""

from __future__ import annotations

from typing import Any, Literal

import numpy as np

from graphkit.card import Accepts, NotDefined, measure
from graphkit.engines.rounding import settled
from graphkit.findings import Column, Result, Table
from graphkit.graph.agreement import ALPHA
from graphkit.graph.backbone import Backbone
from graphkit.graph.network import Floats, Network
from graphkit.graph.positions import Positions, contest
from graphkit.language import Name, Text, text
from graphkit.parameter import Parameter


@measure(
    title=text("Polarisation"),
    family="camps",
    question=text("How far does the field fall into two opposed halves?"),
    formula=text(
        "On one issue: 4 p (1 - p), where p is the share of supporters among those who take a "
        "side: 0 when all agree, 1 when they are split in half. On all issues together: the "
        "largest variance of the actors along one line, from their agreement (1 with oneself, "
        "-1 for opposition on everything): the largest eigenvalue of the agreement matrix, "
        "centred on both sides, over the number of actors. With one issue the two are equal; "
        "with several it is 1 only when everyone takes sides on the same issues and all divide "
        "the field along one line. by_issue is the mean over issues, by who takes a side."
    ),
    network="agreement",
    second_views={"positions": "stance"},
    source=(
        "Esteban & Ray 1994; Reynal-Querol 2002 (one issue); for several issues its extension "
        "by the leading axis of the agreement matrix, defined here"
    ),
    accepts=Accepts(
        ties=0,
        actors=2,
        note=text(
            "At least two actors who take a side. Institutions whose members hold the same "
            "stances are left out. Two actors with no issue in common stand halfway between "
            "agreement and opposition."
        ),
    ),
    view_parameters={
        "normalisation": Parameter(
            "normalisation",
            Literal["average", "cosine"],
            "average",
            text("What agreement is divided by; with both, opposition on everything is -1."),
        ),
        "backbone": Parameter(
            "backbone",
            Backbone,
            "none",
            text(
                "Keep only agreement beyond chance: sdsm, given how much each actor and each issue "
                "is given to support; disparity, an uneven share of an actor's agreement."
            ),
        ),
        "alpha": Parameter("alpha", float, ALPHA, text("The level of the backbone.")),
    },
)
def polarisation(network: Network, *, positions: Positions) -> Result:
    """How far the field falls into two opposed halves, on each issue and on all together.

    Formula
    -------
    One issue: 4 p (1 - p), p the share of supporters among those who take a side. All issues:
    λ_max(J G J) / n, with G the n x n matrix of agreement (-1 to 1, 1 on the diagonal) and J = I -
    11ᵀ / n, which centres it: the largest variance of the actors along one line.

    Parameters
    ----------
    network : the agreement view
    positions : the stance view
        Those who take a side on some issue are the n actors; who is represented by others is not.
    normalisation : "average" or "cosine", default "average"
        Of the agreement view: what agreement is divided by, the mean number of issues that two
        actors take sides on, or the geometric mean.
    backbone : "none", "sdsm" or "disparity", default "none"
        Of the agreement view: keep only pairs that agree or differ more than chance would have it
        (Neal 2014; Serrano, Boguna & Vespignani 2009); the others stand halfway.
    alpha : above 0, at most 1, default 0.05
        Of the agreement view: the level of the backbone.

    Returns
    -------
    Result
        `summary`: "polarisation" on all issues and "by_issue", the mean of the issues by who takes
        a side, both 0 (one voice) to 1 (two opposed halves); "actors", "issues". `table`: issues
        with supporters, opponents, neutrals, and polarisation counting actors and by capability x
        salience.

    Not defined
    -----------
    Where fewer than two actors take a side.

    See also
    --------
    camps, algebraic_conflict, median_voter

    Reference
    ---------
    Esteban & Ray 1994, On the measurement of polarization, Econometrica 62.
    Reynal-Querol 2002, Ethnicity, political systems, and civil wars, Journal of Conflict Resolution
    46.
    The form for several issues is defined here.
    """
    side = np.sign(np.nan_to_num(positions.position))
    alone = (side != 0) & ~positions.represented
    counted = np.flatnonzero(alone.any(axis=1))
    if len(counted) < 2:
        raise NotDefined(text("fewer than two actors take a side."))
    overall = float(settled(np.array([leading_variance(agreement_of(network, counted))]))[0])
    rows = tuple(
        _issue_row(positions, column, side[alone[:, column], column])
        for column in range(len(positions.issues))
    )
    sides = [(row[-2], row[1] + row[2]) for row in rows if row[-2] is not None]
    mean = float(np.average([p for p, _ in sides], weights=[actors for _, actors in sides]))
    most = max(rows, key=lambda row: row[-2] if row[-2] is not None else -1.0)
    return Result(
        reading=_reading(overall, mean, most, len(rows)),
        summary={
            "polarisation": overall,
            "by_issue": mean,
            "actors": len(counted),
            "issues": len(sides),
        },
        table=Table(_COLUMNS, rows),
    )


def agreement_of(network: Network, counted: Any) -> Floats:
    """The agreement matrix among `counted` actors: -1..1, and 1 on the diagonal."""
    value = network.strength * np.where(network.negative, -1.0, 1.0)
    matrix = network.matrix(value)[counted][:, counted].toarray()
    np.fill_diagonal(matrix, 1.0)
    return np.asarray(matrix, dtype=float)


def leading_variance(agreement: Floats) -> float:
    """The largest variance along one line, 0..1, of actors with this n x n agreement.

    >>> side = np.array([1, 1, 1, -1.0])
    >>> leading_variance(np.outer(side, side))  # 4 x 3/4 x 1/4
    0.75
    """
    centred = agreement - agreement.mean(axis=0)
    centred = centred - centred.mean(axis=1, keepdims=True)
    largest = float(np.linalg.eigvalsh((centred + centred.T) / 2)[-1])
    return min(max(round(largest / len(agreement), 12), 0.0), 1.0)


def _issue_row(positions: Positions, column: int, side: Floats) -> tuple[Any, ...]:
    field = contest(positions, positions.issues[column].id)
    support, oppose = int((side > 0).sum()), int((side < 0).sum())
    power = [float(field.weight[field.position * sign > 0].sum()) for sign in (1, -1)]
    return (
        Name(positions.issues[column].id),
        support,
        oppose,
        int((field.position == 0).sum()),
        _split(support, oppose),
        _split(*power),
    )


def _split(support: float, oppose: float) -> float | None:
    """4 p (1 - p), or None where nobody takes a side."""
    total = support + oppose
    return 4 * support * oppose / total**2 if total > 0 else None


def _reading(overall: float, mean: float, most: tuple[Any, ...], issues: int) -> Text:
    if issues == 1:
        return text(
            "{support} actors support and {oppose} oppose {issue}: polarisation {p:.2f}, where "
            "0 is one voice and 1 an even split.",
            support=most[1],
            oppose=most[2],
            issue=most[0],
            p=overall,
        )
    return text(
        "Polarisation is {mean:.2f} on the average issue and {p:.2f} along one line through all "
        "of them (0 is one voice, 1 two opposed halves); the most even split is on {issue}, "
        "{support} for and {oppose} against.",
        mean=mean,
        p=overall,
        issue=most[0],
        support=most[1],
        oppose=most[2],
    )


_COLUMNS = (
    Column("issue", text("Issue")),
    Column("support", text("Support"), "d"),
    Column("oppose", text("Oppose"), "d"),
    Column("neutral", text("Neutral"), "d"),
    Column("polarisation", text("Polarisation, each actor counting once"), ".2f"),
    Column("weighted", text("Polarisation, by capability x salience"), ".2f"),
)
