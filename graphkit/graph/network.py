"""The arrays that measures on actors and ties work with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from graphkit.graph.adjacency import adjacency

if TYPE_CHECKING:
    from scipy.sparse import csr_array

T = TypeVar("T")
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Network:
    """A graph of actors as arrays, one entry a tie.

    `actors` are ids in sorted order; `source` and `target` are their numbers. In a directed
    network an undirected tie stands twice, once each way; in an undirected one each tie
    stands once with source < target. There are no self-ties and no two ties with the same
    source and target. `sign` is -1, 0 or 1, or None where ties carry no sign at all.
    `strength` is positive. `claims[t]` are the ids of the rows that tie t rests on.
    `undirected` counts the ties of a directed network that stand once though they have no
    direction.
    """

    name: str
    actors: tuple[str, ...]
    source: Ints
    target: Ints
    sign: Ints | None
    strength: Floats
    directed: bool
    claims: tuple[tuple[str, ...], ...]
    left_out: Mapping[str, int] = field(default_factory=dict)
    undirected: int = 0
    _memory: dict[str, Any] = field(default_factory=dict, repr=False)

    def __len__(self) -> int:
        return len(self.actors)

    @property
    def ties(self) -> int:
        """The number of ties (arcs, in a directed network)."""
        return len(self.source)

    @cached_property
    def number(self) -> Mapping[str, int]:
        """Each actor's number."""
        return {actor: number for number, actor in enumerate(self.actors)}

    @cached_property
    def distance(self) -> Floats:
        """1 / strength: the one place where a strong tie becomes a short one."""
        return 1.0 / self.strength

    @property
    def positive(self) -> NDArray[np.bool_]:
        """Which ties are support; every tie, where ties carry no sign."""
        return np.ones(self.ties, dtype=bool) if self.sign is None else self.sign > 0

    @property
    def negative(self) -> NDArray[np.bool_]:
        """Which ties are opposition; none, where ties carry no sign."""
        return np.zeros(self.ties, dtype=bool) if self.sign is None else self.sign < 0

    def keep(self, ties: NDArray[np.bool_]) -> Network:
        """The same actors with only some of the ties."""
        return Network(
            name=self.name,
            actors=self.actors,
            source=self.source[ties],
            target=self.target[ties],
            sign=None if self.sign is None else self.sign[ties],
            strength=self.strength[ties],
            directed=self.directed,
            claims=tuple(claim for claim, kept in zip(self.claims, ties, strict=True) if kept),
            left_out=self.left_out,
        )

    def matrix(self, values: Floats | Ints | None = None) -> csr_array:
        """A sparse n x n matrix with `values` (default: strength) at [source, target].

        An undirected network gives a symmetric matrix.
        """
        data = self.strength if values is None else np.asarray(values, dtype=float)
        rows, columns = self.source, self.target
        if not self.directed:
            rows, columns = np.r_[rows, columns], np.r_[columns, rows]
            data = np.r_[data, data]
        return adjacency(len(self), rows, columns, data)

    def remember(self, key: str, make: Callable[[], T]) -> T:
        """`make()`, computed once for this network: for what several measures of a run need."""
        if key not in self._memory:
            self._memory[key] = make()
        return self._memory[key]  # type: ignore[no-any-return]

    def by_actor(self, numbers: Floats | Ints) -> dict[str, float]:
        """An array over actors as a mapping from id to a plain number."""
        return dict(zip(self.actors, np.asarray(numbers).tolist(), strict=True))


def fold(
    size: int, source: Ints, target: Ints, *columns: Floats
) -> tuple[Ints, Ints, list[Floats], list[Ints]]:
    """Average each column over entries with the same source and target.

    Returns the distinct sources and targets in sorted order, the averaged columns, and for
    each pair the numbers of the entries it was folded from.
    """
    key = source * size + target
    order = np.argsort(key, kind="stable")
    pairs, starts, counts = np.unique(key[order], return_index=True, return_counts=True)
    means = (
        [np.add.reduceat(column[order], starts) / counts for column in columns]
        if len(pairs)
        else [np.zeros(0) for _ in columns]
    )
    groups = np.split(order, starts[1:]) if len(pairs) else []
    return pairs // size, pairs % size, means, list(groups)
