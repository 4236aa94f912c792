"""Good partitions into k camps, quickly: join, move, try again from elsewhere.

`camp` is a number from 0 to k - 1 for every actor, and no camp is empty. Nothing here proves
anything; see `camp_search` for that.
"""

from __future__ import annotations

import heapq

import numpy as np

from graphkit.engines.balance.annealing import anneal
from graphkit.engines.balance.costs import Costs, Mask
from graphkit.graph.network import Floats, Ints

_DENSE = 1500
_MANY = 20_000  # pairs that are too many to be held one by one
_STARTS = 24
_NEVER = np.iinfo(np.int64).min


def good_partition(costs: Costs, k: int, starts: list[Ints], floor: int | None = None) -> Ints:
    """The best partition into exactly k camps found from `starts` and, in small networks, from
    random starts with a fixed seed and a tabu search; in large ones by annealing.

    Stops early at a cost of `floor`, below which there is nothing worth looking for; none costs
    less than what is paid anyway.
    """
    floor = costs.fixed if floor is None else max(floor, costs.fixed)
    tried = [_fit(costs, start, k) for start in starts]
    if costs.size > _DENSE:
        best = _best(costs, [_sweep(costs, camp, k) for camp in tried])
        return best if k == 1 else _best(costs, [best, _annealed(costs, best, k)])
    net = dense(costs)
    random = np.random.default_rng(0)
    best = _best(costs, [descend(net, camp, k) for camp in tried])
    if k == 1 or costs.cost(best) <= floor:
        return best
    tried = [_fit(costs, random.integers(0, k, costs.size), k) for _ in range(_STARTS)]
    best = _best(costs, [best, *(descend(net, camp, k) for camp in tried)])
    if costs.cost(best) <= floor:
        return best
    return _best(costs, [best, tabu(net, best, k, min(4 * costs.size, 1000))])


def _annealed(costs: Costs, camp: Ints, k: int) -> Ints:
    """What annealing makes of a partition, still into exactly k camps."""
    return _sweep(costs, _fit(costs, anneal(costs, camp, k), k), k)


def dense(costs: Costs) -> Ints:
    """The net price of parting each pair as a symmetric matrix."""
    net = np.zeros((costs.size, costs.size), dtype=np.int64)
    net[costs.low, costs.high] = net[costs.high, costs.low] = costs.net
    return net


def join(costs: Costs) -> Ints:
    """Join the two camps with the most net support between them until none has any.

    Greedy additive edge contraction (Keuper et al. 2015). Returns as many camps as remain.
    """
    if costs.size <= _DENSE and len(costs.low) > _MANY:
        return _join_in_table(dense(costs))
    between: list[dict[int, int]] = [{} for _ in range(costs.size)]
    for a, b, net in zip(costs.low.tolist(), costs.high.tolist(), costs.net.tolist(), strict=True):
        between[a][b] = between[b][a] = net
    heap = [
        (-net, a, b)
        for a in range(costs.size)
        for b, net in between[a].items()
        if a < b and net > 0
    ]
    heapq.heapify(heap)
    into = list(range(costs.size))
    while heap:
        value, a, b = heapq.heappop(heap)
        # An old entry: one of the two was joined to others since.
        if between[a].get(b) != -value:
            continue
        # Into the one with more neighbours, so that fewer have to be moved over.
        if len(between[a]) < len(between[b]):
            a, b = b, a
        into[b] = a
        del between[a][b]
        for c, net in between[b].items():
            if c != a:
                total = between[a].get(c, 0) + net
                between[a][c] = between[c][a] = total
                del between[c][b]
                if total > 0:
                    heapq.heappush(heap, (-total, min(a, c), max(a, c)))
        between[b] = {}
    return np.array([_root(into, u) for u in range(costs.size)], dtype=np.int64)


def _join_in_table(net: Ints) -> Ints:
    """The same where nearly all pairs are tied: whole rows are added up."""
    into, here = np.arange(len(net)), np.ones(len(net), dtype=bool)
    np.fill_diagonal(net, 0)
    while True:
        a, b = divmod(int(np.argmax(net)), len(net))
        if net[a, b] <= 0:
            return into
        into[into == b] = a
        here[b] = False
        net[a] = np.where(here, net[a] + net[b], 0)
        net[a, a] = 0
        net[:, a] = net[a]
        net[b] = net[:, b] = 0


def _root(into: list[int], u: int) -> int:
    while into[u] != u:
        # Halving the way up keeps later look-ups short.
        into[u] = into[into[u]]
        u = into[u]
    return u


def _fit(costs: Costs, camp: Ints, k: int) -> Ints:
    """Make exactly k camps of any number: keep the largest and let the others' actors choose;
    where there are too few, let the actors go who cost least."""
    camp = by_size(camp)
    count = int(camp.max()) + 1
    if count > k:
        pull = _pull(costs, np.where(camp < k, camp, k), k + 1)[:, :k]
        camp = np.where(camp < k, camp, np.argmax(pull, axis=1))
    for new in range(count, k):
        camp = _let_one_go(costs, camp, new)
    return camp


def by_size(camp: Ints) -> Ints:
    """Camps renumbered from 0 for the largest; of equal ones the one with the first actor."""
    _, first, camp, sizes = np.unique(
        camp, return_index=True, return_inverse=True, return_counts=True
    )
    rank = np.empty(len(sizes), dtype=np.int64)
    rank[np.lexsort((first, -sizes))] = np.arange(len(sizes))
    return rank[camp]


def _let_one_go(costs: Costs, camp: Ints, new: int) -> Ints:
    sizes = np.bincount(camp, minlength=new)
    held = _pull(costs, camp, new)[np.arange(costs.size), camp].astype(float)
    held[sizes[camp] == 1] = np.inf
    left = camp.copy()
    left[int(np.argmin(held))] = new
    return left


def _pull(costs: Costs, camp: Ints, k: int) -> Ints:
    """How strongly (net) each camp holds each actor, actors x camps."""
    pull = np.zeros((costs.size, k), dtype=np.int64)
    np.add.at(pull, (costs.low, camp[costs.high]), costs.net)
    np.add.at(pull, (costs.high, camp[costs.low]), costs.net)
    return pull


def descend(net: Ints, camp: Ints, k: int) -> Ints:
    """Move the actor that gains most until none gains (`net` is a dense matrix)."""
    state = _State(net, camp, k)
    while True:
        gain = state.pull.max(axis=0) - state.own
        if (state.sizes == 1).any():
            gain[state.alone] = 0
        u = int(np.argmax(gain))
        if gain[u] <= 0:
            return state.camp
        state.move(u, int(np.argmax(state.pull[:, u])))


def tabu(net: Ints, camp: Ints, k: int, steps: int) -> Ints:
    """Always make the best move, even at a loss, but do not move an actor again at once."""
    state = _State(net, camp, k)
    free_again = np.zeros(len(camp), dtype=np.int64)
    best, now, best_at = camp.copy(), 0, 0
    for step in range(steps if k > 1 else 0):
        gain = state.pull - state.own
        gain[state.camp, state.every] = _NEVER
        gain[:, state.alone] = _NEVER
        gain[(free_again > step) & (now + gain <= best_at)] = _NEVER
        most = gain.max(axis=0)
        u = int(np.argmax(most))
        if most[u] == _NEVER:
            continue
        now += int(most[u])
        state.move(u, int(np.argmax(gain[:, u])))
        # A wait that varies, though not by chance, keeps the search from running in a circle.
        free_again[u] = step + 3 + len(camp) // 10 + (u + step) % 5
        if now > best_at:
            best, best_at = state.camp.copy(), now
    return best


class _State:
    """Camps while actors move; `pull` is how strongly each holds each actor (camps x actors)."""

    def __init__(self, net: Ints, camp: Ints, k: int) -> None:
        self.net, self.camp, self.every = net, camp.copy(), np.arange(len(camp))
        self.pull = np.stack([net[camp == c].sum(axis=0) for c in range(k)])
        self.sizes = np.bincount(camp, minlength=k)
        self.place = self.camp * len(camp) + self.every  # of its own camp's pull in the table

    @property
    def own(self) -> Ints:
        """How strongly each actor is held by its own camp."""
        return np.take(self.pull, self.place)

    @property
    def alone(self) -> Mask:
        """Who is the last of its camp, and has to stay."""
        return np.asarray(self.sizes[self.camp] == 1)

    def move(self, u: int, c: int) -> None:
        left = self.camp[u]
        self.pull[left] -= self.net[u]
        self.pull[c] += self.net[u]
        self.sizes[left] -= 1
        self.sizes[c] += 1
        self.camp[u] = c
        self.place[u] = c * len(self.camp) + u


def _sweep(costs: Costs, camp: Ints, k: int) -> Ints:
    """Move all actors at once that gain more than any neighbour, until none gains."""
    camp, every = camp.copy(), np.arange(costs.size)
    while True:
        pull = _pull(costs, camp, k)
        to = np.argmax(pull, axis=1)
        gain = pull[every, to] - pull[every, camp]
        gain[np.bincount(camp, minlength=k)[camp] <= _keepers(camp, gain, k)[camp]] = 0
        if not (gain > 0).any():
            return camp
        first = _beats_neighbours(costs, gain.astype(float))
        camp[first] = to[first]


def _keepers(camp: Ints, gain: Ints, k: int) -> Ints:
    """1 for camps that everybody wants to leave at once, which would empty them."""
    leaving = np.bincount(camp, weights=gain > 0, minlength=k)
    return np.where(leaving >= np.bincount(camp, minlength=k), 1, 0)


def _beats_neighbours(costs: Costs, gain: Floats) -> Mask:
    """Actors who gain, and more than each neighbour (of equal ones the first in order)."""
    rank = np.empty(costs.size, dtype=np.int64)
    rank[np.lexsort((-np.arange(costs.size), gain))] = np.arange(costs.size)
    highest = np.full(costs.size, -1)
    np.maximum.at(highest, costs.low, rank[costs.high])
    np.maximum.at(highest, costs.high, rank[costs.low])
    return (gain > 0) & (rank > highest)


def _best(costs: Costs, tried: list[Ints]) -> Ints:
    return min(tried, key=costs.cost)
