"""A network made ready for looking for camps: priced, and in an order that ignores names."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graphkit.engines.balance.canonical import canonical_order
from graphkit.engines.balance.costs import Costs, Mask, Weights, costs, in_order, prices, single
from graphkit.graph.network import Floats, Ints, Network

# Marks a price as seen from the receiving end; larger than any price.
_LARGE = 2**60


@dataclass(frozen=True, eq=False)
class Placing:
    """The ties' prices, and the pairs of actors they add up to.

    `once` marks the ties that count (an undirected tie of a directed network stands twice);
    `price` is in whole units, `worth` the same as a plain number. `number[a]` is actor a's
    number in canonical order, used by `pairs`; `contested` has only the pairs whose place
    matters, between the actors `placed` (canonical numbers, ascending) renumbered from 0.
    """

    network: Network
    once: Mask
    price: Ints
    worth: Floats
    number: Ints
    pairs: Costs
    contested: Costs
    placed: Ints

    @property
    def ordered(self) -> bool:
        """Whether every tie has a direction."""
        return _every_tie_directed(self.network, self.once)

    @property
    def fixed(self) -> int:
        """What must be paid anyway for pairs that are not contested, in units."""
        return self.pairs.fixed - self.contested.fixed

    def spread_out(self, labels: Ints, otherwise: int) -> Ints:
        """Labels of the placed actors as labels of all actors, in the network's own order."""
        every = np.full(len(self.network), otherwise, dtype=np.int64)
        every[self.placed] = labels
        return every[self.number]

    def has_place(self) -> Mask:
        """Which actors (the network's own order) have a tie that can place them."""
        return self.spread_out(np.ones(len(self.placed), dtype=np.int64), 0) > 0


def placing(
    network: Network, weights: Weights, alpha: float | None = None, *, by_block: bool = False
) -> Placing:
    """Price a signed network's ties; `alpha` as in `costs.prices`.

    With `by_block` direction counts, and pairs whose support and opposition cancel out count
    as contested too.
    """
    once = single(network)
    price, unit = prices(network, weights, alpha)
    pairs = costs(network, once, price, unit)
    if by_block:
        number = _directed_order(network, once, price)
    else:
        number = canonical_order(len(network), (pairs.low, pairs.high), in_order(pairs))
    ordered = pairs.renumber(number)
    chosen = np.flatnonzero(ordered.apart + ordered.together if by_block else ordered.net)
    placed = np.unique(np.r_[ordered.low[chosen], ordered.high[chosen]])
    worth = np.ones(network.ties) if weights == "count" else network.strength
    if alpha is not None:
        worth = worth * np.where(network.negative, alpha, 1 - alpha)
    return Placing(network, once, price, worth, number, ordered, ordered.own(chosen), placed)


def _directed_order(network: Network, once: Mask, price: Ints) -> Ints:
    signed = np.where(network.negative, -price, price)[once]
    back = signed if not _every_tie_directed(network, once) else signed + _LARGE
    return canonical_order(len(network), (network.source[once], network.target[once]), signed, back)


def _every_tie_directed(network: Network, once: Mask) -> bool:
    return network.directed and not network.undirected and bool(once.all())
