"""How many stand on which side of each issue, in numbers and in words: what bar, headline, legend
and picture of an issue have in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from graphkit.findings import Report
from graphkit.language import Text, text
from graphkit.renderers.figures.stance_counts import counted
from graphkit.renderers.figures.stance_parts import by_side, counts_in_words
from graphkit.rows import Issue
from graphkit.scale import Scale, Side
from graphkit.side_words import side_name

SIDES: tuple[Side, ...] = (-1, 0, 1)


class IssueSides:
    """The positions that count on every issue of a report: nobody's beside those of its body or its
    members."""

    def __init__(self, report: Report) -> None:
        self._issues = report.dataset.issues
        self._held: dict[str, list[float]] = defaultdict(list)
        known = {actor.id for actor in report.actors}
        for stance in report.current:
            if stance.actor in known and not stance.represented:
                self._held[stance.issue].append(stance.position)
        if report.issue is not None:
            own = [actor.position for actor in report.actors if not actor.represented]
            self._held[report.issue] = [position for position in own if position is not None]

    def counts(self) -> list[list[int] | None]:
        """For each issue how many stand on its low side, on none and on its high side."""
        found = (by_side(self._held[issue.id]) for issue in self._issues)
        return [[*counts.values()] if any(counts.values()) else None for counts in found]

    def words(self, issue: Issue, say: Callable[[Any], str]) -> dict[str, Any]:
        """An issue's headline by counts, how counts are said, and what its sides are called."""
        held = self._held[issue.id]
        if not held:
            return {}
        return {
            "head": say(counted(issue.scale, issue.id, held)),
            "tally": [[_tally(issue.scale, side, n, say) for n in (1, 2)] for side in SIDES],
            "sides": [say(_called(issue.scale, side)) for side in SIDES],
        }


def _tally(scale: Scale, side: Side, count: int, say: Callable[[Any], str]) -> str:
    """One, or several, on a side, with `{n}` for how many."""
    said = say(counts_in_words(scale, {side: count})[side])
    return said.replace(str(count), "{n}", 1)


def _called(scale: Scale, side: Side) -> Text:
    """What those on a side do; on a scale of its own, where they stand."""
    if scale.own or not side:
        return side_name(scale, side)
    return text("supports") if side > 0 else text("opposes")
