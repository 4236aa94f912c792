"""The eigenvector of a symmetric matrix whose eigenvalue is largest in size, where unique."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from graphkit.engines.rounding import settled
from graphkit.graph.network import Floats, Ints, Network
from graphkit.language import Text, text

_SMALL = 300  # actors up to which all eigenvalues are computed
_SAME = 1e-9  # relative difference below which two eigenvalues have the same size


@dataclass(frozen=True, slots=True)
class Extreme:
    """The eigenvalue, the vector of length 1, and whether its sign follows from the ties.

    `oriented` is False where the two sides mirror each other.
    """

    value: float
    vector: Floats
    oriented: bool


def extreme(network: Network) -> Extreme | Text:
    """The extreme eigenvector of sign x strength, the mean of both directions of a pair."""
    signs = np.ones(network.ties) if network.sign is None else network.sign
    one_way = network.matrix(signs * network.strength)
    matrix = (one_way + one_way.T) / 2
    from scipy.sparse.linalg import ArpackNoConvergence

    try:
        found = [candidate for part in _parts(matrix) for candidate in _largest(matrix, part)]
    except ArpackNoConvergence:
        return text("its largest eigenvalues lie too close together to be told apart.")
    size = max(abs(value) for value, _, _ in found)
    if not size:
        return text("opposite ties cancel each other out.")
    leading = [one for one in found if abs(one[0]) >= size * (1 - _SAME)]
    if len(leading) > 1:
        return text("several eigenvalues are equally large, each with another answer.")
    value, part, own = leading[0]
    vector = np.zeros(len(network))
    vector[part] = own
    return Extreme(value, *_oriented(settled(vector / np.linalg.norm(vector))))


def _parts(matrix: Any) -> list[Ints]:
    """Connected parts that may hold the largest eigenvalue, by a bound on its size."""
    from scipy.sparse.csgraph import connected_components

    matrix.eliminate_zeros()
    count, label = connected_components(matrix, directed=False)
    bound, least = np.zeros(count), np.zeros(count)
    np.maximum.at(bound, label, abs(matrix).sum(axis=1))
    # The longest row is a lower bound: |A e| for a unit vector e.
    np.maximum.at(least, label, np.sqrt(matrix.power(2).sum(axis=1)))
    members = np.split(np.argsort(label, kind="stable"), np.cumsum(np.bincount(label))[:-1])
    hopeful = np.flatnonzero(bound >= least.max(initial=0.0) * (1 - _SAME)).tolist()
    return [np.asarray(members[part], dtype=np.int64) for part in hopeful]


def _largest(matrix: Any, part: Ints) -> list[tuple[float, Ints, Floats]]:
    """The two eigenvalues of one part that are largest in size, with their vectors."""
    block = matrix[part][:, part]
    if len(part) <= _SMALL:
        values, vectors = np.linalg.eigh(block.toarray())
        order = np.argsort(-np.abs(values), kind="stable")[:2]
        return [(float(values[place]), part, vectors[:, place]) for place in order.tolist()]
    value, own = _by_size(lambda x: block @ x, len(part), 0)
    # A second run without the first vector finds an equal eigenvalue that one run can miss.
    rest, other = _by_size(lambda x: block @ x - value * own * (own @ x), len(part), 1)
    return [(value, part, own), (rest, part, other)]


def _by_size(times: Any, size: int, seed: int) -> tuple[float, Floats]:
    """The eigenvalue largest in size of a symmetric operator, and its vector, by ARPACK."""
    from scipy.sparse.linalg import LinearOperator, eigsh

    operator: Any = LinearOperator((size, size), matvec=times, dtype=float)
    start = np.random.default_rng(seed).normal(size=size)
    values, vectors = eigsh(operator, k=1, which="LM", v0=start, tol=0)
    return float(values[0]), np.asarray(vectors[:, 0])


def _oriented(vector: Floats) -> tuple[Floats, bool]:
    """The vector with the side of larger total positive, whatever actors are called.

    Where both sides have the same total, the side with the larger single numbers; where they
    mirror each other, the side of the first actor, and False.
    """
    total = float(vector.sum())
    if abs(total) > _SAME * np.abs(vector).sum():
        return (vector if total > 0 else -vector), True
    up, down = np.sort(vector), np.sort(-vector)
    apart = np.flatnonzero(np.abs(up - down) > _SAME)
    if len(apart):
        return (vector if up[apart[-1]] > down[apart[-1]] else -vector), True
    first = vector[np.flatnonzero(vector)[0]]
    return (vector if first > 0 else -vector), False
