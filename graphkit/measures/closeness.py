"""Closeness: how short the ways are that lead to an actor.

>>> import networkx as nx
>>> from graphkit.api import measure
>>> measure("closeness", nx.path_graph(["a", "b", "c"])).values
{'a': 0.666666666667, 'b': 1.0, 'c': 0.666666666667}
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
    """`values` is closeness per actor, 0 for those whom nobody reaches.

    Where actors x ties exceed 2 x 10^9 the paths of `samples` actors are followed instead of
    all, and `intervals` says how far off that may be. Not defined on strengths that differ by
    more than a factor of 10^9. Source: Freeman 1979; Wasserman & Faust 1994, ch. 5.
    """
    channel = channels(network, ties, alpha)
    if isinstance(channel, Text):
        raise NotDefined(channel)
    found = proximity.closeness(channel.network, direction, samples, seed)
    return channel.told(found.result(network, lambda values: _reading(values, direction)))


def _reading(values: dict[str, float], direction: Direction) -> Text:
    first, top = leaders(values), max(values.values(), default=0.0)
    if direction == "in":
        said = text("Ways from the others are shortest to {first}", first=first)
    else:
        said = text("Ways to the others are shortest from {first}", first=first)
    return text("{said} (closeness {top:.2f}).", said=said, top=top)
