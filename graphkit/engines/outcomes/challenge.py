"""Bueno de Mesquita's expected utility model of bargaining, as Scholz et al. (2011) set it out.

In every round each actor weighs a challenge to every other one: the utility of bringing it
over or of losing to it, times the chance to win, against leaving things as they are. Whoever
gains by a challenge makes an offer; each actor then gives in to one of the offers it got.

Nothing here knows which end of the scale is which: positions turned round give the same path
turned round, to the last digit (`replication` alone prefers the low end).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from graphkit.engines.outcomes.means import weighted_mean

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Kind = Literal["confrontation", "compromise", "capitulation"]
Choice = Literal["enforceable", "least_change", "replication"]
KINDS: tuple[Kind, ...] = get_args(Kind)  # an actor gives in to the first of these first
_NONE = len(KINDS)
_CELLS = 100_000  # numbers in one table of actors x places x places
DIGITS = 12  # offers whose merits agree to this many digits are equally good
SAME = 1e-9  # positions closer than this are the same


@dataclass(frozen=True, slots=True)
class Move:
    """One actor's change of position in a round, and whose offer brought it about."""

    round: int
    actor: int
    by: int
    kind: Kind
    position: float


@dataclass(frozen=True, eq=False)
class Bargain:
    """One issue's actors: `capability` and `salience` (0..1), of equal length."""

    capability: Floats
    salience: Floats
    reach: float
    q: float = 1.0
    risk: bool = True
    choice: Choice = "enforceable"

    @property
    def weight(self) -> Floats:
        return self.capability * self.salience

    def chances(self, position: Floats, risk: Floats) -> Floats:
        """[i, j]: how likely i is to win a challenge to j.

        Everyone lends weight to the nearer of the two, by how much nearer it is; the sum for i
        is set against what is at stake over all ordered pairs of actors.
        """
        places, seat = np.unique(position, return_inverse=True)
        count = np.bincount(seat)
        far = (np.abs(position[:, None] - places[None, :]) / self.reach) ** risk[:, None]
        lent, staked = np.zeros((2, len(places), len(places)))
        some = max(1, _CELLS // len(places) ** 2)
        for first in range(0, len(far), some):
            distance, weight = far[first : first + some], self.weight[first : first + some]
            nearer = weight[:, None, None] * (distance[:, None, :] - distance[:, :, None])
            lent += np.maximum(nearer, 0).sum(axis=0)
            staked += np.abs(nearer).sum(axis=0)
        # Added up by size, so that the order of the places, low to high, leaves no trace.
        stake = float(np.sort((count[:, None] * staked * count).ravel()).sum())
        return np.asarray(lent[np.ix_(seat, seat)] / stake if stake else lent[np.ix_(seat, seat)])

    def utility(
        self, apart: Floats, chance: Floats, resistance: Floats, risk: Floats, drift: Floats
    ) -> Floats:
        """What one side of each pair expects of challenging the other, seen with `risk`.

        `apart` is their distance, `chance` that of the challenger winning, `resistance` the
        salience of the challenged. Without a challenge things stay with probability `q`;
        otherwise the challenged drifts to the centre, `drift` away from the challenger, who
        is better off when that is nearer than the challenged was.
        """
        won, lost, same = _worth(apart, risk), _worth(-apart, risk), _worth(0 * apart, risk)
        fought = chance * won + (1 - chance) * lost
        expected = resistance * fought + (1 - resistance) * won - self.q * same
        if self.q < 1:
            change = (drift + apart) / 2
            moved = np.where(drift < apart, _worth(change, risk), _worth(-change, risk))
            expected = expected - (1 - self.q) * moved
        return np.asarray(expected)

    def attitudes(self, position: Floats, apart: Floats, drift: Floats) -> Floats:
        """Each actor's risk exponent: below 1 it takes risks, above 1 it shuns them.

        It follows from how much the others would gain by challenging it, against the most
        and the least challenged actor.
        """
        neutral = np.ones(len(position))
        if not self.risk:
            return neutral
        chance = self.chances(position, neutral)
        gain = self.utility(apart, chance, self.salience[None, :], neutral, drift[:, None])
        np.fill_diagonal(gain, 0.0)
        danger = gain.sum(axis=0)
        most, least = danger.max(), danger.min()
        if most - least < 10.0**-DIGITS:
            return neutral
        # From 1/2 for the most challenged to 2 for the least (Bueno de Mesquita 1985).
        security = (2 * danger - most - least) / (most - least)
        return np.asarray((1 - security / 3) / (1 + security / 3))

    def round(self, position: Floats, number: int) -> tuple[Floats, list[Move]]:
        """One round: the new positions, and the moves that led to them."""
        apart = np.abs(position[:, None] - position[None, :]) / self.reach
        drift = np.abs(position - weighted_mean(position, self.weight)) / self.reach
        risk = self.attitudes(position, apart, drift)
        chance, view = self.chances(position, risk), risk[:, None]
        own = self.utility(apart, chance, self.salience[None, :], view, drift[:, None])
        theirs = self.utility(apart, chance.T, self.salience[:, None], view, drift[None, :])
        offers = self._offers(position, own, theirs)
        answers = (
            self._give_in(actor, position, own[actor], theirs[actor], offers[actor], number)
            for actor in np.flatnonzero((offers < _NONE).any(axis=1)).tolist()
        )
        moves = [move for move in answers if move is not None]
        after = position.copy()
        after[[move.actor for move in moves]] = [move.position for move in moves]
        return after, moves

    def _offers(self, position: Floats, own: Floats, theirs: Floats) -> Ints:
        """[i, j]: what j's offer asks of i, a number in `KINDS`, or `_NONE` without an offer."""
        made = (theirs > 0) & (position[:, None] != position[None, :])
        gives_in = made & (own < 0) & (theirs < -own) & (self.choice != "replication")
        asked = [made & (theirs > own) & (own > 0), made & (own < 0) & (theirs > -own), gives_in]
        return np.asarray(np.select(asked, range(_NONE), _NONE), dtype=np.int64)

    def _give_in(
        self, actor: int, position: Floats, own: Floats, theirs: Floats, asked: Ints, number: int
    ) -> Move | None:
        """The offer that the actor gives in to: a lost confrontation first, then a compromise.

        Of several the best by `choice`. Where equally good ones pull both ways they cancel out
        and the actor stays where it is (None).
        """
        here, kind = float(position[actor]), KINDS[int(asked.min())]
        found = []
        for other in np.flatnonzero(asked == asked.min()).tolist():
            mine, its, there = float(own[other]), float(theirs[other]), float(position[other])
            place = here + (there - here) * -mine / its if kind == "compromise" else there
            change = round(abs(place - here), DIGITS)
            merit = self._merit(mine, its, here, there) if kind == "compromise" else 0.0
            tie = place if self.choice == "replication" else abs(place - here)
            found.append((merit, change, tie, other, place))
        best = min(found)
        pulls = {np.sign(offer[4] - here) for offer in found if offer[:2] == best[:2]}
        if {-1, 1} <= pulls and self.choice != "replication":
            return None
        return Move(number, actor, best[3], kind, best[4])

    def _merit(self, mine: float, its: float, here: float, there: float) -> float:
        """By what an actor picks among compromises, the lowest first; 0 where all are alike."""
        if self.choice == "enforceable":
            return -round(its, DIGITS)
        if self.choice == "least_change":
            return 0.0
        return round((abs(mine) * here + its * there) / (abs(mine) + its), DIGITS)


def bargain(
    position: Floats,
    capability: Floats,
    salience: Floats,
    *,
    rounds: int = 10,
    q: float = 1.0,
    risk: bool = True,
    choice: Choice = "enforceable",
) -> tuple[Floats, list[Move]]:
    """Positions after each round, a row a round from the start (row 0), and all moves.

    `choice` is how an actor picks among several compromises. "enforceable": the one that whoever
    offers it gains most by, for those who can enforce their wishes make their offers stick; of
    equal ones the one that moves it least. "least_change": the one that moves it least. Both
    treat the ends of the scale alike. "replication": the one whose mean, weighted by both sides'
    utilities, is lowest on the scale, and nobody capitulates, as the published replication was
    written; on its published data it takes the same path as "enforceable". `q` is the chance
    that nothing changes without a challenge.

    Source: Bueno de Mesquita 1997; Scholz, Calbert & Smith 2011.
    """
    reach = float(np.ptp(position))
    path, moves = [position], list[Move]()
    game = Bargain(capability, salience, reach, q, risk, choice)
    moving = reach > 0
    for number in range(1, rounds + 1):
        # A round in which nobody moves would only be played again.
        after, made = game.round(path[-1], number) if moving else (path[-1], [])
        moving = bool(made)
        path.append(after)
        moves += made
    return np.array(path), moves


def cycle(path: Floats) -> int | None:
    """After how many rounds the last positions come back: 1 where they have settled, 2 or more
    where they go round in a circle, None where they were never there before.

    A round hangs on the positions alone, so what came back once comes back for ever.

    >>> cycle(np.array([[0.0], [1.0], [0.5], [1.0]])), cycle(np.array([[0.0], [1.0]]))
    (2, None)
    """
    back = np.abs(path[:-1] - path[-1]).max(axis=1)[::-1] <= SAME
    return int(np.argmax(back)) + 1 if back.any() else None


def _worth(change: Floats, risk: Floats) -> Floats:
    """Utility, from -2 to 2, of the other side coming nearer (> 0) or winning (< 0)."""
    return np.asarray(2 - 4 * np.clip(0.5 - change / 2, 0, 1) ** risk)
