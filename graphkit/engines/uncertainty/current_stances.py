"""Which claim states an actor's current stance in each replicate."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from graphkit.graph.claim_rows import StanceClaims
from graphkit.graph.network import Floats, Ints

Bools = NDArray[np.bool_]


def current(stances: StanceClaims, kept: Bools, race: Floats) -> Ints:
    """The claim that states each cell's current stance, -1 for none (cells x replicates).

    It is the latest of the claims kept; of several on the same day the one with the smallest
    `race`, and among equals the one that the stance view prefers.
    """
    chosen = np.full((len(stances.cell_actor), kept.shape[1]), -1, dtype=np.int64)
    alone = ~_beside(stances)
    rows = np.flatnonzero(alone)
    chosen[stances.cell[alone]] = np.where(kept[alone], rows[:, None], -1)
    for members in reversed(_days(stances)):
        cell, first = stances.cell[members[0]], members[0]
        if len(members) > 1:
            order = np.where(kept[members], race[members], np.inf)
            first = np.array(members)[np.argmin(order, axis=0)]
        chosen[cell] = np.where(kept[members].any(axis=0), first, chosen[cell])
    return chosen


def by_majority(stances: StanceClaims, kept: Bools) -> tuple[Ints, Floats]:
    """What counts in each cell, and where all stand, without chance: as `current_claim` has it.

    Of claims that rank the same the side with more of them, and none (0) where there are as many
    on each.
    """
    chosen = current(stances, kept, np.zeros(kept.shape))
    position: Floats = np.broadcast_to(stances.position[:, None], kept.shape)
    for group in _contradicting(stances):
        cell, side = stances.cell[group[0]], np.sign(stances.position[group])[:, None]
        here = np.isin(chosen[cell], group)
        lead = (side * kept[group]).sum(axis=0)
        chosen, position = chosen.copy(), position.copy()
        for sign in (-1, 1):
            first = np.array(group)[np.argmax(kept[group] & (side == sign), axis=0)]
            chosen[cell] = np.where(here & (lead * sign > 0), first, chosen[cell])
        even = np.flatnonzero(here & (lead == 0))
        position[chosen[cell, even], even] = 0.0
    return chosen, position


def _beside(stances: StanceClaims) -> Bools:
    """The claims that others stand beside in their cell; of roll calls hardly any do."""
    return np.asarray(np.bincount(stances.cell)[stances.cell] > 1, dtype=bool)


def _contradicting(stances: StanceClaims) -> list[list[int]]:
    """Claims of one cell that rank the same and stand on both sides, together."""
    groups = (group for group in _together(stances, stances.rank) if len(group) > 1)
    return [g for g in groups if len({*np.sign(stances.position[g]).tolist()}) > 1]


def _days(stances: StanceClaims) -> list[list[int]]:
    """The claims of a cell on the same day, together; days in the order of the claims. Cells
    with one claim are left out."""
    return _together(stances, stances.day)


def _together(stances: StanceClaims, alike: Ints) -> list[list[int]]:
    """The claims of a cell that are `alike`, together, where a cell has several."""
    together: dict[tuple[int, int], list[int]] = {}
    rows = np.flatnonzero(_beside(stances))
    columns = zip(stances.cell[rows].tolist(), alike[rows].tolist(), strict=True)
    for claim, place in zip(rows.tolist(), columns, strict=True):
        together.setdefault(place, []).append(claim)
    return list(together.values())
