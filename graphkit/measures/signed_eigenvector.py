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
from graphkit.engines.leaders import leaders
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
    """`values` is the eigenvector, positive on one side and negative on the other.

    `summary` has the eigenvalue. Not defined where several eigenvalues share the largest size,
    as in networks whose ties all run between two groups. Source: Bonacich & Lloyd 2004.
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
        other=leaders({actor: -value for actor, value in values.items()}),
    )
