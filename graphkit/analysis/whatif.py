"""What if: scenarios beside the data as it is, and what each would move."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from graphkit.analysis.run import Run
from graphkit.analysis.scale_cells import ScaleCells
from graphkit.analysis.scenario import Scenario, apply
from graphkit.card import NotDefined
from graphkit.dataset import Dataset
from graphkit.engines.balance.matching import called_like
from graphkit.findings import Column, Settings, Table, ranked
from graphkit.graph.build import claim_graph
from graphkit.graph.network import Network
from graphkit.graph.positions import Positions, Question
from graphkit.graph.views import camps as camps_view
from graphkit.graph.views import influence, signed, stance
from graphkit.language import Name, Text, plural, text
from graphkit.measures import measures
from graphkit.outcome_models import MAIN_MODELS

MOVED = 0.005  # a shift of the outcome from which it is told
NAMED = 5  # names in one sentence
FIRST = 10  # ranks up to which a change is told
SHOWN = 30  # rows in the table of actors


@dataclass(frozen=True, eq=False)
class ScenarioOutcome:
    """Where things stand: outcome (-1..1, None: none) by issue and model, each actor's camp,
    and its rank among all by betweenness (empty where that is not defined)."""

    name: str
    outcomes: Mapping[str, Mapping[str, float | None]]
    camps: Mapping[str, int] = field(default_factory=dict)
    ranks: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class Comparison:
    """The data as it is and every scenario, side by side."""

    issues: Mapping[str, Question]
    base: ScenarioOutcome
    scenarios: tuple[ScenarioOutcome, ...]
    by_groups: bool = False

    @property
    def _part(self) -> Text:
        return text("Group") if self.by_groups else text("Camp")

    def outcomes(self) -> Table:
        """A row an issue and model that some scenario moves: base, then each scenario."""
        cells = ScaleCells.of(question.scale for question in self.issues.values())
        rows = []
        for issue, question in self.issues.items():
            for model in MAIN_MODELS:
                units = [s.outcomes[issue][model] for s in (self.base, *self.scenarios)]
                if any(_differ(unit, units[0]) for unit in units[1:]):
                    places = [cells.cell(question.scale, unit) for unit in units]
                    rows.append((Name(issue), MAIN_MODELS[model].title, *places))
        columns = [Column("issue", text("Issue")), Column("model", text("Model"))]
        return Table((*columns, *self._heads(cells.format)), tuple(rows))

    def actors(self) -> Table:
        """A row for each camp, and each rank among the first ten by betweenness, that some
        scenario moves: now, then in each scenario (None: not there)."""
        every = (self.base, *self.scenarios)
        rows: list[tuple[int, str, tuple[object, ...]]] = []
        for actor in sorted({*self.base.camps, *self.base.ranks}):
            camps = [standing.camps.get(actor) for standing in every]
            ranks = [standing.ranks.get(actor) for standing in every]
            held = [rank for rank in ranks if rank is not None]
            first = min(held, default=FIRST + 1)
            if len({camp for camp in camps if camp is not None}) > 1:
                rows.append((first, actor, (self._part, *camps)))
            if first <= FIRST and len(set(held)) > 1:
                rows.append((first, actor, (text("Rank"), *ranks)))
        rows.sort(key=lambda row: row[:2])
        what = text("Group or rank") if self.by_groups else text("Camp or rank")
        columns = [Column("actor", text("Actor")), Column("what", what)]
        columns += self._heads("d")
        shown = tuple((Name(actor), *cells) for _, actor, cells in rows[:SHOWN])
        return Table(tuple(columns), shown)

    def _heads(self, form: str | None) -> list[Column]:
        """A column for the data as it is, and one for each scenario."""
        called = [s.name for s in (self.base, *self.scenarios)]
        names = [text("{name}", name=name) if name else text("Now") for name in called]
        keys = ["now", *(f"scenario_{number}" for number in range(1, len(names)))]
        return [Column(key, name, form) for key, name in zip(keys, names, strict=True)]

    def moved(self, scenario: ScenarioOutcome) -> tuple[Text, ...]:
        """What a scenario moves, a sentence each: outcomes, camps, ranks."""
        pairs = [(issue, model) for issue in self.issues for model in MAIN_MODELS]
        outcomes = (self.outcome_moved(scenario, *pair) for pair in pairs)
        said = [*filter(None, outcomes), *self.elsewhere(scenario)]
        return tuple(said) or (text("Nothing moves."),)

    def outcome_moved(self, scenario: ScenarioOutcome, issue: str, model: str) -> Text | None:
        """How a scenario moves one outcome, in a sentence; None where it does not."""
        before, after = self.base.outcomes[issue][model], scenario.outcomes[issue][model]
        if not _differ(before, after):
            return None
        return _outcome_moved(self.issues[issue], model, before, after)

    def elsewhere(self, scenario: ScenarioOutcome) -> tuple[Text, ...]:
        """Who a scenario moves to another camp or rank, a sentence each."""
        return (*self._camps_moved(scenario), *self._ranks_moved(scenario))

    def _camps_moved(self, scenario: ScenarioOutcome) -> Iterator[Text]:
        before, after = self.base.camps, scenario.camps
        changed = sorted(a for a in before if a in after and before[a] != after[a])
        names = [Name(actor) for actor in changed[:NAMED]]
        if changed and self.by_groups:
            yield plural(
                "{names} changes group.",
                "{names} change group ({count} in all).",
                len(changed),
                names=names,
            )
        elif changed:
            yield plural(
                "{names} changes camp.",
                "{names} change camp ({count} in all).",
                len(changed),
                names=names,
            )

    def _ranks_moved(self, scenario: ScenarioOutcome) -> Iterator[Text]:
        before, after = self.base.ranks, scenario.ranks
        shared = [
            actor
            for actor in before
            if actor in after and min(before[actor], after[actor]) <= FIRST
        ]
        change = {actor: float(abs(after[actor] - before[actor])) for actor in shared}
        for actor in ranked(change)[:NAMED]:
            if not change[actor]:
                return
            parts = {"actor": Name(actor), "before": before[actor], "after": after[actor]}
            if after[actor] < before[actor]:
                yield text("{actor} rises from rank {before} to {after} by betweenness.", **parts)
            else:
                yield text("{actor} falls from rank {before} to {after} by betweenness.", **parts)


def _differ(before: float | None, after: float | None) -> bool:
    if before is None or after is None:
        return before is not after
    return abs(after - before) >= MOVED and round(after, 2) != round(before, 2)


def _outcome_moved(
    question: Question, model: str, before: float | None, after: float | None
) -> Text:
    parts = {"issue": Name(question.id), "model": MAIN_MODELS[model].title}
    if after is None or before is None:
        if after is None:
            return text("{issue} ({model}): no outcome any more.", **parts)
        return text(
            "{issue} ({model}): now comes to {after}.", after=question.scale.say(after), **parts
        )
    parts |= {"before": question.scale.say(before), "after": question.scale.say(after)}
    if before * after < 0 and min(abs(before), abs(after)) >= MOVED:
        return text("{issue} ({model}): turns, from {before} to {after}.", **parts)
    return text("{issue} ({model}): moves from {before} to {after}.", **parts)


class WhatIf:
    """One dataset ready to be compared with scenarios; the base is computed once.

    `camps` computes camps too, which can take seconds once; scenarios then only let actors
    change camps while the others stay.
    """

    def __init__(
        self, dataset: Dataset, settings: Settings | None = None, *, camps: bool = True
    ) -> None:
        run = Run(dataset, settings or Settings())
        self.dataset = run.dataset
        self._by_groups = run.divided_by == "groups"
        self._camps = run.division.values if camps else {}
        self.base = scenario_outcome("", self.dataset, self._camps)
        view = run.view("stance")
        assert isinstance(view, Positions)
        self.positions = view
        self.issues = {question.id: question for question in view.issues}

    def outcome_of(self, scenario: Scenario) -> ScenarioOutcome:
        """Where things stand under a scenario. Raises `UsageError` for an unknown name."""
        return scenario_outcome(scenario.name, apply(self.dataset, scenario), self._camps)

    def compare(self, scenarios: Sequence[Scenario]) -> Comparison:
        """The base and every scenario, side by side."""
        every = tuple(map(self.outcome_of, scenarios))
        return Comparison(self.issues, self.base, every, self._by_groups)


def scenario_outcome(
    name: str, dataset: Dataset, camps: Mapping[str, float] | None = None
) -> ScenarioOutcome:
    """Where things stand in a dataset; camps start from `camps` where these are given."""
    graph = claim_graph(dataset)
    positions, network = stance(graph), signed(graph)
    issues = [question.id for question in positions.issues]
    return ScenarioOutcome(
        name,
        {i: {m: _outcome(m, positions, network, i) for m in MAIN_MODELS} for i in issues},
        _redivided(graph, camps) if camps else {},
        _ranks(influence(graph)),
    )


def compare(
    dataset: Dataset, scenarios: Sequence[Scenario], settings: Settings | None = None
) -> Comparison:
    """The data as it is and every scenario, side by side."""
    return WhatIf(dataset, settings).compare(scenarios)


def _outcome(model: str, positions: Positions, network: Network, issue: str) -> float | None:
    second = dict.fromkeys(measures[model].second_views, network)
    try:
        summary = measures[model](positions, issue=issue, **second).summary or {}
    except NotDefined:
        return None
    unit = summary.get("outcome_unit")
    return float(unit) if isinstance(unit, int | float) else None


def _ranks(network: Network) -> dict[str, int]:
    """Ranks by betweenness, 1 the highest, of those who stand between others at all; equal values
    share a rank."""
    try:
        values = measures["betweenness"](network).values or {}
    except NotDefined:
        return {}
    held = {actor: round(value, 9) for actor, value in values.items() if round(value, 9) > 0}
    order = sorted(held.values(), reverse=True)
    return {actor: order.index(value) + 1 for actor, value in held.items()}


def _redivided(graph: Any, before: Mapping[str, float]) -> dict[str, int]:
    """Camps from the present ones on; groups, where nothing is signed, are sought anew and called
    after the present ones that they share most actors with."""
    network = camps_view(graph)
    if network.sign is not None or not network.ties:
        return _relocated(network, before)
    found = measures["groups"](signed(graph)).values or {}
    called = {actor: int(group) for actor, group in before.items()}
    return called_like({actor: int(group) for actor, group in found.items()}, called)


def _relocated(network: Network, before: Mapping[str, float]) -> dict[str, int]:
    """Camps once nobody is better placed in another one, starting from the present camps.

    One actor at a time moves to where it has most support net of opposition, the one that
    gains most first; an actor without a tie to any camp has none.
    """
    camps = sorted(set(before.values()))
    if not camps or not len(network):
        return {}
    sign = np.ones(network.ties) if network.sign is None else network.sign
    value = network.matrix(sign * network.strength)
    if network.directed:
        value = value + value.T
    member = np.array([[before.get(a) == camp for camp in camps] for a in network.actors], float)
    for _ in range(10 * len(network)):
        near = np.asarray(value @ member)
        tied = np.diff(value.indptr) > 0
        here = np.where(member.any(axis=1), (near * member).sum(axis=1), -np.inf)
        gain = np.where(tied, near.max(axis=1) - here, 0.0)
        mover = int(gain.argmax())
        if not gain[mover] > 1e-9:
            break
        member[mover] = 0.0
        member[mover, int(near[mover].argmax())] = 1.0
    place = member.argmax(axis=1)
    return {
        actor: int(camps[place[row]])
        for row, actor in enumerate(network.actors)
        if member[row].any()
    }
