"""Eigenvector centrality: as central as those one's ties come from.

>>> import networkx as nx
>>> from graphkit.api import measure
>>> found = measure("eigenvector", nx.complete_graph(4))
>>> found.values
{'0': 0.5, '1': 0.5, '2': 0.5, '3': 0.5}
"""

from __future__ import annotations

from collections.abc import Mapping

from graphkit.card import Accepts, NotDefined, measure
from graphkit.engines.leaders import leaders
from graphkit.engines.spectra import perron
from graphkit.engines.spectra.by_sign import Ties, apart
from graphkit.findings import Result
from graphkit.graph.network import Network
from graphkit.language import Text, text


@measure(
    title=text("Eigenvector centrality"),
    family="power",
    question=text("Who is tied to those who are themselves well tied?"),
    formula=text(
        "In proportion to the sum, over ties received, of strength times the sender's own number; "
        "scaled so that the squares add up to 1. Support and oppose ties apart, never mixed."
    ),
    network="influence",
    source="Bonacich 1972, 1987",
    accepts=Accepts(
        note=text(
            "Ties of one sign that lead back somewhere, with one part of the network leading. Of "
            "a contested tie the side asked for counts."
        )
    ),
    parameters={
        "ties": text("Ties to follow: support or oppose; all, where ties carry no signs."),
    },
)
def eigenvector(network: Network, *, ties: Ties = "support") -> Result:
    """As central as the actors one's ties come from, all the way round.

    Formula
    -------
    λ x = Sᵀ x, with x ≥ 0, Σ x² = 1 and λ the largest eigenvalue. S(u, v) is the strength of the
    tie from u to v (both ways where ties have no direction).

    Parameters
    ----------
    network : the influence view, n actors
    ties : "support" or "oppose", default "support"
        Which ties are followed; all, where ties carry no signs.

    Returns
    -------
    Result
        `values`: x of each actor, from 0 to 1. `table`: actors by x, with x on support and on
        oppose ties side by side (None where not defined); one column where ties carry no signs.

    Not defined
    -----------
    Without ties of the sign asked for; where no ties lead back to where they start, so that all
    would be 0; where two parts of the network have the same largest eigenvalue, since the numbers
    would depend on where a computation happened to start.

    See also
    --------
    signed_eigenvector, katz, pagerank, hits

    Reference
    ---------
    Bonacich 1972, Factoring and weighting approaches to status scores and clique identification,
    Journal of Mathematical Sociology 2.
    Bonacich 1987, Power and centrality: a family of measures, American Journal of Sociology 92.
    """
    found = apart(network, ties, perron.eigenvector)
    if isinstance(found, Text):
        raise NotDefined(found)
    reading = _reading(found.values, found.other is not None, ties)
    return found.result(
        "eigenvector", text("Eigenvector centrality"), ".3f", reading, perron.engine()
    )


def _reading(values: Mapping[str, float], signed: bool, ties: Ties) -> Text:
    first = leaders(values)
    if not signed:
        return text("Best tied to those who are well tied: {first}.", first=first)
    if ties == "oppose":
        return text("Most opposed by those who are much opposed: {first}.", first=first)
    return text("Best backed by those who are well backed: {first}.", first=first)
