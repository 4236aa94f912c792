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
    """`values` is eigenvector centrality per actor; `table` has both signs side by side.

    Not defined where no ties lead back to where they start, or where two parts of the network
    have the same largest eigenvalue: the numbers would then depend on where a computation
    happened to start. Source: Bonacich 1987.
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
