"""Writes the deck: one slide a page of the story, in the look of the template."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from graphkit.findings import Report
from graphkit.language import Language
from graphkit.renderers.audience import called
from graphkit.renderers.figures.draw import alt_text
from graphkit.renderers.office import name_the_data, same_bytes
from graphkit.renderers.slides.powerpoint.alternative import drop
from graphkit.renderers.slides.powerpoint.base import open_template
from graphkit.renderers.slides.powerpoint.charts import put_bars, put_ranking, put_votes
from graphkit.renderers.slides.powerpoint.layouts import Room, body_of, place
from graphkit.renderers.slides.powerpoint.network import put_network
from graphkit.renderers.slides.powerpoint.page import Deck
from graphkit.renderers.slides.powerpoint.pictures import put_native
from graphkit.renderers.slides.powerpoint.sections import set_sections
from graphkit.renderers.slides.powerpoint.tables import put_table
from graphkit.renderers.slides.powerpoint.words import LEAST_TEXT, fill, put_supports
from graphkit.renderers.slides.story import Page

CHARTS: Mapping[str, Callable[[Deck, Any, Any, str], None]] = {
    "ranking": put_ranking,
    "votes": put_votes,
}
BESIDE = 0.52  # of the width is for sentences that stand beside a chart
GAP = 18.0


def render(
    report: Report,
    *,
    language: Language,
    template: Path | bytes | None = None,
    map_at: str | None = None,
    dated: date | None = None,
) -> bytes:
    """The report as a PowerPoint deck that can be edited further.

    `template` is a presentation whose layouts, fonts and colours are taken over; its own
    slides are left out. `map_at` is the address of the live map, to which the network's slide
    links. The file is `dated` to a day, by default the report's. Raises `UsageError` where the
    template cannot be opened or no layout of it used.
    """
    name = str(template) if isinstance(template, Path) else "The template"
    deck = Deck(open_template(template), report, language, map_at, name)
    parts: dict[str, list[int]] = {}
    for page in deck.pages:
        slide = _slide(deck, page)
        parts.setdefault(deck.say(page.part), []).append(slide.slide_id)
    set_sections(deck.presentation, parts)
    name_the_data(
        deck.presentation.core_properties,
        title=deck.say(called(report, language)),
        subject=report.dataset.name,
        day=dated or report.as_of,
    )
    out = io.BytesIO()
    deck.presentation.save(out)
    return same_bytes(out.getvalue())


def _slide(deck: Deck, page: Page) -> Any:
    if page.figure is not None:
        return _drawn(deck, page, page.figure)
    slide = deck.slide(deck.layouts.content, page)
    body = body_of(slide)
    if page.table is not None and not page.points:
        put_table(deck, slide, body, page, page.table, deck.say(page.title))
    else:
        _words(deck, slide, body, page)
    return slide


def _words(deck: Deck, slide: Any, body: Any, page: Page) -> None:
    """Sentences, beside them a chart where the page has numbers too."""
    room = deck.room
    if page.table is not None:
        left = Room(room.left, room.top, BESIDE * room.width - GAP, room.height)
        right = Room(room.left + BESIDE * room.width, room.top, (1 - BESIDE) * room.width,
                     room.height)  # fmt: skip
        put_bars(deck, slide, page.table, right)
        room = left
    supports = [(deck.say(s.label), [deck.say(said) for said in s.said]) for s in page.supports]
    points = [deck.say(point) for point in page.points]
    if not supports and not points:
        if body is not None:
            drop(body)
        return
    if body is None:
        body = slide.shapes.add_textbox(0, 0, 1, 1)
        supports, points = supports or [("", [point]) for point in points], []
    if room is not deck.room or deck.odd_body or not body.is_placeholder:
        place(body, room)
    if supports:
        put_supports(deck, body, supports, room)
    else:
        fill(deck, body, points, default=18.0, least=LEAST_TEXT)


def _drawn(deck: Deck, page: Page, kind: str) -> Any:
    if kind in CHARTS:
        slide = deck.slide(deck.layouts.content, page)
        alt = alt_text(deck.report, kind, language=deck.language)
        CHARTS[kind](deck, slide, body_of(slide), alt)
        return slide
    slide = deck.slide(deck.layouts.title_only, page)
    body = body_of(slide)
    if body is not None:
        drop(body)
    if kind == "network":
        put_network(deck, slide, page)
    else:
        put_native(deck, slide, kind)
    return slide
