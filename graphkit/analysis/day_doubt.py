"""How sure the answer on an issue was day by day: by the replicates that a report as of that day
draws of what was claimed until then."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from graphkit.dataset import Dataset
from graphkit.engines.uncertainty.draws import draw_on
from graphkit.engines.uncertainty.error_model import ErrorModel
from graphkit.engines.uncertainty.headline_stability import headline_stability
from graphkit.engines.uncertainty.missed import StanceLenders
from graphkit.engines.uncertainty.outcome_range import outcome_range
from graphkit.engines.uncertainty.results import OutcomeRange
from graphkit.engines.uncertainty.stance_chances import Chances, remembered, stance_chances
from graphkit.graph.claims import Claims
from graphkit.partial_date import last_day

WORK = 8_000_000  # stances x (replicates and other stances), over all days: a few seconds
_KEPT = 1_000_000  # stances x replicates of which what chance says is kept: 80 MB

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

    def worked_out(self, days: Mapping[str, Sequence[date | None]]) -> dict[str, int]:
        """For how many of the last days of each issue there is time; the main issue goes first."""
        found, left = dict.fromkeys(days, 0), WORK
        for issue in sorted(days, key=lambda issue: issue != self.main):
            pairs = zip(days[issue], [*days[issue][1:], None], strict=True)
            for day, after in reversed([*pairs]):
                left -= self._work(issue, day, after)
                found[issue] += left >= 0
        return found

    def _work(self, issue: str, day: date | None, after: date | None) -> int:
        """What a day takes: to draw its stances, and to see on which days until the next others
        may have been missed."""
        here, every = (bisect_right(made, day or date.min) for made in self._made_on(issue))
        return here * (self.replicates + every * len(self._between(day, after)))

    def _made_on(self, issue: str) -> tuple[Sequence[date], Sequence[date]]:
        """The days of the stances on an issue, and of all, in order; undated ones come first."""
        return self._made.get(issue, ()), self._made[""]

    @cached_property
    def _made(self) -> Mapping[str, Sequence[date]]:
        """The same by issue; those of all under no name."""
        found: dict[str, list[date]] = {"": []}
        for row in self.dataset.stances:
            day = last_day(row.date) if row.date else date.min
            found[""].append(day)
            found.setdefault(row.issue, []).append(day)
        return {issue: sorted(made) for issue, made in found.items()}

    @cached_property
    def days(self) -> tuple[date, ...]:
        """The days on which anybody took a stance, the oldest first."""
        return tuple(sorted({last_day(row.date) for row in self.dataset.stances if row.date}))

    def changes(self, issue: str, first: date | None, after: date | None) -> Iterator[date]:
        """The days after `first` and before `after` on which others than those who had taken a
        stance on an issue may have been missed: who takes one elsewhere may be among them."""
        before = self._may_be(issue, first)
        for day in self._between(first, after):
            now = self._may_be(issue, day)
            if now != before:
                yield day
            before = now

    def _between(self, first: date | None, after: date | None) -> Sequence[date]:
        """The days after one and before another; None is before all, or after all."""
        start = bisect_right(self.days, first or date.min)
        return self.days[start : len(self.days) if after is None else bisect_left(self.days, after)]

    def on(self, issue: str, day: date | None) -> Sure:
        """How sure the answer on an issue was."""
        claims, number = self._until(day), self._number[issue]
        drawn = draw_on(claims, number, _ERRORS, self.replicates, self.seed, self._chances)
        return Sure(
            outcome_range(drawn, number, "compromise"),
            headline_stability(drawn, number).majority,
        )

    def _may_be(self, issue: str, day: date | None) -> object:
        if day not in self._lenders:
            self._lenders[day] = StanceLenders(self._until(day), _ERRORS, self.seed)
        _, missed = self._lenders[day].missed(self._number[issue])
        return missed.like.tolist(), missed.end.tolist()

    @cached_property
    def _lenders(self) -> dict[date | None, StanceLenders]:
        return {}

    @cached_property
    def _number(self) -> dict[str, int]:
        return {question.id: number for number, question in enumerate(self.claims.issues)}

    @cached_property
    def _chances(self) -> Chances:
        drawn = stance_chances(self.seed, self.replicates)
        few = len(self.claims.stances) * self.replicates <= _KEPT
        return remembered(drawn) if few else drawn

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
