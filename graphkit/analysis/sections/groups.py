"""Groups: who is tied to whom more than chance would give, where nothing is signed."""

from __future__ import annotations

import math
from collections.abc import Iterator

from graphkit.analysis.report_context import ReportContext
from graphkit.findings import Column, Section, Table, without_empty_columns
from graphkit.language import Name, Text, text
from graphkit.pictures import Camp

VOICES = 5
ROWS = 10


def section(context: ReportContext) -> Section | None:
    """One row a group; None where camps are known."""
    if context.run.divided_by != "groups":
        return None
    finding, title = context.run.division, text("Groups")
    if not finding.defined:
        return Section("groups", title, lead=(finding.reading,))
    # In the order of their numbers, which the finding's sizes are in too.
    shown = sorted(context.camps[:ROWS], key=lambda group: group.number)
    inside = _inside(context)
    rows = tuple(_row(context, group, inside) for group in shown)
    return Section(
        id="groups",
        title=title,
        lead=(_LEAD, finding.reading),
        table=without_empty_columns(Table(_COLUMNS, rows)),
        notes=tuple(_notes(context)),
        more="measure groups",
    )


_LEAD = text(
    "A group has more ties among its members than chance would give them. It does not say that "
    "they want the same: the ties carry no sign."
)


def _notes(context: ReportContext) -> Iterator[Text]:
    result = context.run.division.result
    yield from result.notes if result else ()
    rest = len(context.camps) - ROWS
    if rest > 0:
        yield text("The {n} largest of {all} groups are listed.", n=ROWS, all=len(context.camps))


def _inside(context: ReportContext) -> dict[int, tuple[int, int]]:
    """For each group how many ties lie inside it, and how many lead out."""
    found = {group.number: [0, 0] for group in context.camps}
    for link in context.links:
        one, other = (context.camp_of.get(end) for end in (link.source, link.target))
        for number in {one, other} - {None}:
            assert number is not None
            found[number][one != other] += 1
    return {number: (own, out) for number, (own, out) in found.items()}


def _row(
    context: ReportContext, group: Camp, inside: dict[int, tuple[int, int]]
) -> tuple[object, ...]:
    shares = [context.camp_share[a] for a in group.members if a in context.camp_share]
    own, out = inside[group.number]
    return (
        group.number,
        [Name(actor) for actor in group.members[:VOICES]],
        len(group.members),
        own,
        out,
        math.fsum(shares) / len(shares) if shares else None,
    )


_COLUMNS = (
    Column("group", text("Group"), "d"),
    Column("voices", text("Most influential")),
    Column("actors", text("Actors"), "d"),
    Column("inside", text("Ties inside"), "d"),
    Column("out", text("Ties to others"), "d"),
    Column("sure", text("Members stay, on average"), ".0%"),
)
