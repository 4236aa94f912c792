"""The network: who supports and who opposes whom, with camps, influence and names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

import numpy as np

from graphkit.findings import Report
from graphkit.language import Text, plural, text
from graphkit.pictures import ActorProfile
from graphkit.renderers.figures.actors import decider_entries, draw_actors, radius_of
from graphkit.renderers.figures.dodge import spread
from graphkit.renderers.figures.geometry import Floats
from graphkit.renderers.figures.kind import Entry, Kind
from graphkit.renderers.figures.labels import Anchor, Spot, lead, place, shrunk
from graphkit.renderers.figures.legend import camp_entries, size_entries, tie_entries
from graphkit.renderers.figures.lettering import uncut
from graphkit.renderers.figures.own_notes import below_names, draw_notes, in_full
from graphkit.renderers.figures.sheet import Box, Sheet
from graphkit.renderers.figures.ties import draw_ties
from graphkit.renderers.style import always_named

# Of a name: letters wide, and lines; and how else it may be written where there is no room so.
SHAPES = ((12, 2), (12, 3), (14, 4), (20, 5))
FLAT = ((12, 2), (18, 2), (20, 5))
LINE = 1.2  # of its size, from one line of a name to the next
MOST, FIRST = 1000, 300  # actors that are drawn, and how many of more than that
LEADING = 30  # actors whose names are to be read from the back of a room


def _why_not(report: Report) -> Text | None:
    if not report.actors or not report.layouts.get("stress"):
        return text("there are no actors to place.")
    return None


def _headline(report: Report) -> Text:
    signed = [link for link in report.links if link.sign]
    if len(report.camps) > 1 and report.by_groups:
        return plural(
            "{actors} actors in {groups} groups, {count} tie between them",
            "{actors} actors in {groups} groups, {count} ties between them",
            len(report.links),
            actors=len(report.actors),
            groups=len(report.camps),
        )
    if not report.camps or report.by_groups:
        if len(report.actors) == 1:
            return text("One actor alone, without ties")
        return plural(
            "{actors} actors, {count} tie between them",
            "{actors} actors, {count} ties between them",
            len(report.links),
            actors=len(report.actors),
        )
    if len(report.camps) == 1:
        return text(
            "{n} of {all} actors stand in one camp",
            n=len(report.camps[0].members),
            all=len(report.actors),
        )
    if not signed:
        return text("{camps} camps among {n} actors", camps=len(report.camps), n=len(report.actors))
    if not any(link.wedge for link in signed):
        return text(
            "{camps} camps among {n} actors; no signed tie stands against them",
            camps=len(report.camps),
            n=len(report.actors),
        )
    return plural(
        "{camps} camps among {n} actors; {count} of {ties} signed ties stands against them",
        "{camps} camps among {n} actors; {count} of {ties} signed ties stand against them",
        sum(link.wedge for link in signed),
        camps=len(report.camps),
        n=len(report.actors),
        ties=len(signed),
    )


def _describe(report: Report) -> Text:
    if report.dataset.unsigned:
        return plural(
            "A network of {n} actors with {count} tie without a sign.",
            "A network of {n} actors with {count} ties without signs.",
            len(report.links),
            n=len(report.actors),
        )
    return text(
        "A network of {n} actors with {support} ties of support and {oppose} of opposition"
        "{contested}. Camps: {camps}.",
        n=len(report.actors),
        support=sum(link.sign == 1 for link in report.links),
        oppose=sum(link.sign == -1 for link in report.links),
        contested=_contested(report),
        camps=[
            text("{camp} ({n} actors)", camp=camp.label, n=len(camp.members))
            for camp in report.camps
        ],
    )


def _contested(report: Report) -> Text:
    contested = sum(link.contested for link in report.links)
    return text(", {n} contested", n=contested) if contested else text("")


def _legend(report: Report) -> tuple[Entry, ...]:
    return (
        *tie_entries(report),
        *camp_entries(report),
        *decider_entries(report, report.actors),
        *size_entries(report),
    )


def _paint(sheet: Sheet, box: Box) -> tuple[Text, ...]:
    report = sheet.report
    layout = report.layouts["stress"]
    shown = _drawn(report)
    radii = np.array([_radius(sheet, actor, len(shown)) for actor in shown])
    inner = box.inset(sheet.letter, sheet.letter, sheet.letter, sheet.letter)
    centres = spread(np.array([inner.at(*layout[a.id]) for a in shown]), radii, inner.frame)
    places = {
        actor.id: (float(x), float(y), float(radius))
        for actor, (x, y), radius in zip(shown, centres, radii, strict=True)
    }
    along = draw_ties(sheet, report.links, places)
    draw_actors(sheet, shown, places)
    noted = draw_notes(sheet, box, places)
    named = write_names(sheet, box, places, along, np.array(noted).reshape(-1, 4))
    return (*in_full(report), *_left_out(report, shown), *unnamed(named, len(shown)))


def _drawn(report: Report) -> list[ActorProfile]:
    """Everybody with a place; of more than a page can hold the first, and who decides."""
    placed = [actor for actor in report.actors if actor.id in report.layouts["stress"]]
    if len(placed) <= MOST:
        return placed
    named = always_named(report)
    first = [actor.id for actor in placed if actor.id not in named][: FIRST - len(named)]
    chosen = named | set(first)
    return [actor for actor in placed if actor.id in chosen]


def _left_out(report: Report, shown: Sequence[ActorProfile]) -> tuple[Text, ...]:
    if len(report.actors) <= MOST:
        return ()
    return (
        text(
            "Drawn are the {n} of {all} actors with the most influence and the ties between them.",
            n=len(shown),
            all=len(report.actors),
        ),
    )


def unnamed(named: int, shown: int) -> tuple[Text, ...]:
    """A note where not all who are drawn are named."""
    if named == shown:
        return ()
    return (
        text(
            "{named} of {n} actors are named; for the others there is no room here.",
            named=named,
            n=shown,
        ),
    )


def _radius(sheet: Sheet, actor: ActorProfile, actors: int) -> float:
    crowd: float = min(1.0, (40 / max(actors, 1)) ** 0.35)
    return radius_of(sheet, actor, least=0.3, most=1.35, share=crowd)


def write_names(
    sheet: Sheet,
    box: Box,
    places: dict[str, tuple[float, float, float]],
    along: Floats,
    taken: Floats | None = None,
    callouts: Mapping[str, Text] | None = None,
) -> int:
    """Write the actors' names beside their marks where there is room; returns how many.

    `callouts` are words below a name; the reader's own notes stand there in any case.

    Those who decide come first and are always named, unless many do, and so is who has such a note;
    then the first of `places`.
    """
    own = below_names(sheet.report)
    named = always_named(sheet.report) | own.keys()
    places = {actor: places[actor] for actor in sorted(places, key=lambda a: a not in named)}
    large, small, least = _sizes(sheet, len(places))
    ahead = leading(sheet.report, list(places))
    sizes = [large if number < ahead else small for number in range(len(places))]
    below = {**(callouts or {}), **own}
    more = {actor: sheet.say(said) for actor, said in below.items()}
    labels = [
        _label(sheet, actor, size, more.get(actor))
        for actor, size in zip(places, sizes, strict=True)
    ]
    less = [_label(sheet, actor, least, more.get(actor), FLAT) for actor in places]
    anchors = [
        Anchor(*places[actor], label.wide, label.high, (other.wide, other.high), actor in named)
        for actor, label, other in zip(places, labels, less, strict=True)
    ]
    spots = place(
        anchors, box.frame, letter=sheet.letter, obstacles=taken, crossed=along, leading=ahead
    )
    for actor, anchor, spot, label, other in zip(places, anchors, spots, labels, less, strict=True):
        if spot is not None:
            _write_name(sheet, spot, shrunk(anchor) if spot.small else anchor,
                        other if spot.small else label, actor)  # fmt: skip
    return sum(spot is not None for spot in spots)


def leading(report: Report, order: Sequence[str]) -> int:
    """How many of `order` are ahead of the rest by influence, thirty at most: among equals
    nobody leads."""
    influence = {actor.id: actor.influence for actor in report.actors}
    if len(order) <= LEADING:
        return len(order)
    ahead = LEADING
    while ahead and influence[order[ahead - 1]] == influence[order[LEADING]]:
        ahead -= 1
    return ahead


@dataclass(frozen=True, slots=True)
class _Label:
    """A name in lines, at a size in points, and the room it takes."""

    rows: list[str]
    size: float
    wide: float
    high: float
    callout: bool = False


def _label(
    sheet: Sheet,
    actor: str,
    size: float,
    callout: str | None = None,
    tried: Sequence[tuple[float, int]] = SHAPES,
) -> _Label:
    shapes = [(wide * size, lines) for wide, lines in tried]
    rows = uncut(sheet.name(actor), shapes, partial(sheet.width_of, size=size))
    rows += [callout] if callout else []
    wide = max(sheet.width_of(row, size) for row in rows) + 1
    return _Label(rows, size, wide, len(rows) * LINE * size, bool(callout))


def _sizes(sheet: Sheet, actors: int) -> tuple[float, float, float]:
    """How large the most influential are named, to be read from afar in a crowd, and the rest,
    and whoever has no room."""
    shares = (0.98, 0.66, 0.66) if actors > 60 else (0.86, 0.86, 0.7)
    large, small, least = (share * sheet.letter for share in shares)
    return large, small, least


def _write_name(sheet: Sheet, spot: Spot, anchor: Anchor, label: _Label, actor: str) -> None:
    if spot.led:
        ends = [(anchor.x, anchor.y), lead(anchor, spot)]
        sheet.rule(ends, colour=sheet.muted, width=0.5, front=4, of=actor)
    _write_rows(sheet, label, spot.x, spot.y, anchor, actor)


def _write_rows(
    sheet: Sheet, label: _Label, x: float, y: float, anchor: Anchor, actor: str
) -> None:
    size = label.size
    left = x >= anchor.x
    right = x + anchor.width <= anchor.x
    across: Literal["left", "center", "right"] = "left" if left else "right" if right else "center"
    at = {"left": x, "right": x + anchor.width, "center": x + anchor.width / 2}[across]
    for number, row in enumerate(reversed(label.rows)):
        up = y + 0.24 * size + number * LINE * size
        muted = sheet.muted if label.callout and not number else None
        sheet.write(row, at, up, size=size, across=across, backed=True, colour=muted, of=actor)


network = Kind(
    name="network",
    title=text("Network of support and opposition"),
    unsigned=text("Network of ties"),
    why_not=_why_not,
    headline=_headline,
    describe=_describe,
    legend=_legend,
    paint=_paint,
)
