"""What would turn it: who could, and two people to talk to, with the way to them."""

from __future__ import annotations

from collections.abc import Mapping

from graphkit.analysis.page.brevity import brief
from graphkit.analysis.report_context import ReportContext
from graphkit.analysis.sections.persuade import losing
from graphkit.findings import Column, Finding, Section, Table, without_empty_columns
from graphkit.language import Text, sense, text
from graphkit.outcome_models import MAIN_MODELS
from graphkit.rows import written

ROWS, TERMS = 2, 44


def part(context: ReportContext) -> Section | None:
    """One sentence and two people; None where no outcome lies on a side."""
    toward = losing(context)
    if toward is None:
        return None
    pivotal = _pivotal(context)
    plan = context.run.finding("persuasion", toward=toward)
    people = None if _voted(context) else _people(context, plan)
    if pivotal is None and people is None:
        return None
    return Section(
        "turn",
        _title(context, toward),
        lead=() if pivotal is None else (pivotal.reading,),
        table=people,
    )


def _title(context: ReportContext, toward: str) -> Text:
    scale = context.scale
    if scale is not None and scale.own:
        return text("Towards {end}", end=scale.say(1.0 if toward == "support" else -1.0))
    return text("Towards support") if toward == "support" else text("Towards opposition")


def _pivotal(context: ReportContext) -> Finding | None:
    """Who could turn the outcome by the decision itself, else by the mean of positions."""
    models = sorted(MAIN_MODELS.values(), key=lambda model: model.family != "procedure")
    found = (context.run.finding("pivots", model=model.measure) for model in models)
    return next((finding for finding in found if finding.defined), None)


def _voted(context: ReportContext) -> bool:
    """Whether votes decide: there a move of part of the way changes no vote."""
    return "passes" in context.run.finding("decision_path").summary


def _people(context: ReportContext, plan: Finding) -> Table | None:
    found = plan.result.table if plan.result else None
    if found is None or not found.rows:
        return None
    keys = [column.key for column in found.columns]
    rows = [dict(zip(keys, row, strict=True)) for row in found.rows[:ROWS]]
    columns = (
        Column("actor", text("Talk to")),
        Column("position", text("Now"), context.scale.coarse if context.scale else None),
        Column("to", sense("position", "To"), context.scale.coarse if context.scale else None),
        Column("path", text("Reached by")),
        Column("terms", text("What they say or ask for")),
    )
    told = [{**row, "terms": _terms(context, row)} for row in rows]
    table = Table(columns, tuple(tuple(row[c.key] for c in columns) for row in told))
    return without_empty_columns(table)


def _terms(context: ReportContext, row: Mapping[str, object]) -> Text | None:
    """The condition that an actor voiced, else what it said."""
    claim = context.run.dataset.claim_by_id.get(str(row["claim"]))
    said = claim and (written(claim, "condition") or written(claim, "summary"))
    if claim is None or not said:
        return None
    return text("{said} [{claim}]", said=brief(said, TERMS), claim=claim.id)
