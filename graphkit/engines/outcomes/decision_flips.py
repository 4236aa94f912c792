"""What happens to a decision when some of those who decide, or their members, turn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from graphkit.decision_rule import read_rule
from graphkit.engines.outcomes.deciders import Place, places
from graphkit.engines.outcomes.decision import decide
from graphkit.engines.outcomes.means import HALF
from graphkit.graph.positions import Floats, Positions, contest

Ints = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class _Seat:
    """A decider as a histogram of weight over places on the scale: one weight, or a body's.

    `here` and `there` are the numbers of the places where each candidate stands and would stand
    after turning, `weight` its weight (0: not in this seat).
    """

    scale: Floats
    held: Floats
    here: Ints
    there: Ints
    weight: Floats

    def medians(self, sets: Ints) -> Floats:
        """The decider's position when the candidates of each row turn."""
        total = self.held.sum()
        low = self._first(sets, total * (0.5 - HALF))
        high = self._first(sets, total * (0.5 + HALF))
        return np.asarray((self.scale[low] + self.scale[high]) / 2)

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
    """The outcome of the decision path as a function of who turns to the opposite position.

    Candidates are those who decide, and the members of those who have no stance of their own.
    Raises LookupError for a decider nobody speaks for, ValueError for an unreadable rule.
    """

    def __init__(self, positions: Positions, issue: str) -> None:
        question = positions.issues[positions.column(issue)]
        self.rule, self.status_quo = read_rule(question.decision_rule), question.status_quo
        self.names = question.decided_by[:1] if self.rule.kind == "sole" else question.decided_by
        stands = places(positions, issue, self.names)
        self.claims = tuple(claim for place in stands for claim in place.claims)
        voices = [place.members or (name,) for name, place in zip(self.names, stands, strict=True)]
        self.candidates = tuple(sorted({actor for group in voices for actor in group}))
        field = contest(positions, issue)
        weight = dict(zip(field.actors, field.weight.tolist(), strict=True))
        column = positions.position[positions.rows(self.candidates), positions.column(issue)]
        self._seats = [
            self._seat(place, group, weight, column)
            for place, group in zip(stands, voices, strict=True)
        ]

    def _seat(
        self, place: Place, group: tuple[str, ...], weight: dict[str, float], position: Floats
    ) -> _Seat:
        share = np.array(
            [
                0.0 if actor not in group else weight[actor] if place.members else 1.0
                for actor in self.candidates
            ]
        )
        scale = np.unique(np.r_[position, -position] + 0.0)
        here, there = np.searchsorted(scale, position), np.searchsorted(scale, -position)
        held = np.bincount(here, weights=share, minlength=len(scale)).astype(float)
        return _Seat(scale, held, here, there, share)

    def outcome(self, turned: tuple[int, ...] = ()) -> float | None:
        """The outcome when these candidates turn; None when the deciders block one another."""
        found = float(self.outcomes(np.array([turned], dtype=np.int64))[0])
        return None if np.isnan(found) else found

    def outcomes(self, sets: Ints) -> Floats:
        """The outcome for each of many sets of one size, a row a set; nan for none."""
        held = np.stack([seat.medians(sets) for seat in self._seats], axis=1)
        kinds, which = np.unique(held, axis=0, return_inverse=True)
        made = [
            decide(self.rule, self.names, row, self.status_quo).outcome for row in kinds.tolist()
        ]
        return np.array([np.nan if one is None else one for one in made])[which.reshape(-1)]
