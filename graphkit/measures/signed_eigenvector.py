"""Signed eigenvector: two sides, and how firmly each actor stands on one of them.

>>> import networkx as nx
>>> from graphkit.api import measure
>>> graph = nx.Graph([("a", "b", {"sign": 1}), ("a", "c", {"sign": -1}), ("b", "c", {"sign": -1})])
>>> measure("signed_eigenvector", graph).values
{'a': 0.57735026919, 'b': 0.57735026919, 'c': -0.57735026919}
"""

from __future__ import annotations

from collections.abc import Mapping

from graphkit.card import Accepts, NotDefined, measure
from graphkit.engines.leaders import leaders, trailers
from graphkit.engines.spectra.extremal import Extreme, extreme
from graphkit.engines.spectra.perron import engine
from graphkit.findings import Result
from graphkit.graph.network import Network
from graphkit.language import Text, text


@measure(
    title=text("Signed eigenvector"),
    family="power",
    question=text("Who carries most weight on either side when support and opposition both count?"),
    formula=text(
        "In proportion to the sum, over ties, of sign x strength times the other's number, a "
        "tie being the mean of both directions; squares add up to 1. For the eigenvalue of "
        "largest size; the side with the larger total is positive."
    ),
    network="signed",
    networks=("agreement", "camps"),
    source="Bonacich & Lloyd 2004",
    accepts=Accepts(
        signs="signed",
        note=text(
            "One eigenvalue larger in size than all others. A contested tie counts with its "
            "support minus its opposition."
        ),
    ),
)
def signed_eigenvector(network: Network) -> Result:
    """Two sides, and how firmly each actor stands on one of them.

    Formula
    -------
    λ x = A x, with Σ x² = 1 and λ the eigenvalue of largest size |λ|. A(u, v) is the mean over both
    directions of sign x strength. The side with the larger total is the positive one.

    Parameters
    ----------
    network : the signed, agreement or camps view, default "signed"

    Returns
    -------
    Result
        `values`: x of each actor, from -1 to 1; two of one sign stand on one side (on opposed sides
        where λ is negative, which a note says). `summary`: "eigenvalue", in strength.

    Not defined
    -----------
    Where several eigenvalues share the largest size, as when all ties run between two groups, or
    lie too close together to be told apart; where opposite ties cancel out everywhere.

    See also
    --------
    eigenvector, pn_centrality, frustration_index, camps

    Reference
    ---------
    Bonacich & Lloyd 2004, Calculating status with negative relations, Social Networks 26.
    """
    found = extreme(network)
    if isinstance(found, Text):
        raise NotDefined(found)
    values = network.by_actor(found.vector)
    return Result(
        reading=_reading(values),
        values=values,
        summary={"eigenvalue": found.value},
        notes=_notes(found),
        engine=engine(),
    )


def _notes(found: Extreme) -> tuple[Text, ...]:
    said: list[Text] = []
    if found.value < 0:
        said.append(
            text(
                "The largest eigenvalue is negative ({value:.2f}): actors with the same sign "
                "oppose rather than support each other.",
                value=found.value,
            )
        )
    if not found.oriented:
        said.append(text("The two sides mirror each other; which one is positive is arbitrary."))
    return tuple(said)


def _reading(values: Mapping[str, float]) -> Text:
    first = leaders(values)
    if min(values.values()) >= 0:
        return text("All stand on one side, first of all {first}.", first=first)
    return text(
        "First on one side: {first}; on the other: {other}.",
        first=first,
        other=trailers(values),
    )
