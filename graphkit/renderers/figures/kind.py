"""What a kind of figure is: a title, when it can be drawn, what it finds, and how."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graphkit.findings import Report
from graphkit.language import Text

if TYPE_CHECKING:
    from graphkit.renderers.figures.sheet import Box, Sheet


@dataclass(frozen=True)
class Kind:
    """One kind of figure.

    `why_not` gives the reason why a report cannot be drawn so, or None; `headline` the finding
    that stands above the picture; `describe` what is to be seen, for readers who cannot see
    it; `paint` draws into the box and returns the legend's entries and notes on the picture;
    `unsigned` is the title where ties carry no sign, if that is another. What is drawn `over_time`
    needs a report with a timeline.
    """

    name: str
    title: Text
    why_not: Callable[[Report], Text | None]
    headline: Callable[[Report], Text]
    describe: Callable[[Report], Text]
    legend: Callable[[Report], tuple[Entry, ...]]
    paint: Callable[[Sheet, Box], tuple[Text, ...]]
    unsigned: Text | None = None
    over_time: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a legend: a mark and what it means."""

    mark: str
    label: Text
    camp: int | None = None
