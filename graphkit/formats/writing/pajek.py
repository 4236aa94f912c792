"""A dataset as a Pajek network: the sign of a value is the tie's, its size the strength."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graphkit.dataset import Dataset, Tie
from graphkit.errors import OutputError
from graphkit.formats.reading.characters import shown
from graphkit.formats.writing.flat import number_text
from graphkit.phrases import phrase

HOLDS = frozenset(
    ("actors.id", "ties.from", "ties.to", "ties.sign", "ties.strength", "ties.directed",
     "ties.relation")
)  # fmt: skip
_UNFIT = re.compile(r'["\t\n]')  # a text ends at its line and at a quotation mark


def fit(dataset: Dataset) -> Dataset:
    """Ties as a signed value can tell them, if any opposes: support and opposition, and no others.

    Where none opposes, no value would be negative and all are ties without a sign.
    """
    ties = [replace(tie, relation=_relation(tie)) for tie in dataset.ties]
    if any(tie.sign == -1 for tie in ties):
        ties = [tie for tie in ties if tie.sign]
    else:
        ties = [replace(tie, sign=None) for tie in ties]
    return replace(dataset, ties=tuple(ties))


def _relation(tie: Tie) -> str | None:
    return None if tie.relation is None or _UNFIT.search(tie.relation) else tie.relation


def write(dataset: Dataset) -> bytes:
    """Vertices are labelled by the actors' ids; arcs are directed ties, edges the others."""
    return ("\n".join(_lines(dataset)) + "\n").encode()


def _lines(dataset: Dataset) -> Iterator[str]:
    numbers = {actor.id: number for number, actor in enumerate(dataset.actors, start=1)}
    yield f"*Vertices {len(numbers)}"
    for id, number in numbers.items():
        if _UNFIT.search(id):
            raise OutputError(
                phrase(
                    "The id {id} cannot stand in a Pajek file: no quotation mark, tab or "
                    "line break may.",
                    id=shown(id),
                )
            )
        yield f'{number} "{id}"'
    for star, directed in (("*Arcs", True), ("*Edges", False)):
        ties = [tie for tie in dataset.ties if tie.directed is directed]
        if ties or directed:
            yield star
        for tie in ties:
            label = f' l "{tie.relation}"' if tie.relation else ""
            ends = f"{numbers[tie.source_actor]} {numbers[tie.target_actor]}"
            yield f"{ends} {number_text((tie.sign or 1) * tie.strength)}{label}"
