"""Who stands between: the actors on the shortest paths among the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graphkit.analysis.ranks import RANGE, RANGES, range_words
from graphkit.analysis.report_context import ReportContext
from graphkit.findings import (
    Column,
    Section,
    Table,
    ranked,
    without_empty_columns,
)
from graphkit.graph.network import Network
from graphkit.language import Name, Text, text
from graphkit.pictures import Link

ROWS = 6


def section(context: ReportContext) -> Section | None:
    """Betweenness, with how many ties into other camps each one has."""
    finding = context.run.finding("betweenness")
    title = text("Who stands between")
    if not finding.defined:
        return Section("between", title, lead=(finding.reading,))
    top = [actor for actor in ranked(finding.values) if finding.values[actor] > 0][:ROWS]
    if not top:
        lead = text("Nobody: no shortest path runs through a third actor.")
        return Section("between", title, lead=(lead,))
    spans = context.certainty.intervals("betweenness") if context.certainty else {}
    holes = _constraint(context)
    crossing = _crossing(context, top)
    return Section(
        id="between",
        title=title,
        lead=(
            text(
                "Share of all pairs of other actors whose shortest path runs through each one "
                "(betweenness); pairs that no path joins count too. {ties}",
                ties=_which_ties(context),
            ),
            *([_HOLES] if holes else []),
            *([RANGES] if spans else []),
        ),
        table=without_empty_columns(
            Table(
                _columns(context),
                tuple(
                    (
                        range_words(spans.get(actor)),
                        Name(actor),
                        finding.values[actor],
                        holes.get(actor),
                        len(crossing[actor]) if context.camps else None,
                        _ends(crossing[actor], actor) or None,
                    )
                    for actor in top
                ),
            )
        ),
        evidence=tuple(dict.fromkeys(c for a in top for link in crossing[a] for c in link.claims)),
        more="measure betweenness",
    )


_HOLES = text(
    "Constraint says how far an actor's contacts are tied to each other: the lower, the more of "
    "them meet through it alone (structural holes)."
)


def _constraint(context: ReportContext) -> Mapping[str, float]:
    """Constraint of every actor where ties are all there is; elsewhere camps say more."""
    if context.run.divided_by == "camps":
        return {}
    return context.run.finding("constraint").values


def _which_ties(context: ReportContext) -> Text:
    view = context.run.view("influence")
    if isinstance(view, Network) and view.negative.any():
        return text(
            "Support and neutral dealings pass something on, opposition does not; a strong tie is "
            "a short one."
        )
    return text("A strong tie is a short one.")


def _crossing(context: ReportContext, top: Sequence[str]) -> dict[str, list[Link]]:
    """Each of these actors' ties of support or dealing with members of other camps."""
    found: dict[str, list[Link]] = {actor: [] for actor in top}
    camp_of = context.camp_of
    for link in context.links:
        for actor in found.keys() & (link.source, link.target):
            there = camp_of.get(_other(link, actor))
            if link.state != "oppose" and there not in (camp_of.get(actor), None):
                found[actor].append(link)
    return found


def _ends(crossing: Sequence[Link], actor: str) -> list[Name]:
    """Whom the actor reaches in other camps, the strongest ties first."""
    links = sorted(crossing, key=lambda link: (-link.strength, link.source))
    return [Name(other) for other in dict.fromkeys(_other(link, actor) for link in links)][:4]


def _other(link: Link, actor: str) -> str:
    return link.target if link.source == actor else link.source


def _columns(context: ReportContext) -> tuple[Column, ...]:
    across = text("Support or dealings across camps")
    if context.run.dataset.unsigned:
        across = text("Ties across camps")
    if context.run.divided_by == "groups":
        across = text("Ties to other groups")
    return (
        RANGE,
        Column("actor", text("Actor")),
        Column("betweenness", text("Share of pairs"), ".1%"),
        Column("constraint", text("Constraint"), ".2f"),
        Column("crossing", across, "d"),
        Column("reaches", text("With whom")),
    )
