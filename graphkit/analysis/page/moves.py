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
from graphkit.pictures import Move

ROWS = 3


def part(context: ReportContext) -> Section | None:
    """The largest moves since the day that the settings name; without one, who changed sides
    last, and where nobody did, who moved furthest."""
    moved, since = moves(context), context.run.settings.since
    title = _TURNED if moved and all(row.turned for row in moved) else _MOVED
    if since is not None:
        title = text("Since {day}", day=str(since))
    if moved:
        return _section(context, moved[:ROWS], title)
    if context.changes is None:
        return None
    return Section("moves", title, lead=summary(context.changes, context.run.issue)[:1])


_TURNED, _MOVED = text("Changed sides"), text("Moved")


def moves(context: ReportContext) -> tuple[Move, ...]:
    """The moves that the report tells, those to be told first first."""
    if context.changes is not None:
        rows = [row for row in context.changes.moved if row.after is not None]
        return tuple(_move(context, row) for row in rows)
    found = tuple(_move(context, row) for row in latest_moves(context.run.dataset))
    turned = [move for move in found if move.turned]
    return tuple(sorted(turned, key=lambda move: move.day or date.min, reverse=True)) or found


def _move(context: ReportContext, row: Moved) -> Move:
    claim = context.run.dataset.claim_by_id.get(row.claim or "")
    day: date | None = getattr(claim, "date", None)
    assert row.after is not None
    return Move(row.actor, row.issue, row.before, row.after, day, row.claim)


def _section(context: ReportContext, moved: Sequence[Move], title: Text) -> Section:
    issues = context.run.dataset.issue_by_id
    cells = ScaleCells.of(issues[row.issue].scale for row in moved)
    rows = [
        (
            Name(row.actor),
            Name(row.issue),
            None if row.day is None else str(row.day),
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
