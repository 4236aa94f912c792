"""Robustness: what is left of a ranking when some of the claims behind it are wrong.

>>> import networkx as nx
>>> from graphkit.api import measure
>>> found = measure("robustness", nx.star_graph(["hub", "a", "b", "c"]), of="signed_degree")
>>> found.defined
False
>>> found = measure("robustness", nx.star_graph(["hub", "a", "b", "c"]), replicates=200)
>>> found.values["hub"], found.result.intervals["a"].high
(1.0, 0.0)
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from graphkit.by_actor import ByActor
from graphkit.card import Accepts, NotDefined, measure
from graphkit.engines.uncertainty import ranks
from graphkit.engines.uncertainty.camp_certainty import camp_certainty
from graphkit.engines.uncertainty.draws import draw
from graphkit.engines.uncertainty.error_model import ErrorModel
from graphkit.engines.uncertainty.hinges import hinges
from graphkit.engines.uncertainty.how_many import LEAST, usual
from graphkit.engines.uncertainty.notes import hinge_notes, uncertainty_notes
from graphkit.engines.uncertainty.outcome_range import forecasts, outcome_range
from graphkit.engines.uncertainty.replicate_measures import ReplicateMeasures
from graphkit.engines.uncertainty.replicates import Replicates
from graphkit.engines.uncertainty.results import Stacked
from graphkit.errors import UsageError
from graphkit.findings import Column, Interval, Result, Scalar, Table, ranked
from graphkit.graph.claims import Claims
from graphkit.language import Name, Text, text
from graphkit.phrases import phrase


@measure(
    title=text("Robustness"),
    family="certainty",
    question=text("How much of this would survive if some of the claims were wrong?"),
    formula=text(
        "Replicates of the data: every tie and stance is kept with its confidence; for each that "
        "is false, one (`missed`) that nobody coded is added on average, between actors drawn from "
        "doubtful claims; strengths, positions, saliences and capabilities are moved at random, "
        "and those not coded drawn from those coded on the issue; the latest stance kept counts, "
        "of several on one day one drawn by the odds of its confidence. Intervals hold 90% of "
        "them, and the value as coded.",
    ),
    network="claims",
    source="Borgatti, Carley & Krackhardt 2006; Butts 2003; Young, Cantwell & Newman 2021",
    accepts=Accepts(note=text("Whatever the measure asked for accepts.")),
    input_measures={"camps": "camps"},
    parameters={
        "of": text("The measure that may be off."),
        "replicates": text(
            "How many replicates are drawn; by default 1,000, fewer in large networks."
        ),
        "confidence": text("Confidence of a claim that has none coded (0 to 1)."),
        "strength": text("How far strengths may be off: 0.2 is about 20% either way."),
        "position": text("How far positions may be off, on the scale from -1 to 1."),
        "capability": text("How far capabilities may be off: 0.1 is about 10% either way."),
        "salience": text("How far saliences may be off: 0.2 is about 20% either way."),
        "missed": text("Ties and stances nobody coded, for each that is false; 0: none."),
    },
)
def robustness(
    claims: Claims,
    *,
    camps: Mapping[str, float] | None = None,
    of: Stacked = "betweenness",
    replicates: int | None = None,
    confidence: float = 0.8,
    strength: float = 0.2,
    position: float = 0.1,
    capability: float = 0.1,
    salience: float = 0.2,
    missed: float = 1.0,
    seed: int = 0,
) -> Result:
    """How much of a ranking and of the forecast is left when some claims behind them are wrong.

    Formula
    -------
    In each replicate a claim is kept with probability c, its confidence, and `missed` · (1 - c)
    others like it that nobody coded are added on average. Strength, salience and capability are
    multiplied by e^(σ z) and a position is moved by σ z, z a standard normal number. The latest
    stance kept counts; of several on one day the odds c / (1 - c) decide. Ranges hold the middle
    90% of the replicates, and reach to the value as coded.

    Parameters
    ----------
    claims : the claims view
    camps : camp number of each actor, default None
        Those of `camps` where it is defined.
    of : a centrality, default "betweenness"
        Or closeness, harmonic, pagerank, katz, eigenvector, hits, signed_degree, pn_centrality.
    replicates : whole number from 1, default None
        None: 1,000, or as many (100 at least) as large networks leave time for.
    confidence : from 0 to 1, default 0.8
        Of a claim that has none coded.
    strength : σ of at least 0, default 0.2
        About 20% either way.
    position : σ of at least 0, default 0.1
        On the scale from -1 to 1; a neutral position stays neutral.
    capability : σ of at least 0, default 0.1
    salience : σ of at least 0, default 0.2
    missed : number of at least 0, default 1.0
        Ties and stances missed for each that is false; with 0 replicates only lose claims.
    seed : whole number, default 0
        Each claim's random numbers follow from it and from what the claim says.

    Returns
    -------
    Result
        `values`: the measure's own, as coded. `intervals`: 5% to 95% of each value and of its rank.
        `summary`: "replicates", "defined_share" (of them), "hinges" (sources, coders and actors
        whose absence changes a conclusion); on the first "issue" the compromise "outcome" and the
        "median", each with "_low", "_high" and the shares "_support" and "_oppose" of the
        replicates on a side. `table`: actors by value, with median, range, rank and its range, the
        shares of replicates in which each is first, among the first three or five, and stands in
        its camp. `notes`: what the conclusions hang on.

    Not defined
    -----------
    Where the measure is not, on all claims or in every replicate. Raises `UsageError` for a number
    of replicates or an error size that is none.

    See also
    --------
    camp_membership, positional_dominance, betweenness, compromise, median_voter

    Reference
    ---------
    Borgatti, Carley & Krackhardt 2006, On the robustness of centrality measures under conditions of
    imperfect data, Social Networks 28.
    Butts 2003, Network inference, error, and informant (in)accuracy: a Bayesian approach, Social
    Networks 25.
    Young, Cantwell & Newman 2021, Bayesian inference of network structure from unreliable data,
    Journal of Complex Networks 8.
    """
    errors = ErrorModel(confidence, strength, position, capability, salience, missed)
    replicates = max(usual(claims), LEAST) if replicates is None else replicates
    _check(errors, replicates)
    drawn = ReplicateMeasures(draw(claims, errors, replicates, seed))
    values = ReplicateMeasures(drawn.replicates.as_coded).values(of)[:, 0]
    if np.isnan(values).any():
        raise NotDefined(text("{measure} is not defined on this network.", measure=of))
    found = drawn.values(of)
    intervals = ranks.intervals(claims.actors, found, values)
    if not intervals:
        raise NotDefined(text("{measure} is defined in none of the replicates.", measure=of))
    by_actor = ByActor(claims.actors, values)
    chances = {most: ranks.top(found, most).tolist() for most in (1, 3, 5)}
    # Groups, which stand for camps where nothing is signed, are not doubted as camps are.
    told = {} if claims.unsigned else camps or {}
    numbers = {actor: int(camp) for actor, camp in told.items()}
    certainty = camp_certainty(drawn.replicates.without_missed(), numbers) if numbers else None
    hangs_on = hinges(claims, 0 if claims.issues else None, of)
    return Result(
        reading=_reading(by_actor, intervals, dict(zip(claims.actors, chances[1], strict=True))),
        values=by_actor,
        summary={
            "replicates": replicates,
            "defined_share": float((~np.isnan(found).any(axis=0)).mean()),
            "hinges": sum(bool(hinge.flips) for hinge in hangs_on),
            **_outcome(drawn.replicates),
        },
        intervals=intervals,
        table=_table(claims, by_actor, intervals, chances, certainty.own if certainty else {}),
        notes=(
            _RANKS,
            *uncertainty_notes(claims, errors),
            *hinge_notes(claims, hangs_on),
            *((certainty.note,) if certainty else ()),
        ),
    )


def _check(errors: ErrorModel, replicates: int) -> None:
    if replicates < 1:
        raise UsageError(
            phrase("replicates is a number from 1, not {replicates}.", replicates=replicates)
        )
    if not 0 <= errors.confidence <= 1:
        raise UsageError(
            phrase(
                "confidence is a number from 0 to 1, not {confidence}.",
                confidence=errors.confidence,
            )
        )
    for name in ("strength", "position", "capability", "salience", "missed"):
        if not getattr(errors, name) >= 0:
            raise UsageError(
                phrase(
                    "{name} is a number from 0, not {value}.",
                    name=name,
                    value=getattr(errors, name),
                )
            )


def _outcome(replicates: Replicates) -> dict[str, Scalar]:
    """The forecast on the first issue; nothing where there is no issue."""
    if not replicates.claims.issues:
        return {}
    issue = replicates.claims.issues[0]
    summary: dict[str, Scalar] = {"issue": issue.id}
    models = (("compromise", "outcome"), ("median_voter", "median"))
    for model, key in models:
        point = float(forecasts(replicates.as_coded, 0, model)[0])
        found = outcome_range(replicates, 0, model)
        summary[key] = None if np.isnan(point) else issue.scale.place(point)
        summary[f"{key}_low"] = found.low if found else None
        summary[f"{key}_high"] = found.high if found else None
        summary[f"{key}_support"] = found.support if found else None
        summary[f"{key}_oppose"] = found.oppose if found else None
    return summary


def _table(
    claims: Claims,
    values: Mapping[str, float],
    intervals: Mapping[str, Interval],
    chances: Mapping[int, list[float]],
    standing: Mapping[str, float],
) -> Table:
    number = {actor: row for row, actor in enumerate(claims.actors)}
    shared = ranks.shared_ranks(intervals)
    rows = []
    for actor in ranked(values):
        found = intervals[actor]
        top = (chances[most][number[actor]] for most in chances)
        ends = (found.median, found.low, found.high)
        place = (shared[actor][0], found.rank_low, found.rank_high)
        rows.append((Name(actor), values[actor], *ends, *place, *top, standing.get(actor)))
    return Table(_COLUMNS, tuple(rows))


def _reading(
    values: Mapping[str, float], intervals: Mapping[str, Interval], first: Mapping[str, float]
) -> Text:
    leader = ranked(values)[0]
    return text(
        "{leader} comes first in {share:.0%} of the replicates; its rank is from {best} to {worst} "
        "(90% range).",
        leader=Name(leader),
        share=first[leader],
        best=intervals[leader].rank_low,
        worst=intervals[leader].rank_high,
    )


_RANKS = text("A rank is the best in its range; actors whose ranges overlap are not told apart.")
_COLUMNS = (
    Column("actor", text("Actor")),
    Column("value", text("Value"), ".2g"),
    Column("median", text("Median"), ".2g"),
    Column("low", text("5%"), ".2g"),
    Column("high", text("5% to 95%"), ".2g", upper=True),
    Column("rank", text("Rank"), "g"),
    Column("rank_low", text("Best rank (90%)"), "g"),
    Column("rank_high", text("Rank, 90%"), "g", upper=True),
    Column("top1", text("First"), ".0%"),
    Column("top3", text("Top 3"), ".0%"),
    Column("top5", text("Top 5"), ".0%"),
    Column("camp_share", text("In its camp"), ".0%"),
)
