"""Betweenness, exact or from a sample of actors."""

from __future__ import annotations

from graphkit.engines.paths.choice import choose_for, samples_for
from graphkit.engines.paths.engine import Engine
from graphkit.engines.paths.sampling import Estimate, draw, estimate_sum
from graphkit.graph.network import Network


def betweenness(
    network: Network,
    samples: int | None = None,
    seed: int = 0,
    prefer: Engine | None = None,
) -> Estimate:
    """The share of shortest paths through each actor, averaged over the pairs of others."""
    engine, size = choose_for(network, prefer), len(network)
    scale = (1 if network.directed else 2) / max((size - 1) * (size - 2), 1)
    count = samples_for(network, samples)
    if count is None:
        return Estimate(engine.betweenness(network) * scale, engine.version)
    total, error = estimate_sum(
        network,
        draw(network, count, seed),
        lambda source: engine.dependency(network, source),
    )
    return Estimate(total * scale, engine.version, error * scale, count)
