"""Katz centrality: all ways of influence that end at an actor, long ones counting less.

>>> import networkx as nx
>>> from graphkit.api import measure
>>> found = measure("katz", nx.DiGraph([("a", "b"), ("b", "c")]), alpha=0.5)
>>> [round(value / found.values["a"], 9) for value in found.values.values()]
[1.0, 1.5, 1.75]
"""

from __future__ import annotations

from collections.abc import Mapping

from graphkit.card import Accepts, NotDefined, measure
from graphkit.engines.leaders import leaders
from graphkit.engines.spectra import katz as engine
from graphkit.engines.spectra.by_sign import Ties, apart
from graphkit.engines.spectra.perron import engine as library
from graphkit.errors import UsageError
from graphkit.findings import Result
from graphkit.graph.network import Network
from graphkit.language import Text, text
from graphkit.phrases import phrase


@measure(
    title=text("Katz centrality"),
    family="power",
    question=text("Who is backed directly and through many others, near ones first?"),
    formula=text(
        "1 for everybody plus, over ties received, alpha times strength times the sender's own "
        "number; scaled so that the squares add up to 1. Support and oppose ties apart, never "
        "mixed."
    ),
    network="influence",
    source="Katz 1953",
    accepts=Accepts(
        note=text(
            "Ties of one sign: support, or opposition when asked for. Of a contested tie the side "
            "asked for counts."
        )
    ),
    parameters={
        "ties": text("Ties to follow: support or oppose; all, where ties carry no signs."),
        "alpha": text(
            "Weight of a step; by default 0.85 over the largest eigenvalue or, where no ties lead "
            "back, over the largest strength sent or received."
        ),
    },
)
def katz(network: Network, *, ties: Ties = "support", alpha: float | None = None) -> Result:
    """All chains of ties that end at an actor, each step making a chain count for less.

    Formula
    -------
    x = 1 + alpha · Sᵀ x, then scaled to Σ x² = 1. S(u, v) is the strength of the tie from u to v,
    so that x(v) is the sum over chains to v of alpha^length times the strengths along them.

    Parameters
    ----------
    network : the influence view, n actors
    ties : "support" or "oppose", default "support"
        Which ties are followed; all, where ties carry no signs.
    alpha : number above 0, default None
        The weight of a step, in 1 / strength. None: 0.85 over the largest eigenvalue of S; where no
        ties lead back to where they start, 0.85 over the largest strength anyone sends or receives.

    Returns
    -------
    Result
        `values`: x of each actor. `table`: actors by x, with x on support and on oppose ties side
        by side (None where not defined); one column where ties carry no signs.

    Not defined
    -----------
    Without ties of the sign asked for; for an alpha of 1 over the largest eigenvalue or more, where
    chains do not die out. Raises `UsageError` for an alpha that is not above 0.

    See also
    --------
    pagerank, eigenvector, pn_centrality

    Reference
    ---------
    Katz 1953, A new status index derived from sociometric analysis, Psychometrika 18.
    """
    if alpha is not None and alpha <= 0:
        raise UsageError(phrase("alpha is a number above 0, not {alpha}.", alpha=alpha))
    found = apart(network, ties, lambda part: engine.katz(part, alpha))
    if isinstance(found, Text):
        raise NotDefined(found)
    reading = _reading(found.values, found.other is not None, ties)
    return found.result("katz", text("Katz centrality"), ".3f", reading, library())


def _reading(values: Mapping[str, float], signed: bool, ties: Ties) -> Text:
    first = leaders(values)
    if not signed:
        return text("Counting all chains of ties, most lead to {first}.", first=first)
    if ties == "oppose":
        return text(
            "Counting all chains of opposition, most lead to {first}.",
            first=first,
        )
    return text(
        "Counting all chains of support, most lead to {first}.",
        first=first,
    )
