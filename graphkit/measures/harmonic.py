"""Harmonic centrality: closeness that takes unreachable actors in its stride.

>>> import networkx as nx
>>> from graphkit.api import measure
>>> measure("harmonic", nx.path_graph(["a", "b", "c"])).values
{'a': 1.5, 'b': 2.0, 'c': 1.5}
"""

from __future__ import annotations

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
    """`values` is the sum of inverse distances per actor, 0 for those whom nobody reaches.

    Where actors x ties exceed 2 x 10^9 the paths of `samples` actors are followed instead of
    all, and `intervals` says how far off that may be. Not defined on strengths that differ by
    more than a factor of 10^9. Source: Marchiori & Latora 2000; Boldi & Vigna 2014.
    """
    channel = channels(network, ties, alpha)
    if isinstance(channel, Text):
        raise NotDefined(channel)
    found = proximity.harmonic(channel.network, direction, samples, seed)
    return channel.told(found.result(network, lambda values: _reading(values, direction)))


def _reading(values: dict[str, float], direction: Direction) -> Text:
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
