"""Ideal points and items: a fast EM for probit item response.

As in the EM of Imai, Lo & Olmsted (2016): the expected utilities, given the votes, are regressed
on the items for each actor and on the points for each issue, in turn, with the priors x ~ N(0, I)
and b, t ~ N(0, 5^2); the second regression counts what is not known of the points (their posterior
variance), without which few votes make items look sharper than they are. Each regression is
weighed by how much its votes tell (the curvature of their likelihood, where EM takes 1), which
takes fewer rounds to the same end; a step that does not raise what it should is halved. Between
rounds points and items are brought to the scale of the prior.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from graphkit.engines.ideal_points.ballots import Ballots
from graphkit.engines.ideal_points.response import Answers, answers
from graphkit.graph.network import Floats

ROUNDS = 500
_WORK = 200_000_000  # votes x rounds at most
CLOSE = 1e-5  # of a standard deviation: what a point moves in the last round
ITEM_SPREAD = 5.0  # standard deviation of the prior of discriminations and thresholds
_HALVINGS = 12


@dataclass(frozen=True, eq=False)
class Points:
    """Points (actors x dimensions), discriminations (issues x dimensions), thresholds."""

    at: Floats
    slope: Floats
    threshold: Floats

    @property
    def mean(self) -> Floats:
        """The mean of each actor's utility for support of each issue."""
        return self.at @ self.slope.T

    def prior(self) -> tuple[Floats, Floats]:
        """The logarithm of the prior of each actor and each issue, but for constants."""
        items = (self.slope**2).sum(axis=1) + (self.threshold**2).sum(axis=1)
        return -(self.at**2).sum(axis=1) / 2, -items / (2 * ITEM_SPREAD**2)

    def answers(self, votes: Ballots) -> Answers:
        return answers(self.mean, self.threshold, votes.answer, votes.categories)


@dataclass(frozen=True, eq=False)
class Fit:
    """Points and items, how many rounds they took, and whether they came to rest."""

    points: Points
    rounds: int
    converged: bool


def fit(votes: Ballots, dimensions: int) -> Fit:
    """Points and items from a start at the principal axes of the answers."""
    points = start(votes, dimensions)
    found = points.answers(votes)
    rounds = min(ROUNDS, _WORK // max(votes.answer.size, 1) + 1)
    for turn in range(1, rounds + 1):
        before = points
        points, found = _move(points, found, votes, actors=True)
        points, found = _move(points, found, votes, actors=False)
        points = on_prior_scale(points, found, votes)
        if float(np.abs(points.at - before.at).max()) < CLOSE:
            return Fit(points, turn, True)
    return Fit(points, rounds, False)


def start(votes: Ballots, dimensions: int) -> Points:
    """The first principal axes of the answers, thresholds from how many answer what."""
    from scipy.special import ndtri

    there = votes.there
    held = np.where(there, votes.answer, 0.0)
    count = np.maximum(there.sum(axis=0), 1)
    mean = held.sum(axis=0) / count
    spread = np.sqrt(np.where(there, (held - mean) ** 2, 0.0).sum(axis=0) / count)
    z = np.where(there, (held - mean) / np.maximum(spread, 1e-9), 0.0)
    scaled = z / np.sqrt(np.maximum(there.sum(axis=1, keepdims=True), 1))
    _, vector = np.linalg.eigh(scaled @ scaled.T)
    axes = vector[:, ::-1][:, :dimensions]
    at = axes / np.sqrt(np.maximum((axes**2).mean(axis=0), 1e-12))
    slope = (z.T @ at) / count[:, None]
    most = int(votes.categories.max())
    below = [(there & (votes.answer <= k)).sum(axis=0) / count for k in range(most - 1)]
    threshold = np.array([ndtri(np.clip(share, 0.01, 0.99)) for share in below]).T
    threshold += np.arange(most - 1) * 1e-3
    return Points(at, slope, np.where(votes.cuts, threshold, 0.0))


def _move(
    points: Points, found: Answers, votes: Ballots, *, actors: bool
) -> tuple[Points, Answers]:
    """One step for every actor, or for every issue, each as far as its posterior rises."""
    loose = None if actors else _looseness(points, found)
    step = _actor_step(points, found) if loose is None else _item_step(points, found, loose)
    length = np.ones(len(step))
    now = _worth(points, found, loose)
    for _ in range(_HALVINGS):
        moved = _moved(points, step * length[:, None], actors=actors)
        ordered = np.ones(len(step), dtype=bool) if actors else _ordered(moved, votes)
        seen = moved.answers(votes)
        after = _worth(moved, seen, loose)
        worse = ~ordered | (after < now - 1e-9 * np.abs(now))
        if not worse.any():
            return moved, seen
        length[worse] /= 2
    length[worse] = 0.0
    moved = _moved(points, step * length[:, None], actors=actors)
    return moved, moved.answers(votes)


def _moved(points: Points, step: Floats, *, actors: bool) -> Points:
    if actors:
        return replace(points, at=points.at + step)
    dimensions = points.slope.shape[1]
    slope, threshold = step[:, :dimensions], step[:, dimensions:]
    return replace(points, slope=points.slope + slope, threshold=points.threshold + threshold)


def _ordered(points: Points, votes: Ballots) -> NDArray[np.bool_]:
    """Whether the thresholds of an issue still rise."""
    rising = np.diff(points.threshold, axis=1) > 0
    return np.asarray((rising | ~votes.cuts[:, 1:]).all(axis=1), dtype=bool)


def _actor_step(points: Points, found: Answers) -> Floats:
    """Newton's step of every point, items held."""
    gradient = (found.slope @ points.slope - points.at)[..., None]
    return np.asarray(np.linalg.solve(actor_information(points, found), gradient)[..., 0])


def actor_information(points: Points, found: Answers) -> Floats:
    """The information on every point, items held: actors x dimensions x dimensions."""
    size = points.at.shape[1]
    products = (points.slope[:, :, None] * points.slope[:, None, :]).reshape(-1, size * size)
    return (found.curve @ products).reshape(-1, size, size) + np.eye(size)


def _looseness(points: Points, found: Answers) -> Floats:
    """How much an issue's curvature leaves open of the points that it rests on: issues x dimensions
    x dimensions."""
    size = points.at.shape[1]
    spread = np.linalg.inv(actor_information(points, found)).reshape(-1, size * size)
    return (found.curve.T @ spread).reshape(-1, size, size)


def _worth(points: Points, found: Answers, loose: Floats | None) -> Floats:
    """What a step must not lower: of every actor, or, where `loose` is given, of every issue."""
    if loose is None:
        return np.asarray(found.log.sum(axis=1) + points.prior()[0])
    blur = np.einsum("jd,jde,je->j", points.slope, loose, points.slope) / 2
    return np.asarray(found.log.sum(axis=0) + points.prior()[1] - blur)


def _item_step(points: Points, found: Answers, loose: Floats) -> Floats:
    """Newton's step of discrimination and thresholds of every issue, points held."""
    slope = found.slope.T @ points.at - points.slope / ITEM_SPREAD**2
    slope -= np.einsum("jde,je->jd", loose, points.slope)
    rows = [-points.threshold[:, k] / ITEM_SPREAD**2 for k in range(points.threshold.shape[1])]
    rows = [row + found.cut_slope(k).sum(axis=0) for k, row in enumerate(rows)]
    gradient = np.column_stack([slope, *rows])
    information = item_information(points, found)
    information[:, : slope.shape[1], : slope.shape[1]] += loose
    return np.asarray(np.linalg.solve(information, gradient[..., None])[..., 0])


def item_information(points: Points, found: Answers) -> Floats:
    """The information on the items, points held: issues x parameters x parameters."""
    size, cuts = points.slope.shape[1], points.threshold.shape[1]
    made = np.zeros((len(points.slope), size + cuts, size + cuts))
    products = (points.at[:, :, None] * points.at[:, None, :]).reshape(-1, size * size)
    made[:, :size, :size] = (found.curve.T @ products).reshape(-1, size, size)
    for k in range(cuts):
        made[:, :size, size + k] = made[:, size + k, :size] = found.cut_cross(k).T @ points.at
        made[:, size + k, size + k] = found.cut_curve(k).sum(axis=0)
        if k:
            both = found.cut_both(k).sum(axis=0)
            made[:, size + k, size + k - 1] = made[:, size + k - 1, size + k] = both
    return made + np.eye(size + cuts) / ITEM_SPREAD**2


def on_prior_scale(points: Points, found: Answers, votes: Ballots) -> Points:
    """The same utilities on the scale of the prior, along the principal axes of the items.

    Points may be moved, turned and stretched where the items go against it: every chance stays.
    So points and what is not known of them (their posterior variance) come to mean 0 and variance
    1 over the actors, like their prior.
    """
    middle = points.at.mean(axis=0)
    at = points.at - middle
    unknown = np.linalg.inv(actor_information(points, found)).mean(axis=0)
    value, vector = np.linalg.eigh(at.T @ at / len(at) + unknown)
    root = vector * np.sqrt(np.maximum(value, 1e-12)) @ vector.T
    slope = points.slope @ root
    _, turn = np.linalg.eigh(slope.T @ slope)
    turn = turn[:, ::-1]  # the largest axis first
    threshold = points.threshold - (points.slope @ middle)[:, None]
    return Points(
        np.linalg.solve(root, at.T).T @ turn, slope @ turn, np.where(votes.cuts, threshold, 0.0)
    )
