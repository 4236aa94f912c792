"""Stance by influence: along the issue's scale across, from little to much influence up."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from graphkit.findings import Report
from graphkit.language import Name, Text, plural, text
from graphkit.pictures import ActorProfile, Link
from graphkit.renderers.figures.actors import decider_entries, radius_of
from graphkit.renderers.figures.axis import BELOW, draw_scale
from graphkit.renderers.figures.dodge import Frame, dodge, moved
from graphkit.renderers.figures.kind import Entry, Kind
from graphkit.renderers.figures.legend import STATES, tie_entries
from graphkit.renderers.figures.network import unnamed, write_names
from graphkit.renderers.figures.own_notes import draw_notes, in_full, noted_ties
from graphkit.renderers.figures.sheet import Box, Sheet
from graphkit.renderers.figures.stance_counts import counted
from graphkit.renderers.figures.stance_parts import (
    PILES,
    alike,
    by_side,
    callouts,
    draw_by_side,
    draw_counts,
    draw_outcome,
    draw_strip,
    piled,
)
from graphkit.renderers.figures.ties import draw_ties
from graphkit.renderers.style import always_named, many_decide
from graphkit.scale import Scale


def placed(report: Report) -> list[ActorProfile]:
    """The actors with a stance on the report's issue, the most influential first."""
    return [actor for actor in report.actors if actor.position is not None]


def _why_not(report: Report) -> Text | None:
    return None if placed(report) else text("no actor has a stance on the issue.")


def _headline(report: Report) -> Text:
    held = [a.position or 0.0 for a in placed(report) if not a.represented]
    return counted(report.scale, report.issue or "", held)


def counted_in_short(report: Report) -> Text | None:
    """The same in a few words, without the issue's name."""
    held = [a.position or 0.0 for a in placed(report) if not a.represented]
    sides = by_side(held)
    parts = {"all": len(held), "against": sides[-1], "support": sides[1]}
    if report.scale.own:
        return None
    if sides[-1] > sides[1]:
        return text("{against} of {all} oppose it, {support} support it", **parts)
    return text("{support} of {all} support it, {against} oppose it", **parts)


def _describe(report: Report) -> Text:
    scale, shown = report.scale, placed(report)
    actors = [
        text("{actor} at {position}", actor=Name(a.id), position=scale.say_coarse(a.position or 0))
        for a in shown[:6]
    ]
    if scale.own:
        return text(
            "Position across, on a scale {span}, influence upwards. "
            "The most influential: {actors}.",
            span=scale.span,
            actors=actors,
        )
    return text(
        "Position across, from oppose ({low}) to support ({high}), influence upwards. "
        "The most influential: {actors}.",
        low="\N{MINUS SIGN}1",
        high="+1",
        actors=actors,
    )


def _legend(report: Report) -> tuple[Entry, ...]:
    shown = placed(report)
    ties = [entry for entry in tie_entries(report, main_ties(report)) if entry.mark in STATES]
    hollow = (HOLLOW,) if any(actor.represented for actor in shown) else ()
    ring = () if many_decide(report) else decider_entries(report, shown)
    return (*ring, *hollow, *ties)


HOLLOW = Entry("hollow", text("not counted beside its body or its members"))


def main_ties(report: Report) -> tuple[Link, ...]:
    """The ties that a first look needs: to who decides and across the sides, the strongest; and
    those that somebody noted something on."""
    side = {a.id: Scale.side(a.position or 0.0) for a in placed(report)}
    here = [link for link in report.links if link.source in side and link.target in side]
    ringed, noted = always_named(report), noted_ties(report)
    found = [
        link
        for link in here
        if link.state != "neutral"
        and ({link.source, link.target} & ringed or side[link.source] * side[link.target] < 0)
    ]
    first = sorted(found, key=lambda link: -link.strength)[:TIES_SHOWN]
    more = (link for link in here if {link.source, link.target} in noted and link not in first)
    return (*first, *more)


TIES_SHOWN = 9


def _paint(sheet: Sheet, box: Box) -> tuple[Text, ...]:
    below = draw_counts(sheet, box)
    return paint_below_counts(sheet, Box(box.left, box.bottom, box.right, below))


def paint_below_counts(sheet: Sheet, box: Box, *, ties: bool = True) -> tuple[Text, ...]:
    """The picture without the bar of counts, and without the ties where these are drawn apart."""
    shown = placed(sheet.report)
    strip = draw_strip(sheet, box)
    plot = _axes(sheet, Box(box.left, box.bottom + strip, box.right, box.top))
    taken = draw_outcome(sheet, plot)
    notes: tuple[Text, ...]
    if alike(shown):
        places, _ = piled(plot, shown)
        notes = (PILES,)
    else:
        taken += _upwards_turned(sheet, plot) if _tall(box) else _upwards(sheet, plot)
        places, notes = _by_influence(sheet, plot, shown)
    if ties:
        draw_ties(sheet, main_ties(sheet.report), places)
    draw_by_side(sheet, shown, places)
    taken += draw_notes(sheet, box, places, taken)
    left, right = (2.6, 1.8) if _tall(box) else (_ASIDE, 3.0)
    letter = sheet.letter
    room = plot.inset(-left * letter, 0.0, -right * letter, -0.4 * letter)
    if alike(shown) and len(shown) > CROWD:
        return (*notes, *_bodies(sheet.report))
    # Names lie on lines: these say less than where a name stands.
    named = write_names(
        sheet, room, places, np.zeros((0, 2)), np.array(taken), callouts(sheet.report)
    )
    return notes_on(sheet.report, named, notes)


CROWD = 12  # equals from which on none is named


def _by_influence(
    sheet: Sheet, plot: Box, shown: Sequence[ActorProfile]
) -> tuple[dict[str, tuple[float, float, float]], tuple[Text, ...]]:
    """Marks by position and influence, moved so that they hide less of each other."""
    radii = np.array([_radius(sheet, actor, len(shown)) for actor in shown])
    true = np.array([_at(plot, actor) for actor in shown])
    centres = dodge(true, radii, plot.frame)
    places = {
        actor.id: (float(x), float(y), float(radius))
        for actor, (x, y), radius in zip(shown, centres, radii, strict=True)
    }
    return places, moved(true, centres)


def notes_on(report: Report, named: int, moved: tuple[Text, ...]) -> tuple[Text, ...]:
    """Whether marks stand beside their values, and who is not named or not shown."""
    left = unnamed(named, len(placed(report)))
    return (*moved, *left, *_bodies(report), *in_full(report))


def _bodies(report: Report) -> tuple[Text, ...]:
    bodies = sum(actor.represented for actor in placed(report))
    if not bodies:
        return ()
    return (
        plural(
            "{count} actor is not counted beside its body or its members.",
            "{count} actors are not counted beside their body or their members.",
            bodies,
        ),
    )


def _radius(sheet: Sheet, actor: ActorProfile, actors: int) -> float:
    return radius_of(sheet, actor, least=LEAST, most=MOST, share=crowding(actors))


LEAST, MOST = 0.34, 0.9  # half the width of a mark among few, in letters


def crowding(actors: int) -> float:
    """How large marks are drawn among so many, as a share of their size among few."""
    share: float = min(1.0, (60 / max(actors, 1)) ** 0.35)
    return share


def _at(plot: Box, actor: ActorProfile) -> tuple[float, float]:
    """Across the position; up the square root of influence, so that the crowd below parts."""
    return plot.at(((actor.position or 0.0) + 1) / 2, HIGHEST * actor.influence**0.5)


HIGHEST = 0.93  # of the plot, so that words on the outcome stand clear above


def _axes(sheet: Sheet, box: Box) -> Box:
    """Draw the axes; returns the room between them."""
    plot = room_between(box, sheet.letter)
    draw_scale(sheet, plot)
    return plot


def room_between(box: Box, letter: float) -> Box:
    """The room that the axes leave for marks."""
    left, right = (3.0, 1.2) if _tall(box) else (_ASIDE, 1.5)
    return box.inset(left * letter, BELOW * letter, right * letter, 3.4 * letter)


_ASIDE = 9.5  # letters of room for names and words at the left


def _tall(box: Box) -> bool:
    """Whether a picture is upright, as on a phone: then all its width is the plot's."""
    return box.height > 1.1 * box.width


def _upwards(sheet: Sheet, plot: Box) -> list[Frame]:
    """Say what up and down mean; returns the room that these words take."""
    size = 0.85 * sheet.letter
    taken = []
    for share, label in ((0.0, text("least influence")), (1.0, text("most influence"))):
        x, y = plot.at(0, share)
        words = sheet.say(label)
        # Above the plot, where no name is put: who has most influence may have to be named beside.
        right, low = x - 1.3 * sheet.letter, y + share * 0.45 * sheet.letter
        sheet.write(words, right, low, size=size, across="right", colour=sheet.muted)
        taken.append((right - sheet.width_of(words, size), low, right, low + size))
    return taken


def _upwards_turned(sheet: Sheet, plot: Box) -> list[Frame]:
    """The same in one line that runs upwards, where there is no room at the side."""
    size = 0.85 * sheet.letter
    words = sheet.say(text("more influence →"))
    x, y = plot.left - 2.0 * sheet.letter, plot.bottom + 0.5 * plot.height
    half = sheet.width_of(words, size) / 2
    sheet.write(words, x, y, size=size, across="center", up="center", turned=True,
                colour=sheet.muted)  # fmt: skip
    return [(x - size / 2, y - half, x + size / 2, y + half)]


stance = Kind(
    name="stance",
    title=text("Stance by influence"),
    why_not=_why_not,
    headline=_headline,
    describe=_describe,
    legend=_legend,
    paint=_paint,
)
