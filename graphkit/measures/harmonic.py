"""Harmonic centrality: closeness that takes unreachable actors in its stride.

>>> import networkx as nx
>>> from graphkit.api import measure
>>> measure("harmonic", nx.path_graph(["a", "b", "c"])).values
{'a': 1.5, 'b': 2.0, 'c': 1.5}
"""

from __future__ import annotations

from graphkit.by_actor import ByActor
from graphkit.card import Accepts, NotDefined, measure
from graphkit.engines.leaders import leaders
from graphkit.engines.paths import proximity
from graphkit.engines.paths.channels import ALPHA, TIES, Ties, channels
from graphkit.engines.paths.engine import Direction
from graphkit.findings import Result
from graphkit.graph.network import Network
from graphkit.language import Text, text


@measure(
    title=text("Harmonic centrality"),
    family="power",
    question=text("Who is near to many, even where the network falls apart?"),
    formula=text(
        "The sum of 1/distance from all others to the actor; 0 for those without a path. A tie "
        "is 1/strength^alpha long."
    ),
    network="influence",
    source="Marchiori & Latora 2000; Boldi & Vigna 2014",
    accepts=Accepts(
        note=text(
            "Support and neutral dealings are channels, opposition is none unless asked for "
            "(ties=all). A contested tie is a channel as strong as its claims of support and "
            "dealings."
        )
    ),
    parameters={
        "ties": TIES,
        "alpha": ALPHA,
        "direction": text("Paths that lead to the actor (in) or away from it (out)."),
        "samples": text("Actors whose paths are followed; by default all, in large networks 200."),
    },
    unit=text("strength"),
)
def harmonic(
    network: Network,
    *,
    ties: Ties = "support_and_dealings",
    alpha: float = 1.0,
    direction: Direction = "in",
    samples: int | None = None,
    seed: int = 0,
) -> Result:
    """Nearness to all others, added up; those without a path add nothing.

    Formula
    -------
    H(v) = Σ over u ≠ v of 1 / d(u, v), with 1 / ∞ = 0. d is the length of the shortest path from u
    to v, a tie being 1 / strength^alpha long. Where all strengths are 1, H(v) of an actor tied to
    everybody is n - 1.

    Parameters
    ----------
    network : the influence view, n actors
    ties : "support_and_dealings", "support" or "all", default "support_and_dealings"
        Which ties are channels. Nobody passes anything on through those they oppose.
    alpha : number of at least 0, default 1.0
        How much strength matters: 1 takes it as it is, 0 counts steps.
    direction : "in" or "out", default "in"
        Paths that lead to the actor, or away from it. The same where ties have no direction.
    samples : whole number, default None
        Actors whose paths are followed: all of them, or 200 where n x ties exceeds 2 x 10⁹.
    seed : whole number, default 0
        Which actors are sampled.

    Returns
    -------
    Result
        `values`: H of each actor, 0 for those whom nobody reaches; in strength^alpha. When sampled,
        `intervals`: 90% of each value and of its rank, and `summary`: "samples" and "left_out".

    Not defined
    -----------
    Without a tie that is a channel; on strengths that differ by more than a factor of 10⁹ (alpha 0
    counts steps instead). Raises `UsageError` for an alpha below 0.

    See also
    --------
    closeness, betweenness, k_core, positional_dominance

    Reference
    ---------
    Marchiori & Latora 2000, Harmony in the small-world, Physica A 285.
    Boldi & Vigna 2014, Axioms for centrality, Internet Mathematics 10.
    Opsahl, Agneessens & Skvoretz 2010, Node centrality in weighted networks, Social Networks 32.
    """
    channel = channels(network, ties, alpha)
    if isinstance(channel, Text):
        raise NotDefined(channel)
    found = proximity.harmonic(channel.network, direction, samples, seed)
    return channel.told(found.result(network, lambda values: _reading(values, direction)))


def _reading(values: ByActor, direction: Direction) -> Text:
    first, top = leaders(values), max(values.values())
    if direction == "in":
        return text(
            "Short ways in from the others add up highest for {first}: {top:.2f}.",
            first=first,
            top=top,
        )
    return text(
        "Short ways out to the others add up highest for {first}: {top:.2f}.", first=first, top=top
    )
