"""What changed, in sentences: changes of side on any issue first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from graphkit.language import Name, Text, plural, text
from graphkit.scale import Scale
from graphkit.side_words import how_many

if TYPE_CHECKING:
    from graphkit.analysis.changes import Changes, Moved

NAMED = 5  # names in one sentence
TURNED = 3  # changes of side told one by one


def summary(changes: Changes, issue: str | None) -> tuple[Text, ...]:
    """What changed in some sentences: who changed sides on any issue, then one issue's moves."""
    if issue is not None:
        return (
            *_turned(changes),
            *_moved(changes, issue),
            *_elsewhere(changes, issue),
            *_outcomes(changes, issue),
        )
    return (
        plural(
            "Compared with {state}, {count} tie changed.",
            "Compared with {state}, {count} ties changed.",
            len(changes.ties),
            state=_earlier_state(changes),
        ),
    )


def _earlier_state(changes: Changes) -> date | str:
    """The day of the earlier state, or its name where both are of the same day."""
    one, other = changes.before.as_of, changes.now.as_of
    return one if one and other and one != other else changes.names[0]


def _turned(changes: Changes) -> Iterator[Text]:
    """Who changed sides, on any issue."""
    turned = [row for row in changes.moved if row.turned]
    for row in turned[:TURNED]:
        assert row.before is not None
        assert row.after is not None
        scale = changes.question(row).scale
        yield text(
            "{actor} changed sides on {issue}, from {before} to {after}.",
            actor=Name(row.actor),
            issue=Name(row.issue),
            before=scale.say(row.before),
            after=scale.say(row.after),
        )
    if len(turned) > TURNED:
        yield plural(
            "{count} more changed sides.", "{count} more changed sides.", len(turned) - TURNED
        )


def _moved(changes: Changes, issue: str) -> Iterator[Text]:
    here = [row for row in changes.moved if row.issue == issue]
    shifts = [row.shift for row in here if row.shift is not None]
    new = [row for row in here if row.before is None]
    parts = {"state": _earlier_state(changes), "issue": Name(issue)}
    if len(shifts) == 1:
        yield _one_moved(next(row for row in here if row.shift is not None), changes)
    elif shifts:
        yield plural(
            "Compared with {state}, {count} actor moved on {issue}: {ways}.",
            "Compared with {state}, {count} actors moved on {issue}: {ways}.",
            len(shifts),
            ways=_ways(changes.question(here[0]).scale, shifts),
            **parts,
        )
    else:
        yield text("Compared with {state}, nobody moved on {issue}.", **parts)
    if new:
        positions = [row.after for row in new if row.after is not None]
        yield plural(
            "{actor} took a stance on {issue} for the first time: {place}.",
            "{count} actors took a stance on {issue} for the first time: {sides}.",
            len(new),
            issue=Name(issue),
            actor=Name(new[0].actor),
            place=changes.question(new[0]).scale.say(positions[0]),
            sides=how_many(changes.question(new[0]).scale, positions),
        )


def _one_moved(row: Moved, changes: Changes) -> Text:
    """The one move on an issue; a change of side has been told before it."""
    parts = {"state": _earlier_state(changes), "issue": Name(row.issue), "actor": Name(row.actor)}
    if row.turned:
        return text("Compared with {state}, nobody else moved on {issue}.", **parts)
    assert row.before is not None
    assert row.after is not None
    scale = changes.question(row).scale
    return text(
        "Compared with {state}, {actor} alone moved on {issue}, from {before} to {after}.",
        before=scale.say(row.before),
        after=scale.say(row.after),
        **parts,
    )


def _ways(scale: Scale, shifts: Sequence[float]) -> list[Text]:
    """How many moved which way."""
    up, down = (sum(Scale.side(shift) == side for shift in shifts) for side in (1, -1))
    if scale.own:
        high, low = (up, down) if scale.high > scale.low else (down, up)
        told = [(high, text("{n} up the scale", n=high)), (low, text("{n} down the scale", n=low))]
    else:
        told = [
            (up, text("{n} towards support", n=up)),
            (down, text("{n} towards opposition", n=down)),
        ]
    return [words for count, words in told if count]


def _elsewhere(changes: Changes, issue: str) -> Iterator[Text]:
    """How many moved or spoke up on the other issues."""
    others = [row for row in changes.moved if row.issue != issue]
    moved = {row.actor for row in others if row.shift is not None and not row.turned}
    new = {row.actor for row in others if row.before is None}
    if moved:
        yield plural(
            "On other issues {count} actor moved without changing sides.",
            "On other issues {count} actors moved without changing sides.",
            len(moved),
        )
    if new:
        yield plural(
            "On other issues {count} actor took a stance for the first time.",
            "On other issues {count} actors took a stance for the first time.",
            len(new),
        )


def _outcomes(changes: Changes, issue: str) -> Iterator[Text]:
    compared = changes.comparison
    if issue in compared.issues:
        for model in ("compromise", "decision_path"):
            said = compared.outcome_moved(compared.scenarios[0], issue, model)
            if said is not None:
                yield said


def who_came_and_went(changes: Changes) -> Iterator[Text]:
    names = _named(changes, changes.appeared)
    if len(names) == len(changes.appeared) > 1:
        yield text("{names} are new: without a stance or a tie before.", names=names)
    elif names:
        yield plural(
            "{names} is new: without a stance or a tie before.",
            "{count} actors are new, without a stance or a tie before, {names} among them.",
            len(changes.appeared),
            names=names,
        )
    names = _named(changes, changes.gone)
    if len(names) == len(changes.gone) > 1:
        yield text("{names} have neither a stance nor a tie any more.", names=names)
    elif names:
        yield plural(
            "{names} has neither a stance nor a tie any more.",
            "{count} actors have neither a stance nor a tie any more, {names} among them.",
            len(changes.gone),
            names=names,
        )


def _named(changes: Changes, actors: Sequence[str]) -> list[Name]:
    """The first of some actors by rank, in the state in which they have one."""
    states = (changes.comparison.base, *changes.comparison.scenarios)
    rank = {actor: place for state in states for actor, place in state.ranks.items()}
    first = sorted(actors, key=lambda actor: (rank.get(actor, len(rank) + 1), actor))
    return [Name(actor) for actor in first[:NAMED]]
