"""Path measures from a sample of actors, with how far off the estimate may be."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graphkit.by_actor import ByActor
from graphkit.engines.rounding import settled
from graphkit.findings import Interval, Result
from graphkit.graph.network import Floats, Network
from graphkit.language import Text, text
from graphkit.progress import counted

Z90 = 1.6448536269514722  # a normal variable lies within this many errors in 90 of 100 cases


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number per actor; where it comes from a sample also its standard error.

    `known` says for which actors the sample was large enough to tell.
    """

    values: Floats
    engine: str
    error: Floats | None = None
    samples: int | None = None
    known: NDArray[np.bool_] | None = None

    def result(self, network: Network, reading: Callable[[ByActor], Text]) -> Result:
        """The estimate as a measure's result, read by `reading`."""
        values = network.by_actor(settled(self.values))
        if self.error is None or self.samples is None:
            return Result(reading=reading(values), values=values, engine=self.engine)
        known = np.ones(len(network), dtype=bool) if self.known is None else self.known
        values = values.some(known)
        return Result(
            reading=reading(values),
            values=values,
            summary={"samples": self.samples, "left_out": len(network) - len(values)},
            intervals=intervals(values, self.error[known]),
            notes=self._notes(len(network), len(values)),
            engine=self.engine,
        )

    def _notes(self, size: int, told: int) -> tuple[Text, ...]:
        note = text(
            "Estimated from the paths of {samples} of {n} actors.", samples=self.samples, n=size
        )
        if told == size:
            return (note,)
        return note, text("{n} actors are left out: too few sampled paths.", n=size - told)


def draw(network: Network, samples: int, seed: int) -> list[int]:
    """`samples` different actors, by number."""
    chosen = np.random.default_rng(seed).choice(len(network), size=samples, replace=False)
    return sorted(chosen.tolist())


def estimate_sum(
    network: Network, sources: list[int], part: Callable[[int], Floats]
) -> tuple[Floats, Floats]:
    """The sum of `part(source)` over all actors, estimated from some; and its standard error.

    Sampling without replacement: the error is zero when every actor is a source.
    """
    size, count = len(network), len(sources)
    mean, spread = np.zeros(size), np.zeros(size)
    for done, source in enumerate(counted(sources), start=1):  # Welford's running variance
        found = part(source)
        step = found - mean
        mean += step / done
        spread += step * (found - mean)
    variance = spread / max(count - 1, 1) / count * (1 - count / size)
    return size * mean, size * np.sqrt(variance)


def intervals(values: ByActor, error: Floats) -> dict[str, Interval]:
    """The 90% interval of each value and of its rank, from standard errors.

    An actor can rank as high as below only those whose whole interval is above its own, and
    as low as below all whose interval reaches above the foot of its own.
    """
    size, low = len(values), np.maximum(values.numbers - Z90 * error, 0.0)
    high = values.numbers + Z90 * error
    best = 1 + size - np.searchsorted(np.sort(low), high, side="right")
    worst = np.maximum(1, size - np.searchsorted(np.sort(high), low, side="right"))
    ends = (column.tolist() for column in (low, high, best, worst))
    return {actor: Interval(*row) for actor, *row in zip(values, *ends, strict=True)}
