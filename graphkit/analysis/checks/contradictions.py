"""Claims that contradict each other on one day."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from graphkit.coders import passage_of
from graphkit.dataset import Dataset
from graphkit.formats.reading.claims import side_of, stance_key, tie_key
from graphkit.language import text
from graphkit.weakness import Weakness


def contradictions(dataset: Dataset) -> list[tuple[str, str]]:
    """Pairs of claims on opposite sides: of an actor on an issue, or of a tie, on one day; not
    two coders' readings of one passage."""
    pairs = []
    passage = {**passage_of(dataset.stances), **passage_of(dataset.ties)}
    stances = [(stance_key(row), side_of(row), row.id) for row in dataset.stances]
    ties = [(tie_key(row), row.sign, row.id) for row in dataset.ties]
    for claims in (stances, ties):
        first: dict[tuple[Hashable, int | None], str] = {}
        for key, side, id in claims:
            first.setdefault((key, side), id)
            if side and (key, -side) in first:
                pairs.append((first[key, -side], id))
    return [(a, b) for a, b in pairs if passage.get(a, -1) != passage.get(b)]


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
