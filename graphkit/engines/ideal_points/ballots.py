"""Which votes place actors: the answers by category, and what is left out and why."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from graphkit.graph.network import Floats, Ints

Responses = Literal["side", "ordinal"]
STRONG = 0.5  # a position this far from the middle is a strong one
MISSING = -1


@dataclass(frozen=True, eq=False)
class Ballots:
    """Answers of actors (rows) to issues (columns), as categories from opposition to support.

    `answer` is 0, 1, ... by the categories that occur on an issue, -1 where there is none;
    `categories[j]` is how many occur. `actors` and `issues` are the numbers of those that are
    used; `lopsided` issues (hardly anybody on the other side) and `silent` actors (too few
    answers) are not, nor are actors `apart`, who share no issue with the others.
    """

    answer: Ints
    categories: Ints
    actors: Ints
    issues: Ints
    lopsided: Ints
    silent: Ints
    apart: Ints

    @property
    def there(self) -> NDArray[np.bool_]:
        """Which answers there are."""
        return np.asarray(self.answer != MISSING)

    @cached_property
    def cuts(self) -> NDArray[np.bool_]:
        """Which thresholds there are, issues x (most categories - 1)."""
        most = int(self.categories.max(initial=2))
        return np.asarray(np.arange(most - 1)[None, :] < self.categories[:, None] - 1)


def levels_of(position: Floats, responses: Responses) -> Ints:
    """Positions (nan: none) as levels, symmetrical about the middle; -1 where there is none.

    By side: opposition and support; the middle is no answer. Ordinal: strong opposition,
    opposition, the middle, support, strong support.
    """
    held = np.nan_to_num(position)
    side = np.sign(held).astype(np.int64)
    if responses == "side":
        return np.where(side == 0, MISSING, (side + 1) // 2)
    return np.where(np.isnan(position), MISSING, 2 + side + side * (np.abs(held) >= STRONG))


def ballots(level: Ints, minority: float, least: int) -> Ballots:
    """The levels that are used. An issue needs two levels and a share of `minority` outside the
    commonest one, an actor `least` answers; each is looked at again without the others."""
    actors, issues = np.arange(level.shape[0]), np.arange(level.shape[1])
    apart = np.zeros(0, dtype=np.int64)
    answered = np.flatnonzero((level != MISSING).any(axis=0))
    while True:
        inside = level[np.ix_(actors, issues)]
        divided = _outside(inside) >= np.maximum(minority * (inside != MISSING).sum(axis=0), 1)
        active = (inside[:, divided] != MISSING).sum(axis=1) >= least
        if divided.all() and active.all():
            together = _largest_part(inside != MISSING)
            if together.all():
                break
            apart = np.r_[apart, actors[~together]]
            active = together
        actors, issues = actors[active], issues[divided]
    answer, categories = _numbered(inside)
    spoke = np.flatnonzero((level != MISSING).any(axis=1))
    return Ballots(
        answer,
        categories,
        actors,
        issues,
        lopsided=np.setdiff1d(answered, issues),
        silent=np.setdiff1d(spoke, np.r_[actors, apart]),
        apart=np.sort(apart),
    )


def _counts(level: Ints) -> Ints:
    """How many stand at each level, levels x issues."""
    most = int(level.max(initial=0))
    return np.array([(level == one).sum(axis=0) for one in range(most + 1)], dtype=np.int64)


def _outside(level: Ints) -> Ints:
    """How many answers to each issue are not the commonest one."""
    counts = _counts(level)
    return np.asarray(counts.sum(axis=0) - counts.max(axis=0), dtype=np.int64)


def _numbered(level: Ints) -> tuple[Ints, Ints]:
    """Levels numbered by those that occur on each issue, and how many these are."""
    occurs = _counts(level) > 0
    number = np.cumsum(occurs, axis=0) - 1
    answer = np.where(level == MISSING, MISSING, np.take_along_axis(number, level.clip(0), axis=0))
    return answer, np.asarray(occurs.sum(axis=0), dtype=np.int64)


def _largest_part(there: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which actors belong to the largest group that issues hold together."""
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    held = csr_array(there.astype(np.int8))
    size = len(there)
    if not size:
        return np.zeros(0, dtype=bool)
    rows, columns = held.nonzero()
    total = size + there.shape[1]
    graph = csr_array((np.ones(len(rows)), (rows, size + columns)), shape=(total, total))
    _, part = connected_components(graph, directed=False)
    return np.asarray(part[:size] == np.bincount(part[:size]).argmax(), dtype=bool)
