"""How an issue stood on every day on which anything about it changed, as the report of that day
says."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np

from graphkit.analysis.answer_words import counted, expected
from graphkit.card import NotDefined
from graphkit.current_claim import Step, steps
from graphkit.dataset import Dataset, Issue, Stance
from graphkit.graph.build import claim_graph
from graphkit.graph.positions import Positions
from graphkit.graph.stances import stance
from graphkit.history import IssueDay
from graphkit.measures.compromise import compromise
from graphkit.membership import bodies_of
from graphkit.partial_date import last_day

WORK = 100_000  # stances looked at, over all days: beyond, the earliest days are left out


@dataclass(frozen=True, eq=False)
class IssueDays:
    """The days of a dataset that was cut for the report's own day, `today`.

    `now` are the positions of that day, which need not be worked out again.
    """

    dataset: Dataset
    now: Positions
    today: date | None

    @cached_property
    def steps(self) -> Mapping[tuple[str, str], tuple[Step, ...]]:
        """How each actor's current stance on each issue went."""
        return steps(self.dataset.stances)

    def found(self) -> Iterator[IssueDay]:
        """Issue by issue, the oldest day first; None stands for all days before the first."""
        for issue in self.dataset.issues:
            yield from self._of(issue)

    def _of(self, issue: Issue) -> Iterator[IssueDay]:
        part = self._part(issue)
        days = self._days(issue, part)
        for day in days[:-1]:
            yield _day(issue, day, stance(claim_graph(part.until(day or date.min))))
        for day in days[-1:]:
            yield _day(issue, day, self.now, self.today)

    @cached_property
    def _stances(self) -> Mapping[str, Sequence[Stance]]:
        """The stances on each issue."""
        found: dict[str, list[Stance]] = defaultdict(list)
        for row in self.dataset.stances:
            found[row.issue].append(row)
        return found

    @cached_property
    def _spoken(self) -> Mapping[str, set[date | None]]:
        """The days on which somebody spoke on each issue."""
        found: dict[str, set[date | None]] = defaultdict(set)
        for (_, issue), line in self.steps.items():
            found[issue].update(step.day for step in line)
        return found

    @cached_property
    def _member_of(self) -> Mapping[str, tuple[str, ...]]:
        return {actor.id: actor.member_of for actor in self.dataset.actors}

    def _part(self, issue: Issue) -> Dataset:
        """What bears on one issue: its stances, who holds them, and their power."""
        data = self.dataset
        stances = tuple(self._stances.get(issue.id, ()))
        placed = {row.actor for row in stances}
        placed |= {body for actor in placed for body in bodies_of(actor, self._member_of)}
        return replace(
            data,
            actors=tuple(actor for actor in data.actors if actor.id in placed),
            issues=(issue,),
            stances=stances,
            influence=tuple(row for row in data.influence if row.actor in placed),
            ties=(),
            direct_influence=(),
            events=(),
            bodies=data.aggregates,
        )

    def _days(self, issue: Issue, part: Dataset) -> list[date | None]:
        """When anything about an issue changed, from the first stance on it."""
        said = self._spoken.get(issue.id)
        if not said:
            return []
        first = None if None in said else min(day for day in said if day)
        other = [row.date and last_day(row.date) for row in part.influence]
        other.append(issue.decided_on if issue.outcome is not None else None)
        later = {d for d in (*said, *other) if d and (first is None or d > first)}
        found = [first, *sorted(day for day in later if self.today is None or day <= self.today)]
        return found[-max(1, WORK // max(1, len(part.stances))) :]


def _day(issue: Issue, day: date | None, held: Positions, today: date | None = None) -> IssueDay:
    """The answer on a day; `today` is the day it is told on, where that is a later one."""
    column = held.column(issue.id)
    placed = ~np.isnan(held.position[:, column])
    own = placed & ~held.represented[:, column]
    found = _forecast(held, issue)
    unit = found.get("outcome_unit")
    return IssueDay(
        issue=issue.id,
        day=day,
        represented=tuple(held.actors[row] for row in np.flatnonzero(placed & ~own).tolist()),
        headline=counted(issue, held.position[own, column].tolist(), clear=True),
        expected=expected(issue, found, None, today or day or date.min),
        forecast=unit if isinstance(unit, float) else None,
    )


def _forecast(held: Positions, issue: Issue) -> Mapping[str, object]:
    try:
        return compromise(held, issue=issue.id).summary or {}
    except NotDefined:
        return {}
