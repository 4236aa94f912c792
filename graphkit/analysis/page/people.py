"""Who decides and who matters: five people, each with where they stand and the reason."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.analysis.decider import deciders
from graphkit.analysis.page.brevity import brief
from graphkit.analysis.ranks import rank_words
from graphkit.analysis.report_context import ReportContext
from graphkit.analysis.sections.who import reasons_for, why
from graphkit.findings import Column, Section, Table, without_empty_columns
from graphkit.language import Name, Text, Written, text
from graphkit.pictures import ActorProfile

ROWS, DECIDERS, REASON = 5, 3, 36


def part(context: ReportContext) -> Section | None:
    """The most influential actors, with those who decide; None where all weigh alike."""
    deciding = {one.actor for one in deciders(context)}
    shown = _shown(context, deciding)
    if not shown:
        return None
    reasons = reasons_for(context)
    rows = tuple(
        (
            Name(profile.id),
            _rank(context, profile),
            None
            if profile.position is None or context.scale is None
            else context.scale.place(profile.position),
            _why(
                context,
                profile,
                profile.id in deciding,
                why(context, profile.id, reasons, _in_brief),
            ),
        )
        for profile in shown
    )
    title = text("Who matters")
    return Section(
        "people",
        title,
        table=without_empty_columns(Table(_columns(context), rows)),
        evidence=tuple(reasons[p.id].id for p in shown if p.id in reasons),
    )


def _in_brief(reason: Written) -> Written:
    return brief(reason, REASON)


def _shown(context: ReportContext, deciding: set[str]) -> Sequence[ActorProfile]:
    """The first by influence; up to three who decide come first, wherever they rank."""
    ranked = [p for p in context.profiles if p.influence > 0 and p.id not in context.aggregates]
    first = [p for p in context.profiles if p.id in deciding]
    if len(first) > DECIDERS:
        first = []
    return [*first, *(p for p in ranked if p not in first)][:ROWS] if ranked else []


def _rank(context: ReportContext, profile: ActorProfile) -> Text | None:
    if profile.id in context.aggregates or not profile.influence:
        return None
    return rank_words(profile.rank, context.shared_ranks.get(profile.id))


def _why(
    context: ReportContext, profile: ActorProfile, decides: bool, reason: Text | None
) -> Text | None:
    """The coded reason; without one, how much passes through the actor."""
    if reason is None and not context.ranks_by_capability and context.power is not None:
        reason = _by_ties(context, profile) if context.power.measure == "betweenness" else None
    if decides and reason is not None:
        return text("decides; {reason}", reason=reason)
    return text("decides") if decides else reason


def _by_ties(context: ReportContext, profile: ActorProfile) -> Text | None:
    assert context.power is not None
    share = context.power.values.get(profile.id, 0.0)
    if share <= 0:
        return None
    return text("on {share:.0%} of the shortest paths between others", share=share)


def _columns(context: ReportContext) -> tuple[Column, ...]:
    return (
        Column("actor", text("Actor")),
        Column("rank", text("Rank")),
        Column("position", text("Position"), context.scale.coarse if context.scale else None),
        Column("why", text("Why")),
    )
