"""Whom to talk to: who moves the outcome most for the effort, and how to reach them."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.analysis.report_context import ReportContext
from graphkit.findings import Column, Finding, Section, Table
from graphkit.language import STOPS, Name, Text, sense, text
from graphkit.rows import written
from graphkit.scale import Scale, Side
from graphkit.side_words import side_name

ROWS, FIRST = 5, 3


def section(context: ReportContext) -> Section | None:
    """The actors to talk to for the side that is losing; None without an issue or such a side."""
    toward = losing(context)
    finding = context.run.finding("persuasion", toward=toward) if toward else None
    if finding is None or not finding.defined:
        return None
    return plan(context, finding, ROWS)


def losing(context: ReportContext) -> str | None:
    """The side that the outcome is not on, as `persuade` calls it; None where it is on neither.

    The outcome is what those who decide come to, by their rule, and of a vote whether it passes,
    whatever a proposer can get through; the compromise where that is not known, or a tie leaves
    things as they are and it is not known how.
    """
    if context.run.issue is None:
        return None
    decided = context.run.finding("decision_path").summary
    outcome = decided.get("outcome_unit")
    tied = decided.get("yes") == decided.get("no") and not outcome
    if "passes" in decided and not tied:
        return "oppose" if decided["passes"] else "support"
    if not isinstance(outcome, float):
        outcome = context.run.finding("compromise").summary.get("outcome_unit")
    side = Scale.side(outcome) if isinstance(outcome, float) else 0
    return {-1: "support", 1: "oppose"}.get(side)


def plan(context: ReportContext, finding: Finding, rows: int) -> Section:
    """A persuasion finding as a section: whom, what it moves, by whom, on what terms."""
    assert finding.result is not None
    assert finding.result.table is not None
    keys = [column.key for column in finding.result.table.columns]
    shown = [dict(zip(keys, row, strict=True)) for row in finding.result.table.rows[:rows]]
    if not shown:  # the reading says that nobody is left
        more = f"persuade --issue {context.run.issue} --toward {finding.parameters['toward']}"
        return Section("persuade", text("Whom to talk to"), lead=(finding.reading,), more=more)
    aimed, *notes = finding.result.notes
    claims = tuple(str(row["claim"]) for row in shown if row["claim"])
    return Section(
        id="persuade",
        title=text("Whom to talk to"),
        lead=(aimed, finding.reading),
        table=_table(context, finding, shown),
        notes=(*notes, *_reached(context, finding)),
        evidence=claims,
        more=f"persuade --issue {context.run.issue} --toward {finding.parameters['toward']}",
        short=tuple(_in_short(context, finding, shown)),
    )


def _in_short(
    context: ReportContext, finding: Finding, shown: list[dict[str, object]]
) -> Iterator[Text]:
    """Whom to talk to first, for which goal, on whose behalf."""
    issue = context.run.dataset.issue_by_id[str(finding.parameters["issue"])]
    side: Side = 1 if finding.parameters["toward"] == "support" else -1
    parts = {
        "goal": side_name(issue.scale, side),
        "issue": Name(issue.id),
        "names": [row["actor"] for row in shown[:FIRST]],
    }
    by = finding.parameters.get("by")
    if by:
        yield text(
            "For {actor}, to move {issue} towards {goal}: talk to {names} first",
            actor=Name(str(by)),
            **parts,
        )
    else:
        yield text("For whoever wants {issue} moved towards {goal}: talk to {names} first", **parts)
    yield text("Towards {goal}: talk to {names} first", **parts)


def _table(context: ReportContext, finding: Finding, shown: list[dict[str, object]]) -> Table:
    """A row an actor; what it costs where that is not the same as how far it moves."""
    keys = ["actor", "position", "to", "moved", "effort", "per_effort", "path"]
    if finding.parameters["cost"] == "equal":
        keys.remove("effort")
    rows = (
        (*(row[key] for key in keys), _terms(context, str(row["claim"]), row["condition"]))
        for row in shown
    )
    issue = context.run.dataset.issue_by_id[str(finding.parameters["issue"])]
    columns = (column for column in _columns(issue.scale) if column.key in (*keys, "terms"))
    return Table(tuple(columns), tuple(rows))


def _terms(context: ReportContext, claim: str, condition: object) -> Text | None:
    """What the actor said for its stance, and the condition that would move it."""
    row = context.run.dataset.claim_by_id.get(claim)
    said = written(row, "summary") if row is not None else None
    if condition and said:
        return text(
            "{said}. On condition: {condition}. [{claim}]",
            said=said.each(lambda words: words.rstrip(STOPS)),
            condition=condition,
            claim=claim,
        )
    if condition:
        return text("On condition: {condition}. [{claim}]", condition=condition, claim=claim)
    return text("{said} [{claim}]", said=said, claim=claim) if said else None


def _reached(context: ReportContext, finding: Finding) -> Iterator[Text]:
    by = finding.parameters.get("by")
    start = Name(str(by)) if by else text("whoever stands on the side sought or nearest to it")
    if context.run.dataset.unsigned:
        yield text(
            "Reached by: the shortest chain of ties, whichever way they point, from {start}; "
            "whether they are of support is not known.",
            start=start,
        )
        return
    yield text(
        "Reached by: the shortest chain of support, whichever way its ties point, from {start}.",
        start=start,
    )


def _columns(scale: Scale) -> tuple[Column, ...]:
    return (
        Column("actor", text("Actor")),
        Column("position", text("Now"), scale.coarse),
        Column("to", sense("position", "To"), scale.coarse),
        Column("moved", text("Moves it by"), f".{scale.digits + 1}f"),
        Column("effort", text("Effort"), ".1f"),
        Column("per_effort", text("Per effort"), ".3f"),
        Column("path", text("Reached by")),
        Column("terms", text("What they say, on what condition")),
    )
