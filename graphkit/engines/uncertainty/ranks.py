"""How sure values and ranks are, from their replicates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from graphkit.findings import Interval
from graphkit.graph.network import Floats, Ints

LOW, HIGH = 0.05, 0.95
_KEPT = 12  # digits of the largest value that are told
_DIGITS = 1e10  # values closer than this part of the largest rank the same


def settled(values: Floats) -> Floats:
    """Values to twelve digits of the largest of their replicate (actors x replicates).

    As `rounding.settled` does for one network: what is left of rounding should not rank, nor
    give an interval width.
    """
    largest = np.abs(values).max(axis=0, initial=0.0)
    some = largest > 0
    digits = _KEPT - 1 - np.floor(np.log10(np.where(some, largest, 1.0)))
    scale = 10.0**digits
    # + 0.0 makes 0 of a -0.
    return np.where(some, np.rint(values * scale) / scale, values) + 0.0


def ranks(values: Floats) -> Ints:
    """Each actor's rank in every replicate (actors x replicates): 1 + how many are larger.

    Values closer than one part in 10^10 of the largest count as the same.
    """
    scale = np.abs(values).max(axis=0, initial=0.0)
    whole = np.rint(np.divide(values, scale, out=np.zeros_like(values), where=scale > 0) * _DIGITS)
    order = np.argsort(-whole, axis=0, kind="stable")
    ordered = np.take_along_axis(whole, order, axis=0)
    place = np.broadcast_to(np.arange(len(values))[:, None], values.shape).copy()
    place[1:][ordered[1:] == ordered[:-1]] = 0
    found = np.empty(values.shape, dtype=np.int64)
    np.put_along_axis(found, order, 1 + np.maximum.accumulate(place, axis=0), axis=0)
    return found


def intervals(actors: Sequence[str], values: Floats, coded: Floats) -> dict[str, Interval]:
    """How far each actor's value and rank may be off, from replicates (actors x replicates).

    Ranges go from 5% to 95% and on to `coded`, the value as coded (nan: none) and its rank.
    Replicates in which the measure is not defined (nan) are left out; without any other the
    result is empty.
    """
    defined = values[:, ~np.isnan(values).any(axis=0)]
    if not defined.size:
        return {}
    low, median, high = np.quantile(defined, [LOW, 0.5, HIGH], axis=1)
    place = np.sort(ranks(defined), axis=1)
    last = place.shape[1] - 1
    # Ranks are whole: rounded outwards, so that 90% lie within at the least.
    first, final = place[:, int(LOW * last)], place[:, int(np.ceil(HIGH * last))]
    columns = (low.tolist(), high.tolist(), first.tolist(), final.tolist(), median.tolist())
    found = {actor: Interval(*row) for actor, *row in zip(actors, *columns, strict=True)}
    return reaching(found, dict(zip(actors, coded.tolist(), strict=True)))


def intervals_of_some(
    actors: Sequence[str], values: Floats, coded: Mapping[str, float]
) -> dict[str, Interval]:
    """The same for measures that do not give every actor a number in every replicate (nan).

    Each actor's range is over the replicates in which it has a number, its rank among those
    that have one; actors without any have no interval.
    """
    there = ~np.isnan(values)
    # Who has no number ranks after all who have one.
    below = np.where(there, values, np.inf).min(axis=0) - 1
    below = np.where(np.isfinite(below), below, 0.0) - np.abs(np.nan_to_num(values)).max(axis=0)
    place = ranks(np.where(there, values, below))
    found: dict[str, Interval] = {}
    for row, actor in enumerate(actors):
        if there[row].any():
            low, median, high = np.quantile(values[row, there[row]], [LOW, 0.5, HIGH]).tolist()
            own = np.sort(place[row, there[row]])
            last = len(own) - 1
            ends = int(own[int(LOW * last)]), int(own[int(np.ceil(HIGH * last))])
            found[actor] = Interval(low, high, *ends, median)
    return reaching(found, coded)


def reaching(found: Mapping[str, Interval], coded: Mapping[str, float]) -> dict[str, Interval]:
    """Intervals that reach to the value they stand beside, and its rank.

    A value takes every claim for true; where few replicates come near to that, 90% of them lie
    to one side of it. A range that excludes its own number says less than one that is wider.
    """
    known = {actor: value for actor, value in coded.items() if value == value}
    column = np.array(list(known.values()), dtype=float)[:, None]
    place = dict(zip(known, ranks(column)[:, 0].tolist(), strict=True))
    return {
        actor: _reach(own, known[actor], place[actor]) if actor in known else own
        for actor, own in found.items()
    }


def _reach(own: Interval, value: float, rank: int) -> Interval:
    low, high = reach((own.low, own.high), value)
    if own.rank_low is None or own.rank_high is None:
        return replace(own, low=low, high=high)
    ranks_ = min(own.rank_low, rank), max(own.rank_high, rank)
    return Interval(low, high, *ranks_, own.median)


def reach(ends: tuple[float, float], value: float) -> tuple[float, float]:
    """A range that holds a value, widened where it does not; nan changes nothing."""
    return (min(ends[0], value), max(ends[1], value)) if value == value else ends


def span(values: Floats, coded: float) -> tuple[float, float] | None:
    """The 5% to 95% range of one number over replicates, and on to the number as coded.

    nan is left out; None without any other.
    """
    defined = values[~np.isnan(values)]
    if not len(defined):
        return None
    low, high = np.quantile(defined, [LOW, HIGH]).tolist()
    return reach((low, high), coded)


def top(values: Floats, most: int) -> Floats:
    """The share of replicates in which each actor ranks among the first `most`."""
    defined = values[:, ~np.isnan(values).any(axis=0)]
    if not defined.size:
        return np.full(len(values), np.nan)
    return np.asarray((ranks(defined) <= most).mean(axis=1))


def shared_ranks(intervals: Mapping[str, Interval]) -> dict[str, tuple[int, int]]:
    """Ranks to print, and with how many each is tied.

    An actor comes before another only when its whole rank interval does. Two actors are tied
    when their intervals overlap; the rank printed is 1 + the number of actors that come before,
    but never better than the best of the actor's own interval. Being tied is not transitive: the
    first may be tied with the second and the second with the third when the first is ahead of
    the third.
    """
    ends = {
        actor: (interval.rank_low, interval.rank_high)
        for actor, interval in intervals.items()
        if interval.rank_low is not None and interval.rank_high is not None
    }
    lows, highs = (np.sort([end[which] for end in ends.values()]) for which in (0, 1))
    found: dict[str, tuple[int, int]] = {}
    for actor, (low, high) in ends.items():
        before = int(np.searchsorted(highs, low))
        begun = int(np.searchsorted(lows, high, side="right"))
        found[actor] = (max(low, 1 + before), begun - before - 1)
    return found
