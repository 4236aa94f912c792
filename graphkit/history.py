"""How it came to be as it is: every stance step by step, and what was to be said of each issue."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from graphkit.current_claim import Step
from graphkit.language import Text
from graphkit.rows import Tie

if TYPE_CHECKING:
    from graphkit.pictures import Camp


@dataclass(frozen=True, slots=True)
class IssueDay:
    """An issue from a day on until the next of its days; `day` None is from the beginning.

    `headline` and `expected` are what the report as of that day says first and of the forecast
    (-1 to 1); `represented` are not counted there, of the others `counts` stand on the low side, on
    none and on the high side. `ends` are those of the forecast's 90% range, None where how sure it
    was is not worked out: then the words, too, take the claims as coded.
    On a `quiet` day only that changed, because of what was said on other issues.
    """

    issue: str
    day: date | None
    represented: tuple[str, ...]
    counts: tuple[int, int, int]
    headline: Text
    expected: Text | None
    forecast: float | None
    ends: tuple[float, float] | None = None
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class ActorDay:
    """Who stood with whom, and how each ranked on every issue, from a day on until the next of
    these; `day` None is from the beginning. `camps` are by actor, called by the numbers of the
    report's own day, `labelled` the same with what they were called on its issue; `ranks` are by
    issue and actor, None for institutions whose members are listed."""

    day: date | None
    camps: Mapping[str, int]
    labelled: tuple[Camp, ...]
    ranks: Mapping[str, Mapping[str, int | None]]


Days = Callable[[], Iterable[ActorDay]]  # of all days, worked out when they are asked for


@dataclass(frozen=True, eq=False)
class History:
    """The steps of each actor's stance on each issue, and the days on which anything about an issue
    changed, issue by issue, the oldest first.

    `influence` is how large actors are drawn on each issue (0..1 relative to the largest), on all
    days alike; `ended` are ties that are no more. `told` works out the days, which takes longer
    than all the rest and which only a map asks for; how sure the answers were is told by so many
    `replicates`. Where there was too much to work out, `left_out` says how many of an issue's
    earliest days are not among them, and `undoubted` are the issues whose earliest answers come
    without ranges. `told_of_actors` works out who stood with whom on every day, which takes longer
    still.
    """

    steps: Mapping[tuple[str, str], tuple[Step, ...]]
    influence: Mapping[str, Mapping[str, float]]
    told: Callable[[], Iterable[IssueDay]] = tuple
    ended: tuple[Tie, ...] = ()
    left_out: Mapping[str, int] = field(default_factory=dict)
    undoubted: frozenset[str] = frozenset()
    replicates: int = 0
    told_of_actors: Days = tuple

    @cached_property
    def actor_days(self) -> tuple[ActorDay, ...]:
        """Camps and ranks on all days on which they changed, the oldest first; of many days and
        actors the last ones."""
        return tuple(self.told_of_actors())

    @cached_property
    def days(self) -> tuple[IssueDay, ...]:
        """What was to be said of each issue on its days."""
        return tuple(self.told())
