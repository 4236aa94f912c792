"""Hubs and authorities: who is backed by those who back the right ones.

>>> import networkx as nx
>>> from graphkit.api import measure
>>> measure("hits", nx.DiGraph([("a", "c"), ("b", "c")])).values
{'a': 0.0, 'b': 0.0, 'c': 1.0}
"""

from __future__ import annotations

from collections.abc import Mapping

from graphkit.by_actor import ByActor
from graphkit.card import Accepts, NotDefined, measure
from graphkit.engines.leaders import leaders
from graphkit.engines.spectra import perron
from graphkit.engines.spectra.by_sign import Solved, Ties, apart, beside
from graphkit.findings import Result, Table
from graphkit.graph.network import Network
from graphkit.language import Text, text


@measure(
    title=text("Hubs and authorities"),
    family="power",
    question=text("Whom do the best judges back, and who are the best judges?"),
    formula=text(
        "An authority in proportion to the hub numbers of those whose ties it receives, a hub in "
        "proportion to the authority numbers of those it sends ties to, both times strength; "
        "each adds up to 1. Support and oppose ties apart, never mixed."
    ),
    network="influence",
    source="Kleinberg 1999",
    accepts=Accepts(
        note=text(
            "Ties of one sign, with one part of the network leading. Of a contested tie the side "
            "asked for counts."
        )
    ),
    parameters={
        "ties": text("Ties to follow: support or oppose; all, where ties carry no signs."),
    },
)
def hits(network: Network, *, ties: Ties = "support") -> Result:
    """Two numbers an actor: as a target of good judges, and as a judge of good targets.

    Formula
    -------
    authority = c · Sᵀ hub and hub = c' · S authority, each adding up to 1. S(u, v) is the strength
    of the tie from u to v: the leading eigenvectors of Sᵀ S and S Sᵀ.

    Parameters
    ----------
    network : the influence view, n actors
    ties : "support" or "oppose", default "support"
        Which ties are followed; all, where ties carry no signs.

    Returns
    -------
    Result
        `values`: the authority number of each actor, from 0 to 1. `table`: actors by authority,
        with authority and hub on support and on oppose ties (None where not defined); authority and
        hub alone where ties carry no signs.

    Not defined
    -----------
    Without ties of the sign asked for; where two parts of the network lead equally, as in
    undirected networks of two sides without ties inside either: the numbers would depend on where a
    computation happened to start.

    See also
    --------
    pagerank, eigenvector, katz

    Reference
    ---------
    Kleinberg 1999, Authoritative sources in a hyperlinked environment, Journal of the ACM 46.
    """
    authority = apart(network, ties, lambda part: _side(part, 1))
    hub = apart(network, ties, lambda part: _side(part, 0))
    if isinstance(authority, Text):
        raise NotDefined(authority)
    if isinstance(hub, Text):
        raise NotDefined(hub)
    values = authority.values
    return Result(
        reading=_reading(values, hub.values),
        values=values,
        table=_table(network, values, authority.columns(), hub.columns()),
        notes=authority.notes(),
        claims=authority.claims(),
        engine=perron.engine(),
    )


def _side(part: Network, side: int) -> Solved:
    found = perron.hits(part)
    return found if isinstance(found, Text) else found[side]


def _table(
    network: Network,
    values: ByActor,
    authority: Mapping[str, Solved],
    hub: Mapping[str, Solved],
) -> Table:
    columns: dict[str, tuple[Text, Solved]] = {}
    for sign, number in authority.items():
        columns[_KEYS[sign, "authority"]] = _TITLES[sign, "authority"], number
        columns[_KEYS[sign, "hub"]] = _TITLES[sign, "hub"], hub[sign]
    return beside(network, values, columns, ".3f")


def _reading(authority: Mapping[str, float], hub: Mapping[str, float]) -> Text:
    return text(
        "First among those whom ties lead to: {authority}; among those whom they come from: {hub}.",
        authority=leaders(authority),
        hub=leaders(hub),
    )


_TITLES = {
    ("all", "authority"): text("Authority"),
    ("all", "hub"): text("Hub"),
    ("support", "authority"): text("Authority in support"),
    ("support", "hub"): text("Hub of support"),
    ("oppose", "authority"): text("Target of opposition"),
    ("oppose", "hub"): text("Hub of opposition"),
}
_KEYS = {(sign, side): side if sign == "all" else f"{sign}_{side}" for sign, side in _TITLES}
