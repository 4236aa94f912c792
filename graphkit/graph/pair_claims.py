"""The claims behind each tie, fetched when asked.

Among a thousand actors who take sides on a thousand issues, half a million pairs share issues;
a list of the claims behind every pair would hold each claim a thousand times.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal, overload

import numpy as np
from numpy.typing import NDArray

Relation = Literal["subtract", "congruence", "conflict"]
Numbers = NDArray[np.int64]
Sides = NDArray[np.int8]
ClaimIds = tuple[str, ...]


class ClaimsByTie(Sequence[ClaimIds]):
    """The ids of the rows that each tie rests on, by tie."""

    @abstractmethod
    def of(self, tie: int) -> ClaimIds:
        """The rows behind one tie."""

    @abstractmethod
    def at(self, ties: Numbers) -> Sequence[ClaimIds]:
        """Those of some of the ties, in this order."""

    @abstractmethod
    def every(self) -> Iterable[str]:
        """Each row that any of the ties rests on."""

    @overload
    def __getitem__(self, tie: int) -> ClaimIds: ...
    @overload
    def __getitem__(self, tie: slice) -> Sequence[ClaimIds]: ...
    def __getitem__(self, tie: int | slice) -> ClaimIds | Sequence[ClaimIds]:
        if isinstance(tie, slice):
            return self.at(np.arange(len(self))[tie])
        return self.of(range(len(self))[tie])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    def __iter__(self) -> Iterator[ClaimIds]:
        return map(self.of, range(len(self)))


@dataclass(frozen=True, eq=False)
class SharedStances(ClaimsByTie):
    """Pairs (`one`, `other`: numbers of actors) who agree or differ on issues.

    `side` is -1, 0 or 1, actors x issues, and `claim` the row that states each side. `relation`
    says whether the issues on which a pair is alike count, those on which it is apart, or both.
    """

    one: Numbers
    other: Numbers
    side: Sides
    claim: Sequence[Sequence[str | None]]
    relation: Relation

    def __len__(self) -> int:
        return len(self.one)

    def of(self, tie: int) -> ClaimIds:
        a, b = int(self.one[tie]), int(self.other[tie])
        issues = np.flatnonzero(self._counts(self.side[a] * self.side[b])).tolist()
        found = (self.claim[end][issue] for issue in issues for end in (a, b))
        return tuple(filter(None, found))

    def at(self, ties: Numbers) -> SharedStances:
        return SharedStances(self.one[ties], self.other[ties], self.side, self.claim, self.relation)

    def every(self) -> Iterable[str]:
        used = np.argwhere(self._used()).tolist()
        return filter(None, (self.claim[actor][issue] for actor, issue in used))

    def _counts(self, alike: Sides) -> NDArray[np.bool_]:
        """Where a pair is alike (1) or apart (-1), as far as that counts."""
        if self.relation == "congruence":
            return alike > 0
        return alike < 0 if self.relation == "conflict" else alike != 0

    def _used(self) -> NDArray[np.bool_]:
        """Which sides, actors x issues, some pair rests on."""
        from scipy.sparse import csr_array

        size = len(self.side)
        ends = np.r_[self.one, self.other], np.r_[self.other, self.one]
        near = csr_array((np.ones(2 * len(self), dtype=np.float32), ends), shape=(size, size))
        used = np.zeros(self.side.shape, dtype=bool)
        for own in (1, -1):
            for theirs in (1, -1):
                if self._counts(np.array([own * theirs], dtype=np.int8))[0]:
                    there = near @ (self.side == theirs).astype(np.float32) > 0
                    used |= (self.side == own) & there
        return used


@dataclass(frozen=True, eq=False)
class Groups(Sequence[Numbers]):
    """Entries that were folded together: `members` group by group, and where each begins."""

    members: Numbers
    starts: Numbers

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, group: int) -> Numbers: ...
    @overload
    def __getitem__(self, group: slice) -> Sequence[Numbers]: ...
    def __getitem__(self, group: int | slice) -> Numbers | Sequence[Numbers]:
        if isinstance(group, slice):
            return self.at(np.arange(len(self))[group])
        begin = self.starts[group]
        return self.members[begin : begin + self.sizes[group]]

    @cached_property
    def sizes(self) -> Numbers:
        return np.asarray(np.diff(np.r_[self.starts, len(self.members)]))

    def at(self, groups: Numbers) -> Groups:
        """Some of the groups, in this order."""
        sizes = self.sizes[groups]
        starts = np.cumsum(sizes) - sizes
        places = np.arange(sizes.sum()) + np.repeat(self.starts[groups] - starts, sizes)
        return Groups(self.members[places], starts)

    def by(self, *keys: NDArray[Any]) -> Groups:
        """The same groups, the members of each by these numbers of theirs, the first foremost."""
        group = np.repeat(np.arange(len(self)), self.sizes)
        order = np.lexsort((*(key[self.members] for key in reversed(keys)), group))
        return Groups(self.members[order], self.starts)

    def of(self, numbers: Numbers) -> Groups:
        """The same groups, each member by its number in this list."""
        return Groups(numbers[self.members], self.starts)


@dataclass(frozen=True, eq=False)
class FoldedClaims(ClaimsByTie):
    """Ties folded from others: `groups` are the numbers of those that each was made from."""

    parts: Sequence[Sequence[ClaimIds]]
    groups: Groups

    def __len__(self) -> int:
        return len(self.groups)

    def of(self, tie: int) -> ClaimIds:
        rows = (row for number in self.groups[tie].tolist() for row in self._part(number))
        return tuple(dict.fromkeys(rows))

    def at(self, ties: Numbers) -> FoldedClaims:
        return FoldedClaims(self.parts, self.groups.at(ties))

    def every(self) -> Iterable[str]:
        numbers, first = self.groups.members, 0
        for part in self.parts:
            inside = numbers[(numbers >= first) & (numbers < first + len(part))] - first
            yield from every(at(part, np.unique(inside)))
            first += len(part)

    def _part(self, number: int) -> ClaimIds:
        for part in self.parts:
            if number < len(part):
                return part[number]
            number -= len(part)
        raise IndexError(number)


def at(claims: Sequence[ClaimIds], ties: Numbers) -> Sequence[ClaimIds]:
    """The claims of some of the ties, in this order."""
    if isinstance(claims, ClaimsByTie):
        return claims.at(ties)
    return tuple(claims[tie] for tie in ties.tolist())


def every(claims: Sequence[ClaimIds]) -> Iterable[str]:
    """Each row that any of the ties rests on."""
    if isinstance(claims, ClaimsByTie):
        return claims.every()
    return (claim for tie in claims for claim in tie)
