"""The finding of one measure with how sure it is, whatever that takes."""

from __future__ import annotations

import math
from dataclasses import replace

from graphkit.analysis.certainty import Certainty
from graphkit.analysis.precomputed_certainty import replicates_of, with_interval
from graphkit.analysis.replicates import one_by_one
from graphkit.analysis.run import Run
from graphkit.engines.uncertainty.how_many import at_once
from graphkit.engines.uncertainty.ranks import intervals_of_some
from graphkit.findings import Column, Finding
from graphkit.graph.positions import Positions
from graphkit.language import text
from graphkit.measures import measures

ONE_BY_ONE = 200  # replicates for measures that are computed on one after the other
# Numbers of groups are no amounts (how sure they are is asked of camp_membership), a search for
# the best few actors takes too long, and levels of direct influence are coded without confidence.
_WITHOUT_INTERVALS = frozenset(
    {"camps", "groups", "frustration_index", "key_player", "camp_membership", "mactor"}
)


def finding_with_intervals(run: Run, finding: Finding) -> Finding:
    """A finding with intervals for its actors, as far as they are asked for or quick.

    Unasked there are none where the replicates would take more than some seconds. A measure
    that cannot be computed on all replicates at once is computed on the first of them, one by
    one, and says so.
    """
    result, asked = finding.result, run.settings.replicates
    if result is None or not result.values or result.intervals is not None:
        return finding
    many = replicates_of(run) if run.dataset.actors else 0
    if many and finding.measure == "groups" and finding.network == "signed":
        return _with_shares(Certainty(run, many, run.settings.seed), finding)
    if not many or finding.measure in _WITHOUT_INTERVALS:
        return finding
    certainty = Certainty(run, many, run.settings.seed)
    if asked is None and not at_once(certainty.claims, many):
        return finding
    with_all = with_interval(certainty, finding)
    return with_all if with_all is not finding else _one_by_one(run, finding, min(many, ONE_BY_ONE))


def _with_shares(certainty: Certainty, finding: Finding) -> Finding:
    """Groups with the share of the replicates in which each actor is in its own."""
    sure = certainty.camps(finding.measure, finding.values, finding.parameters)
    result = finding.result
    if sure is None or result is None:
        return finding
    table = result.table
    if table is not None and finding.parameters.get("show") == "actors":
        column = Column("replicates", text("In its group, share of replicates"), ".0%")
        rows = tuple((*row, sure.own[row[0].id]) for row in table.rows)
        table = replace(table, columns=(*table.columns, column), rows=rows)
    mean = math.fsum(sure.own.values()) / len(sure.own)
    share = text(
        "Over {n} replicates of the claims, each as doubtful as its confidence says, an actor is "
        "in its group in {mean:.0%} on average.",
        n=certainty.replicates,
        mean=mean,
    )
    told = replace(
        result,
        table=table,
        summary={**finding.summary, "replicates": certainty.replicates, "own": mean},
        notes=(*result.notes, share, sure.note),
    )
    return replace(finding, result=told)


def _one_by_one(run: Run, finding: Finding, many: int) -> Finding:
    card, result = measures[finding.measure], finding.result
    if result is None or finding.network != card.network or card.view_parameters:
        return finding
    parameters = {word: v for word, v in finding.parameters.items() if word != "network"}
    needed = {
        word: dict(run.input(name).values) or None for word, name in card.input_measures.items()
    }
    whole = run.view("stance")
    assert isinstance(whole, Positions)
    certainty = Certainty(run, many, run.settings.seed)
    actors = tuple(result.values or ())
    values = one_by_one(card, certainty.measured, whole, actors, **parameters, **needed)
    note = text(
        "Intervals are from the first {count} replicates, as this is computed one by one.",
        count=many,
    )
    found = intervals_of_some(actors, values, dict(result.values or {}))
    if not found:
        return finding
    return replace(finding, result=replace(result, intervals=found, notes=(*result.notes, note)))
