"""Which ties are channels, and how long each is."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from graphkit.engines.paths.engine import unclear_lengths
from graphkit.errors import UsageError
from graphkit.findings import Result
from graphkit.graph.network import Network
from graphkit.graph.pair_claims import every
from graphkit.language import Text, plural, text
from graphkit.phrases import phrase

Ties = Literal["support_and_dealings", "support", "all"]
TIES = text(
    "Ties that are channels: support and neutral dealings (support_and_dealings), support alone, "
    "or all. Without signs all ties are."
)
ALPHA = text(
    "A tie is 1/strength^alpha long (Opsahl, Agneessens & Skvoretz 2010): 1 for strength alone, 0 "
    "to count steps."
)


_WITHOUT: Mapping[Ties, Text] = {
    "support_and_dealings": text("there are no ties of support or dealings (ties=all: any tie)."),
    "support": text("there are no ties of support (ties=all: any tie)."),
    "all": text("there are no ties of the kind it needs."),
}


@dataclass(frozen=True, slots=True)
class Channels:
    """The influence view `whole`, and its ties that are channels with `strength` ^ alpha."""

    whole: Network
    network: Network

    def told(self, result: Result) -> Result:
        """A result on the channels with the rows it rests on, and what was left out."""
        closed = self.whole.ties - self.network.ties
        contested = int(self.whole.contested.sum())
        notes: list[Text] = []
        if closed:
            notes.append(
                plural(
                    "{count} tie is no channel here and is left out.",
                    "{count} ties are no channels here and are left out.",
                    closed,
                )
            )
        if contested:
            notes.append(
                plural(
                    "{count} tie is contested; its support makes it a channel.",
                    "{count} ties are contested; their support makes them channels.",
                    contested,
                )
            )
        rows = tuple(every(self.network.claims))
        return replace(
            result,
            claims=rows if closed or contested else None,
            notes=(*result.notes, *notes),
        )


def channels(influence: Network, ties: Ties, alpha: float) -> Channels | Text:
    """The ties of the influence view that are channels, each 1 / strength^alpha long.

    The reason where no tie is one, and where strengths differ too much to be added up. Raises
    `UsageError` for an alpha below 0.
    """
    if not (math.isfinite(alpha) and alpha >= 0):
        raise UsageError(
            phrase("alpha is a number of at least 0, not {alpha}.", alpha=f"{alpha:g}")
        )
    network = influence.remember(
        f"channels {ties} {alpha!r}", lambda: _chosen(influence, ties, alpha)
    )
    if not network.ties:
        return _WITHOUT[ties]
    return unclear_lengths(network) or Channels(influence, network)


def _chosen(influence: Network, ties: Ties, alpha: float) -> Network:
    chosen = influence
    if ties == "support":
        chosen = influence.of(1)
    elif ties == "support_and_dealings" and influence.sign is not None:
        # Who is opposed is no channel, whatever dealings there are beside that.
        chosen = influence.keep(influence.sign >= 0).of(0, 1)
    if alpha == 1:
        return chosen
    return replace(chosen, strength=chosen.strength**alpha, by_sign=None, _memory={})
