"""What changed between two states of a case: who moved, which ties turned, what came of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from graphkit.analysis.links import drawn_links
from graphkit.analysis.run import Run
from graphkit.dataset import Event
from graphkit.engines.balance.matching import called_like
from graphkit.errors import UsageError
from graphkit.evidence import Claimed, claimed
from graphkit.graph.build import unsigned_claims
from graphkit.graph.network import Network
from graphkit.graph.positions import Positions, Question
from graphkit.phrases import phrase
from graphkit.pictures import Link
from graphkit.scale import ERROR, Scale

if TYPE_CHECKING:
    from graphkit.analysis.whatif import Comparison

ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Moved:
    """An actor whose current position (-1..1) on an issue is another one; None: has none.

    `claim` is the row that states it now, or stated it before where there is none any more.
    """

    actor: str
    issue: str
    before: float | None
    after: float | None
    claim: str | None

    @property
    def shift(self) -> float | None:
        """How far the actor moved towards support (> 0) or opposition (< 0)."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before

    @property
    def is_more_than_doubt(self) -> bool:
        """Whether the actor moved further than a coded position may be off."""
        return self.shift is not None and abs(self.shift) > ERROR + ROUNDING

    @property
    def turned(self) -> bool:
        """Whether the actor went over from one side to the other; a neutral position is on
        neither."""
        if self.before is None or self.after is None:
            return False
        return Scale.side(self.before) * Scale.side(self.after) < 0


@dataclass(frozen=True, slots=True)
class Retied:
    """A tie that is new, gone, or says something else; None: there is no such tie."""

    before: Link | None
    after: Link | None

    @property
    def link(self) -> Link:
        """The tie as it is now, or as it was where it is gone."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True, eq=False)
class Changes:
    """Two runs on the same case, the earlier state and the later one, side by side."""

    before: Run
    now: Run

    @property
    def names(self) -> tuple[str, str]:
        """What to call the two states: by day, or else by dataset, or else by digest."""
        one, other = self.before, self.now
        if one.as_of and other.as_of and one.as_of != other.as_of:
            return one.as_of.isoformat(), other.as_of.isoformat()
        if one.dataset.name != other.dataset.name:
            return one.dataset.name, other.dataset.name
        return one.sha256[:7], other.sha256[:7]

    @cached_property
    def moved(self) -> tuple[Moved, ...]:
        """Everybody whose position differs by more than it may be off: those who changed sides,
        then other moves, then new stances, then those that are gone; the largest first."""
        old, new = _positions(self.before), _positions(self.now)
        found = []
        for actor, issue in sorted(old.keys() | new.keys()):
            was, is_ = (state.get((actor, issue), (None, None)) for state in (old, new))
            found.append(Moved(actor, issue, was[0], is_[0], is_[1] or was[1]))
        changed = [row for row in found if row.shift is None or row.is_more_than_doubt]
        return tuple(sorted(changed, key=largest_first))

    @cached_property
    def ties(self) -> tuple[Retied, ...]:
        """Every tie that turned, then new ones, then those gone; the strongest first."""
        old, new = _links(self.before), _links(self.now)
        pairs = [Retied(old.get(ends), new.get(ends)) for ends in sorted(old.keys() | new.keys())]
        changed = [
            p for p in pairs if not (p.before and p.after) or p.before.state != p.after.state
        ]
        return tuple(sorted(changed, key=lambda p: (_kind(p), -p.link.strength)))

    @cached_property
    def appeared(self) -> tuple[str, ...]:
        """Actors with a stance or a tie now who had neither before."""
        return tuple(sorted(_active(self.now) - _active(self.before)))

    @cached_property
    def gone(self) -> tuple[str, ...]:
        """Actors with a stance or a tie before who have neither now."""
        return tuple(sorted(_active(self.before) - _active(self.now)))

    def claimed(self, changed: Moved | Retied) -> Claimed | None:
        """The claim behind a change: from the later state, or the earlier where it is gone."""
        run = self.before if changed.after is None else self.now
        claim = changed.claim if isinstance(changed, Moved) else changed.link.claims[0]
        return claimed(run.dataset, claim) if claim else None

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """What happened after the earlier state's last day, the latest last."""
        day = self.before.as_of
        rows = (row for row in self.now.dataset.events if day is None or row.date > day)
        return tuple(sorted(rows, key=lambda row: (row.date, row.id)))

    def question(self, moved: Moved) -> Question:
        """The issue that an actor moved on."""
        view = (self.before if moved.after is None else self.now).view("stance")
        assert isinstance(view, Positions)
        return view.issues[view.column(moved.issue)]

    @cached_property
    def comparison(self) -> Comparison:
        """Outcomes, camps and ranks of both states. The later camps go by the names of the
        earlier ones that they share most actors with."""
        from graphkit.analysis.whatif import Comparison, scenario_outcome

        runs = (self.before, self.now)
        old, new = (
            scenario_outcome(name, run.dataset) for name, run in zip(self.names, runs, strict=True)
        )
        was, is_ = (_camps(run) for run in runs)
        if self.before.divided_by != self.now.divided_by:  # camps are no groups: not compared
            was = is_ = {}
        view = self.now.view("stance")
        assert isinstance(view, Positions)
        known = old.outcomes.keys()
        issues = {question.id: question for question in view.issues if question.id in known}
        return Comparison(
            issues,
            replace(old, camps=was),
            (replace(new, camps=called_like(is_, was)),),
            self.by_groups,
        )

    @property
    def by_groups(self) -> bool:
        """Whether groups stand where camps would, in both states."""
        return {self.before.divided_by, self.now.divided_by} == {"groups"}


def _positions(run: Run) -> dict[tuple[str, str], tuple[float, str | None]]:
    view = run.view("stance")
    assert isinstance(view, Positions)
    rows, columns = np.nonzero(~np.isnan(view.position))
    return {
        (view.actors[a], view.issues[i].id): (float(view.position[a, i]), view.claim[a][i])
        for a, i in zip(rows.tolist(), columns.tolist(), strict=True)
    }


def largest_first(row: Moved) -> tuple[object, ...]:
    """The order in which moves are told: changes of side, other moves, new stances, those gone."""
    order = 0 if row.turned else 1 if row.shift is not None else 2 if row.after is not None else 3
    size = row.shift if row.shift is not None else row.after or row.before or 0.0
    return order, -round(abs(size), 9), row.actor, row.issue


def _links(run: Run) -> dict[tuple[str, str], Link]:
    signed, influence = run.view("signed"), run.view("influence")
    assert isinstance(signed, Network) and isinstance(influence, Network)
    links = drawn_links(signed, influence, {}, unsigned_claims(run.graph))
    return {(link.source, link.target): link for link in links}


def _kind(tie: Retied) -> int:
    return 0 if tie.before and tie.after else 1 if tie.after else 2


def _active(run: Run) -> set[str]:
    data = run.dataset
    ends = (end for tie in data.ties for end in (tie.source_actor, tie.target_actor))
    return {*ends, *(stance.actor for stance in data.stances)}


def _camps(run: Run) -> dict[str, int]:
    return {actor: int(camp) for actor, camp in run.division.values.items()}


def changes_since(since: date, run: Run) -> Changes:
    """A run beside the same case on an earlier day.

    Raises `UsageError` for a day that is not before the run's own.
    """
    today = run.as_of
    if today is None or since >= today:
        raise UsageError(
            phrase(
                "There is nothing to compare: {since} is not before the report's day{said}.",
                since=since,
                said=phrase(", {today}", today=today) if today else "",
            )
        )
    earlier = replace(run.settings, as_of=since, since=None)
    return Changes(Run(run.whole, earlier, sha256=run.sha256), run)
