"""Ties against the camps: support that crosses camps and opposition within one."""

from __future__ import annotations

from graphkit.analysis.report_context import ReportContext
from graphkit.findings import Column, Section, Table
from graphkit.language import DATA, Name, Text, plural, text
from graphkit.pictures import Link
from graphkit.rows import written

ROWS = 8


def section(context: ReportContext) -> Section | None:
    """The strongest wedges; None where there are no camps or no signed ties."""
    if not context.camps:
        return None
    wedges = sorted(
        (link for link in context.links if link.wedge),
        key=lambda link: (-link.strength, link.source, link.target),
    )
    signed = sum(bool(link.sign) for link in context.links)
    if not signed:
        return None
    shown = wedges[:ROWS]
    return Section(
        id="wedges",
        title=text("Ties against the camps"),
        lead=(_lead(len(wedges), signed),),
        table=Table(_COLUMNS, tuple(_row(context, link) for link in shown)) if shown else None,
        notes=tuple(_rest(len(wedges) - len(shown))),
        evidence=tuple(dict.fromkeys(claim for link in shown for claim in link.claims)),
        more="measure camps",
    )


def _lead(against: int, signed: int) -> Text:
    if not against:
        return plural(
            "The one signed tie fits the camps: no support across them, no opposition within one.",
            "All {count} signed ties fit the camps: no support across them, no opposition within "
            "one.",
            signed,
        )
    return plural(
        "{count} of {ties} signed ties stands against the camps: support across them or "
        "opposition within one.",
        "{count} of {ties} signed ties stand against the camps: support across them or "
        "opposition within one.",
        against,
        ties=signed,
    )


def _row(context: ReportContext, link: Link) -> tuple[object, ...]:
    kind = text("supports, across") if link.sign == 1 else text("opposes, within")
    return (Name(link.source), kind, Name(link.target), link.strength, _said(context, link))


def _said(context: ReportContext, link: Link) -> Text:
    claim = context.run.dataset.claim_by_id.get(link.claims[0])
    said = written(claim, "summary") or written(claim, "relation") if claim else None
    summary = said.each(lambda words: words.rstrip(".\N{IDEOGRAPHIC FULL STOP}")) if said else ""
    return text("{summary} [{claim}]", summary=summary, claim=link.claims[0])


def _rest(count: int) -> list[Text]:
    if count < 1:
        return []
    return [
        plural(
            "{count} more; the map marks it: graphkit map {data}",
            "{count} more; the map marks them all: graphkit map {data}",
            count,
            data=DATA,
        )
    ]


_COLUMNS = (
    Column("from", text("From")),
    Column("kind", text("Tie")),
    Column("to", text("To")),
    Column("strength", text("Strength"), ".2g"),
    Column("claim", text("Claim")),
)
