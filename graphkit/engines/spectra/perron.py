"""The leading eigenvector of ties that are all positive: eigenvector centrality and HITS.

Mutually reachable actors form a part. The largest eigenvalue of the network is the largest
among its parts (Perron and Frobenius); the eigenvector is unique when one part alone has it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from graphkit.engines.spectra.walks import SMALL, solve, sparse_into
from graphkit.graph.network import Floats, Ints, Network
from graphkit.language import Text, plural, text

_SAME = 1e-9  # relative difference below which two parts lead equally
_AGREED = 1e-13  # relative spread of the bounds on an eigenvalue at which it is found
_STEPS = 100
_SWEEPS = 400
_KEPT = 0.1


@dataclass(frozen=True, slots=True)
class Leading:
    """The largest eigenvalue, and the parts that have it with their eigenvectors."""

    value: float
    parts: tuple[Ints, ...] = ()
    vectors: tuple[Floats, ...] = ()


def engine() -> str:
    """The library that finds eigenvectors."""
    import scipy

    return f"scipy {scipy.__version__}"


def eigenvector(network: Network) -> Floats | Text:
    """Non-negative, of length 1, proportional to what each actor receives; or why not."""
    return vector(sparse_into(network), leading_of(network))


def leading_of(network: Network) -> Leading:
    """The largest eigenvalue of what actors receive, and who has it. Found once."""
    return network.remember("leading", lambda: leading(sparse_into(network)))


def hits(network: Network) -> tuple[Floats, Floats] | Text:
    """Hub and authority numbers, each adding up to 1; or why they are not defined."""
    return network.remember("hits", lambda: _hits(network))


def _hits(network: Network) -> tuple[Floats, Floats] | Text:
    from scipy.sparse import block_array

    into = sparse_into(network)
    both = block_array([[None, into.T], [into, None]], format="csr")
    found = vector(both, leading(both))
    if isinstance(found, Text):
        return found
    hub, authority = np.split(found, 2)
    return hub / hub.sum(), authority / authority.sum()


def vector(matrix: Any, lead: Leading) -> Floats | Text:
    """The leading eigenvector of a sparse matrix without negative entries, or why there is none."""
    if not lead.parts:
        return text("no ties lead back to where they start, so that every score would be 0.")
    if len(lead.parts) > 1:
        return plural(
            "{count} part of the network leads.",
            "{count} parts of the network lead equally and any mix of them would do.",
            len(lead.parts),
        )
    part, own = lead.parts[0], lead.vectors[0]
    found = np.zeros(matrix.shape[0])
    found[part] = own
    rest = np.setdiff1d(_downstream(matrix, int(part[0])), part)
    if len(rest):
        start = matrix[rest][:, part] @ own / lead.value
        found[rest] = solve(matrix[rest][:, rest], 1 / lead.value, start)
    return np.asarray(found / np.linalg.norm(found))


def leading(matrix: Any) -> Leading:
    """The largest eigenvalue of a sparse matrix without negative entries, and who has it.

    Parts are tried from the largest upper bound down; most never need solving.
    """
    best, ties = 0.0, list[tuple[float, Ints, Floats]]()
    for bound, part in _parts(matrix):
        if bound < best * (1 - _SAME):
            break
        value, own = _perron(matrix[part][:, part])
        ties.append((value, part, own))
        best = max(best, value)
    kept = [(part, own) for value, part, own in ties if value >= best * (1 - _SAME)]
    return Leading(best, tuple(p for p, _ in kept), tuple(v for _, v in kept))


def _parts(matrix: Any) -> Iterator[tuple[float, Ints]]:
    """Parts of two or more with an upper bound on their eigenvalue, largest bound first."""
    from scipy.sparse.csgraph import connected_components

    count, label = connected_components(matrix, connection="strong")
    within = matrix.tocoo()
    inside = label[within.row] == label[within.col]
    row, column, size = within.row[inside], within.col[inside], matrix.shape[0]
    sums = [np.bincount(ends, within.data[inside], minlength=size) for ends in (row, column)]
    bound = np.full(count, np.inf)
    for total in sums:
        largest = np.zeros(count)
        np.maximum.at(largest, label, total)
        bound = np.minimum(bound, largest)
    members = np.split(np.argsort(label, kind="stable"), np.cumsum(np.bincount(label))[:-1])
    for part in np.argsort(-bound, kind="stable").tolist():
        if len(members[part]) > 1:
            yield float(bound[part]), np.asarray(members[part], dtype=np.int64)


def _perron(block: Any) -> tuple[float, Floats]:
    """The largest eigenvalue of one part and its positive eigenvector."""
    if block.shape[0] <= SMALL:
        return _noda(block.toarray(), np.ones(block.shape[0]))
    found = _power(block) or _arnoldi(block)
    return _noda(block, np.ones(block.shape[0])) if found is None else found


def _power(block: Any) -> tuple[float, Floats] | None:
    """The same by plain steps, None where these are slow.

    The eigenvalue lies between the least and the largest growth of any actor's number
    (Collatz and Wielandt), so that it is known when to stop. A little of the old numbers is
    kept at each step, or numbers would swing for ever between two sides.
    """
    x = np.ones(block.shape[0])
    for step in range(_SWEEPS):
        ahead = block @ x
        if step % 10 == 0:
            growth = ahead / x
            low, high = float(growth.min()), float(growth.max())
            if high - low <= _AGREED * high:
                return (low + high) / 2, x
        x = ahead + _KEPT * high * x
        x /= x.max()
    return None


def _arnoldi(block: Any) -> tuple[float, Floats] | None:
    """The same by ARPACK; None where eigenvalues lie too close together for it."""
    from scipy.sparse.linalg import ArpackError, eigs, eigsh

    symmetric = abs(block - block.T).max() == 0
    options: Any = {"k": 1, "v0": np.ones(block.shape[0]), "tol": 0, "maxiter": _STEPS}
    try:
        if symmetric:
            _, vectors = eigsh(block, which="LA", **options)
        else:
            _, vectors = eigs(block, which="LR", **options)
    except ArpackError:
        return None
    own = np.abs(vectors[:, 0].real)
    value = float(own @ (block @ own) / (own @ own))
    still = np.abs(block @ own - value * own).max() <= 1e-12 * value * own.max()
    return (value, own) if still and value > 0 else None


def _noda(block: Any, start: Floats) -> tuple[float, Floats]:
    """The same by inverse steps from above, which always converge (Noda 1971)."""
    x = start / np.linalg.norm(start)
    value = 0.0
    for _ in range(_STEPS):
        ratio = (block @ x) / x
        value = float(ratio.max())
        if value - ratio.min() <= _AGREED * value:
            break
        # A touch above the bound, for at the eigenvalue itself the matrix is singular.
        x = _inverse_step(block, value * (1 + _AGREED / 10), x)
        # The inverse has no negative entry: a minus sign is rounding.
        x = np.abs(x) / np.linalg.norm(x)
    return value, x


def _inverse_step(block: Any, shift: float, x: Floats) -> Floats:
    if isinstance(block, np.ndarray):
        return np.asarray(np.linalg.solve(shift * np.eye(len(x)) - block, x))
    from scipy.sparse import eye_array
    from scipy.sparse.linalg import spsolve

    return np.asarray(spsolve((shift * eye_array(len(x)) - block).tocsc(), x))


def _downstream(matrix: Any, first: int) -> Ints:
    """Whoever ties lead to from `first`; rows of `matrix` are receivers."""
    from scipy.sparse.csgraph import breadth_first_order

    found = breadth_first_order(matrix.T.tocsr(), first, return_predecessors=False)
    return np.asarray(found, dtype=np.int64)
