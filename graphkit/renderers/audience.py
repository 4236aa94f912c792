"""The mark on everything made for internal eyes: such output may hold private rows and notes."""

from __future__ import annotations

from graphkit.dataset import Audience
from graphkit.findings import Report
from graphkit.language import Language, Text, text

INTERNAL = text("INTERNAL")
_COLUMN = "audience"  # of CSV, which has no other place for the mark


def called(report: Report, language: Language) -> str:
    """What the whole is called, with the mark where it needs one."""
    title = report.dataset.called(language.code)
    if report.settings.audience == "public":
        return title
    return language.say(text("{mark} · {title}", mark=INTERNAL, title=title))


def marked(said: Text, report: Report) -> Text:
    """A line that stands at the foot of a page, picture or slide, with the mark if needed."""
    if report.settings.audience == "public":
        return said
    return text("{mark}. {said}", mark=INTERNAL, said=said)


def audience_cells(audience: Audience, *, heading: bool = False) -> tuple[str, ...]:
    """A last cell for each row of a CSV: only internal output has it."""
    if audience == "public":
        return ()
    return (_COLUMN if heading else audience,)
