"""k-core: the densest circle an actor belongs to.

>>> import networkx as nx
>>> from graphkit.api import measure
>>> measure("k_core", nx.Graph([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")])).values
{'a': 2.0, 'b': 2.0, 'c': 2.0, 'd': 1.0}
"""

from __future__ import annotations

import numpy as np

from graphkit.card import Accepts, measure
from graphkit.engines.paths.choice import choose
from graphkit.findings import Result
from graphkit.graph.network import Network
from graphkit.language import plural, text


@measure(
    title=text("k-core"),
    family="power",
    question=text("Who belongs to the inner circle in which everybody deals with many?"),
    formula=text(
        "The largest k for which the actor is in a group whose members each have ties with at "
        "least k others of it; ties count once a pair, whatever direction, sign and strength."
    ),
    network="influence",
    source="Seidman 1983",
    accepts=Accepts(note=text("A tie is a channel, whether it carries support or opposition.")),
    unit=text("ties"),
)
def k_core(network: Network) -> Result:
    """The innermost circle an actor belongs to, in which everyone is tied to k others at least.

    Formula
    -------
    core(v) = the largest k for which v is in a group whose members each have ties with k or more
    others of it. Found by taking away, again and again, whoever has the fewest ties left.

    Parameters
    ----------
    network : the influence view, n actors
        A pair with any tie counts once: direction, sign and strength play no part.

    Returns
    -------
    Result
        `values`: core of each actor, in ties, 0 for actors without any. `summary`: "innermost", the
        largest k, and "actors", how many have it.

    Not defined
    -----------
    Without ties.

    See also
    --------
    harmonic, positional_dominance, effective_size

    Reference
    ---------
    Seidman 1983, Network structure and minimum degree, Social Networks 5.
    """
    engine = choose()
    core = engine.coreness(network)
    innermost = int(core.max())
    inside = int(np.count_nonzero(core == innermost))
    return Result(
        reading=plural(
            "The innermost circle is {count} actor.",
            "The innermost circle is {count} actors with ties to at least {k} of each other.",
            inside,
            k=innermost,
        ),
        values=network.by_actor(core.astype(float)),
        summary={"innermost": innermost, "actors": inside},
        engine=engine.version,
    )
