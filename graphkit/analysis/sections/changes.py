"""What changed since a day, or between two datasets: moves, ties, outcomes, events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from graphkit.analysis.report_context import ReportContext
from graphkit.evidence import Claimed
from graphkit.findings import Column, Section, Table
from graphkit.language import Name, Text, plural, text

if TYPE_CHECKING:
    from graphkit.analysis.changes import Changes, Moved, Retied

ROWS = 10
NAMED = 5  # names in one sentence
ENDS = ".\N{IDEOGRAPHIC FULL STOP}"


def section(context: ReportContext) -> Section | None:
    """What changed on the report's issue; None unless the settings name an earlier day."""
    if context.changes is None or context.run.issue is None:
        return None
    found = moves(context.changes, context.run.issue, ROWS)
    since = context.run.settings.since
    said = summary(context.changes, context.run.issue)
    return replace(found, lead=said, more=f"diff --since {since}")


def moves(changes: Changes, issue: str, rows: int | None) -> Section:
    """Who moved on an issue; without a table where nobody did."""
    moved = [row for row in changes.moved if row.issue == issue]
    shown = moved[:rows]
    return Section(
        id="changes",
        title=text("What changed"),
        table=_table(changes, shown, without="issue"),
        notes=_rest(len(moved) - len(shown)),
        evidence=tuple(row.claim for row in shown if row.claim),
    )


def other_moves(changes: Changes, issue: str | None, rows: int | None) -> Section | None:
    """Who moved on the other issues; None where nobody did."""
    moved = [row for row in changes.moved if row.issue != issue]
    if not moved:
        return None
    shown = moved[:rows]
    return Section(
        id="other_changes",
        title=text("What changed on other issues") if issue else text("What changed"),
        table=_table(changes, shown, without="shift"),
        notes=_rest(len(moved) - len(shown)),
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
    said = (*compared.elsewhere(compared.scenarios[0]), *_members(changes))
    outcomes = compared.outcomes()
    shown = outcomes.rows[:rows]
    if not said and not shown:
        return None
    return Section(
        id="outcomes",
        title=text("Outcomes, camps and ranks"),
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


def summary(changes: Changes, issue: str | None) -> tuple[Text, ...]:
    """What changed in some sentences, on one issue where there is one."""
    if issue is not None:
        return (*_moved(changes, issue), *_outcomes(changes, issue))
    return (
        plural(
            "Compared with {state}, {count} tie changed.",
            "Compared with {state}, {count} ties changed.",
            len(changes.ties),
            state=_earlier_state(changes),
        ),
    )


def _earlier_state(changes: Changes) -> date | str:
    """The day of the earlier state, or its name where both are of the same day."""
    one, other = changes.before.as_of, changes.now.as_of
    return one if one and other and one != other else changes.names[0]


def _moved(changes: Changes, issue: str) -> Iterator[Text]:
    moved = [row for row in changes.moved if row.issue == issue]
    shifts = [row.shift for row in moved if row.shift is not None]
    new = [row.after for row in moved if row.before is None and row.after is not None]
    parts = {"state": _earlier_state(changes), "issue": Name(issue)}
    if shifts:
        yield plural(
            "Compared with {state}, {count} actor moved on {issue}: {support} towards support, "
            "{oppose} towards opposition.",
            "Compared with {state}, {count} actors moved on {issue}: {support} towards support, "
            "{oppose} towards opposition.",
            len(shifts),
            support=sum(shift > 0 for shift in shifts),
            oppose=sum(shift < 0 for shift in shifts),
            **parts,
        )
    else:
        yield text("Compared with {state}, nobody moved on {issue}.", **parts)
    if new:
        yield plural(
            "{count} actor took a stance on {issue} for the first time: {support} for, {oppose} "
            "against, {neutral} neither.",
            "{count} actors took a stance on {issue} for the first time: {support} for, "
            "{oppose} against, {neutral} neither.",
            len(new),
            issue=Name(issue),
            support=sum(position > 0 for position in new),
            oppose=sum(position < 0 for position in new),
            neutral=new.count(0),
        )


def _outcomes(changes: Changes, issue: str) -> Iterator[Text]:
    compared = changes.comparison
    if issue in compared.issues:
        for model in ("compromise", "decision_path"):
            said = compared.outcome_moved(compared.scenarios[0], issue, model)
            if said is not None:
                yield said


def _members(changes: Changes) -> Iterator[Text]:
    if changes.appeared:
        yield plural(
            "{names} is new: without a stance or a tie before.",
            "{count} actors are new, without a stance or a tie before, {names} among them.",
            len(changes.appeared),
            names=_named(changes, changes.appeared),
        )
    if changes.gone:
        yield plural(
            "{names} has neither a stance nor a tie any more.",
            "{count} actors have neither a stance nor a tie any more, {names} among them.",
            len(changes.gone),
            names=_named(changes, changes.gone),
        )


def _named(changes: Changes, actors: Sequence[str]) -> list[Name]:
    """The first of some actors by rank, in the state in which they have one."""
    states = (changes.comparison.base, *changes.comparison.scenarios)
    rank = {actor: place for state in states for actor, place in state.ranks.items()}
    first = sorted(actors, key=lambda actor: (rank.get(actor, len(rank) + 1), actor))
    return [Name(actor) for actor in first[:NAMED]]


def _table(changes: Changes, moved: Sequence[Moved], without: str) -> Table | None:
    """The rows without one column, which says nothing here."""
    if not moved:
        return None
    kept = [place for place, column in enumerate(_MOVES) if column.key != without]
    rows = (_row(changes, row) for row in moved)
    columns = tuple(_MOVES[place] for place in kept)
    return Table(columns, tuple(tuple(row[place] for place in kept) for row in rows))


def _row(changes: Changes, row: Moved) -> tuple[object, ...]:
    claim, question = changes.claimed(row), changes.question(row)
    before, after = (
        None if place is None else question.scale.place(place) for place in (row.before, row.after)
    )
    shift = None if before is None or after is None else after - before
    places = (before, after, shift)
    return (Name(row.actor), Name(row.issue), *places, claim and claim.day, _said(claim))


def _tie(changes: Changes, tie: Retied) -> tuple[object, ...]:
    kinds = [None if link is None else _SIGNS[link.sign] for link in (tie.before, tie.after)]
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


_SIGNS = {1: text("supports"), -1: text("opposes"), 0: text("takes no side")}
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
