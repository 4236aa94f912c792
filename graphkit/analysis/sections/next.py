"""What to do next, as commands."""

from __future__ import annotations

from shlex import quote

from graphkit.analysis.report_context import ReportContext
from graphkit.analysis.sections.persuade import losing
from graphkit.findings import Section
from graphkit.language import DATA, Text, text


def section(context: ReportContext) -> Section | None:
    """Two or three commands that follow from this report."""
    return Section(
        id="next",
        title=text("Next"),
        lead=(
            *look(context),
            *persuade(context),
            text(
                "Read the evidence under each finding: graphkit report {data} --evidence", data=DATA
            ),
            text("See what is weak in the data: graphkit check {data}", data=DATA),
        ),
    )


def look(context: ReportContext) -> list[Text]:
    if context.run.divided_by == "camps":
        return [text("See who stands where: graphkit map {data}", data=DATA)]
    return [
        text("See who is tied to whom: graphkit map {data}", data=DATA),
        text("See how surely each is in its group: graphkit measure groups {data}", data=DATA),
        text(
            "Learn who stands with whom and against whom: give every tie a sign (a column sign: "
            "support, oppose or neutral), or add a table of stances; graphkit new shows both."
        ),
    ]


def persuade(context: ReportContext) -> list[Text]:
    toward = losing(context)
    if not context.position or toward is None:
        return []
    if context.run.issue == context.run.dataset.issues[0].id:
        return [
            text(
                "Find whom to talk to: graphkit persuade {data} --toward {toward}",
                data=DATA,
                toward=toward,
            )
        ]
    return [
        text(
            "Find whom to talk to: graphkit persuade {data} --issue {issue} --toward {toward}",
            data=DATA,
            issue=quote(context.run.issue or ""),
            toward=toward,
        )
    ]
