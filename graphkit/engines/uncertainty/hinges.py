"""What a conclusion hangs on: the sources, coders and actors whose absence would change it."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from graphkit.engines.uncertainty.conclusions import conclusions
from graphkit.engines.uncertainty.how_many import left_out
from graphkit.engines.uncertainty.leave_out import LeftOut, by_actor, by_coder, by_source
from graphkit.engines.uncertainty.replicate_measures import ReplicateMeasures
from graphkit.engines.uncertainty.replicates import Replicates, point
from graphkit.engines.uncertainty.results import MOVED, Flip, Hinge, Kind, Stacked
from graphkit.graph.claims import Claims
from graphkit.graph.network import Floats, Ints


def hinges(claims: Claims, issue: int | None, first_by: Stacked) -> tuple[Hinge, ...]:
    """All that the conclusions hang on, what flips most first.

    `issue` is a number or None for conclusions on ties alone; `first_by` ranks actors. An
    actor's own absence is no news about itself. In large networks only the sources and actors
    with the most claims are left out (`how_many.left_out`).
    """
    most = left_out(claims)
    groups: tuple[tuple[Kind, LeftOut | None], ...] = (
        ("source", by_source(claims, most)),
        ("coder", by_coder(claims)),
        ("actor", by_actor(claims, most)),
    )
    whole = _Whole(claims, issue, first_by)
    compared = [_Comparison(whole, kind, left) for kind, left in groups if left and left.names]
    first = _first_of_all(whole, compared)
    return tuple(sorted((one for each in compared for one in each.hinges(first)), key=_weight))


def _first_of_all(whole: _Whole, compared: Iterable[_Comparison]) -> int:
    """Who comes first by all claims: as without what speaks of no tie, where there is such."""
    for one in compared:
        complete = one.left.replicates.ties.all(axis=0)
        if complete.any():
            return int(one.firsts[complete.argmax()])
    return int(_first(point(whole.claims), whole.first_by)[0])


def _weight(hinge: Hinge) -> tuple[int, int, float, str, str]:
    shift = abs(hinge.shift or 0.0)
    return -len(hinge.flips), -len(hinge.turns), -shift, hinge.kind, hinge.id


class _Whole:
    """What is concluded from all claims on the issue; `first_by` ranks actors."""

    def __init__(self, claims: Claims, issue: int | None, first_by: Stacked) -> None:
        self.claims, self.issue, self.first_by = claims, issue, first_by
        self.concluded = None if issue is None else conclusions(point(claims), issue)


class _Comparison:
    """The data without one thing after the other, against the whole."""

    def __init__(self, whole: _Whole, kind: Kind, left: LeftOut) -> None:
        self.claims, self.issue, self.kind, self.left = whole.claims, whole.issue, kind, left
        self.firsts = _first(left.replicates, whole.first_by)
        if whole.issue is not None and whole.concluded is not None:
            self.whole = whole.concluded
            self.without = conclusions(left.replicates, whole.issue)

    def hinges(self, first: int) -> Iterable[Hinge]:
        """What flips without one thing after the other; `first` comes first with all."""
        for column, name in enumerate(self.left.names):
            flips = tuple(self._flips(column, name, first))
            shift = self._shift(column)
            turns = tuple(self._turns(column, name))
            if flips or turns or shift is None or abs(shift) >= MOVED:
                lost = tuple(sorted(self.left.lost[column]))
                yield Hinge(self.kind, name, flips, shift, lost, turns)

    def _flips(self, column: int, name: str, leader: int) -> Iterable[Flip]:
        if self.issue is not None:
            whole, without = self.whole, self.without
            there = not np.isnan(whole.outcome[0])
            if there and np.sign(whole.outcome[0]) != np.sign(without.outcome[column]):
                yield "outcome"
            if whole.majority[0] != without.majority[column]:
                yield "majority"
            changed = ~_same(whole.deciders[:, 0], without.deciders[:, column])
            deciders = self.claims.issues[self.issue].decided_by
            if any(d != name for d, new in zip(deciders, changed.tolist(), strict=True) if new):
                yield "decider"
        now = int(self.firsts[column])
        if leader >= 0 and now != leader and self.claims.actors[leader] != name:
            yield "first"

    def _turns(self, column: int, name: str) -> Iterable[str]:
        """The actors whose stance would be one on the other side; not those who would have none."""
        if self.issue is None:
            return
        turned = self.whole.sides[:, 0] * self.without.sides[:, column] < 0
        for actor in self.whole.actors[turned].tolist():
            if self.claims.actors[actor] != name:
                yield self.claims.actors[actor]

    def _shift(self, column: int) -> float | None:
        if self.issue is None or np.isnan(self.whole.outcome[0]):
            return 0.0
        after = self.without.outcome[column]
        scale = self.claims.issues[self.issue].scale.place
        return (
            None if np.isnan(after) else scale(float(after)) - scale(float(self.whole.outcome[0]))
        )


def _same(one: Floats, other: Floats) -> np.ndarray:
    return np.asarray((one == other) | (np.isnan(one) & np.isnan(other)))


def _first(replicates: Replicates, measure: Stacked) -> Ints:
    """Who comes first in each replicate, -1 where the measure is not defined or 0 for everybody.

    Most sources speak of no tie: replicates with the same ties are measured once.
    """
    _, one, same = np.unique(replicates.ties, axis=1, return_index=True, return_inverse=True)
    values = ReplicateMeasures(replicates.at(one)).values(measure)
    undefined = np.isnan(values).any(axis=0)
    known = np.nan_to_num(values)
    nobody = undefined | ~known.any(axis=0)
    return np.where(nobody, -1, known.argmax(axis=0))[same.ravel()]
