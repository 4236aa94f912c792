"""Paths and cores on python-igraph."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np

from graphkit.engines.paths import Direction, Weights
from graphkit.graph.network import Floats, Ints, Network

_LENGTH = {"strength": "length", "none": None}


def load_igraph() -> Any:
    """The igraph module, imported without matplotlib, which is most of its import time.

    igraph only wants matplotlib for drawing and copes when there is none.
    """
    if "igraph" in sys.modules or "matplotlib" in sys.modules:
        import igraph

        return igraph
    sys.modules["matplotlib"] = None  # type: ignore[assignment]
    try:
        import igraph
    finally:
        del sys.modules["matplotlib"]
    return igraph


class IgraphPaths:
    """The path engine on igraph; a network becomes an igraph graph once."""

    def __init__(self) -> None:
        self.version = f"igraph {load_igraph().__version__}"

    def betweenness(self, network: Network, weights: Weights) -> Floats:
        return np.array(_graph(network).betweenness(weights=_LENGTH[weights]), dtype=float)

    def dependency(self, network: Network, weights: Weights, source: int) -> Floats:
        found = _graph(network).betweenness(weights=_LENGTH[weights], sources=[source])
        return np.array(found, dtype=float)

    def farness(self, network: Network, weights: Weights, direction: Direction) -> Floats:
        found = _graph(network).closeness(
            mode=direction, weights=_LENGTH[weights], normalized=False
        )
        inverse = np.array(found, dtype=float)
        reached = inverse > 0  # NaN where nobody is reached
        return np.asarray(np.divide(1.0, inverse, out=np.zeros(len(network)), where=reached))

    def nearness(self, network: Network, weights: Weights, direction: Direction) -> Floats:
        if len(network) < 2:
            return np.zeros(len(network))
        found = _graph(network).harmonic_centrality(
            mode=direction, weights=_LENGTH[weights], normalized=False
        )
        return np.array(found, dtype=float)

    def distances(self, network: Network, weights: Weights, end: int, out: bool) -> Floats:
        found = _graph(network).distances(
            end, mode="out" if out else "in", weights=_LENGTH[weights]
        )
        return np.array(found[0], dtype=float)

    def coreness(self, network: Network) -> Ints:
        low = np.minimum(network.source, network.target)
        high = np.maximum(network.source, network.target)
        low, high = np.divmod(np.unique(low * len(network) + high), len(network))
        ends = zip(low.tolist(), high.tolist(), strict=True)
        graph = load_igraph().Graph(n=len(network), edges=ends, directed=False)
        return np.array(graph.coreness(), dtype=np.int64)


def _graph(network: Network) -> Any:
    def make() -> Any:
        # igraph reads tuples of plain numbers faster than a NumPy array of edges.
        ends = zip(network.source.tolist(), network.target.tolist(), strict=True)
        graph = load_igraph().Graph(n=len(network), edges=ends, directed=network.directed)
        graph.es["length"] = network.distance.tolist()
        return graph

    return network.remember("igraph", make)
