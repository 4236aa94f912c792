"""How sure the numbers of a run are, answered by whoever computes it: this process or another.

`Certainty` computes it. That takes long, and so does loading what it needs; a report has both
done by a process of its own (`steps`) and only puts the answers into its findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from graphkit.analysis.run import Run
from graphkit.engines.background_process import BackgroundProcess, Steps, Told
from graphkit.engines.uncertainty.how_many import affordable, placed, usual
from graphkit.engines.uncertainty.ranks import reach, reaching
from graphkit.engines.uncertainty.results import (
    STACKED,
    CampCertainty,
    HeadlineStability,
    Hinge,
    OutcomeRange,
)
from graphkit.findings import Finding, Interval
from graphkit.graph.claims import Claims
from graphkit.language import Text
from graphkit.measures import measures
from graphkit.outcome_models import MAIN_MODELS

if TYPE_CHECKING:
    from graphkit.analysis.certainty import Certainty
    from graphkit.history import IssueDay

# What a report shows of every issue: opinions spread on its own one alone.
_ON_EVERY_ISSUE = [name for name, model in MAIN_MODELS.items() if model.family != "influence"]


Intervals = Mapping[tuple[str, frozenset[str]], dict[str, Interval]]


@dataclass(frozen=True, slots=True)
class ReportCertainty:
    """What a report asks for first: what is stable, ranges by model and issue, notes."""

    stability: HeadlineStability
    outcomes: Mapping[tuple[str, str], OutcomeRange | None]
    notes: tuple[Text, ...]


_FIRST, _INTERVALS, _CAMPS, _DAYS = range(4)  # the results of `steps` in this order, then the days


def steps(
    certainty: Certainty, names: Iterable[str], unranked: frozenset[str] | None, told: Told
) -> Steps:
    """What a report asks for about these measures, for a process of its own.

    First forecasts and headline (`ReportCertainty`); then intervals by measure and by the actors
    that are not ranked, with the ranks by capability of all but the `unranked` (None: not asked
    for); then how sure the camps are (`CampCertainty`) that it is told of. One more process
    works on the intervals, which take longest, so that no processor is idle.
    """
    wanted = [(str(name), frozenset[str]()) for name in names if name in STACKED]
    if unranked is not None:
        wanted.append(("capability", unranked))
    main, issues = certainty.run.issue, [question.id for question in certainty.claims.issues]
    _ = certainty.redrawn  # once for both processes
    beside = BackgroundProcess(lambda _: iter([_intervals(certainty, wanted)]))
    yield ReportCertainty(
        outcomes={
            (model, issue): certainty.outcome(model, issue)
            for issue in issues
            for model in MAIN_MODELS
            if issue == main or model in _ON_EVERY_ISSUE
        },
        stability=certainty.stability,
        notes=certainty.notes,
    )
    camps = told()
    how_sure = None if camps is None else certainty.camps(*camps)
    found = beside.result()
    yield _intervals(certainty, wanted) if found is None else found
    yield how_sure


def _intervals(certainty: Certainty, wanted: Sequence[tuple[str, frozenset[str]]]) -> Intervals:
    return {(name, without): certainty.intervals(name, without) for name, without in wanted}


@dataclass(frozen=True, eq=False)
class PrecomputedCertainty:
    """How sure the numbers of one run are, see `Certainty`; `background` works through its `steps`.

    What those do not give is computed here, on first use.
    """

    run: Run
    replicates: int
    background: BackgroundProcess | None = None

    @cached_property
    def _own(self) -> Certainty:
        from graphkit.analysis.certainty import Certainty

        return Certainty(self.run, self.replicates, self.run.settings.seed)

    @cached_property
    def _computed(self) -> ReportCertainty | None:
        return None if self.background is None else self.background.result(_FIRST)

    @cached_property
    def _intervals(self) -> Intervals:
        return (self.background and self.background.result(_INTERVALS)) or {}

    def intervals(self, measure: str, without: frozenset[str] = frozenset()) -> dict[str, Interval]:
        """How far each actor's value and rank may be off; empty where there is no such number.

        Actors in `without` are not ranked, and the others are ranked as if those were not there.
        """
        if (measure, without) in self._intervals:
            return self._intervals[measure, without]
        return self._own.intervals(measure, without)

    def outcome(self, model: str = "compromise", issue: str | None = None) -> OutcomeRange | None:
        """The range of a forecast and the chance of each side; on the main issue by default."""
        asked = issue if issue is not None else self.run.issue
        if (
            self._computed is not None
            and asked is not None
            and (model, asked) in self._computed.outcomes
        ):
            return self._computed.outcomes[model, asked]
        return self._own.outcome(model, asked)

    @property
    def stability(self) -> HeadlineStability:
        """How often the sentences of the headline hold."""
        return (self._computed or self._own).stability

    @property
    def days(self) -> tuple[IssueDay, ...] | None:
        """How every issue stood day by day; None where the background was not asked for that."""
        return None if self.background is None else self.background.result(_DAYS)

    @property
    def hinges(self) -> tuple[Hinge, ...]:
        """The sources, coders and actors that the conclusions hang on, what flips most first."""
        return self._own.hinges  # rests on no replicates: worked out while these are drawn

    @property
    def notes(self) -> tuple[Text, ...]:
        """What the intervals assume and what they do not cover."""
        return (self._computed or self._own).notes

    def tell_camps(self) -> None:
        """Say what the camps, or groups, are to the process in the background."""
        found = self.run.division
        if self.background is not None and found.values:
            self.background.tell((found.measure, dict(found.values), dict(found.parameters)))

    @cached_property
    def camps(self) -> CampCertainty | None:
        """How sure the run's camps, or groups, are; None where there are none."""
        found = self.run.division
        if not found.values:
            return None
        computed = None if self.background is None else self.background.result(_CAMPS)
        return computed or self._own.camps(found.measure, found.values, found.parameters)


def replicates_of(run: Run) -> int:
    """How many replicates a run draws: as many as it was asked for, else what is usual."""
    asked, data = run.settings.replicates, run.dataset
    if asked is not None:
        return asked
    if not affordable(len(data.actors), len(data.ties), placed(data.stances)):
        return 0
    view = run.view("claims")
    assert isinstance(view, Claims)
    return usual(view)


def forecast_range(certainty: PrecomputedCertainty, finding: Finding) -> OutcomeRange | None:
    """The range of a forecast that was found; None unless it was made as replicates are."""
    model, issue = finding.measure, finding.parameters.get("issue")
    if finding.summary.get("outcome") is None or not _usual(finding):
        return None
    found = certainty.outcome(model, str(issue)) if model in MAIN_MODELS else None
    return None if found is None else _reaching(found, finding)


def _reaching(found: OutcomeRange, finding: Finding) -> OutcomeRange:
    """The range up to the forecast as it is printed: engines differ in the last digit."""
    outcome, unit = (finding.summary.get(key) for key in ("outcome", "outcome_unit"))
    if not isinstance(outcome, float) or not isinstance(unit, float):
        return found
    low, high = reach((found.low, found.high), outcome)
    unit_low, unit_high = reach((found.unit_low, found.unit_high), unit)
    return replace(found, low=low, high=high, unit_low=unit_low, unit_high=unit_high)


def with_intervals(
    certainty: PrecomputedCertainty, findings: Iterable[Finding]
) -> tuple[Finding, ...]:
    """The findings, each with the intervals of its actors, or of its forecast, where it has none.

    Only measures that are computed on many replicates at once get any, with their usual
    parameters; others would take too long unasked (`Certainty.intervals` computes them).
    A forecast's range is in its summary: `outcome_low`, `outcome_high` on the issue's own scale,
    `outcome_unit_low`, `outcome_unit_high` from -1 to 1, and `chance_support` and
    `chance_oppose`, the shares of replicates in which it falls on that side.
    """
    return tuple(_with_range(certainty, with_interval(certainty, finding)) for finding in findings)


def _with_range(certainty: PrecomputedCertainty, finding: Finding) -> Finding:
    found, result = forecast_range(certainty, finding), finding.result
    if found is None or result is None:
        return finding
    ends = {
        "outcome_low": found.low,
        "outcome_high": found.high,
        "outcome_unit_low": found.unit_low,
        "outcome_unit_high": found.unit_high,
        "chance_support": found.support,
        "chance_oppose": found.oppose,
    }
    return replace(finding, result=replace(result, summary={**(result.summary or {}), **ends}))


def with_interval(certainty: PrecomputedCertainty | Certainty, finding: Finding) -> Finding:
    """The finding with the intervals of its actors, where its measure is stacked and usual."""
    result = finding.result
    if result is None or not result.values or result.intervals is not None:
        return finding
    if finding.measure not in STACKED or not _usual(finding):
        return finding
    found = certainty.intervals(finding.measure)
    if found.keys() != result.values.keys():
        return finding
    # Engines differ in the last digit; the range reaches to the value as printed.
    return replace(finding, result=replace(result, intervals=reaching(found, result.values)))


def _usual(finding: Finding) -> bool:
    """Whether a finding was made with its measure's default parameters."""
    card = measures[finding.measure]
    return finding.network == card.network and all(
        finding.parameters.get(parameter.name) == parameter.default
        for parameter in card.parameters
        if parameter.name not in ("issue", "seed", "time_limit", "replicates")
    )
