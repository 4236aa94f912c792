"""Positional dominance: whose place is at least as good whatever measure of centrality is used.

>>> import networkx as nx
>>> from graphkit.api import measure
>>> measure("positional_dominance", nx.star_graph(["hub", "a", "b"])).values
{'a': 0.0, 'b': 0.0, 'hub': 2.0}
"""

from __future__ import annotations

from typing import Literal

import numpy as np

from graphkit.card import Accepts, measure
from graphkit.engines.brokerage.dominance import Dominance, dominance
from graphkit.findings import Column, Interval, Result, Table, ranked
from graphkit.graph.network import Network
from graphkit.language import Name, Text, text

Show = Literal["actors", "order"]


@measure(
    title=text("Positional dominance"),
    family="certainty",
    question=text("Who comes before whom under any reasonable measure of centrality?"),
    formula=text(
        "An actor is above another when it has all of the other's neighbours and more (itself "
        "and the other aside); ties count without direction, sign and strength."
    ),
    network="influence",
    source="Schoch & Brandes 2016; Brandes 2016",
    accepts=Accepts(
        actors=2,
        ties=0,
        note=text("Betweenness, closeness, degree and eigenvector all keep to this order."),
    ),
    unit=text("actors"),
    parameters={
        "show": text("The table: actors with their ranks, or the order pair by pair."),
    },
)
def positional_dominance(network: Network, *, show: Show = "actors") -> Result:
    """Who comes before whom under any reasonable measure of centrality.

    Formula
    -------
    u ≤ v when N(u) ⊆ N(v) ∪ {v}: each neighbour of u, v aside, is one of v's. Strictly below when
    the reverse does not hold, alike when it does.

    Parameters
    ----------
    network : the influence view, n actors
        Direction, sign and strength of ties play no part.
    show : "actors" or "order", default "actors"
        What `table` lists: actors with their ranks, or the order pair by pair.

    Returns
    -------
    Result
        `values`: how many actors are strictly below each. `intervals`: the best and worst rank of
        each in any order that keeps to this one. `summary`: "comparable_share", the share of pairs
        whose order is settled, equals included; "pairs", "strict", "alike"; "undominated", actors
        whom nobody is above. `table`: actors with those below, alike and above and both ranks; or
        the pairs with nobody between them (actors without ties, below all others, are not listed
        there).

    Not defined
    -----------
    For fewer than two actors.

    See also
    --------
    betweenness, closeness, eigenvector, robustness

    Reference
    ---------
    Schoch & Brandes 2016, Re-conceptualizing centrality in social networks, European Journal of
    Applied Mathematics 27.
    Brandes 2016, Network positions, Methodological Innovations 9.
    """
    found = dominance(network)
    below, alike, above = found.counts()
    size = len(network)
    pairs = size * (size - 1) // 2
    strict, equal = int(below.sum()), int(alike.sum()) // 2
    values = network.by_actor(below.astype(float))
    table = zip(below.tolist(), alike.tolist(), above.tolist(), strict=True)
    row = dict(zip(network.actors, table, strict=True))
    intervals = {
        actor: Interval(down, down, 1 + up, size - down) for actor, (down, _, up) in row.items()
    }
    first = int(np.sum(above == 0))
    return Result(
        reading=_reading(strict + equal, pairs, first),
        values=values,
        summary={
            "comparable_share": (strict + equal) / pairs,
            "pairs": pairs,
            "strict": strict,
            "alike": equal,
            "undominated": first,
        },
        intervals=intervals,
        table=_order(network, found)
        if show == "order"
        else Table(
            _COLUMNS,
            tuple((Name(a), *row[a], 1 + row[a][2], size - row[a][0]) for a in ranked(values)),
        ),
    )


def _order(network: Network, found: Dominance) -> Table:
    names = network.actors
    return Table(_ORDER, tuple((Name(names[b]), Name(names[a])) for a, b in found.order()))


def _reading(settled: int, pairs: int, first: int) -> Text:
    return text(
        "The ties alone settle the order of {settled} of {pairs} pairs of actors ({share:.0%}), "
        "whatever measure is used; nobody is above {first} actors.",
        settled=settled,
        pairs=pairs,
        share=settled / pairs,
        first=first,
    )


_ORDER = (Column("above", text("Actor")), Column("below", text("Is above")))
_COLUMNS = (
    Column("actor", text("Actor")),
    Column("below", text("Actors below"), "g"),
    Column("alike", text("Placed alike"), "g"),
    Column("above", text("Actors above"), "g"),
    Column("best_rank", text("Best rank"), "g"),
    Column("worst_rank", text("Worst rank"), "g"),
)
