"""Claims that contradict each other on one day."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

from graphkit.coders import passage_of
from graphkit.contradiction import several_stances, several_ties, side_of
from graphkit.dataset import Dataset
from graphkit.language import text
from graphkit.weakness import Weakness


def contradictions(dataset: Dataset) -> list[tuple[str, str]]:
    """Pairs of claims on opposite sides: of an actor on an issue, or of a tie, on one day; not
    two coders' readings of one passage."""
    return [
        *_opposite(dataset.stances, several_stances(dataset.stances)),
        *_opposite(dataset.ties, several_ties(dataset.ties)),
    ]


def _opposite(claims: Sequence[Any], several: Mapping[int, Hashable]) -> Iterator[tuple[str, str]]:
    passage = passage_of(claims) if several else {}
    first: dict[tuple[Hashable, int | None], str] = {}
    for row, key in several.items():
        id, held = claims[row].id, side_of(claims[row])
        first.setdefault((key, held), id)
        against = first.get((key, -held)) if held else None
        if against is not None and passage.get(against, -1) != passage.get(id):
            yield against, id


def contradictory(dataset: Dataset) -> Iterator[Weakness]:
    """A warning for each pair."""
    for one, other in contradictions(dataset):
        yield Weakness(
            "warning",
            "contradiction",
            text("{other} says the opposite of {one} for the same day.", one=one, other=other),
            text("Both are kept. Lower the confidence of the weaker one, or date them apart."),
            (one, other),
        )
