"""What chance says of stance claims: the same of the same claim, whatever stands beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

import numpy as np

from graphkit.engines.uncertainty.random_streams import two_normal, uniform
from graphkit.graph.network import Floats

Chances = Callable[[Sequence[str]], Floats]


def stance_chances(seed: int, replicates: int) -> Chances:
    """The chances of claims, by key: five numbers x claims x replicates.

    Uniform ones for whether a claim holds, which of a day comes first, and whose salience stands
    in; standard normal ones for how far its position and its salience are off.
    """

    def drawn(keys: Sequence[str]) -> Floats:
        numbers = uniform(seed, "stance", keys, replicates, 5)
        hold, race, one, other, which = np.moveaxis(numbers, -1, 0)
        return np.stack([hold, race, which, *two_normal(one, other)])

    return drawn


def remembered(chances: Chances) -> Chances:
    """The same, each claim's drawn once, for many days of one case.

    Claims with the same key must come together, as those of one day do.
    """
    known: dict[tuple[str, int], Floats] = {}

    def drawn(keys: Sequence[str]) -> Floats:
        seen: Counter[str] = Counter()
        names = []
        for key in keys:
            names.append((key, seen[key]))
            seen[key] += 1
        new = [name for name in names if name not in known]
        found = chances([key for key, _ in new])
        known.update((name, found[:, place]) for place, name in enumerate(new))
        return np.stack([known[name] for name in names], axis=1) if names else found

    return drawn
