"""Votes: whether they carry by their rule, and where on the scale they lead.

Everything is worked out for many sets of positions at once, a column each (voters x columns);
nan is a voter who is absent, or whose vote is not known.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graphkit.decision_rule import NEAR, Quota, Rule
from graphkit.engines.outcomes.means import HALF

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Sums = Mapping[str, Floats]


def motion(status_quo: float | None) -> int:
    """The side that a vote is to move things to: 1 support, -1 where things stand on that side."""
    return -1 if status_quo is not None and status_quo > 0 else 1


def reached(weight: Floats, needed: Floats, more: bool) -> Bools:
    """Whether a weight is as much as needed, or `more`; no weight at all is never enough."""
    slack = NEAR * np.abs(needed)
    enough = weight > needed + slack if more else weight >= needed - slack
    return np.asarray(enough & (weight > 0))


@dataclass(frozen=True, eq=False)
class Bounds:
    """What a vote needs, given who is there and who votes (a column each).

    `needed` is the weight for each quota, `against` the weight of all whom the block counts,
    `block` how much of it must not be for the motion, `quorate` whether enough are there.
    """

    needed: tuple[Floats, ...]
    against: Floats | None
    block: Floats | None
    quorate: Bools


class Vote:
    """A vote by a rule. Raises LookupError with voter and list where a weight is missing."""

    def __init__(self, rule: Rule, voters: Sequence[str]) -> None:
        self.rule = rule
        self.weights = {
            quota.of: np.array(rule.weighing(quota.of, voters), dtype=float)
            for quota in rule.counts
        }

    def bounds(self, cast: Bools, there: Bools) -> Bounds:
        """What is needed when these are there and these vote for or against."""
        block, quorum = self.rule.block, self.rule.quorum
        quorate = np.ones(there.shape[1], dtype=bool)
        if quorum is not None:
            present = self.weights[quorum.of] @ there
            quorate = reached(present, self._needed(quorum, cast, there), quorum.more)
        needed = tuple(self._needed(quota, cast, there) for quota in self.rule.quotas)
        if block is None:
            return Bounds(needed, None, None, quorate)
        shares = [quota.base for quota in self.rule.quotas if quota.share]
        among = self._base(Quota(1.0, of=block.of, base=(shares or ["all"])[0]), cast, there)
        return Bounds(needed, among, self._needed(block, cast, there), quorate)

    def _needed(self, quota: Quota, cast: Bools, there: Bools) -> Floats:
        if not quota.share:
            return np.full(cast.shape[1], quota.amount)
        return quota.amount * self._base(quota, cast, there)

    def _base(self, quota: Quota, cast: Bools, there: Bools) -> Floats:
        weight = self.weights[quota.of]
        match quota.base:
            case "cast":
                return np.asarray(weight @ cast)
            case "present":
                return np.asarray(weight @ there)
        return np.full(cast.shape[1], weight.sum())

    def enough(self, sums: Sums, bounds: Bounds) -> Bools:
        """Whether the motion carries with these sums of weight for it."""
        met = [
            reached(sums[quota.of], needed, quota.more)
            for quota, needed in zip(self.rule.quotas, bounds.needed, strict=True)
        ]
        carried = np.logical_and.reduce(met)
        block = self.rule.block
        if block is not None and bounds.against is not None and bounds.block is not None:
            held = sums[block.of]
            blocked = reached(bounds.against - held, bounds.block, block.more)
            carried = carried | (~blocked & (held > 0))
        return np.asarray(carried & bounds.quorate)

    def carries(self, yes: Bools, no: Bools, there: Bools) -> Bools:
        """Whether the motion carries with these for and against."""
        sums = {name: weight @ yes for name, weight in self.weights.items()}
        return self.enough(sums, self.bounds(yes | no, there))

    def carried(self, position: Floats) -> Bools:
        """Whether the motion carries when those above 0 are for it, those below against."""
        return self.carries(position > 0, position < 0, ~np.isnan(position))

    def outcomes(
        self, position: Floats, quo: float | None, proposal: Floats | None = None
    ) -> tuple[Floats, Bools]:
        """Where each vote leads (nan: things stay, and where is not known); whether it carries.

        Even-handed rules lead to the median of the votes cast (Black 1958: anybody may move an
        amendment). By others a motion that carries leads to where the one stands whose vote is
        the last one needed (Krehbiel 1998), or to the proposal where that is on its side; one
        that fails leaves the status quo. Where that is not known, or is 0, the other side may
        carry a motion of its own by the same rule; where both could, nothing is told of where.
        """
        side = motion(quo)
        carried = self.carried(side * position)
        known = ~np.isnan(position).all(axis=0)  # of nobody's vote nothing comes
        stays = np.where(known, np.nan if quo is None else quo, np.nan)
        if self.rule.even_handed:
            median, there = self._median(position), ~np.isnan(position)
            fails = np.isnan(median) | ~self.bounds(there, there).quorate
            return np.where(fails, stays, median), carried
        ends = side * self._end(side * position, proposal, side)
        if quo:
            return np.where(carried, ends, stays), carried
        other = self.carried(-position)
        back = -self._end(-position, proposal, -1)
        return np.select([carried & ~other, other & ~carried], [ends, back], stays), carried

    def _end(self, position: Floats, proposal: Floats | None, side: int) -> Floats:
        """Where a motion for the upper end leads, as far as it carries."""
        last = self._last_needed(position)
        if proposal is None:
            return last
        return np.where(side * proposal > 0, side * proposal, last)

    def _last_needed(self, position: Floats) -> Floats:
        """Where the voter stands with whom the motion first carries, from the firmest down."""
        # Who is not for the motion comes last and adds no weight.
        place = np.where(position > 0, position, -np.inf)
        order = np.argsort(-place, axis=0, kind="stable")
        sums = {
            name: np.cumsum(weight[order] * np.isfinite(np.take_along_axis(place, order, 0)), 0)
            for name, weight in self.weights.items()
        }
        there = ~np.isnan(position)
        first = self.enough(sums, self.bounds(there & (position != 0), there)).argmax(axis=0)
        return np.asarray(
            np.take_along_axis(np.take_along_axis(place, order, 0), first[None], 0)[0]
        )

    def _median(self, position: Floats) -> Floats:
        """The weighted median of the votes cast; nan where they are tied or there are none."""
        weight = self.weights[self.rule.quotas[0].of][:, None]
        cast = np.where(np.nan_to_num(position) != 0, weight, 0.0)
        place = np.where(cast > 0, position, np.inf)
        order = np.argsort(place, axis=0, kind="stable")
        place = np.take_along_axis(place, order, axis=0)
        upto = np.cumsum(np.take_along_axis(cast, order, axis=0), axis=0)
        low, high = (
            np.take_along_axis(place, (upto < upto[-1] * half).sum(axis=0)[None] % len(place), 0)[0]
            for half in (0.5 - HALF, 0.5 + HALF)
        )
        lead = np.abs((cast * np.sign(np.nan_to_num(position))).sum(axis=0))
        return np.where(lead > NEAR * upto[-1], (low + high) / 2, np.nan)
