"""Passages that coders read differently and have not agreed on."""

from __future__ import annotations

from collections.abc import Iterator

from graphkit.coded_once import AnyPassage
from graphkit.coders import codings
from graphkit.dataset import Dataset
from graphkit.language import plural, text
from graphkit.weakness import Weakness


def coders(dataset: Dataset) -> Iterator[Weakness]:
    """One warning for all of them, with the rows."""
    every: tuple[AnyPassage, ...] = codings(dataset.stances).passages
    every += codings(dataset.ties).passages
    open_ = [passage for passage in every if passage.differs and not passage.agreed]
    if open_:
        yield Weakness(
            "warning",
            "coders-differ",
            plural(
                "1 passage was read differently by its coders, and nothing is agreed.",
                "{count} passages were read differently by their coders, and nothing is agreed.",
                len(open_),
            ),
            text(
                "graphkit agreement shows them side by side; x_agreed marks the reading that "
                "counts."
            ),
            tuple(row.id for passage in open_ for row in passage.codings),
        )
