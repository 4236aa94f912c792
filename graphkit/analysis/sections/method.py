"""How each number was computed: every finding of the report with its source."""

from __future__ import annotations

from graphkit.analysis.report_context import ReportContext
from graphkit.coders import passage_of
from graphkit.findings import Column, Finding, Section, Table
from graphkit.language import Text, plural, text
from graphkit.measures import measures


def section(context: ReportContext) -> Section | None:
    """One row a measure; measures that are not defined here say why."""
    by_measure: dict[str, Finding] = {}
    for finding in context.run.findings:
        by_measure.setdefault(finding.measure, finding)
    return Section(
        id="method",
        title=text("How this was computed"),
        lead=_lead(context),
        table=Table(_COLUMNS, tuple(_row(finding) for finding in by_measure.values())),
        more="measures",
    )


def _lead(context: ReportContext) -> tuple[Text, ...]:
    whole = context.run.whole
    read = len({*passage_of(whole.stances).values()}) + len({*passage_of(whole.ties).values()})
    if not read:
        return _folded(context)
    coders = plural(
        "{count} passage was read by several coders and is one claim: the reading that they "
        "agreed on (x_agreed), else that of most of them. The share of coders who agree is its "
        "confidence where none is coded.",
        "{count} passages were read by several coders, and each is one claim: the reading that "
        "they agreed on (x_agreed), else that of most of them. The share of coders who agree is "
        "its confidence where none is coded.",
        read,
    )
    return (*_folded(context), coders)


def _folded(context: ReportContext) -> tuple[Text, ...]:
    data = context.run.dataset
    if not data.unsigned:
        return (
            text(
                "Of the claims about one pair in one direction the strongest is the tie's "
                "strength; support and opposition together make it contested (Belnap 1977; Zadeh "
                "1978). The current stance is the latest claim, on the same day the one coded with "
                "more confidence."
            ),
        )
    said = [
        text(
            "Of the claims about one pair in one direction the strongest is the tie's strength. "
            "The ties carry no sign: none is taken for support."
        )
    ]
    if data.stances:
        said.append(
            text(
                "The current stance is the latest claim, on the same day the one coded with more "
                "confidence."
            )
        )
    else:
        said.append(
            text(
                "Camps, balance and whatever else asks who supports or opposes whom are not "
                "defined here, because the ties have no signs: a column sign that says support, "
                "oppose or neutral in every row gives them some."
            )
        )
    return tuple(said)


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
