"""PageRank: standing that comes from those who have standing.

>>> import networkx as nx
>>> from graphkit.api import measure
>>> found = measure("pagerank", nx.DiGraph([("a", "c"), ("b", "c")]))
>>> {actor: round(share, 4) for actor, share in found.values.items()}
{'a': 0.2128, 'b': 0.2128, 'c': 0.5745}
"""

from __future__ import annotations

from collections.abc import Mapping

from graphkit.card import Accepts, NotDefined, measure
from graphkit.engines.leaders import leaders
from graphkit.engines.spectra import walks
from graphkit.engines.spectra.by_sign import Ties, apart
from graphkit.errors import UsageError
from graphkit.findings import Result
from graphkit.graph.network import Network
from graphkit.language import Text, text
from graphkit.phrases import phrase


@measure(
    title=text("PageRank"),
    family="power",
    question=text("Who is backed by those who are themselves backed?"),
    formula=text(
        "The share of time spent with the actor on a walk that follows ties in proportion to "
        "their strength and, with probability 1 - alpha or where no tie leads on, starts anew "
        "anywhere. Support and oppose ties apart, never mixed."
    ),
    network="influence",
    source="Brin & Page 1998",
    accepts=Accepts(
        note=text(
            "Ties of one sign: support, or opposition when asked for. Of a contested tie the side "
            "asked for counts."
        )
    ),
    parameters={
        "ties": text("Ties to follow: support or oppose; all, where ties carry no signs."),
        "alpha": text("Probability of following a tie instead of starting anew (0 to below 1)."),
    },
)
def pagerank(network: Network, *, ties: Ties = "support", alpha: float = 0.85) -> Result:
    """How often a walk along the ties comes by: standing that comes from those who have standing.

    Formula
    -------
    p(v) = alpha · Σ over u of s(u, v) / s(u) · p(u) + (1 - alpha + alpha · lost) / n, adding up to
    1. s(u, v) is the strength of the tie from u to v, s(u) that of all ties u sends, and lost the
    sum of p over actors who send none: from these the walk goes on anywhere.

    Parameters
    ----------
    network : the influence view, n actors
    ties : "support" or "oppose", default "support"
        Which ties are followed; all, where ties carry no signs.
    alpha : from 0 to below 1, default 0.85
        The probability of following a tie instead of starting anew anywhere.

    Returns
    -------
    Result
        `values`: p of each actor. `table`: actors by p, with p on support and on oppose ties side
        by side (None where not defined); one column where ties carry no signs.

    Not defined
    -----------
    Without ties of the sign asked for. Raises `UsageError` unless 0 ≤ alpha < 1.

    See also
    --------
    katz, eigenvector, hits, pn_centrality

    Reference
    ---------
    Brin & Page 1998, The anatomy of a large-scale hypertextual Web search engine, Computer Networks
    and ISDN Systems 30.
    """
    if not 0 <= alpha < 1:
        raise UsageError(phrase("alpha is a probability below 1, not {alpha}.", alpha=alpha))
    found = apart(network, ties, lambda part: walks.pagerank(part, alpha))
    if isinstance(found, Text):
        raise NotDefined(found)
    reading = _reading(found.values, found.other is not None, ties)
    return found.result("pagerank", text("PageRank"), ".3g", reading, walks.engine(network))


def _reading(values: Mapping[str, float], signed: bool, ties: Ties) -> Text:
    first, share = leaders(values), max(values.values())
    if not signed:
        return text(
            "Ties lead most often to {first}: {share:.1%} of the time.", first=first, share=share
        )
    if ties == "oppose":
        return text(
            "Opposition leads most often to {first}: {share:.1%} of the time.",
            first=first,
            share=share,
        )
    return text(
        "Support leads most often to {first}: {share:.1%} of the time.", first=first, share=share
    )
