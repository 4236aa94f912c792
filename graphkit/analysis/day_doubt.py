"""How sure the answer on an issue was day by day: by the replicates that a report as of that day
draws of what was claimed until then."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from graphkit.dataset import Dataset
from graphkit.engines.uncertainty.draws import draw_on
from graphkit.engines.uncertainty.error_model import ErrorModel
from graphkit.engines.uncertainty.headline_stability import headline_stability
from graphkit.engines.uncertainty.missed import missed_stances
from graphkit.engines.uncertainty.outcome_range import outcome_range
from graphkit.engines.uncertainty.results import OutcomeRange
from graphkit.engines.uncertainty.stance_chances import Chances, remembered, stance_chances
from graphkit.graph.claims import Claims
from graphkit.partial_date import last_day

WORK = 12_000_000  # stances x (replicates and other stances), over all days: a few seconds

_ERRORS = ErrorModel()


@dataclass(frozen=True, slots=True)
class Sure:
    """How sure an answer is: the forecast's range, and in what share of the replicates the side
    that leads does so (None: none leads)."""

    spread: OutcomeRange | None
    majority: float | None


@dataclass(frozen=True, eq=False)
class DayDoubt:
    """What was doubtful on the days of a dataset, of which `claims` are the claims; `main` is the
    issue that matters first."""

    dataset: Dataset
    claims: Claims
    main: str | None
    replicates: int
    seed: int

    def worked_out(self, days: Mapping[str, int]) -> frozenset[str]:
        """The issues, of those with so many days of their own, for which there is time."""
        found, left = set(), WORK
        on = Counter(row.issue for row in self.dataset.stances)
        every = len(self.days) * len(self.dataset.stances)
        for issue in sorted(days, key=lambda issue: issue != self.main):
            left -= on[issue] * (days[issue] * self.replicates + every)
            if left >= 0:
                found.add(issue)
        return frozenset(found)

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The days on which anybody took a stance, the oldest first."""
        return tuple(sorted({last_day(row.date) for row in self.dataset.stances if row.date}))

    def changes(self, issue: str, first: date | None, after: date | None) -> Iterator[date]:
        """The days after `first` and before `after` on which others than those who had taken a
        stance on an issue may have been missed: who takes one elsewhere may be among them."""
        before = self._may_be(issue, first)
        for day in self.days:
            if (first is None or day > first) and (after is None or day < after):
                now = self._may_be(issue, day)
                if now != before:
                    yield day
                before = now

    def on(self, issue: str, day: date | None) -> Sure:
        """How sure the answer on an issue was."""
        claims, number = self._until(day), self._number[issue]
        drawn = draw_on(claims, number, _ERRORS, self.replicates, self.seed, self._chances)
        return Sure(
            outcome_range(drawn, number, "compromise"),
            headline_stability(drawn, number).majority,
        )

    def _may_be(self, issue: str, day: date | None) -> object:
        _, missed = missed_stances(self._until(day), _ERRORS, self.seed, self._number[issue])
        return missed.like.tolist(), missed.end.tolist()

    @cached_property
    def _number(self) -> dict[str, int]:
        return {question.id: number for number, question in enumerate(self.claims.issues)}

    @cached_property
    def _chances(self) -> Chances:
        return remembered(stance_chances(self.seed, self.replicates))

    @cached_property
    def _cut(self) -> dict[date | None, Claims]:
        return {}

    def _until(self, day: date | None) -> Claims:
        """What was claimed of stances and power by a day; None is before all days."""
        if day not in self._cut:
            known = self.dataset.until(day or date.min)
            ids = {row.id for row in known.stances} | {row.id for row in known.influence}
            self._cut[day] = self.claims.among(ids)
        return self._cut[day]
