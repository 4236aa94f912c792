"""Betweenness: how often an actor lies on the shortest way between two others.

>>> import networkx as nx
>>> from graphkit.api import measure
>>> measure("betweenness", nx.path_graph(["a", "b", "c"])).values
{'a': 0.0, 'b': 1.0, 'c': 0.0}
"""

from __future__ import annotations

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
    """`values` is betweenness per actor, from 0 to 1; pairs without a path count as 0.

    Nobody passes anything on through those they oppose: a tie of opposition is no channel.

    Where actors x ties exceed 2 x 10^9 the paths of `samples` actors are followed instead of
    all, and `intervals` says how far off that may be. Not defined on strengths that differ by
    more than a factor of 10^9. Source: Freeman 1977; Brandes 2001.
    """
    channel = channels(network, ties, alpha)
    if isinstance(channel, Text):
        raise NotDefined(channel)
    found = between.betweenness(channel.network, samples, seed)
    return channel.told(found.result(network, _reading))


def _reading(values: dict[str, float]) -> Text:
    top = max(values.values())
    if top == 0:
        return text("Nobody stands between others.")
    return text(
        "Shortest paths run most often through {leaders}: for {share:.1%} of all pairs of others.",
        leaders=leaders(values),
        share=top,
    )
