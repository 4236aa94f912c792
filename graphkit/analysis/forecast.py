"""The forecast panel: what each model expects on an issue, and why they differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from graphkit.analysis.precomputed_certainty import PrecomputedCertainty, forecast_range
from graphkit.analysis.run import Run
from graphkit.dataset import known_on
from graphkit.engines.uncertainty.results import OutcomeRange
from graphkit.findings import Column, Finding, Scalar, Table, ranked
from graphkit.graph.positions import Positions, Question
from graphkit.language import Name, Text, text

APART = 0.15  # forecasts less than this apart are said to agree
MIDDLE = 0.25  # nearer to 0 than this a forecast is near the middle
NEITHER = 0.005  # a forecast nearer to 0 than this is on neither side


@dataclass(frozen=True, slots=True)
class Model:
    """A model of the panel: the measure that computes it, and its name for the reader."""

    name: str
    measure: str
    title: Text
    parameters: Mapping[str, Scalar] = field(default_factory=dict)
    experimental: bool = False


MODELS: tuple[Model, ...] = (
    Model("compromise", "compromise", text("Compromise")),
    Model("median_voter", "median_voter", text("Median voter")),
    Model("decision_path", "decision_path", text("Decision path")),
    Model(
        "challenge",
        "challenge",
        text("Challenge (experiment)"),
        {"offers": "least_change"},
        experimental=True,
    ),
    Model("friedkin_johnsen", "opinion_dynamics", text("Opinions spread, some held on to")),
    Model(
        "degroot", "opinion_dynamics", text("Opinions spread to agreement"), {"model": "degroot"}
    ),
    Model(
        "altafini", "opinion_dynamics", text("Opinions spread, foes repel"), {"model": "altafini"}
    ),
)


@dataclass(frozen=True, slots=True)
class Forecast:
    """One model's forecast from -1 to 1, or None with the reason in `why_not`.

    `range` is how far it may be off, None where that was not asked or is not computed.
    """

    model: Model
    unit: float | None
    why_not: Text | None
    finding: Finding
    range: OutcomeRange | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """All models on one issue, and what was decided where that is known (`actual`, -1 to 1)."""

    issue: Question
    forecasts: tuple[Forecast, ...]
    actual: float | None = None
    decided_on: date | None = None
    why: tuple[Text, ...] = ()

    @property
    def units(self) -> list[float]:
        """The forecasts that there are."""
        return [f.unit for f in self.forecasts if f.unit is not None]

    @property
    def spread(self) -> float | None:
        """How far the lowest and the highest forecast are apart."""
        return max(self.units) - min(self.units) if self.units else None

    @property
    def sides(self) -> tuple[int, int]:
        """How many models expect support, and how many opposition."""
        return sum(u >= NEITHER for u in self.units), sum(u <= -NEITHER for u in self.units)

    def unit(self, model: str) -> float | None:
        """The forecast of a model of the panel."""
        return next(f.unit for f in self.forecasts if f.model.name == model)

    def reading(self) -> Text:
        """What the models agree on, in a sentence."""
        if not self.units:
            return text("No model has a forecast on {issue}.", issue=Name(self.issue.id))
        parts = {
            "n": len(self.units),
            "issue": Name(self.issue.id),
            "low": self.issue.scale.say(min(self.units)),
            "high": self.issue.scale.say(max(self.units)),
        }
        if len(self.units) == 1:
            (title,) = (f.model.title for f in self.forecasts if f.unit is not None)
            return text(
                "One model only has a forecast on {issue}, {model}: {low}.", model=title, **parts
            )
        support, oppose = self.sides
        if not support and not oppose:
            return text("The {n} models expect neither side on {issue}.", **parts)
        if support > oppose:
            return text(
                "{k} of {n} models expect support on {issue}; all lie between {low} and {high}.",
                k=support,
                **parts,
            )
        if oppose > support:
            return text(
                "{k} of {n} models expect opposition on {issue}; all lie between {low} and {high}.",
                k=oppose,
                **parts,
            )
        return text("The {n} models are split on {issue}, between {low} and {high}.", **parts)

    def table(self) -> Table:
        """A row a model: forecast, its range, the option nearest to it, how far off it was; then
        what was decided, where that is known."""
        rows: list[tuple[object, ...]] = []
        for forecast in self.forecasts:
            unit = forecast.unit
            error = None if unit is None or self.actual is None else abs(unit - self.actual)
            place = None if unit is None else self.issue.scale.place(unit)
            note = self.issue.nearest_option(unit) if unit is not None else forecast.why_not
            ends = self._ends(forecast.range)
            rows.append((forecast.model.title, place, ends, note, error))
        if self.actual is not None:
            option = self.issue.nearest_option(self.actual)
            rows.append(
                (text("On record"), self.issue.scale.place(self.actual), None, option, None)
            )
        columns = [
            Column("model", text("Model")),
            Column("outcome", text("Forecast"), self.issue.scale.format),
            Column("range", text("90% range")),
            Column("option", text("Nearest on the scale")),
            Column("error", text("Off by (scale of 2)"), ".2f"),
        ]
        return Table(tuple(columns), tuple(rows))

    def _ends(self, found: OutcomeRange | None) -> Text | None:
        if found is None:
            return None
        low, high = self.issue.scale.say(found.unit_low), self.issue.scale.say(found.unit_high)
        return text("{low} to {high}", low=low, high=high)


def panel(run: Run, issue: str, sure: PrecomputedCertainty | None = None) -> Panel:
    """Every model's forecast on an issue of the run's data, with ranges where doubt is given.

    The actual outcome is shown where it is known on the run's day. Raises
    `UsageError` for an unknown issue.
    """
    forecasts = tuple(_forecast(run, issue, model, sure) for model in MODELS)
    view = run.view("stance")
    assert isinstance(view, Positions)
    question = view.issues[view.column(issue)]
    day = question.decided_on
    known = known_on(day, run.as_of)
    found = Panel(question, forecasts, question.outcome if known else None, day if known else None)
    why = tuple(_reasons(found, view))
    return Panel(found.issue, found.forecasts, found.actual, found.decided_on, why)


def _forecast(run: Run, issue: str, model: Model, sure: PrecomputedCertainty | None) -> Forecast:
    finding = run.finding(model.measure, issue=issue, **model.parameters)
    unit = finding.summary.get("outcome_unit")
    if not isinstance(unit, int | float):
        said = finding.why_not or (finding.reading if finding.defined else None)
        return Forecast(model, None, said, finding)
    return Forecast(
        model, float(unit), None, finding, forecast_range(sure, finding) if sure else None
    )


def _reasons(found: Panel, view: Positions) -> Iterator[Text]:
    """A sentence for each model that stands apart from the compromise, and why."""
    base = found.unit("compromise")
    if base is None:
        return
    for forecast in found.forecasts:
        if forecast.unit is None or abs(forecast.unit - base) < APART:
            continue
        reason = _reason(found, forecast, view)
        if reason is not None:
            yield reason


def _reason(found: Panel, forecast: Forecast, view: Positions) -> Text | None:
    issue, unit = found.issue, forecast.unit
    assert unit is not None
    at = {"at": issue.scale.say(unit)}
    match forecast.model.name:
        case "median_voter":
            return text(
                "The median voter ({at}) ignores how far the others are off; the mean is pulled by "
                "{actor}.",
                **at,
                actor=Name(_pulling(found, view, unit)),
            )
        case "decision_path":
            by = forecast.finding.summary.get("by")
            if not isinstance(by, str):
                return text("The decision path ({at}) ends where things stand.", **at)
            return text(
                "The decision path ({at}) follows {by} and not the whole field.", **at, by=Name(by)
            )
        case "challenge":
            return text("The challenge model ({at}) lets the weak give way to the strong.", **at)
        case "altafini" if abs(unit) < MIDDLE:
            return text("With foes that repel ({at}) mixed networks end near the middle.", **at)
        case "altafini":
            return text(
                "With foes that repel ({at}) each ends with its friends and against its foes; "
                "{actor} moves most.",
                **at,
                actor=Name(_moved(forecast.finding)),
            )
        case _:
            return text(
                "Opinion dynamics ({title}: {at}) let actors listen to one another; {actor} "
                "moves most.",
                **at,
                title=forecast.model.title,
                actor=Name(_moved(forecast.finding)),
            )


def _pulling(found: Panel, view: Positions, median: float) -> str:
    """Who pulls the mean away from the median most: weight times distance, on the right side."""
    mean = found.unit("compromise")
    assert mean is not None
    shares = found.forecasts[1].finding.values
    column = view.column(found.issue.id)
    place = dict(zip(view.actors, view.position[:, column].tolist(), strict=True))
    toward = 1 if mean > median else -1
    return ranked({a: share * toward * (place[a] - median) for a, share in shares.items()})[0]


def _moved(finding: Finding) -> str:
    """Who moves most; the table is in that order."""
    table = finding.result.table if finding.result else None
    assert table is not None
    name = table.rows[0][0]
    assert isinstance(name, Name)
    return name.id
