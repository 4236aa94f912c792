"""Open pairs around a broker: who is joined by two ties through it and by none directly.

An open pair of b is an ordered pair (a, c) with arcs a to b and b to c, none from a to c,
and a other than c. By camp each is one of five roles (Gould & Fernandez 1989).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from graphkit.engines.brokerage.camp_labels import blocks_of, chance, groupings, spread
from graphkit.graph.network import Floats, Ints, Network

if TYPE_CHECKING:
    from scipy.sparse import csr_array

ROLES = ("coordinator", "consultant", "gatekeeper", "representative", "liaison")
# Two open pairs (a, c) and (a', c') of one broker, by whom they share. Numbers: 0 is the
# broker, 1 is a, 2 is c, 3 and 4 are others; each line gives (a', c').
_SHARED = ((1, 2), (2, 1), (1, 3), (3, 2), (2, 3), (3, 1), (3, 4))


def role_of(a: int, broker: int, c: int) -> str:
    """The role of `broker` between a and c, from the three camps.

    >>> role_of(1, 2, 2)
    'gatekeeper'
    """
    if a == c:
        return "coordinator" if broker == a else "consultant"
    if broker == c:
        return "gatekeeper"
    return "representative" if broker == a else "liaison"


def roles(network: Network, label: Ints) -> Ints:
    """Open pairs of every actor of a directed network by role: n x 5, as `ROLES` orders them."""
    arcs = network.matrix(np.ones(network.ties, dtype=np.int64))
    alike = (label[network.source] == label[network.target]).astype(float)
    same, cross = _only(network, alike), _only(network, 1 - alike)
    camps = np.eye(int(label.max()) + 1)[label]
    # Pairs whose two ends both lie outside the broker's camp, and in one camp.
    outside_same = ((cross.T @ camps) * (cross @ camps)).sum(axis=1)
    consultant = outside_same - _mutual(cross) - _closed(cross, cross, same)
    outside = _pairs(cross, cross) - _mutual(cross) - _closed(cross, cross, arcs)
    columns = (
        _pairs(same, same) - _mutual(same) - _closed(same, same, arcs),
        consultant,
        _pairs(cross, same) - _closed(cross, same, arcs),
        _pairs(same, cross) - _closed(same, cross, arcs),
        outside - consultant,
    )
    counts: Ints = np.rint(np.column_stack(columns)).astype(np.int64)
    return counts


def moments(network: Network, sizes: Ints) -> tuple[Floats, Floats]:
    """Mean and standard deviation of each role count (n x 5) when camps are dealt at random.

    Exact: the square of a count sums over two open pairs, and how likely both are in a role
    depends only on how many actors the two share.
    """
    arcs = network.matrix(np.ones(network.ties, dtype=np.int64))
    shared = _overlaps(arcs)
    once = np.array([_both(sizes, role, (1, 2)) for role in ROLES])
    twice = np.array([[_both(sizes, role, shape) for role in ROLES] for shape in _SHARED])
    mean = np.outer(shared[:, 0], once)
    return mean, spread(shared @ twice, mean)


def _both(sizes: Ints, role: str, other: tuple[int, int]) -> float:
    """How likely (1, 2) and the pair `other` are both in `role` around broker 0."""
    return sum(
        chance(sizes, blocks_of(camp))
        for camp in groupings(max(2, *other) + 1)
        if role_of(camp[1], camp[0], camp[2]) == role
        and role_of(camp[other[0]], camp[0], camp[other[1]]) == role
    )


def _overlaps(arcs: csr_array) -> Floats:
    """For every broker the number of couples of open pairs of each kind in `_SHARED`: n x 7."""
    # from_a[a, b]: open pairs of b that start in a; to_c[b, c]: those that end in c.
    back = arcs.T.tocsr()
    from_a = arcs * np.asarray(arcs.sum(axis=1))[None, :] - arcs * back - arcs * (arcs @ back)
    to_c = arcs * np.asarray(arcs.sum(axis=0))[:, None] - arcs * back - arcs * (back @ arcs)
    every = _sum(to_c, 1)
    mutual = arcs * back
    either = ((arcs + back) > 0).astype(np.int64)
    number = _sum(mutual, 1)
    reversed_ = number * (number - 1) - _sum((mutual @ either) * mutual, 1)
    same_start = _sum(from_a * from_a, 0) - every
    same_end = _sum(to_c * to_c, 1) - every
    chain = _sum(from_a.T.tocsr() * to_c, 1) - reversed_
    apart = every**2 - every - reversed_ - same_start - same_end - 2 * chain
    return np.column_stack((every, reversed_, same_start, same_end, chain, chain, apart))


def _only(network: Network, chosen: Floats) -> csr_array:
    matrix = network.matrix(chosen)
    matrix.eliminate_zeros()
    return matrix


def _pairs(into: csr_array, out: csr_array) -> Floats:
    return _sum(into, 0) * _sum(out, 1)


def _mutual(matrix: csr_array) -> Floats:
    return _sum(matrix * matrix.T.tocsr(), 1)


def _closed(into: csr_array, out: csr_array, direct: csr_array) -> Floats:
    """For every broker the pairs through `into` and `out` that `direct` joins too."""
    return _sum((into.T.tocsr() @ direct) * out, 1)


def _sum(matrix: csr_array, axis: int) -> Floats:
    return np.asarray(matrix.sum(axis=axis), dtype=float)
