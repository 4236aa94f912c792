"""What happens to a decision when some of those who decide, or their members, turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graphkit.engines.outcomes.deciders import ABSENT, Deciders, Place
from graphkit.engines.outcomes.decision import Decision, decide
from graphkit.engines.outcomes.means import HALF
from graphkit.graph.positions import Floats, Positions

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
NOWHERE = 9.0  # stands for nan where rows are compared: no position is as large


@dataclass(frozen=True, eq=False)
class _Seat:
    """A decider as a histogram of votes over places on the scale: its own, or its members'.

    `here` and `there` are the numbers of the places where each candidate stands and would stand
    after turning, `weight` its vote (0: not in this seat, or abstaining), `side` its sign.
    """

    scale: Floats
    held: Floats
    here: Ints
    there: Ints
    weight: Floats
    side: Floats

    def places(self, sets: Ints) -> Floats:
        """Where a majority leads when the candidates of each row turn; 0 where it is tied."""
        total = self.held.sum()
        if not total:
            return np.zeros(len(sets))
        low = self._first(sets, total * (0.5 - HALF))
        high = self._first(sets, total * (0.5 + HALF))
        vote = self.weight * self.side
        lead = vote.sum() - 2 * vote[sets].sum(axis=1)
        median = (self.scale[low] + self.scale[high]) / 2
        return np.where(np.abs(lead) > HALF * total, median, 0.0)

    def _first(self, sets: Ints, wanted: float) -> Ints:
        """The first place up to which so much weight stands, found by halving."""
        upto = self.held.cumsum()
        low = np.zeros(len(sets), dtype=np.int64)
        high = np.full(len(sets), len(upto) - 1)
        for _ in range(len(upto).bit_length()):
            middle = (low + high) // 2
            reached = upto[middle]
            for column in sets.T:
                come, gone = self.there[column] <= middle, self.here[column] <= middle
                reached = reached + self.weight[column] * (come.astype(float) - gone)
            enough = reached >= wanted
            low, high = np.where(enough, low, middle + 1), np.where(enough, middle, high)
        return np.asarray(np.minimum(low, high))


class DecisionFlips:
    """The decision path as a function of who turns to the opposite position.

    Candidates are those who decide, the members of those who have no stance of their own, and the
    proposer.
    """

    def __init__(self, positions: Positions, issue: str, panel: Deciders) -> None:
        self.question, self.panel = positions.issues[positions.column(issue)], panel
        seats = list(zip(self.panel.names, self.panel.places, strict=True))
        if self.panel.proposer is not None:
            seats.append((self.panel.rule.proposer or "", self.panel.proposer))
        voices = {one for name, place in seats if place for one in place.members or (name,)}
        self.candidates = tuple(sorted(voices))
        self.position: Floats = positions.position[
            positions.rows(self.candidates), positions.column(issue)
        ]
        self._seats = [None if place is None else self._seat(name, place) for name, place in seats]

    def _seat(self, name: str, place: Place) -> _Seat:
        group = place.members or (name,)
        cast = [
            actor in group and held != 0
            for actor, held in zip(self.candidates, self.position, strict=True)
        ]
        share = np.array(cast, dtype=float)
        scale = np.unique(np.r_[self.position, -self.position] + 0.0)
        here, there = (np.searchsorted(scale, at) for at in (self.position, -self.position))
        held = np.bincount(here, weights=share, minlength=len(scale)).astype(float)
        return _Seat(scale, held, here, there, share, np.sign(self.position))

    def decision(self, turned: Sequence[int] = ()) -> Decision:
        """The decision when these candidates turn."""
        return self._decide(self._places(np.array([turned], dtype=np.int64))[0].tolist())

    def outcome(self, turned: tuple[int, ...] = ()) -> float | None:
        """The outcome when these candidates turn; None when the deciders block one another."""
        return self.decision(turned).outcome

    def turning(self, sets: Ints, side: int) -> Mask:
        """Which of many sets of one size, a row a set, bring the decision from a side to the
        other; of a vote (but one that leads where the larger side does), from passing (1) to
        failing or the reverse."""
        passing = self.panel.by_passing(self.question.status_quo)
        kinds, which = np.unique(self._places(sets), axis=0, return_inverse=True)
        turned = []
        for row in kinds.tolist():
            made = self._decide(row)
            if made.tally is not None and passing:
                turned.append(made.tally.passes != (side > 0))
            else:
                turned.append((made.outcome or 0.0) * side < 0)
        return np.array(turned, dtype=bool)[which.reshape(-1)]

    def _places(self, sets: Ints) -> Floats:
        columns = [
            np.full(len(sets), NOWHERE) if seat is None else seat.places(sets)
            for seat in self._seats
        ]
        return np.stack(columns, axis=1)

    def _decide(self, places: list[float]) -> Decision:
        held = [ABSENT if place == NOWHERE else place for place in places]
        size, quo = len(self.panel.names), self.question.status_quo
        proposal = held[size] if len(held) > size else None
        return decide(self.panel.rule, self.panel.names, held[:size], quo, proposal)
