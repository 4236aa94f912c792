"""What-if scenarios: changes to a dataset, as values, and the dataset they make of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from graphkit.dataset import Dataset, Influence, Stance, Tie
from graphkit.errors import UsageError, unknown
from graphkit.phrases import phrase


@dataclass(frozen=True, slots=True)
class SetPosition:
    """The actor takes this position (-1..1) on the issue, without condition."""

    actor: str
    issue: str
    position: float


@dataclass(frozen=True, slots=True)
class SetCapability:
    """The actor's power (0-100) on one issue, or on all."""

    actor: str
    capability: float
    issue: str | None = None


@dataclass(frozen=True, slots=True)
class SetSalience:
    """How much the actor cares (0..1) about one issue, or all it has a stance on."""

    actor: str
    salience: float
    issue: str | None = None


@dataclass(frozen=True, slots=True)
class SetTie:
    """The tie from one actor to another, instead of what is coded or, with `add`, beside it.

    `sign` None takes the tie away.
    """

    source_actor: str
    target_actor: str
    sign: int | None
    strength: float = 1.0
    add: bool = False


@dataclass(frozen=True, slots=True)
class Drop:
    """The actor is out: with its stances, ties and power, and its say in decisions."""

    actor: str


Change = SetPosition | SetCapability | SetSalience | SetTie | Drop


@dataclass(frozen=True, slots=True)
class Scenario:
    """A named list of changes, made one after the other."""

    name: str
    changes: tuple[Change, ...] = ()


def apply(dataset: Dataset, scenario: Scenario) -> Dataset:
    """The dataset with a scenario's changes made; the original is left as it is.

    Raises `UsageError` with near names for an actor or issue that is not in the data, and for a
    signed tie among ties without signs.
    """
    for number, change in enumerate(scenario.changes, start=1):
        _check_names(dataset, change)
        dataset = _made(dataset, change, f"whatif{number}")
    return dataset


def _check_names(dataset: Dataset, change: Change) -> None:
    actors = [getattr(change, field, None) for field in ("actor", "source_actor", "target_actor")]
    for actor in filter(None, actors):
        if actor not in dataset.actor_by_id:
            raise unknown(phrase("actor"), actor, dataset.actor_by_id)
    issue = getattr(change, "issue", None)
    if issue is not None and issue not in dataset.issue_by_id:
        raise unknown(phrase("issue"), issue, dataset.issue_by_id)


def _made(dataset: Dataset, change: Change, claim: str) -> Dataset:
    match change:
        case SetPosition():
            return _with_position(dataset, change, claim)
        case SetCapability():
            return _with_capability(dataset, change, claim)
        case SetSalience(actor, salience, issue):
            return _each_stance(
                dataset,
                lambda row: row.actor == actor and issue in (None, row.issue),
                lambda row: replace(row, salience=salience),
            )
        case SetTie():
            return _with_tie(dataset, change, claim)
        case Drop(actor):
            return _without(dataset, actor)


def _with_position(dataset: Dataset, change: SetPosition, claim: str) -> Dataset:
    """Earlier claims give way to the new one, which keeps the salience of the latest."""

    def concerned(row: Stance) -> bool:
        return (row.actor, row.issue) == (change.actor, change.issue)

    held = sorted(
        filter(concerned, dataset.stances),
        key=lambda row: (str(row.date or ""), row.confidence or 0.0, row.id),
    )
    new = Stance(
        claim,
        change.actor,
        change.issue,
        change.position,
        salience=held[-1].salience if held else None,
        date=held[-1].date if held else None,
    )
    kept = tuple(row for row in dataset.stances if not concerned(row))
    return replace(dataset, stances=(*kept, new))


def _each_stance(
    dataset: Dataset, concerned: Callable[[Stance], bool], changed: Callable[[Stance], Stance]
) -> Dataset:
    rows = (changed(row) if concerned(row) else row for row in dataset.stances)
    return replace(dataset, stances=tuple(rows))


def _with_capability(dataset: Dataset, change: SetCapability, claim: str) -> Dataset:
    def concerned(row: Influence) -> bool:
        return row.actor == change.actor and change.issue in (None, row.issue)

    rows = tuple(
        replace(row, capability=change.capability) if concerned(row) else row
        for row in dataset.influence
    )
    if change.issue is not None:
        if not any(map(concerned, rows)):
            rows = (*rows, Influence(claim, change.actor, change.issue, change.capability))
        return replace(dataset, influence=rows)
    actors = tuple(
        replace(actor, capability=change.capability) if actor.id == change.actor else actor
        for actor in dataset.actors
    )
    return replace(dataset, influence=rows, actors=actors)


def _with_tie(dataset: Dataset, change: SetTie, claim: str) -> Dataset:
    if dataset.unsigned and change.sign is not None:
        raise UsageError(
            phrase(
                "The ties of '{name}' carry no sign, so none can be supposed to "
                "support or oppose. A:B:0 takes a tie away.",
                name=dataset.name,
            )
        )
    ends = (change.source_actor, change.target_actor)

    def replaced(row: Tie) -> bool:
        pair = (row.source_actor, row.target_actor)
        return not change.add and (pair == ends or (not row.directed and pair == ends[::-1]))

    directed = all(row.directed for row in dataset.ties if replaced(row))
    kept = tuple(row for row in dataset.ties if not replaced(row))
    if change.sign is None:
        return replace(dataset, ties=kept)
    new = Tie(claim, *ends, change.sign, strength=change.strength, directed=directed)
    return replace(dataset, ties=(*kept, new))


def _without(dataset: Dataset, gone: str) -> Dataset:
    return replace(
        dataset,
        actors=tuple(
            replace(actor, member_of=tuple(body for body in actor.member_of if body != gone))
            for actor in dataset.actors
            if actor.id != gone
        ),
        issues=tuple(
            replace(issue, decided_by=tuple(one for one in issue.decided_by if one != gone))
            for issue in dataset.issues
        ),
        stances=tuple(row for row in dataset.stances if row.actor != gone),
        ties=tuple(row for row in dataset.ties if gone not in (row.source_actor, row.target_actor)),
        influence=tuple(row for row in dataset.influence if row.actor != gone),
        direct_influence=tuple(
            row
            for row in dataset.direct_influence
            if gone not in (row.source_actor, row.target_actor)
        ),
    )
