"""What is done with the rows that the query gives, once they are here."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any

from graphkit.formats.reading.characters import SUSPECT

FULL = 10_000  # the thousandths of the largest Goldstein value
LONGEST = 200
LEAST = 100  # those that an event counts which takes no side
_SUMS = ("events", "mentions", "weight", "undecided")


def weight(row: dict[str, Any]) -> float:
    """What the events of a row weigh: mentions times intensity, a hundredth where there is none.

    >>> weight({"sign": -1, "mentions": 3, "weight": 15_000}), weight({"sign": 0, "mentions": 3})
    (1.5, 0.03)
    """
    thousandths = row["weight"] if row["sign"] else row["mentions"] * LEAST
    return float(thousandths / FULL)


def plain(word: str | None) -> str:
    """A name without what cannot be seen or would part cells.

    >>> plain(" United\u200b  Nations|UN ")
    'United Nations/UN'
    """
    shown = SUSPECT.sub("", unicodedata.normalize("NFC", word or ""))
    return " ".join(shown.replace("|", "/").split())[:LONGEST].strip()


def together(rows: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Several rows as one, its other columns those of the first."""
    return {
        **rows[0],
        **{name: sum(row[name] for row in rows) for name in _SUMS},
        "first_day": min(row["first_day"] for row in rows),
        "last_day": max(row["last_day"] for row in rows),
    }
