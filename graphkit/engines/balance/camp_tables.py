"""Camps as tables: who stands firm where, and what each number of camps costs."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from graphkit.engines.balance.division import Division
from graphkit.engines.balance.placing import Placing
from graphkit.findings import Column, Scalar, Table
from graphkit.language import Name, text


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
