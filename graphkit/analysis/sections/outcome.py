"""What to expect: the forecast on every issue beside what was decided."""

from __future__ import annotations

from graphkit.analysis.study import Study
from graphkit.dataset import Issue
from graphkit.findings import Column, Section, Table
from graphkit.language import Name, Text, text

ROWS = 12


def section(study: Study) -> Section | None:
    """One row an issue with at least one stance; None without issues."""
    issues = [issue for issue in study.run.dataset.issues if _forecast(study, issue) is not None]
    if not issues:
        return None
    return Section(
        id="outcome",
        title=text("What to expect"),
        lead=(
            text(
                "Forecasts run from \N{MINUS SIGN}1 (oppose) to +1 (support). The compromise is "
                "the mean position weighted by power and salience; the median voter is the "
                "position that half of that weight stands below."
            ),
        ),
        table=Table(_COLUMNS, tuple(_row(study, issue) for issue in issues[:ROWS])),
        more="measure compromise",
    )


def _forecast(study: Study, issue: Issue, model: str = "compromise") -> float | None:
    outcome = study.run.finding(model, issue=issue.id).summary.get("outcome")
    return outcome if isinstance(outcome, float) else None


def _ends(study: Study, issue: Issue) -> Text | None:
    found = study.certainty.outcome("compromise", issue.id) if study.certainty else None
    if found is None:
        return None
    return text("{low:+.2f} to {high:+.2f}", low=found.low, high=found.high)


def _row(study: Study, issue: Issue) -> tuple[object, ...]:
    finding = study.run.finding("compromise", issue=issue.id)
    decided = (
        issue.decided_on is not None
        and study.run.as_of is not None
        and issue.decided_on <= study.run.as_of
    )
    return (
        Name(issue.id),
        finding.summary.get("actors"),
        _forecast(study, issue),
        _ends(study, issue),
        _forecast(study, issue, "median_voter"),
        issue.outcome if decided else None,
        _decision(issue) if decided else None,
    )


def _decision(issue: Issue) -> Text:
    """The day of the decision, and its stage where that is not the last word."""
    stage = issue.extra.get("x_outcome_stage", "")
    day = issue.decided_on.isoformat() if issue.decided_on else ""
    if stage in ("", "final", "standing"):
        return text("{day}", day=day)
    return text("{day} ({stage})", day=day, stage=_STAGES.get(stage, stage))


_STAGES = {
    "committee": text("committee only"),
    "one-chamber": text("one chamber only"),
    "on-and-off": text("back and forth"),
}


_COLUMNS = (
    Column("issue", text("Issue")),
    Column("actors", text("Actors"), "d"),
    Column("compromise", text("Compromise"), "+.2f"),
    Column("range", text("90% range")),
    Column("median", text("Median voter"), "+.2f"),
    Column("outcome", text("Decided"), "+.1f"),
    Column("decided_on", text("On")),
)
