"""Stance by influence as native shapes: a mark an actor, its name beside it, two axes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from graphkit.findings import ActorProfile
from graphkit.language import Name, Text, text
from graphkit.renderers.figures import kinds
from graphkit.renderers.figures.dodge import dodge, moved
from graphkit.renderers.figures.geometry import Floats
from graphkit.renderers.figures.labels import Anchor, lead, place, shrunk
from graphkit.renderers.figures.lettering import balanced, rejoin
from graphkit.renderers.figures.stance import crowding, notes_on, placed
from graphkit.renderers.slides.powerpoint.axis import draw_scale
from graphkit.renderers.slides.powerpoint.drawing import MARKS, Across, Canvas
from graphkit.renderers.slides.powerpoint.layouts import Room
from graphkit.renderers.slides.powerpoint.legend import LEGEND_HEIGHT, RING, put_legend
from graphkit.renderers.slides.powerpoint.lettering import LINE, lines, width
from graphkit.renderers.slides.powerpoint.page import Deck
from graphkit.renderers.style import (
    INK,
    MUTED,
    always_named,
    camp_style,
    clean,
    deciders,
    extent,
)

SIZE = 11.0
SMALLER = 9.0  # for names that have no room
MARGIN = 120.0  # for the names of those at the very left
NOTE = 9.0
NOTE_HEIGHT = 2 * LINE * NOTE
ABOVE = 14.0  # for marks at the top of the scale
GAP = 3.0  # between a mark and its ring


def put_stance(deck: Deck, slide: Any) -> None:
    """Draw everybody with a stance; names where there is room for them, those who decide first."""
    shown, room = placed(deck.report), deck.room
    ringed = deciders(deck.report)
    named = always_named(deck.report)
    shown.sort(key=lambda actor: actor.id not in named)
    below = LEGEND_HEIGHT + NOTE_HEIGHT
    plot = Room(
        room.left + MARGIN, room.top + ABOVE, room.width - MARGIN - 60, room.height - below - 54
    )
    canvas = Canvas(deck, slide.shapes)
    _axes(canvas, plot)
    radii = np.array([_radius(actor, len(shown), ringed) for actor in shown])
    frame = (room.left, -plot.bottom + 4, room.right, -room.top)
    spots = np.array([_at(plot, actor) for actor in shown])
    centres = dodge(spots, radii, (plot.left, -plot.bottom, plot.right, -plot.top))
    _marks(canvas, shown, centres, radii)
    count = _names(canvas, shown, centres, radii, frame)
    entries = kinds["stance"].legend(deck.report)
    put_legend(deck, slide, room.bottom - below + 4, entries, boxes=False)
    _note(canvas, notes_on(deck.report, count, moved(spots, centres)))


def _radius(actor: ActorProfile, actors: int, ringed: frozenset[str]) -> float:
    radius = crowding(actors) * extent(actor.influence, least=3.5, most=9.5)
    return radius + (GAP + RING if actor.id in ringed else 0.0)


def _note(canvas: Canvas, notes: Sequence[Text]) -> None:
    """Who is not shown or not named, under the legend."""
    if notes:
        room, said = canvas.deck.room, clean(canvas.deck.language.sentences(notes))
        rows = lines(said, room.width, NOTE)[:2]
        place = (room.left, room.bottom - NOTE_HEIGHT, room.width, len(rows) * LINE * NOTE)
        canvas.words(rows, place, size=NOTE, colour=MUTED).text_frame.word_wrap = True


def _at(plot: Room, actor: ActorProfile) -> tuple[float, float]:
    """In points, y upwards from minus the slide's height, as labels are placed."""
    across = ((actor.position or 0.0) + 1) / 2
    return plot.left + across * plot.width, -(plot.bottom - actor.influence * plot.height)


def _axes(canvas: Canvas, plot: Room) -> None:
    say, high, room = canvas.deck.say, SIZE * LINE, canvas.deck.room
    draw_scale(canvas, plot, SIZE)
    for words, top in (
        (say(text("most influence")), plot.top),
        (say(text("least influence")), plot.bottom - high),
    ):
        canvas.words(
            [words], (room.left, top, width(words, SIZE) + 2, high), size=SIZE, colour=MUTED
        )


def _marks(canvas: Canvas, shown: Sequence[ActorProfile], centres: Floats, radii: Floats) -> None:
    say, ringed = canvas.deck.say, deciders(canvas.deck.report)
    for actor, (x, y), radius in reversed(list(zip(shown, centres, radii, strict=True))):
        if actor.id in ringed:
            place = (x - radius, -y - radius, 2 * radius, 2 * radius)
            words = say(text("decides"))
            canvas.box("OVAL", place, fill="#FFFFFF", edge=INK, thick=RING, alt=words)
            radius -= GAP + RING
        look = camp_style(actor.camp)
        name = Name(actor.id)
        alt = text(
            "{actor}: position {position}, rank {rank} by influence",
            actor=name,
            position=canvas.deck.report.scale.say_coarse(actor.position or 0.0),
            rank=actor.rank,
        )
        place = (x - radius, -y - radius, 2 * radius, 2 * radius)
        mark = canvas.box(MARKS[look.shape], place, fill=look.colour, edge="#FFFFFF", alt=say(alt))
        mark.name = say(name)


def _names(
    canvas: Canvas,
    shown: Sequence[ActorProfile],
    centres: Floats,
    radii: Floats,
    frame: tuple[float, float, float, float],
) -> int:
    """Write the names for which there is room; returns how many."""
    named = always_named(canvas.deck.report)
    said = [balanced(canvas.deck.name(a.id), 12 * SIZE, 2, lambda w: width(w, SIZE)) for a in shown]
    anchors = [
        Anchor(
            float(x),
            float(y),
            float(radius),
            max(width(w, SIZE) for w in words) + 2,
            len(words) * SIZE * LINE,
            (max(width(w, SMALLER) for w in words) + 2, len(words) * SMALLER * LINE),
            always=actor.id in named,
        )
        for actor, (x, y), radius, words in zip(shown, centres, radii, said, strict=True)
    ]
    top = -(canvas.deck.room.top + ABOVE)
    corners = np.array(
        [
            [frame[0], top - 16, frame[0] + 95, top],
            [frame[0], frame[1] - 4, frame[0] + 95, frame[1] + 14],
        ]
    )
    spots = place(anchors, frame, letter=SIZE, obstacles=corners)
    for anchor, words, spot in zip(anchors, said, spots, strict=True):
        if spot is None:
            continue
        size = SMALLER if spot.small else SIZE
        anchor = shrunk(anchor) if spot.small else anchor
        if spot.led:
            x, y = lead(anchor, spot)
            canvas.line((anchor.x, -anchor.y, x, -y), colour=MUTED, thick=0.5, alt=rejoin(words))
        across: Across = (
            "left"
            if spot.x > anchor.x
            else "right"
            if spot.x + anchor.width < anchor.x
            else "center"
        )
        place_ = (spot.x, -spot.y - anchor.height, anchor.width, anchor.height)
        canvas.words(words, place_, size=size, colour=INK, across=across)
    return sum(spot is not None for spot in spots)
