"""Actors by camp: the labels a measure counts with, and what chance would give.

Chance means that the same camp sizes are dealt out anew to the same actors at random.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import perm

import numpy as np

from graphkit.graph.network import Floats, Ints, Network

Blocks = tuple[int, ...]


@dataclass(frozen=True, eq=False)
class CampLabels:
    """The network among actors who have a camp.

    `label` numbers their camps 0, 1, ... in the order of `camps`, the camp numbers; `sizes`
    counts members. `left_out` are the actors without a camp.
    """

    network: Network
    label: Ints
    camps: tuple[int, ...]
    sizes: Ints
    left_out: int


def by_camp(network: Network, camps: Mapping[str, float]) -> CampLabels:
    """Leave out actors without a camp, and their ties."""
    members = np.array([actor in camps for actor in network.actors], dtype=bool)
    number = np.cumsum(members) - 1
    inside = network.keep(members[network.source] & members[network.target])
    actors = tuple(actor for actor in network.actors if actor in camps)
    names, label = np.unique([int(camps[actor]) for actor in actors], return_inverse=True)
    return CampLabels(
        network=Network(
            name=network.name,
            actors=actors,
            source=number[inside.source],
            target=number[inside.target],
            sign=inside.sign,
            strength=inside.strength,
            directed=inside.directed,
            claims=inside.claims,
            left_out=inside.left_out,
        ),
        label=label.astype(np.int64),
        camps=tuple(int(name) for name in names),
        sizes=np.bincount(label, minlength=len(names)),
        left_out=int((~members).sum()),
    )


def chance(sizes: Ints, blocks: Blocks) -> float:
    """How likely it is that actors drawn at random fall into camps as `blocks` says.

    Each block is a number of actors who must share a camp; different blocks must be in
    different camps. `sizes` are the camps' numbers of members.

    >>> chance(np.array([2, 2]), (2,))  # two of four actors in one camp
    0.3333333333333333
    """
    every = perm(int(sizes.sum()), sum(blocks))
    if not every:
        return 0.0
    # ways[s]: how to seat the blocks in the set s (a bit each) in the camps seen so far.
    ways = [1] + [0] * (2 ** len(blocks) - 1)
    for size in sizes.tolist():
        # From the fullest set down, so that a camp takes in each block at most once.
        for seated in range(len(ways) - 1, -1, -1):
            for block, members in enumerate(blocks):
                if not seated & (1 << block):
                    ways[seated | (1 << block)] += ways[seated] * perm(size, members)
    return ways[-1] / every


def groupings(actors: int) -> Iterator[tuple[int, ...]]:
    """Every way to put actors into unnamed camps, as a camp number for each actor.

    >>> list(groupings(2))
    [(0, 0), (0, 1)]
    """
    found: list[tuple[int, ...]] = [()]
    for _ in range(actors):
        found = [(*start, camp) for start in found for camp in range(max(start, default=-1) + 2)]
    return iter(found)


def blocks_of(grouping: Sequence[int]) -> Blocks:
    """The sizes of a grouping's camps, largest first."""
    return tuple(sorted((grouping.count(camp) for camp in set(grouping)), reverse=True))


def dealt(label: Ints, times: int, seed: int) -> Iterator[Ints]:
    """`label` shuffled `times` times."""
    random = np.random.default_rng(seed)
    for _ in range(times):
        yield random.permutation(label)


def spread(second_moment: Floats, mean: Floats) -> Floats:
    """Standard deviation, exactly 0 where only rounding is left."""
    # The difference of two nearly equal numbers: below this share of them it is rounding.
    variance = second_moment - mean**2
    return np.sqrt(np.where(variance > 1e-9 * np.maximum(second_moment, 1e-300), variance, 0.0))
