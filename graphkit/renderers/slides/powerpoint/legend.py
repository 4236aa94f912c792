"""The legend of a drawn slide: what lines, colours and shapes mean."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graphkit.renderers.figures.kind import Entry
from graphkit.renderers.figures.legend import STATES
from graphkit.renderers.figures.ties import PALE
from graphkit.renderers.slides.powerpoint.drawing import MARKS, PRESETS, Canvas, tie_line
from graphkit.renderers.slides.powerpoint.lettering import LINE, width
from graphkit.renderers.slides.powerpoint.page import POINT, Deck
from graphkit.renderers.style import (
    INK,
    NO_CAMP,
    OPPOSE,
    SUPPORT,
    TIES,
    TieStyle,
    camp_style,
    faded,
)

LEGEND_HEIGHT = 40.0
SIZE = 11.0


def put_legend(
    deck: Deck, slide: Any, top: float, entries: Sequence[Entry], *, boxes: bool
) -> None:
    """One or two rows from the room's left edge; actors are `boxes` or marks."""
    canvas = Canvas(deck, slide.shapes)
    left, high = deck.room.left, SIZE * LINE
    x = left
    for entry in entries:
        words = deck.say(entry.label)
        wide = 30 + width(words, SIZE) + 4
        if x > left and x + wide > deck.room.right:
            x, top = left, top + high + 3
        if entry.mark in STATES:
            _tie_mark(canvas, x, top + high / 2, TIES[STATES[entry.mark]], words)
        elif entry.mark == "wedge":
            _wedge_mark(canvas, x, top + high / 2, words)
        elif entry.mark == "decides":
            preset, place = _place(x, top, "circle", boxes)
            canvas.box(preset, place, fill=None, edge=INK, thick=RING, alt=words)
        else:
            look = NO_CAMP if entry.camp is None else camp_style(entry.camp)
            preset, place = _place(x, top, look.shape, boxes)
            canvas.box(preset, place, fill=look.colour, alt=words)
        place = (x + 30, top, width(words, SIZE) + 4, high)
        canvas.words([words], place, size=SIZE, colour=INK)
        x += wide + 14


RING = 1.75  # points: the ring around who decides


def _tie_mark(canvas: Canvas, x: float, y: float, look: TieStyle, words: str) -> None:
    line = tie_line(canvas, look, 1.75, True, words)
    line.begin_x, line.begin_y = round(x * POINT), round(y * POINT)
    line.end_x, line.end_y = round((x + 26) * POINT), round(y * POINT)


def _wedge_mark(canvas: Canvas, x: float, y: float, words: str) -> None:
    """The strong lines beside a pale one."""
    for up, colour in ((-4, faded(SUPPORT, PALE)), (0, SUPPORT), (4, OPPOSE)):
        ends = (x, y + up, x + 26, y + up)
        canvas.line(
            ends, colour=colour, thick=1.75, dash="long" if colour == OPPOSE else "none", alt=words
        )


def _place(
    x: float, top: float, shape: str, boxes: bool
) -> tuple[str, tuple[float, float, float, float]]:
    preset = (PRESETS if boxes else MARKS)[shape]
    return preset, (x + 4, top + 1, 22.0, SIZE) if boxes else (x + 10, top + 1, SIZE, SIZE)
