"""How the models would have done on decided issues, knowing only what was known before."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from graphkit.analysis.backtest_scores import SCORES, chance_of
from graphkit.analysis.forecast import Panel, panel
from graphkit.analysis.known_before import by_issue, known_before, undated
from graphkit.analysis.run import Run
from graphkit.dataset import Dataset, Issue
from graphkit.findings import Column, Settings, Table
from graphkit.graph.positions import Positions, contest
from graphkit.language import Name, Text, plural, text
from graphkit.outcome_models import OUTCOME_MODELS

BASELINES: Mapping[str, Text] = {
    "plain_mean": text("Plain mean"),
    "other_outcomes": text("Other outcomes' mean"),
    "status_quo": text("Status quo"),
}
CASES = 200  # decided issues at most: each is a run of its own
_NAIVE = {
    "plain_mean": text("the plain mean of positions"),
    "other_outcomes": text("the mean of the other outcomes"),
}


@dataclass(frozen=True, slots=True)
class Score:
    """One forecaster over all cases: how many it forecast, the mean error (scale of 2), sides
    right, and how many outcomes fell on a side."""

    cases: int
    error: float | None
    right: int
    sided: int = 0


@dataclass(frozen=True, slots=True)
class Case:
    """A decided issue: the panel made from what was dated before, the outcome (-1 to 1), from how
    many stances, and what would be said without any model (`naive`, by baseline)."""

    panel: Panel
    outcome: float
    stances: int
    naive: Mapping[str, float | None]

    def forecast(self, name: str) -> float | None:
        """What a model or a baseline said, from -1 to 1."""
        return self.naive[name] if name in self.naive else self.panel.unit(name)


@dataclass(frozen=True, slots=True)
class Backtest:
    """A case for each decided issue, made from claims dated before the decision.

    `without_power` counts the issues for which no power at all was coded by then; `undated` the
    rows left out because they carry no date; `silent` the decided issues that nobody had spoken
    on before; `more` those left out because the latest ones are enough.
    """

    cases: tuple[Case, ...]
    without_power: int
    undated: int
    silent: int = 0
    more: int = 0

    @property
    def panels(self) -> tuple[Panel, ...]:
        """The panel of each case."""
        return tuple(case.panel for case in self.cases)

    def score(self, name: str, against: str | None = None) -> Score:
        """How a model or baseline did over the cases it had a forecast for, or, `against` another,
        over those that both had one for."""
        both = [name] if against is None else [name, against]
        known = [c for c in self.cases if all(c.forecast(one) is not None for one in both)]
        pairs = [(c.forecast(name) or 0.0, c.outcome) for c in known]
        if not pairs:
            return Score(0, None, 0)
        error = math.fsum(abs(unit - actual) for unit, actual in pairs) / len(pairs)
        right = sum(unit * actual > 0 for unit, actual in pairs)
        return Score(len(pairs), error, right, sum(actual != 0 for _, actual in pairs))

    def skill(self, model: str, baseline: str) -> float | None:
        """1 - the model's mean error over the baseline's, on the cases that both forecast: 1 is
        never off, 0 no better than the baseline, below 0 worse. None without such a case."""
        own, naive = self.score(model, baseline).error, self.score(baseline, model).error
        if own is None or naive is None:
            return None
        return 1 - own / naive if naive else 0.0 if not own else None

    def table(self) -> Table:
        """A row an issue: outcome, and forecast and error of each model; then means."""
        rows: list[tuple[object, ...]] = []
        for case in self.cases:
            units = [case.forecast(name) for name in _forecasters()]
            cells = [(u, None if u is None else abs(u - case.outcome)) for u in units]
            own = (Name(case.panel.issue.id), case.stances, case.outcome)
            rows.append((*own, *(part for cell in cells for part in cell)))
        errors = [self.score(name).error for name in _forecasters()]
        means = [part for error in errors for part in (None, error)]
        rows.append((text("Mean error"), None, None, *means))
        return Table(_columns(), tuple(rows))

    def summary(self) -> Table:
        """A row a model, then a baseline: cases, mean error, sides right, how often chance does as
        well, and skill against the plain mean and against the mean of the other outcomes."""
        rows = []
        for name, title in _forecasters().items():
            score = self.score(name)
            chance = chance_of(score.right, score.sided) if score.sided else None
            skills = [None if name in BASELINES else self.skill(name, b) for b in _AGAINST]
            rows.append((title, score.cases, score.error, score.right, chance, *skills))
        return Table(SCORES, tuple(rows))

    def statement(self) -> tuple[Text, ...]:
        """How little this proves, in plain words."""
        cases = len(self.cases)
        if not cases:
            return (text("No issue in the data was decided with a coded outcome."),)
        least = min(case.stances for case in self.cases)
        said = [
            plural(
                "{count} outcome proves next to nothing about which model is better.",
                "{count} outcomes from one dispute prove next to nothing about which model is "
                "better.",
                cases,
            ),
            plural(
                "The forecasts rest on {count} stance an issue at the least.",
                "The forecasts rest on {count} stances an issue at the least.",
                least,
            ),
            *filter(None, [self.verdict()]),
            text("The models were not fitted to these outcomes, and the coder knew them."),
        ]
        return (*said, *self._left_open())

    def verdict(self, model: str = "compromise") -> Text | None:
        """Whether the model did any better than no model at all; None where nothing compares."""
        skills = {name: self.skill(model, name) for name in _AGAINST}
        known = {name: found for name, found in skills.items() if found is not None}
        if not known:
            return None
        cases = self.score(model).cases
        beaten = [_NAIVE[name] for name, found in known.items() if found <= 0]
        if beaten:
            return plural(
                "On {count} decided issue the compromise was no nearer than {naive} (skill "
                "{skill:.2f} at best).",
                "On {count} decided issues the compromise was no nearer than {naive} (skill "
                "{skill:.2f} at best).",
                cases,
                naive=beaten,
                skill=max(found for found in known.values() if found <= 0),
            )
        return plural(
            "On {count} decided issue the compromise was nearer than {naive} (skill {skill:.2f} "
            "at least).",
            "On {count} decided issues the compromise was nearer than {naive} (skill {skill:.2f} "
            "at least).",
            cases,
            naive=[_NAIVE[name] for name in known],
            skill=min(known.values()),
        )

    def _left_open(self) -> Iterator[Text]:
        if self.more:
            yield plural(
                "{count} earlier outcome is not tried.",
                "{count} earlier outcomes are not tried.",
                self.more,
            )
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


_AGAINST = tuple(_NAIVE)


def _forecasters() -> dict[str, Text]:
    """Titles of the models and then the baselines, by name."""
    return {**{model.name: model.title for model in OUTCOME_MODELS}, **BASELINES}


def backtest(
    dataset: Dataset, settings: Settings | None = None, *, sha256: str | None = None
) -> Backtest:
    """Forecast every decided issue from what was dated strictly before its decision, beside what
    would be said without a model: the unweighted mean of positions, the mean outcome of the other
    issues, the status quo (Thomson et al. 2006 compare models so).

    Undated stances, ties and influence rows are left out; an actor's default capability stays.
    `sha256` names the data in the provenance; by default it is computed.
    """
    settings = settings or Settings()
    if not _decided(dataset, settings):
        return Backtest((), 0, 0)
    seen = dataset.for_audience(settings.audience)
    sha256 = sha256 or seen.sha256
    if settings.as_of is not None:
        seen = seen.until(settings.as_of)
    cases: list[Case] = []
    unknown = silent = 0
    decided = _decided(seen, settings)
    tried = decided[-CASES:]
    spoken = by_issue(seen.stances)
    for issue in tried:
        # Of all that is said only what is said on this issue tells its forecasts apart.
        alone = replace(seen, stances=spoken.get(issue.id, ())).on_issues((issue.id,))
        before = known_before(alone, issue)
        if not before.stances:
            silent += 1
            continue
        # What the audience may see was already chosen.
        whole = replace(settings, as_of=None, issues=(), audience="internal")
        run = Run(before, whole, sha256=sha256)
        others = [other.outcome for other in decided if other is not issue]
        cases.append(_case(run, issue, [at for at in others if at is not None]))
        known = cases[-1].panel.forecasts[0].finding.summary
        unknown += bool(known) and known["capability_missing"] == known["actors"]
    return Backtest(tuple(cases), unknown, undated(seen), silent, len(decided) - len(tried))


def _case(run: Run, issue: Issue, others: Sequence[float]) -> Case:
    view = run.view("stance")
    assert isinstance(view, Positions)
    assert issue.outcome is not None
    held = contest(view, issue.id).position
    naive = {
        "plain_mean": float(held.mean()) if len(held) else None,
        "other_outcomes": math.fsum(others) / len(others) if others else None,
        "status_quo": issue.status_quo,
    }
    return Case(panel(run, issue.id), issue.outcome, len(held), naive)


def _decided(dataset: Dataset, settings: Settings) -> list[Issue]:
    asked = settings.issues or tuple(dataset.issue_by_id)
    found = [dataset.issue_by_id[name] for name in asked if name in dataset.issue_by_id]
    found = [issue for issue in found if issue.decided_on and issue.outcome is not None]
    if settings.as_of is not None:
        found = [
            issue for issue in found if issue.decided_on and issue.decided_on <= settings.as_of
        ]
    return sorted(found, key=lambda issue: (str(issue.decided_on), issue.id))


def _columns() -> tuple[Column, ...]:
    columns = [
        Column("issue", text("Issue")),
        Column("stances", text("Stances"), "d"),
        Column("outcome", text("Outcome"), "+.2f"),
    ]
    for name, title in _forecasters().items():
        columns.append(Column(name, title, "+.2f"))
        columns.append(Column(f"{name}_error", text("Off by"), ".2f"))
    return tuple(columns)
