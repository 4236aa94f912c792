"""What an engine of shortest paths and cores can do, and what counts as equally short.

Two paths count as equally short when their lengths differ by less than one part in 10^10, so
that rounding cannot hide a path: 1/0.2 + 1/0.8 + 1/0.8 and three times 1/0.4 are both 7.5, but
not in floating point.
"""

from __future__ import annotations

from typing import Literal, Protocol

from graphkit.graph.network import Floats, Ints, Network
from graphkit.language import Text, text

EQUAL = 1e-10  # relative difference below which two path lengths are the same; igraph's own
WIDEST = 1e9  # ratio of two strengths beyond which the stronger tie's length would be lost

Engine = Literal["igraph", "networkx", "scipy"]
Direction = Literal["in", "out"]


class PathEngine(Protocol):
    """What a path engine can do; a tie is as long as `Network.distance` says."""

    version: str

    def betweenness(self, network: Network) -> Floats:
        """For each actor the share of shortest paths through it, summed over pairs."""

    def dependency(self, network: Network, source: int) -> Floats:
        """The part of `betweenness` that stems from paths out of one source."""

    def farness(self, network: Network, direction: Direction) -> Floats:
        """The sum of distances from ("in") or to ("out") those who can be reached."""

    def nearness(self, network: Network, direction: Direction) -> Floats:
        """The sum of 1 / distance from ("in") or to ("out") everybody else."""

    def distances(self, network: Network, end: int, out: bool) -> Floats:
        """Distances from (`out`) or to one actor for all others; infinite without a path."""


class CoreEngine(PathEngine, Protocol):
    """A graph library: paths and cores."""

    def coreness(self, network: Network) -> Ints:
        """The largest k such that the actor is in the k-core, ties without direction."""


def unclear_lengths(network: Network) -> Text | None:
    """Why path lengths cannot be told apart, or None when they can."""
    if network.strength.max() > WIDEST * network.strength.min():
        return text("strengths differ by more than a factor of 10^9; alpha=0 counts steps.")
    return None
