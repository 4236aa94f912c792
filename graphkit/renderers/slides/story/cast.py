"""Which actors matter on a slide that has no room for all: a network of hundreds tells nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from graphkit.findings import Report
from graphkit.language import Name, Text, plural, text
from graphkit.renderers.figures.ranking import ranked
from graphkit.renderers.style import always_named

MOST = 25
LEADERS = 4  # of each camp, as far as there is room


def cast(report: Report) -> tuple[str, ...]:
    """Those who decide, who lead a camp, who changed sides, and the first by influence; empty where
    all of them have room."""
    drawn = report.layouts.get("stress", {})
    if len(drawn) <= MOST:
        return ()
    chosen = dict.fromkeys(actor for actor in _in_order(report) if actor in drawn)
    return tuple(chosen)[:MOST]


def leaders(report: Report) -> list[list[Name]]:
    """Who leads each of the camps that the one page tells of, the strongest voice first."""
    part = next((part for part in report.page if part.id == "camps"), None)
    if part is None or part.table is None:
        return []
    rows = [row[0] for row in part.table.rows if row and isinstance(row[0], list)]
    return [[name for name in row if isinstance(name, Name)] for row in rows]


def left_out(report: Report, shown: int) -> Text | None:
    """How many actors a picture of so many leaves out."""
    count = len(report.layouts.get("stress", {})) - shown
    if count < 1:
        return None
    return plural(
        "The {shown} who matter most; {count} more is in the map.",
        "The {shown} who matter most; {count} more are in the map.",
        count,
        shown=shown,
    )


CHOSEN = text(
    "Shown are those who decide, who lead a camp and who changed sides, then the first by "
    "influence."
)


def _in_order(report: Report) -> Iterator[str]:
    yield from sorted(always_named(report))
    yield from (name.id for names in leaders(report) for name in names)
    yield from (move.actor for move in report.moves if move.turned)
    yield from _first_of_camps(report)
    yield from (actor.id for actor in ranked(report))
    yield from (actor.id for actor in report.actors)


def _first_of_camps(report: Report) -> Iterable[str]:
    """The most influential of each of the larger camps, so that none is seen as a line of ties
    to nowhere."""
    for camp in sorted(report.camps, key=lambda camp: -len(camp.members))[:3]:
        yield from camp.members[:LEADERS]
