"""Whose stance is not counted beside another's, in words."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.analysis.report_context import ReportContext
from graphkit.engines.balance.camp_notes import names
from graphkit.language import Text, text


def not_counted(context: ReportContext) -> Iterator[Text]:
    """Those with a stance on the report's issue who are counted through others."""
    positions = context.positions
    left_out = [actor for actor in context.by_influence if actor in context.represented]
    bodies = [a for a in left_out if context.position.keys() & positions.members(a)]
    members = [actor for actor in left_out if actor not in bodies]
    if bodies:
        yield text(
            "With a stance, but not counted beside their members, who have one too: {bodies}.",
            bodies=names(bodies),
        )
    if members:
        yield text(
            "With a stance, but counted through the body they belong to, which has one too: "
            "{members}.",
            members=names(members),
        )
