"""Camp membership: in what share of the replicates each doubtful actor stands in which camp."""

from __future__ import annotations

import math

from graphkit.findings import Report
from graphkit.language import Name, Text, plural, text
from graphkit.pictures import ActorProfile
from graphkit.renderers.figures.actor_rows import ActorRows
from graphkit.renderers.figures.kind import Entry, Kind
from graphkit.renderers.figures.legend import camp_entries
from graphkit.renderers.figures.sheet import Box, Sheet
from graphkit.renderers.style import camp_style

MOST = 15
HELD = 0.8  # as in the map: whose camp is less sure is marked
FIRM = 0.9  # an actor more often in other camps than is left to 1 is unsure


def _own(actor: ActorProfile) -> float:
    return next((share for camp, share in actor.memberships if camp == actor.camp), 0.0)


def _elsewhere(actor: ActorProfile) -> float:
    return math.fsum(share for camp, share in actor.memberships if camp != actor.camp)


def _shown(report: Report) -> list[ActorProfile]:
    """The actors whose camp is least sure: most often elsewhere, then least often at home."""
    placed = [actor for actor in report.actors if actor.memberships]
    return sorted(placed, key=lambda a: (-_elsewhere(a), _own(a), a.rank, a.id))[:MOST]


def _unsure(report: Report) -> list[ActorProfile]:
    return [actor for actor in report.actors if _elsewhere(actor) > 1 - FIRM]


def _why_not(report: Report) -> Text | None:
    if any(actor.memberships for actor in report.actors):
        return None
    if report.by_groups:
        return text("no groups were found, or no replicates drawn.")
    return text("no camps were found, or no replicates drawn.")


def _headline(report: Report) -> Text:
    unsure = _unsure(report)
    if not unsure:
        return _loose(report)
    if report.by_groups:
        return plural(
            "{count} actor is often in another group: {first}",
            "{count} actors are often in another group, most often {first}",
            len(unsure),
            first=Name(_shown(report)[0].id),
        )
    return plural(
        "{count} actor often stands in another camp: {first}",
        "{count} actors often stand in another camp, most often {first}",
        len(unsure),
        first=Name(_shown(report)[0].id),
    )


def _loose(report: Report) -> Text:
    """Nobody stands elsewhere: whether all are held, or some by little."""
    loose = sum(_own(actor) < HELD for actor in report.actors if actor.memberships)
    if not loose:
        if report.by_groups:
            return text("Hardly any doubt about who is in which group")
        return text("Hardly any doubt about who stands in which camp")
    if report.by_groups:
        return plural(
            "{count} of {n} actors is in no group in more than a fifth of the replicates",
            "{count} of {n} actors are in no group in more than a fifth of the replicates",
            loose,
            n=sum(bool(actor.memberships) for actor in report.actors),
        )
    return plural(
        "{count} of {n} actors is in no camp in more than a fifth of the replicates",
        "{count} of {n} actors are in no camp in more than a fifth of the replicates",
        loose,
        n=sum(bool(actor.memberships) for actor in report.actors),
    )


def _describe(report: Report) -> Text:
    if report.by_groups:
        return text(
            "Bars of the share of replicates in which each actor is in each group, the least sure "
            "first. {shares}.",
            shares=[
                text("{actor} in its group {share:.0%}", actor=Name(actor.id), share=_own(actor))
                for actor in _shown(report)[:5]
            ],
        )
    return text(
        "Bars of the share of replicates in which each actor stands in each camp, the least sure "
        "first. {shares}.",
        shares=[
            text("{actor} in its camp {share:.0%}", actor=Name(actor.id), share=_own(actor))
            for actor in _shown(report)[:5]
        ],
    )


def _legend(report: Report) -> tuple[Entry, ...]:
    used = {camp for actor in _shown(report) for camp, share in actor.memberships if share > 0}
    return tuple(entry for entry in camp_entries(report) if entry.camp in used)


def _paint(sheet: Sheet, box: Box) -> tuple[Text, ...]:
    shown = _shown(sheet.report)
    rows = ActorRows(sheet, shown, box)
    head = text("Share of replicates in each camp; at the right, in its own")
    if sheet.report.by_groups:
        head = text("Share of replicates in each group; at the right, in its own")
    rows.head(head, rows.left)
    for actor, y in rows.lines():
        rows.name(actor, y)
        _bar(rows, actor, y, box.right - 4 * rows.size)
    return _notes(sheet.report, shown)


def _bar(rows: ActorRows, actor: ActorProfile, y: float, end: float) -> None:
    """A bar to `end` in the colours of all the camps the actor stands in, its own first."""
    sheet, size, x = rows.sheet, rows.size, rows.left
    sheet.rule([(x, y), (end, y)], width=0.6)
    for camp, share in sorted(actor.memberships, key=lambda own: (own[0] != actor.camp, own[0])):
        if share > 0:
            right = x + (end - rows.left) * share
            sheet.block(Box(x, y - rows.half, right, y + rows.half), camp_style(camp).colour)
            x = right
    own = sheet.say(text("{share:.0%}", share=_own(actor)))
    sheet.write(own, end + 0.5 * size, y - 0.34 * size, size=0.9 * size)


def _notes(report: Report, shown: list[ActorProfile]) -> tuple[Text, ...]:
    placed = sum(bool(actor.memberships) for actor in report.actors)
    said = [text("What is missing to the full line: replicates in which nothing places the actor.")]
    if placed > len(shown):
        said.append(text("The {n} least sure of {all} actors.", n=len(shown), all=placed))
    return tuple(said)


membership = Kind(
    name="membership",
    title=text("How sure the camps are"),
    unsigned=text("How sure the groups are"),
    why_not=_why_not,
    headline=_headline,
    describe=_describe,
    legend=_legend,
    paint=_paint,
)
