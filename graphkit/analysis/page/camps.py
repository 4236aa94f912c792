"""The largest camps: who leads each, where it stands, and what would move it."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.analysis.page.brevity import brief
from graphkit.analysis.report_context import ReportContext
from graphkit.analysis.sections.camps import conditional, voices
from graphkit.findings import Column, Section, Table, without_empty_columns
from graphkit.language import DATA, Name, Text, others, plural, text
from graphkit.pictures import Camp
from graphkit.rows import written

ROWS, LEADERS, CONDITION = 3, 2, 28


def part(context: ReportContext) -> Section | None:
    """A row a camp; None where nobody stands together."""
    camps, groups = context.camps, context.run.divided_by == "groups"
    if not context.run.division.defined or len(camps) < 2:
        return None
    shown = sorted(camps[:ROWS], key=lambda camp: camp.number)
    table = Table(_columns(context), tuple(_row(context, camp) for camp in shown))
    more = len(camps) - len(shown)
    words = _smaller_groups if groups else _smaller_camps
    return Section(
        "camps",
        _title(context, groups=groups),
        table=without_empty_columns(table),
        notes=(*([words(more)] if more else []), *_unproved(context)),
        evidence=tuple(claim.id for camp in shown for claim in conditional(context, camp)[:1]),
    )


def _title(context: ReportContext, *, groups: bool) -> Text:
    """Nobody leads where nothing tells who has more influence: then the first are but some."""
    if any(context.influence.values()):
        return text("Groups, led by") if groups else text("Camps, led by")
    return text("Groups, with") if groups else text("Camps, with")


def _unproved(context: ReportContext) -> list[Text]:
    """Between which bounds the best camps lie where the search for them did not come to its end."""
    found = context.run.division.summary
    total = float(str(found.get("total") or 0))
    if found.get("proved") is not False or not total:
        return []
    return [
        text(
            "{upper:.1%} of the weight of what binds and parts stands against these camps, against "
            "any others at least {lower:.1%}. To go on: graphkit measure camps {data} "
            "--time-limit 600",
            upper=float(str(found["upper_bound"])) / total,
            lower=float(str(found["lower_bound"])) / total,
            data=DATA,
        )
    ]


def _smaller_camps(count: int) -> Text:
    return plural("{count} smaller camp.", "{count} smaller camps.", count)


def _smaller_groups(count: int) -> Text:
    return plural("{count} smaller group.", "{count} smaller groups.", count)


def _row(context: ReportContext, camp: Camp) -> tuple[object, ...]:
    stands = context.groups.leaning(camp.members)
    here = stands if stands and stands.issue == context.run.issue else None
    return (
        _leaders(context, [*voices(context, camp)] or camp.members),
        camp.number,
        len(camp.members),
        context.groups.scale(here.issue).place(here.mean) if here else None,
        _condition(context, camp),
    )


def _leaders(context: ReportContext, ranked: Sequence[str]) -> list[Name | Text]:
    """The first members, and how many others are no less influential than the last of them."""
    named: list[Name | Text] = [Name(actor) for actor in ranked[:LEADERS]]
    last = context.influence.get(ranked[:LEADERS][-1])
    if not last:
        return named
    tied = sum(context.influence.get(actor) == last for actor in ranked[LEADERS:])
    return [*named, *others(tied)]


def _condition(context: ReportContext, camp: Camp) -> Text | None:
    for stance in conditional(context, camp)[:1]:
        said = written(stance, "condition")
        if said is not None:
            return text("{said} [{claim}]", said=brief(said, CONDITION), claim=stance.id)
    return None


def _columns(context: ReportContext) -> tuple[Column, ...]:
    return (
        Column("leaders", text("Led by") if any(context.influence.values()) else text("With")),
        Column("camp", _NUMBER[context.run.divided_by], "d"),
        Column("actors", text("Actors"), "d"),
        Column("position", text("Mean position"), context.scale.format if context.scale else None),
        Column("condition", text("A condition voiced")),
    )


_NUMBER = {"camps": text("Camp"), "groups": text("Group")}
