"""What to do next, as commands."""

from __future__ import annotations

from graphkit.analysis.study import Study
from graphkit.findings import Section
from graphkit.language import DATA, text


def section(study: Study) -> Section | None:
    """Two or three commands that follow from this report."""
    advice = text(
        "Find whom to talk to: graphkit persuade {data} --issue {issue} --toward support",
        data=DATA,
        issue=study.run.issue,
    )
    return Section(
        id="next",
        title=text("Next"),
        lead=(
            text("See who stands where: graphkit map {data}", data=DATA),
            *([advice] if study.position else []),
            text(
                "Read the evidence under each finding: graphkit report {data} --evidence", data=DATA
            ),
            text("See what is weak in the data: graphkit check {data}", data=DATA),
        ),
    )
