"""The finding of one measure with how sure it is, whatever that takes."""

from __future__ import annotations

from dataclasses import replace

from graphkit.analysis.certainty import Certainty
from graphkit.analysis.precomputed_certainty import replicates_of, with_interval
from graphkit.analysis.replicates import one_by_one
from graphkit.analysis.run import Run
from graphkit.engines.uncertainty.how_many import at_once
from graphkit.engines.uncertainty.ranks import intervals_of_some
from graphkit.findings import Finding
from graphkit.graph.positions import Positions
from graphkit.language import text
from graphkit.measures import measures

ONE_BY_ONE = 200  # replicates for measures that are computed on one after the other
# Numbers of groups are no amounts (how sure they are is asked of camp_membership), a search for
# the best few actors takes too long, and levels of direct influence are coded without confidence.
_WITHOUT_INTERVALS = frozenset(
    {"camps", "frustration_index", "key_player", "camp_membership", "mactor"}
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
    if not many or finding.measure in _WITHOUT_INTERVALS:
        return finding
    certainty = Certainty(run, many, run.settings.seed)
    if asked is None and not at_once(certainty.claims, many):
        return finding
    with_all = with_interval(certainty, finding)
    return with_all if with_all is not finding else _one_by_one(run, finding, min(many, ONE_BY_ONE))


def _one_by_one(run: Run, finding: Finding, many: int) -> Finding:
    card, result = measures[finding.measure], finding.result
    if result is None or finding.network != card.network or card.view_parameters:
        return finding
    parameters = {word: v for word, v in finding.parameters.items() if word != "network"}
    needed = {
        word: dict(run.finding(name).values) or None for word, name in card.input_measures.items()
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
