"""How far off each model was on what is already decided."""

from __future__ import annotations

from graphkit.analysis.report_context import ReportContext
from graphkit.findings import Section
from graphkit.language import text


def section(context: ReportContext) -> Section | None:
    """A row a model: cases, mean error, sides right; None without a decided issue."""
    found = context.backtest
    if not found.panels:
        return None
    return Section(
        id="scores",
        title=text("How far off each model was"),
        lead=(
            text(
                "The error is the distance between forecast and outcome, on a scale 2 wide. The "
                "column on coins says how often tossing one for each case that fell on a side does "
                "as well."
            ),
        ),
        table=found.summary(),
    )
