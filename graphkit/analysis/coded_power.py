"""Whether coded power can rank the actors on an issue."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from graphkit.graph.network import Floats
from graphkit.graph.positions import Positions


def stated(positions: Positions, column: Floats) -> dict[str, float]:
    """The numbers of those who have one."""
    return {a: float(n) for a, n in zip(positions.actors, column, strict=True) if n == n}


def basis_of(positions: Positions, column: int | None, actors: Sequence[str]) -> str:
    """What the power of some actors on an issue was coded for, where it is the same, else "mixed";
    without an issue "actor"."""
    if column is None:
        return "actor"
    found = {positions.basis[row][column] for row in positions.rows(actors)}
    return found.pop() if len(found) == 1 else "mixed"


def known_for_most(capability: Mapping[str, float], placed: Collection[str]) -> bool:
    """Whether power is coded for at least half of those who take a side."""
    known = sum(actor in capability for actor in placed)
    return bool(known) and 2 * known >= len(placed)
