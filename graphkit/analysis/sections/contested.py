"""Contested ties: pairs for which some claims say support and others opposition."""

from __future__ import annotations

from graphkit.analysis.report_context import ReportContext
from graphkit.findings import Column, Section, Table
from graphkit.language import Name, Text, plural, sense, text
from graphkit.pictures import Link

ROWS = 8


def section(context: ReportContext) -> Section | None:
    """The strongest contested ties with the claims of each side; None where there are none."""
    contested = sorted(
        (link for link in context.links if link.contested),
        key=lambda link: (-min(link.support, link.oppose), link.source, link.target),
    )
    if not contested:
        return None
    shown = contested[:ROWS]
    return Section(
        id="contested",
        title=text("Contested ties"),
        lead=(
            plural(
                "{count} tie is contested: some claims say support and others opposition. Camps "
                "and balance leave it out.",
                "{count} ties are contested: some claims say support and others opposition. Camps "
                "and balance leave them out.",
                len(contested),
            ),
        ),
        table=Table(_COLUMNS, tuple(_row(context, link) for link in shown)),
        notes=_rest(len(contested) - len(shown)),
        evidence=tuple(dict.fromkeys(claim for link in shown for claim in link.claims)),
        more="measure signed_degree",
    )


def _row(context: ReportContext, link: Link) -> tuple[object, ...]:
    sides = (_claims(context, link, sign) for sign in (1, -1))
    return (Name(link.source), Name(link.target), link.support, link.oppose, *sides)


def _claims(context: ReportContext, link: Link, sign: int) -> Text | None:
    """The rows behind one side, the strongest first."""
    known = {row.id for row in context.run.dataset.ties if row.sign == sign}
    rows = [claim for claim in link.claims if claim in known]
    return text("{claims}", claims=rows[:_CITED]) if rows else None


def _rest(count: int) -> tuple[Text, ...]:
    return (plural("{count} more.", "{count} more.", count),) if count > 0 else ()


_CITED = 3
_COLUMNS = (
    Column("from", text("From")),
    Column("to", text("To")),
    Column("support", sense("tie", "Support"), ".2g"),
    Column("oppose", text("Opposition"), ".2g"),
    Column("support_claims", text("Claims of support")),
    Column("oppose_claims", text("Claims of opposition")),
)
