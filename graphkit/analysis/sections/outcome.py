"""What to expect: the forecast on every issue beside what was decided."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.analysis.report_context import ReportContext
from graphkit.analysis.scale_cells import ScaleCells
from graphkit.dataset import Issue, known_on
from graphkit.findings import Column, Section, Table, without_empty_columns
from graphkit.language import Name, Text, plural, text
from graphkit.partial_date import date_text
from graphkit.scale import Side
from graphkit.side_words import called_side, side_name

ROWS = 12
ISSUES = 60  # forecast at most: more is a roll call, of which nobody reads a forecast each


def section(context: ReportContext) -> Section | None:
    """One row an issue with at least one stance; None without issues."""
    asked = _asked(context)
    issues = [issue for issue in asked if _forecast(context, issue) is not None]
    if not issues:
        return None
    more = len(context.run.dataset.issues) - len(asked)
    cells = ScaleCells.of(issue.scale for issue in issues)
    return Section(
        id="outcome",
        title=text("What to expect"),
        lead=(
            *_sides(context, issues, more),
            _scales(issues),
            text(
                "The compromise is the mean position weighted by power and salience; the median "
                "voter is the position at which half of that weight is reached; the deciders are "
                "those who decide, by their rule."
            ),
        ),
        table=without_empty_columns(
            Table(_columns(cells), tuple(_row(context, issue, cells) for issue in issues[:ROWS]))
        ),
        notes=tuple(_without_deciders(context, issues[:ROWS])),
        more="measure compromise",
    )


def _asked(context: ReportContext) -> tuple[Issue, ...]:
    """The issues to forecast: all, or the report's own and the first ones of many."""
    issues = context.run.dataset.issues
    if len(issues) <= ISSUES:
        return issues
    own = tuple(issue for issue in issues if issue.id == context.run.issue)
    return (*own, *(issue for issue in issues if issue.id != context.run.issue))[:ISSUES]


def _scales(issues: list[Issue]) -> Text:
    own = [Name(issue.id) for issue in issues if issue.scale.own]
    if not own:
        return text("Forecasts run from \N{MINUS SIGN}1 (oppose) to +1 (support).")
    if len(own) == len(issues):
        return text("Forecasts are places on each issue's own scale.")
    return plural(
        "Forecasts run from \N{MINUS SIGN}1 (oppose) to +1 (support); {own} has a scale of its "
        "own.",
        "Forecasts run from \N{MINUS SIGN}1 (oppose) to +1 (support); {own} have scales of their "
        "own.",
        len(own),
        own=own,
    )


def _sides(context: ReportContext, issues: list[Issue], more: int) -> Iterator[Text]:
    """What the compromise comes to over all issues, and how many were decided that way; `more`
    are not looked at."""
    sides = {issue.id: _side(context, issue) for issue in issues}
    if len(issues) == 1:
        (issue,) = issues
        if sides[issue.id]:
            yield text(
                "The compromise expects {side} on this issue.",
                side=side_name(issue.scale, sides[issue.id]),
            )
        else:
            yield text("By the compromise this issue is too close to call.")
    else:
        found = list(sides.values())
        names = _EITHER if any(issue.scale.own for issue in issues) else _SIDES
        yield text(
            "Of {count} issues the compromise expects {sides}.",
            count=len(issues),
            sides=[
                text("{side} on {n}", side=names[side], n=found.count(side))
                for side in (-1, 1, 0)
                if side in found
            ],
        )
    if more:
        yield plural(
            "{count} more issue is not forecast here.",
            "{count} more issues are not forecast here.",
            more,
        )
    known = [i for i in issues if sides[i.id] and i.outcome and _known(context, i)]
    if known:
        yield plural(
            "With hindsight, {right} of {count} outcome so far fell on the side expected.",
            "With hindsight, {right} of {count} outcomes so far fell on the side expected.",
            len(known),
            right=sum(sides[i.id] == i.scale.side(i.outcome or 0.0) for i in known),
        )


_SIDES: dict[int, Text] = {
    1: text("support"),
    0: text("neither clearly"),
    -1: text("opposition"),
}
_EITHER = _SIDES | {  # some issues have a scale of their own
    1: text("support, or the high end,"),
    -1: text("opposition, or the low end,"),
}


def _side(context: ReportContext, issue: Issue) -> Side:
    """The side of the compromise; none where it is too close to call."""
    unit = _forecast(context, issue)
    found = context.certainty.outcome(issue=issue.id) if context.certainty else None
    ends = (found.unit_low, found.unit_high) if found else None
    return 0 if unit is None else called_side(unit, ends)


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


def _row(context: ReportContext, issue: Issue, cells: ScaleCells) -> tuple[object, ...]:
    known = _known(context, issue)
    units = [_forecast(context, issue, model) for model in _MODELS]
    first, *others = (cells.cell(issue.scale, unit) for unit in units)
    return (
        Name(issue.id),
        first,
        _ends(context, issue),
        *others,
        cells.cell(issue.scale, issue.outcome) if known else None,
        _decision(issue) if known else None,
    )


_MODELS = ("compromise", "median_voter", "decision_path")


def _known(context: ReportContext, issue: Issue) -> bool:
    return known_on(issue.decided_on, context.run.as_of)


def _ends(context: ReportContext, issue: Issue) -> Text | None:
    """How far the compromise may be off."""
    found = context.certainty.outcome(issue=issue.id) if context.certainty else None
    if found is None:
        return None
    low, high = issue.scale.say_ends(found.unit_low, found.unit_high)
    return text("{low}\N{HORIZONTAL ELLIPSIS}{high}", low=low, high=high)


def _decision(issue: Issue) -> Text | None:
    """The day of the decision, and its stage where that is not the last word."""
    if issue.decided_on is None:
        return None
    stage, day = issue.extra.get("x_outcome_stage", ""), date_text(issue.decided_on)
    if stage in ("", "final", "standing"):
        return text("{day}", day=day)
    return text("{day}, {stage}", day=day, stage=_STAGES.get(stage, stage))


_STAGES = {
    "committee": text("committee only"),
    "one-chamber": text("one chamber only"),
    "on-and-off": text("back and forth"),
    "pending": text("pending"),
}


def _columns(cells: ScaleCells) -> tuple[Column, ...]:
    form = cells.format
    return (
        Column("issue", text("Issue")),
        Column("compromise", text("Compromise"), form),
        Column("range", text("90% range")),
        Column("median", text("Median voter"), form),
        Column("decision_path", text("Deciders"), form),
        Column("outcome", text("Outcome so far"), form),
        Column("decided_on", text("On")),
    )
