"""Krippendorff's alpha: how far coders agree beyond chance, and how far that may be off.

alpha = 1 - Do / De: the disagreement within units over that expected if values were dealt out to
units by chance (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability). Two values differ
by 0 or 1 (nominal), by the square of their difference (interval), or by that of their middle ranks
among all values (ordinal). 1 is perfect agreement, 0 that of chance; a unit with one value alone
counts for nothing. Intervals: units are drawn again with replacement.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from graphkit.engines.uncertainty.random_streams import uniform
from graphkit.graph.network import Floats

Metric = Literal["nominal", "ordinal", "interval"]
REPLICATES = 1000
ROUNDING = 1e-12  # differences up to this share of all are those of rounding
ENDS = (5, 95)  # per cent of the replicates between which a range lies, as in all of graphkit


@dataclass(frozen=True, slots=True)
class Alpha:
    """Alpha (None where all values are the same, or none can be compared), its range, how many
    units and values it rests on, and how many replicates gave a number."""

    value: float | None
    low: float | None
    high: float | None
    units: int
    values: int
    replicates: int


def alpha(
    units: Sequence[Sequence[Hashable | None]],
    metric: Metric,
    *,
    replicates: int = REPLICATES,
    seed: int = 0,
) -> Alpha:
    """Alpha of units, each with the values that coders gave it (None: none given).

    Values are numbers where the metric is not nominal. The order of units plays no part.

    >>> round(alpha([[1, 1], [2, 2], [1, 2], [2, 2]], "nominal").value, 3)
    0.533
    """
    known = [[value for value in unit if value is not None] for unit in units]
    counts, values = _counts([unit for unit in known if len(unit) > 1])
    found = _alpha(counts, values, metric)
    drawn: list[float] = []
    if found is not None:
        places = uniform(seed, "alpha", [metric], replicates, len(counts))[0]
        for rows in (places * len(counts)).astype(np.int64):
            again = _alpha(counts[rows], values, metric)
            drawn += [] if again is None else [again]
    low, high = map(float, np.percentile(drawn, ENDS)) if drawn else (None, None)
    return Alpha(found, low, high, len(counts), int(counts.sum()), len(drawn))


def _counts(units: Sequence[Sequence[Hashable]]) -> tuple[Floats, Floats]:
    """How often each value stands in each unit, and the values as numbers (labels by place)."""
    every = {value for unit in units for value in unit}
    try:
        order = sorted(every)  # type: ignore[type-var]
    except TypeError:
        order = sorted(every, key=repr)
    place = {value: column for column, value in enumerate(order)}
    counts = np.zeros((len(units), len(order)))
    for row, unit in enumerate(units):
        for value in unit:
            counts[row, place[value]] += 1
    numeric = all(isinstance(value, int | float) for value in order)
    numbers = np.array(order if numeric else range(len(order)), dtype=float)
    return counts[np.lexsort(counts.T)] if counts.size else counts, numbers


def _alpha(counts: Floats, values: Floats, metric: Metric) -> float | None:
    """Alpha of a table of counts (units x values)."""
    total = counts.sum(axis=0)
    n = total.sum()
    if n < 2:
        return None
    scores = _scores(total, values, metric)
    size = counts.sum(axis=1)
    within = (_differences(counts, scores) / (size - 1)).sum() / n
    chance = float(_differences(total[None], scores)[0]) / (n * (n - 1))
    size_of_all = 1.0 if scores is None else max(1.0, float(np.abs(scores).max()) ** 2)
    return None if chance <= ROUNDING * size_of_all else float(1 - within / chance)


def _scores(total: Floats, values: Floats, metric: Metric) -> Floats | None:
    """The number that each value counts as; None where values are but the same or not."""
    match metric:
        case "nominal":
            return None
        case "ordinal":
            return np.asarray(np.cumsum(total) - total / 2)
        case "interval":
            return values


def _differences(counts: Floats, scores: Floats | None) -> Floats:
    """The differences of all ordered pairs of values of each row, added up."""
    size = counts.sum(axis=1)
    if scores is None:
        return np.asarray(size**2 - (counts**2).sum(axis=1))
    centred = scores - scores.mean()
    return np.asarray(2 * (size * (counts @ centred**2) - (counts @ centred) ** 2))
