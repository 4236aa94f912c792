"""Actors as marks on a plane: a camp's colour and shape, influence as size, a ring who decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graphkit.findings import Report
from graphkit.pictures import ActorProfile
from graphkit.renderers.figures.kind import Entry
from graphkit.renderers.figures.legend import DECIDES
from graphkit.renderers.figures.sheet import Sheet
from graphkit.renderers.style import deciders, extent

RING = 0.34  # of a letter around the mark of who decides


def radius_of(
    sheet: Sheet, actor: ActorProfile, *, least: float, most: float, share: float = 1.0
) -> float:
    """A mark's half width in points, with its ring; `least` and `most` in letters."""
    radius = share * extent(actor.influence, least=least * sheet.letter, most=most * sheet.letter)
    return radius + (RING * sheet.letter if actor.id in deciders(sheet.report) else 0.0)


def draw_actors(
    sheet: Sheet,
    actors: Sequence[ActorProfile],
    places: Mapping[str, tuple[float, float, float]],
) -> None:
    """Draw the actors at places (x, y, radius): those who decide lie on top, then the first."""
    ringed = deciders(sheet.report)
    for actor in sorted(actors, key=lambda actor: (actor.id in ringed, actor.influence)):
        x, y, radius = places[actor.id]
        if actor.id in ringed:
            sheet.ring(x, y, radius)
            radius -= RING * sheet.letter
        sheet.actor(actor, x, y, radius)


def decider_entries(report: Report, actors: Sequence[ActorProfile]) -> tuple[Entry, ...]:
    """What the ring means, where one of these actors has it."""
    ringed = deciders(report)
    return (DECIDES,) if any(actor.id in ringed for actor in actors) else ()
