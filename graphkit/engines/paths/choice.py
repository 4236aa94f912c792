"""Shortest paths and cores: which engine computes them, decided here and nowhere else.

python-igraph computes them when it is installed (the extra `fast`), NetworkX otherwise, and
SciPy in large networks; all give the same numbers. Two paths count as equally short when their
lengths differ by less than one part in 10^10, so that rounding cannot hide a path: 1/0.2 +
1/0.8 + 1/0.8 and three times 1/0.4 are both 7.5, but not in floating point.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import Literal, Protocol

import numpy as np

from graphkit.graph.network import Floats, Ints, Network
from graphkit.language import Text, text

EQUAL = 1e-10  # relative difference below which two path lengths are the same; igraph's own
EXACT_WORK = 2e9  # actors x ties up to which every path is followed: up to about a minute
SAMPLES = 200  # sources followed beyond that, unless told otherwise
WIDEST = 1e9  # ratio of two strengths beyond which the stronger tie's length would be lost

SMALL = 3e4  # actors x ties up to which igraph takes longer to import than SciPy to search
LARGE = 2e7  # actors x ties from which one search on SciPy beats an igraph call a measure
SLOW = 5e5  # the same without igraph: NetworkX takes seconds from here on

Engine = Literal["igraph", "networkx", "scipy"]
Weights = Literal["strength", "none"]
Direction = Literal["in", "out"]


class PathEngine(Protocol):
    """What a path engine can do.

    With `weights` "strength" a tie is as long as `Network.distance` says, with "none" each
    tie is one step.
    """

    version: str

    def betweenness(self, network: Network, weights: Weights) -> Floats:
        """For each actor the share of shortest paths through it, summed over pairs."""

    def dependency(self, network: Network, weights: Weights, source: int) -> Floats:
        """The part of `betweenness` that stems from paths out of one source."""

    def farness(self, network: Network, weights: Weights, direction: Direction) -> Floats:
        """The sum of distances from ("in") or to ("out") those who can be reached."""

    def nearness(self, network: Network, weights: Weights, direction: Direction) -> Floats:
        """The sum of 1 / distance from ("in") or to ("out") everybody else."""

    def distances(self, network: Network, weights: Weights, end: int, out: bool) -> Floats:
        """Distances from (`out`) or to one actor for all others; infinite without a path."""


class CoreEngine(PathEngine, Protocol):
    """A graph library: paths and cores."""

    def coreness(self, network: Network) -> Ints:
        """The largest k such that the actor is in the k-core, ties without direction."""


def choose_for(network: Network, weights: Weights, prefer: Engine | None = None) -> PathEngine:
    """The engine for the paths of a network: `prefer`, or else whatever is quickest.

    That is the library, except for small networks, and for large ones of unequal strengths:
    one search from everybody on SciPy then serves all path measures. Without igraph it does so
    earlier.
    """
    if prefer == "scipy" or (prefer is None and _suits_scipy(network, weights)):
        from graphkit.engines.paths.scipy_paths import ScipyPaths

        return ScipyPaths()
    return choose(prefer)


def _suits_scipy(network: Network, weights: Weights) -> bool:
    work = len(network) * network.ties
    if work <= SMALL:
        return True
    fast = choose().version.startswith("igraph")
    equal = weights == "none" or np.allclose(network.strength, network.strength[:1], rtol=0, atol=0)
    return work > (LARGE if fast else SLOW) and not (fast and equal)


@cache
def choose(prefer: Engine | None = None) -> CoreEngine:
    """The graph library: `prefer`, else igraph where installed, else NetworkX."""
    if prefer == "networkx" or (prefer is None and find_spec("igraph") is None):
        from graphkit.engines.paths.networkx_paths import NetworkxPaths

        return NetworkxPaths()
    from graphkit.engines.paths.igraph_paths import IgraphPaths

    return IgraphPaths()


def unclear_lengths(network: Network, weights: Weights) -> Text | None:
    """Why path lengths cannot be told apart, or None when they can."""
    if weights == "strength" and network.strength.max() > WIDEST * network.strength.min():
        return text("strengths differ by more than a factor of 10^9; weights=none counts ties.")
    return None


def samples_for(network: Network, samples: int | None) -> int | None:
    """How many sources to follow, or None for all of them.

    All, unless actors x ties exceed `EXACT_WORK` or `samples` asks for fewer than there are.
    """
    size = len(network)
    wanted = samples
    if wanted is None:
        wanted = size if size * network.ties <= EXACT_WORK else SAMPLES
    return None if wanted >= size else max(wanted, 2)
