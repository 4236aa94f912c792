"""A dataset as GML: numbers for ids, so that an actor's id is the label, as in NetworkX."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from graphkit.dataset import Actor, Dataset, Tie
from graphkit.formats.writing.flat import number_text
from graphkit.formats.writing.graph_elements import Plain, elements

HOLDS = frozenset(("actors.*", "ties.*"))
_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")

_NAMED = {'"': "&quot;", "&": "&amp;"}
R = TypeVar("R", Actor, Tie)


def fit(dataset: Dataset) -> Dataset:
    """Without columns whose names are no keys in GML, which are of plain letters: some of the
    file's own, and translations."""
    return replace(
        dataset,
        actors=tuple(_with_keys(actor) for actor in dataset.actors),
        ties=tuple(_with_keys(tie) for tie in dataset.ties),
    )


def _with_keys(row: R) -> R:
    kept = {key: value for key, value in row.extra.items() if _KEY.fullmatch(key)}
    row = replace(row, extra=kept, translations={})
    return replace(row, names={}) if isinstance(row, Actor) else row


def write(dataset: Dataset) -> bytes:
    """Actors and ties, ASCII alone, other characters as in HTML."""
    return ("\n".join(_lines(dataset)) + "\n").encode("ascii")


def _lines(dataset: Dataset) -> Iterator[str]:
    made = elements(dataset)
    numbers = {node.id: number for number, node in enumerate(made.nodes)}
    yield from ('Creator "graphkit"', "graph [", f"  directed {int(made.directed)}")
    yield "  multigraph 1"
    for node in made.nodes:
        yield "  node ["
        yield f"    id {numbers[node.id]}"
        yield from _items({"label": node.id, **node.attributes})
        yield "  ]"
    for edge in made.edges:
        also: dict[str, Plain] = {} if edge.directed or not made.mixed else {"directed": False}
        yield "  edge ["
        yield f"    source {numbers[edge.source]}"
        yield f"    target {numbers[edge.target]}"
        yield from _items({"id": edge.id, **also, **edge.attributes})
        yield "  ]"
    yield "]"


def _items(said: Mapping[str, Plain]) -> Iterator[str]:
    for key, value in said.items():
        yield f"    {key} {_value(value)}"


def _value(value: Plain) -> str:
    """A number, with the point that GML wants in one that has an exponent; else text in quotes."""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, float | int):
        text = number_text(value)
        return text if "e" not in text or "." in text else text.replace("e", ".0e")
    return f'"{"".join(map(_character, value))}"'


def _character(character: str) -> str:
    """A character as it stands, or by its name or number: igraph knows the two names only,
    NetworkX plain characters only."""
    if character in _NAMED:
        return _NAMED[character]
    return character if " " <= character <= "~" else f"&#{ord(character)};"
