"""What two claims must share to contradict each other: whom they are about, and the day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any

from graphkit.rows import Stance, Tie
from graphkit.scale import Scale

_MANY = 20_000  # claims, from which a key for each of them would take much memory


def tie_key(tie: Tie) -> Hashable:
    """What two ties must share to be able to contradict each other."""
    one, other = tie.source_actor, tie.target_actor
    if not tie.directed and other < one:
        one, other = other, one
    return one, other, tie.directed, tie.since


def stance_key(stance: Stance) -> Hashable:
    """What two stances must share to be able to contradict each other."""
    return stance.actor, stance.issue, stance.date


def side_of(claim: Stance | Tie) -> int | None:
    """1 for support, -1 for opposition, 0 for neither; None for a tie without a sign."""
    return claim.sign if isinstance(claim, Tie) else Scale.side(claim.position)


def several_ties(ties: Sequence[Tie]) -> Mapping[int, Hashable]:
    """The key of each tie, by its row, that others share."""
    return _several(ties, tie_key, ("source_actor", "target_actor"))


def several_stances(stances: Sequence[Stance]) -> Mapping[int, Hashable]:
    """The key of each stance, by its row, that others share."""
    return _several(stances, stance_key, ("actor", "issue"))


def _about_the_same(claims: Sequence[Any], about: tuple[str, str]) -> Iterable[int]:
    """The rows whose two ends, either way round, others have too; all rows where they are few."""
    if len(claims) < _MANY:
        return range(len(claims))
    import numpy as np

    # Of the same two ends, either way round, the same number; of others hardly ever.
    ends = (map(hash, map(attrgetter(name), claims)) for name in about)
    one, other = (np.fromiter(end, np.int64, len(claims)) for end in ends)
    pair = one ^ other
    del one, other
    order = np.argsort(pair)
    again = np.zeros(len(claims) + 1, dtype=bool)
    again[1:-1] = pair[order[1:]] == pair[order[:-1]]
    return [*np.sort(order[again[1:] | again[:-1]]).tolist()]


def _several(
    claims: Sequence[Any], key: Callable[[Any], Hashable], about: tuple[str, str]
) -> Mapping[int, Hashable]:
    keys = {row: key(claims[row]) for row in _about_the_same(claims, about)}
    often = Counter(keys.values())
    if len(often) == len(keys):
        return {}
    return {row: key for row, key in keys.items() if often[key] > 1}
