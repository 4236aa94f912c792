"""View of the matrix of direct influence: who can act on whom without going through others."""

from __future__ import annotations

from typing import Any

import numpy as np

from graphkit.graph.build import actors_of
from graphkit.graph.network import Network

LAYER = "direct_influence"


def direct_influence(graph: Any) -> Network:
    """Levels of direct influence from 1 to 4 as strengths, one arc a pair, without signs.

    The current level of a pair counts (`current_claim.level_preference`). `left_out` counts the
    pairs of level 0 ("none"), and rows on an actor's influence on itself ("self_ties").
    """
    actors = actors_of(graph)
    number = {actor: row for row, actor in enumerate(actors)}
    levels: dict[tuple[int, int], tuple[float, str]] = {}
    loops = 0
    edges = [edge for edge in graph.edges(keys=True, data=True) if edge[3]["layer"] == LAYER]
    # In order of preference: the current level of a pair comes last and stays.
    for one, other, key, data in sorted(edges, key=lambda edge: edge[3]["preference"]):
        loops += one == other
        if one != other:
            levels[number[one], number[other]] = data["level"], key
    some = sorted((pair, *found) for pair, found in levels.items() if found[0] > 0)
    return Network(
        name="direct_influence",
        actors=actors,
        source=np.array([pair[0] for pair, _, _ in some], dtype=np.int64),
        target=np.array([pair[1] for pair, _, _ in some], dtype=np.int64),
        sign=None,
        strength=np.array([level for _, level, _ in some], dtype=float),
        directed=True,
        claims=tuple((key,) for _, _, key in some),
        left_out={"none": len(levels) - len(some), "self_ties": loops},
    )
