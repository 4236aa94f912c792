"""Constraint: how little room contacts who know each other leave an actor.

>>> import networkx as nx
>>> from graphkit.api import measure
>>> measure("constraint", nx.path_graph(["a", "b", "c"])).values
{'a': 1.0, 'b': 0.5, 'c': 1.0}
"""

from __future__ import annotations

import numpy as np

from graphkit.by_actor import ByActor
from graphkit.card import Accepts, measure
from graphkit.engines.brokerage import holes
from graphkit.engines.leaders import trailers
from graphkit.engines.rounding import settled
from graphkit.findings import Result
from graphkit.graph.network import Network
from graphkit.language import Text, plural, text


@measure(
    title=text("Constraint"),
    family="between",
    question=text(
        "Who is hemmed in by contacts that are tied to each other, and who is free to broker?"
    ),
    formula=text(
        "For each contact, the share of the actor's strength that goes to it directly plus the "
        "shares that go to it by way of other contacts; squared and summed. Low means free to "
        "broker."
    ),
    network="influence",
    source="Burt 1992",
    accepts=Accepts(note=text("A tie is a channel, whether it carries support or opposition.")),
)
def constraint(network: Network) -> Result:
    """How little room contacts who are tied to each other leave an actor; low means free to broker.

    Formula
    -------
    c(i) = Σ over contacts j of (p(i, j) + Σ over q of p(i, q) p(q, j))². p(i, j) is the strength of
    the ties between i and j, both ways added, as a share of all of i's.

    Parameters
    ----------
    network : the influence view, n actors
        A tie is a channel, whether it carries support or opposition.

    Returns
    -------
    Result
        `values`: c of each actor with ties: 1 with a single contact, near 0 with many who are not
        tied to each other; it can exceed 1 where a few contacts are tied closely.

    Not defined
    -----------
    Without ties; an actor without any has no value.

    See also
    --------
    effective_size, brokerage, betweenness

    Reference
    ---------
    Burt 1992, Structural holes: the social structure of competition, Harvard University Press.
    """
    tied = holes.contacts(network).degree > 0
    values = network.by_actor(settled(holes.constraint(network))).some(tied)
    return Result(
        reading=_reading(values),
        values=values,
        notes=_notes(len(network) - len(values)),
        engine=f"numpy {np.__version__}",
    )


def _reading(values: ByActor) -> Text:
    low, free = min(values.values()), trailers(values)
    return text("Freest to broker between contacts is {free} ({low:.2f}).", free=free, low=low)


def _notes(alone: int) -> tuple[Text, ...]:
    if not alone:
        return ()
    return (
        plural(
            "{count} actor without ties has no value.",
            "{count} actors without ties have no value.",
            alone,
        ),
    )
