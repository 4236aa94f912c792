"""Choose the few actors that together are worth most: all sets where few, else step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

Worth = Callable[[tuple[int, ...]], float]
# Worths no further apart differ by the order of their sums only.
_SAME = 1e-12


@dataclass(frozen=True, slots=True)
class Best:
    """The best set found, its worth, whether no other can be better, and how many are as good.

    `equals` is None where not every set was looked at.
    """

    members: tuple[int, ...]
    worth: float
    proved: bool
    equals: int | None


def best_of_all(candidates: Sequence[int], size: int, worth: Worth) -> Best:
    """Look at every set. Of several equally good ones the first in the order given."""
    best: tuple[int, ...] = ()
    most, equals = float("-inf"), 0
    for members in combinations(candidates, size):
        value = worth(members)
        if value > most + _SAME:
            best, most, equals = members, value, 1
        elif value >= most - _SAME:
            equals += 1
    return Best(best, most, True, equals)


def best_by_swaps(candidates: Sequence[int], size: int, worth: Worth) -> Best:
    """Add the best actor one at a time, then exchange one for another while that helps."""
    members: tuple[int, ...] = ()
    for _ in range(size):
        members, most = _best(worth, ((*members, one) for one in candidates if one not in members))
    while True:
        swapped, value = _best(worth, _exchanges(candidates, members))
        if not swapped or value <= most + _SAME:
            return Best(members, most, False, None)
        members, most = swapped, value


def _exchanges(candidates: Sequence[int], members: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    for place in range(len(members)):
        rest = members[:place] + members[place + 1 :]
        yield from ((*rest, one) for one in candidates if one not in members)


def _best(worth: Worth, sets: Iterator[tuple[int, ...]]) -> tuple[tuple[int, ...], float]:
    best: tuple[int, ...] = ()
    most = float("-inf")
    for members in sets:
        value = worth(members)
        if value > most + _SAME:
            best, most = members, value
    return best, most
