"""Signed degree: how many ties of support and opposition an actor sends and receives.

>>> import networkx as nx, graphkit
>>> graph = nx.DiGraph()
>>> graph.add_edge("a", "b", sign=1); graph.add_edge("c", "b", sign=-1)
>>> graphkit.measure("signed_degree", graph).values
{'a': 1.0, 'b': 0.0, 'c': -1.0}
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import numpy as np

from graphkit.card import Accepts, measure
from graphkit.engines.leaders import leaders, trailers
from graphkit.engines.rows_when_asked import number_rows
from graphkit.findings import Column, Result, Table
from graphkit.graph.network import Floats, Ints, Network
from graphkit.language import Text, sense, text


@measure(
    title=text("Signed degree"),
    family="power",
    question=text("Who has more support than opposition around them?"),
    formula=text(
        "Support ties minus oppose ties, over ties sent and received; the ratio is support "
        "over all signed ties."
    ),
    network="signed",
    source="Wasserman & Faust 1994, ch. 5",
    accepts=Accepts(
        signs="signed",
        ties=0,
        note=text("A contested tie counts as support and as opposition."),
    ),
    parameters={"weights": text("Count ties, or add their strengths.")},
    unit=text("ties"),
)
def signed_degree(network: Network, *, weights: Literal["count", "strength"] = "count") -> Result:
    """Support minus opposition around an actor: the plainest count of standing.

    Formula
    -------
    d(v) = d⁺(v) - d⁻(v), the ties of support and of opposition that v sends and receives; ratio =
    d⁺ / (d⁺ + d⁻).

    Parameters
    ----------
    network : the signed view, n actors
    weights : "count" or "strength", default "count"
        Count ties, or add their strengths.

    Returns
    -------
    Result
        `values`: d of each actor, in ties (or strength). `table`: actors by d, with support and
        opposition sent, received and in all, and the ratio (0 to 1, None without signed ties). A
        contested tie counts as both. Where ties have no direction, sent, received and in all are
        one.

    Not defined
    -----------
    Where ties carry no sign.

    See also
    --------
    pn_centrality, signed_eigenvector, triangle_balance

    Reference
    ---------
    Wasserman & Faust 1994, Social network analysis, Cambridge University Press, ch. 5.
    """
    size = np.ones(network.ties) if weights == "count" else network.strength
    support, oppose = network.positive * size, network.negative * size
    sent = [_add(network, network.source, column) for column in (support, oppose)]
    received = [_add(network, network.target, column) for column in (support, oppose)]
    plus, minus = sent[0] + received[0], sent[1] + received[1]
    if not network.directed:
        sent = received = [plus, minus]
    values = network.by_actor(plus - minus)
    share = np.divide(plus, plus + minus, out=np.full(len(network), np.nan), where=plus + minus > 0)
    columns = (*sent, *received, plus, minus, plus - minus, share)
    return Result(
        reading=_reading(values),
        values=values,
        table=Table(_COLUMNS, number_rows(network.actors, values.places_by_rank(), columns)),
        notes=(_BOTH_WAYS,) if network.directed else (),
    )


def _add(network: Network, ends: Ints, column: Floats) -> Floats:
    return np.bincount(ends, weights=column, minlength=len(network)).astype(float)


def _reading(values: Mapping[str, float]) -> Text:
    high, low = max(values.values()), min(values.values())
    if high == low:
        return text("Everybody has the same balance of support over opposition ({high:+g}).",
                    high=high)  # fmt: skip
    return text(
        "The balance of support over opposition, sent and received, is largest for {first} "
        "({high:+g}), smallest for {last} ({low:+g}).",
        first=leaders(values),
        high=high,
        last=trailers(values),
        low=low,
    )


_BOTH_WAYS = text("A tie without direction counts as sent and as received.")
_COLUMNS = (
    Column("actor", text("Actor")),
    Column("support_sent", text("Support sent"), "g"),
    Column("oppose_sent", text("Opposition sent"), "g"),
    Column("support_received", text("Support received"), "g"),
    Column("oppose_received", text("Opposition received"), "g"),
    Column("support", sense("tie", "Support"), "g"),
    Column("oppose", text("Opposition"), "g"),
    Column("balance", text("Support minus opposition"), "+g"),
    Column("ratio", text("Support share"), ".0%"),
)
