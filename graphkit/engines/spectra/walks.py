"""Linear equations over walks: PageRank and Katz. Dense while small, sparse sweeps beyond."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from graphkit.graph.network import Floats, Network

if TYPE_CHECKING:
    from scipy.sparse import csr_array

SMALL = 300  # actors up to which a dense solution is at once exact and quickest
_STILL = 1e-14  # relative change at which a sweep has come to rest
_SWEEPS = 20_000


def engine(network: Network) -> str:
    """The library that solves equations over this network."""
    if len(network) <= SMALL:
        return f"numpy {np.__version__}"
    import scipy

    return f"scipy {scipy.__version__}"


def into(network: Network) -> Any:
    """Strengths with a row for each receiver: dense while small, else sparse. Built once."""
    return network.remember("into", lambda: _into(network))


def sparse_into(network: Network) -> csr_array:
    """Strengths with a row for each receiver, sparse. Built once."""
    return network.remember("sparse into", lambda: network.matrix().T.tocsr())


def _into(network: Network) -> Any:
    if len(network) > SMALL:
        return sparse_into(network)
    dense = np.zeros((len(network), len(network)))
    dense[network.target, network.source] = network.strength
    if not network.directed:
        dense[network.source, network.target] = network.strength
    return dense


def solve(matrix: Any, damping: float, start: Floats) -> Floats:
    """x = damping x matrix x + start, for a matrix whose walks die out under `damping`."""
    if isinstance(matrix, np.ndarray):
        return np.asarray(np.linalg.solve(np.eye(len(start)) - damping * matrix, start))
    x = start
    for sweep in range(_SWEEPS):
        following = matrix @ x
        following *= damping
        following += start
        # Looking whether it has come to rest costs more than a sweep.
        if sweep % 10 == 0 and np.abs(following - x).max() <= _STILL * following.max():
            return np.asarray(following)
        x = following
    from scipy.sparse import eye_array
    from scipy.sparse.linalg import spsolve

    return np.asarray(spsolve((eye_array(len(start)) - damping * matrix).tocsc(), start))


def pagerank(network: Network, alpha: float) -> Floats:
    """The share of time that a walk along ties spends with each actor; sums to 1.

    It follows a tie sent, in proportion to strength, with probability `alpha`, and otherwise,
    or where no tie is sent, goes on anywhere.
    """
    matrix, size = into(network), len(network)
    sent = np.asarray(matrix.sum(axis=0)).ravel()
    share = np.divide(1.0, sent, out=np.zeros(size), where=sent > 0)
    step = matrix * share if isinstance(matrix, np.ndarray) else _scaled(matrix, share)
    # Walks from anywhere, summed; those who send nothing only add to "anywhere".
    visits = solve(step, alpha, np.full(size, 1.0 / size))
    return np.asarray(visits / visits.sum())


def _scaled(matrix: Any, share: Floats) -> Any:
    from scipy.sparse import csr_array

    data = matrix.data * share[matrix.indices]
    return csr_array((data, matrix.indices, matrix.indptr), shape=matrix.shape)
