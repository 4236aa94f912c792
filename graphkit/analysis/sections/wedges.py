"""Ties against the camps: support that crosses camps and opposition within one."""

from __future__ import annotations

from graphkit.analysis.study import Study
from graphkit.findings import Column, Link, Section, Table
from graphkit.language import DATA, Name, Text, counted, text
from graphkit.rows import written

ROWS = 8


def section(study: Study) -> Section | None:
    """The strongest wedges; None where there are no camps or no signed ties."""
    if not study.camps:
        return None
    wedges = sorted(
        (link for link in study.links if link.wedge),
        key=lambda link: (-link.strength, link.source, link.target),
    )
    signed = sum(link.sign != 0 for link in study.links)
    if not signed:
        return None
    lead = counted(
        "{count} of {ties} signed ties stands against the camps: support across them or "
        "opposition within one.",
        "{count} of {ties} signed ties stand against the camps: support across them or "
        "opposition within one.",
        len(wedges),
        ties=signed,
    )
    shown = wedges[:ROWS]
    return Section(
        id="wedges",
        title=text("Ties against the camps"),
        lead=(lead,),
        table=Table(_COLUMNS, tuple(_row(study, link) for link in shown)) if shown else None,
        notes=tuple(_rest(len(wedges) - len(shown))),
        evidence=tuple(dict.fromkeys(claim for link in shown for claim in link.claims)),
        more="measure camps",
    )


def _row(study: Study, link: Link) -> tuple[object, ...]:
    kind = text("supports, across") if link.sign > 0 else text("opposes, within")
    return (Name(link.source), kind, Name(link.target), link.strength, _said(study, link))


def _said(study: Study, link: Link) -> Text:
    claim = study.run.dataset.claim_by_id.get(link.claims[0])
    said = written(claim, "summary") or written(claim, "relation") if claim else None
    summary = said.each(lambda words: words.rstrip(".\N{IDEOGRAPHIC FULL STOP}")) if said else ""
    return text("{summary} [{claim}]", summary=summary, claim=link.claims[0])


def _rest(count: int) -> list[Text]:
    if count < 1:
        return []
    return [
        counted(
            "{count} more; the map marks it: graphkit map {data}",
            "{count} more; the map marks them all: graphkit map {data}",
            count,
            data=DATA,
        )
    ]


_COLUMNS = (
    Column("from", text("From")),
    Column("kind", text("Tie")),
    Column("to", text("To")),
    Column("strength", text("Strength"), ".2g"),
    Column("claim", text("Claim")),
)
