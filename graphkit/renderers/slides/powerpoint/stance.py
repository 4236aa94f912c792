"""Stance by influence as native shapes: a mark an actor, its name beside it, two axes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from graphkit.findings import ActorProfile
from graphkit.graph.network import Floats
from graphkit.language import Name, text
from graphkit.renderers.figures.labels import Anchor, lead, place, spread
from graphkit.renderers.figures.lettering import balanced, rejoin
from graphkit.renderers.figures.stance import placed, scale_ends
from graphkit.renderers.slides.powerpoint.drawing import MARKS, Across, Canvas
from graphkit.renderers.slides.powerpoint.layouts import Room
from graphkit.renderers.slides.powerpoint.legend import LEGEND_HEIGHT, put_legend
from graphkit.renderers.slides.powerpoint.lettering import LINE, lines, width
from graphkit.renderers.slides.powerpoint.page import Deck
from graphkit.renderers.style import FAINT, INK, MUTED, OPPOSE, SUPPORT, camp_style, extent

SIZE = 11.0
MARGIN = 120.0  # for the names of those at the very left


def put_stance(deck: Deck, slide: Any) -> None:
    """Draw everybody with a stance; names where there is room for them."""
    shown, room = placed(deck.report), deck.room
    plot = Room(
        room.left + MARGIN, room.top + 6, room.width - MARGIN - 60, room.height - LEGEND_HEIGHT - 46
    )
    canvas = Canvas(deck, slide.shapes)
    _axes(canvas, plot)
    radii = np.array([extent(actor.influence, least=3.5, most=9.5) for actor in shown])
    frame = (room.left, -plot.bottom + 4, room.right, -plot.top)
    spots = np.array([_at(plot, actor) for actor in shown])
    centres = spread(spots, radii, (plot.left - 8, frame[1], plot.right + 8, frame[3]))
    _marks(canvas, shown, centres, radii)
    _names(canvas, shown, centres, radii, frame)
    put_legend(
        deck,
        slide,
        room.bottom - LEGEND_HEIGHT + 4,
        ties=False,
        camps={actor.camp for actor in shown},
    )


def _at(plot: Room, actor: ActorProfile) -> tuple[float, float]:
    """In points, y upwards from minus the slide's height, as labels are placed."""
    across = ((actor.position or 0.0) + 1) / 2
    return plot.left + across * plot.width, -(plot.bottom - actor.influence * plot.height)


def _axes(canvas: Canvas, plot: Room) -> None:
    say, high = canvas.deck.say, SIZE * LINE
    for position in (-1.0, -0.5, 0.0, 0.5, 1.0):
        x = plot.left + (position + 1) / 2 * plot.width
        canvas.line(
            (x, plot.top, x, plot.bottom),
            colour=FAINT,
            thick=0.75,
            alt=say(text("position {position:+.1f}", position=position)),
        )
        words = say(text("{position:+.1f}", position=position)) if position else "0"
        canvas.words(
            [words], (x - 25, plot.bottom + 2, 50, high), size=SIZE, colour=MUTED, across="center"
        )
    canvas.line(
        (plot.left, plot.bottom, plot.right, plot.bottom),
        colour=MUTED,
        thick=1,
        alt=say(text("least influence")),
    )
    _ends(canvas, plot)


def _ends(canvas: Canvas, plot: Room) -> None:
    """What the ends of the scales mean."""
    say, high = canvas.deck.say, SIZE * LINE
    room = canvas.deck.room
    oppose, support = scale_ends(canvas.deck.report)
    half = (room.right - plot.left - 20) / 2
    left = lines(say(oppose), half, SIZE, True)[:2]
    right = lines(say(support), half, SIZE, True)[:2]
    top = plot.bottom + 4 + high
    canvas.words(
        left, (plot.left, top, half, len(left) * high), size=SIZE, colour=OPPOSE, bold=True
    )
    canvas.words(
        right,
        (room.right - half, top, half, len(right) * high),
        size=SIZE,
        colour=SUPPORT,
        bold=True,
        across="right",
    )
    for words, top in (
        (say(text("most influence")), plot.top),
        (say(text("least influence")), plot.bottom - high),
    ):
        canvas.words(
            [words], (room.left, top, width(words, SIZE) + 2, high), size=SIZE, colour=MUTED
        )


def _marks(canvas: Canvas, shown: Sequence[ActorProfile], centres: Floats, radii: Floats) -> None:
    for actor, (x, y), radius in reversed(list(zip(shown, centres, radii, strict=True))):
        look = camp_style(actor.camp)
        name = Name(actor.id)
        alt = text(
            "{actor}: position {position:+.1f}, rank {rank} by influence",
            actor=name,
            position=actor.position,
            rank=actor.rank,
        )
        place = (x - radius, -y - radius, 2 * radius, 2 * radius)
        say = canvas.deck.say
        mark = canvas.box(MARKS[look.shape], place, fill=look.colour, edge="#FFFFFF", alt=say(alt))
        mark.name = say(name)


def _names(
    canvas: Canvas,
    shown: Sequence[ActorProfile],
    centres: Floats,
    radii: Floats,
    frame: tuple[float, float, float, float],
) -> None:
    said = [balanced(canvas.deck.name(a.id), 12 * SIZE, 2, lambda w: width(w, SIZE)) for a in shown]
    anchors = [
        Anchor(
            float(x),
            float(y),
            float(radius),
            max(width(w, SIZE) for w in words) + 2,
            len(words) * SIZE * LINE,
        )
        for (x, y), radius, words in zip(centres, radii, said, strict=True)
    ]
    corners = np.array(
        [
            [frame[0], frame[3] - 16, frame[0] + 95, frame[3]],
            [frame[0], frame[1] - 4, frame[0] + 95, frame[1] + 14],
        ]
    )
    spots = place(anchors, frame, letter=SIZE, obstacles=corners)
    for anchor, words, spot in zip(anchors, said, spots, strict=True):
        if spot is None:
            continue
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
        canvas.words(words, place_, size=SIZE, colour=INK, across=across)
