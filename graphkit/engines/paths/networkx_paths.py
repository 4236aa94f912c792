"""Paths and cores on NetworkX, for machines without igraph."""

from __future__ import annotations

import math
from typing import Any

import networkx as nx
import numpy as np

from graphkit.engines.paths.engine import EQUAL, Direction
from graphkit.graph.network import Floats, Ints, Network


class NetworkxPaths:
    """The path engine on NetworkX.

    Distances are NetworkX's. Paths are counted here: NetworkX compares lengths exactly, and
    rounding would make it miss some of the paths that are equally short.
    """

    def __init__(self) -> None:
        self.version = f"networkx {nx.__version__}"

    def betweenness(self, network: Network) -> Floats:
        total = np.zeros(len(network))
        for source in range(len(network)):
            total += self.dependency(network, source)
        return total

    def dependency(self, network: Network, source: int) -> Floats:
        graph = _graph(network)
        far = _reached(graph, source)
        paths, before = _shortest(graph, far, source)
        share = np.zeros(len(network))
        for actor in reversed(far):
            for earlier in before[actor]:
                share[earlier] += paths[earlier] / paths[actor] * (1 + share[actor])
        share[source] = 0
        return share if network.directed else share / 2

    def farness(self, network: Network, direction: Direction) -> Floats:
        graph = _graph(network, direction == "out")
        reached = (_reached(graph, actor) for actor in range(len(network)))
        return np.array([math.fsum(far.values()) for far in reached], dtype=float)

    def nearness(self, network: Network, direction: Direction) -> Floats:
        graph = _graph(network, direction == "out")
        reached = (_reached(graph, actor) for actor in range(len(network)))
        return np.array(
            [math.fsum(1 / length for length in far.values() if length > 0) for far in reached],
            dtype=float,
        )

    def distances(self, network: Network, end: int, out: bool) -> Floats:
        length = np.full(len(network), np.inf)
        for actor, distance in _reached(_graph(network, out), end).items():
            length[actor] = distance
        return length

    def coreness(self, network: Network) -> Ints:
        core = nx.core_number(_graph(network).to_undirected())
        return np.array([core[actor] for actor in range(len(network))], dtype=np.int64)


def _graph(network: Network, out: bool = True) -> Any:
    """The network as a NetworkX graph on actor numbers; turned round unless `out`."""

    def make() -> Any:
        graph: Any = nx.DiGraph() if network.directed else nx.Graph()
        graph.add_nodes_from(range(len(network)))
        columns = (network.source, network.target, network.distance)
        ends = zip(*(column.tolist() for column in columns), strict=True)
        graph.add_weighted_edges_from(ends, weight="length")
        return graph

    graph = network.remember("networkx", make)
    return graph if out or not network.directed else graph.reverse(copy=False)


def _reached(graph: Any, source: int) -> dict[int, float]:
    """Everybody that can be reached from an actor with their distances, nearest first."""
    return dict(nx.single_source_dijkstra_path_length(graph, source, weight="length"))


def _shortest(
    graph: Any, far: dict[int, float], source: int
) -> tuple[dict[int, float], dict[int, list[int]]]:
    """The number of shortest paths to each actor, and who comes just before it on them."""
    ties = graph.pred if graph.is_directed() else graph.adj
    paths: dict[int, float] = {source: 1.0}
    before: dict[int, list[int]] = {source: []}
    for actor, distance in list(far.items())[1:]:
        before[actor] = [
            earlier
            for earlier, tie in ties[actor].items()
            if earlier in paths
            and abs(far[earlier] + (tie["length"]) - distance) <= EQUAL * distance
        ]
        paths[actor] = sum(paths[earlier] for earlier in before[actor])
    return paths, before
