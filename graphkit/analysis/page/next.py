"""What to do next: three commands."""

from __future__ import annotations

from graphkit.analysis.report_context import ReportContext
from graphkit.analysis.sections.next import look, persuade
from graphkit.findings import Section
from graphkit.language import DATA, text


def part(context: ReportContext) -> Section:
    """The whole report, the map, and whom to talk to or what is weak."""
    third = persuade(context) or [
        text("See what is weak in the data: graphkit check {data}", data=DATA)
    ]
    return Section(
        "next",
        text("Next"),
        lead=(
            text("Read all of it: graphkit report {data} --full", data=DATA),
            look(context)[0],
            *third,
        ),
    )
