"""The Leiden algorithm on igraph, with ties that may carry signs."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import Any, Protocol

import numpy as np

from graphkit.engines.communities.pairs import Pairs
from graphkit.engines.paths.igraph_paths import load_igraph
from graphkit.graph.network import Floats, Ints

Partition = Ints  # each actor's group, from 0
_OLDEST = 1  # igraph's major version from which Leiden takes two weights for an actor


class Engine(Protocol):
    """What looks for groups of high modularity."""

    version: str
    cost: int  # how much longer it takes than Leiden on igraph

    def partition(self, pairs: Pairs, resolution: float, seed: str, rounds: int) -> Partition:
        """Groups from one start, in so many rounds; the same for the same seed."""

    def rewired(self, pairs: Pairs, seed: str) -> Pairs:
        """Ties dealt out at random: every actor keeps its number of each kind, and ties their
        strengths."""


def leiden() -> Engine | None:
    """Leiden on igraph; None where that is not installed or too old."""
    try:
        igraph = load_igraph()
    except ImportError:
        return None
    return _Leiden(igraph) if int(igraph.__version__.split(".")[0]) >= _OLDEST else None


class _Leiden:
    """igraph's Leiden maximises Σ over two actors in one group of A(i, j) - r x(i) y(j).

    With x = a + b and y = a - b, where a = k⁺/√(4m⁺) and b = k⁻/√(4m⁻), this is the modularity
    of a signed network, exactly: summed over a group x y is a² - b². So one graph with both
    layers is enough, and without opposition it is plain modularity.
    """

    cost = 1

    def __init__(self, igraph: Any) -> None:
        self._igraph = igraph
        self.version = f"igraph {igraph.__version__} (Leiden)"
        self._built: tuple[Ints, Ints, Any] | None = None

    def partition(self, pairs: Pairs, resolution: float, seed: str, rounds: int) -> Partition:
        scale = float(np.abs(pairs.net).mean()) or 1.0
        support, odds = _share(pairs, pairs.plus / scale), _share(pairs, pairs.minus / scale)
        graph = self._graph(pairs)
        found = self._seeded(
            seed,
            lambda: graph.community_leiden(
                "CPM",
                weights=(pairs.net / scale).tolist(),
                resolution=resolution,
                node_weights=(support + odds).tolist(),
                node_in_weights=(support - odds).tolist(),
                n_iterations=rounds,
            ),
        )
        return np.asarray(found.membership, dtype=np.int64)

    def rewired(self, pairs: Pairs, seed: str) -> Pairs:
        sides = [self._dealt(pairs, side, seed) for side in (pairs.plus, pairs.minus)]
        low, high = (np.concatenate([side[end] for side in sides]) for end in (0, 1))
        first, none = len(sides[0][0]), np.zeros
        plus = np.r_[sides[0][2], none(len(low) - first)]
        return Pairs(pairs.size, low, high, plus, np.r_[none(first), sides[1][2]])

    def _dealt(self, pairs: Pairs, strength: Floats, seed: str) -> tuple[Ints, Ints, Floats]:
        some = strength > 0
        graph = self._igraph.Graph(n=pairs.size, edges=_ends(pairs.low[some], pairs.high[some]))
        self._seeded(seed, lambda: graph.rewire(n=10 * int(some.sum())))
        ends = np.asarray(graph.get_edgelist(), dtype=np.int64).reshape(-1, 2)
        order = np.random.default_rng(len(ends)).permutation(len(ends))
        return ends.min(axis=1), ends.max(axis=1), strength[some][order]

    def _graph(self, pairs: Pairs) -> Any:
        """The graph of some pairs, kept while only their strengths change."""
        built = self._built
        if built is None or built[0] is not pairs.low or built[1] is not pairs.high:
            ends = _ends(pairs.low, pairs.high)
            graph = self._igraph.Graph(n=pairs.size, edges=ends, directed=True)
            self._built = built = (pairs.low, pairs.high, graph)
        return built[2]

    def _seeded(self, seed: str, work: Callable[[], Any]) -> Any:
        """Work with random numbers of its own; afterwards igraph has its usual ones again."""
        import random

        self._igraph.set_random_number_generator(Random(seed))
        try:
            return work()
        finally:
            self._igraph.set_random_number_generator(random)


def _share(pairs: Pairs, strength: Floats) -> Floats:
    whole = float(strength.sum())
    return pairs.degree(strength) / (2 * np.sqrt(whole)) if whole else np.zeros(pairs.size)


def _ends(low: Ints, high: Ints) -> list[tuple[int, int]]:
    # igraph reads tuples of plain numbers faster than a NumPy array of edges.
    return list(zip(low.tolist(), high.tolist(), strict=True))
