"""What a case looked like on one day after another, by the rules that reports go by.

A state is the run that a report as of its day would begin with, so that nothing claimed later is
in it. Work is shared: a day on which the same claims held as on an earlier one is that state, and a
measure whose view is the same is not run again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

import numpy as np

from graphkit.analysis.group_positions import GroupPositions
from graphkit.analysis.run import Run
from graphkit.dataset import CLAIM_TABLES, Dataset
from graphkit.engines.balance.matching import called_like
from graphkit.engines.balance.succession import Succession
from graphkit.findings import Finding
from graphkit.graph.network import Floats, Network
from graphkit.graph.positions import Positions
from graphkit.outcome_models import MAIN_MODELS

_VIEWS = {"frustration_index": "signed", "betweenness": "influence"}


@dataclass(frozen=True, eq=False)
class Shared:
    """What the states of a case have in common: findings by measure and view, camps by view."""

    findings: dict[Any, Finding] = field(default_factory=dict)
    camps: dict[Any, Mapping[str, int]] = field(default_factory=dict)
    succession: Succession = field(default_factory=Succession)


@dataclass(frozen=True, eq=False)
class State:
    """The case on one day, each number computed when it is asked for."""

    run: Run
    shared: Shared = field(repr=False)

    @cached_property
    def positions(self) -> Positions:
        view = self.run.view("stance")
        assert isinstance(view, Positions)
        return view

    @cached_property
    def held(self) -> Mapping[str, Mapping[str, float]]:
        """Every current position, by issue and actor."""
        columns = range(len(self.positions.issues))
        groups = (GroupPositions(self.positions, column) for column in columns)
        return {group.issue or "": group.position for group in groups if group.position}

    @cached_property
    def counted(self) -> Mapping[str, float]:
        """The positions on the report's issue, without those counted through others."""
        issue = self.run.issue
        column = None if issue is None else self.positions.column(issue)
        return GroupPositions(self.positions, column).counted

    @cached_property
    def forecast(self) -> Mapping[str, float | None]:
        """What each model expects on the report's issue; empty without one."""
        if self.run.issue is None:
            return {}
        return {model: self.expected(model) for model in MAIN_MODELS}

    def expected(self, model: str) -> float | None:
        """What one model expects on the report's issue (-1 to 1)."""
        unit = self.run.finding(model).summary.get("outcome_unit")
        return float(unit) if isinstance(unit, int | float) else None

    def finding(self, measure: str) -> Finding:
        """What a measure finds, from an earlier state where its view was the same."""
        if measure not in _VIEWS:
            return self.run.finding(measure)
        key = (measure, content(self.run.view(_VIEWS[measure])))
        found = self.shared.findings
        if key not in found:
            found[key] = self.run.finding(measure)
        return found[key]

    @cached_property
    def camps(self) -> Mapping[str, int]:
        """Each actor's camp, or its group where these stand in the place of camps."""
        view = self.run.view("camps")
        assert isinstance(view, Network)
        if self.run.divided_by == "groups" or view.sign is None:
            return {actor: int(camp) for actor, camp in self.run.division.values.items()}
        key, found = content(view), self.shared.camps
        if key not in found:
            found[key] = self.shared.succession.camps(view)
        return found[key]


def centralisation(betweenness: Floats) -> Floats:
    """How far all hangs on one actor, for each column (actors x columns): how far the others lie
    below the first on average (Freeman 1979), from 0 to 1; 0 without others.

    >>> centralisation(np.array([[1.0, 0.5], [0.0, 0.5], [0.0, 0.5]]))
    array([1., 0.])
    """
    below = betweenness.max(axis=0, initial=0.0) - betweenness
    return np.asarray(below.sum(axis=0) / max(len(betweenness) - 1, 1))


class States:
    """The states of a case, the days in any order."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._by_claims: dict[Any, State] = {}
        self._shared = Shared(succession=Succession(run.settings.time_limit))

    def on(self, day: date) -> State:
        """The case as it was known on a day."""
        key = _claimed(self._run.whole.until(day))
        if key not in self._by_claims:
            settings = replace(self._run.settings, as_of=day, since=None)
            run = Run(self._run.whole, settings, sha256=self._run.sha256)
            self._by_claims[key] = State(run, self._shared)
        return self._by_claims[key]


def camps_over_time(states: Sequence[State]) -> list[Mapping[str, int]]:
    """Each actor's camp in one state after another, a camp called by the number of the one before
    that it shares most members with; later states change no earlier number."""
    found: list[Mapping[str, int]] = []
    for state in states:
        before = next((held for held in reversed(found) if held), None)
        found.append(called_like(state.camps, before) if before else state.camps)
    return found


def _claimed(dataset: Dataset) -> tuple[tuple[str, ...], ...]:
    """The ids of all claims: with the same ones everything is the same."""
    return tuple(tuple(row.id for row in getattr(dataset, table)) for table in CLAIM_TABLES)


def content(view: Any) -> tuple[Any, ...]:
    """All that a measure on a network computes with."""
    assert isinstance(view, Network)
    sign = None if view.sign is None else view.sign.tobytes()
    arrays = (view.source.tobytes(), view.target.tobytes(), sign, view.strength.tobytes())
    return (view.actors, view.directed, *arrays)
