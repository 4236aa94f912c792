"""Change points: where the level of a series is another one than before.

The fewest levels that fit: least squares with a penalty for each change, solved exactly (PELT:
Killick, Fearnhead & Eckley 2012) by ruptures (Truong, Oudre & Vayatis 2020). A level lasts two
windows at least. The series is brought to variance 1, and a change costs 2 log n: with the whole
variance taken for noise that is BIC at its strictest, so that few changes are found by chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from graphkit.graph.network import Floats

LEAST = 8  # windows from which levels can be told from chance
_SHORTEST = 2
_FLAT = 1e-9


def change_points(values: Floats) -> tuple[int, ...]:
    """The places at which a new level begins; none in a series that does not move.

    >>> change_points(np.array([0, 0, 0, 0, 0, 1, 1, 1, 1, 1.0]))
    (5,)
    """
    spread = float(np.std(values))
    if len(values) < LEAST or spread <= _FLAT * max(1.0, float(np.abs(values).max())):
        return ()
    from ruptures.detection.kernelcpd import KernelCPD

    told = ((values - values.mean()) / spread).reshape(-1, 1)
    search = KernelCPD(kernel="linear", min_size=_SHORTEST)
    found = search.fit(told).predict(pen=2 * np.log(len(values)))
    return tuple(map(int, found[:-1]))


def levels(values: Floats, changes: Sequence[int]) -> list[tuple[float, float]]:
    """The level before and after each change.

    >>> levels(np.array([0.0, 2, 5, 5]), [2])
    [(1.0, 5.0)]
    """
    ends = [0, *changes, len(values)]
    means = [float(values[first:last].mean()) for first, last in pairwise(ends)]
    return list(pairwise(means))


def found_again(changes: Sequence[int], replicates: Sequence[Sequence[int]]) -> list[float]:
    """In what share of the replicates each change is found, there or a window beside.

    >>> found_again([5], [[4], [9], [2, 6], []])
    [0.5]
    """
    count = max(1, len(replicates))
    return [
        sum(any(abs(other - place) <= 1 for other in found) for found in replicates) / count
        for place in changes
    ]
