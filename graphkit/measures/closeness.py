"""Closeness: how short the ways are that lead to an actor.

>>> import networkx as nx
>>> from graphkit.api import measure
>>> measure("closeness", nx.path_graph(["a", "b", "c"])).values
{'a': 0.666666666667, 'b': 1.0, 'c': 0.666666666667}
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
    title=text("Closeness"),
    family="power",
    question=text("Whom does news and pressure from everybody reach soonest?"),
    formula=text(
        "The number of actors with a path to the actor over the sum of their distances, times "
        "their share of all others. A tie is 1/strength^alpha long."
    ),
    network="influence",
    source="Freeman 1979; Wasserman & Faust 1994, ch. 5",
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
def closeness(
    network: Network,
    *,
    ties: Ties = "support_and_dealings",
    alpha: float = 1.0,
    direction: Direction = "in",
    samples: int | None = None,
    seed: int = 0,
) -> Result:
    """How short the ways from the others are, by the mean distance of those who have one.

    Formula
    -------
    C(v) = r / (n - 1) · r / Σ d(u, v), over the r actors u with a path to v; 0 where r is 0. d is
    the length of the shortest path, a tie being 1 / strength^alpha long. The first factor takes
    away from actors whom few can reach (Wasserman & Faust), the second is 1 over the mean distance.

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
        `values`: C of each actor, in strength^alpha. When sampled, `intervals`: 90% of each value
        and of its rank, and `summary`: "samples" and "left_out", actors with too few sampled paths.

    Not defined
    -----------
    Without a tie that is a channel; on strengths that differ by more than a factor of 10⁹ (alpha 0
    counts steps instead). Raises `UsageError` for an alpha below 0.

    See also
    --------
    harmonic, betweenness, positional_dominance

    Reference
    ---------
    Freeman 1979, Centrality in social networks: conceptual clarification, Social Networks 1.
    Wasserman & Faust 1994, Social network analysis, Cambridge University Press, ch. 5.
    """
    channel = channels(network, ties, alpha)
    if isinstance(channel, Text):
        raise NotDefined(channel)
    found = proximity.closeness(channel.network, direction, samples, seed)
    return channel.told(found.result(network, lambda values: _reading(values, direction)))


def _reading(values: ByActor, direction: Direction) -> Text:
    first, top = leaders(values), max(values.values(), default=0.0)
    if direction == "in":
        said = text("Ways from the others are shortest to {first}", first=first)
    else:
        said = text("Ways to the others are shortest from {first}", first=first)
    return text("{said} (closeness {top:.2f}).", said=said, top=top)
