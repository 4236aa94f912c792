"""Triangle balance: how often the friend of a friend is a friend, and the enemy's enemy too.

>>> import networkx as nx, graphkit
>>> graph = nx.Graph()
>>> graph.add_edge("a", "b", sign=1); graph.add_edge("b", "c", sign=-1)
>>> graph.add_edge("a", "c", sign=-1)
>>> graphkit.measure("triangle_balance", graph).summary["balance"]
1.0
"""

from __future__ import annotations

import numpy as np

from graphkit.card import Accepts, NotDefined, measure
from graphkit.engines.balance.pairs import Pairs, signed_pairs
from graphkit.findings import Column, Result, Table
from graphkit.graph.network import Network
from graphkit.language import plural, text

KINDS = ("+++", "++-", "+--", "---")
Census = tuple[int, int, int, int]


@measure(
    title=text("Triangle balance"),
    family="camps",
    question=text("Do friends of friends, and enemies of enemies, stand together?"),
    formula=text(
        "The share of closed triangles with an even number of oppose ties, each counted once "
        "whatever its ties' direction and strength. 1 is perfect balance; 0 is none."
    ),
    network="signed",
    networks=("agreement", "camps"),
    source="Cartwright & Harary 1956; Heider 1946",
    accepts=Accepts(
        signs="signed",
        actors=3,
        note=text(
            "At least one triangle. A pair joined both ways with one sign is one tie, with both "
            "signs (contested or not) none."
        ),
    ),
)
def triangle_balance(network: Network) -> Result:
    """How often three actors tied each to each agree with Heider: a friend's friend is a friend.

    Formula
    -------
    balance = (T₊₊₊ + T₊₋₋) / T, where T counts the triangles and the signs are those of their ties.

    Parameters
    ----------
    network : the signed, agreement or camps view, default "signed"
        A pair joined both ways with one sign is one tie, with both signs none; strength plays no
        part.

    Returns
    -------
    Result
        `summary`: "balance", 0 (none) to 1 (perfect); the census "+++", "++-", "+--", "---" and
        "triangles", their sum. `table`: the four kinds, whether balanced, number and share.

    Not defined
    -----------
    Where ties carry no sign or there is no triangle.

    See also
    --------
    walk_balance, frustration_index, algebraic_conflict

    Reference
    ---------
    Cartwright & Harary 1956, Structural balance: a generalization of Heider's theory, Psychological
    Review 63.
    Heider 1946, Attitudes and cognitive organization, Journal of Psychology 21.
    """
    pairs = signed_pairs(network)
    counts = census(pairs)
    triangles = sum(counts)
    if not triangles:
        raise NotDefined(text("no three actors are tied each to each."))
    balanced = counts[0] + counts[2]
    rows = zip(KINDS, (text("yes"), text("no")) * 2, counts, strict=True)
    return Result(
        reading=plural(
            "{balanced} of {count} triangle is balanced ({share:.0%}).",
            "{balanced} of {count} triangles are balanced ({share:.0%}).",
            triangles,
            balanced=balanced,
            share=balanced / triangles,
        ),
        summary={
            "balance": balanced / triangles,
            **dict(zip(KINDS, counts, strict=True)),
            "triangles": triangles,
        },
        table=Table(_COLUMNS, tuple((*row, row[-1] / triangles) for row in rows)),
        notes=pairs.notes(),
        engine="scipy",
    )


def census(pairs: Pairs) -> Census:
    """How many triangles have 0, 1, 2 and 3 oppose ties.

    Each tie points to the actor with more ties, so that every triangle is one path of two
    ties closed by a third, and hubs start few paths.
    """
    from scipy.sparse import coo_array

    degree = np.bincount(np.r_[pairs.low, pairs.high], minlength=pairs.size)
    up = degree[pairs.low] <= degree[pairs.high]
    start, end = np.where(up, pairs.low, pairs.high), np.where(up, pairs.high, pairs.low)
    shape = (pairs.size, pairs.size)
    plus, minus = (
        coo_array((chosen.astype(np.int64), (start, end)), shape=shape).tocsr()
        for chosen in (pairs.sign > 0, pairs.sign < 0)
    )
    for matrix in (plus, minus):
        matrix.eliminate_zeros()
    # Paths of two ties by their number of oppose ties.
    paths = (plus @ plus, plus @ minus + minus @ plus, minus @ minus)
    by_plus = [int((path * plus).sum()) for path in paths]
    by_minus = [int((path * minus).sum()) for path in paths]
    return by_plus[0], by_plus[1] + by_minus[0], by_plus[2] + by_minus[1], by_minus[2]


_COLUMNS = (
    Column("kind", text("Signs of its ties")),
    Column("balanced", text("Balanced")),
    Column("triangles", text("Triangles"), "d"),
    Column("share", text("Share of all triangles"), ".0%"),
)
