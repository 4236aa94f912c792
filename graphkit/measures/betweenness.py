"""Betweenness: how often an actor lies on the shortest way between two others.

>>> import networkx as nx
>>> from graphkit.api import measure
>>> measure("betweenness", nx.path_graph(["a", "b", "c"])).values
{'a': 0.0, 'b': 1.0, 'c': 0.0}
"""

from __future__ import annotations

from graphkit.by_actor import ByActor
from graphkit.card import Accepts, NotDefined, measure
from graphkit.engines.leaders import leaders
from graphkit.engines.paths import between
from graphkit.engines.paths.channels import ALPHA, TIES, Ties, channels
from graphkit.findings import Result
from graphkit.graph.network import Network
from graphkit.language import Text, text


@measure(
    title=text("Betweenness"),
    family="power",
    question=text("Who stands between the others and can pass on, delay or block?"),
    formula=text(
        "For every two other actors, the share of the shortest paths between them that run "
        "through the actor; averaged over all pairs. A tie is 1/strength^alpha long."
    ),
    network="influence",
    source="Freeman 1977; Brandes 2001; Opsahl, Agneessens & Skvoretz 2010",
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
        "samples": text("Actors whose paths are followed; by default all, in large networks 200."),
    },
)
def betweenness(
    network: Network,
    *,
    ties: Ties = "support_and_dealings",
    alpha: float = 1.0,
    samples: int | None = None,
    seed: int = 0,
) -> Result:
    """The share of the shortest ways between all others that lead through an actor.

    Formula
    -------
    B(v) = Σ over s ≠ v ≠ t of σ(s, t | v) / σ(s, t), divided by (n - 1)(n - 2). σ(s, t) is the
    number of shortest paths from s to t, σ(s, t | v) that of those through v; pairs without a path
    add 0. A tie is 1 / strength^alpha long.

    Parameters
    ----------
    network : the influence view, n actors
    ties : "support_and_dealings", "support" or "all", default "support_and_dealings"
        Which ties are channels. Nobody passes anything on through those they oppose.
    alpha : number of at least 0, default 1.0
        How much strength matters: 1 takes it as it is, 0 counts steps.
    samples : whole number, default None
        Actors whose paths are followed: all of them, or 200 where n x ties exceeds 2 x 10⁹.
    seed : whole number, default 0
        Which actors are sampled.

    Returns
    -------
    Result
        `values`: B of each actor, from 0 to 1. When sampled, `intervals`: 90% of each value and of
        its rank, and `summary`: "samples" and "left_out".

    Not defined
    -----------
    Without a tie that is a channel; on strengths that differ by more than a factor of 10⁹ (alpha 0
    counts steps instead). Raises `UsageError` for an alpha below 0.

    See also
    --------
    brokerage, constraint, key_player, closeness

    Reference
    ---------
    Freeman 1977, A set of measures of centrality based on betweenness, Sociometry 40.
    Brandes 2001, A faster algorithm for betweenness centrality, Journal of Mathematical Sociology
    25.
    Opsahl, Agneessens & Skvoretz 2010, Node centrality in weighted networks, Social Networks 32.
    """
    channel = channels(network, ties, alpha)
    if isinstance(channel, Text):
        raise NotDefined(channel)
    found = between.betweenness(channel.network, samples, seed)
    return channel.told(found.result(network, _reading))


def _reading(values: ByActor) -> Text:
    top = max(values.values())
    if top == 0:
        return text("Nobody stands between others.")
    return text(
        "Shortest paths run most often through {leaders}: for {share:.1%} of all pairs of others.",
        leaders=leaders(values),
        share=top,
    )
