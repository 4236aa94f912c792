"""PN centrality: standing in a network where support lifts and opposition pulls down.

>>> import networkx as nx, graphkit
>>> graph = nx.Graph()
>>> graph.add_edge("a", "b", sign=1); graph.add_edge("b", "c", sign=-1)
>>> {a: round(v, 3) for a, v in graphkit.measure("pn_centrality", graph).values.items()}
{'a': 1.273, 'b': 1.091, 'c': 0.455}
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

import numpy as np

from graphkit.card import Accepts, NotDefined, measure
from graphkit.engines.balance.pairs import Pairs, contested_notes, signed_pairs
from graphkit.engines.leaders import alike, leaders, trailers
from graphkit.engines.rounding import settled
from graphkit.engines.rows_when_asked import number_rows
from graphkit.findings import Column, Result, Table
from graphkit.graph.network import Floats, Network
from graphkit.language import Text, text

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Direction = Literal["all", "in", "out"]
_DENSE = 500


@measure(
    title=text("PN centrality"),
    family="power",
    question=text("Who stands best when support counts for an actor and opposition against?"),
    formula=text(
        "With M = support - 2 x opposition (0 or 1 each, strengths play no part) and "
        "b = 1 / (2n - 2): all = (I - bM)^-1 1; in = (I - b^2 M'M)^-1 (I + bM') 1, which rates "
        "an actor by the ties received from actors who send well; out the same with M and M' "
        "exchanged. An actor without ties has 1; more is better."
    ),
    network="signed",
    source="Everett & Borgatti 2014, Networks containing negative ties, Social Networks 38",
    accepts=Accepts(
        signs="signed",
        actors=2,
        note=text(
            "Not two actors with an oppose tie, nor (in, out) a network where everyone opposes "
            "everyone: the equations have no single solution there."
        ),
    ),
    parameters={
        "direction": text(
            "Which ties count: all (a pair joined both ways with one sign is one tie, with both "
            "signs none), those received, or those sent; a contested tie counts as none."
        )
    },
)
def pn_centrality(network: Network, *, direction: Direction = "all") -> Result:
    """Standing where support lifts an actor and opposition, weighing twice as much, pulls it down.

    Formula
    -------
    With P and N the 0/1 matrices of support and opposition, M = P - 2N and b = 1 / (2n - 2): all =
    (I - bM)⁻¹ 1; in = (I - b²MᵀM)⁻¹ (I + bMᵀ) 1; out = (I - b²MMᵀ)⁻¹ (I + bM) 1. With this b the
    equations have one solution on every network but those named below.

    Parameters
    ----------
    network : the signed view, n actors
    direction : "all", "in" or "out", default "all"
        Ties whatever their direction, those received, or those sent; the same where ties have none.

    Returns
    -------
    Result
        `values`: 1 for an actor without ties, more is better; from -1 to 2. `table`: actors by
        value, with the numbers of support and oppose ties that count for each.

    Not defined
    -----------
    Where ties carry no sign or every tied pair both; for two actors with an oppose tie and, for
    "in" and "out", where everyone opposes everyone: the equations have no single solution there.

    See also
    --------
    signed_degree, signed_eigenvector, pagerank, katz

    Reference
    ---------
    Everett & Borgatti 2014, Networks containing negative ties, Social Networks 38.
    """
    way: Direction = direction if network.directed else "all"
    pairs = signed_pairs(network)
    _refuse_singular(network, pairs, way)
    matrix = pairs.matrix() if way == "all" else network.matrix(network.sign)
    weighed = matrix.maximum(0) + 2 * matrix.minimum(0)
    solution = solve(weighed.T.tocsr() if way == "out" else weighed, way)
    values = network.by_actor(settled(solution))
    # "all" and "in" read a column as the ties an actor receives, "out" a row as those it sends.
    axis = 1 if way == "out" else 0
    plus, minus = (np.asarray((matrix * sign > 0).sum(axis=axis)) for sign in (1, -1))
    columns = (values.numbers, plus, minus)
    return Result(
        reading=_reading(values),
        values=values,
        table=Table(_COLUMNS, number_rows(network.actors, values.places_by_rank(), columns)),
        notes=pairs.notes() if way == "all" else contested_notes(network),
        engine="scipy",
    )


def solve(weighed: csr_array, direction: Direction) -> Floats:
    """The centrality from M = P - 2N (n x n); for "out" hand in the transpose of M.

    Both systems are symmetric and positive definite, so that beyond a few hundred actors
    conjugate gradients solve them without ever filling a dense matrix.
    """
    size = weighed.shape[0]
    scaled = weighed / (2 * size - 2)
    back, one = scaled.T.tocsr(), np.ones(size)
    right = one if direction == "all" else one + back @ one

    def left(column: Floats) -> Floats:
        turned = scaled @ column if direction == "all" else back @ (scaled @ column)
        return np.asarray(column - turned, dtype=float)

    if size <= _DENSE:
        return np.asarray(np.linalg.solve(left(np.eye(size)), right))
    from scipy.sparse.linalg import LinearOperator, cg

    operator = LinearOperator((size, size), matvec=left, dtype=float)
    solution, failed = cg(operator, right, rtol=1e-13, atol=0.0, maxiter=10 * size)
    if failed:
        raise NotDefined(text("its equations could not be solved to full precision."))
    return np.asarray(solution, dtype=float)


def _refuse_singular(network: Network, pairs: Pairs, direction: Direction) -> None:
    """The only networks whose equations have no single solution, found by row sums."""
    size = len(network)
    if network.contested.all() or (direction == "all" and not len(pairs)):
        raise NotDefined(text("every tied pair carries both support and opposition."))
    alone = network.negative & ~network.contested
    oppose = int((pairs.sign < 0).sum() if direction == "all" else alone.sum())
    if size == 2 and oppose:
        raise NotDefined(text("for two actors, one opposing the other, it has no single answer."))
    if direction != "all" and oppose == size * (size - 1):
        raise NotDefined(text("everyone opposes everyone, and it has no single answer."))


def _reading(values: Mapping[str, float]) -> Text:
    high, low = max(values.values()), min(values.values())
    if alike(values):
        return text(
            "Support lifts and opposition pulls down everybody alike ({high:.3f}; 1 is an actor "
            "without ties).",
            high=high,
        )
    return text(
        "Where support lifts and opposition pulls down, best placed: {first} ({high:.3f}; 1 is an "
        "actor without ties); worst: {last} ({low:.3f}).",
        first=leaders(values),
        high=high,
        last=trailers(values),
        low=low,
    )


_COLUMNS = (
    Column("actor", text("Actor")),
    Column("pn_centrality", text("PN centrality"), ".3f"),
    Column("support", text("Support ties counted"), "g"),
    Column("oppose", text("Oppose ties counted"), "g"),
)
