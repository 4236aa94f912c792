"""How it came to be as it is: every stance step by step, and what was to be said of each issue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from graphkit.current_claim import Step
from graphkit.language import Text
from graphkit.rows import Tie


@dataclass(frozen=True, slots=True)
class IssueDay:
    """An issue from a day on until the next of its days; `day` None is from the beginning.

    `headline` and `expected` are what the report as of that day says first and of the forecast
    (-1 to 1), from the claims as they are coded; `represented` are not counted there.
    """

    issue: str
    day: date | None
    represented: tuple[str, ...]
    headline: Text
    expected: Text | None
    forecast: float | None


@dataclass(frozen=True, slots=True)
class History:
    """The steps of each actor's stance on each issue, and the days on which anything about an issue
    changed, issue by issue, the oldest first.

    `influence` is how large actors are drawn on each issue (0..1 relative to the largest), on all
    days alike; `ended` are ties that are no more.
    """

    steps: Mapping[tuple[str, str], tuple[Step, ...]]
    days: tuple[IssueDay, ...]
    influence: Mapping[str, Mapping[str, float]]
    ended: tuple[Tie, ...] = ()
