"""Many networks on the same actors at once: the ties of every replicate, side by side."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graphkit.engines.uncertainty.current_stances import Bools
from graphkit.engines.uncertainty.replicates import Replicates
from graphkit.graph.claim_rows import TieClaims
from graphkit.graph.network import Floats, Ints, Network

_FEW = 4000  # rows up to which adding them up takes no longer than loading SciPy


@dataclass(frozen=True, eq=False)
class Stack:
    """The arcs that stand in any of many networks; undirected ties stand both ways.

    `strength` is 0 where an arc is absent (arcs x replicates), `sign` -1, 0 or 1, or None
    where ties carry no sign at all. Arcs are in the order of source, then target, then sign.
    """

    name: str
    actors: tuple[str, ...]
    source: Ints
    target: Ints
    strength: Floats
    sign: Ints | None
    directed: bool

    def __len__(self) -> int:
        """The number of replicates."""
        return int(self.strength.shape[1])

    @property
    def size(self) -> int:
        """The number of actors."""
        return len(self.actors)

    def only(self, sign: int) -> Stack:
        """The arcs of one sign."""
        assert self.sign is not None
        strength = np.where(self.sign == sign, self.strength, 0.0)
        some = (strength > 0).any(axis=1)
        return Stack(
            name=self.name,
            actors=self.actors,
            source=self.source[some],
            target=self.target[some],
            strength=strength[some],
            sign=self.sign[some],
            directed=self.directed,
        )

    def network(self, replicate: int) -> Network:
        """One replicate as a network of its own; its arcs rest on no rows."""
        there = self.strength[:, replicate] > 0
        if not self.directed:
            there &= self.source < self.target
        return Network(
            name=self.name,
            actors=self.actors,
            source=self.source[there],
            target=self.target[there],
            sign=None if self.sign is None else self.sign[there, replicate],
            strength=self.strength[there, replicate],
            directed=self.directed,
            claims=((),) * int(there.sum()),
        )


@dataclass(frozen=True, eq=False)
class Reached:
    """Per actor and replicate: paths through it, and the ways that lead to it.

    `through` is the share of shortest paths through the actor summed over ordered pairs,
    `count` how many others have a path to it, `far` the sum of their distances, `near` the sum
    of 1 / distance.
    """

    through: Floats
    count: Floats
    far: Floats
    near: Floats


def channels(replicates: Replicates) -> Stack:
    """The ties of support and dealings in every replicate, by strength alone: what
    `paths.channels` chooses unless asked for others."""
    arcs, (oppose, neutral, support) = _sides(replicates, np.ones(len(replicates.ties), dtype=bool))
    opposed = (oppose > 0) & (support == 0)
    strength = np.where(opposed, 0.0, np.maximum(neutral, support))
    return arcs.stack(replicates, "influence", strength, None, directed=replicates.claims.directed)


def influence(replicates: Replicates) -> Stack:
    """What the influence view of every replicate is folded from: one arc for each sign."""
    return _by_sign(replicates, "influence", np.ones(len(replicates.claims.ties), dtype=bool))


def signed(replicates: Replicates) -> Stack:
    """The signed view of every replicate: of a contested pair support and opposition apart."""
    return _by_sign(replicates, "signed", replicates.claims.ties.sign != 0)


def _by_sign(replicates: Replicates, name: str, used: Bools) -> Stack:
    ties, unsigned = replicates.claims.ties, replicates.claims.unsigned
    arcs = Arcs(ties, np.flatnonzero(used), len(replicates.claims), by_sign=True)
    strength = arcs.strongest(np.where(replicates.ties, replicates.strength, 0.0))
    sign = ties.sign[arcs.claim[arcs.starts]][:, None] * (strength > 0)
    directed = bool(ties.directed[used].any())
    return arcs.stack(replicates, name, strength, None if unsigned else sign, directed=directed)


def signed_values(replicates: Replicates) -> tuple[Arcs, Floats]:
    """The pairs of the signed view and their sign x strength, 0 where they are contested
    (arcs x replicates); none where ties carry no sign."""
    claims = replicates.claims
    used = np.zeros(len(claims.ties), dtype=bool) if claims.unsigned else claims.ties.sign != 0
    arcs, (oppose, _, support) = _sides(replicates, used)
    return arcs, np.where((support > 0) & (oppose > 0), 0.0, support - oppose)


def said_already(replicates: Replicates, arcs: Arcs) -> Bools:
    """The arcs that say backwards what undirected claims alone say forwards (arcs x replicates):
    who counts ties leaves them out."""
    there = replicates.ties & replicates.claims.ties.directed[:, None]
    directed = arcs.add(there) > 0
    if not len(arcs.starts):
        return directed
    other = np.minimum(np.searchsorted(arcs.key, arcs.back), len(arcs.key) - 1)
    mutual = (arcs.key[other] == arcs.back)[:, None] & ~directed & ~directed[other]
    return np.asarray(mutual & (arcs.source > arcs.target)[:, None])


def _sides(replicates: Replicates, used: Bools) -> tuple[Arcs, list[Floats]]:
    """The pairs of some claims, and for each sign (-1, 0, 1) the strongest of them that holds."""
    ties = replicates.claims.ties
    arcs = Arcs(ties, np.flatnonzero(used), len(replicates.claims))
    return arcs, [
        arcs.strongest(
            np.where(replicates.ties & (ties.sign == sign)[:, None], replicates.strength, 0.0)
        )
        for sign in (-1, 0, 1)
    ]


def sums(stack: Stack, end: Ints, column: Floats) -> Floats:
    """The sum over the arcs at each actor (arcs x replicates -> actors x replicates)."""
    return add_up(stack.size, end, column)


def add_up(groups: int, group: Ints, column: Floats) -> Floats:
    """The sum of the rows of each group (rows x replicates -> groups x replicates)."""
    if len(group) > _FEW:
        from scipy.sparse import csr_array

        rows = np.arange(len(group))
        at = csr_array((np.ones(len(group)), (group, rows)), shape=(groups, len(group)))
        return np.asarray(at @ column, dtype=float)
    found = np.zeros((groups, column.shape[1]))
    for one, row in zip(group.tolist(), column, strict=True):
        found[one] += row
    return found


class Arcs:
    """Claims grouped by the arcs that they fold into; `by_sign`: each sign by itself."""

    def __init__(self, ties: TieClaims, used: Ints, size: int, *, by_sign: bool = False) -> None:
        both = used[~ties.directed[used]]
        claim = np.r_[used, both]
        source = np.r_[ties.source[used], ties.target[both]]
        target = np.r_[ties.target[used], ties.source[both]]
        key = (source * size + target) * 3 + (ties.sign[claim] + 1 if by_sign else 0)
        order = np.argsort(key, kind="stable")
        self.claim = claim[order]
        self.key, self.starts = np.unique(key[order], return_index=True)
        ends, sign = self.key // 3, self.key % 3
        self.source, self.target = ends // max(size, 1), ends % max(size, 1)
        self.back = (self.target * size + self.source) * 3 + sign  # keys of the arcs backwards

    def add(self, column: Floats | Bools) -> Floats:
        """The sum over the claims of each arc (claims x replicates -> arcs x replicates)."""
        if not len(self.starts):
            return np.zeros((0, column.shape[1]))
        return np.asarray(np.add.reduceat(column[self.claim], self.starts, axis=0), dtype=float)

    def strongest(self, column: Floats) -> Floats:
        """The largest over the claims of each arc (claims x replicates -> arcs x replicates)."""
        if not len(self.starts):
            return np.zeros((0, column.shape[1]))
        return np.asarray(np.maximum.reduceat(column[self.claim], self.starts, axis=0))

    def stack(
        self,
        replicates: Replicates,
        name: str,
        strength: Floats,
        sign: Ints | None,
        *,
        directed: bool,
    ) -> Stack:
        return Stack(
            name=name,
            actors=replicates.claims.actors,
            source=self.source,
            target=self.target,
            strength=strength,
            sign=sign,
            directed=directed,
        )
