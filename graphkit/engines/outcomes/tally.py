"""The tally of a vote: how many are for and against, what was needed, and who stops it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graphkit.decision_rule import Quota
from graphkit.engines.outcomes.vote import Bounds, Floats, Vote, motion, reached

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Count:
    """Weights by one quota: for and against the motion, abstaining and absent, and the weight
    that is needed (with `quota.more`: exceeded)."""

    quota: Quota
    yes: float
    no: float
    abstain: float
    absent: float
    needed: float
    met: bool

    @property
    def margin(self) -> float:
        """How much more those for have than they need; in a plain majority than those against."""
        return round(self.yes - (self.no if self.quota.half_of_cast else self.needed), 9)


@dataclass(frozen=True, slots=True)
class Tally:
    """A vote counted. `yes` and `no` are votes by head for and against the motion, `counts` the
    weights by each quota, `side` the motion's: 1 support, -1 opposition.

    `open` says whether the votes of those who are absent could change whether it carries;
    `unblocked` that it carries only because too few are against, `quorate` that enough are there.
    """

    side: int
    yes: int
    no: int
    abstain: int
    absent: int
    counts: tuple[Count, ...]
    carries: bool
    quorate: bool
    unblocked: bool
    open: bool

    @property
    def passes(self) -> bool:
        """Whether support prevails: its motion carries, or one against it fails."""
        return self.carries == (self.side > 0)

    @property
    def decisive(self) -> Count:
        """The quota that is missed, or met, by least (in shares of what is needed)."""
        missed = [count for count in self.counts if not count.met]
        return min(missed or self.counts, key=lambda c: abs(c.margin) / (c.needed or 1))


def tally(vote: Vote, positions: Floats, quo: float | None) -> Tally:
    """The votes of people with these positions (nan: absent) counted by the rule."""
    side = motion(quo)
    column = side * positions[:, None]
    yes, no, there = column > 0, column < 0, ~np.isnan(column)
    bounds = vote.bounds(yes | no, there)
    counts = tuple(_counts(vote, bounds, yes[:, 0], no[:, 0], there[:, 0]))
    carries = bool(vote.carries(yes, no, there)[0])
    quorate = bool(bounds.quorate[0])
    everyone = np.ones_like(there)
    full = [vote.carries(yes | ~there, no, everyone), vote.carries(yes, no | ~there, everyone)]
    return Tally(
        side=side,
        yes=int(yes.sum()),
        no=int(no.sum()),
        abstain=int((there & ~yes & ~no).sum()),
        absent=int((~there).sum()),
        counts=counts,
        carries=carries,
        quorate=quorate,
        unblocked=carries and not all(count.met for count in counts),
        open=bool(full[0][0] != full[1][0]) and not there.all(),
    )


def _counts(
    vote: Vote, bounds: Bounds, yes: np.ndarray, no: np.ndarray, there: np.ndarray
) -> Iterator[Count]:
    for quota, needed in zip(vote.rule.quotas, bounds.needed, strict=True):
        weight = vote.weights[quota.of]
        groups = (yes, no, there & ~yes & ~no, ~there)
        # Summed exactly: 15.2 and 33.5 are told as 48.7, not as 48.699999999999996.
        held, against, abstain, absent = (math.fsum(weight[group]) for group in groups)
        met = bool(reached(np.array([held]), needed, quota.more)[0])
        yield Count(quota, held, against, abstain, absent, float(needed[0]), met)


def stopping(vote: Vote, size: int) -> tuple[int, ...]:
    """Who can stop a motion alone, when everyone else is for it and it would carry with all."""
    against = np.eye(size, dtype=bool)
    carried = vote.carries(~against, against, np.ones_like(against)) | (not _can_carry(vote, size))
    return tuple(np.flatnonzero(~carried).tolist())


def _can_carry(vote: Vote, size: int) -> bool:
    """Whether everyone together can carry a motion: no quota is out of reach."""
    everyone = np.ones((size, 1), dtype=bool)
    return bool(vote.carries(everyone, ~everyone, everyone)[0])


def stopped_by(vote: Vote, positions: Floats, counted: Tally) -> tuple[int, ...]:
    """A few of those not for a motion who would stop it if all others were for it; none of them
    can be spared.

    Those against come before those who abstain or are absent, the heavier first. Empty where it
    carries, fails for want of a quorum, could not carry at all, or where the larger side wins.
    """
    if counted.carries or not counted.quorate or vote.rule.even_handed:
        return ()
    if not _can_carry(vote, len(positions)):
        return ()
    place = counted.side * positions
    reluctant = np.flatnonzero(~(place > 0))
    rank = np.where(place < 0, 0, np.where(place == 0, 1, 2))[reluctant]
    found = [
        _enough_to_stop(vote, reluctant[np.lexsort((reluctant, -weight[reluctant], rank))])
        for weight in vote.weights.values()
    ]
    return min(found, key=lambda who: (len(who), who))


def _enough_to_stop(vote: Vote, order: Ints) -> tuple[int, ...]:
    """The first in an order who stop a motion together, without those who are not needed."""
    size = len(next(iter(vote.weights.values())))

    def stops(sets: Sequence[Ints]) -> NDArray[np.bool_]:
        against = np.zeros((size, len(sets)), dtype=bool)
        for column, who in enumerate(sets):
            against[who, column] = True
        return ~vote.carries(~against, against, np.ones_like(against))

    needed = int(stops([order[: n + 1] for n in range(len(order))]).argmax()) + 1
    kept = order[:needed]
    for one in kept[::-1]:
        without = kept[kept != one]
        if stops([without])[0]:
            kept = without
    return tuple(sorted(kept.tolist()))
