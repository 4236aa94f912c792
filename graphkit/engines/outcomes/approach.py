"""By whom each contestant can be reached: chains of support from one's own side."""

from __future__ import annotations

import numpy as np

from graphkit.decision_rule import NEAR
from graphkit.engines.paths.access import support_chains
from graphkit.errors import unknown
from graphkit.graph.network import Network
from graphkit.graph.positions import Contest
from graphkit.language import Name, Text, text
from graphkit.phrases import phrase

SAME_PLACE = 0.3  # with a position as the aim, who stands this near is on the same side


def own_side(
    field: Contest, network: Network | None, aim: float, sought: float, by: str | None
) -> list[str]:
    """Where chains start: with one actor (`by`), or with all on one's side.

    `sought` is the side, 1 or -1, or 0 where a position is the aim: then those near it. Where
    nobody is there, those nearest. Raises `UsageError` for an unknown `by`.
    """
    if by is not None:
        known = network.number if network is not None else dict.fromkeys(field.actors)
        if by not in known:
            raise unknown(phrase("actor"), by, known)
        return [by]
    away = np.abs(field.position - aim)
    near = sought * field.position > 0 if sought else away <= SAME_PLACE + NEAR
    if not near.any():
        near = away <= away.min() + NEAR
    return [field.actors[row] for row in np.flatnonzero(near)]


def chains(
    field: Contest, network: Network | None, near: list[str]
) -> dict[str, tuple[Name, Text]]:
    """For each contestant who of `near` is nearest, and the chain of support ties to it."""
    if network is None:
        return {}
    number = network.number
    targets = [number[actor] for actor in field.actors]
    starts = [number[actor] for actor in near if actor in number]
    return {
        network.actors[target]: (
            Name(network.actors[chain[0]]),
            _arrows([Name(network.actors[step]) for step in chain]),
        )
        for target, chain in support_chains(network, starts, targets).items()
        if len(chain) > 1
    }


def _arrows(chain: list[Name]) -> Text:
    """A chain as "A → B → C"."""
    said = text("{actor}", actor=chain[-1])
    for name in reversed(chain[:-1]):
        said = text("{actor} \N{RIGHTWARDS ARROW} {rest}", actor=name, rest=said)
    return said
