"""The seven views of the graph, by name. A measure declares which one it needs.

influence         directed, all ties, strength only
signed            directed, sign and strength, parallel claims folded
agreement         undirected, signed: congruence minus conflict over shared issues
camps             agreement and signed together, brought to the same total and mixed
direct_influence  directed, levels 1 to 4, from a table of their own; no ties
stance            actors x issues: the current stance on each
claims            every claim by itself, with its confidence; nothing is folded
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping

from graphkit.graph.agreement import agreement, camps
from graphkit.graph.claims import Claims
from graphkit.graph.direct_influence import direct_influence
from graphkit.graph.network import Network
from graphkit.graph.positions import Positions
from graphkit.graph.stances import claims, stance
from graphkit.graph.ties import influence, signed

__all__ = [
    "View",
    "agreement",
    "camps",
    "claims",
    "direct_influence",
    "influence",
    "signed",
    "stance",
    "takes",
    "views",
]

View = Network | Positions | Claims

views: Mapping[str, Callable[..., View]] = {
    "influence": influence,
    "signed": signed,
    "agreement": agreement,
    "camps": camps,
    "direct_influence": direct_influence,
    "stance": stance,
    "claims": claims,
}


def takes(view: str, parameter: str) -> bool:
    """Whether a view has a parameter of that name."""
    return parameter in inspect.signature(views[view]).parameters
