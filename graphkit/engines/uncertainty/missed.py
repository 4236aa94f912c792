"""Ties and stances that nobody coded, drawn like those that were coded wrongly.

Replicates that only delete claims are biased: networks get thinner and ways longer than they
are. So errors go both ways, as in the Bernoulli model of errors in networks (Butts 2003; Young,
Cantwell & Newman 2021): as many ties are missing from the data as are false in it, on average
over all and for each actor. A missed tie has the sender, sign and strength of one doubtful row
and the receiver of another, where no tie is coded; a missed stance has the issue, position and
weight of one row and the actor of another, who has no stance on that issue, so that means are
not drawn to either side. Rows lend their actors by their chance to be false; of several claims
about one pair, or one actor on one issue, all must be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graphkit.engines.uncertainty.error_model import ErrorModel
from graphkit.engines.uncertainty.random_streams import Words, mixed, words
from graphkit.graph.claim_rows import ClaimRows, StanceClaims, TieClaims
from graphkit.graph.claims import Claims
from graphkit.graph.network import Floats, Ints

Bools = NDArray[np.bool_]
SERIES = 200  # replicates that share the places at which ties may be missed
_CELLS = 2_000_000  # numbers in one table of rows and lenders: 16 MB


@dataclass(frozen=True, eq=False)
class Missed:
    """What may be missing: the row that each is `like`, by number, and the actor at its `end`.

    `rate` is the chance that it exists, in the replicates of one `series`.
    """

    like: Ints
    end: Ints
    rate: Floats
    series: Ints


def chance_false(rows: ClaimRows, model: ErrorModel) -> Floats:
    """The chance of each claim to be false."""
    return 1 - np.where(np.isnan(rows.confidence), model.confidence, rows.confidence)


def _lends(rows: ClaimRows, model: ErrorModel) -> Floats:
    """The chance of each claim to be false while nothing stands in its place: where coders read a
    passage otherwise, another's reading does."""
    false = chance_false(rows, model)
    return false if rows.readings is None else np.where(rows.readings.by_share, 0.0, false)


def missed_ties(
    claims: Claims, model: ErrorModel, seed: int, series: int = 1
) -> tuple[TieClaims, Missed]:
    """The ties with those that may be missing after them, and these.

    Each of so many `series` of replicates has places of its own at which ties may be missed:
    with the same for all, the intervals would miss how much hangs on the place; with others in
    every replicate, their networks would be too dense to be solved together.
    """
    if not model.missed:
        return claims.ties, _none()
    ties, false = claims.ties, _once(_lends(claims.ties, model), _pair(claims.ties))
    drawn, like_words = (words(seed, word, ties.keys) for word in ("missed tie", "tie like"))
    # Either end of an undirected tie may stay, and either may be lent.
    turned = ~ties.directed & (drawn % 2 == 1)
    sender = np.where(turned, ties.target, ties.source)
    both = np.flatnonzero(~ties.directed)
    share = np.where(ties.directed, false, false / 2)
    lenders = _Lenders(
        actor=np.r_[ties.target, ties.source[both]],
        weight=np.r_[share, share[both]],
        word=np.r_[drawn, ~drawn[both]],
        size=len(claims),
    )
    tied = _tied(ties)
    missed = lenders.lend(
        like_words,
        false * model.missed,
        lambda row: tied[int(sender[row])],
        series,
    )
    like = missed.like
    rows = TieClaims(
        **_with(ties, missed),
        source=np.r_[ties.source, sender[like]],
        target=np.r_[ties.target, missed.end],
        sign=np.r_[ties.sign, ties.sign[like]],
        strength=np.r_[ties.strength, ties.strength[like]],
        directed=np.r_[ties.directed, ties.directed[like]],
    )
    return rows, missed


def missed_stances(
    claims: Claims, model: ErrorModel, seed: int, issue: int | None = None
) -> tuple[StanceClaims, Missed]:
    """The stances with those that may be missing after them, and these; only those on an `issue`
    (by number) where one is given, though anybody may be lent to it.

    What is missing is like the current stance of a cell. Two of one actor on one issue share a
    cell.
    """
    coded, missed = StanceLenders(claims, model, seed).missed(issue)
    return _with_missed(coded, missed, max(len(claims), 1)) if model.missed else coded, missed


@dataclass(frozen=True, eq=False)
class StanceLenders:
    """Who may hold a stance that nobody coded, on one issue after the other."""

    claims: Claims
    model: ErrorModel
    seed: int

    def missed(self, issue: int | None = None) -> tuple[StanceClaims, Missed]:
        """The stances coded on an issue (None: on any), and those that may be missing."""
        stances = self.claims.stances
        on = stances.cell_issue[stances.cell]
        rows = np.flatnonzero((on == issue) | (issue is None))
        coded = stances if issue is None else stances.at(rows)
        if not self.model.missed:
            return coded, _none()
        return coded, self._lenders.lend(
            words(self.seed, "stance like", coded.keys),
            self._false[rows] * self.model.missed,
            lambda row: self._placed[int(on[rows[row]])],
        )

    @cached_property
    def _false(self) -> Floats:
        stances = self.claims.stances
        return _once(_lends(stances, self.model), stances.cell)

    @cached_property
    def _placed(self) -> dict[int, set[int]]:
        """Who has a stance on each issue."""
        stances, found = self.claims.stances, defaultdict[int, set[int]](set)
        for actor, about in zip(
            stances.cell_actor.tolist(), stances.cell_issue.tolist(), strict=True
        ):
            found[about].add(actor)
        return found

    @cached_property
    def _lenders(self) -> _Lenders:
        stances = self.claims.stances
        word = words(self.seed, "missed stance", stances.keys)
        who = stances.cell_actor[stances.cell]
        return _Lenders(who, self._false, word, len(self.claims))


def _with_missed(coded: StanceClaims, missed: Missed, size: int) -> StanceClaims:
    like, issue = missed.like, coded.cell_issue[coded.cell]
    cells, cell = np.unique(issue[like] * size + missed.end, return_inverse=True)
    return StanceClaims(
        **_with(coded, missed),
        cell=np.r_[coded.cell, len(coded.cell_actor) + cell],
        cell_actor=np.r_[coded.cell_actor, cells % size],
        cell_issue=np.r_[coded.cell_issue, cells // size],
        position=np.r_[coded.position, coded.position[like]],
        salience=np.r_[coded.salience, coded.salience[like]],
        day=np.r_[coded.day, np.zeros(len(like), dtype=np.int64)],
        rank=np.r_[coded.rank, coded.rank[like]],
    )


def _none() -> Missed:
    """Nothing is missing."""
    nobody = np.zeros(0, dtype=np.int64)
    return Missed(nobody, nobody, np.zeros(0), nobody)


@dataclass(frozen=True, eq=False)
class _Lenders:
    """Rows that lend one of `size` actors: as often as their weight, drawn by a random word."""

    actor: Ints
    weight: Floats
    word: Words
    size: int

    def lend(
        self,
        to: Words,
        false: Floats,
        closed: Callable[[int], Collection[int]],
        series: int = 1,
    ) -> Missed:
        """An actor for each row that may be `false` and each series; none of those `closed` to it.

        Who is first of exponential arrival times comes first, so that one row more changes what
        few others are lent. Where all are closed nothing can be missed.
        """
        rows = np.flatnonzero(false > 0)
        found = np.full((series, len(false)), -1, dtype=np.int64)
        width = max(1, _CELLS // max(len(self.actor), 1))
        for part in (rows[first : first + width] for first in range(0, len(rows), width)):
            shut = self._shut(part, closed)
            for number in range(series):
                found[number, part] = self._first(to[part] + np.uint64(number), shut)
        of, like = np.nonzero(found >= 0)
        return Missed(like, found[of, like], np.minimum(1.0, false[like]), of)

    def _shut(self, rows: Ints, closed: Callable[[int], Collection[int]]) -> Bools:
        """Which lenders' actors are closed to each row (rows x lenders)."""
        shut = np.zeros((len(rows), self.size), dtype=bool)
        for place, row in enumerate(rows.tolist()):
            shut[place, list(closed(row))] = True
        return shut[:, self.actor]

    def _first(self, to: Words, shut: Bools) -> Ints:
        """The first actor to arrive at each row, -1 for none."""
        with np.errstate(divide="ignore"):
            arrival = -np.log(mixed(to[:, None], self.word[None])) / self.weight
        arrival[shut] = np.inf
        first = arrival.argmin(axis=1)
        there = np.isfinite(arrival[np.arange(len(to)), first])
        return np.where(there, self.actor[first], -1)


def _once(false: Floats, group: Ints) -> Floats:
    """The chance that all claims of a group are false, at its first; 0 at the others."""
    groups, first, of = np.unique(group, return_index=True, return_inverse=True)
    every = np.ones(len(groups))
    np.multiply.at(every, of.ravel(), false)
    found = np.zeros_like(false)
    found[first] = every
    return found


def _pair(ties: TieClaims) -> Ints:
    """A number for each pair of actors, that from one to the other or both ways."""
    low, high = np.minimum(ties.source, ties.target), np.maximum(ties.source, ties.target)
    one, other = (
        np.where(ties.directed, *ends) for ends in ((ties.source, low), (ties.target, high))
    )
    size = int(max(one.max(initial=0), other.max(initial=0))) + 1
    return np.asarray((one * size + other) * 2 + ties.directed)


def _tied(ties: TieClaims) -> dict[int, set[int]]:
    """Those to whom each actor has a tie, and itself."""
    found: dict[int, set[int]] = defaultdict(set)
    columns = ties.source.tolist(), ties.target.tolist(), ties.directed.tolist()
    for source, target, directed in zip(*columns, strict=True):
        found[source] |= {source, target}
        found[target] |= {target} if directed else {source, target}
    return found


def _with(rows: ClaimRows, missed: Missed) -> dict[str, Any]:
    """What claims of every kind have; nobody coded those missed, and no source says them."""
    count = len(missed.like)
    return {
        "ids": (*rows.ids, *(f"missed {number}" for number in range(count))),
        "keys": (*rows.keys, *([""] * count)),
        "confidence": np.r_[rows.confidence, missed.rate],
        "sources": (*rows.sources, *([()] * count)),
        "coders": (*rows.coders, *([None] * count)),
    }
