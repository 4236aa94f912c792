"""Walk balance: balance over closed walks of every length, short ones counting most.

>>> import networkx as nx, graphkit
>>> graph = nx.Graph()
>>> graph.add_edge("a", "b", sign=1); graph.add_edge("b", "c", sign=1)
>>> graph.add_edge("a", "c", sign=-1)
>>> round(graphkit.measure("walk_balance", graph).summary["balance"], 3)
0.686
"""

from __future__ import annotations

import math

import numpy as np

from graphkit.card import Accepts, NotDefined, measure
from graphkit.engines.balance.pairs import signed_pairs
from graphkit.engines.spectra.traces import exponential_trace
from graphkit.findings import Column, Result, Table
from graphkit.graph.network import Network
from graphkit.language import Text, text


@measure(
    title=text("Walk balance"),
    family="camps",
    question=text("How balanced is the network when longer circles count too, but less?"),
    formula=text(
        "tr e^A / tr e^|A|: closed walks with an even number of oppose ties minus those with an "
        "odd number, over all, each of length k divided by k!. A holds the sign of each pair; "
        "strengths play no part. 1 is perfect balance."
    ),
    network="signed",
    networks=("agreement", "camps"),
    source="Estrada 2019, Rethinking structural balance in signed social networks",
    accepts=Accepts(
        signs="signed",
        actors=2,
        note=text(
            "Actors without ties play no part. A pair joined both ways with one sign is one "
            "tie, with both signs (contested or not) none. Beyond 2,500 actors an estimate "
            "with its error."
        ),
    ),
)
def walk_balance(network: Network, *, seed: int = 0) -> Result:
    """Balance over closed walks of every length, a walk of k steps counting 1 / k!.

    Formula
    -------
    balance = tr e^A / tr e^|A|, with A the symmetric matrix of signs (-1, 0, 1). A closed walk with
    an even number of oppose ties counts for, one with an odd number against; on two camps without a
    tie out of place the two traces are the same.

    Parameters
    ----------
    network : the signed, agreement or camps view, default "signed"
        A pair joined both ways with one sign is one tie, with both signs none; strength plays no
        part.
    seed : whole number, default 0
        The random vectors from which traces are estimated beyond 2,500 actors.

    Returns
    -------
    Result
        `summary`: "balance", above 0 and at most 1; "standard_error", 0 when exact; "actors", those
        with ties. `table`: the natural logarithms of both traces.

    Not defined
    -----------
    Where ties carry no sign, or every tied pair both.

    See also
    --------
    triangle_balance, frustration_index, algebraic_conflict

    Reference
    ---------
    Estrada 2019, Rethinking structural balance in signed social networks, Discrete Applied
    Mathematics 268.
    """
    pairs = signed_pairs(network)
    if not len(pairs):
        raise NotDefined(text("every tied pair carries both support and opposition."))
    matrix = pairs.matrix()
    tied = np.unique(np.r_[pairs.low, pairs.high])
    matrix = matrix[tied][:, tied]
    even_minus_odd = exponential_trace(matrix, seed)
    every = exponential_trace(abs(matrix), seed)
    balance = math.exp(min(even_minus_odd.log - every.log, 0.0))
    error = balance * math.hypot(even_minus_odd.error, every.error)
    balance, error = float(f"{balance:.12g}"), float(f"{error:.6g}")
    return Result(
        reading=text(
            "Over closed walks of every length the network keeps {balance:.0%} of perfect balance.",
            balance=balance,
        ),
        summary={"balance": balance, "standard_error": error, "actors": len(tied)},
        table=Table(
            _COLUMNS,
            (
                (text("Even minus odd walks: log of tr e^A"), even_minus_odd.log),
                (text("All walks: log of tr e^|A|"), every.log),
            ),
        ),
        notes=(*pairs.notes(), *_estimated(error)),
        engine="scipy",
    )


def _estimated(error: float) -> tuple[Text, ...]:
    if not error:
        return ()
    return (text("Estimated from random vectors; the standard error is {error:.1g}.", error=error),)


_COLUMNS = (
    Column("part", text("Part")),
    Column("log_trace", text("Natural logarithm"), ".6f"),
)
