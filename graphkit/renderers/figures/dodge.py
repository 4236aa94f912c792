"""Moves marks apart that would hide each other."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from graphkit.language import Text, text
from graphkit.renderers.figures.geometry import Floats
from graphkit.renderers.figures.labels import GAP

Frame = tuple[float, float, float, float]


def spread(centres: Floats, radii: Floats, frame: Frame) -> Floats:
    """Marks moved just so far that none covers another, and all lie inside `frame`."""
    left, bottom, right, top = frame
    low = np.column_stack([left + radii, bottom + radii])
    high = np.column_stack([right - radii, top - radii])
    return _parted(centres, radii, lambda placed: np.clip(placed, low, np.maximum(low, high)))


def dodge(centres: Floats, radii: Floats, frame: Frame) -> Floats:
    """Marks that stand for values moved so that they hide less of each other.

    None is moved by more than its own width, and no centre out of `frame`.
    """
    low, high = np.array(frame[:2]), np.array(frame[2:])

    def bounded(placed: Floats) -> Floats:
        inside = np.clip(placed, low, high) - centres
        moved = np.maximum(np.hypot(*inside.T), 1e-9)
        return np.asarray(centres + inside * np.minimum(1.0, 2 * radii / moved)[:, None])

    return _parted(centres, radii, bounded)


def moved(true: Floats, centres: Floats) -> tuple[Text, ...]:
    """What is to be said of marks that stand beside their values."""
    if np.hypot(*(centres - true).T).max(initial=0.0) <= 0.5:
        return ()
    return (text("Marks that would overlap are moved, by their width at most."),)


def _parted(centres: Floats, radii: Floats, held: Callable[[Floats], Floats]) -> Floats:
    turn = np.arange(len(centres)) * 2.4  # two marks at one point part in different directions
    placed = np.asarray(centres, dtype=float) + 1e-3 * np.column_stack([np.cos(turn), np.sin(turn)])
    reach = radii[:, None] + radii[None, :] + GAP
    np.fill_diagonal(reach, 0.0)
    for _ in range(60):
        x, y = (along[None, :] - along[:, None] for along in placed.T)
        distance = np.sqrt(x**2 + y**2)
        lack = np.maximum(reach - distance, 0.0)
        close = np.nonzero(lack)
        if not len(close[0]):
            break
        share = lack[close], np.maximum(distance[close], 1e-9)
        for number, away in enumerate((x, y)):
            push = away[close] / share[1] * share[0]
            placed[:, number] += 0.5 * np.bincount(close[1], push, len(placed))
        placed = held(placed)
    return held(placed)
