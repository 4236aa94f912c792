"""Good camps where moving whoever gains soon finds nobody: signs without much order.

Threshold accepting (Dueck & Scheuer 1990): a move may lose as much as a threshold that sinks to
nothing, here times a random number. Several searches run beside each other, and in each all
actors of a colour, no two of them tied, move at once.
"""

from __future__ import annotations

import math

import numpy as np

from graphkit.engines.balance.costs import Costs
from graphkit.graph.adjacency import adjacency
from graphkit.graph.network import Floats, Ints

_SEARCHES = 8
_SWEEPS = 200
_MOVES = 6000  # of a colour: dense networks have many colours, and get fewer sweeps
_SUMS = 1e8  # and so do large ones
_HOT, _COLD = 1.2, 0.2  # the thresholds, of what a tie weighs; the first of what all of an actor do


def anneal(costs: Costs, camp: Ints, k: int) -> Ints:
    """The best partition into up to k camps found from `camp` and from random ones, with a fixed
    seed; never worse than `camp`."""
    colours = _colours(costs)
    ends = np.r_[costs.low, costs.high], np.r_[costs.high, costs.low]
    net = adjacency(costs.size, *ends, np.r_[costs.net, costs.net].astype(float))
    rows = [net[actors] for actors in colours]
    random = np.random.default_rng(0)
    label = random.integers(0, k, (costs.size, _SEARCHES))
    label[:, 0] = camp
    inside = np.stack([label == c for c in range(k)]).astype(float)
    for threshold in _thresholds(costs, len(colours), k):
        for actors, own in zip(colours, rows, strict=True):
            here = label[actors]
            there = (here + random.integers(1, k, here.shape)) % k
            held = np.stack([own @ inside[c] for c in range(k)])
            loss = np.take_along_axis(held, here[None], 0) - np.take_along_axis(
                held, there[None], 0
            )
            moves = loss[0] < threshold * random.random(here.shape)
            label[actors] = now = np.where(moves, there, here)
            for c in range(k):
                inside[c, actors] = now == c
    return min((camp, *label.T), key=costs.cost)


def _thresholds(costs: Costs, colours: int, k: int) -> Floats:
    """What a move may lose, sweep by sweep: first as much as an actor's ties may by chance."""
    size = np.abs(costs.net)
    price = int(size.sum()) / len(size)
    degree = 2 * len(size) / costs.size
    sums = 2 * len(size) * _SEARCHES * k
    sweeps = int(min(_SWEEPS, max(_MOVES // colours, 1), max(_SUMS // sums, 1)))
    return price * np.linspace(_HOT * math.sqrt(degree), _COLD, sweeps)


def _colours(costs: Costs) -> list[Ints]:
    """Groups of actors without ties inside: each actor, the most tied first, joins the first it
    may."""
    near: list[list[int]] = [[] for _ in range(costs.size)]
    for a, b in zip(costs.low.tolist(), costs.high.tolist(), strict=True):
        near[a].append(b)
        near[b].append(a)
    colour = [-1] * costs.size
    for actor in sorted(range(costs.size), key=lambda u: -len(near[u])):
        taken = {colour[other] for other in near[actor]}
        colour[actor] = next(c for c in range(costs.size) if c not in taken)
    of = np.array(colour)
    return [np.flatnonzero(of == number) for number in range(max(colour) + 1)]
