"""Shortest paths and cores: which engine computes them, decided here and nowhere else.

python-igraph computes them when it is installed (the extra `fast`), NetworkX otherwise, and
SciPy in small and in large networks; all give the same numbers.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec

import numpy as np

from graphkit.engines.paths.engine import CoreEngine, Engine, PathEngine
from graphkit.graph.network import Network

EXACT_WORK = 2e9  # actors x ties up to which every path is followed: up to about a minute
SAMPLES = 200  # sources followed beyond that, unless told otherwise

SMALL = 3e4  # actors x ties up to which igraph takes longer to import than SciPy to search
LARGE = 2e6  # actors x ties from which one search on SciPy beats an igraph call a measure
SLOW = 5e5  # the same without igraph: NetworkX takes seconds from here on


def choose_for(network: Network, prefer: Engine | None = None) -> PathEngine:
    """The engine for the paths of a network: `prefer`, or else whatever is quickest.

    That is the library, except for small networks, and for large ones of unequal strengths:
    one search from everybody on SciPy then serves all path measures. Without igraph it does so
    earlier.
    """
    if prefer == "scipy" or (prefer is None and _suits_scipy(network)):
        from graphkit.engines.paths.scipy_paths import ScipyPaths

        return ScipyPaths()
    return choose(prefer)


def _suits_scipy(network: Network) -> bool:
    work = len(network) * network.ties
    if work <= SMALL:
        return True
    fast = choose().version.startswith("igraph")
    equal = np.allclose(network.strength, network.strength[:1], rtol=0, atol=0)
    return work > (LARGE if fast else SLOW) and not (fast and equal)


@cache
def choose(prefer: Engine | None = None) -> CoreEngine:
    """The graph library: `prefer`, else igraph where installed, else NetworkX."""
    if prefer == "networkx" or (prefer is None and find_spec("igraph") is None):
        from graphkit.engines.paths.networkx_paths import NetworkxPaths

        return NetworkxPaths()
    from graphkit.engines.paths.igraph_paths import IgraphPaths

    return IgraphPaths()


def samples_for(network: Network, samples: int | None) -> int | None:
    """How many sources to follow, or None for all of them.

    All, unless actors x ties exceed `EXACT_WORK` or `samples` asks for fewer than there are.
    """
    size = len(network)
    wanted = samples
    if wanted is None:
        wanted = size if size * network.ties <= EXACT_WORK else SAMPLES
    return None if wanted >= size else max(wanted, 2)
