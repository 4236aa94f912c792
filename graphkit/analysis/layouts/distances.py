"""How far apart actors should stand: support near, opposition far, camps apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graphkit.graph.adjacency import adjacency
from graphkit.pictures import ActorProfile, Link

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

SUPPORT, NEUTRAL, OPPOSITION = 1.0, 2.0, 3.0
SAME_CAMP = (1.5, 3.0)
OTHER_CAMP = (3.5, 5.5)
NO_CAMP = (2.0, 4.5)
"""Least and largest distance of two actors without a tie."""


@dataclass(frozen=True, eq=False)
class Lengths:
    """The tied pairs with source < target, the length each should have, and all camps."""

    size: int
    source: Ints
    target: Ints
    length: Floats
    camp: Ints

    def paths(self, starts: Ints) -> Floats:
        """Shortest path lengths from `starts` to everybody; infinite where there is none."""
        from scipy.sparse.csgraph import dijkstra

        graph = adjacency(self.size, self.source, self.target, self.length)
        lengths: Floats = dijkstra(graph, directed=False, indices=starts)
        return lengths

    def untied(self, starts: Ints) -> Floats:
        """Wanted distances from `starts` to everybody they have no tie with."""
        mine, all_camps = self.camp[starts, None], self.camp[None, :]
        nobody = (mine < 0) | (all_camps < 0)
        same = mine == all_camps
        low = np.where(nobody, NO_CAMP[0], np.where(same, SAME_CAMP[0], OTHER_CAMP[0]))
        high = np.where(nobody, NO_CAMP[1], np.where(same, SAME_CAMP[1], OTHER_CAMP[1]))
        wanted: Floats = np.clip(self.paths(starts), low, high)
        return wanted


def lengths(actors: Sequence[ActorProfile], links: Sequence[Link]) -> Lengths:
    """The wanted length of each tied pair; ties of both directions are weighed together."""
    number = {actor.id: place for place, actor in enumerate(actors)}
    signs: dict[tuple[int, int], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for link in sorted(links, key=lambda link: (link.source, link.target)):
        if link.source == link.target or not {link.source, link.target} <= number.keys():
            continue
        ends = sorted((number[link.source], number[link.target]))
        total = signs[ends[0], ends[1]]
        total[0] += (1 if link.sign is None else link.sign) * link.strength
        total[1] += link.strength
    pairs = sorted(signs)
    mean = np.array([signs[pair][0] / signs[pair][1] for pair in pairs])
    shape = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    camps = [-1 if actor.camp is None else actor.camp for actor in actors]
    return Lengths(
        size=len(actors),
        source=shape[:, 0],
        target=shape[:, 1],
        length=NEUTRAL - mean * np.where(mean > 0, NEUTRAL - SUPPORT, OPPOSITION - NEUTRAL),
        camp=np.array(camps, dtype=np.int64),
    )
