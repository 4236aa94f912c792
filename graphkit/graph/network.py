"""The arrays that measures on actors and ties work with."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from graphkit.by_actor import ByActor
from graphkit.graph.adjacency import adjacency
from graphkit.graph.pair_claims import FoldedClaims, Groups, at

if TYPE_CHECKING:
    from scipy.sparse import csr_array

T = TypeVar("T")
Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Numbers = TypeVar("Numbers", Floats, Ints)


@dataclass(frozen=True, eq=False)
class Network:
    """A graph of actors as arrays, one entry a tie.

    `actors` are ids in sorted order; `source` and `target` are their numbers. In a directed
    network an undirected tie stands twice, once each way; in an undirected one each tie
    stands once with source < target. There are no self-ties, and no two ties have the same
    source, target and sign; where support and opposition are kept apart (the signed view) a
    contested pair has one of each. `sign` is -1, 0 or 1, or None where ties carry no sign at
    all. `strength` is positive. `claims[t]` are the ids of the rows that tie t rests on,
    the strongest first.
    `undirected` counts the ties of a directed network that stand once though they have no
    direction. `by_sign` is the network with one tie for each sign that this one was folded from.
    """

    name: str
    actors: tuple[str, ...]
    source: Ints
    target: Ints
    sign: Ints | None
    strength: Floats
    directed: bool
    claims: Sequence[tuple[str, ...]]
    left_out: Mapping[str, int] = field(default_factory=dict)
    undirected: int = 0
    by_sign: Network | None = field(default=None, repr=False)
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

    @cached_property
    def pair(self) -> Ints:
        """A number for each tie's source and target, the same for ties that share both."""
        return np.asarray(self.source * len(self) + self.target, dtype=np.int64)

    @cached_property
    def contested(self) -> NDArray[np.bool_]:
        """Which ties join a pair that, in this direction, both supports and opposes."""
        apart = self.by_sign or self
        both = np.intersect1d(apart.pair[apart.positive], apart.pair[apart.negative])
        return np.isin(self.pair, both)

    @property
    def contested_pairs(self) -> int:
        """How many pairs (with their direction, where ties have one) are contested."""
        return len(np.unique(self.pair[self.contested]))

    def of(self, *signs: int) -> Network:
        """The ties that claims of these signs make, one a pair and direction, each as strong
        as the strongest of those claims; every tie, where ties carry no sign."""
        if self.sign is None:
            return self
        apart = self.by_sign or self
        return across_signs(apart.keep(np.isin(np.asarray(apart.sign), signs)))

    def keep(self, ties: NDArray[np.bool_]) -> Network:
        """The same actors with only some of the ties."""
        by_sign = self.by_sign
        return Network(
            name=self.name,
            actors=self.actors,
            source=self.source[ties],
            target=self.target[ties],
            sign=None if self.sign is None else self.sign[ties],
            strength=self.strength[ties],
            directed=self.directed,
            claims=at(self.claims, np.flatnonzero(ties)),
            left_out=self.left_out,
            by_sign=by_sign and by_sign.keep(np.isin(by_sign.pair, self.pair[ties])),
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

    def by_actor(self, numbers: Floats | Ints) -> ByActor:
        """An array over actors as a mapping from id to a plain number."""
        return ByActor(self.actors, numbers)


def across_signs(network: Network) -> Network:
    """One tie a pair and direction, as strong as the strongest of those that stand there.

    Its sign is the one that its signed claims agree on: 0 where there are none, and where the
    pair is contested.
    """
    key, strength, groups = fold(network.pair, network.strength)
    if len(key) == network.ties:
        return replace(network, by_sign=network, _memory={})
    assert network.sign is not None  # without signs a pair has one tie
    how = (np.maximum, np.minimum)
    highest, lowest = (fold(network.pair, network.sign, one)[1] for one in how)
    return Network(
        name=network.name,
        actors=network.actors,
        source=key // max(len(network), 1),
        target=key % max(len(network), 1),
        sign=np.maximum(highest, 0) + np.minimum(lowest, 0),
        strength=strength,
        directed=network.directed,
        claims=FoldedClaims((network.claims,), groups.by(-network.strength)),
        left_out=network.left_out,
        by_sign=network,
    )


def fold(key: Ints, value: Numbers, combine: np.ufunc = np.maximum) -> tuple[Ints, Numbers, Groups]:
    """Combine the values of all entries with the same key, by default into the largest.

    Returns the distinct keys in ascending order, the combined values, and for each key the
    numbers of the entries it was folded from.
    """
    if not len(key):
        return key, value, Groups(key, key)
    # Stable: entries of one key keep their order, and with it their claims.
    order = np.argsort(key, kind="stable")
    keys, starts = np.unique(key[order], return_index=True)
    return keys, combine.reduceat(value[order], starts), Groups(order, starts)
