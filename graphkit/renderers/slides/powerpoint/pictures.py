"""A figure on a slide as native shapes, which can be edited."""

from __future__ import annotations

from typing import Any

from graphkit.renderers.figures import kinds
from graphkit.renderers.figures.draw import alt_text
from graphkit.renderers.figures.frame import draw_frame
from graphkit.renderers.figures.options import Size
from graphkit.renderers.figures.sheet import Sheet
from graphkit.renderers.slides.powerpoint.lettering import width
from graphkit.renderers.slides.powerpoint.page import Deck
from graphkit.renderers.slides.powerpoint.pen import put_items

LETTER = 12.0


def put_native(deck: Deck, slide: Any, kind: str) -> None:
    """A figure without its headline and its sources, which the slide already has."""
    room, paper, chosen = deck.room, deck.paper, kinds[kind]
    sheet = Sheet(
        report=deck.report,
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
    draw_frame(sheet, chosen)
    alt = alt_text(deck.report, kind, language=deck.language)
    put_items(deck, slide, sheet.items, room, deck.say(chosen.title), alt)
