"""The ranking: who has most influence, with the range of each rank where it is known."""

from __future__ import annotations

from graphkit.findings import Report
from graphkit.language import Name, Text, text
from graphkit.pictures import ActorProfile
from graphkit.renderers.figures.actor_rows import ActorRows
from graphkit.renderers.figures.kind import Entry, Kind
from graphkit.renderers.figures.legend import camp_entries
from graphkit.renderers.figures.sheet import Box, Sheet
from graphkit.renderers.style import camp_style

MOST = 15


def ranked(report: Report) -> list[ActorProfile]:
    """Those with influence, the first rank first; without bodies whose members are listed."""
    return [actor for actor in report.actors if actor.influence > 0 and not actor.aggregate]


def _shown(report: Report) -> list[ActorProfile]:
    return ranked(report)[:MOST]


def _why_not(report: Report) -> Text | None:
    return None if _shown(report) else text("no actor has any influence to rank by.")


def _headline(report: Report) -> Text:
    shown = _shown(report)
    first = [actor for actor in shown if _level(actor, shown[0])]
    if len(first) > 1:
        names = [Name(actor.id) for actor in first[:4]]
        return text("{actors} rank first by influence", actors=names)
    if len(shown) == 1:
        return text("Only {actor} has influence", actor=Name(shown[0].id))
    return text(
        "{first} ranks first by influence, before {second}",
        first=Name(shown[0].id),
        second=Name(shown[1].id),
    )


def _level(actor: ActorProfile, first: ActorProfile) -> bool:
    """Whether an actor is not told apart from the first: its rank, or a range that overlaps."""
    if first.tied and first.rank_high is not None and actor.rank_low is not None:
        return actor.rank_low <= first.rank_high
    return actor.rank == first.rank


def _describe(report: Report) -> Text:
    shown = _shown(report)
    return text(
        "Bars of the influence of the first {n} of {all} actors, as a share of the first. {ranks}.",
        n=len(shown),
        all=len(ranked(report)),
        ranks=[
            text(
                "{rank} {actor} ({share:.0%})",
                rank=rank_words(actor),
                actor=Name(actor.id),
                share=actor.influence,
            )
            for actor in shown[:5]
        ],
    )


def rank_words(actor: ActorProfile) -> str:
    """The rank, with its range where one is known: ``2= (1-4)``, = where ranges overlap."""
    if actor.rank_low is None or actor.rank_high is None:
        return str(actor.rank)
    return f"{shared_rank(actor)} ({actor.rank_low}–{actor.rank_high})"


def shared_rank(actor: ActorProfile) -> str:
    """The rank alone: ``2=`` where its range overlaps with another's."""
    if actor.rank_low is None:
        return str(actor.rank)
    rank = actor.rank if actor.shared_rank is None else actor.shared_rank
    return f"{rank}{'=' * actor.tied}"


def _has_ranges(report: Report) -> bool:
    return any(actor.rank_low is not None for actor in _shown(report))


def _legend(report: Report) -> tuple[Entry, ...]:
    used = {actor.camp for actor in _shown(report)}
    entries = tuple(entry for entry in camp_entries(report) if entry.camp in used)
    return (
        (*entries, Entry("interval", text("rank, 90% range"))) if _has_ranges(report) else entries
    )


def _paint(sheet: Sheet, box: Box) -> tuple[Text, ...]:
    shown, ranges = _shown(sheet.report), _has_ranges(sheet.report)
    rows = ActorRows(sheet, shown, box)
    most = (box.right - rows.left) * (0.52 if ranges else 0.9)
    rows.head(text("Influence, as a share of the first"), rows.left)
    for actor, y in rows.lines():
        rows.name(actor, y)
        _bar(rows, actor, y, most)
    if ranges:
        _ranges(rows, rows.left + most + 4.2 * rows.size)
    return left_out(sheet.report)


def _bar(rows: ActorRows, actor: ActorProfile, y: float, most: float) -> None:
    sheet, size = rows.sheet, rows.size
    right = rows.left + most * actor.influence
    bar = Box(rows.left, y - rows.half, right, y + rows.half)
    sheet.block(bar, camp_style(actor.camp).colour)
    share = sheet.say(text("{share:.0%}", share=actor.influence))
    sheet.write(share, right + 0.4 * size, y - 0.34 * size, size=0.9 * size, colour=sheet.muted)


def _ranges(rows: ActorRows, left: float) -> None:
    """Each rank as a dot on a line from its lowest to its highest."""
    sheet, size = rows.sheet, rows.size
    last = max(max(actor.rank, actor.rank_high or 0) for actor in rows.actors)
    words = max(sheet.width_of(rank_words(actor), 0.9 * size) for actor in rows.actors)
    end = rows.box.right
    right = end - words - 0.6 * size

    def across(rank: float) -> float:
        return left + (right - left) * (rank - 1) / max(last - 1, 1)

    rows.head(text("Rank, 90% range"), left)
    for actor, y in rows.lines():
        sheet.rule([(left, y), (right, y)], width=0.6)
        if actor.rank_low is not None and actor.rank_high is not None:
            ends = [(across(actor.rank_low), y), (across(actor.rank_high), y)]
            sheet.rule(ends, colour=sheet.ink, width=0.16 * size, front=4)
        sheet.mark(across(actor.rank), y, 0.3 * size, "circle", sheet.ink)
        sheet.write(rank_words(actor), end, y - 0.34 * size, size=0.9 * size, across="right")


def left_out(report: Report) -> tuple[Text, ...]:
    """How many of those with a rank are shown, where it is not all."""
    every, shown = len(ranked(report)), len(_shown(report))
    if shown == every:
        return ()
    return (text("The first {n} of {all} actors.", n=shown, all=every),)


ranking = Kind(
    name="ranking",
    title=text("Who matters"),
    why_not=_why_not,
    headline=_headline,
    describe=_describe,
    legend=_legend,
    paint=_paint,
)
