"""Who could turn it: the smallest sets of actors on whom the side of the outcome hangs."""

from __future__ import annotations

from graphkit.analysis.report_context import ReportContext
from graphkit.findings import Column, Finding, Section, Table
from graphkit.language import Text, others, plural, text
from graphkit.outcome_models import MAIN_MODELS

NAMED, IN_SHORT = 6, 3  # of those who are pivotal alone


def section(context: ReportContext) -> Section | None:
    """A row a model of the outcome; None where no model has an outcome on one side."""
    if context.run.issue is None:
        return None
    models = sorted(MAIN_MODELS.values(), key=lambda model: model.family != "procedure")
    found = [(m.title, context.run.finding("pivots", model=m.measure)) for m in models]
    rows = [_row(title, finding) for title, finding in found if finding.defined]
    if not rows:
        return None
    return Section(
        id="pivots",
        title=text("Who could turn it"),
        lead=(
            next(finding.reading for _, finding in found if finding.defined),
            text(
                "A set of actors turns the outcome when it would end on the other side once all "
                "of them took the opposite position."
            ),
        ),
        table=Table(_columns(context), tuple(rows)),
        more="pivots",
        short=_in_short(next(finding for _, finding in found if finding.defined)),
    )


def _in_short(finding: Finding) -> tuple[Text, ...]:
    """Who could turn it, without the model and the issue."""
    alone, smallest = int(finding.summary["alone"] or 0), int(finding.summary["smallest"] or 0)
    who = _who(finding, IN_SHORT)
    if not who or not smallest:
        return ()
    if alone:
        return (
            plural(
                "{names} alone could turn it",
                "Each of {names} alone could turn it",
                alone,
                names=who,
            ),
        )
    return (
        plural(
            "Nobody alone turns it; it takes {count}: {names}, say",
            "Nobody alone turns it; it takes {count} together: {names}, say",
            smallest,
            names=who,
        ),
    )


def _row(title: Text, finding: Finding) -> tuple[object, ...]:
    summary = finding.summary
    return (
        title,
        summary["outcome"],
        summary["alone"],
        summary["smallest"],
        _who(finding),
    )


def _who(finding: Finding, most: int = NAMED) -> list[Text]:
    """Who is pivotal alone, the first by name and how many others; or else one smallest set."""
    table = finding.result.table if finding.result else None
    rows = table.rows if table else ()
    alone = [row[1] for row in rows if row[0] == 1][:most]
    more = int(finding.summary["alone"] or 0) - len(alone)
    if not alone:
        return [row[1] for row in rows[:1]]
    return [*alone, *others(more)]


def _columns(context: ReportContext) -> tuple[Column, ...]:
    return (
        Column("model", text("Outcome by")),
        Column("outcome", text("Now"), context.scale.format if context.scale else None),
        Column("alone", text("Pivotal alone"), "d"),
        Column("smallest", text("Smallest set"), "d"),
        Column("who", text("Each alone, or one such set")),
    )
