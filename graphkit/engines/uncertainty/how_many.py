"""How many replicates are drawn where nobody says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import numpy as np

from graphkit.graph.claims import Claims
from graphkit.rows import Stance

USUAL = 1000
LEAST = 100  # fewer say little about the outer 5%
# Actors x ties x replicates: some ten seconds on two processors, and at most half a minute.
_WORK, _MOST = 3e8, 1e9
_LEFT_OUT, _AT_ONCE = 1e8, 2e8  # the same of those left out one at a time, and done at once
_PAIR = 5  # what one pair that may share a camp costs beside one actor and tie


def usual(claims: Claims) -> int:
    """1,000, or as many as take some ten seconds; 100 at least, 0 where they take over thirty."""
    return _fit(len(claims) * len(claims.ties) + _PAIR * most_pairs(claims))


def affordable(actors: int, ties: int, placed: Iterable[int] = ()) -> bool:
    """Whether a network of this size leaves time for replicates at all; `placed` are how many
    actors hold a stance on each issue. What says no here would draw none (`usual`)."""
    pairs = sum(count * (count - 1) // 2 for count in placed)
    return _fit(max(actors * ties, _PAIR * pairs)) > 0


def placed(stances: Iterable[Stance]) -> Iterable[int]:
    """How many actors hold a stance on each issue that anybody speaks of."""
    return Counter(issue for _, issue in {(row.actor, row.issue) for row in stances}).values()


def most_pairs(claims: Claims) -> int:
    """No more pairs than this can be drawn to or from one another (`stack_camps.pull`)."""
    sizes = np.bincount(claims.stances.cell_issue, minlength=1)
    return 2 * len(claims.ties) + int((sizes * (sizes - 1) // 2).sum())


def left_out(claims: Claims) -> int:
    """How many sources or actors are left out one at a time: those with the most claims."""
    return max(LEAST // 2, int(_LEFT_OUT / max(len(claims) * len(claims.ties), 1)))


def at_once(claims: Claims, replicates: int) -> bool:
    """Whether all shortest paths of the replicates take no more than a few seconds."""
    return len(claims) * len(claims.ties) * replicates <= _AT_ONCE


def _fit(work: int) -> int:
    if work * LEAST > _MOST:
        return 0
    return max(LEAST, min(USUAL, int(_WORK / max(work, 1))))
