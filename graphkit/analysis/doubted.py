"""Findings with how sure they are: intervals of actors, ranges of forecasts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import get_args

from graphkit.analysis.certainty import Certainty, replicates_of
from graphkit.analysis.replicates import one_by_one
from graphkit.analysis.run import Run
from graphkit.engines.doubt.how_many import at_once
from graphkit.engines.doubt.outcome_range import Model, OutcomeRange
from graphkit.engines.doubt.ranks import intervals_of_some
from graphkit.engines.doubt.replicates import STACKED
from graphkit.findings import Finding
from graphkit.graph.positions import Positions
from graphkit.language import text
from graphkit.measures import measures

ONE_BY_ONE = 200  # replicates for measures that are computed on one after the other
# Numbers of groups are no amounts (how sure they are is asked of camp_membership), and a search
# for the best few actors takes too long.
_UNDOUBTED = frozenset({"camps", "frustration_index", "key_player", "camp_membership"})


def forecast_range(sure: Certainty, finding: Finding) -> OutcomeRange | None:
    """The range of a forecast that was found; None unless it was made as replicates are."""
    model, issue = finding.measure, finding.parameters.get("issue")
    if finding.summary.get("outcome") is None or not _usual(finding):
        return None
    known: Mapping[str, Model] = {name: name for name in get_args(Model)}
    return sure.outcome(known[model], str(issue)) if model in known else None


def with_intervals(sure: Certainty, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings, each with the intervals of its actors, or of its forecast, where it has none.

    Only measures that are computed on many replicates at once get any, with their usual
    parameters; others would take too long unasked (`Certainty.intervals` computes them).
    A forecast's range is in its summary: `outcome_low`, `outcome_high` on the issue's own scale,
    `outcome_unit_low`, `outcome_unit_high` from -1 to 1, and `chance_support` and
    `chance_oppose`, the shares of replicates in which it falls on that side.
    """
    return tuple(_with_range(sure, _with_interval(sure, finding)) for finding in findings)


def _with_range(sure: Certainty, finding: Finding) -> Finding:
    found, result = forecast_range(sure, finding), finding.result
    if found is None or result is None:
        return finding
    ends = {
        "outcome_low": found.low,
        "outcome_high": found.high,
        "outcome_unit_low": found.unit_low,
        "outcome_unit_high": found.unit_high,
        "chance_support": found.support,
        "chance_oppose": found.oppose,
    }
    return replace(finding, result=replace(result, summary={**(result.summary or {}), **ends}))


def _with_interval(sure: Certainty, finding: Finding) -> Finding:
    result = finding.result
    if result is None or not result.values or result.intervals is not None:
        return finding
    if finding.measure not in STACKED or not _usual(finding):
        return finding
    found = sure.intervals(finding.measure)
    if found.keys() != result.values.keys():
        return finding
    return replace(finding, result=replace(result, intervals=found))


def doubted(run: Run, finding: Finding) -> Finding:
    """A finding with intervals for its actors, as far as they are asked for or quick.

    Unasked there are none where the replicates would take more than some seconds. A measure
    that cannot be computed on all replicates at once is computed on the first of them, one by
    one, and says so.
    """
    result, asked = finding.result, run.settings.replicates
    if result is None or not result.values or result.intervals is not None:
        return finding
    many = replicates_of(run) if run.dataset.actors else 0
    if not many or finding.measure in _UNDOUBTED:
        return finding
    sure = Certainty(run, many, run.settings.seed)
    if asked is None and not at_once(sure.claims, many):
        return finding
    with_all = _with_interval(sure, finding)
    return with_all if with_all is not finding else _one_by_one(run, finding, min(many, ONE_BY_ONE))


def _one_by_one(run: Run, finding: Finding, many: int) -> Finding:
    card, result = measures[finding.measure], finding.result
    if result is None or finding.network != card.network or card.view_parameters:
        return finding
    parameters = {word: v for word, v in finding.parameters.items() if word != "network"}
    needed = {word: dict(run.finding(name).values) or None for word, name in card.needs.items()}
    whole = run.view("stance")
    assert isinstance(whole, Positions)
    sure = Certainty(run, many, run.settings.seed)
    actors = tuple(result.values or ())
    values = one_by_one(card, sure.drawn, whole, actors, **parameters, **needed)
    note = text(
        "Intervals are from the first {count} replicates, as this is computed one by one.",
        count=many,
    )
    found = intervals_of_some(actors, values)
    if not found:
        return finding
    return replace(finding, result=replace(result, intervals=found, notes=(*result.notes, note)))


def _usual(finding: Finding) -> bool:
    """Whether a finding was made with its measure's default parameters."""
    card = measures[finding.measure]
    return finding.network == card.network and all(
        finding.parameters.get(parameter.name) == parameter.default
        for parameter in card.parameters
        if parameter.name not in ("issue", "seed", "time_limit", "replicates")
    )
