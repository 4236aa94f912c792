"""Who comes first, for the sentence that reads a measure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graphkit.by_actor import ByActor
from graphkit.language import Name, Text, others

_NAMED = 3
_PART, _LEAST = 1e-9, 1e-12  # of the larger of two numbers; in itself


def leaders(values: Mapping[str, float]) -> list[Name | Text]:
    """The actors with the largest value, at most three by name and the number of the rest.

    Values that differ by no more than rounding are the same.
    """
    return _first(ByActor.of(values), 1)


def trailers(values: Mapping[str, float]) -> list[Name | Text]:
    """The actors with the smallest value, told as `leaders` are."""
    return _first(ByActor.of(values), -1)


def alike(values: Mapping[str, float]) -> bool:
    """Whether nobody leads and nobody trails."""
    numbers = ByActor.of(values).numbers
    return bool(_near(numbers.min(), numbers.max()))


def _first(values: ByActor, way: int) -> list[Name | Text]:
    numbers = way * values.numbers
    first = sorted(values.some(_near(numbers, numbers.max())))
    named: list[Name | Text] = [*map(Name, first[:_NAMED]), *others(len(first) - _NAMED)]
    return named


def _near(numbers: NDArray[Any], one: float) -> NDArray[np.bool_]:
    """Which numbers are the same as `one` but for rounding."""
    larger = np.maximum(np.abs(numbers), abs(one))
    same: NDArray[np.bool_] = np.abs(numbers - one) <= np.maximum(_PART * larger, _LEAST)
    return same
