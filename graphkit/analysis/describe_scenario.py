"""What a scenario supposes, in words."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.analysis.scenario import (
    Change,
    Drop,
    Scenario,
    SetCapability,
    SetPosition,
    SetSalience,
    SetTie,
)
from graphkit.graph.positions import Positions, Question
from graphkit.language import Name, Text, text


def supposed(scenario: Scenario, positions: Positions) -> Iterator[Text]:
    """A sentence for each change; `positions` are those of the data as it is."""
    for change in scenario.changes:
        yield _said(change, positions)


def _said(change: Change, positions: Positions) -> Text:
    match change:
        case SetPosition(actor, issue, position):
            return _moved(actor, positions, issue, position)
        case SetCapability(actor, capability, issue):
            where = _on(issue)
            return text(
                "Supposed: the power of {actor} {where} is {n:g}.",
                actor=Name(actor),
                where=where,
                n=capability,
            )
        case SetSalience(actor, salience, issue):
            where = _on(issue)
            return text(
                "Supposed: the salience of {actor} {where} is {n:g}.",
                actor=Name(actor),
                where=where,
                n=salience,
            )
        case SetTie():
            return _tied(change)
        case Drop(actor):
            return text("Supposed: {actor} takes no part.", actor=Name(actor))


def _on(issue: str | None) -> Text:
    if issue is None:
        return text("on every issue")
    return text("on {issue}", issue=Name(issue))


def _moved(actor: str, positions: Positions, issue: str, position: float) -> Text:
    column = positions.column(issue)
    question: Question = positions.issues[column]
    parts = {"actor": Name(actor), "issue": Name(issue), "after": question.scale.say(position)}
    before = float(positions.position[positions.rows([actor])[0], column])
    if before != before:
        return text("Supposed: {actor} takes a stance on {issue}, at {after}.", **parts)
    return text(
        "Supposed: {actor} moves from {before} to {after} on {issue}.",
        before=question.scale.say(before),
        **parts,
    )


def _tied(change: SetTie) -> Text:
    ends = {"a": Name(change.source_actor), "b": Name(change.target_actor)}
    match change.sign:
        case None:
            return text("Supposed: there is no tie from {a} to {b}.", **ends)
        case 1:
            return text(
                "Supposed: {a} supports {b}, with a strength of {n:g}.", n=change.strength, **ends
            )
        case -1:
            return text(
                "Supposed: {a} opposes {b}, with a strength of {n:g}.", n=change.strength, **ends
            )
    return text(
        "Supposed: {a} is neutral to {b}, with a strength of {n:g}.", n=change.strength, **ends
    )
