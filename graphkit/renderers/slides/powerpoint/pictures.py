"""A figure on a slide as native shapes, which can be edited."""

from __future__ import annotations

from typing import Any

from graphkit.findings import Report
from graphkit.renderers.figures import kinds
from graphkit.renderers.figures.draw import alt_text
from graphkit.renderers.figures.frame import draw_frame
from graphkit.renderers.figures.options import Size
from graphkit.renderers.figures.sheet import Sheet
from graphkit.renderers.slides.powerpoint.layouts import Room
from graphkit.renderers.slides.powerpoint.lettering import width
from graphkit.renderers.slides.powerpoint.page import Deck
from graphkit.renderers.slides.powerpoint.pen import put_items

LETTER = 12.0


def drawing_sheet(deck: Deck, room: Room, report: Report) -> Sheet:
    """A sheet as large as a room of the slide, in the deck's letters and on its paper."""
    paper = deck.paper
    return Sheet(
        report=report,
        language=deck.language,
        page=Size(room.width, room.height, LETTER),
        fonts=(),
        letter=LETTER,
        bare=True,
        sourced=True,
        measure=width,
        ink=paper.ink,
        muted=paper.muted,
        faint=paper.faint,
        paper=paper.colour,
    )


def put_native(deck: Deck, slide: Any, kind: str) -> None:
    """A figure without its headline and its sources, which the slide already has."""
    room, chosen = deck.room, kinds[kind]
    sheet = drawing_sheet(deck, room, deck.report)
    draw_frame(sheet, chosen)
    alt = alt_text(deck.report, kind, language=deck.language)
    put_items(deck, slide, sheet.items, room, deck.say(chosen.title), alt)
