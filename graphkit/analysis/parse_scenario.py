"""Scenarios written as words on a command line."""

from __future__ import annotations

import math
from collections.abc import Iterable

from graphkit.analysis.scenario import (
    Change,
    Drop,
    SetCapability,
    SetPosition,
    SetSalience,
    SetTie,
)
from graphkit.dataset import Dataset, Issue
from graphkit.errors import UsageError, did_you_mean, unknown
from graphkit.formats.reading.cells import strength
from graphkit.formats.reading.problems import Fault
from graphkit.phrases import phrase

POSITIONS = {"support": 1.0, "oppose": -1.0, "neutral": 0.0}
SIGNS = {"support": 1, "oppose": -1, "neutral": 0, "+": 1, "-": -1}
KINDS = ("set", "tie", "add_tie", "drop")
POWERS = ("capability", "salience")


def read_changes(
    dataset: Dataset,
    *,
    sets: Iterable[str] = (),
    ties: Iterable[str] = (),
    add_ties: Iterable[str] = (),
    drops: Iterable[str] = (),
) -> tuple[Change, ...]:
    """The changes that these words ask for, in the order set, tie, add, drop.

    `sets` are ``ACTOR.ISSUE=POSITION`` (a number on the issue's scale, or support, oppose,
    neutral), ``ACTOR.capability=N``, ``ACTOR.salience=N`` and both with ``ACTOR.ISSUE.``
    before them; ties are ``A:B:+0.5`` (0 takes the tie away) or ``A:B:oppose``. Raises
    `UsageError` with near names for anything else.
    """
    given = zip(KINDS, (sets, ties, add_ties, drops), strict=True)
    return tuple(read_change(dataset, kind, word) for kind, words in given for word in words)


def read_change(dataset: Dataset, kind: str, word: str) -> Change:
    """One change; `kind` is "set", "tie", "add_tie" or "drop"."""
    match kind:
        case "set":
            return _set(dataset, word)
        case "drop":
            return Drop(_actor(dataset, word))
    return _tie(dataset, word, add=kind == "add_tie")


def _set(dataset: Dataset, word: str) -> Change:
    path, equals, value = word.rpartition("=")
    known = dataset.actor_by_id
    if not equals or not path or path in known:
        raise UsageError(
            phrase(
                "A change is ACTOR.ISSUE=POSITION or ACTOR.capability=N, not '{word}'.", word=word
            )
        )
    actor, rest = _leading(known, path) or (_actor(dataset, path.partition(".")[0]), "")
    issue: str | None = None
    if rest not in POWERS:
        issue, rest = _leading(dataset.issue_by_id, rest) or ("", rest)
        if not issue:
            raise unknown(phrase("issue"), rest, (*dataset.issue_by_id, *POWERS))
    match rest:
        case "capability":
            return SetCapability(actor, _number(value, 0, 100, word), issue)
        case "salience":
            return SetSalience(actor, _number(value, 0, 1, word), issue)
        case "" if issue:
            return SetPosition(actor, issue, _position(dataset.issue_by_id[issue], value, word))
    raise unknown(phrase("setting"), rest, POWERS)


def _leading(known: Iterable[str], path: str) -> tuple[str, str] | None:
    """The longest known id that a dotted path starts with, and the rest after the dot."""
    fits = [name for name in known if path == name or path.startswith(f"{name}.")]
    name = max(fits, key=len, default=None)
    return None if name is None else (name, path[len(name) + 1 :])


def _position(issue: Issue, value: str, word: str) -> float:
    said = value.strip().casefold()
    if said in POSITIONS:
        return POSITIONS[said]
    return issue.scale.position(_number(value, *issue.scale.ends, word, POSITIONS))


def _tie(dataset: Dataset, word: str, *, add: bool) -> Change:
    ends, colon, value = word.rpartition(":")
    pairs = [(ends[:i], ends[i + 1 :]) for i, letter in enumerate(ends) if letter == ":"]
    if not colon or not pairs:
        raise UsageError(phrase("A tie is A:B:+0.5 or A:B:oppose, not '{word}'.", word=word))
    known = dataset.actor_by_id
    a, b = next((pair for pair in pairs if pair[0] in known and pair[1] in known), pairs[0])
    for actor in (a, b):
        _actor(dataset, actor)
    if a == b:
        raise UsageError(phrase("A tie joins two actors, not '{a}' with itself.", a=a))
    said = value.strip().casefold()
    if said in SIGNS:
        return SetTie(a, b, SIGNS[said], add=add)
    size = _number(value, -math.inf, math.inf, word, SIGNS)
    if not size:
        if add:
            raise UsageError(
                phrase("In '{word}', 0 adds nothing: with --tie it takes a tie away.", word=word)
            )
        return SetTie(a, b, None, 0.0)
    try:
        return SetTie(a, b, int(math.copysign(1, size)), strength(abs(size)), add=add)
    except Fault as fault:
        raise UsageError(
            phrase("In '{word}', {message}", word=word, message=fault.message)
        ) from None


def _actor(dataset: Dataset, word: str) -> str:
    if word in dataset.actor_by_id:
        return word
    said = word.casefold()
    for actor in dataset.actors:
        if said in {
            name.casefold() for name in (actor.name, *actor.names.values(), *actor.aliases)
        }:
            raise UsageError(
                phrase("There is no actor '{word}'. Its id is '{id}'.", word=word, id=actor.id)
            )
    raise unknown(phrase("actor"), word, dataset.actor_by_id)


def _number(value: str, low: float, high: float, word: str, words: Iterable[str] = ()) -> float:
    """A number from `low` to `high`; `words` could stand there too."""
    try:
        number = float(value.replace("\N{MINUS SIGN}", "-"))
    except ValueError:
        number = math.nan
    if low <= number <= high and math.isfinite(number):
        return number
    wanted = (
        phrase("a number")
        if math.isinf(low)
        else phrase("a number from {low} to {high}", low=f"{low:g}", high=f"{high:g}")
    )
    others = [name for name in words if name.isalpha()]
    if others:
        wanted = phrase("{listed} or {wanted}", listed=", ".join(others), wanted=wanted)
    near = did_you_mean(value, others)
    raise UsageError(
        phrase(
            "In '{word}', '{value}' is not {wanted}. {near}",
            word=word,
            value=value,
            wanted=wanted,
            near=near,
        ).rstrip()
    )
