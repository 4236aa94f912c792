"""How far colours stand out from each other, and what makes one legible on a ground."""

from __future__ import annotations

from functools import cache

TEXT, MARKS = 4.5, 3.0  # contrast that WCAG 2.1 asks for
DARK = 0.18  # of relative luminance: below this white is read better than black
WHITE, BLACK = "#FFFFFF", "#000000"
STEPS = 20


@cache
def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.1 defines it: 0 is black, 1 white."""
    parts = [value / 255 for value in rgb(colour)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How far two colours stand out from each other: from 1 (not at all) to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def mixed(colour: str, ground: str, share: float) -> str:
    """That share of a colour on a ground."""
    pairs = zip(rgb(colour), rgb(ground), strict=True)
    return "#" + "".join(f"{round(share * a + (1 - share) * b):02X}" for a, b in pairs)


def rgb(colour: str) -> list[int]:
    """Red, green and blue, 0 to 255."""
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]


@cache
def legible(colour: str, ground: str, least: float = MARKS) -> str:
    """The colour, darker or on a dark ground lighter where it would not stand out; meaning keeps
    its hue."""
    away = WHITE if luminance(ground) < DARK else BLACK
    for step in range(STEPS + 1):
        found = mixed(colour, away, 1 - step / STEPS)
        if contrast(found, ground) >= least:
            return found
    return away


@cache
def share_seen(colour: str, ground: str, share: float) -> float:
    """How much of a colour must show so that it stands out from a ground: `share` or more."""
    for step in range(STEPS + 1):
        more = share + (1 - share) * step / STEPS
        if contrast(mixed(colour, ground, more), ground) >= MARKS:
            return more
    return 1.0


def ink_on(ground: str, ink: str, paper: str) -> str:
    """Which of two is read better on a ground."""
    return max((ink, paper), key=lambda colour: contrast(colour, ground))
