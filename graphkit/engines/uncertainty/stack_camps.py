"""Camps in many replicates at once: what holds pairs together, and moves until none helps.

A heuristic, and said to be one: every replicate starts from the camps of the whole data and
moves one actor at a time while that lowers the cost of wrong ties. It finds what the doubt
changes near the published camps, not a new best partition.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graphkit.engines.balance.costs import Weights
from graphkit.engines.balance.matching import best_match
from graphkit.engines.uncertainty.draws import Bools, Replicates
from graphkit.engines.uncertainty.stack import Arcs, add_up, signed_values
from graphkit.graph.network import Floats, Ints

Labels = NDArray[np.int8]
_SWEEPS = 30
_BETTER = 1e-12


@dataclass(frozen=True, eq=False)
class Pull:
    """What holds pairs of actors together (> 0) or apart (pairs x replicates), low < high."""

    size: int
    low: Ints
    high: Ints
    net: Floats


def pull(worlds: Replicates, weights: Weights = "strength", alpha: float = 0.5) -> Pull:
    """The camps view of every replicate, as the price of parting a pair minus that of joining it.

    Agreement over shared issues (average normalisation) and signed ties, as in the view.
    """
    size = len(worlds.claims)
    arcs, value = _once(worlds)
    low, high, shared = agreement(worlds)
    key = np.r_[arcs.source * size + arcs.target, low * size + high]
    keys, where = np.unique(key, return_inverse=True)
    total = np.zeros((len(keys), len(worlds)))
    total[where[len(value) :]] = shared
    total[where[: len(value)]] += value
    price = np.sign(total) if weights == "count" else total
    price *= np.where(price > 0, 1 - alpha, alpha)
    one, other = keys // max(size, 1), keys % max(size, 1)
    pairs, which = np.unique(
        np.minimum(one, other) * size + np.maximum(one, other), return_inverse=True
    )
    net = add_up(len(pairs), which, price)
    return Pull(size, pairs // max(size, 1), pairs % max(size, 1), net)


def agreement(worlds: Replicates) -> tuple[Ints, Ints, Floats]:
    """Congruence minus conflict over shared issues by the mean number of issues of the two."""
    stances, size = worlds.claims.stances, len(worlds.claims)
    side = np.sign(np.nan_to_num(worlds.held))
    one, other = _together(stances.cell_issue)
    key = stances.cell_actor[one] * size + stances.cell_actor[other]
    pairs, which = np.unique(key, return_inverse=True)
    net = add_up(len(pairs), which, side[one] * side[other])
    taken = add_up(size, stances.cell_actor, np.abs(side))
    low, high = pairs // max(size, 1), pairs % max(size, 1)
    both = taken[low] + taken[high]
    np.divide(2 * net, both, out=net, where=both > 0)
    return low, high, net


def settle(pull: Pull, start: Ints, camps: int) -> Labels:
    """The camp of each actor in every replicate, 0 .. camps - 1, from `start` (-1: in none).

    One actor after the other, the one with most others beside it first, goes to the camp that
    holds it most, as long as it does not leave its own camp empty; until nobody moves.
    """
    moves = _Moves(pull, start, camps)
    others = np.bincount(np.r_[pull.low, pull.high], minlength=len(start))
    order = [a for a in np.argsort(-others, kind="stable").tolist() if start[a] >= 0 and others[a]]
    for _ in range(_SWEEPS):
        if not sum([moves.move(actor) for actor in order]):
            break
    return moves.label


class _Moves:
    """Camps while actors move between them; replicates never touch each other.

    `held` is what holds each actor to each camp (camps x actors x replicates). `waiting` are
    the replicates in which an actor may have reason to move: somebody beside it did.
    """

    def __init__(self, pull: Pull, start: Ints, camps: int) -> None:
        width = pull.net.shape[1]
        self.net, self.beside = pull.net, _beside(pull)
        self.label = np.repeat(start.astype(np.int8)[:, None], width, axis=1)
        self.sizes = np.stack([(self.label == camp).sum(axis=0) for camp in range(camps)])
        self.held = np.stack([_held(pull, start == camp) for camp in range(camps)])
        self.waiting = np.ones((len(start), width), dtype=bool)

    def move(self, actor: int) -> bool:
        """Move an actor to where it is held most; whether it moved in any replicate."""
        columns = np.flatnonzero(self.waiting[actor])
        own, held = self.label[actor, columns], self.held[:, actor, columns]
        best = (held >= held.max(axis=0) - _BETTER).argmax(axis=0).astype(np.int8)
        wants = np.take_along_axis(held, own[None], 0)[0] < held.max(axis=0) - _BETTER
        free = wants & (self.sizes[own, columns] > 1)
        self.waiting[actor, columns] = wants & ~free
        if free.any():
            self._change(actor, columns[free], own[free], best[free])
        return bool(free.any())

    def _change(self, actor: int, columns: Ints, left: Labels, joined: Labels) -> None:
        pairs, others = self.beside[actor]
        held, value = others[:, None], self.net[np.ix_(pairs, columns)]
        self.held[left, held, columns] -= value
        self.held[joined, held, columns] += value
        self.waiting[held, columns] = True
        self.label[actor, columns] = joined
        self.sizes[left, columns] -= 1
        self.sizes[joined, columns] += 1


def _held(pull: Pull, inside: Bools) -> Floats:
    """What holds each actor to those `inside` (actors x replicates)."""
    found = np.zeros((pull.size, pull.net.shape[1]))
    for own, other in ((pull.low, pull.high), (pull.high, pull.low)):
        some = inside[other]
        found += add_up(pull.size, own[some], pull.net[some])
    return found


def matched(label: Labels, point: Ints, camps: int) -> Labels:
    """Camps called by the names of the camps in `point` that they overlap most with.

    The names are matched one to one so that most actors keep theirs.
    """
    inside = point >= 0
    overlap = np.zeros((label.shape[1], camps, camps), dtype=np.int64)
    for name in range(camps):
        for camp in range(camps):
            overlap[:, camp, name] = (label[inside & (point == name)] == camp).sum(axis=0)
    name_of = best_match(overlap)
    columns = np.broadcast_to(np.arange(label.shape[1]), label.shape)
    return np.where(label >= 0, name_of[columns, np.maximum(label, 0)], -1).astype(np.int8)


def placed(pull: Pull) -> Bools:
    """Which actors anything holds to or from others (actors x replicates)."""
    found = np.zeros((pull.size, pull.net.shape[1]), dtype=bool)
    some = pull.net != 0
    for actor, (pairs, _) in _beside(pull).items():
        found[actor] = some[pairs].any(axis=0)
    return found


def _once(worlds: Replicates) -> tuple[Arcs, Floats]:
    """The signed arcs with what undirected claims alone say counted in one direction only."""
    arcs, value = signed_values(worlds)
    directed = arcs.add(worlds.ties & worlds.claims.ties.directed[:, None]) > 0
    key, back = (
        a * len(worlds.claims) + b
        for a, b in ((arcs.source, arcs.target), (arcs.target, arcs.source))
    )
    other = np.minimum(np.searchsorted(key, back), max(len(key) - 1, 0))
    mutual = (key[other] == back)[:, None] & ~directed & ~directed[other] if len(key) else directed
    backwards = (arcs.source > arcs.target)[:, None]
    return arcs, np.where(mutual & backwards, 0.0, value)


def _together(issue: Ints) -> tuple[Ints, Ints]:
    """All pairs of cells on the same issue, the earlier one first."""
    pairs = [
        tuple(cells[end] for end in np.triu_indices(len(cells), k=1))
        for number in np.unique(issue)
        for cells in [np.flatnonzero(issue == number)]
    ]
    if not pairs:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    return np.concatenate([p[0] for p in pairs]), np.concatenate([p[1] for p in pairs])


def _beside(pull: Pull) -> dict[int, tuple[Ints, Ints]]:
    """For each actor its pairs, and the others in them."""
    if not len(pull.low):
        return {}
    own, other = np.r_[pull.low, pull.high], np.r_[pull.high, pull.low]
    pair = np.tile(np.arange(len(pull.low)), 2)
    order = np.argsort(own, kind="stable")
    actors, starts = np.unique(own[order], return_index=True)
    pairs, others = (np.split(column[order], starts[1:]) for column in (pair, other))
    return {int(a): (p, o) for a, p, o in zip(actors, pairs, others, strict=True)}
