"""How many stand on which side of an issue, as the stance picture's headline says it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graphkit.language import Name, Text, plural, text
from graphkit.renderers.figures.stance_parts import by_side
from graphkit.scale import Scale


def counted(scale: Scale, issue: str, held: Sequence[float]) -> Text:
    """How many of those whose positions count stand on which side of an issue."""
    sides = by_side(held)
    against, for_ = sides[-1], sides[1]
    parts = {"all": len(held), "issue": Name(issue)}
    if scale.own:
        return _about_the_middle(scale, against, for_, parts)
    if len(held) == 1:
        return _alone(for_ - against, issue)
    if against > for_:
        return plural(
            "{count} of {all} actors with a stance opposes, {others}: {issue}",
            "{count} of {all} actors with a stance oppose, {others}: {issue}",
            against,
            others=plural("{count} supports", "{count} support", for_),
            **parts,
        )
    return plural(
        "{count} of {all} actors with a stance supports, {others}: {issue}",
        "{count} of {all} actors with a stance support, {others}: {issue}",
        for_,
        others=plural("{count} opposes", "{count} oppose", against),
        **parts,
    )


def _alone(side: int, issue: str) -> Text:
    if side < 0:
        return text("The one actor with a stance opposes: {issue}", issue=Name(issue))
    if side > 0:
        return text("The one actor with a stance supports: {issue}", issue=Name(issue))
    return text("The one actor with a stance takes no side: {issue}", issue=Name(issue))


def _about_the_middle(scale: Scale, low: int, high: int, parts: dict[str, Any]) -> Text:
    """How many stand on which side of the middle of a scale of its own, the larger side first."""
    above, below = (high, low) if scale.high > scale.low else (low, high)
    parts = {**parts, "above": above, "below": below, "middle": scale.say(0.0)}
    if below > above:
        return plural(
            "{count} of {all} actors with a stance is below {middle}, {above} above it: {issue}",
            "{count} of {all} actors with a stance are below {middle}, {above} above it: {issue}",
            below,
            **parts,
        )
    return plural(
        "{count} of {all} actors with a stance is above {middle}, {below} below it: {issue}",
        "{count} of {all} actors with a stance are above {middle}, {below} below it: {issue}",
        above,
        **parts,
    )
