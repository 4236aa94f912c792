"""Camps: who stands together, their strongest voices, and what would move them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graphkit.analysis.report_context import ReportContext
from graphkit.analysis.representation_words import not_counted
from graphkit.dataset import Stance
from graphkit.findings import Column, Section, Table, without_empty_columns
from graphkit.language import Name, Text, plural, text
from graphkit.pictures import Camp
from graphkit.rows import written

VOICES = 5
ROWS = 10


def section(context: ReportContext) -> Section | None:
    """One row a camp; None where groups stand in their place."""
    if context.run.divided_by != "camps":
        return None
    finding = context.run.finding("camps")
    title = text("Camps")
    if not finding.defined:
        return Section("camps", title, lead=(finding.reading,))
    return Section(
        id="camps",
        title=title,
        lead=(_lead(context), finding.reading),
        table=without_empty_columns(
            Table(_columns(context), tuple(_row(context, camp) for camp in _shown(context)))
        ),
        notes=tuple(_notes(context)),
        evidence=tuple(
            claim.id for camp in context.camps for claim in conditional(context, camp)[:1]
        ),
        more="measure camps",
    )


def _shown(context: ReportContext) -> list[Camp]:
    """The largest camps, in the order of their numbers, which the finding's sizes are in too."""
    return sorted(context.camps[:ROWS], key=lambda camp: camp.number)


def _lead(context: ReportContext) -> Text:
    return text(
        "A camp is a group whose members support each other, or take the same side, more than "
        "they oppose each other."
    )


def _notes(context: ReportContext) -> Iterator[Text]:
    result = context.run.finding("camps").result
    yield from result.notes if result else ()
    yield from _of_ties_alone(context)
    if context.run.dataset.unsigned:
        yield text("The ties carry no sign: they neither hold camps together nor part them.")
    apart = _furthest_apart(context)
    if apart is not None:
        yield apart
    yield from not_counted(context)


def _of_ties_alone(context: ReportContext) -> Iterator[Text]:
    """How many ties stand against the camps, where more than ties went into these."""
    signed = [link for link in context.links if link.sign]
    # Where none stands against them the section on such ties says so.
    if any(link.wedge for link in signed) and context.run.view("camps").name == "camps":
        yield plural(
            "{count} of {ties} signed ties, taken alone, stands against the camps; what stands "
            "against them above is of ties and shared stances together.",
            "{count} of {ties} signed ties, taken alone, stand against the camps; what stands "
            "against them above is of ties and shared stances together.",
            sum(link.wedge for link in signed),
            ties=len(signed),
        )


def _furthest_apart(context: ReportContext) -> Text | None:
    """The issue on which the two largest camps differ most, as far as two of each speak to it."""
    if len(context.camps) < 2:
        return None
    largest = sorted(context.camps[:2], key=lambda camp: camp.number)
    first, second = (context.groups.leanings(camp.members) for camp in largest)
    shared = [issue for issue in first if issue in second]
    gap = {issue: abs(first[issue].mean - second[issue].mean) for issue in shared}
    issue = max(shared, key=lambda issue: (gap[issue], issue), default=None)
    if issue in (None, context.run.issue) or gap[issue] < 1:
        return None
    scale = context.groups.scale(str(issue))
    return text(
        "Camps {one} and {other} lie furthest apart on {issue}: {here} and {there} on average.",
        one=largest[0].number,
        other=largest[1].number,
        issue=Name(str(issue)),
        here=scale.say(first[str(issue)].mean),
        there=scale.say(second[str(issue)].mean),
    )


def _row(context: ReportContext, camp: Camp) -> tuple[object, ...]:
    stands = context.groups.leaning(camp.members)
    return (
        camp.number,
        camp.label,
        len(camp.members),
        len(stands.held) if stands else 0 if context.position else None,
        context.groups.scale(stands.issue).place(stands.mean) if stands else None,
        [Name(actor) for actor in voices(context, camp)[:VOICES]] or None,
        _moves(context, camp),
    )


def voices(context: ReportContext, camp: Camp) -> Sequence[str]:
    if context.position:
        return context.groups.voices(camp.members)
    return [actor for actor in camp.members if actor not in context.aggregates] or camp.members


def conditional(context: ReportContext, camp: Camp) -> list[Stance]:
    stances = [context.stance_claims.get(actor) for actor in camp.members]
    return [stance for stance in stances if stance is not None and stance.condition]


def _moves(context: ReportContext, camp: Camp) -> Text | None:
    stances = conditional(context, camp)
    if not stances:
        return None
    first = stances[0]
    return text(
        "{actor}: {condition} [{claim}]",
        actor=Name(first.actor),
        condition=written(first, "condition"),
        claim=first.id,
    )


def _voices_title(context: ReportContext) -> Text:
    # Where nothing tells who has more influence, the order says nothing.
    ranked = any(context.influence.values())
    if not context.position:
        return text("Most influential") if ranked else text("With")
    return text("Strongest on that side") if ranked else text("On that side")


def _columns(context: ReportContext) -> tuple[Column, ...]:
    form = context.groups.scale(context.groups.issue).format if context.groups.issue else "+.2f"
    return (
        Column("camp", text("Camp")),
        Column("label", text("Stands")),
        Column("actors", text("Actors"), "d"),
        Column("placed", text("With a stance"), "d"),
        Column("position", text("Mean position"), form),
        Column("voices", _voices_title(context)),
        Column("condition", text("A condition voiced")),
    )
