"""What groups are sought in: pairs of actors, how strongly tied and how strongly at odds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graphkit.engines.balance.canonical import canonical_order
from graphkit.graph.network import Floats, Ints, Network


@dataclass(frozen=True, eq=False)
class Pairs:
    """Pairs of actors without direction, low < high, one entry a pair.

    `plus` is the strength of support, or of ties without signs, `minus` that of opposition; a
    contested pair has both.
    """

    size: int
    low: Ints
    high: Ints
    plus: Floats
    minus: Floats

    def __len__(self) -> int:
        return len(self.low)

    @property
    def net(self) -> Floats:
        """What holds each pair together (> 0) or apart."""
        return self.plus - self.minus

    def at(self, plus: Floats, minus: Floats) -> Pairs:
        """The same pairs with other strengths."""
        return Pairs(self.size, self.low, self.high, plus, minus)

    def degree(self, strength: Floats) -> Floats:
        """The sum of `strength` over each actor's pairs."""
        ends, twice = np.r_[self.low, self.high], np.r_[strength, strength]
        return np.asarray(np.bincount(ends, weights=twice, minlength=self.size), dtype=float)

    def tied(self) -> Ints:
        """The actors with any tie, in order."""
        some = (self.plus > 0) | (self.minus > 0)
        return np.unique(np.r_[self.low[some], self.high[some]])


def pairs_of(network: Network, *, by_sign: bool = True) -> Pairs:
    """The pairs of a network: each is as strong as the strongest tie of its side between the two.

    So an undirected tie counts no more than a directed one, and direction plays no part. Without
    `by_sign` every tie counts as one, whatever its sign; with it neutral ones count as none.
    """
    low = np.minimum(network.source, network.target)
    high = np.maximum(network.source, network.target)
    keys, where = np.unique(low * max(len(network), 1) + high, return_inverse=True)
    signs = np.ones(network.ties) if network.sign is None or not by_sign else network.sign
    plus, minus = np.zeros((2, len(keys)))
    np.maximum.at(plus, where, np.where(signs > 0, network.strength, 0.0))
    np.maximum.at(minus, where, np.where(signs < 0, network.strength, 0.0))
    size = max(len(network), 1)
    return Pairs(len(network), keys // size, keys % size, plus, minus)


def in_canonical_order(pairs: Pairs) -> tuple[Pairs, Ints]:
    """The pairs with their actors numbered by structure alone, and each actor's number there.

    A search that starts from these finds the same groups whatever actors are called and in
    whatever order they came.
    """
    alike = np.unique(np.c_[pairs.plus, pairs.minus], axis=0, return_inverse=True)[1]
    values = np.asarray(alike, dtype=np.int64).reshape(-1)
    number = canonical_order(pairs.size, (pairs.low, pairs.high), values)
    one, other = number[pairs.low], number[pairs.high]
    low, high = np.minimum(one, other), np.maximum(one, other)
    order = np.lexsort((high, low))
    return (
        Pairs(pairs.size, low[order], high[order], pairs.plus[order], pairs.minus[order]),
        number,
    )


def modularity(pairs: Pairs, label: Ints, resolution: float = 1.0) -> float:
    """How much more strength lies inside the groups than chance would put there, as a share of all.

    Of support (or of ties without signs) minus that of opposition, each against its own chance:
    Newman & Girvan 2004; Gómez, Jensen & Arenas 2009. From -1 to 1.
    """
    inside, groups = label[pairs.low] == label[pairs.high], int(label.max(initial=0)) + 1
    found, total = 0.0, float(pairs.plus.sum() + pairs.minus.sum())
    for side, strength in ((1, pairs.plus), (-1, pairs.minus)):
        whole = float(strength.sum())
        if whole:
            held = np.bincount(label, weights=pairs.degree(strength), minlength=groups)
            chance = resolution * float((held**2).sum()) / (4 * whole)
            found += side * (float(strength[inside].sum()) - chance)
    return found / total if total else 0.0
