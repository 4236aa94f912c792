"""What is found out about how sure numbers are: plain values, to be passed on and kept.

They are computed elsewhere; nothing heavy is loaded to hold one.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from graphkit.graph.network import Floats
from graphkit.language import Text, text

Stacked = Literal[
    "betweenness",
    "closeness",
    "harmonic",
    "pagerank",
    "katz",
    "eigenvector",
    "hits",
    "signed_degree",
    "pn_centrality",
]
STACKED: tuple[Stacked, ...] = get_args(Stacked)
MOVED = 0.02  # from which a shift of the forecast by one source, coder or actor is told
Kind = Literal["source", "coder", "actor"]
Flip = Literal["outcome", "majority", "decider", "first"]


@dataclass(frozen=True, slots=True)
class Hinge:
    """One thing without which the conclusion would be another, or the forecast elsewhere.

    `flips` says what would change: the side of the forecast, the side that most actors take,
    the side of one who decides, or who comes first in the network. `shift` is how far the
    forecast would move, on the issue's own scale (None where there would be none); `claims` are
    the rows that would go; `turns` the other actors whose own stance would change sides.
    """

    kind: Kind
    id: str
    flips: tuple[Flip, ...]
    shift: float | None
    claims: tuple[str, ...]
    turns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OutcomeRange:
    """A forecast's 5% to 95% range on the issue's own scale, and the chance of each side.

    `unit_low` and `unit_high` are the same range from -1 to 1. `support`, `oppose` and `even` are
    shares of the replicates in which there is a forecast (`defined` of all): above, below and at
    the middle of the scale.
    """

    model: str
    issue: str
    low: float
    high: float
    unit_low: float
    unit_high: float
    support: float
    oppose: float
    even: float
    defined: float


@dataclass(frozen=True, slots=True)
class HeadlineStability:
    """In what share of the replicates the sentences of a headline hold.

    `majority`: the same side has more actors. `outcome`: the forecast falls on
    the same side. `deciders`: each of those who decide is on the same side, with a stance.
    None where there is nothing to hold. `beyond_confidence` are the deciders whose share says
    more than the coder's confidence in the claim that states their stance: it differs by more
    than chance, because other claims bear them out or they stand near the middle.
    """

    majority: float | None
    outcome: float | None
    deciders: Mapping[str, float]
    beyond_confidence: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False)
class CampCertainty:
    """Shares of replicates: in which camp each actor stands, and which two stand together.

    `membership[actor][camp]` adds up to the share of replicates in which anything places the
    actor at all. Camp numbers are those of the camps asked about. `anew` says that every replicate
    was searched from scratch, as groups are.
    """

    actors: tuple[str, ...]
    membership: Mapping[str, Mapping[int, float]]
    own: Mapping[str, float]
    shared: Floats
    anew: bool = False

    def elsewhere(self, actor: str) -> float:
        """The share of replicates in which an actor stands in another camp than here.

        What is missing to 1 beside `own` are replicates in which nothing places the actor.
        """
        return max(0.0, math.fsum(self.membership[actor].values()) - self.own[actor])

    def together(self, one: str, other: str) -> float:
        """The share of replicates in which two actors stand in the same camp.

        Raises KeyError for an actor that is in no camp.
        """
        return float(self.shared[self._place[one], self._place[other]])

    @cached_property
    def _place(self) -> Mapping[str, int]:
        return {actor: row for row, actor in enumerate(self.actors)}

    @property
    def note(self) -> Text:
        """How the camps or groups of replicates were found."""
        if self.anew:
            return text(
                "In each replicate groups are sought anew, from a start of its own, and called "
                "after those of the whole data that they share most actors with."
            )
        return text(
            "In each replicate actors move from the camps of the whole data to where they are "
            "held most, one at a time; a better split far from these camps would not be found, so "
            "the shares are rather too high than too low."
        )
