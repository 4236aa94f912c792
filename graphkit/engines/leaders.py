"""Who comes first, for the sentence that reads a measure."""

from __future__ import annotations

from collections.abc import Mapping
from math import isclose

from graphkit.language import Name, Text, plural

_NAMED = 3
_SAME = {"rel_tol": 1e-9, "abs_tol": 1e-12}


def leaders(values: Mapping[str, float]) -> list[Name | Text]:
    """The actors with the largest value, at most three by name and the number of the rest.

    Values that differ by no more than rounding are the same.
    """
    top = max(values.values())
    first = sorted(actor for actor, value in values.items() if isclose(value, top, **_SAME))
    named: list[Name | Text] = [Name(actor) for actor in first[:_NAMED]]
    if len(first) > _NAMED:
        rest = len(first) - _NAMED
        named.append(plural("{count} other", "{count} others", rest))
    return named


def trailers(values: Mapping[str, float]) -> list[Name | Text]:
    """The actors with the smallest value, told as `leaders` are."""
    return leaders({actor: -value for actor, value in values.items()})


def alike(values: Mapping[str, float]) -> bool:
    """Whether nobody leads and nobody trails."""
    return isclose(min(values.values()), max(values.values()), **_SAME)
