"""How sure points are: from the information matrix of points and items together."""

from __future__ import annotations

import numpy as np

from graphkit.engines.ideal_points.ballots import Ballots
from graphkit.engines.ideal_points.fit import Points, actor_information, item_information
from graphkit.engines.ideal_points.response import Answers
from graphkit.graph.network import Floats

MOST = 40_000_000  # numbers in the block that ties points to items; else items are held
MOST_POINTS = 3_000  # coordinates whose information matrix is inverted


def standard_errors(points: Points, votes: Ballots) -> tuple[Floats, bool]:
    """The standard error of every coordinate once points have mean 0 and spread 1 and are turned
    no further, in units of `points`; and whether what is not known of the items is in it.

    The inverse information of points and items together, points alone (a Schur complement), less
    what moves, stretches or turns all points at once: that does not change where they stand to
    one another.
    """
    found = points.answers(votes)
    size = points.at.size
    own = actor_information(points, found)
    cells = size * len(votes.issues) * (points.slope.shape[1] + points.threshold.shape[1])
    if size > MOST_POINTS or cells > MOST:
        return np.sqrt(np.diagonal(np.linalg.inv(own), axis1=1, axis2=2)), False
    information = _without_items(points, found, own)
    same = _common_moves(points.at)
    loose = same @ same.T
    ridge = np.trace(information) / size
    covariance = np.linalg.inv(information + ridge * loose)
    covariance = covariance - loose @ covariance
    covariance = covariance - covariance @ loose
    variance = np.diagonal(covariance).reshape(points.at.shape)
    return np.sqrt(np.maximum(variance, 0.0)), True


def _without_items(points: Points, found: Answers, own: Floats) -> Floats:
    """The information on points that is left when the items have to be found as well."""
    actors, size = points.at.shape
    cuts = points.threshold.shape[1]
    # Expected: the residuals that a step of both at once would add have mean 0.
    cross = [found.curve[:, None, :] * points.at[:, [d], None] for d in range(size)]
    cross += [found.cut_cross(k)[:, None, :] for k in range(cuts)]
    blocks = np.stack([part * points.slope.T[None, :, :] for part in cross], axis=-1)
    root = np.linalg.cholesky(np.linalg.inv(item_information(points, found)))
    weighed = np.einsum("adjp,jpq->adjq", blocks, root).reshape(actors * size, -1)
    made: Floats = -(weighed @ weighed.T)
    place = np.arange(actors)[:, None] * size + np.arange(size)
    made[place[:, :, None], place[:, None, :]] += own
    return made


def _common_moves(at: Floats) -> Floats:
    """Orthonormal directions that move all points alike: by a step, a stretch, a turn."""
    actors, size = at.shape
    moves = []
    for to in range(size):
        for source in (np.ones(actors), *at.T):
            move = np.zeros((actors, size))
            move[:, to] = source
            moves.append(move.ravel())
    return np.linalg.qr(np.array(moves).T)[0]
