"""How far to trust it: the record, hindsight, how often it holds, what it hangs on."""

from __future__ import annotations

import math
from collections.abc import Iterator

from graphkit.analysis.headline import hangs_on, record, side_is_clear
from graphkit.analysis.report_context import ReportContext
from graphkit.findings import Section
from graphkit.language import Text, plural, text


def part(context: ReportContext) -> Section:
    """A few sentences, each with a number of its own."""
    return Section("trust", text("How far to trust it"), lead=tuple(_said(context)))


def _said(context: ReportContext) -> Iterator[Text]:
    if context.position:
        yield from filter(None, [record(context), _holds(context), hangs_on(context)])
        yield from _hindsight(context)
    else:
        yield from filter(None, [_camps_hold(context)])
    yield _evidence(context)


def _holds(context: ReportContext) -> Text | None:
    """How often the side that leads leads, and the forecast falls on its side."""
    if context.certainty is None:
        return None
    held = context.certainty.stability
    parts = []
    if held.majority is not None:
        parts.append(text("the same side leads in {share:.0%}", share=held.majority))
    if held.outcome is not None and side_is_clear(context):
        parts.append(text("the forecast falls on its side in {share:.0%}", share=held.outcome))
    if not parts:
        return None
    return text(
        "With the claims redrawn {n} times {parts}.", n=context.certainty.replicates, parts=parts
    )


def _camps_hold(context: ReportContext) -> Text | None:
    """How often an actor stays with those it stands or is tied with."""
    shares = list(context.camp_share.values()) if context.camps else []
    if context.certainty is None or not shares:
        return None
    parts = {"n": context.certainty.replicates, "share": math.fsum(shares) / len(shares)}
    if context.run.divided_by == "groups":
        return text(
            "With the claims redrawn {n} times an actor stays in its group in {share:.0%}, on "
            "average.",
            **parts,
        )
    return text(
        "With the claims redrawn {n} times an actor stays in its camp in {share:.0%}, on average.",
        **parts,
    )


def _hindsight(context: ReportContext) -> Iterator[Text]:
    later, count = context.panel.hindsight(context.run.dataset) if context.panel else (0, 0)
    if later:
        yield plural(
            "{count} of the {n} stances counted is no older than the outcome: hindsight.",
            "{count} of the {n} stances counted are no older than the outcome: hindsight.",
            later,
            n=count,
        )


def _evidence(context: ReportContext) -> Text:
    found = context.quality
    if not found.claims:
        return text("There is no claim in the data.")
    if not found.sources:
        return plural(
            "{count} claim, without any source.",
            "{count} claims, all without a source.",
            found.claims,
        )
    return text(
        "{claims} claims from {sources}; {single} positions and ties rest on one source alone.",
        claims=found.claims,
        sources=plural("{count} source", "{count} sources", found.sources),
        single=found.single_source,
    )
