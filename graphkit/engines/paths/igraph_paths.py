"""Paths and cores on python-igraph."""

from __future__ import annotations

import sys
from typing import Any

import numpy as np

from graphkit.engines.paths.engine import Direction
from graphkit.graph.network import Floats, Ints, Network


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
    """The path engine on igraph; a network becomes an igraph graph once.

    Where all ties are equally long igraph counts steps, which is several times quicker, and
    the lengths come in afterwards.
    """

    def __init__(self) -> None:
        self.version = f"igraph {load_igraph().__version__}"

    def betweenness(self, network: Network) -> Floats:
        lengths, _ = _lengths(network)
        return np.array(_graph(network).betweenness(weights=lengths), dtype=float)

    def dependency(self, network: Network, source: int) -> Floats:
        lengths, _ = _lengths(network)
        found = _graph(network).betweenness(weights=lengths, sources=[source])
        return np.array(found, dtype=float)

    def farness(self, network: Network, direction: Direction) -> Floats:
        lengths, unit = _lengths(network)
        found = _graph(network).closeness(mode=direction, weights=lengths, normalized=False)
        inverse = np.array(found, dtype=float)
        reached = inverse > 0  # NaN where nobody is reached
        return np.asarray(np.divide(unit, inverse, out=np.zeros(len(network)), where=reached))

    def nearness(self, network: Network, direction: Direction) -> Floats:
        if len(network) < 2:
            return np.zeros(len(network))
        lengths, unit = _lengths(network)
        graph = _graph(network)
        found = graph.harmonic_centrality(mode=direction, weights=lengths, normalized=False)
        return np.array(found, dtype=float) / unit

    def distances(self, network: Network, end: int, out: bool) -> Floats:
        lengths, unit = _lengths(network)
        found = _graph(network).distances(end, mode="out" if out else "in", weights=lengths)
        return np.array(found[0], dtype=float) * unit

    def coreness(self, network: Network) -> Ints:
        low = np.minimum(network.source, network.target)
        high = np.maximum(network.source, network.target)
        low, high = np.divmod(np.unique(low * len(network) + high), len(network))
        ends = zip(low.tolist(), high.tolist(), strict=True)
        graph = load_igraph().Graph(n=len(network), edges=ends, directed=False)
        return np.array(graph.coreness(), dtype=np.int64)


def _lengths(network: Network) -> tuple[str | None, float]:
    """The edge attribute with lengths (None to count steps), and how long a unit is."""
    if not network.ties:
        return None, 1.0
    longest, shortest = float(network.distance.max()), float(network.distance.min())
    return (None, longest) if longest == shortest else ("length", 1.0)


def _graph(network: Network) -> Any:
    def make() -> Any:
        # igraph reads tuples of plain numbers faster than a NumPy array of edges.
        ends = zip(network.source.tolist(), network.target.tolist(), strict=True)
        graph = load_igraph().Graph(n=len(network), edges=ends, directed=network.directed)
        graph.es["length"] = network.distance.tolist()
        return graph

    return network.remember("igraph", make)
