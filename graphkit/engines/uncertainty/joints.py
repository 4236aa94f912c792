"""What a network of camps hangs together by: the ties and stances without which it falls apart.

Actors are joined by signed ties, and by the issues on which they hold a stance. A tie or stance
on no cycle of this network is a joint: nothing else joins what lies on its two sides, so where
these stand to one another is no surer than that it holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from graphkit.engines.balance.blocks import bridges, parts
from graphkit.engines.uncertainty.error_model import ErrorModel
from graphkit.engines.uncertainty.replicates import point
from graphkit.engines.uncertainty.stack import signed_values
from graphkit.engines.uncertainty.two_forests import two_forests
from graphkit.graph.claim_rows import ClaimRows
from graphkit.graph.claims import Claims
from graphkit.graph.network import Floats, Ints


@dataclass(frozen=True, slots=True)
class Joint:
    """A tie between two actors, or an actor's stance on an issue, that alone joins two sides.

    `ends` are the ids of the two, the one on the near side first; `claims` the rows that say it
    and `sure` the chance that at least one of them holds. `far` are the actors on the side that
    hangs on it, which has no more actors than the other.
    """

    ends: tuple[str, str]
    claims: tuple[str, ...]
    sure: float
    far: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Joints:
    """The network of actors (numbers 0 .. size - 1) and issues (after them) that camps rest on.

    `low` and `high` are the ends of each tie or stance, `claims` its rows, `sure` the chance
    that any of them holds. Only those are here among which every joint is (`two_forests`).
    """

    names: tuple[str, ...]
    size: int
    low: Ints
    high: Ints
    claims: tuple[tuple[str, ...], ...]
    sure: Floats

    @cached_property
    def part(self) -> Ints:
        """The number of the part that each actor is in; nothing joins two parts."""
        return parts(len(self.names), self.low, self.high)[: self.size]

    @cached_property
    def _bridges(self) -> list[int]:
        """The ties and stances that lie on no cycle (Tarjan 1974)."""
        return bridges(len(self.names), self.low, self.high)

    @cached_property
    def block(self) -> Ints:
        """The number of the block that each actor and issue is in: inside one, no single tie or
        stance joins any two of its members."""
        kept = np.ones(len(self.low), dtype=bool)
        kept[self._bridges] = False
        return parts(len(self.names), self.low[kept], self.high[kept])

    @cached_property
    def _beside(self) -> dict[int, list[tuple[int, int]]]:
        """For each block the blocks beside it, with the joint that joins them."""
        found: dict[int, list[tuple[int, int]]] = {}
        for joint in self._bridges:
            one, other = int(self.block[self.low[joint]]), int(self.block[self.high[joint]])
            found.setdefault(one, []).append((other, joint))
            found.setdefault(other, []).append((one, joint))
        return found

    def _walk(self, start: int) -> Iterator[tuple[int, int, int]]:
        """Blocks out from `start`, each with the block before it and the joint between them."""
        ahead = [(start, -1)]
        while ahead:
            block, before = ahead.pop()
            for beside, joint in self._beside.get(block, ()):
                if beside != before:
                    yield beside, block, joint
                    ahead.append((beside, block))

    @cached_property
    def _far(self) -> dict[int, tuple[int, int]]:
        """Each joint's far block, seen from its part's middle, and how many actors are there."""
        found: dict[int, tuple[int, int]] = {}
        for middle in self._middles:
            steps = list(self._walk(middle))
            beyond = self._weight.copy()
            for block, before, joint in reversed(steps):
                found[joint] = (block, int(beyond[block]) // self._one)
                beyond[before] += beyond[block]
        return found

    @property
    def _one(self) -> int:
        """What an actor weighs against an issue: more than all issues together."""
        return len(self.names) - self.size + 1

    @cached_property
    def _weight(self) -> Ints:
        """How many actors each block holds; issues only tell halves of equal size apart, so that
        those with stances are the middle and the others hang on them."""
        blocks = int(self.block.max(initial=-1)) + 1
        actors = np.bincount(self.block[: self.size], minlength=blocks)
        return np.asarray(
            actors * self._one + np.bincount(self.block[self.size :], minlength=blocks)
        )

    @cached_property
    def _middles(self) -> list[int]:
        """For each part the block that no joint parts from more than half of the actors."""
        found, seen = [], set()
        for start in self._beside:
            if start in seen:
                continue
            steps = list(self._walk(start))
            seen |= {start, *(block for block, _, _ in steps)}
            inside = self._weight.copy()
            for block, before, _ in reversed(steps):
                inside[before] += inside[block]
            middle = start
            for block, before, _ in steps:
                if before == middle and 2 * inside[block] > inside[start]:
                    middle = block
            found.append(middle)
        return found

    @cached_property
    def hangs(self) -> tuple[Joint, ...]:
        """The outermost joints on which two actors or more hang, those with most actors first.

        These are the ones beside the middle: whatever hangs on another hangs on one of them too.
        """
        found = [
            self._joint(joint)
            for middle in self._middles
            for _, joint in self._beside[middle]
            if self._far[joint][1] > 1
        ]
        return tuple(sorted(found, key=lambda joint: (-len(joint.far), joint.ends)))

    def _behind(self, joint: int) -> set[int]:
        """The blocks on the far side of a joint."""
        first = self._far[joint][0]
        near = next(block for block, other in self._beside[first] if other == joint)
        found, ahead = {first}, [(first, near)]
        while ahead:
            block, before = ahead.pop()
            beside = [other for other, _ in self._beside[block] if other != before]
            found.update(beside)
            ahead += [(other, block) for other in beside]
        return found

    def _joint(self, joint: int) -> Joint:
        blocks = self._behind(joint)
        ends = (int(self.low[joint]), int(self.high[joint]))
        near = ends if int(self.block[ends[1]]) in blocks else ends[::-1]
        return Joint(
            ends=(self.names[near[0]], self.names[near[1]]),
            claims=self.claims[joint],
            sure=float(self.sure[joint]),
            far=tuple(
                self.names[actor] for actor in range(self.size) if int(self.block[actor]) in blocks
            ),
        )

    @cached_property
    def middle(self) -> Ints:
        """The block in the middle of each actor's part; actors in it hang on no joint."""
        of_part = {int(self._part_of_block[block]): block for block in self._middles}
        own = self.block[: self.size]
        return np.array(
            [of_part.get(int(p), b) for p, b in zip(self.part, own.tolist(), strict=True)],
            dtype=np.int64,
        )

    @cached_property
    def _part_of_block(self) -> Ints:
        every = parts(len(self.names), self.low, self.high)
        found = np.zeros(int(self.block.max(initial=-1)) + 1, dtype=np.int64)
        found[self.block] = every
        return found

    def at_most(self, actors: Ints) -> Floats:
        """No two of these actors are joined with a higher chance than this (actors x actors)."""
        own = self.block[actors]
        found = np.ones((len(actors), len(actors)))
        for block in np.unique(own).tolist():
            sure = {block: 1.0}
            for beside, before, joint in self._walk(block):
                sure[beside] = sure[before] * float(self.sure[joint])
            found[own == block] = [sure.get(other, 1.0) for other in own.tolist()]
        return found

    def at_most_placed(self) -> Floats:
        """No actor is joined to its part's middle with a higher chance than this."""
        sure = {int(block): 1.0 for block in np.unique(self.middle)}
        for middle in list(sure):
            for beside, before, joint in self._walk(middle):
                sure[beside] = sure[before] * float(self.sure[joint])
        return np.array([sure[int(block)] for block in self.block[: self.size]], dtype=float)


def joints(
    claims: Claims, *, ties: bool = True, stances: bool = True, confidence: float | None = None
) -> Joints:
    """What joins the actors of these claims: ties, stances or both.

    `confidence` stands in where a claim has none. Neutral claims join nobody, nor does a pair
    whose support and opposition leave no sign.
    """
    size, missing = len(claims), ErrorModel().confidence if confidence is None else confidence
    whole = point(claims)
    arcs, value = signed_values(whole)
    used = np.flatnonzero(value[:, 0]) if ties else np.zeros(0, dtype=np.int64)
    low = np.minimum(arcs.source, arcs.target)[used]
    high = np.maximum(arcs.source, arcs.target)[used]
    pairs = np.unique(np.c_[low, high], axis=0)
    cells = np.flatnonzero(np.nan_to_num(whole.held[:, 0]) if stances else ())
    held = claims.stances
    ends = np.r_[pairs, np.c_[held.cell_actor[cells], size + held.cell_issue[cells]]]
    names = (*claims.actors, *(question.id for question in claims.issues))
    kept = two_forests(len(names), ends[:, 0], ends[:, 1])
    said = _said(claims, ends[kept], cells[kept[kept >= len(pairs)] - len(pairs)])
    return Joints(
        names=names,
        size=size,
        low=ends[kept, 0],
        high=ends[kept, 1],
        claims=tuple(tuple(table.ids[row] for row in group) for table, group in said),
        sure=np.array([_any_holds(*behind, missing) for behind in said], dtype=float),
    )


def _said(claims: Claims, ends: Ints, cells: Ints) -> list[tuple[ClaimRows, list[int]]]:
    """The claims behind each tie, and after these behind each stance (of these `cells`)."""
    by_pair = _rows_of_pairs(claims)
    pairs = map(tuple, ends[: len(ends) - len(cells)].tolist())
    by_cell = _rows_of_cells(claims, cells)
    return [
        *((claims.ties, by_pair[a, b]) for a, b in pairs),
        *((claims.stances, rows) for rows in by_cell),
    ]


def _rows_of_pairs(claims: Claims) -> dict[tuple[int, int], list[int]]:
    """The signed tie claims about each pair of actors."""
    found: dict[tuple[int, int], list[int]] = {}
    ties = claims.ties
    for row in [] if claims.unsigned else np.flatnonzero(ties.sign).tolist():
        ends = int(ties.source[row]), int(ties.target[row])
        found.setdefault((min(ends), max(ends)), []).append(row)
    return found


def _rows_of_cells(claims: Claims, cells: Ints) -> list[list[int]]:
    """The stance claims of each of these cells, which are sorted."""
    rows = np.flatnonzero(np.isin(claims.stances.cell, cells))
    found: dict[int, list[int]] = {cell: [] for cell in cells.tolist()}
    for row, cell in zip(rows.tolist(), claims.stances.cell[rows].tolist(), strict=True):
        found[cell].append(row)
    return list(found.values())


def _any_holds(table: ClaimRows, rows: Sequence[int], missing: float) -> float:
    """The chance that at least one of these claims holds, each for itself."""
    known = table.confidence[rows]
    return float(1 - np.prod(1 - np.where(np.isnan(known), missing, known)))
