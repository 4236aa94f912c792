"""How each actor moved last on each issue, by more than the coder's doubt."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from graphkit.analysis.changes import Moved, largest_first
from graphkit.current_claim import by_day
from graphkit.dataset import Dataset
from graphkit.rows import Stance


def latest_moves(dataset: Dataset) -> tuple[Moved, ...]:
    """The latest move of each actor on each issue, the largest first. A claim without a date is
    no move, for it is not known when it held."""
    dated: dict[tuple[str, str], list[Stance]] = {}
    for row in dataset.stances:
        if row.date is not None:
            dated.setdefault((row.actor, row.issue), []).append(row)
    found = (_last(rows) for rows in dated.values() if len(rows) > 1)
    return tuple(sorted((move for move in found if move is not None), key=largest_first))


def _last(rows: Sequence[Stance]) -> Moved | None:
    line = [found.claim for found in by_day(rows) if not found.open]
    for before, after in reversed(list(pairwise(line))):
        move = Moved(after.actor, after.issue, before.position, after.position, after.id)
        if move.is_more_than_doubt:
            return move
    return None
