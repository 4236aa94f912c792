"""Camps in many replicates at once: what holds pairs together, and moves until none helps.

A heuristic, and said to be one: every replicate starts from the camps of the whole data and
moves one actor at a time while that lowers the cost of wrong ties. It finds what the doubt
changes near the published camps, not a new best partition.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graphkit.engines.balance.costs import Weights
from graphkit.engines.balance.matching import best_match
from graphkit.engines.uncertainty.agreement_tables import in_tables, shares_many
from graphkit.engines.uncertainty.current_stances import Bools
from graphkit.engines.uncertainty.replicates import Replicates
from graphkit.engines.uncertainty.stack import Arcs, add_up, said_already, signed_values
from graphkit.graph.agreement import Grading, graded, layer_weights
from graphkit.graph.network import Floats, Ints

Labels = NDArray[np.int8]
_SWEEPS = 30
BETTER = 1e-12
_BLOCK = 50_000  # numbers that stay near the processor


@dataclass(frozen=True, eq=False)
class Pull:
    """What holds pairs of actors together (> 0) or apart (pairs x replicates), low < high."""

    size: int
    low: Ints
    high: Ints
    net: Floats


@dataclass(frozen=True, slots=True)
class Pricing:
    """How the camps were asked for, as `measures.camps` has it.

    `alpha` weighs opposition against 1 - alpha for support, `mix` the share of agreement
    against ties, and `grading` says what an issue counts for.
    """

    weights: Weights = "strength"
    alpha: float = 0.5
    mix: float = 0.5
    grading: Grading = "graded"


USUAL = Pricing()


def pricing_of(parameters: Mapping[str, object]) -> Pricing:
    """The pricing that a finding of camps was made with, from its parameters."""
    alpha, mix, network = (parameters.get(word) for word in ("alpha", "mix", "network"))
    alone = {"signed": 0.0, "agreement": 1.0}.get(str(network))
    return Pricing(
        weights="count" if parameters.get("weights") == "count" else "strength",
        alpha=alpha if isinstance(alpha, float) else USUAL.alpha,
        mix=alone if alone is not None else mix if isinstance(mix, float) else USUAL.mix,
        grading="sign" if parameters.get("grading") == "sign" else USUAL.grading,
    )


def pull(replicates: Replicates, pricing: Pricing = USUAL) -> Pull:
    """The camps view of every replicate, as the price of parting a pair minus that of joining it.

    Agreement over shared issues (average normalisation) and signed ties, as in the view.
    """
    size = len(replicates.claims)
    arcs, value = _once(replicates)
    low, high, shared = agreement(replicates, pricing.grading)
    totals = np.abs(value).sum(axis=0), np.abs(shared).sum(axis=0)
    tie, agree = layer_weights(*totals, pricing.mix)
    ends = np.minimum(arcs.source, arcs.target), np.maximum(arcs.source, arcs.target)
    keys, where = np.unique(np.r_[ends[0] * size + ends[1], low * size + high], return_inverse=True)
    alike = np.zeros((len(keys), len(replicates)))
    alike[where[len(value) :]] = shared * agree
    # Only pairs with a tie need their two directions apart.
    tied, row = np.unique(where[: len(value)], return_inverse=True)
    forward, backward = np.zeros((2, len(tied), len(replicates)))
    out = arcs.source < arcs.target
    forward[row[out]], backward[row[~out]] = value[out] * tie, value[~out] * tie
    net = _priced(alike, pricing)
    net[tied] = sum(_priced(arc, pricing) for arc in _along(forward, backward, alike[tied]))
    return Pull(size, keys // max(size, 1), keys % max(size, 1), net)


def _along(forward: Floats, backward: Floats, alike: Floats) -> tuple[Floats, Floats]:
    """Agreement put to the ties of a pair, as in the view: half to each of two, else to the one
    there is."""
    one, other = forward != 0, backward != 0
    half = np.where(one & other, 0.5, 1.0) * alike
    return forward + np.where(one | ~other, half, 0.0), backward + np.where(other, half, 0.0)


def _priced(value: Floats, pricing: Pricing) -> Floats:
    price = np.sign(value) if pricing.weights == "count" else value
    if pricing.alpha == 0.5:
        return np.asarray(price * 0.5)
    return np.asarray(price * np.where(price > 0, 1 - pricing.alpha, pricing.alpha))


def agreement(replicates: Replicates, grading: Grading) -> tuple[Ints, Ints, Floats]:
    """Congruence minus conflict over shared issues by the mean number of issues of the two."""
    stances, size = replicates.claims.stances, len(replicates.claims)
    worth = graded(replicates.held, grading)
    taken = add_up(size, stances.cell_actor, np.abs(np.sign(worth)))
    if shares_many(stances, size):
        low, high, net = in_tables(stances, worth, size)
        return low, high, _averaged(net, taken[low] + taken[high])
    one, other = _together(stances.cell_issue)
    ends = stances.cell_actor[one], stances.cell_actor[other]
    key = np.minimum(*ends) * size + np.maximum(*ends)
    order = np.argsort(key, kind="stable")
    one, other = one[order], other[order]
    pairs, starts, pair = np.unique(key[order], return_index=True, return_inverse=True)
    low, high = pairs // max(size, 1), pairs % max(size, 1)
    net = np.empty((len(pairs), worth.shape[1]))
    # Some pairs at a time: all products at once would go through memory again and again.
    for part, rows in _blocks(starts, len(one), worth.shape[1]):
        products = worth[one[rows]] * worth[other[rows]]
        some = add_up(part.stop - part.start, pair[rows] - part.start, products)
        net[part] = _averaged(some, taken[low[part]] + taken[high[part]])
    return low, high, net


def _averaged(net: Floats, taken: Floats) -> Floats:
    """Net agreement by the mean of what the two take sides on, from the sum of it (in place)."""
    net[np.abs(net) < BETTER] = 0.0
    return np.divide(2 * net, taken, out=net, where=taken > 0)


def _blocks(starts: Ints, rows: int, width: int) -> Iterator[tuple[slice, slice]]:
    """Groups of rows that begin at `starts`, some at a time: their numbers, and their rows."""
    ends = np.r_[starts[1:], rows]
    first = 0
    while first < len(starts):
        most = int(starts[first]) + max(_BLOCK // max(width, 1), 1)
        after = max(int(np.searchsorted(ends, most, side="right")), first + 1)
        yield slice(first, after), slice(int(starts[first]), int(ends[after - 1]))
        first = after


def settle(pull: Pull, start: Ints, camps: int) -> Labels:
    """The camp of each actor in every replicate, 0 .. camps - 1, from `start` (-1: in none).

    One actor after the other, the one with most others beside it first, goes to the camp that
    holds it most, as long as it does not leave its own camp empty; until nobody moves.
    """
    others = np.bincount(np.r_[pull.low, pull.high], minlength=len(start))
    return move_all(_PairMoves(pull, start, camps), start, others)


def move_all(moves: Moves, start: Ints, others: Ints) -> Labels:
    """Where the moves end of those who are in a camp and have so many `others` beside them."""
    order = [a for a in np.argsort(-others, kind="stable").tolist() if start[a] >= 0 and others[a]]
    for _ in range(_SWEEPS):
        if not sum([moves.move(actor) for actor in order]):
            break
    return moves.label


class Moves:
    """Camps while actors move between them; replicates never touch each other.

    `waiting` are the replicates in which an actor may have reason to move: somebody beside it did.
    """

    def __init__(self, start: Ints, camps: int, width: int) -> None:
        self.label = np.repeat(start.astype(np.int8)[:, None], width, axis=1)
        self.sizes = np.stack([(self.label == camp).sum(axis=0) for camp in range(camps)])
        self.waiting = np.ones((len(start), width), dtype=bool)

    def holds(self, actor: int, columns: Ints) -> Floats:
        """How much each camp holds an actor in some replicates (camps x replicates)."""
        raise NotImplementedError

    def pass_on(self, actor: int, columns: Ints, left: Labels, joined: Labels) -> None:
        """An actor moves: what that means for those beside it."""
        raise NotImplementedError

    def move(self, actor: int) -> bool:
        """Move an actor to where it is held most; whether it moved in any replicate."""
        columns = np.flatnonzero(self.waiting[actor])
        own, held = self.label[actor, columns], self.holds(actor, columns)
        # Of camps that hold it alike the first, whatever the rounding.
        best = (held >= held.max(axis=0) - BETTER).argmax(axis=0).astype(np.int8)
        wants = np.take_along_axis(held, own[None], 0)[0] < held.max(axis=0) - BETTER
        free = wants & (self.sizes[own, columns] > 1)
        self.waiting[actor, columns] = wants & ~free
        if free.any():
            self._change(actor, columns[free], own[free], best[free])
        return bool(free.any())

    def _change(self, actor: int, columns: Ints, left: Labels, joined: Labels) -> None:
        self.pass_on(actor, columns, left, joined)
        self.label[actor, columns] = joined
        self.sizes[left, columns] -= 1
        self.sizes[joined, columns] += 1


class _PairMoves(Moves):
    """The same pair by pair; `held` is what holds each actor to each camp (camps x actors x
    replicates)."""

    def __init__(self, pull: Pull, start: Ints, camps: int) -> None:
        super().__init__(start, camps, pull.net.shape[1])
        self.net, self.beside = pull.net, beside(pull)
        self.held = np.stack([_held(pull, start == camp) for camp in range(camps)])

    def holds(self, actor: int, columns: Ints) -> Floats:
        return np.asarray(self.held[:, actor, columns])

    def pass_on(self, actor: int, columns: Ints, left: Labels, joined: Labels) -> None:
        pairs, others = self.beside[actor]
        held, value = others[:, None], self.net[np.ix_(pairs, columns)]
        self.held[left, held, columns] -= value
        self.held[joined, held, columns] += value
        self.waiting[held, columns] = True


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
    for actor, (pairs, _) in beside(pull).items():
        found[actor] = some[pairs].any(axis=0)
    return found


def _once(replicates: Replicates) -> tuple[Arcs, Floats]:
    """The signed arcs with what undirected claims alone say counted in one direction only."""
    arcs, value = signed_values(replicates)
    return arcs, np.where(said_already(replicates, arcs), 0.0, value)


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


def beside(pull: Pull) -> dict[int, tuple[Ints, Ints]]:
    """For each actor its pairs, and the others in them."""
    if not len(pull.low):
        return {}
    own, other = np.r_[pull.low, pull.high], np.r_[pull.high, pull.low]
    pair = np.tile(np.arange(len(pull.low)), 2)
    order = np.argsort(own, kind="stable")
    actors, starts = np.unique(own[order], return_index=True)
    pairs, others = (np.split(column[order], starts[1:]) for column in (pair, other))
    return {int(a): (p, o) for a, p, o in zip(actors, pairs, others, strict=True)}
