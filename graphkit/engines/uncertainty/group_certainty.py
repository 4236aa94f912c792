"""How sure groups are: who is with whom in how many replicates, each searched from a new start."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from graphkit.engines.communities.leiden import Engine
from graphkit.engines.communities.pairs import Pairs
from graphkit.engines.communities.search import engine_for, named_after, partition
from graphkit.engines.uncertainty.current_stances import Bools
from graphkit.engines.uncertainty.replicates import Replicates
from graphkit.engines.uncertainty.results import CampCertainty
from graphkit.engines.uncertainty.stack import Stack, signed
from graphkit.graph.network import Floats, Ints


def group_certainty(
    replicates: Replicates, group_of: Mapping[str, int], *, resolution: float = 1.0
) -> CampCertainty | None:
    """How sure the groups in `group_of` (actor to group number) are over the replicates.

    In every replicate groups are sought anew, with a start of its own, and called after those of
    the whole data that they share most actors with; who has no tie there is in none. None where
    no engine can look for groups.
    """
    numbers = sorted(set(group_of.values()))
    index = {group: row for row, group in enumerate(numbers)}
    actors = replicates.claims.actors
    start = np.array([index.get(group_of.get(a, -1), -1) for a in actors], dtype=np.int64)
    inside = np.flatnonzero(start >= 0)
    stack = signed(replicates)
    every = list(_pairs(stack))
    engine = engine_for(every[0]) if every else None
    if engine is None:
        return None
    share = np.zeros((len(numbers), len(inside)))
    shared = np.zeros((len(inside), len(inside)), dtype=np.float32)
    for column, pairs in enumerate(every):
        label = _labels(engine, pairs, resolution, f"{replicates.seed} replicate {column}")
        there = inside[label[inside] >= 0]
        names = np.full(len(label), -1, dtype=np.int64)
        names[there] = named_after(label[there], start[there], np.arange(len(there)))
        for row in range(len(numbers)):
            share[row] += names[inside] == row
        shared += _together(label[inside])
    share /= max(len(every), 1)
    who = tuple(actors[row] for row in inside.tolist())
    table = dict(zip(who, share.T.tolist(), strict=True))
    return CampCertainty(
        actors=who,
        membership={a: dict(zip(numbers, row, strict=True)) for a, row in table.items()},
        own={actor: row[index[group_of[actor]]] for actor, row in table.items()},
        shared=np.asarray(shared / max(len(every), 1), dtype=float),
        anew=True,
    )


def _labels(engine: Engine, pairs: Pairs, resolution: float, seed: str) -> Ints:
    """Each actor's group, -1 without a tie."""
    found, tied = np.full(pairs.size, -1, dtype=np.int64), pairs.tied()
    if len(tied):
        found[tied] = partition(pairs, engine, resolution, seed, quick=True)[tied]
    return found


def _pairs(stack: Stack) -> Iterator[Pairs]:
    """The pairs of every replicate, the same ones throughout with their strengths there."""
    low, high = np.minimum(stack.source, stack.target), np.maximum(stack.source, stack.target)
    size = max(stack.size, 1)
    keys, where = np.unique(low * size + high, return_inverse=True)
    every = Pairs(stack.size, keys // size, keys % size, *np.zeros((2, len(keys))))
    signs = np.ones_like(stack.strength) if stack.sign is None else stack.sign
    for column in range(stack.strength.shape[1]):
        plus, minus = (
            _strongest(where, len(keys), stack.strength[:, column], side * signs[:, column] > 0)
            for side in (1, -1)
        )
        yield every.at(plus, minus)


def _strongest(where: Ints, pairs: int, strength: Floats, some: Bools) -> Floats:
    found = np.zeros(pairs)
    np.maximum.at(found, where, np.where(some, strength, 0.0))
    return found


def _together(label: Ints) -> Floats:
    member = (label[:, None] == np.unique(label[label >= 0])[None, :]).astype(np.float32)
    return np.asarray(member @ member.T)
