"""What of an archive is asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from graphkit.errors import UsageError
from graphkit.phrases import phrase

WINDOWS = ("day", "month", "quarter", "year")
EITHER = "any:"
_MONTHS = {"month": 1, "quarter": 3, "year": 12}


@dataclass(frozen=True, slots=True)
class Asked:
    """Which events count, and in what spans of time they are gathered.

    actors        patterns of actors' codes or names, by commas, `*` for anything; both sides must
                  match one, or with "any:" before them at least one side
    min_mentions  events that were told less often are left out
    window        a tie for each day, month, quarter or year; None for the whole time
    """

    since: date | None = None
    until: date | None = None
    actors: str = ""
    min_mentions: int = 0
    window: str | None = None

    def __post_init__(self) -> None:
        if self.since and self.until and self.since > self.until:
            raise UsageError(
                phrase(
                    "--since {since} is after --until {until}.", since=self.since, until=self.until
                )
            )

    @property
    def either(self) -> bool:
        """Whether one side that matches is enough."""
        return self.actors.startswith(EITHER)

    @property
    def patterns(self) -> tuple[str, ...]:
        """What an actor must match one of."""
        words = self.actors.removeprefix(EITHER).split(",")
        return tuple(word.strip() for word in words if word.strip())

    @property
    def expression(self) -> str:
        """The patterns as one regular expression that all engines read alike."""
        parts = (
            "".join({"*": ".*", "?": "."}.get(c, re.escape(c)) for c in pattern)
            for pattern in self.patterns
        )
        return f"(?i)^({'|'.join(parts)})$"


def last_of(first: date, window: str) -> date:
    """The last day of the span that begins on a day.

    >>> last_of(date(2024, 1, 1), "quarter")
    datetime.date(2024, 3, 31)
    """
    if window == "day":
        return first
    month = first.month - 1 + _MONTHS[window]
    return date(first.year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
