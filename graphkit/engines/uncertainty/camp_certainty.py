"""How sure the camps are: who stands with whom in how many replicates."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from graphkit.engines.balance.costs import Weights
from graphkit.engines.uncertainty.draws import Bools, Replicates
from graphkit.engines.uncertainty.how_many import most_pairs
from graphkit.engines.uncertainty.results import CampCertainty
from graphkit.engines.uncertainty.stack_camps import Labels, matched, placed, pull, settle
from graphkit.graph.network import Ints

_CELLS = 6_000_000  # numbers in one table of pairs and replicates: 48 MB


def camp_certainty(
    worlds: Replicates,
    camp_of: Mapping[str, int],
    *,
    weights: Weights = "strength",
    alpha: float = 0.5,
) -> CampCertainty:
    """How sure the camps in `camp_of` (actor to camp number) are over the replicates."""
    numbers = sorted(set(camp_of.values()))
    index = {camp: row for row, camp in enumerate(numbers)}
    start = np.array([index.get(camp_of.get(a, -1), -1) for a in worlds.claims.actors])
    label, there = _labels(worlds, start, len(numbers), weights, alpha)
    names = np.where(there, matched(label, start, len(numbers)), -1)
    inside = np.flatnonzero(start >= 0)
    actors = tuple(worlds.claims.actors[row] for row in inside.tolist())
    share = np.array([(names[inside] == row).mean(axis=1) for row in range(len(numbers))])
    stand = [(names[inside] == row).astype(np.float32) for row in range(len(numbers))]
    shared = np.sum([one @ one.T for one in stand], axis=0) / len(worlds)
    table = dict(zip(actors, share.T.tolist(), strict=True))
    return CampCertainty(
        actors=actors,
        membership={a: dict(zip(numbers, row, strict=True)) for a, row in table.items()},
        own={actor: row[index[camp_of[actor]]] for actor, row in table.items()},
        shared=np.asarray(shared, dtype=float),
    )


def _labels(
    worlds: Replicates, start: Ints, camps: int, weights: Weights, alpha: float
) -> tuple[Labels, Bools]:
    """Camps of every replicate and whether anything places an actor, some replicates at a time."""
    width = max(1, _CELLS // max(most_pairs(worlds.claims), 1))
    labels, there = [], []
    for begin in range(0, len(worlds), width):
        held = pull(worlds.part(begin, begin + width), weights, alpha)
        labels.append(settle(held, start, camps))
        there.append(placed(held))
    return np.hstack(labels), np.hstack(there)
