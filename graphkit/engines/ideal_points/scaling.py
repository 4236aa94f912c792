"""Ideal points on their own scale: mean 0, spread 1, which end is positive, how well they fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from graphkit.engines.ideal_points.ballots import Ballots
from graphkit.engines.ideal_points.fit import Points, fit
from graphkit.engines.ideal_points.information import standard_errors
from graphkit.engines.ideal_points.response import chances
from graphkit.graph.network import Floats, Ints

_HALF = 1.6448536269514722  # from the middle of a normal distribution to 95 per cent
_EVEN = 1e-6  # of all discrimination: less than this has no direction


@dataclass(frozen=True, eq=False)
class IdealPoints:
    """Points and items with mean 0 and standard deviation 1 over the actors on each dimension.

    `error` is the standard error of each coordinate, `joint` whether it covers what is not known
    of the items. `cut` is where support becomes as likely as opposition (in two dimensions: how
    far along the discrimination; nan without any). `right` are the answers that the points tell,
    actors x issues; `modal` how many answers to each issue are the commonest one.
    """

    at: Floats
    error: Floats
    joint: bool
    discrimination: Floats
    cut: Floats
    right: Floats
    answered: Ints
    modal: Ints
    likelihood: float
    rounds: int
    converged: bool

    @property
    def half(self) -> Floats:
        """Half of each coordinate's 90% interval."""
        return _HALF * self.error

    @property
    def classified(self) -> float:
        """The share of the answers that the points tell."""
        return float(self.right.sum() / self.answered.sum())

    @property
    def apre(self) -> float:
        """Aggregate proportional reduction of error: 1 - errors over those of the commonest
        answer to each issue."""
        errors = self.answered.sum() - self.right.sum()
        return float(1 - errors / (self.answered - self.modal).sum())


def scaled(
    votes: Ballots, dimensions: int, names: Sequence[str], positive: int | None = None
) -> IdealPoints:
    """Points of the used actors and items of the used issues, whose ids are `names`.

    Support's end is positive: the discriminations add up to more than 0 (where they add up to 0,
    that of the first issue by id is positive); or else the end where actor `positive` stands.
    """
    found = fit(votes, dimensions)
    points = found.points
    error, joint = standard_errors(points, votes)
    middle, spread = points.at.mean(axis=0), points.at.std(axis=0)
    spread = np.where(spread > 0, spread, 1.0)
    at, slope = (points.at - middle) / spread, points.slope * spread
    turn = _direction(at, slope, names, positive)
    likelihood = float(points.answers(votes).log.sum())
    return IdealPoints(
        at=np.round(at * turn, 6),
        error=np.round(error / spread, 6),
        joint=joint,
        discrimination=np.round(slope * turn, 6),
        cut=_cuts(points, slope * turn, middle, votes),
        right=_right(points, votes),
        answered=votes.there.sum(axis=0),
        modal=_commonest(votes),
        likelihood=round(likelihood, 4),
        rounds=found.rounds,
        converged=found.converged,
    )


def _commonest(votes: Ballots) -> Ints:
    """How many give the commonest answer to each issue."""
    most = int(votes.categories.max())
    counts = np.array([(votes.answer == k).sum(axis=0) for k in range(most)])
    return np.asarray(counts.max(axis=0), dtype=np.int64)


def _direction(at: Floats, slope: Floats, names: Sequence[str], positive: int | None) -> Floats:
    """1 or -1 for each dimension."""
    if positive is not None:
        return np.where(at[positive] < 0, -1.0, 1.0)
    total = slope.sum(axis=0)
    first = slope[min(range(len(names)), key=names.__getitem__)]
    even = np.abs(total) <= _EVEN * np.abs(slope).sum(axis=0)
    return np.where(np.where(even, first, total) < 0, -1.0, 1.0)


def _cuts(points: Points, slope: Floats, middle: Floats, votes: Ballots) -> Floats:
    """Where each issue parts the actors, on the final scale; the middle of several thresholds."""
    threshold = points.threshold.sum(axis=1) / votes.cuts.sum(axis=1)
    threshold = threshold - points.slope @ middle
    length = slope[:, 0] if slope.shape[1] == 1 else np.linalg.norm(slope, axis=1)
    flat = np.abs(length) < _EVEN
    cut = np.where(flat, np.nan, threshold / np.where(flat, 1.0, length))
    return np.asarray(np.round(cut, 6), dtype=float)


def _right(points: Points, votes: Ballots) -> Floats:
    """Which answers are the likeliest ones."""
    likeliest = chances(points.mean, points.threshold, votes.categories).argmax(axis=0)
    return np.asarray((likeliest == votes.answer) & votes.there, dtype=float)
