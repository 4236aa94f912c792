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
from graphkit.engines.paths.engine import Weights, unclear_lengths
from graphkit.findings import Result
from graphkit.graph.network import Network
from graphkit.language import Text, text


@measure(
    title=text("Betweenness"),
    family="power",
    question=text("Who stands between the others and can pass on, delay or block?"),
    formula=text(
        "For every two other actors, the share of the shortest paths between them that run "
        "through the actor; averaged over all pairs. A tie is 1/strength long."
    ),
    network="influence",
    source="Freeman 1977; Brandes 2001",
    accepts=Accepts(note=text("A tie is a channel, whether it carries support or opposition.")),
    parameters={
        "weights": text("Length of a tie: 1/strength, or one step each (none)."),
        "samples": text("Actors whose paths are followed; by default all, in large networks 200."),
    },
)
def betweenness(
    network: Network,
    *,
    weights: Weights = "strength",
    samples: int | None = None,
    seed: int = 0,
) -> Result:
    """`values` is betweenness per actor, from 0 to 1; pairs without a path count as 0.

    Where actors x ties exceed 2 x 10^9 the paths of `samples` actors are followed instead of
    all, and `intervals` says how far off that may be. Not defined on strengths that differ by
    more than a factor of 10^9. Source: Freeman 1977; Brandes 2001.
    """
    reason = unclear_lengths(network, weights)
    if reason is not None:
        raise NotDefined(reason)
    found = between.betweenness(network, weights, samples, seed)
    return found.result(network, _reading)


def _reading(values: dict[str, float]) -> Text:
    top = max(values.values())
    if top == 0:
        return text("Nobody stands between others.")
    return text(
        "Shortest paths run most often through {leaders}: for {share:.1%} of all pairs of others.",
        leaders=leaders(values),
        share=top,
    )
