"""Which camps of one partition go with which of another: those that share most actors."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import permutations

import numpy as np

from graphkit.graph.network import Ints

_FEW = 6  # camps up to which every way to match them is tried


def best_match(shared: Ints) -> Ints:
    """The column that goes with each row, one to one, so that most is shared in all.

    `shared` is square, camps x camps, or a stack of such tables (... x camps x camps): how many
    actors two camps share. Of equal matches the first in order, up to six camps.
    """
    tables = shared.reshape(-1, *shared.shape[-2:])
    found = _tried(tables) if tables.shape[-1] <= _FEW else _assigned(tables)
    return found.reshape(shared.shape[:-1])


def called_like(camps: Mapping[str, int], names: Mapping[str, int]) -> dict[str, int]:
    """Each actor's camp, called by the name (from 1) of the camp in `names` it shares most with.

    Camps beyond those in `names` keep numbers that are left over.
    """
    count = max([*camps.values(), *names.values()], default=0)
    shared = np.zeros((count, count), dtype=np.int64)
    for actor in camps.keys() & names.keys():
        shared[camps[actor] - 1, names[actor] - 1] += 1
    name_of = best_match(shared) if count else shared
    return {actor: int(name_of[camp - 1]) + 1 for actor, camp in camps.items()}


def _tried(tables: Ints) -> Ints:
    count = tables.shape[-1]
    orders = np.array(list(permutations(range(count))), dtype=np.int64).reshape(-1, count)
    kept = sum((tables[:, row, orders[:, row]] for row in range(count)), np.zeros((1, 1)))
    return np.asarray(orders[np.argmax(kept, axis=1)])


def _assigned(tables: Ints) -> Ints:
    from scipy.optimize import linear_sum_assignment

    return np.array([linear_sum_assignment(-one)[1] for one in tables], dtype=np.int64)
