"""What a deck tells, page by page, before anything is drawn: every kind of deck shows these.

A story of at most eight slides, each with one message, then an appendix. What has nothing to say
is left out; what would be a slide of a row or two is told on another.
"""

from __future__ import annotations

from graphkit.findings import Report
from graphkit.renderers.slides.story.appendix import appendix
from graphkit.renderers.slides.story.page import APPENDIX, STORY, Page, Support
from graphkit.renderers.slides.story.plot import plot

__all__ = ["APPENDIX", "STORY", "Page", "Support", "pages"]


def pages(report: Report) -> tuple[Page, ...]:
    """The pages for which the report has something to show."""
    told = tuple(plot(report))
    return (*told, *appendix(report, told))
