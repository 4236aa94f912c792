"""Who stands between: the actors on the shortest paths among the others."""

from __future__ import annotations

from graphkit.analysis.ranks import SHARED, range_words, rank_words
from graphkit.analysis.study import Study
from graphkit.engines.doubt.ranks import shared_ranks
from graphkit.findings import Column, Link, Section, Table, ranked, told
from graphkit.language import Name, text

ROWS = 6


def section(study: Study) -> Section | None:
    """Betweenness, with how many ties into other camps each one has."""
    finding = study.run.finding("betweenness")
    title = text("Who stands between")
    if not finding.defined:
        return Section("between", title, lead=(finding.reading,))
    top = [actor for actor in ranked(finding.values) if finding.values[actor] > 0][:ROWS]
    if not top:
        lead = text("Nobody: no shortest path runs through a third actor.")
        return Section("between", title, lead=(lead,))
    spans = study.certainty.intervals("betweenness") if study.certainty else {}
    shared = shared_ranks(spans)
    top.sort(key=lambda actor: (shared[actor][0] if actor in shared else 0, -finding.values[actor]))
    crossing = {actor: _crossing(study, actor) for actor in top}
    return Section(
        id="between",
        title=title,
        lead=(
            text(
                "Share of the shortest paths between other actors that run through each one "
                "(betweenness), whatever the sign of the ties; a strong tie is a short one."
            ),
            *([SHARED] if any(tied for _, tied in shared.values()) else []),
        ),
        table=told(
            Table(
                _COLUMNS,
                tuple(
                    (
                        rank_words(place, shared.get(actor)),
                        range_words(spans.get(actor)),
                        Name(actor),
                        finding.values[actor],
                        len(crossing[actor]),
                        _ends(study, actor),
                    )
                    for place, actor in enumerate(top, 1)
                ),
            )
        ),
        evidence=tuple(dict.fromkeys(c for a in top for link in crossing[a] for c in link.claims)),
        more="measure betweenness",
    )


def _crossing(study: Study, actor: str) -> list[Link]:
    """The actor's ties of support or dealing with members of other camps."""
    own = study.camp_of.get(actor)
    return [
        link
        for link in study.links
        if actor in (link.source, link.target)
        and link.sign >= 0
        and study.camp_of.get(_other(link, actor)) not in (own, None)
    ]


def _ends(study: Study, actor: str) -> list[Name]:
    """Whom the actor reaches in other camps, the strongest ties first."""
    links = sorted(_crossing(study, actor), key=lambda link: (-link.strength, link.source))
    return [Name(other) for other in dict.fromkeys(_other(link, actor) for link in links)][:4]


def _other(link: Link, actor: str) -> str:
    return link.target if link.source == actor else link.source


_COLUMNS = (
    Column("rank", text("Rank")),
    Column("range", text("90% range")),
    Column("actor", text("Actor")),
    Column("betweenness", text("Share of paths"), ".1%"),
    Column("crossing", text("Ties into other camps"), "d"),
    Column("reaches", text("Reaches there")),
)
