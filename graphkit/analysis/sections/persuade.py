"""Whom to talk to: who moves the outcome most for the effort, and how to reach them."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.analysis.report_context import ReportContext
from graphkit.findings import Column, Finding, Section, Table
from graphkit.language import Name, Text, text
from graphkit.rows import written

ROWS = 5


def section(context: ReportContext) -> Section | None:
    """The actors to talk to for the side that is losing; None without an issue."""
    if context.run.issue is None:
        return None
    outcome = context.run.finding("compromise").summary.get("outcome_unit")
    if not isinstance(outcome, float):
        return None
    finding = context.run.finding("persuasion", toward=losing(outcome))
    if not finding.defined:
        return None
    return plan(context, finding, ROWS)


def losing(outcome: float) -> str:
    """The side that an outcome from -1 to 1 is not on, as `persuade` calls it."""
    return "support" if outcome < 0 else "oppose"


def plan(context: ReportContext, finding: Finding, rows: int) -> Section:
    """A persuasion finding as a section: whom, what it moves, by whom, on what terms."""
    assert finding.result is not None
    assert finding.result.table is not None
    keys = [column.key for column in finding.result.table.columns]
    shown = [dict(zip(keys, row, strict=True)) for row in finding.result.table.rows[:rows]]
    claims = tuple(str(row["claim"]) for row in shown if row["claim"])
    return Section(
        id="persuade",
        title=text("Whom to talk to"),
        lead=(_aim(finding), finding.reading),
        table=_table(context, finding, shown),
        notes=tuple(_notes(finding)),
        evidence=claims,
        more=f"persuade --issue {context.run.issue} --toward {finding.parameters['toward']}",
    )


def _table(context: ReportContext, finding: Finding, shown: list[dict[str, object]]) -> Table:
    """A row an actor; where it moves to is told unless that is all the way."""
    keys = ["actor", "position", "to", "moved", "effort", "path"]
    if finding.parameters["toward"] in ("support", "oppose"):
        keys.remove("to")
    rows = (
        (*(row[key] for key in keys), _terms(context, str(row["claim"]), row["condition"]))
        for row in shown
    )
    columns = (column for column in _COLUMNS if column.key in (*keys, "terms"))
    return Table(tuple(columns), tuple(rows))


def _aim(finding: Finding) -> Text:
    toward = finding.parameters["toward"]
    issue = Name(str(finding.parameters["issue"]))
    if toward == "support":
        return text("To move {issue} towards support, most outcome per effort first:", issue=issue)
    if toward == "oppose":
        return text(
            "To move {issue} towards opposition, most outcome per effort first:", issue=issue
        )
    place = finding.summary["toward"]
    return text(
        "To move {issue} towards {place:g}, most outcome per effort first:",
        issue=issue,
        place=place,
    )


def _terms(context: ReportContext, claim: str, condition: object) -> Text | None:
    """What the actor said for its stance, and the condition that would move it."""
    row = context.run.dataset.claim_by_id.get(claim)
    said = written(row, "summary") if row is not None else None
    if condition and said:
        return text(
            "{said} On condition: {condition}. [{claim}]",
            said=said,
            condition=condition,
            claim=claim,
        )
    if condition:
        return text("On condition: {condition}. [{claim}]", condition=condition, claim=claim)
    return text("{said} [{claim}]", said=said, claim=claim) if said else None


def _notes(finding: Finding) -> Iterator[Text]:
    yield text(
        "Effort is the change of position times salience: who cares more is harder to move. What "
        "is moved counts the actor's own weight and that of those who listen to it."
    )
    by = finding.parameters.get("by")
    start = Name(str(by)) if by else text("whoever stands on the side sought or nearest to it")
    yield text(
        "Reached by: the shortest chain of support, whichever way its ties point, from {start}.",
        start=start,
    )
    moved, most = finding.summary["moved"], finding.summary["most"]
    if isinstance(moved, float) and isinstance(most, float) and most > abs(moved) + 0.005:
        yield text(
            "By outcome alone, whatever the effort, as many actors could move it by {most:.2f}.",
            most=most,
        )


_COLUMNS = (
    Column("actor", text("Actor")),
    Column("position", text("Now"), "+.1f"),
    Column("to", text("To"), "+.1f"),
    Column("moved", text("Moves it by"), ".2f"),
    Column("effort", text("Effort"), ".1f"),
    Column("path", text("Reached by")),
    Column("terms", text("What they say, on what condition")),
)
