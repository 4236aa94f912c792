"""Sides in words: support and opposition, or above and below the middle of an issue's own scale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graphkit.language import Name, Text, plural, text
from graphkit.scale import ERROR, MIDDLE, Scale, Side

EVEN = 0.005  # a forecast nearer to the middle than this is told as the middle


def told_side(position: float) -> Side:
    """The side that a computed position is told to be on: none where it rounds to the middle."""
    return 0 if abs(position) < EVEN else Scale.side(position)


def crosses_middle(low: float, high: float) -> bool:
    """Whether a range, from -1 to 1, leaves open on which side of the middle it is."""
    return told_side(low) * told_side(high) <= 0


def called_side(forecast: float, ends: tuple[float, float] | None) -> Side:
    """The side that a forecast from -1 to 1 falls on; none where that is too close to call: with
    a range across the middle, or nearer to it than one position may be off."""
    if abs(forecast) <= ERROR + MIDDLE or (ends is not None and crosses_middle(*ends)):
        return 0
    return told_side(forecast)


def side_name(scale: Scale, side: Side) -> Text:
    """What a side is called: "support", or on a scale of its own "more than 55"."""
    if not scale.own:
        return _SIDES[side]
    middle = scale.say(0.0)
    if side == 0:
        return text("the middle, {middle}", middle=middle)
    if (side > 0) == (scale.high > scale.low):
        return text("more than {middle}", middle=middle)
    return text("less than {middle}", middle=middle)


def who_leads(scale: Scale, issue: str, positions: Iterable[float], *, clear: bool) -> Text:
    """Which side more actors take, to be followed by how many; `clear` is False where the
    claims are too doubtful to tell."""
    counts = _counts(positions)
    parts = {"issue": Name(issue), "middle": scale.say(0.0), "span": scale.span}
    lead = counts[1] - counts[-1]
    if not counts[1] and not counts[-1]:
        if scale.own:
            return text("All stand at the middle of {issue} ({middle}, {span})", **parts)
        return text("Nobody takes a side on {issue}", **parts)
    if not lead:
        if scale.own:
            return text(
                "As many stand above as below the middle of {issue} ({middle}, {span})", **parts
            )
        return text("Opinion on {issue} is evenly split", **parts)
    if not clear:
        if scale.own:
            return text(
                "Neither side of the middle clearly leads on {issue} ({middle}, {span})", **parts
            )
        return text("No side clearly leads on {issue}", **parts)
    if scale.own:
        if (lead > 0) == (scale.high > scale.low):
            return text(
                "More stand above than below the middle of {issue} ({middle}, {span})", **parts
            )
        return text("More stand below than above the middle of {issue} ({middle}, {span})", **parts)
    if lead > 0:
        return text("Support leads on {issue}", **parts)
    return text("Opposition leads on {issue}", **parts)


def how_many(scale: Scale, positions: Iterable[float]) -> list[Text]:
    """How many stand where, the larger side first; a side with nobody is not told."""
    counts = _counts(positions)
    first: Sequence[Side] = (1, -1, 0) if counts[1] >= counts[-1] else (-1, 1, 0)
    return [_standing(scale, side, counts[side]) for side in first if counts[side]]


def _counts(positions: Iterable[float]) -> dict[int, int]:
    counts = {-1: 0, 0: 0, 1: 0}
    for position in positions:
        counts[Scale.side(position)] += 1
    return counts


def _standing(scale: Scale, side: Side, count: int) -> Text:
    if scale.own:
        if side == 0:
            return plural("{count} stands at it", "{count} stand at it", count)
        if (side > 0) == (scale.high > scale.low):
            return plural("{count} stands above it", "{count} stand above it", count)
        return plural("{count} stands below it", "{count} stand below it", count)
    if side == 0:
        return plural("{count} takes no side", "{count} take no side", count)
    if side > 0:
        return plural("{count} supports it", "{count} support it", count)
    return plural("{count} opposes it", "{count} oppose it", count)


_SIDES: dict[int, Text] = {
    1: text("support"),
    0: text("neither side"),
    -1: text("opposition"),
}
