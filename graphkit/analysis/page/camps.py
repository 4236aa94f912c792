"""The largest camps: who leads each, where it stands, and what would move it."""

from __future__ import annotations

from graphkit.analysis.page.brevity import brief
from graphkit.analysis.report_context import ReportContext
from graphkit.analysis.sections.camps import conditional, voices
from graphkit.findings import Camp, Column, Section, Table, without_empty_columns
from graphkit.language import Name, Text, plural, text
from graphkit.rows import written

ROWS, LEADERS, CONDITION = 3, 2, 28


def part(context: ReportContext) -> Section | None:
    """A row a camp; None where nobody stands together."""
    camps = context.camps
    if not context.run.finding("camps").defined or len(camps) < 2:
        return None
    shown = sorted(camps[:ROWS], key=lambda camp: camp.number)
    table = Table(_columns(context), tuple(_row(context, camp) for camp in shown))
    more = len(camps) - len(shown)
    return Section(
        "camps",
        text("Camps, led by"),
        table=without_empty_columns(table),
        notes=(plural("{count} smaller camp.", "{count} smaller camps.", more),) if more else (),
        evidence=tuple(claim.id for camp in shown for claim in conditional(context, camp)[:1]),
    )


def _row(context: ReportContext, camp: Camp) -> tuple[object, ...]:
    stands = context.groups.leaning(camp.members)
    here = stands if stands and stands.issue == context.run.issue else None
    leaders = [*voices(context, camp)[:LEADERS]] or camp.members[:LEADERS]
    return (
        [Name(actor) for actor in leaders],
        camp.number,
        len(camp.members),
        context.groups.scale(here.issue).place(here.mean) if here else None,
        _condition(context, camp),
    )


def _condition(context: ReportContext, camp: Camp) -> Text | None:
    for stance in conditional(context, camp)[:1]:
        said = written(stance, "condition")
        if said is not None:
            return text("{said} [{claim}]", said=brief(said, CONDITION), claim=stance.id)
    return None


def _columns(context: ReportContext) -> tuple[Column, ...]:
    return (
        Column("leaders", text("Led by")),
        Column("camp", text("Camp"), "d"),
        Column("actors", text("Actors"), "d"),
        Column("position", text("Mean position"), context.scale.format if context.scale else None),
        Column("condition", text("A condition voiced")),
    )
