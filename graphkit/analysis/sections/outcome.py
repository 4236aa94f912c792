"""What to expect: the forecast on every issue beside what was decided."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.analysis.report_context import ReportContext
from graphkit.dataset import Issue, known_on
from graphkit.findings import Column, Section, Table, without_empty_columns
from graphkit.language import Name, Text, plural, text

ROWS = 12


def section(context: ReportContext) -> Section | None:
    """One row an issue with at least one stance; None without issues."""
    issues = [
        issue for issue in context.run.dataset.issues if _forecast(context, issue) is not None
    ]
    if not issues:
        return None
    return Section(
        id="outcome",
        title=text("What to expect"),
        lead=(
            *_sides(context, issues),
            text(
                "Forecasts run from \N{MINUS SIGN}1 (oppose) to +1 (support). The compromise is "
                "the mean position weighted by power and salience; the median voter is the "
                "position at which half of that weight is reached; the deciders are those who "
                "decide, by their rule."
            ),
        ),
        table=without_empty_columns(
            Table(_COLUMNS, tuple(_row(context, issue) for issue in issues[:ROWS]))
        ),
        notes=tuple(_without_deciders(context, issues[:ROWS])),
        more="measure compromise",
    )


def _sides(context: ReportContext, issues: list[Issue]) -> Iterator[Text]:
    """What the forecasts come to over all issues, and how many were decided that way."""
    units = {issue.id: _forecast(context, issue) or 0.0 for issue in issues}
    sides = [(unit > 0) - (unit < 0) for unit in units.values()]
    if len(issues) == 1:
        yield text("The compromise expects {side} on this issue.", side=_SIDES[sides[0]])
    else:
        yield text(
            "Of {count} issues the compromise expects {sides}.",
            count=len(issues),
            sides=[
                text("{side} on {n}", side=_SIDES[side], n=sides.count(side))
                for side in (-1, 1, 0)
                if side in sides
            ],
        )
    known = [
        (units[issue.id], issue.outcome)
        for issue in issues
        if issue.outcome and units[issue.id] and _known(context, issue)
    ]
    if known:
        yield plural(
            "With hindsight, {right} of {count} outcome so far fell on that side.",
            "With hindsight, {right} of {count} outcomes so far fell on that side.",
            len(known),
            right=sum(unit * actual > 0 for unit, actual in known),
        )


_SIDES = {1: text("support"), 0: text("neither side"), -1: text("opposition")}


def _forecast(context: ReportContext, issue: Issue, model: str = "compromise") -> float | None:
    outcome = context.run.finding(model, issue=issue.id).summary.get("outcome_unit")
    return outcome if isinstance(outcome, float) else None


def _without_deciders(context: ReportContext, issues: list[Issue]) -> Iterator[Text]:
    """Why there is no forecast from those who decide, where the data says who does."""
    for issue in issues:
        finding = context.run.finding("decision_path", issue=issue.id)
        if issue.decided_by and _forecast(context, issue, "decision_path") is None:
            yield text(
                "No forecast from the deciders on {issue}. {why}",
                issue=Name(issue.id),
                why=finding.reading,
            )


def _row(context: ReportContext, issue: Issue) -> tuple[object, ...]:
    known = _known(context, issue)
    return (
        Name(issue.id),
        _forecast(context, issue),
        _ends(context, issue),
        _forecast(context, issue, "median_voter"),
        _forecast(context, issue, "decision_path"),
        issue.outcome if known else None,
        _decision(issue) if known else None,
    )


def _known(context: ReportContext, issue: Issue) -> bool:
    return known_on(issue.decided_on, context.run.as_of)


def _ends(context: ReportContext, issue: Issue) -> Text | None:
    """How far the compromise may be off."""
    found = context.certainty.outcome(issue=issue.id) if context.certainty else None
    if found is None:
        return None
    return text(
        "{low:+.2f}\N{HORIZONTAL ELLIPSIS}{high:+.2f}", low=found.unit_low, high=found.unit_high
    )


def _decision(issue: Issue) -> Text | None:
    """The day of the decision, and its stage where that is not the last word."""
    if issue.decided_on is None:
        return None
    stage, day = issue.extra.get("x_outcome_stage", ""), issue.decided_on.isoformat()
    if stage in ("", "final", "standing"):
        return text("{day}", day=day)
    return text("{day}, {stage}", day=day, stage=_STAGES.get(stage, stage))


_STAGES = {
    "committee": text("committee only"),
    "one-chamber": text("one chamber only"),
    "on-and-off": text("back and forth"),
    "pending": text("pending"),
}


_COLUMNS = (
    Column("issue", text("Issue")),
    Column("compromise", text("Compromise"), "+.2f"),
    Column("range", text("90% range")),
    Column("median", text("Median voter"), "+.2f"),
    Column("decision_path", text("Deciders"), "+.2f"),
    Column("outcome", text("Outcome so far"), "+.1f"),
    Column("decided_on", text("On")),
)
