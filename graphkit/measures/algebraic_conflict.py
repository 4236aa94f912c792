"""Algebraic conflict: how far the network is from splitting cleanly into two camps.

>>> import networkx as nx, graphkit
>>> graph = nx.complete_graph(["a", "b", "c"])
>>> nx.set_edge_attributes(graph, -1, "sign")
>>> graphkit.measure("algebraic_conflict", graph).summary["conflict"]
1.0
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from graphkit.card import Accepts, NotDefined, measure
from graphkit.engines.balance.pairs import Pairs, signed_pairs
from graphkit.findings import Column, Result, Table
from graphkit.graph.network import Network
from graphkit.language import Text, text

if TYPE_CHECKING:
    from scipy.sparse import csr_array

_DENSE = 1500


class Part(NamedTuple):
    """One connected part: its actors, ties and conflict."""

    actors: int
    ties: int
    conflict: float


@measure(
    title=text("Algebraic conflict"),
    family="camps",
    question=text("How far is the network from two camps without a tie out of place?"),
    formula=text(
        "The smallest eigenvalue of the signed Laplacian D - A, where A holds the sign of each "
        "pair and D each actor's number of ties: 0 if and only if some part splits into two "
        "camps with every tie in place. Normalised: of I - D^-1/2 A D^-1/2. Actors without "
        "ties are left out, as each would make it 0; with several parts it is that of the "
        "least torn one, and the table has each part's."
    ),
    network="signed",
    networks=("agreement", "camps"),
    source="Kunegis et al. 2010, Spectral analysis of signed graphs, SIAM SDM",
    accepts=Accepts(
        signs="signed",
        actors=2,
        note=text(
            "A pair joined both ways with one sign is one tie, with both signs (contested or "
            "not) none. "
            "Strengths play no part."
        ),
    ),
    parameters={"normalised": text("Divide by the actors' numbers of ties.")},
)
def algebraic_conflict(network: Network, *, normalised: bool = False) -> Result:
    """How far the network is from two camps without a tie out of place, by an eigenvalue.

    Formula
    -------
    conflict = λ_min(D - A), with A the symmetric matrix of signs (-1, 0, 1) and D the diagonal of
    the numbers of ties; normalised: of I - D^-1/2 A D^-1/2. It is 0 exactly where two camps fit
    every tie, and not normalised at most 4 L / n, L being the frustration index by count.

    Parameters
    ----------
    network : the signed, agreement or camps view, default "signed"
        A pair joined both ways with one sign is one tie, with both signs none; strength plays no
        part.
    normalised : True or False, default False
        Divide by the actors' numbers of ties, so that parts of different density compare.

    Returns
    -------
    Result
        `summary`: "conflict", that of the least torn part; "parts" (connected, with ties) and
        "balanced_parts"; "largest_part", the conflict of the part with most actors. `table`: parts
        from large to small, with actors, tied pairs and conflict.

    Not defined
    -----------
    Where ties carry no sign, or every tied pair both; where the eigenvalue of a large part cannot
    be found precisely.

    See also
    --------
    frustration_index, walk_balance, triangle_balance, camps

    Reference
    ---------
    Kunegis, Schmidt, Lommatzsch, Lerner, De Luca & Albayrak 2010, Spectral analysis of signed
    graphs for clustering, prediction and visualization, SIAM International Conference on Data
    Mining.
    """
    pairs = signed_pairs(network)
    if not len(pairs):
        raise NotDefined(text("every tied pair carries both support and opposition."))
    parts = sorted(_parts(pairs, normalised), reverse=True)
    least, balanced = min(part.conflict for part in parts), sum(not p.conflict for p in parts)
    return Result(
        reading=_reading(parts, balanced),
        summary={
            "conflict": least,
            "parts": len(parts),
            "balanced_parts": balanced,
            "largest_part": parts[0].conflict,
        },
        table=Table(_COLUMNS, tuple((rank, *part) for rank, part in enumerate(parts, 1))),
        notes=pairs.notes(),
        engine="scipy",
    )


def _parts(pairs: Pairs, normalised: bool) -> Iterator[Part]:
    """Each connected part with ties.

    In the doubled network (every actor once a side; support stays on a side, opposition
    crosses) a part falls in two exactly when it is balanced: its conflict is then 0, exactly.
    """
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    size, cross = pairs.size, np.where(pairs.sign > 0, 0, pairs.size)
    rows = np.r_[pairs.low, pairs.low + size]
    columns = np.r_[pairs.high + cross, pairs.high + size - cross]
    doubled = coo_array((np.ones(len(rows)), (rows, columns)), shape=(2 * size, 2 * size))
    sides = connected_components(doubled, directed=False)[1]
    matrix = pairs.matrix()
    label = connected_components(matrix, directed=False)[1]
    order = np.argsort(label, kind="stable")
    for members in np.split(order, np.flatnonzero(np.diff(label[order])) + 1):
        if len(members) == 1:
            continue
        inner = matrix[members][:, members]
        split = sides[members[0]] != sides[members[0] + size]
        conflict = 0.0 if split else smallest_eigenvalue(inner, normalised)
        yield Part(len(members), inner.nnz // 2, conflict)


def smallest_eigenvalue(signs: csr_array, normalised: bool) -> float:
    """That of the signed Laplacian of one connected, unbalanced part (n x n matrix of signs)."""
    from scipy.sparse import diags_array

    degree = np.asarray(abs(signs).sum(axis=1), dtype=float)
    laplacian = (diags_array(degree) - signs).tocsr()
    if normalised:
        root = diags_array(1 / np.sqrt(degree))
        laplacian = (root @ laplacian @ root).tocsr()
    if laplacian.shape[0] <= _DENSE:
        return round(float(np.linalg.eigvalsh(laplacian.toarray())[0]), 12)
    return _smallest_of_large(laplacian)


def _smallest_of_large(laplacian: csr_array) -> float:
    from scipy.sparse.linalg import ArpackNoConvergence, eigsh

    start = np.ones(laplacian.shape[0])
    try:
        low = eigsh(laplacian, k=1, which="SA", v0=start, ncv=80, maxiter=3000, tol=1e-10)[0]
    except ArpackNoConvergence:
        raise NotDefined(text("its smallest eigenvalue could not be found precisely.")) from None
    return round(max(float(low[0]), 0.0), 9)


def _reading(parts: list[Part], balanced: int) -> Text:
    if len(parts) == 1 and balanced:
        return text("The network splits into two camps with every tie in place: no conflict.")
    if len(parts) == 1:
        return text("No two camps fit every tie; the conflict is {c:.3f}.", c=parts[0].conflict)
    return text(
        "{fit} of {parts} separate parts fit two camps without a tie out of place; the largest "
        "part's conflict is {c:.3f}.",
        fit=balanced,
        parts=len(parts),
        c=parts[0].conflict,
    )


_COLUMNS = (
    Column("part", text("Part"), "d"),
    Column("actors", text("Actors"), "d"),
    Column("ties", text("Tied pairs"), "d"),
    Column("conflict", text("Conflict"), ".3f"),
)
