"""What changed since a day, or between two datasets: moves, ties, outcomes, events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from graphkit.analysis.change_words import summary, who_came_and_went
from graphkit.analysis.report_context import ReportContext
from graphkit.analysis.scale_cells import ScaleCells
from graphkit.evidence import Claimed
from graphkit.findings import Column, Section, Table
from graphkit.language import Name, Text, plural, sense, text
from graphkit.pictures import TieState

if TYPE_CHECKING:
    from graphkit.analysis.changes import Changes, Moved, Retied

ROWS = 10
ENDS = ".\N{IDEOGRAPHIC FULL STOP}"


def section(context: ReportContext) -> Section | None:
    """What changed, on any issue; None unless the settings name an earlier day."""
    if context.changes is None or context.run.issue is None:
        return None
    found = moves(context.changes, ROWS)
    since = context.run.settings.since
    said = summary(context.changes, context.run.issue)
    return replace(found, lead=said, more=f"diff --since {since}")


def moves(changes: Changes, rows: int | None) -> Section:
    """Who moved, those who changed sides first; without a table where nobody did."""
    shown = changes.moved[:rows]
    return Section(
        id="changes",
        title=text("What changed"),
        table=_table(changes, shown),
        notes=_rest(len(changes.moved) - len(shown)),
        evidence=tuple(row.claim for row in shown if row.claim),
    )


def ties(changes: Changes, rows: int | None) -> Section | None:
    """Ties that turned, are new or are gone; None where there are none."""
    if not changes.ties:
        return None
    shown = changes.ties[:rows]
    turned = sum(tie.before is not None and tie.after is not None for tie in changes.ties)
    new = sum(tie.before is None for tie in changes.ties)
    return Section(
        id="ties_changed",
        title=text("Ties that changed"),
        lead=(
            text(
                "{turned} turned, {new} new, {gone} gone.",
                turned=turned,
                new=new,
                gone=len(changes.ties) - turned - new,
            ),
        ),
        table=Table(_TIES, tuple(_tie(changes, tie) for tie in shown)),
        notes=_rest(len(changes.ties) - len(shown)),
        evidence=tuple(dict.fromkeys(claim for tie in shown for claim in tie.link.claims)),
    )


def standing(changes: Changes, rows: int | None) -> Section | None:
    """Outcomes side by side, and who changed camp or rank or is new; None where nothing did."""
    compared = changes.comparison
    said = (*compared.elsewhere(compared.scenarios[0]), *who_came_and_went(changes))
    outcomes = compared.outcomes()
    shown = outcomes.rows[:rows]
    if not said and not shown:
        return None
    return Section(
        id="outcomes",
        title=text("Groups and ranks") if changes.by_groups else text("Outcomes, camps and ranks"),
        lead=said,
        table=replace(outcomes, rows=shown) if shown else None,
        notes=_rest(len(outcomes.rows) - len(shown)),
    )


def events(changes: Changes, rows: int | None) -> Section | None:
    """What happened in between; None where no event is coded."""
    if not changes.events:
        return None
    shown = changes.events if rows is None else changes.events[-rows:]
    return Section(
        id="events",
        title=text("What happened in between"),
        table=Table(_EVENTS, tuple((row.date, text("{name}", name=row.event)) for row in shown)),
        notes=_earlier(len(changes.events) - len(shown)),
    )


def _table(changes: Changes, moved: Sequence[Moved]) -> Table | None:
    """The rows, without the issue where all are on one, and the shift where scales differ."""
    if not moved:
        return None
    cells = ScaleCells.of(changes.question(row).scale for row in moved)
    hidden = {"issue"} if len({row.issue for row in moved}) == 1 else set()
    hidden |= {"shift"} if cells.format is None else set()
    places = {"before": cells.format, "after": cells.format, "shift": cells.difference}
    columns = [
        replace(column, format=places[column.key]) if column.key in places else column
        for column in _MOVES
    ]
    kept = [place for place, column in enumerate(columns) if column.key not in hidden]
    rows = (_row(changes, row, cells) for row in moved)
    return Table(
        tuple(columns[place] for place in kept),
        tuple(tuple(row[place] for place in kept) for row in rows),
    )


def _row(changes: Changes, row: Moved, cells: ScaleCells) -> tuple[object, ...]:
    claim, scale = changes.claimed(row), changes.question(row).scale
    before, after = cells.cell(scale, row.before), cells.cell(scale, row.after)
    both = isinstance(before, float) and isinstance(after, float)
    shift = after - before if both else None  # type: ignore[operator]
    return (Name(row.actor), Name(row.issue), before, after, shift, *_when(claim))


def _when(claim: Claimed | None) -> tuple[object, ...]:
    return claim and claim.day, _said(claim)


def _tie(changes: Changes, tie: Retied) -> tuple[object, ...]:
    kinds = [None if link is None else _STATES[link.state] for link in (tie.before, tie.after)]
    ends = Name(tie.link.source), Name(tie.link.target)
    return (*ends, *kinds, _said(changes.claimed(tie)))


def _said(claim: Claimed | None) -> Text | None:
    if claim is None:
        return None
    said = claim.summary and claim.summary.each(lambda words: words.rstrip(ENDS))
    return text("{summary} [{claim}]", summary=said or "", claim=claim.id)


def _rest(count: int) -> tuple[Text, ...]:
    return (plural("{count} more.", "{count} more.", count),) if count > 0 else ()


def _earlier(count: int) -> tuple[Text, ...]:
    return (plural("{count} earlier.", "{count} earlier.", count),) if count > 0 else ()


_STATES: Mapping[TieState, Text] = {
    "support": sense("tie", "supports"),
    "oppose": sense("tie", "opposes"),
    "contested": text("contested"),
    "neutral": text("takes no side"),
    "unsigned": text("is tied to"),
}
_MOVES = (
    Column("actor", text("Actor")),
    Column("issue", text("Issue")),
    Column("before", text("Before"), "+.2f"),
    Column("after", text("Now"), "+.2f"),
    Column("shift", text("Shift"), "+.2f"),
    Column("date", text("Date")),
    Column("claim", text("Claim")),
)
_TIES = (
    Column("from", text("From")),
    Column("to", text("To")),
    Column("before", text("Before")),
    Column("after", text("Now")),
    Column("claim", text("Claim")),
)
_EVENTS = (Column("date", text("Date")), Column("event", text("Event")))
