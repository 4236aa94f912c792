"""Numbers without rounding noise, so that equals rank as equals on every machine."""

from __future__ import annotations

import numpy as np

from graphkit.graph.network import Floats

_NOISE = 1e-15  # share of the largest value below which a value is 0


def settled(values: Floats) -> Floats:
    """`values` to twelve significant digits, and 0 where they are noise beside the largest.

    The order in which actors come changes the last digits of a sum; without them, actors in
    the same place have the same value whatever they are called.

    >>> settled(np.array([0.1 + 0.2, 0.3, 1e-17])).tolist()
    [0.3, 0.3, 0.0]
    """
    largest = float(np.max(np.abs(values), initial=0.0))
    kept = np.where(np.abs(values) > _NOISE * largest, values, 0.0)
    return np.array([float(f"{value:.12g}") for value in kept.tolist()], dtype=float)
