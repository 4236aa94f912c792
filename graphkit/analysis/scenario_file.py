"""Scenarios written in a YAML file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from graphkit.analysis.parse_scenario import KINDS, read_change
from graphkit.analysis.scenario import Change, Scenario
from graphkit.dataset import Dataset
from graphkit.errors import DataError, Place, UsageError, unknown
from graphkit.formats.format import ReadOptions
from graphkit.formats.reading.decode import read_text
from graphkit.formats.reading.problems import Problems
from graphkit.formats.reading.tree import Branch, Entry, Items, Misread, Node, Scalar
from graphkit.formats.yaml_file import parse
from graphkit.phrases import complaint, phrase

FORM = phrase("Write a list of scenarios: - name: ..., below it set:, tie:, add_tie: or drop:.")


def read_scenarios(dataset: Dataset, path: Path) -> tuple[Scenario, ...]:
    """The scenarios in a YAML file: a list of entries with `name` and any of set, tie, add_tie
    and drop, each a list of the words that the command line takes.

    Raises `DataError` with the place of every word and key that cannot be read.
    """
    problems = Problems()
    try:
        words = read_text(path, ReadOptions(), problems)
        root = None if words is None else parse(words, path.name, problems)
    except Misread as fault:
        fault.tell(path.name, problems)
    found = () if problems.fatal else tuple(_scenarios(dataset, root, path.name, problems))
    if problems.fatal:
        raise DataError([problem for problem in problems.told() if problem.level == "error"])
    return found


def _scenarios(
    dataset: Dataset, root: Node | None, file: str, problems: Problems
) -> Iterator[Scenario]:
    if not isinstance(root, Items) or not root.nodes:
        place = Place(file, root.line if root else 1, root.column if root else 1)
        problems.error("scenarios", phrase("This is not a list of scenarios."), place, hint=FORM)
        return
    names: set[str] = set()
    for number, node in enumerate(root.nodes, start=1):
        place = Place(file, node.line, node.column)
        if not isinstance(node, Branch):
            message = phrase("A scenario has a name: and changes.")
            problems.error("scenario", message, place, hint=FORM)
            continue
        scenario = _scenario(dataset, node, f"scenario {number}", file, problems)
        if scenario.name in names:
            message = phrase("There are two scenarios called '{name}'.", name=scenario.name)
            problems.error("scenario", message, place)
        names.add(scenario.name)
        yield scenario


def _scenario(dataset: Dataset, node: Branch, name: str, file: str, problems: Problems) -> Scenario:
    """One scenario; what cannot be read in it goes to the problems."""
    given: dict[str, list[Change]] = {kind: [] for kind in KINDS}
    for entry in node.entries:
        if entry.key == "name":
            name = " ".join(word for word, _ in _words(entry, file, problems)) or name
        elif entry.key in KINDS:
            given[entry.key] += _changes(dataset, entry, file, problems)
        else:
            message = str(unknown(phrase("part of a scenario"), entry.key, ("name", *KINDS)))
            problems.error("scenario", message, Place(file, entry.line, entry.column))
    changes = tuple(change for kind in KINDS for change in given[kind])
    if not changes and not problems.fatal:
        message = phrase("The scenario '{name}' changes nothing.", name=name)
        problems.error("scenario", message, Place(file, node.line, node.column), hint=FORM)
    return Scenario(name, changes)


def _changes(dataset: Dataset, entry: Entry, file: str, problems: Problems) -> Iterator[Change]:
    for word, place in _words(entry, file, problems):
        try:
            yield read_change(dataset, entry.key, word)
        except UsageError as error:
            problems.error("scenario", complaint(error), place)


def _words(entry: Entry, file: str, problems: Problems) -> Iterator[tuple[str, Place]]:
    """One word or a list of them, each with its place."""
    nodes: Sequence[Node] = entry.value.nodes if isinstance(entry.value, Items) else [entry.value]
    for node in nodes:
        place = Place(file, node.line, node.column)
        if isinstance(node, Scalar) and node.text:
            yield node.text, place
            continue
        message = phrase("{key}: a word is expected here.", key=entry.key)
        problems.error("scenario", message, place, hint=_HINTS.get(entry.key))


_HINTS = {
    "set": "Write ACTOR.ISSUE=POSITION or ACTOR.capability=N.",
    "tie": "Write A:B:+0.5 or A:B:oppose.",
    "add_tie": "Write A:B:+0.5 or A:B:oppose.",
    "drop": "Write an actor's id.",
}
