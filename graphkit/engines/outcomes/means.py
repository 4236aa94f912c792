"""Outcomes from positions and weights: the mean and the median that forecasts start from."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
HALF = 1e-12  # two sums of weights closer than this share of their total are equal


def weighted_mean(position: Floats, weight: Floats) -> float:
    """The mean of `position` weighted by `weight` (not all zero).

    >>> weighted_mean(np.array([1.0, -1.0]), np.array([3.0, 1.0]))
    0.5
    """
    return float((position * weight).sum() / weight.sum())


def weighted_median(position: Floats, weight: Floats) -> float:
    """The position at which half of the weight (not all zero) is reached (Black 1948).

    Where exactly half of the weight stands at or below one position and half at or above the
    next, the median is midway between the two. Entries without weight play no part.

    >>> weighted_median(np.array([-1.0, 0.0, 1.0]), np.array([1.0, 1.0, 3.0]))
    1.0
    >>> weighted_median(np.array([-1.0, 0.5]), np.array([2.0, 2.0]))
    -0.25
    """
    used = weight > 0
    order = np.lexsort((weight[used], position[used]))
    place, reached = position[used][order], np.cumsum(weight[used][order])
    total = reached[-1]
    low = int(np.searchsorted(reached, total * (0.5 - HALF)))
    high = int(np.searchsorted(reached, total * (0.5 + HALF)))
    return float(place[low] if low == high else (place[low] + place[high]) / 2)
