"""How each number was computed: every finding of the report with its source."""

from __future__ import annotations

from graphkit.analysis.report_context import ReportContext
from graphkit.findings import Column, Finding, Section, Table
from graphkit.language import text
from graphkit.measures import measures


def section(context: ReportContext) -> Section | None:
    """One row a measure; measures that are not defined here say why."""
    by_measure: dict[str, Finding] = {}
    for finding in context.run.findings:
        by_measure.setdefault(finding.measure, finding)
    return Section(
        id="method",
        title=text("How this was computed"),
        lead=(
            text(
                "Of the claims about one pair in one direction the strongest is the tie's "
                "strength; support and opposition together make it contested (Belnap 1977; Zadeh "
                "1978). The current stance is the latest claim, on the same day the one coded with "
                "more confidence."
            ),
        ),
        table=Table(_COLUMNS, tuple(_row(finding) for finding in by_measure.values())),
        more="measures",
    )


def _row(finding: Finding) -> tuple[object, ...]:
    card = measures[finding.measure]
    origin = finding.provenance
    return (card.title, finding.reading, origin.claims, origin.sources, origin.source)


_COLUMNS = (
    Column("measure", text("Measure")),
    Column("reading", text("Reading")),
    Column("claims", text("Claims"), "d"),
    Column("sources", text("Their sources"), "d"),
    Column("source", text("Method")),
)
