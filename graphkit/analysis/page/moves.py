"""What changed, on any issue: the latest changes of side, or the largest moves since a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from graphkit.analysis.change_words import summary
from graphkit.analysis.changes import Moved
from graphkit.analysis.latest_moves import latest_moves
from graphkit.analysis.report_context import ReportContext
from graphkit.analysis.scale_cells import ScaleCells
from graphkit.findings import Column, Section, Table, without_empty_columns
from graphkit.language import Name, Text, text

ROWS = 3


def part(context: ReportContext) -> Section | None:
    """The largest moves since the day that the settings name; without one, who changed sides
    last, and where nobody did, who moved furthest."""
    if context.changes is not None:
        return _since(context)
    moved = latest_moves(context.run.dataset)
    if not moved:
        return None
    turned = [row for row in moved if row.turned]
    latest = sorted(turned, key=lambda row: _day(context, row), reverse=True)
    if latest:
        return _section(context, latest[:ROWS], text("Changed sides"))
    return _section(context, moved[:ROWS], text("Moved"))


def _day(context: ReportContext, row: Moved) -> date:
    claim = context.run.dataset.claim_by_id.get(row.claim or "")
    return getattr(claim, "date", None) or date.min


def _since(context: ReportContext) -> Section:
    assert context.changes is not None
    title = text("Since {day}", day=str(context.run.settings.since))
    moved = [row for row in context.changes.moved if row.after is not None]
    if moved:
        return _section(context, moved[:ROWS], title)
    return Section("moves", title, lead=summary(context.changes, context.run.issue)[:1])


def _section(context: ReportContext, moved: Sequence[Moved], title: Text) -> Section:
    issues = context.run.dataset.issue_by_id
    cells = ScaleCells.of(issues[row.issue].scale for row in moved)
    rows = [
        (
            Name(row.actor),
            Name(row.issue),
            None if (day := _day(context, row)) == date.min else str(day),
            cells.cell(issues[row.issue].scale, row.before),
            cells.cell(issues[row.issue].scale, row.after),
            f"[{row.claim}]" if row.claim else None,
        )
        for row in moved
    ]
    return Section(
        "moves",
        title,
        table=without_empty_columns(Table(_columns(cells), tuple(rows))),
        evidence=tuple(row.claim for row in moved if row.claim),
    )


def _columns(cells: ScaleCells) -> tuple[Column, ...]:
    return (
        Column("actor", text("Actor")),
        Column("issue", text("Issue")),
        Column("date", text("Date")),
        Column("before", text("Before"), cells.format),
        Column("after", text("After"), cells.format),
        Column("claim", text("Claim")),
    )
