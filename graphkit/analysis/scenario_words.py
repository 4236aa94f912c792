"""Scenarios written as words on a command line or in a YAML file."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from graphkit.analysis.scenario import (
    Change,
    Drop,
    Scenario,
    SetCapability,
    SetPosition,
    SetSalience,
    SetTie,
)
from graphkit.dataset import Dataset
from graphkit.errors import DataError, Place, UsageError, unknown
from graphkit.formats.format import ReadOptions
from graphkit.formats.reading.decode import read_text
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.tree import Branch, Items, Misread, Node, Scalar
from graphkit.formats.yaml_file import parse

POSITIONS = {"support": 1.0, "oppose": -1.0, "neutral": 0.0}
SIGNS = {"support": 1, "oppose": -1, "neutral": 0, "+": 1, "-": -1}
KINDS = ("set", "tie", "add_tie", "drop")


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
    return (
        *(_set(dataset, word) for word in sets),
        *(_tie(dataset, word, add=False) for word in ties),
        *(_tie(dataset, word, add=True) for word in add_ties),
        *(Drop(_actor(dataset, word)) for word in drops),
    )


def _set(dataset: Dataset, word: str) -> Change:
    path, equals, value = word.rpartition("=")
    if not equals:
        raise UsageError(f"A change is ACTOR.ISSUE=POSITION or ACTOR.capability=N, not '{word}'.")
    actor, rest = _leading(dataset.actor_by_id, path, "actor")
    if rest == "capability":
        return SetCapability(actor, _number(value, 0, 100, word))
    if rest == "salience":
        return SetSalience(actor, _number(value, 0, 1, word))
    issue, last = _leading(dataset.issue_by_id, rest, "issue")
    if last == "capability":
        return SetCapability(actor, _number(value, 0, 100, word), issue)
    if last == "salience":
        return SetSalience(actor, _number(value, 0, 1, word), issue)
    if last:
        raise unknown("setting", last, ("capability", "salience"))
    if value.strip().casefold() in POSITIONS:
        return SetPosition(actor, issue, POSITIONS[value.strip().casefold()])
    low, high = dataset.issue_by_id[issue].scale
    place = _number(value, min(low, high), max(low, high), word)
    return SetPosition(actor, issue, 2 * (place - low) / (high - low) - 1)


def _leading(known: Iterable[str], path: str, kind: str) -> tuple[str, str]:
    """The longest known id that a dotted path starts with, and the rest after the dot."""
    fits = [name for name in known if path == name or path.startswith(f"{name}.")]
    if not fits:
        raise unknown(kind, path.partition(".")[0] if kind == "actor" else path, known)
    name = max(fits, key=len)
    return name, path[len(name) + 1 :]


def _tie(dataset: Dataset, word: str, *, add: bool) -> Change:
    ends, colon, value = word.rpartition(":")
    pairs = [(ends[:i], ends[i + 1 :]) for i, letter in enumerate(ends) if letter == ":"]
    if not colon or not pairs:
        raise UsageError(f"A tie is A:B:+0.5 or A:B:oppose, not '{word}'.")
    known = dataset.actor_by_id
    a, b = next((pair for pair in pairs if pair[0] in known and pair[1] in known), pairs[0])
    for actor in (a, b):
        _actor(dataset, actor)
    if a == b:
        raise UsageError(f"A tie joins two actors, not '{a}' with itself.")
    sign_word = value.strip().casefold()
    if sign_word in SIGNS:
        return SetTie(a, b, SIGNS[sign_word], add=add)
    strength = _number(value, -math.inf, math.inf, word)
    sign = None if strength == 0 else int(math.copysign(1, strength))
    return SetTie(a, b, sign, abs(strength), add=add)


def _actor(dataset: Dataset, word: str) -> str:
    if word not in dataset.actor_by_id:
        raise unknown("actor", word, dataset.actor_by_id)
    return word


def _number(word: str, low: float, high: float, where: str) -> float:
    try:
        number = float(word.replace("\N{MINUS SIGN}", "-"))
    except ValueError:
        number = math.nan
    if not (low <= number <= high and math.isfinite(number)):
        wanted = "a number" if math.isinf(low) else f"a number from {low:g} to {high:g}"
        raise UsageError(f"In '{where}', '{word}' is not {wanted}.")
    return number


def read_scenarios(dataset: Dataset, path: Path) -> tuple[Scenario, ...]:
    """The scenarios in a YAML file: a list of entries with `name` and any of set, tie, add_tie
    and drop, each a list of the words that the command line takes.

    Raises `DataError` with places for a file that is not of that form.
    """
    problems = Problems()
    words = read_text(path, ReadOptions(), problems)
    try:
        root = None if words is None else parse(words, path.name, problems)
        found = tuple(_entries(dataset, root, path.name, problems))
    except Misread as fault:
        fault.tell(path.name, problems)
    if any(problem.level == "error" for problem in problems.found):
        raise DataError([problem for problem in problems.found if problem.level == "error"])
    return found


def _entries(
    dataset: Dataset, root: Node | None, file: str, problems: Problems
) -> Iterator[Scenario]:
    if not isinstance(root, Items) or not root.nodes:
        problems.error("scenarios", "The file is not a list of scenarios.", Place(file, 1))
        return
    for number, node in enumerate(root.nodes, start=1):
        if not isinstance(node, Branch):
            raise Misread("scenario", "A scenario is name: and changes.", node.line, node.column)
        given = {entry.key: entry for entry in node.entries}
        for key, entry in given.items():
            if key not in ("name", *KINDS):
                message = str(unknown("part of a scenario", key, ("name", *KINDS)))
                problems.error("scenario", message, Place(file, entry.line, entry.column))
        named = _words(given["name"].value) if "name" in given else []
        name = " ".join(named) or f"scenario {number}"
        lists = {key: _words(given[key].value) if key in given else [] for key in KINDS}
        try:
            yield Scenario(name, _all(dataset, lists))
        except UsageError as error:
            problems.error("scenario", str(error), Place(file, node.line, node.column))


def _all(dataset: Dataset, lists: dict[str, list[str]]) -> tuple[Change, ...]:
    return read_changes(
        dataset,
        sets=lists["set"],
        ties=lists["tie"],
        add_ties=lists["add_tie"],
        drops=lists["drop"],
    )


def _words(node: Node) -> list[str]:
    """One word or a list of them."""
    nodes: Sequence[Node] = node.nodes if isinstance(node, Items) else [node]
    for one in nodes:
        if not isinstance(one, Scalar) or one.text is None:
            raise Misread("scenario", "A word is expected here.", one.line, one.column)
    return [one.text for one in nodes if isinstance(one, Scalar) and one.text is not None]
