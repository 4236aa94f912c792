"""The models' forecasts among a report's findings: one rule for words, figures, slides and map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graphkit.findings import Finding, Report
from graphkit.language import Text
from graphkit.outcome_models import OUTCOME_MODELS, OutcomeModel
from graphkit.scale import Side
from graphkit.side_words import called_side


@dataclass(frozen=True, slots=True)
class Forecast:
    """What one model expects, as a position from -1 to 1, and the finding that says so.

    `unit` is None where there is no forecast, for the reason in `why_not`. `ends` is how far it
    may be off, None where that was not asked or is not computed.
    """

    model: OutcomeModel
    finding: Finding
    unit: float | None
    ends: tuple[float, float] | None = None

    @property
    def why_not(self) -> Text | None:
        """Why there is no forecast."""
        if self.unit is not None or not self.finding.defined:
            return self.finding.why_not
        return self.finding.reading

    @property
    def side(self) -> Side:
        """The side that it expects; none where that is too close to call, or without one."""
        return 0 if self.unit is None else called_side(self.unit, self.ends)


def forecast_of(model: OutcomeModel, finding: Finding) -> Forecast:
    """A model's forecast as its finding's summary has it."""
    low, high = (_number(finding, f"outcome_unit_{end}") for end in ("low", "high"))
    ends = None if low is None or high is None else (low, high)
    return Forecast(model, finding, _number(finding, "outcome_unit"), ends)


def forecasts(report: Report, issue: str | None) -> Iterator[Forecast]:
    """Of the models that were run on an issue, in the panel's order."""
    for model in OUTCOME_MODELS:
        finding = report.finding(model.measure, issue=issue, **model.parameters)
        if finding is not None:
            yield forecast_of(model, finding)


def _number(finding: Finding, key: str) -> float | None:
    """A number of the summary; a model that does not settle has none."""
    value = finding.summary.get(key)
    return float(value) if isinstance(value, int | float) else None
