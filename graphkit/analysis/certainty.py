"""How sure every number of a run is: intervals, chances, and what the conclusions hang on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from graphkit.analysis.replicates import by_card
from graphkit.analysis.run import Run
from graphkit.engines.uncertainty.camp_certainty import camp_certainty
from graphkit.engines.uncertainty.draws import draw
from graphkit.engines.uncertainty.error_model import ErrorModel
from graphkit.engines.uncertainty.group_certainty import group_certainty
from graphkit.engines.uncertainty.headline_stability import headline_stability
from graphkit.engines.uncertainty.hinges import hinges
from graphkit.engines.uncertainty.notes import left_out_notes, uncertainty_notes
from graphkit.engines.uncertainty.outcome_range import outcome_range
from graphkit.engines.uncertainty.ranks import intervals, top
from graphkit.engines.uncertainty.replicate_measures import ReplicateMeasures
from graphkit.engines.uncertainty.replicates import Replicates
from graphkit.engines.uncertainty.results import (
    STACKED,
    CampCertainty,
    HeadlineStability,
    Hinge,
    OutcomeRange,
)
from graphkit.engines.uncertainty.stack_camps import pricing_of
from graphkit.findings import Interval
from graphkit.graph.claims import Claims
from graphkit.graph.network import Floats
from graphkit.language import Text
from graphkit.measures import measures

CAPABILITY = "capability"


@dataclass(frozen=True, eq=False)
class Certainty:
    """How sure the numbers of one run are. Everything is computed on first use, once.

    Replicates are drawn with the errors that claims may have (`errors`); the same run, number
    of replicates and seed give the same numbers.
    """

    run: Run
    replicates: int = 1000
    seed: int = 0
    errors: ErrorModel = field(default_factory=ErrorModel)

    @cached_property
    def claims(self) -> Claims:
        """The claims that may be wrong."""
        view = self.run.view("claims")
        assert isinstance(view, Claims)
        return view

    @cached_property
    def redrawn(self) -> Replicates:
        """The replicates of the claims."""
        return draw(self.claims, self.errors, self.replicates, self.seed)

    @cached_property
    def measured(self) -> ReplicateMeasures:
        """What was measured on the replicates' networks."""
        return ReplicateMeasures(self.redrawn)

    @cached_property
    def as_coded(self) -> ReplicateMeasures:
        """The same on the claims as they were coded."""
        return ReplicateMeasures(self.redrawn.as_coded)

    @cached_property
    def issue(self) -> int | None:
        """The number of the run's main issue, None without one."""
        ids = [question.id for question in self.claims.issues]
        return ids.index(self.run.issue) if self.run.issue in ids else None

    @cached_property
    def notes(self) -> tuple[Text, ...]:
        """What the intervals assume and what they do not cover."""
        return (*uncertainty_notes(self.claims, self.errors), *left_out_notes(self.claims))

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
            self._values[measure] = self._compute(measure, self.measured)
        return self._values[measure]

    def _compute(self, measure: str, measured: ReplicateMeasures) -> Floats | None:
        if measure == CAPABILITY:
            if self.issue is None:
                return None
            every = np.arange(len(self.claims))
            return np.nan_to_num(measured.replicates.capability_on(self.issue, every))
        if measure in STACKED:
            return measured.values(measure)
        return by_card(measures[measure], measured)

    def intervals(self, measure: str, without: frozenset[str] = frozenset()) -> dict[str, Interval]:
        """How far each actor's value and rank may be off; empty where there is no such number.

        Actors in `without` are not ranked, and the others are ranked as if those were not there.
        """
        values = self.values(measure)
        if values is None:
            return {}
        rows = [row for row, actor in enumerate(self.claims.actors) if actor not in without]
        coded = self._compute(measure, self.as_coded)
        return intervals(
            [self.claims.actors[row] for row in rows],
            values[rows],
            np.full(len(rows), np.nan) if coded is None else coded[rows, 0],
        )

    def chances(self, measure: str, most: int) -> dict[str, float]:
        """The share of replicates in which each actor is among the first `most`."""
        values = self.values(measure)
        if values is None or np.isnan(values).any(axis=0).all():
            return {}
        return dict(zip(self.claims.actors, top(values, most).tolist(), strict=True))

    def camps(
        self, measure: str, values: Mapping[str, float], parameters: Mapping[str, object]
    ) -> CampCertainty | None:
        """How sure camps or groups are: the number of each actor's, and what they were asked with.

        What nobody coded holds no camp together, so that none is surer than the claims behind it.
        """
        camp_of = {actor: int(camp) for actor, camp in values.items()}
        coded = self.redrawn.without_missed()
        if measure == "groups":
            resolution = float(str(parameters["resolution"]))
            return group_certainty(coded, camp_of, resolution=resolution)
        return camp_certainty(coded, camp_of, pricing=pricing_of(parameters))

    def outcome(self, model: str = "compromise", issue: str | None = None) -> OutcomeRange | None:
        """The range of a forecast and the chance of each side; on the main issue by default."""
        ids = [question.id for question in self.claims.issues]
        asked = issue if issue is not None else self.run.issue
        if asked not in ids:
            return None
        if (model, asked) not in self._outcomes:
            self._outcomes[model, asked] = outcome_range(self.redrawn, ids.index(asked), model)
        return self._outcomes[model, asked]

    @cached_property
    def _outcomes(self) -> dict[tuple[str, str], OutcomeRange | None]:
        return {}

    @cached_property
    def stability(self) -> HeadlineStability:
        """How often the sentences of the headline hold."""
        if self.issue is None:
            return HeadlineStability(None, None, {})
        return headline_stability(self.redrawn, self.issue)

    @cached_property
    def hinges(self) -> tuple[Hinge, ...]:
        """The sources, coders and actors that the conclusions hang on, what flips most first."""
        return hinges(self.claims, self.issue, "betweenness")

    @cached_property
    def coders(self) -> tuple[str, ...]:
        """Who coded the data, as far as `x_coder` says; leaving one out needs at least two."""
        rows = (*self.claims.ties.coders, *self.claims.stances.coders)
        return tuple(sorted({coder for coder in rows if coder}))
