"""Every word that a deck tells, whatever kind of deck it is."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.findings import Report
from graphkit.language import Language, Name
from graphkit.renderers.audience import called
from graphkit.renderers.slides.story import Page, pages
from graphkit.renderers.style import clean, table_words


def told(report: Report, language: Language) -> Iterator[str]:
    """The words on the slides, and the names of those who are drawn."""
    yield clean(called(report, language))
    for page in pages(report):
        yield from _words(page, language)
        if page.figure is not None:
            for actor in page.seen(report).actors:
                yield clean(language.say(Name(actor.id)))


def _words(page: Page, language: Language) -> Iterator[str]:
    supports = (said for one in page.supports for said in (one.label, *one.said))
    for said in (*page.titles, *supports, *page.points):
        yield clean(language.say(said))
    if page.table is not None:
        for row in table_words(page.table, language):
            yield from row
