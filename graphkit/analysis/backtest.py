"""How the models would have done on decided issues, knowing only what was known before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from math import comb

from graphkit.analysis.forecast import Panel, panel
from graphkit.analysis.run import Run
from graphkit.dataset import Dataset, Issue
from graphkit.findings import Column, Settings, Table
from graphkit.language import Name, Text, plural, text
from graphkit.outcome_models import OUTCOME_MODELS


@dataclass(frozen=True, slots=True)
class Score:
    """One model over all cases: how many it forecast, the mean error, and sides right."""

    cases: int
    error: float | None
    right: int


@dataclass(frozen=True, slots=True)
class Backtest:
    """A panel for each decided issue, made from claims dated before the decision.

    `without_power` counts the issues for which no power at all was coded by then; `undated` the
    rows left out because they carry no date; `silent` the decided issues that nobody had spoken
    on before.
    """

    panels: tuple[Panel, ...]
    outcomes: Mapping[str, float]
    without_power: int
    undated: int
    silent: int = 0

    def score(self, model: str) -> Score:
        """How a model did over the cases it had a forecast for."""
        pairs = [(p.unit(model), self.outcomes[p.issue.id]) for p in self.panels]
        known = [(unit, actual) for unit, actual in pairs if unit is not None]
        if not known:
            return Score(0, None, 0)
        error = sum(abs(unit - actual) for unit, actual in known) / len(known)
        return Score(len(known), error, sum(unit * actual > 0 for unit, actual in known))

    def table(self) -> Table:
        """A row an issue: outcome, and forecast and error of each model; then means."""
        rows: list[tuple[object, ...]] = []
        for case in self.panels:
            actual = self.outcomes[case.issue.id]
            units = [case.unit(model.name) for model in OUTCOME_MODELS]
            cells = [(u, None if u is None else abs(u - actual)) for u in units]
            rows.append((Name(case.issue.id), actual, *(part for cell in cells for part in cell)))
        errors = [self.score(model.name).error for model in OUTCOME_MODELS]
        means = [part for error in errors for part in (None, error)]
        rows.append((text("Mean error"), None, *means))
        return Table(_columns(), tuple(rows))

    def summary(self) -> Table:
        """A row a model: cases, mean error, sides right, and how often chance does as well."""
        rows = []
        for model in OUTCOME_MODELS:
            score = self.score(model.name)
            chance = _chance(score.right, score.cases) if score.cases else None
            rows.append((model.title, score.cases, score.error, score.right, chance))
        return Table(_SCORES, tuple(rows))

    def statement(self) -> tuple[Text, ...]:
        """How little this proves, in plain words."""
        cases = len(self.panels)
        if not cases:
            return (text("No issue in the data was decided with a coded outcome."),)
        usual = self._usual()
        said = [
            plural(
                "{count} outcome proves next to nothing about which model is better.",
                "{count} outcomes from one dispute prove next to nothing about which model is "
                "better.",
                cases,
            ),
            text(
                "Always naming the commoner side, without any model, is right in {usual} of {n}.",
                usual=usual,
                n=cases,
            ),
            text("The models were not fitted to these outcomes, and the coder knew them."),
        ]
        return (*said, *self._left_open())

    def _left_open(self) -> Iterator[Text]:
        if self.silent:
            yield plural(
                "{count} more outcome is left out: no dated claim on it is older.",
                "{count} more outcomes are left out: no dated claim on them is older.",
                self.silent,
            )
        if self.without_power:
            yield plural(
                "On {count} issue no power was coded before the decision: there salience alone "
                "counts.",
                "On {count} issues no power was coded before the decision: there salience alone "
                "counts.",
                self.without_power,
            )
        if self.undated:
            yield plural(
                "{count} undated row was left out: it may tell of what came later.",
                "{count} undated rows were left out: they may tell of what came later.",
                self.undated,
            )

    def _usual(self) -> int:
        sides = [outcome > 0 for outcome in self.outcomes.values() if outcome]
        return max(sides.count(True), sides.count(False))


def backtest(
    dataset: Dataset, settings: Settings | None = None, *, sha256: str | None = None
) -> Backtest:
    """Forecast every decided issue from what was dated strictly before its decision.

    Undated stances, ties and influence rows are left out; an actor's default capability stays.
    `sha256` names the data in the provenance; by default it is computed.
    """
    settings = settings or Settings()
    seen = dataset.for_audience(settings.audience)
    sha256 = sha256 or seen.sha256
    if settings.as_of is not None:
        seen = seen.until(settings.as_of)
    panels: list[Panel] = []
    unknown = silent = 0
    for issue in _decided(seen, settings):
        before = known_before(seen, issue)
        if not any(stance.issue == issue.id for stance in before.stances):
            silent += 1
            continue
        # What the audience may see was already chosen.
        whole = replace(settings, as_of=None, issues=(), audience="internal")
        run = Run(before, whole, sha256=sha256)
        panels.append(panel(run, issue.id))
        known = panels[-1].forecasts[0].finding.summary
        unknown += bool(known) and known["capability_missing"] == known["actors"]
    return Backtest(
        panels=tuple(panels),
        outcomes={p.issue.id: p.issue.outcome for p in panels if p.issue.outcome is not None},
        without_power=unknown,
        undated=_undated(seen),
        silent=silent,
    )


def _decided(dataset: Dataset, settings: Settings) -> list[Issue]:
    asked = settings.issues or tuple(dataset.issue_by_id)
    found = [dataset.issue_by_id[name] for name in asked if name in dataset.issue_by_id]
    found = [issue for issue in found if issue.decided_on and issue.outcome is not None]
    if settings.as_of is not None:
        found = [
            issue for issue in found if issue.decided_on and issue.decided_on <= settings.as_of
        ]
    return sorted(found, key=lambda issue: (str(issue.decided_on), issue.id))


def known_before(dataset: Dataset, issue: Issue) -> Dataset:
    """What is dated strictly before a decision; undated claims are left out."""
    assert issue.decided_on is not None
    before = dataset.until(issue.decided_on - timedelta(days=1))
    return replace(
        before,
        stances=tuple(row for row in before.stances if row.date is not None),
        ties=tuple(row for row in before.ties if row.since is not None),
        influence=tuple(row for row in before.influence if row.date is not None),
    )


def _undated(dataset: Dataset) -> int:
    days = [row.date for row in dataset.stances] + [row.date for row in dataset.influence]
    return [*days, *(tie.since for tie in dataset.ties)].count(None)


def _chance(right: int, cases: int) -> float:
    """How likely tossing a coin for each case names at least as many sides."""
    ways: int = sum(comb(cases, hits) for hits in range(right, cases + 1))
    return float(ways / 2**cases)


def _columns() -> tuple[Column, ...]:
    columns = [Column("issue", text("Issue")), Column("outcome", text("Outcome"), "+.2f")]
    for model in OUTCOME_MODELS:
        columns.append(Column(model.name, model.title, "+.2f"))
        columns.append(Column(f"{model.name}_error", text("Off by"), ".2f"))
    return tuple(columns)


_SCORES = (
    Column("model", text("Model")),
    Column("cases", text("Cases"), "d"),
    Column("error", text("Mean error (scale of 2)"), ".2f"),
    Column("right", text("Side right"), "d"),
    Column("chance", text("A coin does as well"), ".0%"),
)
