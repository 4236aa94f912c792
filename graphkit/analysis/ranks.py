"""Ranks in words: shared ones with their mark, ranges with their ends."""

from __future__ import annotations

from graphkit.findings import Column, Interval
from graphkit.language import Text, text

RANGES = text(
    "Ranks are those that an actor has in nine of ten replicates and in the data as coded; where "
    "the ranges of two overlap, which of them comes first is open."
)
SAMPLED = text(
    "Ranks are those that the paths of some actors leave open, in nine of ten samples; where the "
    "ranges of two overlap, which of them comes first is open."
)
RANGE = Column("range", text("Rank, 90% range"))


def rank_words(place: int, shared: tuple[int, int] | None) -> Text:
    """A rank; actors whose intervals overlap share one, marked "="."""
    if shared is None:
        return text("{rank}", rank=place)
    rank, tied = shared
    return text("{rank}=", rank=rank) if tied else text("{rank}", rank=rank)


def range_words(span: Interval | None) -> Text | None:
    """From which to which rank; None where that is not known."""
    if span is None or span.rank_low is None:
        return None
    return text("{low}\N{EN DASH}{high}", low=span.rank_low, high=span.rank_high)
