"""Camps as tables: what stands against them, who stands firm where, what each number costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

import numpy as np

from graphkit.engines.balance.costs import Mask
from graphkit.engines.balance.division import Division
from graphkit.engines.balance.placing import Placing
from graphkit.engines.rows_when_asked import RowsWhenAsked
from graphkit.findings import Column, Row, Scalar, Table
from graphkit.graph.network import Ints, Network
from graphkit.language import Name, sense, text

Balance = Literal["strict", "generalised"]


def actors_table(case: Placing, found: Division) -> Table:
    """Each actor's camp, and whether it stands firm there: who does first."""
    moves, camp = case.spread_out(found.movers.astype(int), 0), case.spread_out(found.camp, 0)
    every = np.flatnonzero(case.has_place()).tolist()
    every.sort(key=lambda a: (camp[a], moves[a], a))
    rows = tuple(
        (
            Name(case.network.actors[a]),
            int(camp[a]),
            text("elsewhere in some of the best") if moves[a] else text("firm"),
        )
        for a in every
    )
    return Table(_ACTORS, rows)


def curve_table(figures: Mapping[str, Scalar]) -> Table:
    """The criterion by number of camps, from a summary of `camps`."""
    tried = {
        int(key.removeprefix("criterion_k")): float(str(value))
        for key, value in figures.items()
        if key.startswith("criterion_k")
    } or {int(str(figures["k"])): float(str(figures["criterion"]))}
    total = float(str(figures["total"]))
    return Table(_BY_K, tuple((k, cost, cost / total) for k, cost in tried.items()))


def wedges_table(network: Network, wedge: Mask, camp: Ints, balance: Balance) -> Table:
    """The ties that stand against the camps (`camp` of each actor), the strongest first."""
    ties = np.flatnonzero(wedge)
    ties = ties[np.lexsort((network.target[ties], network.source[ties], -network.strength[ties]))]
    names = [Name(actor) for actor in network.actors]
    sign = {True: sense("tie", "support"), False: text("oppose")}
    kind = {True: text("opposition inside"), False: text("support across")}
    if balance == "generalised":
        kind = dict.fromkeys(kind, text("against the block"))

    def rows(told: Ints) -> Iterator[Row]:
        source, target = network.source[told], network.target[told]
        columns = (source, target, network.positive[told], network.strength[told])
        for a, b, support, strength, same in zip(
            *(column.tolist() for column in (*columns, camp[source] == camp[target])), strict=True
        ):
            yield names[a], names[b], sign[support], strength, kind[same]

    return Table(_WEDGES, RowsWhenAsked(ties, rows))


_WEDGES = (
    Column("from", text("From")),
    Column("to", text("To")),
    Column("sign", text("Sign")),
    Column("strength", text("Strength"), ".2f"),
    Column("kind", text("Why it is wrong")),
)
_ACTORS = (
    Column("actor", text("Actor")),
    Column("camp", text("Camp"), "d"),
    Column("place", text("Place in it")),
)
_BY_K = (
    Column("k", text("Camps"), "d"),
    Column("criterion", text("Criterion"), ",.4g"),
    Column("share", text("Of all weight"), ".1%"),
)
