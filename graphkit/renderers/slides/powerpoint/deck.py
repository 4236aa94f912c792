"""Writes the deck: one slide a page of the story, in the look of the template."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from graphkit.findings import Report
from graphkit.language import Language
from graphkit.renderers.figures.draw import alt_text
from graphkit.renderers.office import name_the_data, same_bytes
from graphkit.renderers.slides.powerpoint.base import open_template
from graphkit.renderers.slides.powerpoint.charts import put_ranking
from graphkit.renderers.slides.powerpoint.layouts import body_of
from graphkit.renderers.slides.powerpoint.network import MOST_NATIVE, put_network
from graphkit.renderers.slides.powerpoint.page import LEAST_TEXT, Deck, drop
from graphkit.renderers.slides.powerpoint.pictures import put_figure, put_native
from graphkit.renderers.slides.powerpoint.sections import set_sections
from graphkit.renderers.slides.powerpoint.tables import put_table
from graphkit.renderers.slides.story import Page


def render(report: Report, *, language: Language, template: Path | bytes | None = None) -> bytes:
    """The report as a PowerPoint deck that can be edited further.

    `template` is a presentation whose layouts, fonts and colours are taken over; its own
    slides are left out. Raises `UsageError` when it cannot be opened.
    """
    deck = Deck(open_template(template), report, language)
    parts: dict[str, list[int]] = {}
    for page in deck.pages:
        slide = _slide(deck, page)
        parts.setdefault(deck.say(page.part), []).append(slide.slide_id)
    set_sections(deck.presentation, parts)
    name_the_data(
        deck.presentation.core_properties,
        title=deck.say(report.dataset.called(language.code)),
        subject=report.dataset.name,
        day=report.as_of,
    )
    out = io.BytesIO()
    deck.presentation.save(out)
    return same_bytes(out.getvalue())


def _slide(deck: Deck, page: Page) -> Any:
    if page.figure is not None:
        return _drawn(deck, page, page.figure)
    layout = deck.layouts.cover if page.id == "cover" else deck.layouts.content
    slide = deck.slide(layout, page)
    body = body_of(slide)
    if page.table is not None:
        alt = deck.say(page.title)
        put_table(deck, slide, body, page, page.table, alt)
    elif body is not None:
        said = [deck.say(point) for point in page.points]
        if said:
            deck.fill(body, said, default=18, least=LEAST_TEXT)
        else:
            drop(body)
    return slide


def _drawn(deck: Deck, page: Page, kind: str) -> Any:
    if kind == "ranking":
        slide = deck.slide(deck.layouts.content, page)
        put_ranking(
            deck, slide, body_of(slide), alt_text(deck.report, kind, language=deck.language)
        )
        return slide
    slide = deck.slide(deck.layouts.title_only, page)
    body = body_of(slide)
    if body is not None:
        drop(body)
    if kind == "network" and len(deck.report.actors) <= MOST_NATIVE:
        put_network(deck, slide)
    elif kind in ("network", "membership", "quality"):
        put_figure(deck, slide, kind)
    else:
        put_native(deck, slide, kind)
    return slide
