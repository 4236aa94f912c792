"""Who stood with whom and how each ranked, on every day on which that changed, as the reports of
these days have it."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

import numpy as np

from graphkit.analysis.report_context import ReportContext
from graphkit.analysis.timeline.spans import claim_days
from graphkit.analysis.timeline.states import State, States, content
from graphkit.dataset import Dataset
from graphkit.engines.balance.matching import called_like
from graphkit.history import ActorDay

Ranks = Mapping[str, int | None]

WORK = 8_500_000  # days x (actors + ties) ** 2: some seconds; of more days the last ones


def affordable(dataset: Dataset) -> int:
    """For how many days there is time; 0 where that is for the last one alone."""
    found = int(WORK / max(1.0, (len(dataset.actors) + len(dataset.ties)) ** 2))
    return found if found > 1 else 0


@dataclass(frozen=True, eq=False)
class ActorDays:
    """The days of the report that `today` is of."""

    today: ReportContext

    def found(self) -> Iterator[ActorDay]:
        """The oldest first; the last is as the report's own. None where nothing has a date, or
        there is no time."""
        days = [*self._found_backwards()][::-1]
        yield from days[:1]
        yield from (new for old, new in pairwise(days) if _other(old, new))

    def _found_backwards(self) -> Iterator[ActorDay]:
        """Camps are called by the numbers of the day after, so that they keep their colours."""
        names: Mapping[str, int] = self.today.camp_of if self._states else {}
        for day, state in self._states:
            own = state is self._states[0][1]
            camps = names if own else called_like(state.camps, names)
            names = camps or names
            context = ReportContext(state.run, divided=camps)
            ranks = {issue: self._ranks(state, issue) for issue in self._issues}
            yield ActorDay(day, camps, context.camps, ranks)

    @cached_property
    def _states(self) -> list[tuple[date | None, State]]:
        """The states of the last days, as many as there is time for, the latest first."""
        run = self.today.run
        every, last = States(run), run.as_of
        days = [None, *claim_days(run.whole, last)] if last else []
        some = days[::-1][: affordable(run.dataset)]
        return [(day, every.on(day or date.min)) for day in some]

    def _ranks(self, state: State, issue: str) -> Ranks:
        """The ranks of a report on an issue, worked out once for what they hang on."""
        held = state.positions
        column = held.column(issue)
        spoken, power = np.isnan(held.position[:, column]), held.capability[:, column]
        key = (issue, spoken.tobytes(), power.tobytes(), content(state.run.view("influence")))
        if key not in self._known:
            about = ReportContext(state.run.about(issue))
            ranks = about.rank_of.items()
            self._known[key] = {a: None if a in about.aggregates else n for a, n in ranks}
        return self._known[key]

    @cached_property
    def _known(self) -> dict[Hashable, Ranks]:
        return {}

    @property
    def _issues(self) -> list[str]:
        return [issue.id for issue in self.today.run.dataset.issues]


def _other(old: ActorDay, new: ActorDay) -> bool:
    return (old.camps, old.ranks) != (new.camps, new.ranks) or [
        str(camp.label) for camp in old.labelled
    ] != [str(camp.label) for camp in new.labelled]
