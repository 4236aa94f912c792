"""Signed degree and PN centrality of many networks at once."""

from __future__ import annotations

import numpy as np

from graphkit.engines.uncertainty.stack import Stack, sums
from graphkit.engines.uncertainty.stack_solve import equations
from graphkit.graph.network import Floats, Ints


def signed_degree(stack: Stack) -> Floats:
    """Support minus oppose ties, sent and received (actors x replicates)."""
    assert stack.sign is not None
    signs = stack.sign.astype(float)
    received = sums(stack, stack.target, signs)
    # Without direction every tie stands both ways and one end of it is enough.
    return received + sums(stack, stack.source, signs) if stack.directed else received


def pn_centrality(stack: Stack) -> Floats:
    """PN centrality without direction (actors x replicates), as the measure defines it.

    nan where no pair has a sign, and for two actors one of whom opposes the other.
    """
    size = stack.size
    if size < 2:
        return np.full((size, len(stack)), np.nan)
    low, high, sign = _pairs(stack)
    singular = (size == 2) & (sign < 0).any(axis=0)
    weight = np.where(singular, 0.0, np.where(sign < 0, 2.0 * sign, sign) / (2 * size - 2))
    both = Stack(
        name=stack.name,
        actors=stack.actors,
        source=np.r_[low, high],
        target=np.r_[high, low],
        strength=np.r_[weight, weight],
        sign=None,
        directed=True,
    )
    system = equations(both)
    if system is None:
        found = _one_by_one(both)
    else:
        found = system.solve(both.strength, np.ones(1), np.ones((1, 1)))
    defined = ~singular & sign.any(axis=0)
    return np.where(defined, np.round(found, 12), np.nan)


def _pairs(stack: Stack) -> tuple[Ints, Ints, Floats]:
    """Pairs of actors with the sign that all their arcs agree on, else 0 (pairs x replicates)."""
    assert stack.sign is not None
    low = np.minimum(stack.source, stack.target)
    high = np.maximum(stack.source, stack.target)
    keys, where = np.unique(low * stack.size + high, return_inverse=True)
    plus, minus = (np.zeros((len(keys), len(stack)), dtype=bool) for _ in range(2))
    np.logical_or.at(plus, where, stack.sign > 0)
    np.logical_or.at(minus, where, stack.sign < 0)
    sign = np.where(plus != minus, plus.astype(float) - minus, 0.0)
    return keys // stack.size, keys % stack.size, sign


def _one_by_one(stack: Stack) -> Floats:
    """The same by conjugate gradients, a network at a time."""
    from scipy.sparse import csr_array, eye_array
    from scipy.sparse.linalg import cg

    found = np.ones((stack.size, len(stack)))
    for replicate in range(len(stack)):
        ends = (stack.target, stack.source)
        weights = csr_array((stack.strength[:, replicate], ends), shape=(stack.size,) * 2)
        left = eye_array(stack.size, format="csr") - weights
        found[:, replicate], _ = cg(left, np.ones(stack.size), rtol=1e-13, atol=0.0)
    return found
