"""Groups as tables: actors, the groups themselves, or how many there are by resolution."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from graphkit.engines.communities.pairs import Pairs
from graphkit.engines.communities.search import Groups
from graphkit.findings import Column, Table
from graphkit.language import Name, text

Curve = Mapping[float, tuple[int, float]]


def actors_table(actors: Sequence[str], found: Groups) -> Table:
    """Every actor with a group, group by group, the least sure first."""
    placed = np.flatnonzero(found.label >= 0).tolist()
    order = sorted(
        placed, key=lambda a: (found.label[a], round(float(found.held[a]), 9), actors[a])
    )
    rows = ((Name(actors[a]), int(found.label[a]) + 1, float(found.held[a])) for a in order)
    return Table(_ACTORS, tuple(rows))


def groups_table(pairs: Pairs, found: Groups) -> Table:
    """Every group: its size, who is surely in it, and how much of its members' ties lie inside."""
    placed = found.label >= 0
    sizes = np.bincount(found.label[placed], minlength=found.k)
    core = np.bincount(found.label[placed & (found.held >= found.firm)], minlength=found.k)
    strength = pairs.plus + pairs.minus
    inside = found.label[pairs.low] == found.label[pairs.high]
    own = np.bincount(found.label[pairs.low[inside]], strength[inside], minlength=found.k)
    ends = np.bincount(found.label[placed], pairs.degree(strength)[placed], minlength=found.k)
    share = 2 * own / ends
    rows = zip(range(1, found.k + 1), sizes.tolist(), core.tolist(), share.tolist(), strict=True)
    return Table(_GROUPS, tuple(rows))


def curve_table(curve: Curve) -> Table:
    """How many groups there are, and of what modularity, by resolution."""
    return Table(_CURVE, tuple((r, k, quality) for r, (k, quality) in sorted(curve.items())))


_ACTORS = (
    Column("actor", text("Actor")),
    Column("group", text("Group"), "d"),
    Column("held", text("With its core, share of runs"), ".0%"),
)
_GROUPS = (
    Column("group", text("Group"), "d"),
    Column("actors", text("Actors"), "d"),
    Column("core", text("Of them surely"), "d"),
    Column("inside", text("Of their tie strength inside"), ".0%"),
)
_CURVE = (
    Column("resolution", text("Resolution"), "g"),
    Column("k", text("Groups"), "d"),
    Column("modularity", text("Modularity"), ".3f"),
)
