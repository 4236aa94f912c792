"""Closeness and its harmonic form, exact or from a sample of actors."""

from __future__ import annotations

import numpy as np

from graphkit.engines.paths.choice import choose_for, samples_for
from graphkit.engines.paths.engine import Direction, Engine
from graphkit.engines.paths.reach import reach
from graphkit.engines.paths.sampling import Estimate, draw, estimate_sum
from graphkit.graph.network import Floats, Network

_ENOUGH = 5  # sampled actors with a path to somebody, below which their mean says nothing


def closeness(
    network: Network,
    direction: Direction,
    samples: int | None = None,
    seed: int = 0,
    prefer: Engine | None = None,
) -> Estimate:
    """Reached / sum of distances x reached / (n - 1); 0 where nobody is reached."""
    engine, others = choose_for(network, prefer), max(len(network) - 1, 1)
    reached = reach(network, direction).astype(float)
    count = samples_for(network, samples)
    if count is None:
        far = engine.farness(network, direction)
        return Estimate(_ratio(reached**2 / others, far), engine.version)
    hits = np.zeros(len(network))

    def far_from(end: int) -> Floats:
        # Ways into everybody are, from a sampled actor, the ways out of it.
        length = engine.distances(network, end, out=direction == "in")
        found = np.isfinite(length) & (length > 0)
        hits[found] += 1
        return np.where(found, length, 0.0)

    far, error = estimate_sum(network, draw(network, count, seed), far_from)
    values = _ratio(reached**2 / others, far)
    known = (hits >= _ENOUGH) | (reached == 0)
    return Estimate(values, engine.version, values * _ratio(error, far), count, known)


def harmonic(
    network: Network,
    direction: Direction,
    samples: int | None = None,
    seed: int = 0,
    prefer: Engine | None = None,
) -> Estimate:
    """The sum of 1 / distance over all others; no path counts as 0."""
    engine, count = choose_for(network, prefer), samples_for(network, samples)
    if count is None:
        return Estimate(engine.nearness(network, direction), engine.version)

    def near_to(end: int) -> Floats:
        length = engine.distances(network, end, out=direction == "in")
        return _ratio(np.ones(len(network)), np.where(np.isfinite(length), length, 0.0))

    total, error = estimate_sum(network, draw(network, count, seed), near_to)
    return Estimate(total, engine.version, error, count)


def _ratio(over: Floats, under: Floats) -> Floats:
    """`over` / `under`, and 0 where that is not defined."""
    return np.divide(over, under, out=np.zeros(len(over)), where=under > 0)
