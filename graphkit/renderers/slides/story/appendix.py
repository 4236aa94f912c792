"""The appendix: what the story rests on, in tables and figures that it has not shown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from graphkit.dataset import Claim, Tie
from graphkit.findings import Column, Report, Section, Table
from graphkit.language import Text, plural, text
from graphkit.renderers.figures import kinds
from graphkit.renderers.figures.ranking import ranked
from graphkit.renderers.slides.story.page import APPENDIX, Page
from graphkit.renderers.slides.story.parts import LEAST_ROWS, can_draw, figure, table

MOST_SOURCES = 10


def appendix(report: Report, told: Sequence[Page]) -> tuple[Page, ...]:
    """The pages of the appendix, without what the story has told already."""
    shown = {page.figure for page in told if page.figure} | {page.id for page in told}
    found = (page for page in _pages(report) if page is not None)
    return tuple(page for page in found if page.id not in shown and page.figure not in shown)


def _pages(report: Report) -> Iterator[Page | None]:
    yield _stances(report)
    yield figure(report, "ranking", APPENDIX, "ranking") if len(ranked(report)) > 2 else None
    yield figure(report, "trends", APPENDIX, "trends")
    yield _reasons(report)
    yield _camps(report, "groups" if report.by_groups else "camps")
    yield figure(report, "matrix", APPENDIX, "matrix") if not report.axis else None
    yield table(report, "between", APPENDIX)
    yield table(report, "wedges", APPENDIX, total=_wedges(report), rest="map")
    yield figure(report, "forecast", APPENDIX, "forecast")
    yield table(report, "outcome", APPENDIX)
    yield table(report, "changes", APPENDIX)
    yield table(report, "backtest", APPENDIX)
    yield table(report, "certainty", APPENDIX)
    yield figure(report, "membership", APPENDIX, "membership")
    yield _quality(report)
    yield _sources(report)
    yield table(report, "method", APPENDIX)


def _stances(report: Report) -> Page | None:
    """Who stands where, in a house whose story shows the vote by party."""
    return figure(report, "stance", APPENDIX, "stance")


def _reasons(report: Report) -> Page | None:
    """Why the first of the ranking matter, where reasons are coded."""
    section = report.section("who")
    keys = [column.key for column in section.table.columns] if section and section.table else []
    if "why" not in keys:
        return None
    return table(report, "who", APPENDIX, total=len(ranked(report)), rest="map")


def _camps(report: Report, name: str) -> Page | None:
    section = report.section(name)
    if section is None or section.table is None or not section.table.rows:
        return None
    page = _two_or_more(report, section)
    if page is None or not can_draw(report, "camps"):
        return page
    return replace(page, title=kinds["camps"].headline(report), shorter=(page.title,))


def _two_or_more(report: Report, section: Section) -> Page | None:
    """Camps make a table from two on: each row is a group of actors, with much to say of it."""
    if section.table is None or len(section.table.rows) < LEAST_ROWS - 1:
        return None
    sizes = [len(camp.members) for camp in report.camps]
    words = text("{n} camps, of {sizes} actors", n=len(sizes), sizes=sizes)
    if report.by_groups:
        words = text("{n} groups, of {sizes} actors", n=len(sizes), sizes=sizes)
    return Page(
        section.id,
        APPENDIX,
        words,
        (section.title,),
        table=section.table,
        notes=(*section.lead, *section.notes),
        evidence=report.cited(section),
        more=section.more,
    )


def _quality(report: Report) -> Page | None:
    """How good the evidence is, where anything is known of a claim that tells it."""
    if not any(_documented(claim) for claim in report.dataset.claims()):
        return None
    return figure(report, "quality", APPENDIX, "quality")


def _documented(claim: Claim) -> bool:
    day = claim.since if isinstance(claim, Tie) else claim.date
    return bool(claim.source) or day is not None or getattr(claim, "confidence", None) is not None


def _wedges(report: Report) -> int:
    return sum(link.wedge for link in report.links)


def _sources(report: Report) -> Page | None:
    cited = Counter(source for claim in report.dataset.claims() for source in claim.source)
    known = [source for source in report.dataset.sources if source.id in cited]
    if len(known) < LEAST_ROWS:
        return None
    known.sort(key=lambda source: (-cited[source.id], source.id))
    rows = tuple((s.publisher, s.title, s.date, cited[s.id]) for s in known[:MOST_SOURCES])
    return Page(
        "sources", APPENDIX, _cited_most(len(known)), table=Table(_SOURCES, rows), total=len(known)
    )


def _cited_most(count: int) -> Text:
    return plural(
        "The claims come from {count} source",
        "The claims come from {count} sources; these are cited most",
        count,
    )


_SOURCES = (
    Column("publisher", text("Publisher")),
    Column("title", text("Title")),
    Column("date", text("Date")),
    Column("claims", text("Claims"), "d"),
)
