"""Groups: who has more ties with each other than chance would give (community detection).

>>> import networkx as nx, graphkit
>>> found = graphkit.measure("groups", nx.barbell_graph(4, 0))
>>> found.values
{'0': 1.0, '1': 1.0, '2': 1.0, '3': 1.0, '4': 2.0, '5': 2.0, '6': 2.0, '7': 2.0}
>>> round(found.summary["modularity"], 3)
0.423
"""

from __future__ import annotations

from typing import Literal

import numpy as np

from graphkit.card import Accepts, NotDefined, measure
from graphkit.engines.communities.group_notes import group_notes, reading
from graphkit.engines.communities.group_tables import actors_table, curve_table, groups_table
from graphkit.engines.communities.pairs import pairs_of
from graphkit.engines.communities.search import by_resolution, engine_for, search
from graphkit.errors import UsageError
from graphkit.findings import Result, Scalar
from graphkit.graph.network import Network
from graphkit.language import text
from graphkit.phrases import phrase

Show = Literal["actors", "groups", "resolution"]


@measure(
    title=text("Groups"),
    family="camps",
    question=text("Who has more ties with each other than with the rest?"),
    formula=text(
        "Community detection: the partition of highest modularity, found by the Leiden algorithm "
        "from many starts. Modularity is the share of all tie strength that lies inside the groups "
        "beyond what chance would put there, were every actor to keep the strength of its ties; "
        "with signs that of support minus that of opposition, each against its own chance. A pair "
        "is as strongly tied as its strongest tie, in whatever direction."
    ),
    network="signed",
    networks=("influence", "agreement", "camps"),
    source=(
        "Traag, Waltman & van Eck 2019; Newman & Girvan 2004; signs: Gómez, Jensen & Arenas 2009, "
        "Traag & Bruggeman 2009; chance: Guimerà, Sales-Pardo & Amaral 2004"
    ),
    accepts=Accepts(
        note=text(
            "Ties without signs are counted as they are; on the influence view so is every tie, "
            "whatever its sign. Groups are no camps: they say who is tied to whom more than chance "
            "would give, camps who stands together against whom with least out of place, and need "
            "signs. Groups smaller than some √(2m) of m ties may be merged (Fortunato & Barthélemy "
            "2007); a higher resolution tells them apart."
        )
    ),
    parameters={
        "resolution": text("Above 1 more and smaller groups, below 1 fewer and larger ones."),
        "runs": text("From how many starts groups are sought; by default 50, fewer if large."),
        "show": text("The table: actors, groups, or the number of groups by resolution."),
    },
)
def groups(
    network: Network,
    *,
    resolution: float = 1.0,
    runs: int | None = None,
    show: Show = "actors",
    seed: int = 0,
) -> Result:
    """Groups with more ties inside than chance would give, and how surely each actor is in its own.

    Formula
    -------
    Q = 1 / (w⁺ + w⁻) Σ over groups of [L⁺ - r (K⁺)² / 4w⁺] - [L⁻ - r (K⁻)² / 4w⁻], largest over
    all partitions that were met. w is the strength of all pairs, L that of pairs inside the group,
    K the sum over its members of the strength of their pairs, of support (⁺; or ties without signs)
    and of opposition (⁻); r is the resolution. A pair has the strength of its strongest tie.

    Parameters
    ----------
    network : the signed, influence, agreement or camps view, default "signed"
        On the influence view every tie counts, whatever its sign.
    resolution : number above 0, default 1.0
        Above 1 more and smaller groups, below 1 fewer and larger ones.
    runs : whole number from 1, default None
        None: 50, or as many (3 at least) as a large network leaves time for.
    show : "actors", "groups" or "resolution", default "actors"
        What `table` holds.
    seed : whole number, default 0
        Where the starts begin. Neither names nor the order of rows play a part.

    Returns
    -------
    Result
        `values`: the group of each actor with a tie, numbered by first member in the order of ids.
        `summary`: "k", "modularity", "runs", "held" (mean share of the runs in which an actor is
        with the core of its group), "unsure" (actors for which it is under 0.9), "without";
        "random" and "random_sd", modularity in 20 networks tied at random, every actor keeping its
        number of ties, "compared" that of the groups here from as few starts, and "clear" whether
        it exceeds all of them and three standard deviations, null where that takes too long.
        `table`: actors with their group and share of runs; groups with their size, core and ties
        inside; or groups and modularity by resolution.

    Not defined
    -----------
    Without ties; on opposition, or above 100,000 ties, where igraph is not installed (NetworkX then
    looks for groups of other ties, by Louvain's method). Raises `UsageError` for a resolution that
    is not above 0 or runs below 1.

    See also
    --------
    camps, betweenness, brokerage, ei_index

    Reference
    ---------
    Traag, Waltman & van Eck 2019, From Louvain to Leiden, Scientific Reports 9.
    Newman & Girvan 2004, Finding and evaluating community structure in networks, Physical Review E
    69.
    Gómez, Jensen & Arenas 2009, Analysis of community structure in networks of correlated data,
    Physical Review E 80.
    Traag & Bruggeman 2009, Community detection in networks with positive and negative links,
    Physical Review E 80.
    Guimerà, Sales-Pardo & Amaral 2004, Modularity from fluctuations in random graphs and complex
    networks, Physical Review E 70.
    """
    if not resolution > 0:
        raise UsageError(
            phrase(
                "The parameter resolution takes a number above 0, not {resolution}.",
                resolution=f"{resolution:g}",
            )
        )
    if runs is not None and runs < 1:
        raise UsageError(
            phrase("The parameter runs takes a number from 1 up, not {runs}.", runs=runs)
        )
    pairs = pairs_of(network, by_sign=network.name != "influence")
    if not len(pairs.tied()):
        raise NotDefined(text("no tie says who belongs together."))
    engine = engine_for(pairs)
    if engine is None:
        raise NotDefined(
            text(
                "its search needs igraph from version 1, which is not installed: pip install "
                "'graphkit[fast]'."
            )
        )
    found = search(pairs, engine, resolution=resolution, seed=seed, runs=runs)
    curve = by_resolution(pairs, engine, found, resolution, seed, show == "resolution")
    placed = np.flatnonzero(found.label >= 0)
    values = network.by_actor(np.asarray(found.label + 1, dtype=float)).some(placed)
    table = {
        "actors": lambda: actors_table(network.actors, found),
        "groups": lambda: groups_table(pairs, found),
        "resolution": lambda: curve_table(curve),
    }[show]()
    unsure = [network.actors[a] for a in placed.tolist() if found.held[a] < found.firm]
    alone = [actor for actor in network.actors if actor not in values]
    summary: dict[str, Scalar] = {
        "k": found.k,
        "modularity": found.quality,
        "runs": found.runs,
        "held": float(found.held[placed].mean()),
        "unsure": len(unsure),
        "without": len(alone),
        "random": float(np.mean(found.random)) if found.random else None,
        "random_sd": float(np.std(found.random)) if found.random else None,
        "compared": found.tried if found.random else None,
        "clear": found.clear,
    }
    return Result(
        reading=reading(found),
        values=values,
        summary=summary,
        table=table,
        notes=tuple(group_notes(network, found, curve, unsure, alone)),
        engine=found.engine,
    )
