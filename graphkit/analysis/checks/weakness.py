"""One weak spot in a data set, as a value."""

from __future__ import annotations

from dataclasses import dataclass, field

from graphkit.dataset import Dataset
from graphkit.errors import Level, Place
from graphkit.language import Text


@dataclass(frozen=True, slots=True)
class Weakness:
    """What is wrong or weak, in which rows (by id), and what to do about it.

    `place` is where it stands in the file, for what was noticed on reading.
    """

    level: Level
    code: str
    message: Text
    advice: Text | None = None
    rows: tuple[str, ...] = field(default=())
    place: Place | None = None


def sources_of(dataset: Dataset, row: object) -> frozenset[str]:
    """The sources of a claim, issue or event: its source column, and any of its own columns
    (x_...) that hold ids of sources.
    """
    own = [*getattr(row, "source", ()), *getattr(row, "outcome_source", ())]
    words = (
        word.strip() for value in getattr(row, "extra", {}).values() for word in value.split("|")
    )
    return frozenset([*own, *(word for word in words if word in dataset.source_by_id)])
