"""The backbone of agreement: which pairs agree or differ more than chance would have it.

Where everybody votes on everything every pair has a tie; most of them say no more than how often
each of the two supports anything, and how popular each issue is.
"""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from graphkit.graph.network import Floats, Ints

Backbone = Literal["none", "sdsm", "disparity"]
_ROUNDS = 200
_FIT = 1e-8  # how near the expected numbers of supporters come to those there are
_LEAST = 4.0  # variance: one issue more or less alike
_FAR = 30.0  # log-odds that are as good as certain


def beyond_chance(side: Floats, one: Ints, other: Ints, sign: Ints, alpha: float) -> NDArray[Any]:
    """Which pairs are alike (sign 1) or apart (-1) on more issues than chance has it.

    The stochastic degree sequence model (Neal 2014; Neal, Domagalski & Sagan 2021): everybody's
    sides are drawn anew, each actor supporting as many of its issues and each issue having as many
    supporters, on average, as there are. `side` is -1, 0 (takes none) or 1, actors x issues. A
    tie is kept where the chance of as strong an agreement (or disagreement) in the same direction
    is below alpha / 2; where chance moves less than one issue to either side, none is.
    """
    net = side @ side.T
    lean = expected_side(side)
    square = lean**2
    there = (side != 0).astype(float)
    mean = lean @ lean.T
    variance = there @ there.T - square @ square.T
    third = -2 * (mean - lean**3 @ (lean**3).T)
    chance = _upper_tail(
        sign * net[one, other],
        sign * mean[one, other],
        variance[one, other],
        sign * third[one, other],
    )
    return np.asarray(chance < alpha / 2)


def expected_side(side: Floats) -> Floats:
    """The mean side of every actor on every issue it takes one on: 2p - 1 where log p / (1 - p)
    is a number of the actor plus one of the issue, so that the sums over both are as they are."""
    there = side != 0
    support = np.where(side > 0, 1.0, 0.0)
    rows, columns = support.sum(axis=1), support.sum(axis=0)
    actor, issue = np.zeros((len(side), 1)), np.zeros((1, side.shape[1]))
    for _ in range(_ROUNDS):
        chance = _chance(actor, issue, there)
        actor = _nearer(actor, rows[:, None] - chance.sum(axis=1, keepdims=True), chance, there, 1)
        chance = _chance(actor, issue, there)
        issue = _nearer(issue, columns[None] - chance.sum(axis=0, keepdims=True), chance, there, 0)
        chance = _chance(actor, issue, there)
        off = np.r_[chance.sum(axis=1) - rows, chance.sum(axis=0) - columns]
        if float(np.abs(off).max(initial=0.0)) < _FIT * max(side.shape):
            break
    return np.where(there, 2 * _chance(actor, issue, there) - 1, 0.0)


def _chance(actor: Floats, issue: Floats, there: NDArray[np.bool_]) -> Floats:
    from scipy.special import expit

    return np.asarray(np.where(there, expit(actor + issue), 0.0))


def _nearer(
    odds: Floats, off: Floats, chance: Floats, there: NDArray[np.bool_], axis: int
) -> Floats:
    """A step of Newton's towards sums that are `off` no more."""
    spread = np.where(there, chance * (1 - chance), 0.0).sum(axis=axis, keepdims=True)
    step = np.clip(off / np.maximum(spread, 1e-12), -2.0, 2.0)
    return np.asarray(np.clip(odds + step, -_FAR, _FAR))


def _upper_tail(net: Floats, mean: Floats, variance: Floats, third: Floats) -> Floats:
    """The chance of at least `net` more alike than apart: a sum of independent draws of 1 and -1,
    by the normal distribution corrected for continuity and for skewness (Volkova 1996)."""
    from scipy.special import ndtr

    known = variance >= _LEAST
    scale = np.sqrt(np.where(known, variance, 1.0))
    at = (net - 1 - mean) / scale  # steps of 2: half a step
    skew = third / scale**3
    density = np.exp(-at * at / 2) / np.sqrt(2 * np.pi)
    below = ndtr(at) + skew * (1 - at * at) * density / 6
    # With hardly any chance in it, what is there is what had to be.
    return np.where(known, np.clip(1 - below, 0.0, 1.0), 1.0)


def uneven(size: int, one: Ints, other: Ints, strength: Floats, alpha: float) -> NDArray[Any]:
    """Which ties hold more of the strength of one of their ends than an even chance would.

    The disparity filter (Serrano, Boguna & Vespignani 2009): with k ties a share p of an actor's
    strength is that large by chance with (1 - p)^(k - 1); kept where that is below alpha at either
    end. An actor's only tie says nothing at that end.
    """
    ends = np.r_[one, other]
    both = np.r_[strength, strength]
    total = np.bincount(ends, weights=both, minlength=size)
    many = np.bincount(ends, minlength=size)
    share = both / total[ends]
    chance = np.where(many[ends] > 1, (1 - share) ** (many[ends] - 1), 1.0)
    return np.asarray((chance < alpha).reshape(2, -1).any(axis=0))
