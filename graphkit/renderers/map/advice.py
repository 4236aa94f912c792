"""What will happen, who could turn it, whom to talk to: forecasts and levers as plain values.

Everything here stands in the report. Numbers and words are apart: numbers travel once, words
once a language, each list in the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from graphkit.dataset import known_on
from graphkit.findings import Finding, Report
from graphkit.forecasts import Forecast, forecasts
from graphkit.language import Language, number
from graphkit.outcome_models import MAIN_MODELS, OUTCOME_MODELS, OutcomeModel
from graphkit.renderers.map.evidence import Row, names_in, words
from graphkit.rows import Issue

Say = Callable[[Any], str]
PLAIN = Language()


@dataclass(frozen=True)
class Advice:
    """The report's forecasts on every issue, and its levers on the issue it is about.

    `actors` and `claims` number what the page knows by number; a list of claims that several
    findings rest on is kept once, in `rests`.
    """

    report: Report
    actors: Mapping[str, int]
    claims: Mapping[str, int]
    rests: list[list[int]] = field(default_factory=list)

    def numbers(self) -> dict[str, Any]:
        """Everything but the words."""
        found = {
            "forecasts": [
                [self._forecast(issue, found) for found in forecasts(self.report, issue.id)]
                for issue in self.report.dataset.issues
            ],
            "path": self._path(),
            "pivots": [self._pivot(finding) for finding in self._pivots()],
            "persuasion": self._persuasion(),
        }
        return {**found, "rests": self.rests}

    def words(self, say: Say) -> dict[str, Any]:
        """The words that go with the numbers, in one language."""
        forecast, pivots, persuade = map(self.report.section, ("forecast", "pivots", "persuade"))
        return {
            "models": [self._model(model, say) for model in OUTCOME_MODELS],
            "readings": [
                [say(found.finding.reading) for found in forecasts(self.report, issue.id)]
                for issue in self.report.dataset.issues
            ],
            "expected": [say(sentence) for sentence in forecast.lead] if forecast else [],
            "apart": [say(sentence) for sentence in forecast.notes] if forecast else [],
            "path": [[say(row["basis"]), say(row["condition"])] for row in self._deciders()],
            "turning": [say(sentence) for sentence in pivots.lead] if pivots else [],
            "pivots": [say(finding.reading) for finding in self._pivots()],
            "plan": [say(sentence) for sentence in persuade.lead] if persuade else [],
            "effort": [say(sentence) for sentence in persuade.notes] if persuade else [],
        }

    def _model(self, model: OutcomeModel, say: Say) -> dict[str, str]:
        method = self.report.methods.get(model.measure)
        return {"title": say(model.title), "question": say(method.question) if method else ""}

    def _found(self, measure: str) -> list[Finding]:
        """What a measure found on the report's issue, without what is not defined there."""
        return [
            finding
            for finding in self.report.findings
            if finding.measure == measure
            and finding.defined
            and finding.parameters.get("issue") == self.report.issue
        ]

    def _pivots(self) -> list[Finding]:
        return [f for f in self._found("pivots") if f.parameters["of"] == "actors"]

    def _forecast(self, issue: Issue, found: Forecast) -> Row:
        """One model's outcome: its place from -1 to 1, as it is printed, and how far it was off."""
        scale, unit = issue.scale, found.unit
        source = found.finding.provenance.source
        row: Row = {"model": OUTCOME_MODELS.index(found.model), "source": source}
        if unit is None:
            return row
        row |= {
            "unit": round(unit, 6),
            "said": PLAIN.say(scale.say(unit)),
            "option": words(issue.nearest_option(unit)),
            "rests": self._rests(found.finding),
        }
        if found.ends:
            low, high = scale.say_ends(*found.ends)  # the smaller number first, as it is told
            row |= {"low": round(found.ends[0], 6), "high": round(found.ends[1], 6)}
            row |= {"lowSaid": PLAIN.say(low), "highSaid": PLAIN.say(high)}
        known = known_on(issue.decided_on, self.report.as_of)
        if issue.outcome is not None and known:
            row["off"] = number(scale.gap(unit, issue.outcome), scale.format.lstrip("+"))
        return row

    def _rests(self, finding: Finding) -> int:
        """The number of the list of claims that a finding rests on."""
        rows = finding.provenance.rows
        tables = ("stances", "influence", *sorted(rows.keys() - {"stances", "influence"}))
        ids = (claim for table in tables for claim in rows.get(table, ()))
        numbers = [self.claims[claim] for claim in ids if claim in self.claims]
        if numbers not in self.rests:
            self.rests.append(numbers)
        return self.rests.index(numbers)

    def _deciders(self) -> list[Row]:
        found = self._found("decision_path")
        return [row for row in _rows(found[0]) if row["actor"].id in self.actors] if found else []

    def _path(self) -> list[Row]:
        """Those who decide, in order: where each stands, and who can stop it alone."""
        return [
            {
                "actor": self.actors[row["actor"].id],
                "position": self._place(row["position"]),
                "canStop": row["can_stop"],
            }
            for row in self._deciders()
        ]

    def _pivot(self, finding: Finding) -> Row:
        """By one model: how many it takes to turn the outcome, and who they are.

        Where one is enough `actors` are all who could alone, otherwise one smallest set.
        """
        least = finding.summary["smallest"]
        sets = [self._numbered(r["members"]) for r in _rows(finding) if r["size"] == least]
        alone = [members[0] for members in sets if members]
        model = MAIN_MODELS[str(finding.parameters["model"])]
        return {
            "model": OUTCOME_MODELS.index(model),
            "least": least,
            "actors": alone if least == 1 else next(iter(sets), []),
            "source": finding.provenance.source,
            "rests": self._rests(finding),
        }

    def _persuasion(self) -> Row | None:
        """The order to talk in, each with what it moves, the chain to it, and its own words."""
        found = self._found("persuasion")
        if not found or self.report.section("persuade") is None:
            return None
        finding = found[0]
        summary = finding.summary
        return {
            "plan": summary["budget"],
            "of": summary["candidates"],
            "side": {"support": 1, "oppose": -1}.get(str(finding.parameters["toward"]), 0),
            "source": finding.provenance.source,
            "rests": self._rests(finding),
            "rows": [
                {
                    "actor": self.actors[row["actor"].id],
                    "position": self._place(row["position"]),
                    "to": self._place(row["to"]),
                    "effort": round(row["effort"], 4),
                    "moved": round(row["moved"], 5),
                    "chain": self._numbered(row["path"]) or None,
                    "claim": self.claims.get(row["claim"]),
                    "condition": words(row["condition"]),
                }
                for row in _rows(finding)
                if row["actor"].id in self.actors
            ],
        }

    def _place(self, place: Any) -> str | None:
        """A place on the scale of the report's issue, as it is printed."""
        if place is None:
            return None
        return number(place, self.report.scale.format)

    def _numbered(self, value: Any) -> list[int]:
        """The numbers of the actors named in a cell, in the order they are said in."""
        return [self.actors[name] for name in names_in(value) if name in self.actors]


def _rows(finding: Finding) -> Iterator[Row]:
    """A finding's table, each row by its columns' keys."""
    table = finding.result.table if finding.result else None
    for cells in table.rows if table else ():
        assert table is not None
        yield {column.key: cell for column, cell in zip(table.columns, cells, strict=True)}
