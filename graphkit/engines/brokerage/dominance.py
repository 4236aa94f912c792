"""Neighbourhood inclusion: whose place in a network is at least as good as whose."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graphkit.graph.network import Ints, Network


@dataclass(frozen=True, eq=False)
class Dominance:
    """Pairs of different actors in which `high` is placed at least as well as `low`.

    Actors without ties are in no pair: they are below everybody and equal to each other.
    `isolated` counts them; `size` counts all actors.
    """

    size: int
    low: Ints
    high: Ints
    isolated: int
    tied: np.ndarray

    @property
    def mutual(self) -> np.ndarray:
        """Which pairs hold both ways: the two are placed alike."""
        one, other = self.low * self.size + self.high, self.high * self.size + self.low
        return np.isin(one, other)

    def counts(self) -> tuple[Ints, Ints, Ints]:
        """For each actor: how many it is strictly above, is placed like, is strictly below."""
        mutual = self.mutual
        above = np.bincount(self.high[~mutual], minlength=self.size)
        below = np.bincount(self.low[~mutual], minlength=self.size)
        alike = np.bincount(self.low[mutual], minlength=self.size)
        tied = int(self.tied.sum())
        return (
            np.where(self.tied, above + self.isolated, 0),
            np.where(self.tied, alike, max(self.isolated - 1, 0)),
            np.where(self.tied, below, tied),
        )

    def order(self) -> list[tuple[int, int]]:
        """Pairs (low, high) that are strictly ordered with nobody between; actors with ties.

        The other pairs follow from these: what they draw is the order's diagram.
        """
        from scipy.sparse import csr_array

        strict = ~self.mutual
        ends = (self.low[strict], self.high[strict])
        below = csr_array((np.ones(strict.sum()), ends), shape=(self.size, self.size))
        # What somebody in between implies is no line of the diagram.
        across = (below @ below) > 0
        direct = (below - below.multiply(across)).tocoo()
        kept = direct.data > 0
        return sorted(zip(direct.row[kept].tolist(), direct.col[kept].tolist(), strict=True))


def dominance(network: Network) -> Dominance:
    """u is below v when every neighbour of u, v aside, is one of v's: N(u) within N[v].

    Direction, sign and strength of ties play no part.
    """
    from scipy.sparse import csr_array, eye_array

    size = len(network)
    ones = np.ones(2 * network.ties)
    ends = (np.r_[network.source, network.target], np.r_[network.target, network.source])
    joined = csr_array((ones, ends), shape=(size, size))
    # A pair tied both ways counts once.
    joined.data[:] = 1.0
    degree = np.asarray((joined > 0).sum(axis=1)).ravel()
    skeleton = (joined > 0).astype(float)
    shared = (skeleton @ (skeleton + eye_array(size, format="csr"))).tocoo()
    within = (shared.row != shared.col) & (shared.data == degree[shared.row])
    return Dominance(
        size,
        shared.row[within].astype(np.int64),
        shared.col[within].astype(np.int64),
        int((degree == 0).sum()),
        degree > 0,
    )
