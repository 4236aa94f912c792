"""Effective size: how many separate circles an actor's contacts open up.

>>> import networkx as nx
>>> from graphkit.api import measure
>>> measure("effective_size", nx.path_graph(["a", "b", "c"])).values
{'a': 1.0, 'b': 2.0, 'c': 1.0}
"""

from __future__ import annotations

import numpy as np

from graphkit.by_actor import ByActor
from graphkit.card import Accepts, measure
from graphkit.engines.brokerage import holes
from graphkit.engines.leaders import leaders
from graphkit.engines.rounding import settled
from graphkit.findings import Result
from graphkit.graph.network import Network
from graphkit.language import Text, plural, text


@measure(
    title=text("Effective size"),
    family="between",
    question=text("Whose contacts open doors to different circles?"),
    formula=text(
        "The number of contacts, less for each how much of the actor's strength goes to others "
        "tied to that contact (their tie as a share of the contact's strongest)."
    ),
    network="influence",
    source="Burt 1992",
    accepts=Accepts(note=text("A tie is a channel, whether it carries support or opposition.")),
    unit=text("contacts"),
)
def effective_size(network: Network) -> Result:
    """How many separate circles an actor's contacts open up.

    Formula
    -------
    e(i) = Σ over contacts j of (1 - Σ over q of p(i, q) m(j, q)). p(i, q) is the strength of the
    ties between i and q, both ways added, as a share of all of i's; m(j, q) that between j and q as
    a share of j's strongest.

    Parameters
    ----------
    network : the influence view, n actors
        A tie is a channel, whether it carries support or opposition.

    Returns
    -------
    Result
        `values`: e of each actor with ties, in contacts; at most their number, which it is where no
        two of them are tied. `networkx.effective_size(G)` of 3.6 differs where strengths or
        directions do: it divides by the strongest tie of q where Burt has the contact's.

    Not defined
    -----------
    Without ties; an actor without any has no value.

    See also
    --------
    constraint, brokerage, betweenness

    Reference
    ---------
    Burt 1992, Structural holes: the social structure of competition, Harvard University Press.
    """
    tied = holes.contacts(network).degree > 0
    values = network.by_actor(settled(holes.effective_size(network))).some(tied)
    return Result(
        reading=_reading(values),
        values=values,
        notes=_notes(len(network) - len(values)),
        engine=f"numpy {np.__version__}",
    )


def _reading(values: ByActor) -> Text:
    top = max(values.values())
    first = leaders(values)
    return text("The most separate contacts, worth {top:.1f}: {first}.", top=top, first=first)


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
