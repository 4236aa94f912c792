"""MACTOR: the balance of power from direct and indirect influence, and who goes with whom.

>>> import networkx as nx, graphkit
>>> graph = nx.DiGraph()
>>> graph.add_edge("a", "b", influence=4)
>>> graph.add_edge("b", "a", influence=1)
>>> graph.add_edge("b", "c", influence=2)
>>> found = graphkit.measure("mactor", graph)
>>> {actor: round(value, 2) for actor, value in found.values.items()}
{'a': 2.5, 'b': 0.5, 'c': 0.0}
"""

from __future__ import annotations

from typing import Any, Literal

import numpy as np

from graphkit.by_actor import ByActor
from graphkit.card import Accepts, NotDefined, measure
from graphkit.engines.leaders import leaders
from graphkit.engines.outcomes.mactor import (
    Diagonal,
    Power,
    ambivalence,
    convergence,
    power,
    valued,
)
from graphkit.findings import Column, Result, Table
from graphkit.graph.network import Floats, Network
from graphkit.graph.positions import Positions
from graphkit.language import Name, text

Show = Literal["power", "positions", "convergence", "divergence"]
LARGEST = 2000  # pairs of actors are compared up to here


@measure(
    title=text("MACTOR balance of power"),
    family="power",
    question=text(
        "Who influences others more than they influence it, directly and through others?"
    ),
    formula=text(
        "MIDI_ab = MDI_ab + sum of min(MDI_ac, MDI_cb); R = (I - MIDI_aa) / sum I x I / (I + D); "
        "R* = n R / sum R. MDI is the matrix of direct influence: 0 none, 1 on how an actor "
        "operates, 2 on its projects, 3 on its missions, 4 on its existence."
    ),
    network="direct_influence",
    source="Godet 1991",
    accepts=Accepts(
        actors=2,
        ties=0,
        note=text(
            "The table direct_influence (from, to, level); ties say who supports whom and not who "
            "can act on whom. Actors outside the matrix take no part. 1 is the average balance."
        ),
    ),
    parameters={
        "diagonal": text(
            "Influence on oneself through others: editions leave it out of influence and "
            "dependence or keep it, and subtract it in R or not."
        ),
        "show": text(
            "The table: power; valued positions by issue (3MAO); convergence or divergence "
            "between actors (3CAA, 3DAA)."
        ),
    },
    second_views={"positions": "stance"},
)
def mactor(
    network: Network,
    *,
    positions: Positions | None = None,
    diagonal: Diagonal = "subtracted",
    show: Show = "power",
) -> Result:
    """Who influences others more than they influence it, directly and through one other actor.

    Formula
    -------
    MIDI(a, b) = MDI(a, b) + Σ over c of min(MDI(a, c), MDI(c, b)). With I and D its row and column
    sums: R(a) = (I(a) - MIDI(a, a)) / Σ I · I(a) / (I(a) + D(a)) and R* = n R / Σ R. Valued
    positions 3MAO = R* · 2MAO; a pair converges or diverges by the mean of both intensities, added
    up over the issues where they are on one side or on opposite ones.

    Parameters
    ----------
    network : the direct_influence view
        Levels MDI from 0 (none) to 4 (on existence); actors outside the matrix take no part.
    positions : the stance view, default None
        2MAO is the sign of a stance times its salience in quarters (at least 1), -4 to 4; 0
        without.
    diagonal : "subtracted", "left_out", "kept" or "kept_subtracted", default "subtracted"
        Influence on oneself through others, on which editions differ: in I and D only if "kept",
        and taken off in R if "subtracted".
    show : "power", "positions", "convergence" or "divergence", default "power"
        What `table` holds.

    Returns
    -------
    Result
        `values`: R* of each actor, 1 being the average. `summary`: "actors", "influence" (Σ I).
        `table`, by R*: I, D, influence on oneself, R* and, with stances, convergence, divergence
        and ambivalence (1 - Σ |C - D| / Σ (C + D), 0 clear to 1 both ways); or 3MAO, actors x
        issues; or convergence 3CAA or divergence 3DAA, actors x actors (at most 2,000).

    Not defined
    -----------
    Without a matrix of direct influence, or with nothing but zeros in it; where influence on
    oneself outweighs that on all others; for the other tables, without stances.

    See also
    --------
    katz, pagerank, power_index, camps

    Reference
    ---------
    Godet 1991, Actors' moves and strategies: the MACTOR method, Futures 23.
    """
    if not network.ties:
        raise NotDefined(_NO_MATRIX if not network.left_out["none"] else _NO_INFLUENCE)
    direct = network.matrix()
    tied = np.flatnonzero((np.diff(direct.indptr) + np.diff(direct.tocsc().indptr)) > 0)
    found = power(direct[tied][:, tied], diagonal)
    if not found.balance.sum() > 0:
        raise NotDefined(text("influence on oneself outweighs that on all others."))
    actors = [network.actors[row] for row in tied]
    values = ByActor(actors, found.relative)
    stands = None if positions is None or not positions.issues else _intensities(positions, actors)
    return Result(
        reading=text(
            "Most net influence by the matrix of direct influence, through others too: {first}, "
            "{times:.1f} times the average.",
            first=leaders(values),
            times=max(values.values()),
        ),
        values=values,
        summary={"actors": len(actors), "influence": float(found.influence.sum())},
        table=_table(show, actors, found, stands, positions),
    )


def _intensities(positions: Positions, actors: list[str]) -> Floats:
    """2MAO: signed intensities from -4 to 4, actors x issues."""
    row = {actor: number for number, actor in enumerate(positions.actors)}
    rows = [row[actor] for actor in actors]
    side = np.sign(np.nan_to_num(positions.position[rows]))
    salience = positions.salience[rows]
    size = np.where(salience > 0, np.maximum(np.floor(4 * salience + 0.5), 1.0), 0.0)
    return np.asarray(side * size, dtype=float)


def _table(
    show: Show, actors: list[str], found: Power, stands: Floats | None, positions: Any
) -> Table:
    if show == "power":
        return _power_table(actors, found, stands)
    if stands is None:
        raise NotDefined(text("nobody holds a stance on any issue."))
    weighed = valued(stands, found.relative)
    if show == "positions":
        heads = [
            Column(issue.id, text("{issue}", issue=Name(issue.id)), "+.2f")
            for issue in positions.issues
        ]
        return _by_power(actors, found, heads, weighed.tolist())
    _check_size(actors)
    pairs = convergence(weighed)[show == "divergence"]
    heads = [Column(actor, text("{actor}", actor=Name(actor)), ".1f") for actor in actors]
    return _by_power(actors, found, heads, pairs.tolist())


def _check_size(actors: list[str]) -> None:
    if len(actors) > LARGEST:
        raise NotDefined(text("pairs are compared for at most {n} actors.", n=LARGEST))


def _power_table(actors: list[str], found: Power, stands: Floats | None) -> Table:
    columns = [found.influence, found.dependence, found.on_itself, found.relative]
    rows: list[list[float | None]] = [list(row) for row in np.array(columns).T.tolist()]
    heads = list(_POWER)
    if stands is not None and len(actors) <= LARGEST:
        together, apart = convergence(valued(stands, found.relative))
        stance = np.array([together.sum(axis=1), apart.sum(axis=1)]).T.tolist()
        mixed = ambivalence(together, apart)
        rows = [[*row, *more, last] for row, more, last in zip(rows, stance, mixed, strict=True)]
        heads += _STANDS
    return _by_power(actors, found, heads, rows)


def _by_power(
    actors: list[str], found: Power, heads: list[Column], rows: list[list[float | None]]
) -> Table:
    order = sorted(range(len(actors)), key=lambda row: (-found.relative[row], actors[row]))
    return Table(
        (Column("actor", text("Actor")), *heads),
        tuple((Name(actors[row]), *rows[row]) for row in order),
    )


_NO_MATRIX = text("no matrix of direct influence (0 to 4) is coded (table direct_influence).")
_NO_INFLUENCE = text("by the matrix of direct influence nobody has any on anybody.")
_POWER: tuple[Column, ...] = (
    Column("influence", text("Influence on others"), ".0f"),
    Column("dependence", text("Dependence on others"), ".0f"),
    Column("on_itself", text("On itself, through others"), ".0f"),
    Column("balance", text("Balance of power (R*, 1 = average)"), ".2f"),
)
_STANDS: tuple[Column, ...] = (
    Column("convergence", text("Convergence with others"), ".1f"),
    Column("divergence", text("Divergence from others"), ".1f"),
    Column("ambivalence", text("Ambivalence (0 clear, 1 both ways)"), ".2f"),
)
