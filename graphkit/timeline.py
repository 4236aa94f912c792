"""A case over time, as frozen values: windows, the numbers in them, where these change, phases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from graphkit.language import Text

TIMELINE_SCHEMA = "graphkit/timeline/1"

By = Literal["day", "week", "month", "quarter", "year", "event", "change"]


@dataclass(frozen=True, slots=True)
class Span:
    """From one day to another, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Window:
    """What was known on the last day of a span of time, and nothing of what came later.

    `claims` counts those made or begun in it. `positions` are by issue and actor (-1 to 1),
    `forecast` by model on the report's issue (-1 to 1), `camps` and `centrality` by actor.
    """

    span: Span
    claims: int
    positions: Mapping[str, Mapping[str, float]] = field(default_factory=dict)
    forecast: Mapping[str, float | None] = field(default_factory=dict)
    camps: Mapping[str, int] = field(default_factory=dict)
    centrality: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChangePoint:
    """A level of a series that ends, and the one that begins with window number `window`.

    `share` of the replicates have a change there or a window beside; None: not known.
    """

    window: int
    before: float
    after: float
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Series:
    """A number over time, one a window (None: none), and where its level changes.

    `format` is how it is printed; `least` and `most` are the ends that it cannot pass. Why it has
    no number, or no change points, stands in `why_not` and `no_changes`. In so many `replicates`
    its changes were looked for again; 0: in none.
    """

    id: str
    title: Text
    values: tuple[float | None, ...]
    format: str
    least: float | None = None
    most: float | None = None
    why_not: Text | None = None
    changes: tuple[ChangePoint, ...] = ()
    no_changes: Text | None = None
    replicates: int = 0


@dataclass(frozen=True, slots=True)
class Phases:
    """Which windows are alike: the number of each one's phase, from 1 in order of first window.

    A phase may come back. `shares` has for each window that begins another phase the share of
    replicates in which one begins there or a window beside; `alike` is the share of replicates
    with as many phases. None where that is not known.
    """

    numbers: tuple[int, ...]
    dunn: float | None
    shares: Mapping[int, float | None] = field(default_factory=dict)
    alike: float | None = None
    why_not: Text | None = None

    @property
    def count(self) -> int:
        """How many phases there are."""
        return max(self.numbers, default=0)

    @property
    def begins(self) -> tuple[int, ...]:
        """The windows that are in another phase than the one before."""
        pairs = zip(self.numbers, self.numbers[1:], strict=False)
        return tuple(place for place, (one, other) in enumerate(pairs, 1) if one != other)


@dataclass(frozen=True)
class Timeline:
    """A case in windows. `title` says how it went; `shown` are the actors whose positions pictures
    draw. `groups`: camps are groups of who is tied to whom, since nothing is signed. `replicates`
    is how many certainty was counted in."""

    by: By
    windows: tuple[Window, ...]
    series: tuple[Series, ...]
    phases: Phases
    replicates: int = 0
    groups: bool = False
    why_not: Text | None = None
    title: Text | None = None
    shown: tuple[str, ...] = ()

    def one(self, name: str) -> Series | None:
        """The series with this id that has a number, or None."""
        found = (series for series in self.series if series.id == name)
        return next((series for series in found if series.why_not is None), None)

    def called(self, number: int) -> str:
        """What a window is called: its month, quarter or year, else its last day.

        >>> one = Window(Span(date(2026, 4, 1), date(2026, 6, 30)), 0)
        >>> Timeline("quarter", (one,), (), Phases((1,), None)).called(0)
        '2026 Q2'
        """
        day = self.windows[number].span.last
        match self.by:
            case "year":
                return f"{day.year:04}"
            case "quarter":
                return f"{day.year:04} Q{(day.month + 2) // 3}"
            case "month":
                return f"{day.year:04}-{day.month:02}"
            case _:
                return day.isoformat()
