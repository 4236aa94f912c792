"""Doubt about claims, as replicates: which claims are kept, and by how much they are off.

A replicate keeps each tie and stance claim with its confidence, multiplies strengths and
capabilities by a lognormal factor and moves positions by a normal amount. Every claim has its
own stream of random numbers, started from the seed and from what the claim says, so that the
same seed gives the same replicates whatever the order of rows, and one claim more leaves the
draws of the others alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from graphkit.graph.claims import ClaimRows, Claims, StanceClaims
from graphkit.graph.network import Floats, Ints

Bools = NDArray[np.bool_]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Doubt:
    """How far claims may be off.

    `confidence` stands in where a claim has none. `strength` and `capability` are standard
    deviations of the logarithm (0.2: about +-20%), `position` is one in units of the scale from
    -1 to 1; positions stay on the scale, and a neutral one (0) stays neutral.
    """

    confidence: float = 0.8
    strength: float = 0.2
    position: float = 0.1
    capability: float = 0.1


@dataclass(frozen=True, eq=False)
class Replicates:
    """Replicates of claims, one a column.

    `ties` says which tie claims hold and `strength` how strong they are (ties x replicates);
    `chosen` is the stance claim that counts in each cell, -1 for none (cells x replicates),
    `position` where each stance claim stands (claims x replicates). `capability` is what is
    coded, before doubt: one slice (actors x issues) a replicate, or one for all of them.
    `first` is the number of the first replicate in the series it was cut from.
    """

    claims: Claims
    ties: Bools
    strength: Floats
    chosen: Ints
    position: Floats
    capability: Floats
    doubt: Doubt | None = None
    seed: int = 0
    first: int = 0

    def __len__(self) -> int:
        return int(self.ties.shape[1])

    def part(self, first: int, last: int) -> Replicates:
        """Only the replicates from `first` up to `last`."""
        return Replicates(
            claims=self.claims,
            ties=self.ties[:, first:last],
            strength=self.strength[:, first:last],
            chosen=self.chosen[:, first:last],
            position=self.position[:, first:last],
            capability=self.capability[first:last] if len(self.capability) > 1 else self.capability,
            doubt=self.doubt,
            seed=self.seed,
            first=self.first + first,
        )

    def at(self, columns: Ints) -> Replicates:
        """Only some of the replicates, which must be as coded: doubts are drawn in series."""
        assert self.doubt is None
        return Replicates(
            claims=self.claims,
            ties=self.ties[:, columns],
            strength=self.strength[:, columns],
            chosen=self.chosen[:, columns],
            position=self.position[:, columns],
            capability=self.capability[columns] if len(self.capability) > 1 else self.capability,
        )

    def remember(self, key: str, make: Callable[[], T]) -> T:
        """`make()`, computed once for these replicates: for what several numbers rest on."""
        if key not in self._memory:
            self._memory[key] = make()
        return self._memory[key]  # type: ignore[no-any-return]

    @cached_property
    def _memory(self) -> dict[str, Any]:
        return {}

    @cached_property
    def held(self) -> Floats:
        """The current position of each cell, nan where no claim holds (cells x replicates)."""
        return self._of(self.position, np.nan)

    @cached_property
    def salience(self) -> Floats:
        """The salience of each cell's current stance, 0 where there is none."""
        salience = np.broadcast_to(self.claims.stances.salience[:, None], self.position.shape)
        return self._of(salience, 0.0)

    def _of(self, column: Floats, absent: float) -> Floats:
        if not column.size:
            return np.full(self.chosen.shape, absent)
        found = np.take_along_axis(column, np.maximum(self.chosen, 0), axis=0)
        return np.where(self.chosen >= 0, found, absent)

    def capability_on(self, issue: int, actors: Ints) -> Floats:
        """Capability on an issue (actors x replicates), nan where none is coded."""
        base = np.broadcast_to(self.capability[:, actors, issue].T, (len(actors), len(self)))
        if self.doubt is None or not self.doubt.capability:
            return base
        name, last = self.claims.issues[issue].id, self.first + len(self)
        words = [f"{self.claims.actors[actor]}\x1f{name}" for actor in actors]
        draws = _uniform(self.seed, "capability", words, last, 2)[:, self.first :]
        spread = self.doubt.capability * _normal(draws[..., 0], draws[..., 1])
        return np.asarray(np.minimum(base * np.exp(spread), 100.0))


def as_coded(
    claims: Claims, ties: Bools, stances: Bools, capability: Floats | None = None
) -> Replicates:
    """Replicates without jitter, in which the claims marked hold (claims x replicates)."""
    chosen = current(claims.stances, stances, np.zeros(stances.shape))
    position = np.broadcast_to(claims.stances.position[:, None], stances.shape)
    chosen, position = _by_majority(claims.stances, stances, chosen, position)
    return Replicates(
        claims=claims,
        ties=ties,
        strength=np.broadcast_to(claims.ties.strength[:, None], ties.shape),
        chosen=chosen,
        position=position,
        capability=claims.capability()[None] if capability is None else capability,
    )


def point(claims: Claims) -> Replicates:
    """The one replicate in which every claim holds as it was coded."""
    ties, stances = (np.ones((len(rows), 1), dtype=bool) for rows in (claims.ties, claims.stances))
    return as_coded(claims, ties, stances)


def draw(claims: Claims, doubt: Doubt, replicates: int, seed: int) -> Replicates:
    """Replicates of the claims under doubt; the same for the same content and seed."""
    ties, stances = claims.ties, claims.stances
    keep, *two = np.moveaxis(_uniform(seed, "tie", ties.keys, replicates, 3), -1, 0)
    strength = ties.strength[:, None] * np.exp(doubt.strength * _normal(*two))
    hold, *pair, race = np.moveaxis(_uniform(seed, "stance", stances.keys, replicates, 4), -1, 0)
    moved = stances.position[:, None] + doubt.position * _normal(*pair)
    sure = _confidence(stances, doubt)
    return Replicates(
        claims=claims,
        ties=keep < _confidence(ties, doubt),
        strength=strength,
        chosen=current(stances, hold < sure, _race(race, sure)),
        position=np.where(stances.position[:, None] == 0, 0.0, np.clip(moved, -1.0, 1.0)),
        capability=claims.capability()[None],
        doubt=doubt,
        seed=seed,
    )


def current(stances: StanceClaims, kept: Bools, race: Floats) -> Ints:
    """The claim that states each cell's current stance, -1 for none (cells x replicates).

    It is the latest of the claims kept; of several on the same day the one with the smallest
    `race`, and among equals the one that the stance view prefers.
    """
    chosen = np.full((len(stances.cell_actor), kept.shape[1]), -1, dtype=np.int64)
    for members in reversed(_days(stances)):
        cell, first = stances.cell[members[0]], members[0]
        if len(members) > 1:
            order = np.where(kept[members], race[members], np.inf)
            first = np.array(members)[np.argmin(order, axis=0)]
        chosen[cell] = np.where(kept[members].any(axis=0), first, chosen[cell])
    return chosen


def _by_majority(
    stances: StanceClaims, kept: Bools, chosen: Ints, position: Floats
) -> tuple[Ints, Floats]:
    """As `current_claim` has it: of claims that rank the same the side with more of them, and
    none (0) where there are as many on each."""
    for group in _contradicting(stances):
        cell, side = stances.cell[group[0]], np.sign(stances.position[group])[:, None]
        here = np.isin(chosen[cell], group)
        lead = (side * kept[group]).sum(axis=0)
        chosen, position = chosen.copy(), position.copy()
        for sign in (-1, 1):
            first = np.array(group)[np.argmax(kept[group] & (side == sign), axis=0)]
            chosen[cell] = np.where(here & (lead * sign > 0), first, chosen[cell])
        even = np.flatnonzero(here & (lead == 0))
        position[chosen[cell, even], even] = 0.0
    return chosen, position


def _contradicting(stances: StanceClaims) -> list[list[int]]:
    """Claims of one cell that rank the same and stand on both sides, together."""
    together: dict[tuple[int, int], list[int]] = {}
    for claim, place in enumerate(zip(stances.cell.tolist(), stances.rank.tolist(), strict=True)):
        together.setdefault(place, []).append(claim)
    groups = (group for group in together.values() if len(group) > 1)
    return [g for g in groups if len({*np.sign(stances.position[g]).tolist()}) > 1]


def _days(stances: StanceClaims) -> list[list[int]]:
    """The claims of a cell on the same day, together; days in the order of the claims."""
    together: dict[tuple[int, int], list[int]] = {}
    columns = zip(stances.cell.tolist(), stances.day.tolist(), strict=True)
    for claim, place in enumerate(columns):
        together.setdefault(place, []).append(claim)
    return list(together.values())


def _confidence(rows: ClaimRows, doubt: Doubt) -> Floats:
    known = rows.confidence
    return np.where(np.isnan(known), doubt.confidence, known)[:, None]


def _race(uniform: Floats, confidence: Floats) -> Floats:
    """Exponential arrival times: the chance to come first is proportional to the odds.

    If exactly one of two claims is true, odds are the chances that it is this one. A certain
    claim arrives at once.
    """
    with np.errstate(divide="ignore"):
        return np.asarray(-np.log1p(-uniform) * (1 / confidence - 1))


def _normal(one: Floats, other: Floats) -> Floats:
    """Standard normal numbers from pairs of uniform ones (Box & Muller 1958)."""
    return np.asarray(np.sqrt(-2 * np.log1p(-one)) * np.cos(2 * np.pi * other))


def _uniform(seed: int, table: str, keys: Sequence[str], rows: int, columns: int) -> Floats:
    """Uniform numbers on [0, 1), keys x rows x columns, from one stream for each key.

    The first rows are the same however many are asked for. Of equal keys each has a stream.
    """
    numbers = np.empty((len(keys), rows, columns))
    seen: Counter[str] = Counter()
    for place, key in enumerate(keys):
        word = f"{seed}\x1e{table}\x1e{key}\x1e{seen[key]}"
        seen[key] += 1
        start = np.frombuffer(sha256(word.encode("utf-8", "surrogatepass")).digest(), dtype="<u8")
        np.random.Generator(np.random.Philox(key=start[:2])).random(out=numbers[place])
    return numbers
