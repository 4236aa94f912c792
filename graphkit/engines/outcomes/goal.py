"""What persuasion is for: a side or a position, and how far one actor can be moved for it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graphkit.errors import UsageError, did_you_mean
from graphkit.graph.network import Floats
from graphkit.graph.positions import Question
from graphkit.phrases import phrase

FIRM = 0.5  # half way from the middle to an end
SHIFT = 0.25  # of the scale; on the reference case 85% of those who spoke twice moved no further
Mask = NDArray[np.bool_]
SIDES: Mapping[str, float] = {"support": 1.0, "oppose": -1.0}


@dataclass(frozen=True, slots=True)
class Goal:
    """The aim from -1 to 1, the side it is (1, -1; 0 for a position), the furthest one move."""

    aim: float
    sought: float
    shift: float

    def firm(self, position: Floats) -> Mask:
        """Who stands firmly on the side sought and need not be talked to; nobody where the aim is
        a position. Those on that side but nearer to the middle waver."""
        return np.asarray((self.sought * position > FIRM) & (self.sought != 0))


def read_goal(question: Question, toward: str, shift: float | None) -> Goal:
    """The goal that `toward` names: support, oppose or a position on the issue's scale.

    `shift` is on the issue's scale; by default a quarter of it. Raises `UsageError` for an aim
    off the scale and a shift that is not above 0.
    """
    scale, word = question.scale, toward.strip().casefold()
    if shift is not None and not shift > 0:
        raise UsageError(
            phrase("The largest shift is a number above 0, not {shift}.", shift=f"{shift:g}")
        )
    furthest = 2 * SHIFT if shift is None else shift / scale.half
    if word in SIDES:
        return Goal(SIDES[word], SIDES[word], furthest)
    try:
        aim = scale.position(float(word.replace("\N{MINUS SIGN}", "-")))
    except ValueError:
        aim = math.nan
    if not -1 <= aim <= 1:
        low, high = scale.ends
        near = did_you_mean(word, SIDES)
        raise UsageError(
            phrase(
                "toward is support, oppose or a position from {low} to {high}, not "
                "'{toward}'. {near}",
                low=f"{low:g}",
                high=f"{high:g}",
                toward=toward,
                near=near,
            ).rstrip()
        )
    return Goal(aim, 0.0, furthest)
