"""The camp grid: a block for each camp, its members in rows by influence."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from statistics import mean

from graphkit.findings import ActorProfile, Layout

MARGIN = 0.04
GAP = 0.05
CELL_SHAPE = 1.6
"""Width over height of a member's cell: labels are wider than high."""


def camp_layout(actors: Sequence[ActorProfile]) -> Layout:
    """Blocks from the most opposed camp at the left to the most supportive at the right."""
    camps: dict[int | None, list[ActorProfile]] = defaultdict(list)
    for actor in sorted(actors, key=lambda actor: (-actor.influence, actor.id)):
        camps[actor.camp].append(actor)
    blocks = sorted(camps.values(), key=_leaning)
    shelves = _shelves(blocks)
    height = (1 - 2 * MARGIN - GAP * (len(shelves) - 1)) / max(len(shelves), 1)
    places: dict[str, tuple[float, float]] = {}
    for level, shelf in enumerate(shelves):
        top = 1 - MARGIN - level * (height + GAP)
        places |= _shelf(shelf, top, height)
    return places


def _leaning(block: Sequence[ActorProfile]) -> tuple[bool, bool, float, int]:
    positions = [actor.position for actor in block if actor.position is not None]
    nobody = block[0].camp is None
    return (nobody, not positions, mean(positions) if positions else 0.0, block[0].camp or 0)


def _shelves(blocks: list[list[ActorProfile]]) -> list[list[list[ActorProfile]]]:
    """Up to six camps side by side, more of them on several shelves."""
    rows = math.ceil(len(blocks) / 6)
    size = math.ceil(len(blocks) / rows) if rows else 1
    return [blocks[start : start + size] for start in range(0, len(blocks), size)]


def _shelf(blocks: list[list[ActorProfile]], top: float, height: float) -> Layout:
    room = 1 - 2 * MARGIN - GAP * (len(blocks) - 1)
    shares = [math.sqrt(len(block)) for block in blocks]
    places: dict[str, tuple[float, float]] = {}
    left = MARGIN
    for block, share in zip(blocks, shares, strict=True):
        width = room * share / sum(shares)
        places |= _block(block, left, top, width, height)
        left += width + GAP
    return places


def _block(
    members: list[ActorProfile], left: float, top: float, width: float, height: float
) -> Layout:
    columns = max(1, round(math.sqrt(len(members) * width / (height * CELL_SHAPE))))
    rows = math.ceil(len(members) / columns)
    step = min(height / rows, 0.12)
    return {
        actor.id: (
            round(left + width * (place % columns + 0.5) / columns, 6),
            round(top - step * (place // columns + 0.5), 6),
        )
        for place, actor in enumerate(members)
    }
