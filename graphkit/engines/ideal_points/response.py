"""The chance of an answer, and how it changes with the point and the item: ordered probit.

An actor's utility for support is x'b + e with e standard normal; the answer is category k where
it lies between the thresholds t[k-1] and t[k] of the issue. With two categories this is the
probit model of roll calls. All arrays are actors x issues, 0 where there is no answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from graphkit.graph.network import Floats, Ints

_ROOT = float(np.sqrt(2 / np.pi))
_FAR = 25.0  # utilities further off are as good as certain


class Answers(Protocol):
    """The logarithm of the chance of every answer, its slope and its negative curvature in the
    utility's mean; and the same in threshold k."""

    @property
    def log(self) -> Floats: ...
    @property
    def slope(self) -> Floats: ...
    @property
    def curve(self) -> Floats: ...

    def cut_slope(self, k: int) -> Floats:
        """The slope in threshold k."""

    def cut_curve(self, k: int) -> Floats:
        """The negative curvature in threshold k."""

    def cut_cross(self, k: int) -> Floats:
        """The negative curvature in the mean and threshold k."""

    def cut_both(self, k: int) -> Floats:
        """The negative curvature in thresholds k - 1 and k."""


def answers(mean: Floats, threshold: Floats, answer: Ints, categories: Ints) -> Answers:
    """`mean` is actors x issues, `threshold` issues x (most categories - 1)."""
    if threshold.shape[1] == 1:
        return _two(mean - threshold[:, 0], answer)
    there = answer >= 0
    issue = np.arange(answer.shape[1])[None, :]
    last = threshold.shape[1] - 1
    high = threshold[issue, np.clip(answer, 0, last)] - mean
    low = threshold[issue, np.clip(answer - 1, 0, last)] - mean
    high = np.where(answer == categories - 1, np.inf, np.clip(high, -_FAR, _FAR))
    low = np.where(answer == 0, -np.inf, np.clip(low, -_FAR, _FAR))
    return _Several(answer, *_between(low, high, there), low, high)


class _Two:
    """Two categories, one threshold: it works like the mean, the other way."""

    def __init__(self, log: Floats, slope: Floats, curve: Floats) -> None:
        self.log, self.slope, self.curve = log, slope, curve

    def cut_slope(self, k: int) -> Floats:
        return -self.slope

    def cut_curve(self, k: int) -> Floats:
        return self.curve

    def cut_cross(self, k: int) -> Floats:
        return -self.curve

    def cut_both(self, k: int) -> Floats:
        return np.zeros_like(self.curve)


def _two(mean: Floats, answer: Ints) -> _Two:
    from scipy.special import erfcx

    there = answer >= 0
    side = np.where(there, 2.0 * answer - 1.0, 0.0)
    reach = np.clip(side * mean, -_FAR, _FAR)
    # phi / Phi, exact in both tails; and with it the logarithm of Phi.
    hazard = _ROOT / erfcx(reach * -np.sqrt(0.5))
    log = -(reach * reach) / 2 - np.log(hazard) - np.log(2 * np.pi) / 2
    slope = side * hazard
    return _Two(np.where(there, log, 0.0), slope, slope * (slope + side * reach))


@dataclass(frozen=True, eq=False)
class _Several:
    """Categories between thresholds: `up` and `down` are the densities at the upper and the lower
    end (`high`, `low`) over the chance."""

    answer: Ints
    log: Floats
    up: Floats
    down: Floats
    low: Floats
    high: Floats

    @property
    def slope(self) -> Floats:
        return self.down - self.up

    @property
    def curve(self) -> Floats:
        return np.maximum(self._upper + self._lower - 2 * self.up * self.down, 0.0)

    @property
    def _upper(self) -> Floats:
        return self.up * (np.where(np.isinf(self.high), 0.0, self.high) + self.up)

    @property
    def _lower(self) -> Floats:
        return self.down * (self.down - np.where(np.isinf(self.low), 0.0, self.low))

    def cut_slope(self, k: int) -> Floats:
        return self._ends(k, self.up, -self.down)

    def cut_curve(self, k: int) -> Floats:
        return self._ends(k, self._upper, self._lower)

    def cut_cross(self, k: int) -> Floats:
        both = -self.up * self.down
        return -self._ends(k, self._upper + both, self._lower + both)

    def cut_both(self, k: int) -> Floats:
        return np.where(self.answer == k, -self.up * self.down, 0.0)

    def _ends(self, k: int, below: Floats, above: Floats) -> Floats:
        """`below` for answers whose upper end threshold k is, `above` where it is the lower."""
        lower = np.where(self.answer == k + 1, above, 0.0)
        return np.where(self.answer == k, below, lower)


def _between(low: Floats, high: Floats, there: NDArray[np.bool_]) -> tuple[Floats, Floats, Floats]:
    """log(Phi(high) - Phi(low)), and the densities at the upper and lower end over it."""
    from scipy.special import log_ndtr

    # In the upper tail both are near 1: there the other tail tells them apart.
    turned = low + high > 0
    larger = log_ndtr(np.where(turned, -low, high))
    smaller = log_ndtr(np.where(turned, -high, low))
    with np.errstate(divide="ignore"):
        log = larger + np.log1p(-np.exp(np.minimum(smaller - larger, 0.0)))
    log = np.where(there, np.maximum(log, -_FAR * _FAR), 0.0)
    up, down = (
        np.where(there, _ROOT / 2 * np.exp(-end * end / 2 - log), 0.0) for end in (high, low)
    )
    return log, up, down


def chances(mean: Floats, threshold: Floats, categories: Ints) -> Floats:
    """The chance of each category, categories x actors x issues."""
    from scipy.special import ndtr

    cuts = range(threshold.shape[1])
    below = [np.where(k < categories - 1, ndtr(threshold[:, k] - mean), 1.0) for k in cuts]
    return np.diff(np.array([np.zeros_like(mean), *below, np.ones_like(mean)]), axis=0)
