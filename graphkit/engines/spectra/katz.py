"""Katz centrality: all walks that end at an actor, longer ones counting less."""

from __future__ import annotations

import numpy as np

from graphkit.engines.spectra.perron import leading_of
from graphkit.engines.spectra.walks import into, solve, sparse_into
from graphkit.graph.network import Floats, Network
from graphkit.language import Text, text

DAMPING = 0.85  # the default alpha, as a share of the largest for which the sum is finite


def limit(network: Network) -> float:
    """The alpha from which on the sum over walks is infinite: 1 / the largest eigenvalue.

    Infinite where no ties lead back to where they start.
    """
    value = leading_of(network).value
    return 1 / value if value else np.inf


def usual_alpha(network: Network) -> float:
    """0.85 of the limit; without a limit, 0.85 over the largest strength sent or received."""
    bound = limit(network)
    if np.isfinite(bound):
        return DAMPING * bound
    matrix = sparse_into(network)
    return DAMPING / float(max(matrix.sum(axis=0).max(), matrix.sum(axis=1).max()))


def katz(network: Network, alpha: float | None) -> Floats | Text:
    """The sum over walks to each actor of alpha^length x strengths, scaled to length 1."""
    bound = limit(network)
    if alpha is not None and alpha >= bound:
        return text(
            "alpha {alpha:g} is not below {bound:g}, where walks stop dying out.",
            alpha=alpha,
            bound=bound,
        )
    start = np.ones(len(network))
    found = solve(into(network), usual_alpha(network) if alpha is None else alpha, start)
    return np.asarray(found / np.linalg.norm(found))
