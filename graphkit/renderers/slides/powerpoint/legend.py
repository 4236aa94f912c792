"""The legend of a drawn slide: what lines, colours and shapes mean, as one group."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graphkit.language import text
from graphkit.renderers.figures.kind import Entry
from graphkit.renderers.figures.legend import STATES
from graphkit.renderers.figures.ties import PALE
from graphkit.renderers.slides.powerpoint.alternative import POINT, decorate
from graphkit.renderers.slides.powerpoint.drawing import MARKS, PRESETS, Canvas, grouped, tie_line
from graphkit.renderers.slides.powerpoint.lettering import LINE, width
from graphkit.renderers.slides.powerpoint.page import Deck
from graphkit.renderers.style import (
    NO_CAMP,
    OPPOSE,
    SUPPORT,
    TIES,
    TieStyle,
    camp_style,
)

SIZE = 11.0
ROW = SIZE * LINE + 3.0
MARK, GAP = 30.0, 14.0  # points for a mark, and between entries
RING = 1.75  # points: the ring around who decides


def legend_height(deck: Deck, entries: Sequence[Entry]) -> float:
    """How high the legend of these entries is, over the whole room."""
    return len(_rows(deck, entries)) * ROW


def put_legend(
    deck: Deck, slide: Any, top: float, entries: Sequence[Entry], *, boxes: bool
) -> None:
    """Rows from the room's left edge; actors are `boxes` or marks."""
    if not entries:
        return
    said = [deck.say(entry.label) for entry in entries]
    with grouped(deck, slide, deck.say(text("Legend"))) as (canvas, group):
        group.words = deck.say(text("Legend: {entries}", entries=said))
        for number, row in enumerate(_rows(deck, entries)):
            x, y = deck.room.left, top + number * ROW
            for entry, words in row:
                decorate(_mark(canvas, entry, x, y, boxes))
                place = (x + MARK, y, width(words, SIZE) + 4, SIZE * LINE)
                decorate(canvas.words([words], place, size=SIZE, colour=deck.paper.ink))
                x += MARK + width(words, SIZE) + 4 + GAP


def _rows(deck: Deck, entries: Sequence[Entry]) -> list[list[tuple[Entry, str]]]:
    """The entries in rows as wide as the room."""
    rows: list[list[tuple[Entry, str]]] = [[]]
    used = 0.0
    for entry in entries:
        words = deck.say(entry.label)
        wide = MARK + width(words, SIZE) + 4
        if rows[-1] and used + wide > deck.room.width:
            rows.append([])
            used = 0.0
        rows[-1].append((entry, words))
        used += wide + GAP
    return rows


def _mark(canvas: Canvas, entry: Entry, x: float, top: float, boxes: bool) -> Any:
    middle, ink = top + SIZE * LINE / 2, canvas.deck.paper.ink
    if entry.mark in STATES:
        return _tie_mark(canvas, x, middle, TIES[STATES[entry.mark]])
    if entry.mark == "wedge":
        return _wedge_mark(canvas, x, middle)
    if entry.mark == "decides":
        preset, place = _place(x, top, "circle", boxes)
        return canvas.box(preset, place, fill=None, edge=ink, thick=RING)
    look = NO_CAMP if entry.camp is None else camp_style(entry.camp)
    preset, place = _place(x, top, look.shape, boxes)
    return canvas.box(preset, place, fill=look.colour, edge=canvas.deck.paper.outline(look.colour))


def _tie_mark(canvas: Canvas, x: float, y: float, look: TieStyle) -> Any:
    line = tie_line(canvas, look, 1.75, True, "")
    line.begin_x, line.begin_y = round(x * POINT), round(y * POINT)
    line.end_x, line.end_y = round((x + 26) * POINT), round(y * POINT)
    return line


def _wedge_mark(canvas: Canvas, x: float, y: float) -> Any:
    """The strong lines beside a pale one."""
    paper = canvas.deck.paper
    looks = ((-4, paper.pale(SUPPORT, PALE)), (0, paper.legible(SUPPORT)))
    for up, colour in looks:
        decorate(canvas.line((x, y + up, x + 26, y + up), colour=colour, thick=1.75))
    against = paper.legible(OPPOSE)
    return canvas.line((x, y + 4, x + 26, y + 4), colour=against, thick=1.75, dash="long")


def _place(
    x: float, top: float, shape: str, boxes: bool
) -> tuple[str, tuple[float, float, float, float]]:
    preset = (PRESETS if boxes else MARKS)[shape]
    return preset, (x + 4, top + 1, 22.0, SIZE) if boxes else (x + 10, top + 1, SIZE, SIZE)
