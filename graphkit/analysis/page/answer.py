"""The answer: which side leads, who decides, what to expect, what was decided."""

from __future__ import annotations

from graphkit.analysis.headline import answer, short_answer
from graphkit.analysis.report_context import ReportContext
from graphkit.findings import Section
from graphkit.language import text


def part(context: ReportContext) -> Section:
    """A few sentences, each true to the data as of the report's day."""
    return Section("answer", text("The answer"), lead=answer(context), short=short_answer(context))
