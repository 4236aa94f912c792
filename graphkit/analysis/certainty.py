"""How sure every number of a run is: intervals, chances, and what the conclusions hang on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import get_args

import numpy as np

from graphkit.analysis.replicates import by_card
from graphkit.analysis.run import Run
from graphkit.engines.ahead import Ahead, Steps
from graphkit.engines.doubt.camp_certainty import CampCertainty, camp_certainty
from graphkit.engines.doubt.doubt_notes import doubt_notes, left_out_notes
from graphkit.engines.doubt.draws import Doubt, Worlds, draw, point
from graphkit.engines.doubt.hinges import Conclusions, Hinge, conclusions, hinges
from graphkit.engines.doubt.how_many import affordable, usual
from graphkit.engines.doubt.outcome_range import Model, OutcomeRange, outcome_range
from graphkit.engines.doubt.ranks import intervals, shared_ranks, top
from graphkit.engines.doubt.replicates import STACKED, Replicates
from graphkit.findings import Interval
from graphkit.graph.claims import Claims
from graphkit.graph.network import Floats
from graphkit.language import Text
from graphkit.measures import measures

__all__ = [
    "Certainty",
    "Held",
    "certainty",
    "replicates_of",
    "shared_ranks",
]

CAPABILITY = "capability"
_ON_EVERY_ISSUE = ("compromise", "median_voter", "decision_path")  # what a report shows of all


@dataclass(frozen=True, slots=True)
class Held:
    """In what share of the replicates the sentences of a headline hold.

    `majority`: the same side has more actors (or neither has). `outcome`: the forecast falls on
    the same side. `deciders`: each of those who decide is on the same side, with a stance.
    None where there is nothing to hold.
    """

    majority: float | None
    outcome: float | None
    deciders: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Begun:
    """What a report asks for: intervals, hinges, what holds, ranges of forecasts.

    Intervals by measure and by the actors that are not ranked, ranges by model and issue.
    """

    intervals: Mapping[tuple[str, frozenset[str]], dict[str, Interval]]
    hinges: tuple[Hinge, ...]
    held: Held
    outcomes: Mapping[tuple[Model, str], OutcomeRange | None]


@dataclass(frozen=True, eq=False)
class Certainty:
    """How sure the numbers of one run are. Everything is computed on first use, once.

    Replicates are drawn from the claims' confidence (see `doubt`); the same run, number of
    replicates and seed give the same numbers. `ahead` may be computing some of them already,
    see `steps`.
    """

    run: Run
    replicates: int
    seed: int
    doubt: Doubt = field(default_factory=Doubt)
    ahead: Ahead | None = None

    @cached_property
    def claims(self) -> Claims:
        """The claims that are doubted."""
        view = self.run.view("claims")
        assert isinstance(view, Claims)
        return view

    @cached_property
    def worlds(self) -> Worlds:
        """The replicates of the claims."""
        return draw(self.claims, self.doubt, self.replicates, self.seed)

    @cached_property
    def drawn(self) -> Replicates:
        """The replicates' networks."""
        return Replicates(self.worlds)

    @cached_property
    def issue(self) -> int | None:
        """The number of the run's main issue, None without one."""
        ids = [question.id for question in self.claims.issues]
        return ids.index(self.run.issue) if self.run.issue in ids else None

    @cached_property
    def notes(self) -> tuple[Text, ...]:
        """What the intervals assume and what they do not cover."""
        return (*doubt_notes(self.claims, self.doubt), *left_out_notes(self.claims))

    @cached_property
    def _values(self) -> dict[str, Floats | None]:
        return {}

    def values(self, measure: str) -> Floats | None:
        """A measure with its usual parameters in every replicate (actors x replicates).

        `capability` is coded power on the main issue, 0 where none is coded. None for measures
        that have no number for every actor or need more than one view; nan in replicates
        where it is not defined. Raises `UsageError` for an unknown measure.
        """
        if measure not in self._values:
            self._values[measure] = self._compute(measure)
        return self._values[measure]

    def _compute(self, measure: str) -> Floats | None:
        if measure == CAPABILITY:
            if self.issue is None:
                return None
            every = np.arange(len(self.claims))
            return np.nan_to_num(self.worlds.capability_on(self.issue, every))
        if measure in STACKED:
            return self.drawn.values(measure)
        return by_card(measures[measure], self.drawn)

    def intervals(self, measure: str, without: frozenset[str] = frozenset()) -> dict[str, Interval]:
        """How far each actor's value and rank may be off; empty where there is no such number.

        Actors in `without` are not ranked, and the others are ranked as if those were not there.
        """
        begun = self._begun
        if begun is not None and (measure, without) in begun.intervals:
            return begun.intervals[measure, without]
        return self._intervals(measure, without)

    def _intervals(self, measure: str, without: frozenset[str]) -> dict[str, Interval]:
        values = self.values(measure)
        if values is None:
            return {}
        rows = [row for row, actor in enumerate(self.claims.actors) if actor not in without]
        return intervals([self.claims.actors[row] for row in rows], values[rows])

    def begin(self, names: Iterable[str], unranked: frozenset[str] | None) -> Begun:
        """Everything that a report asks for: about these measures, and the ranks by capability
        of all but the `unranked` (None: not asked for)."""
        wanted = [(str(name), frozenset[str]()) for name in names if name in STACKED]
        if unranked is not None:
            wanted.append((CAPABILITY, unranked))
        ranges = {
            (model, question.id): outcome_range(self.worlds, number, model)
            for number, question in enumerate(self.claims.issues)
            for model in get_args(Model)
            if number == self.issue or model in _ON_EVERY_ISSUE
        }
        return Begun(
            {(name, without): self._intervals(name, without) for name, without in wanted},
            self._hinges(),
            self._held(),
            ranges,
        )

    def steps(self, names: Iterable[str], unranked: frozenset[str] | None) -> Steps:
        """The same in a process of its own: first what a report asks for (`Begun`), then, once it
        is told of the camps, how sure these are (`CampCertainty`)."""
        camps = yield self.begin(names, unranked)
        yield self._camps(*camps)

    def tell_camps(self) -> None:
        """Say what the camps are to whoever works ahead."""
        finding = self.run.finding("camps")
        if self.ahead is not None and finding.values:
            self.ahead.tell((dict(finding.values), dict(finding.parameters)))

    @property
    def _begun(self) -> Begun | None:
        return None if self.ahead is None else self.ahead.result(0)

    def chances(self, measure: str, most: int) -> dict[str, float]:
        """The share of replicates in which each actor is among the first `most`."""
        values = self.values(measure)
        if values is None or np.isnan(values).any(axis=0).all():
            return {}
        return dict(zip(self.claims.actors, top(values, most).tolist(), strict=True))

    @cached_property
    def camps(self) -> CampCertainty | None:
        """How sure the run's camps are; None where there are none."""
        finding = self.run.finding("camps")
        if not finding.values:
            return None
        begun = None if self.ahead is None else self.ahead.result(1)
        return begun or self._camps(finding.values, finding.parameters)

    def _camps(
        self, values: Mapping[str, float], parameters: Mapping[str, object]
    ) -> CampCertainty:
        weights, alpha = (parameters.get(word) for word in ("weights", "alpha"))
        return camp_certainty(
            self.worlds,
            {actor: int(camp) for actor, camp in values.items()},
            weights="count" if weights == "count" else "strength",
            alpha=alpha if isinstance(alpha, float) else 0.5,
        )

    def outcome(self, model: Model = "compromise", issue: str | None = None) -> OutcomeRange | None:
        """The range of a forecast and the chance of each side; on the main issue by default."""
        ids = [question.id for question in self.claims.issues]
        asked = issue if issue is not None else self.run.issue
        if asked not in ids:
            return None
        begun = self._begun
        if begun is not None and (model, asked) in begun.outcomes:
            return begun.outcomes[model, asked]
        if (model, asked) not in self._outcomes:
            self._outcomes[model, asked] = outcome_range(self.worlds, ids.index(asked), model)
        return self._outcomes[model, asked]

    @cached_property
    def _outcomes(self) -> dict[tuple[Model, str], OutcomeRange | None]:
        return {}

    @cached_property
    def held(self) -> Held:
        """How often the sentences of the headline hold."""
        begun = self._begun
        return self._held() if begun is None else begun.held

    def _held(self) -> Held:
        if self.issue is None:
            return Held(None, None, {})
        whole = conclusions(point(self.claims), self.issue)
        drawn = conclusions(self.worlds, self.issue)
        return _held(whole, drawn, self.claims.issues[self.issue].decided_by)

    @cached_property
    def hinges(self) -> tuple[Hinge, ...]:
        """The sources, coders and actors that the conclusions hang on, what flips most first."""
        begun = self._begun
        return self._hinges() if begun is None else begun.hinges

    def _hinges(self) -> tuple[Hinge, ...]:
        return hinges(self.claims, self.issue, "betweenness")

    @cached_property
    def coders(self) -> tuple[str, ...]:
        """Who coded the data, as far as `x_coder` says; leaving one out needs at least two."""
        rows = (*self.claims.ties.coders, *self.claims.stances.coders)
        return tuple(sorted({coder for coder in rows if coder}))


def certainty(run: Run, *, replicates: int = 1000, seed: int = 0) -> Certainty:
    """How sure the numbers of a run are, computed as far as it is asked."""
    return Certainty(run, replicates, seed)


def replicates_of(run: Run) -> int:
    """How many replicates a run draws: as many as it was asked for, else what is usual."""
    asked, data = run.settings.replicates, run.dataset
    if asked is not None:
        return asked
    if not affordable(len(data.actors), len(data.ties)):
        return 0
    view = run.view("claims")
    assert isinstance(view, Claims)
    return usual(view)


def _held(whole: Conclusions, drawn: Conclusions, deciders: tuple[str, ...]) -> Held:
    placed = not np.isnan(whole.deciders[:, 0]).all() if len(deciders) else False
    return Held(
        majority=float((drawn.majority == whole.majority[0]).mean()),
        outcome=None
        if np.isnan(whole.outcome[0])
        else float((np.sign(drawn.outcome) == np.sign(whole.outcome[0])).mean()),
        deciders={
            actor: float((drawn.deciders[row] == whole.deciders[row, 0]).mean())
            for row, actor in enumerate(deciders)
            if placed and not np.isnan(whole.deciders[row, 0])
        },
    )
