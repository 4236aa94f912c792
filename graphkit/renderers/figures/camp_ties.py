"""How many ties join two camps or groups, or stand within one."""

from __future__ import annotations

from collections import Counter

from graphkit.findings import Report
from graphkit.pictures import Link

Between = Counter[tuple[int, int, int]]


def ties_between(report: Report) -> Between:
    """How many ties of each sign join two camps, or stand within one: (low, high, sign).

    A contested tie is one of support and one of opposition.
    """
    camp = {actor.id: actor.camp for actor in report.actors}
    found: Between = Counter()
    for link in report.links:
        one, other = camp.get(link.source), camp.get(link.target)
        if one is None or other is None:
            continue
        for sign in (1, -1) if link.contested else _signs(report, link):
            found[min(one, other), max(one, other), sign] += 1
    return found


def _signs(report: Report, link: Link) -> tuple[int, ...]:
    """The sign a link counts under; 0 where groups are all that ties without signs tell of."""
    if report.by_groups:
        return (0,)
    return (link.sign,) if link.sign else ()
