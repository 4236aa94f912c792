"""Turn, scale and loosen raw places so that they make a readable picture."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from graphkit.analysis.layouts.distances import Floats
from graphkit.pictures import ActorProfile

MARGIN = 0.04
STRETCH = 2.0
"""How much one axis may be stretched against the other to fill the square."""


def orient(places: Floats, actors: Sequence[ActorProfile]) -> Floats:
    """Turn the picture so that support lies to the right; without positions, lengthwise."""
    centred = places - places.mean(0)
    held = np.array([actor.position is not None for actor in actors])
    position = np.array([actor.position or 0.0 for actor in actors])
    if held.sum() > 2 and np.ptp(position[held]) > 0:
        here = centred[held] - centred[held].mean(0)
        across = here.T @ (position[held] - position[held].mean())
    else:
        _, vectors = np.linalg.eigh(centred.T @ centred)
        across = vectors[:, 1] * (1.0 if vectors[np.argmax(np.abs(vectors[:, 1])), 1] > 0 else -1.0)
    long = float(np.hypot(*across))
    if long < 1e-12:
        return np.array(centred)
    cosine, sine = across / long
    turned: Floats = centred @ np.array([[cosine, -sine], [sine, cosine]])
    return turned


def fit(places: Floats, beyond: float = 0.01) -> Floats:
    """Fill the unit square up to a margin, stretching an axis by `STRETCH` at the most.

    At both ends of an axis the share `beyond` of the actors is drawn in to the edge: otherwise
    a few far-off ones would squeeze all others.
    """
    low, high = np.quantile(places, beyond, axis=0), np.quantile(places, 1 - beyond, axis=0)
    span = high - low
    largest = float(span.max())
    if largest < 1e-12:
        return np.full_like(places, 0.5)
    scale = (1 - 2 * MARGIN) / np.maximum(span, largest / STRETCH)
    return _drawn_in((places - (low + high) / 2) * scale)


def even_out(places: Floats, share: float = 0.4) -> Floats:
    """Spread crowds and draw in stragglers: each axis partly by rank. Order is kept."""
    ranks = np.argsort(np.argsort(places, axis=0, kind="stable"), axis=0, kind="stable")
    even = MARGIN + (1 - 2 * MARGIN) * ranks / max(1, len(places) - 1)
    evened: Floats = (1 - share) * places + share * even
    return evened


def _drawn_in(centred: Floats) -> Floats:
    """What lies beyond the margin is drawn in, the farther the more, but keeps its order."""
    edge = 0.5 - MARGIN
    beyond = np.maximum(np.abs(centred) - edge, 0.0)
    reached = np.minimum(np.abs(centred), edge) + (MARGIN - 0.01) * (1 - np.exp(-beyond / 0.15))
    fitted: Floats = 0.5 + np.sign(centred) * reached
    return fitted


def separate(
    places: Floats, actors: Sequence[ActorProfile], *, fixed: NDArray[np.bool_] | None = None
) -> Floats:
    """Push actors apart that would cover each other; small moves, the same every time."""
    size = len(actors)
    influence = np.array([actor.influence for actor in actors])
    room = min(0.022, 0.35 / np.sqrt(size)) * (0.7 + 0.8 * np.sqrt(np.clip(influence, 0, 1)))
    free = np.ones(size) if fixed is None else (~fixed).astype(float)
    moving = places.copy()
    for _ in range(40 if size <= 2500 else 8):
        one, other = _near(moving, 2 * float(room.max()))
        across = moving[one] - moving[other]
        apart = np.hypot(across[:, 0], across[:, 1])
        lacking = room[one] + room[other] - apart
        hit = (lacking > 1e-6) & (free[one] + free[other] > 0)
        if not hit.any():
            break
        one, other, across, apart = one[hit], other[hit], across[hit], apart[hit]
        # Two on one spot part along a direction that depends on their numbers only.
        turn = 2.4 * (one + other)
        away = np.where(
            (apart > 1e-9)[:, None],
            across / np.maximum(apart, 1e-9)[:, None],
            np.stack([np.cos(turn), np.sin(turn)], axis=1),
        )
        push = 0.5 * lacking[hit][:, None] * away / (free[one] + free[other])[:, None]
        step = np.zeros_like(moving)
        np.add.at(step, one, push * free[one][:, None])
        np.add.at(step, other, -push * free[other][:, None])
        moving = np.clip(moving + step, 0.01, 0.99)
    return moving


def _near(places: Floats, radius: float) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    from scipy.spatial import cKDTree

    pairs = cKDTree(places).query_pairs(radius, output_type="ndarray")
    order = np.lexsort((pairs[:, 1], pairs[:, 0]))
    return pairs[order, 0].astype(np.int64), pairs[order, 1].astype(np.int64)
