"""How an issue stood on every day on which anything about it changed, as the report of that day
says."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np

from graphkit.analysis.answer_words import counted, expected, is_clear
from graphkit.analysis.day_doubt import DayDoubt, Sure
from graphkit.card import NotDefined
from graphkit.current_claim import Step, steps
from graphkit.dataset import Dataset, Issue, Stance
from graphkit.decided_by_vote import vote_leads
from graphkit.graph.build import claim_graph
from graphkit.graph.positions import Positions
from graphkit.graph.stances import stance
from graphkit.history import IssueDay
from graphkit.language import Text
from graphkit.measures.compromise import compromise
from graphkit.measures.decision_path import decision_path
from graphkit.membership import bodies_of, everybody_in
from graphkit.partial_date import last_day

WORK = 100_000  # stances looked at, over all days: beyond, the earliest days are left out


@dataclass(frozen=True, eq=False)
class IssueDays:
    """The days of a dataset that was cut for the report's own day, `today`.

    `now` are the positions of that day, which need not be worked out again; `doubt` says how sure
    the answers were, without it they are as the claims are coded.
    """

    dataset: Dataset
    now: Positions
    today: date | None
    doubt: DayDoubt | None = None

    @cached_property
    def steps(self) -> Mapping[tuple[str, str], tuple[Step, ...]]:
        """How each actor's current stance on each issue went."""
        return steps(self.dataset.stances)

    def found(self) -> Iterator[IssueDay]:
        """Issue by issue, the oldest day first; None stands for all days before the first."""
        for issue in self.dataset.issues:
            yield from self._of(issue)

    @cached_property
    def left_out(self) -> Mapping[str, int]:
        """How many of the earliest days are left out, of the issues of which any are."""
        lost = {issue: len(days) - len(self._kept[issue]) for issue, days in self._days.items()}
        return {issue: count for issue, count in lost.items() if count}

    @property
    def undoubted(self) -> frozenset[str]:
        """The issues of whose earliest days there was no time to work out how sure the answers
        were."""
        return frozenset(id for id, count in self._doubted.items() if count < len(self._kept[id]))

    @cached_property
    def _doubted(self) -> Mapping[str, int]:
        """For how many of the last days of each issue how sure the answer was is worked out."""
        return {} if self.doubt is None else self.doubt.worked_out(self._kept)

    def _of(self, issue: Issue) -> Iterator[IssueDay]:
        days = self._kept[issue.id]
        first = len(days) - self._doubted.get(issue.id, 0)
        for number, (day, after) in enumerate(zip(days, [*days[1:], None], strict=True)):
            held = self.now if after is None else self._held(issue.id, day)
            told = day if after is not None else self.today or day
            every = self.doubt if number >= first else None
            sure = every or (self.doubt if after is None else None)  # as the report of that day
            vote = _vote(held, issue)
            last = _day(issue, day, held, told, vote, sure.on(issue.id, day) if sure else None)
            yield last
            for quiet in every.changes(issue.id, day, after) if every else ():
                again = every.on(issue.id, quiet) if every else None
                now = replace(_day(issue, quiet, held, told, vote, again), quiet=True)
                if _other_words(now, last):
                    yield (last := now)

    def _held(self, issue: str, day: date | None) -> Positions:
        return stance(claim_graph(self._parts[issue].until(day or date.min)))

    @cached_property
    def _parts(self) -> Mapping[str, Dataset]:
        return {issue.id: self._part(issue) for issue in self.dataset.issues}

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

    def _members(self, body: str) -> frozenset[str]:
        return self._inside.get(body, frozenset())

    @cached_property
    def _inside(self) -> Mapping[str, frozenset[str]]:
        return everybody_in(self._member_of)

    def _part(self, issue: Issue) -> Dataset:
        """What bears on one issue: its stances, who holds them, their power, and who decides."""
        data = self.dataset
        stances = tuple(self._stances.get(issue.id, ()))
        placed = {row.actor for row in stances}
        placed |= {body for actor in placed for body in bodies_of(actor, self._member_of)}
        placed |= {*issue.decided_by}.union(*map(self._members, issue.decided_by))
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

    @cached_property
    def _days(self) -> Mapping[str, list[date | None]]:
        return {issue.id: self._days_of(issue) for issue in self.dataset.issues}

    @cached_property
    def _kept(self) -> Mapping[str, list[date | None]]:
        """The days of each issue for which there is time, the last ones."""
        most = {id: WORK // max(1, len(part.stances)) for id, part in self._parts.items()}
        return {issue: days[-max(1, most[issue]) :] for issue, days in self._days.items()}

    def _days_of(self, issue: Issue) -> list[date | None]:
        """When anything about an issue changed, from the first stance on it."""
        said = self._spoken.get(issue.id)
        if not said:
            return []
        first = None if None in said else min(day for day in said if day)
        other = [row.date and last_day(row.date) for row in self._parts[issue.id].influence]
        decided = issue.decided_on if issue.outcome is not None else None
        other.append(decided and last_day(decided))
        later = {d for d in (*said, *other) if d and (first is None or d > first)}
        return [first, *sorted(day for day in later if self.today is None or day <= self.today)]


def _day(
    issue: Issue,
    day: date | None,
    held: Positions,
    told: date | None,
    vote: Text | None,
    sure: Sure | None,
) -> IssueDay:
    """The answer on a day, as it is told on that day or, where nothing changed since, a later."""
    column = held.column(issue.id)
    placed = ~np.isnan(held.position[:, column])
    own = placed & ~held.represented[:, column]
    positions = held.position[own, column].tolist()
    sides = Counter(issue.scale.side(position) for position in positions)
    found = _forecast(held, issue)
    unit, spread = found.get("outcome_unit"), sure.spread if sure else None
    clear = is_clear(sure.majority if sure else None)
    return IssueDay(
        issue=issue.id,
        day=day,
        represented=tuple(held.actors[row] for row in np.flatnonzero(placed & ~own).tolist()),
        counts=(sides[-1], sides[0], sides[1]),
        headline=vote or counted(issue, positions, clear=clear),
        expected=expected(issue, found, spread, told or date.min),
        forecast=unit if isinstance(unit, float) else None,
        ends=(spread.unit_low, spread.unit_high) if spread else None,
    )


def _other_words(one: IssueDay, other: IssueDay) -> bool:
    return (one.headline, one.expected) != (other.headline, other.expected)


def _vote(held: Positions, issue: Issue) -> Text | None:
    """What the vote comes to, where that is the answer."""
    if not issue.decided_by:
        return None
    try:
        found = decision_path(held, issue=issue.id)
    except NotDefined:
        return None
    return found.reading if vote_leads(found.summary or {}) else None


def _forecast(held: Positions, issue: Issue) -> Mapping[str, object]:
    try:
        return compromise(held, issue=issue.id).summary or {}
    except NotDefined:
        return {}
