"""Generalised (relaxed) structural balance: each block of ties wants one sign, whichever.

A block is the ties from one camp to another, or inside one. Its cost is the smaller of its
support and its opposition (Doreian & Mrvar 2009), so opposition inside a camp or support
between two may be the rule.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graphkit.engines.balance.costs import Mask
from graphkit.engines.balance.effort import CELL, NODE, Effort
from graphkit.graph.network import Ints

_STARTS = 24
_KEEP = 1000


@dataclass(frozen=True, eq=False)
class Blocks:
    """Ties among `size` actors: support[t] and opposition[t] are the prices of tie t by sign.

    `ordered`: ties from camp c to d and from d to c are two blocks; else they are one.
    """

    size: int
    source: Ints
    target: Ints
    support: Ints
    opposition: Ints
    ordered: bool

    def cost(self, camp: Ints) -> int:
        """What a partition costs."""
        return int(self._price(self._sums(camp, int(camp.max()) + 1)))

    def wrong(self, camp: Ints) -> Mask:
        """The ties against the sign that prevails in their block (support, where even)."""
        k = int(camp.max()) + 1
        sums = self._sums(camp, k)
        if not self.ordered:
            sums = sums + sums.transpose(0, 2, 1)
        hostile = sums[1] > sums[0]
        here = hostile[camp[self.source], camp[self.target]]
        return np.asarray(np.where(here, self.support, self.opposition) > 0)

    def _sums(self, camp: Ints, k: int) -> Ints:
        sums = np.zeros((2, k, k), dtype=np.int64)
        for layer, price in enumerate((self.support, self.opposition)):
            np.add.at(sums[layer], (camp[self.source], camp[self.target]), price)
        return sums

    def _price(self, sums: Ints) -> Ints:
        """The cost of block sums, (2, ..., k, k) -> (...)."""
        if self.ordered:
            return np.asarray(sums.min(axis=0).sum(axis=(-2, -1)))
        # Each block stands here twice, as c-d and d-c, and a camp's own with double sums: so half.
        both = sums + sums.swapaxes(-1, -2)
        return np.asarray(both.min(axis=0).sum(axis=(-2, -1)) // 2)

    def placing(self, sums: Ints, sent: Ints, received: Ints) -> Ints:
        """The cost after adding one actor to each camp in turn.

        `sent` and `received` (2, ..., k) are its ties to and from the camps as they stand;
        `sums` is (2, ..., k, k). Returns (..., k).
        """
        one = np.eye(sums.shape[-1], dtype=np.int64)
        rows = one[:, :, None] * sent[..., None, None, :]
        columns = received[..., None, :, None] * one[:, None, :]
        return self._price(sums[..., None, :, :] + rows + columns)


@dataclass(frozen=True, eq=False)
class Relaxed:
    """The best partitions found; `proved`: none is better; `complete`: no others as good."""

    cost: int
    lower: int
    camps: list[Ints]
    complete: bool


def generalised(blocks: Blocks, k: int, effort: Effort, *, prove: bool = True) -> Relaxed:
    """The best partitions into exactly k camps under generalised balance, with some effort."""
    camp = _good(blocks, k)
    cost = blocks.cost(camp)
    if not prove:
        return Relaxed(cost, 0, [camp], False)
    search = _Search(blocks, k, effort)
    return search.run(camp)


def _good(blocks: Blocks, k: int) -> Ints:
    """The best of descents from random starts with a fixed seed."""
    random = np.random.default_rng(0)
    starts = [_shuffled(random, blocks.size, k) for _ in range(_STARTS)]
    return min((_descend(blocks, camp, k) for camp in starts), key=blocks.cost)


def _shuffled(random: np.random.Generator, size: int, k: int) -> Ints:
    """A random partition into k camps, none empty."""
    return np.asarray(random.permutation(np.arange(size) % k), dtype=np.int64)


def _descend(blocks: Blocks, camp: Ints, k: int) -> Ints:
    """Move the actor that helps most until none helps; no camp is left empty."""
    camp, every = camp.copy(), np.arange(blocks.size)
    now = blocks.cost(camp)
    while k > 1:
        sent, received = _ties_to(blocks, camp, k)
        without = np.repeat(blocks._sums(camp, k)[:, None], blocks.size, axis=1)
        without[:, every, camp, :] -= sent
        without[:, every, :, camp] -= received.transpose(1, 0, 2)
        after = blocks.placing(without, sent, received)
        after[np.bincount(camp, minlength=k)[camp] == 1] = now
        u, c = divmod(int(np.argmin(after)), k)
        if after[u, c] >= now:
            break
        camp[u], now = c, int(after[u, c])
    return camp


def _ties_to(blocks: Blocks, camp: Ints, k: int) -> tuple[Ints, Ints]:
    """Every actor's ties to and from each camp by sign, (2, n, k) each."""
    sent, received = np.zeros((2, 2, blocks.size, k), dtype=np.int64)
    for layer, price in enumerate((blocks.support, blocks.opposition)):
        np.add.at(sent[layer], (blocks.source, camp[blocks.target]), price)
        np.add.at(received[layer], (blocks.target, camp[blocks.source]), price)
    return sent, received


class _Search:
    """Branch and bound with the optimum of the actors still to come as the bound
    (Russian doll search, Verfaillie et al. 1996): block costs of two sets of actors never
    add up to more than the cost of both together."""

    def __init__(self, blocks: Blocks, k: int, effort: Effort) -> None:
        self.blocks, self.k, self.effort = blocks, k, effort
        degree = np.zeros(blocks.size)
        for ends in (blocks.source, blocks.target):
            degree += np.bincount(
                ends, weights=blocks.support + blocks.opposition, minlength=blocks.size
            )
        self.order = np.argsort(-degree, kind="stable")
        self.matrix = np.zeros((2, blocks.size, blocks.size), dtype=np.int64)
        for layer, price in enumerate((blocks.support, blocks.opposition)):
            np.add.at(self.matrix[layer], (blocks.source, blocks.target), price)
        self.matrix = self.matrix[:, self.order][:, :, self.order]
        self.rest = [0] * (blocks.size + 1)
        self.late = False

    def run(self, camp: Ints) -> Relaxed:
        """Solve from the last actor back to all; the last round lists the best partitions."""
        size = self.blocks.size
        upper = self.blocks.cost(camp)
        for first in range(size - 1, -1, -1):
            whole = first == 0
            ceiling = upper if whole else self._ceiling(camp, first)
            self._round(first, ceiling, listing=whole)
            if self.late:
                # What was proved for fewer actors holds for all.
                return Relaxed(upper, min(upper, self.rest[first + 1]), [camp], False)
            self.rest[first] = self.best
        complete = len(self.found) < _KEEP
        place = np.empty(size, dtype=np.int64)
        place[self.order] = np.arange(size)
        return Relaxed(self.best, self.best, [one[place] for one in self.found], complete)

    def _ceiling(self, camp: Ints, first: int) -> int:
        kept = self.order[first:]
        chosen = np.isin(self.blocks.source, kept) & np.isin(self.blocks.target, kept)
        some = Blocks(
            self.blocks.size,
            self.blocks.source[chosen],
            self.blocks.target[chosen],
            self.blocks.support[chosen],
            self.blocks.opposition[chosen],
            self.blocks.ordered,
        )
        return some.cost(camp)

    def _round(self, first: int, ceiling: int, *, listing: bool) -> None:
        self.first, self.listing, self.best = first, listing, ceiling
        self.found: list[Ints] = []
        self.label = np.full(self.blocks.size, -1, dtype=np.int64)
        shape = (2, self.blocks.size, self.k)
        zero = np.zeros(shape, dtype=np.int64)
        sums = np.zeros((2, self.k, self.k), dtype=np.int64)
        self._place(first, 0, sums, zero, zero)

    def _place(self, at: int, used: int, sums: Ints, sent: Ints, received: Ints) -> None:
        self.late = self.late or self.effort.over
        if self.late:
            return
        self.effort.spend(NODE + CELL * self.blocks.size * self.k)
        if at == self.blocks.size:
            self._keep(int(self.blocks._price(sums)))
            return
        after = self.blocks.placing(sums, sent[:, at], received[:, at])
        for camp in np.argsort(after[: min(used + 1, self.k)], kind="stable").tolist():
            now_used = max(used, camp + 1)
            if self._worth_it(int(after[camp]) + self.rest[at + 1], at, now_used):
                self.label[at] = camp
                grown, to, back = sums.copy(), sent.copy(), received.copy()
                grown[:, camp, :] += sent[:, at]
                grown[:, :, camp] += received[:, at]
                to[:, :, camp] += self.matrix[:, :, at]
                back[:, :, camp] += self.matrix[:, at, :]
                self._place(at + 1, now_used, grown, to, back)

    def _worth_it(self, bound: int, at: int, used: int) -> bool:
        if self.listing and used + self.blocks.size - at - 1 < self.k:
            return False
        if self.listing and len(self.found) < _KEEP:
            return bound <= self.best
        return bound < self.best

    def _keep(self, cost: int) -> None:
        if cost < self.best:
            self.best, self.found = cost, []
        if self.listing and len(self.found) < _KEEP:
            self.found.append(self.label.copy())
