"""The legend of a drawn slide: what lines, colours and shapes mean."""

from __future__ import annotations

from typing import Any

from graphkit.language import text
from graphkit.renderers.figures.frame import camp_entries
from graphkit.renderers.slides.powerpoint.drawing import MARKS, PRESETS, Canvas, tie_line
from graphkit.renderers.slides.powerpoint.lettering import LINE, width
from graphkit.renderers.slides.powerpoint.page import POINT, Deck
from graphkit.renderers.style import INK, NO_CAMP, camp_style, tie_style

LEGEND_HEIGHT = 40.0
SIZE = 11.0


def put_legend(
    deck: Deck, slide: Any, top: float, *, ties: bool, camps: set[int | None] | None = None
) -> None:
    """One or two rows from the room's left edge; `camps` limits which camps are named."""
    canvas = Canvas(deck, slide.shapes)
    left, high = deck.room.left, SIZE * LINE
    entries: list[tuple[str, Any]] = []
    if ties:
        entries += [(deck.say(text("supports")), 1), (deck.say(text("opposes")), -1)]
    shown = camp_entries(deck.report)
    entries += [(deck.say(e.label), e) for e in shown if camps is None or e.camp in camps]
    x = left
    for words, what in entries:
        wide = 30 + width(words, SIZE) + 4
        if x > left and x + wide > deck.room.right:
            x, top = left, top + high + 3
        if isinstance(what, int):
            _tie_mark(canvas, x, top + high / 2, what, words)
        else:
            _camp_mark(canvas, x, top, what.camp, words, boxes=ties)
        place = (x + 30, top, width(words, SIZE) + 4, high)
        canvas.words([words], place, size=SIZE, colour=INK)
        x += wide + 14


def _tie_mark(canvas: Canvas, x: float, y: float, sign: int, words: str) -> None:
    line = tie_line(canvas, tie_style(sign), 1.75, True, words)
    line.begin_x, line.begin_y = round(x * POINT), round(y * POINT)
    line.end_x, line.end_y = round((x + 26) * POINT), round(y * POINT)


def _camp_mark(
    canvas: Canvas, x: float, top: float, camp: int | None, words: str, *, boxes: bool
) -> None:
    look = NO_CAMP if camp is None else camp_style(camp)
    preset = (PRESETS if boxes else MARKS)[look.shape]
    place = (x + 4, top + 1, 22.0, SIZE) if boxes else (x + 10, top + 1, SIZE, SIZE)
    canvas.box(preset, place, fill=look.colour, alt=words)
