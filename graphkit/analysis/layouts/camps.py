"""The camp grid: a block for each camp, its members in rows by influence."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from statistics import mean

from graphkit.pictures import ActorProfile, Layout

LEFT, RIGHT, BOTTOM, TOP = 0.02, 0.98, 0.02, 0.92
NODE_AT = 0.15
"""Where in its cell a member stands, from the left: the name goes to its right."""
LABEL = (0.11, 0.036)
"""Width and height that a member with its name would like to have."""


def camp_layout(actors: Sequence[ActorProfile]) -> Layout:
    """Blocks from the most opposed camp at the left to the most supportive at the right.

    A block has as many columns as its members need; the number of rows is the same for all
    and chosen so that names have the most room.
    """
    camps: dict[int | None, list[ActorProfile]] = defaultdict(list)
    for actor in sorted(actors, key=lambda actor: (-actor.influence, actor.id)):
        camps[actor.camp].append(actor)
    blocks = sorted(camps.values(), key=_leaning)
    rows = _best_rows([len(block) for block in blocks])
    width, height = _cell([len(block) for block in blocks], rows)
    places: dict[str, tuple[float, float]] = {}
    left = LEFT
    for block in blocks:
        columns = math.ceil(len(block) / rows)
        for place, actor in enumerate(block):
            x = left + width * (place % columns + NODE_AT)
            y = TOP - height * (place // columns + 0.5)
            places[actor.id] = (round(x, 6), round(y, 6))
        left += width * columns + _gap(blocks)
    return places


def _leaning(block: Sequence[ActorProfile]) -> tuple[bool, bool, float, int]:
    positions = [actor.position for actor in block if actor.position is not None]
    nobody = block[0].camp is None
    return (nobody, not positions, mean(positions) if positions else 0.0, block[0].camp or 0)


def _best_rows(sizes: Sequence[int]) -> int:
    """The number of rows that leaves the scarcer of a cell's width and height the largest."""

    def room(rows: int) -> float:
        width, height = _cell(sizes, rows)
        return min(width / LABEL[0], height / LABEL[1])

    tried = sorted({round(1.15**step) for step in range(60)})
    return max(
        (rows for rows in tried if rows <= max(sizes, default=1)), key=lambda rows: room(rows)
    )


def _cell(sizes: Sequence[int], rows: int) -> tuple[float, float]:
    columns = sum(math.ceil(size / rows) for size in sizes)
    gaps = _gap(sizes) * max(0, len(sizes) - 1)
    width = (RIGHT - LEFT - gaps) / columns if columns else 0.0
    return width, min((TOP - BOTTOM) / rows, 0.09)


def _gap(blocks: Sequence[object]) -> float:
    return min(0.03, 0.3 / len(blocks)) if blocks else 0.0
