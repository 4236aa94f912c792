"""How large the camps are, in one sentence: the headline of their picture and slide."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.findings import Report
from graphkit.language import Text, text
from graphkit.pictures import Camp

NAMED = 3


def largest_camps(report: Report) -> Text:
    """Which camp is the largest, with how many of all, and which comes next."""
    if report.by_groups:
        return _largest_groups(report)
    first, *rest = report.camps
    total = len(report.actors)
    if not rest:
        return text("{n} of {all} actors stand in one camp", n=len(first.members), all=total)
    largest = [camp for camp in report.camps if len(camp.members) == len(first.members)]
    if len(largest) > 1:
        return _as_large(report, largest)
    return text(
        "Of {k} camps “{first}” is the largest with {n} of {all} actors, then “{second}” with {m}",
        first=first.label,
        second=rest[0].label,
        k=len(report.camps),
        n=len(first.members),
        m=len(rest[0].members),
        all=total,
    )


def _as_large(report: Report, largest: Sequence[Camp]) -> Text:
    """Several camps of the same size, and no larger one."""
    parts = {
        "k": len(report.camps),
        "n": len(largest[0].members),
        "all": len(report.actors),
        "count_largest": len(largest),
        "camps": [text("“{label}”", label=camp.label) for camp in largest[:NAMED]],
    }
    if len(largest) == len(report.camps) <= NAMED:
        if parts["n"] == 1:
            return text("Each of {all} actors stands in a camp of its own: {camps}", **parts)
        return text("{k} camps of {n} actors each, of {all}: {camps}", **parts)
    if len(largest) <= NAMED:
        return text("Of {k} camps {camps} are the largest with {n} of {all} actors each", **parts)
    return text(
        "{count_largest} of {k} camps are the largest with {n} of {all} actors each", **parts
    )


def _largest_groups(report: Report) -> Text:
    """The same of groups, which are called after whom they are around."""
    first, *rest = report.camps
    parts = {"n": len(first.members), "all": len(report.actors), "first": first.label}
    if not rest:
        return text("{n} of {all} actors are in one group", **parts)
    return text(
        "Of {k} groups “{first}” is the largest with {n} of {all} actors, then “{second}” with {m}",
        k=len(report.camps),
        second=rest[0].label,
        m=len(rest[0].members),
        **parts,
    )
