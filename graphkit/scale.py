"""The scale of an issue: the one way from a position to words, numbers and places on a page.

Positions are kept from -1 (oppose) to 1 (support). What the two ends stand for is the issue's:
support and opposition themselves, or years, per cent, points of a coder's own scale.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from graphkit.language import Text, Written, number, text

Side = Literal[-1, 0, 1]
ERROR = 0.1  # how far a coded position may be off, from -1 to 1: moves within it are none
MIDDLE = 1e-12  # a position this near to 0 is on neither side


@dataclass(frozen=True, slots=True)
class Scale:
    """What -1 and 1 stand for on one issue, and how a position on it is said and drawn.

    `low` and `high` are the numbers at the two ends, `low_means` and `high_means` what the analyst
    calls them (what opposing and supporting mean). The middle is 0, whatever the ends.

    >>> years = Scale(20.0, 90.0)
    >>> years.place(0.0), years.position(90.0), str(years.say(-0.5)), str(years.span)
    (55.0, 1.0, '37.5', 'from 20 to 90')
    >>> str(Scale().say(-0.5)), Scale().side(-0.5)
    ('−0.50', -1)
    """

    low: float = -1.0
    high: float = 1.0
    low_means: Written | None = None
    high_means: Written | None = None

    @property
    def own(self) -> bool:
        """Whether the issue has a scale of its own, other than support against opposition."""
        return (self.low, self.high) != (-1.0, 1.0)

    def place(self, position: float) -> float:
        """A position from -1 to 1 as a place on this scale."""
        if not self.own:
            return position
        # From the nearer end, so that both ends and the middle come out exactly.
        half = (self.high - self.low) / 2
        if position > 0:
            return self.high - (1 - position) * half
        return self.low + (1 + position) * half

    def position(self, place: float) -> float:
        """A place on this scale as a position from -1 to 1."""
        if not self.own:
            return place
        half = (self.high - self.low) / 2
        if not half:  # ends so near to each other that nothing lies between
            return 0.0
        # By what is on either hand, so that ends, middle and tenths come out exactly.
        return ((place - self.low) - (self.high - place)) / (2 * half)

    @property
    def ends(self) -> tuple[float, float]:
        """The smallest and the largest place."""
        return min(self.low, self.high), max(self.low, self.high)

    @property
    def half(self) -> float:
        """What a change of position by 1, half of the way from end to end, is on this scale."""
        return abs(self.high - self.low) / 2

    @property
    def middle(self) -> float:
        """The place that is on neither side."""
        return self.place(0.0)

    @staticmethod
    def side(position: float) -> Side:
        """The side that a position is on: -1 (oppose, low), 1 (support, high), 0 neither."""
        return 0 if abs(position) <= MIDDLE else 1 if position > 0 else -1

    @property
    def digits(self) -> int:
        """The decimals that places are told with: fewer on a wider scale."""
        width = abs(self.high - self.low)
        return 2 if 1 <= width <= 10 else max(0, 2 - math.floor(math.log10(width)))

    @property
    def format(self) -> str:
        """How places are printed: with a sign only where the ends are support and opposition."""
        return f".{self.digits}f" if self.own else "+.2f"

    @property
    def coarse(self) -> str:
        """The same for what one person said, coded to no more than a tenth."""
        return f".{max(0, self.digits - 1)}f" if self.own else "+.1f"

    @property
    def axis(self) -> tuple[tuple[float, Text], ...]:
        """The positions to mark on an axis from -1 to 1, each with the words for its place."""
        return tuple((self.position(place), self._tick(place)) for place in self.ticks)

    @property
    def ticks(self) -> tuple[float, ...]:
        """The places to mark on an axis: both ends, the middle, and round ones apart from these.

        >>> Scale(20.0, 90.0).ticks, Scale(4.0, 10.0).ticks, Scale(100.0, 0.0).ticks
        ((20.0, 30.0, 40.0, 55.0, 70.0, 80.0, 90.0), (4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0), \
(100.0, 75.0, 50.0, 25.0, 0.0))
        """
        if not self.own:
            return (-1.0, -0.5, 0.0, 0.5, 1.0)
        (least, most), step = self.ends, self._step
        fixed = (least, self.middle, most)
        near = 0.1 * (most - least) * (1 - 1e-9)
        first, last = math.ceil(least / step), math.floor(most / step)
        rounds = (step * count for count in range(first, last + 1))
        marked = [*fixed, *(r for r in rounds if min(abs(r - place) for place in fixed) >= near)]
        return tuple(sorted(marked, reverse=self.low > self.high))

    @property
    def _step(self) -> float:
        """How far round places are apart: the most that ends and middle are multiples of, where
        four to eight of it make up the scale; the most that does so where they are of none."""
        least, most = self.ends
        unit = 10.0 ** math.floor(math.log10(most - least))
        steps = [unit * part for part in (2.0, 1.0, 0.5, 0.25, 0.2)]
        fitting = [step for step in steps if 4 <= (most - least) / step * (1 + 1e-9) <= 8 + 1e-6]
        fixed = (least, self.middle, most)
        whole = (s for s in fitting if all(abs(p / s - round(p / s)) < 1e-6 for p in fixed))
        return next(whole, fitting[0])

    def _tick(self, place: float) -> Text:
        """A place on an axis, with no more digits than the axis needs."""
        if not self.own:
            return Text("{place:+.1f}" if place else "0", {"place": place})
        enough = (d for d in range(self.digits) if all(_short(tick, d) for tick in self.ticks))
        return Text(f"{{place:.{next(enough, self.digits)}f}}", {"place": place})

    @property
    def meanings(self) -> tuple[Text | Written | None, Text | Written | None]:
        """What the low and the high end mean: as coded, else opposition and support where that
        is the scale."""
        low, high = (None, None) if self.own else (text("opposes"), text("supports"))
        return self.low_means or low, self.high_means or high

    def say_range(self, one: float, other: float) -> Text:
        """From one position to another, the smaller number first."""
        low, high = self.say_ends(one, other)
        return text("{low} to {high}", low=low, high=high)

    def say_ends(self, one: float, other: float) -> tuple[Text, Text]:
        """Two positions as numbers on this scale, the smaller number first."""
        low, high = sorted((one, other), key=self.place)
        return self.say(low), self.say(high)

    def gap(self, one: float, other: float) -> float:
        """How far two positions are apart on this scale."""
        return abs(self.place(one) - self.place(other))

    def say(self, position: float) -> Text:
        """A position as a number on this scale."""
        return self._say(position, self.format)

    def say_coarse(self, position: float) -> Text:
        """The same as coded: to a tenth of the usual scale."""
        return self._say(position, self.coarse)

    def _say(self, position: float, form: str) -> Text:
        return Text(f"{{place:{form}}}", {"place": self.place(position)})  # nothing to translate

    @property
    def span(self) -> Text:
        """From where to where the scale runs."""
        whole = self.low == round(self.low) and self.high == round(self.high)
        form = "+.0f" if not self.own else ".0f" if whole else self.format
        return text(
            "from {low} to {high}", low=number(self.low, form), high=number(self.high, form)
        )


def _short(place: float, digits: int) -> bool:
    """Whether so many decimals say a place exactly."""
    return abs(round(place, digits) - place) < 1e-9 * max(1.0, abs(place))


USUAL = Scale()
