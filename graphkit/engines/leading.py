"""Who comes first, for the sentence that reads a measure."""

from __future__ import annotations

from collections.abc import Mapping

from graphkit.language import Name, Text, counted

_NAMED = 3


def leaders(values: Mapping[str, float]) -> list[Name | Text]:
    """The actors with the largest value, at most three by name and the number of the rest."""
    top = max(values.values())
    first = sorted(actor for actor, value in values.items() if value == top)
    named: list[Name | Text] = [Name(actor) for actor in first[:_NAMED]]
    if len(first) > _NAMED:
        rest = len(first) - _NAMED
        named.append(counted("{count} other", "{count} others", rest))
    return named
