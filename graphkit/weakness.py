"""One weak spot in a data set, as a value."""

from __future__ import annotations

from dataclasses import dataclass, field

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
