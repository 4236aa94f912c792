"""The forecast panel: what each model expects on an issue, and why they differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from graphkit.analysis.family_words import read_families
from graphkit.analysis.precomputed_certainty import PrecomputedCertainty, forecast_range
from graphkit.analysis.run import Run
from graphkit.dataset import Dataset, known_on
from graphkit.findings import Column, Finding, Table, ranked
from graphkit.forecasts import Forecast, forecast_of
from graphkit.graph.positions import Positions, Question
from graphkit.language import Name, Text, plural, text
from graphkit.outcome_models import OUTCOME_MODELS, Family, OutcomeModel
from graphkit.scale import Side
from graphkit.side_words import told_side

APART = 0.15  # forecasts less than this apart are said to agree
MOVED = 0.05  # who moves less than this has not moved to speak of


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
    def families(self) -> dict[Family, Side]:
        """The side that each family of models expects, none where they differ or cannot tell."""
        sides: dict[Family, set[Side]] = {}
        for forecast in self.forecasts:
            if forecast.unit is not None:
                sides.setdefault(forecast.model.family, set()).add(forecast.side)
        return {family: found.pop() if len(found) == 1 else 0 for family, found in sides.items()}

    def unit(self, model: str) -> float | None:
        """The forecast of a model of the panel."""
        return next(f.unit for f in self.forecasts if f.model.name == model)

    def reading(self) -> Text:
        """What the families of models agree on, in a sentence."""
        if not self.units:
            return text("No model has a forecast on {issue}.", issue=Name(self.issue.id))
        return read_families(self.issue, self.families, self.units, self._only)

    @property
    def _only(self) -> Text | None:
        """The title of the one model that has a forecast, None where there are several."""
        titles = [f.model.title for f in self.forecasts if f.unit is not None]
        return titles[0] if len(titles) == 1 else None

    def hindsight(self, dataset: Dataset) -> tuple[int, int]:
        """How many of the stances behind the forecasts were not known before the decision, of how
        many."""
        day = self.decided_on
        if not self.units or day is None:
            return 0, 0
        claims = set(self.forecasts[0].finding.provenance.rows.get("stances", ()))
        dates = [row.date for row in dataset.stances if row.id in claims]
        return sum(date is not None and date >= day for date in dates), len(dates)

    def table(self) -> Table:
        """A row a model: forecast, its range, the option nearest to it, how far off it was; then
        what was decided, where that is known."""
        rows: list[tuple[object, ...]] = []
        for found in self.forecasts:
            unit = found.unit
            error = None if unit is None else self._off(unit)
            place = None if unit is None else self.issue.scale.place(unit)
            note = self.issue.nearest_option(unit) if unit is not None else found.why_not
            ends = self.issue.scale.say_range(*found.ends) if found.ends else None
            rows.append((found.model.title, place, ends, note, error))
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
            Column("error", text("Off by"), self.issue.scale.format.lstrip("+")),
        ]
        return Table(tuple(columns), tuple(rows))

    def _off(self, unit: float) -> float | None:
        """How far a forecast is from what was decided, on the issue's scale."""
        if self.actual is None:
            return None
        return self.issue.scale.gap(unit, self.actual)


def panel(run: Run, issue: str, sure: PrecomputedCertainty | None = None) -> Panel:
    """Every model's forecast on an issue of the run's data, with ranges where doubt is given.

    The actual outcome is shown where it is known on the run's day. Raises
    `UsageError` for an unknown issue.
    """
    forecasts = tuple(_forecast(run, issue, model, sure) for model in OUTCOME_MODELS)
    view = run.view("stance")
    assert isinstance(view, Positions)
    question = view.issues[view.column(issue)]
    day = question.decided_on
    known = known_on(day, run.as_of)
    found = Panel(question, forecasts, question.outcome if known else None, day if known else None)
    why = tuple(_reasons(found, view))
    return Panel(found.issue, found.forecasts, found.actual, found.decided_on, why)


def _forecast(
    run: Run, issue: str, model: OutcomeModel, sure: PrecomputedCertainty | None
) -> Forecast:
    found = forecast_of(model, run.finding(model.measure, issue=issue, **model.parameters))
    span = forecast_range(sure, found.finding) if sure and found.unit is not None else None
    return replace(found, ends=(span.unit_low, span.unit_high)) if span else found


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
    ends = _ends(forecast.finding)
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
            if "passes" in forecast.finding.summary:
                return text("The decision path ({at}) counts votes by the rule.", **at)
            if not isinstance(by, str):
                return text("The decision path ({at}) ends where things stand.", **at)
            return text(
                "The decision path ({at}) follows {by} and not the whole field.", **at, by=Name(by)
            )
        case "challenge":
            said = plural(
                "In the challenge model ({at}) {count} actor gives way",
                "In the challenge model ({at}) {count} actors give way",
                sum(abs(end - start) >= MOVED for start, end in ends.values()),
                **at,
            )
        case "altafini":
            said = plural(
                "With foes that repel ({at}) {count} of {n} actors with a stance ends on the other "
                "side",
                "With foes that repel ({at}) {count} of {n} actors with a stance end on the other "
                "side",
                sum(_turned(issue, *pair) for pair in ends.values()),
                n=len(ends),
                **at,
            )
        case _:
            said = text(
                "Opinion dynamics ({title}: {at}) let actors listen to one another",
                **at,
                title=forecast.model.title,
            )
    most = _moves_most(ends)
    if most is None:
        return text("{said}.", said=said)
    return text("{said}; {actor} moves most.", said=said, actor=Name(most))


def _moves_most(ends: Mapping[str, tuple[float, float]]) -> str | None:
    """Who moves more than everybody else; None where nobody does."""
    moved = {actor: abs(end - start) for actor, (start, end) in ends.items()}
    first, second = (*ranked(moved)[:2], None, None)[:2]
    if first is None or moved[first] < MOVED:
        return None
    return first if second is None or moved[first] - moved[second] >= MOVED else None


def _turned(issue: Question, start: float, end: float) -> bool:
    """Whether an actor ends on the other side of the middle than it started on."""
    sides = (told_side(issue.scale.position(place)) for place in (start, end))
    one, other = sides
    return one * other < 0


def _ends(finding: Finding) -> dict[str, tuple[float, float]]:
    """Where each actor with a stance starts and ends, on the issue's scale."""
    table = finding.result.table if finding.result else None
    keys = [column.key for column in table.columns] if table else []
    first, last = ("start", "end") if "start" in keys else ("round_0", keys[-1] if keys else "")
    if table is None or first not in keys:
        return {}
    start, end = keys.index(first), keys.index(last)
    rows = [row for row in table.rows if isinstance(row[0], Name) and row[start] is not None]
    return {row[0].id: (float(row[start]), float(row[end])) for row in rows}


def _pulling(found: Panel, view: Positions, median: float) -> str:
    """Who pulls the mean away from the median most: weight times distance, on the right side."""
    mean = found.unit("compromise")
    assert mean is not None
    shares = found.forecasts[1].finding.values
    column = view.column(found.issue.id)
    place = dict(zip(view.actors, view.position[:, column].tolist(), strict=True))
    toward = 1 if mean > median else -1
    return ranked({a: share * toward * (place[a] - median) for a, share in shares.items()})[0]
