"""What happens to an outcome when ties turn from support to opposition or the other way."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from graphkit.engines.outcomes.opinion import FriedkinJohnsen, listening
from graphkit.graph.network import Network

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
# A determinant, of rows of size about 1, below which one tie is turned for good first.
SINGULAR = 1e-9
_OF_SIGNS = ("_change", "_attention", "_response")  # computed once for the signs as they are


class TieFlips:
    """The outcome of Friedkin-Johnsen opinion dynamics as a function of which ties turn.

    `start` holds initial opinions (nan: none) and `load` each actor's weight in the outcome,
    which sums to 1. A tie that stands both ways on the same claims turns both ways at once; a
    contested one has no sign to turn.
    """

    def __init__(
        self, network: Network, start: Floats, load: Floats, susceptibility: float = 0.5
    ) -> None:
        self.network, self.start, self.load = _both_ways(network), start, load
        self.susceptibility, self.placed = susceptibility, ~np.isnan(start)
        self.ties = _as_one(self.network)
        self._arcs = np.array([(*tie, -1)[:2] for tie in self.ties], np.int64).reshape(-1, 2)
        self._held = np.nan_to_num(start)
        self._give = np.where(self.placed, susceptibility, 1.0)
        self._settle()

    def _settle(self) -> None:
        """Where opinions end as the ties are, and how each actor's pulls at the outcome."""
        network, size = self.network, len(self.start)
        self._spread = FriedkinJohnsen(listening(network), self.placed, self.susceptibility)
        self._final, self._pull = np.zeros(size), np.zeros(size)
        self._final[self._spread.used] = self._spread.settled(self.start)
        self._pull[self._spread.used] = self._spread.pull(self.load)
        self._now = float(self.load @ self._final)
        self._others: dict[int, TieFlips] = {}

    def ends(self, tie: int) -> tuple[int, int]:
        """The numbers of a tie's source and target."""
        arc = self.ties[tie][0]
        return int(self.network.source[arc]), int(self.network.target[arc])

    def outcome(self, turned: tuple[int, ...] = ()) -> float:
        """The outcome with the ties of these numbers turned."""
        return float(self.outcomes(np.array([turned], dtype=np.int64).reshape(1, -1))[0])

    def outcomes(self, sets: Ints) -> Floats:
        """The outcome for each of many sets of ties of one size, a row a set.

        Whoever listens along a turned tie has a new equation; all others keep theirs. In terms
        of pushes u on the listeners, who end at now + response u, the new equation of listener
        a, times the attention it gives to all, is linear in the turned ties t:
        W_a u_a = sum of change_t (own share + heard_t - opinion of a).
        """
        if not sets.shape[1]:
            return np.full(len(sets), self._now)
        arcs = self._arcs[sets]
        both = (arcs[:, :, 1] >= 0).any(axis=1)
        if both.any() and not both.all():
            found = np.empty(len(sets))
            found[both], found[~both] = self.outcomes(sets[both]), self.outcomes(sets[~both])
            return found
        arcs = arcs.reshape(len(sets), -1) if both.any() else arcs[:, :, 0]
        matrix, right, listeners, afresh = self._equations(arcs)
        afresh |= np.abs(np.linalg.det(matrix)) < SINGULAR
        matrix[afresh] = np.eye(matrix.shape[1])
        push = np.linalg.solve(matrix, right[:, :, None])[:, :, 0]
        found = self._now + (self._pull[listeners] * push).sum(axis=1)
        if afresh.any():
            found[afresh] = self._one_first(sets[afresh])
        return np.asarray(found)

    def _one_first(self, sets: Ints) -> Floats:
        """With one tie turned for good and the others turned then: an actor without an opinion
        may begin or cease to pass one on. The tie that most of these sets have in common is
        the likeliest to bring that about, so few are turned for good."""
        common = np.bincount(sets.ravel(), minlength=len(self.ties))
        first = common[sets].argmax(axis=1)
        tie = np.take_along_axis(sets, first[:, None], axis=1)[:, 0]
        rest = sets[np.arange(sets.shape[1]) != first[:, None]].reshape(len(sets), -1)
        found = np.empty(len(sets))
        for one in np.unique(tie).tolist():
            rows = tie == one
            found[rows] = self._turned(one).outcomes(rest[rows])
        return found

    def _turned(self, tie: int) -> TieFlips:
        """The same with one tie turned."""
        if tie not in self._others:
            sign = self._sign.copy()
            sign[list(self.ties[tie])] *= -1
            other = copy(self)
            other.__dict__ = {k: v for k, v in self.__dict__.items() if k not in _OF_SIGNS}
            other.network = replace(self.network, sign=sign, _memory={})
            other._settle()
            self._others[tie] = other
        return self._others[tie]

    def _equations(self, arcs: Ints) -> tuple[Floats, Floats, Ints, Mask]:
        """The listeners' new equations, matrix and right side, a listener once a set, and which
        sets change who has or hears an opinion at all, so that these do not hold."""
        case = _Arcs.of(
            self.network.target[arcs],
            self.network.source[arcs],
            np.where(arcs >= 0, self._change[arcs], 0.0),
        )
        total = self._attention[case.listener]
        after = total + case.summed()
        silent = case.leads & (after <= 1e-9 * total)  # hears nobody any more
        diagonal = np.where(case.leads, np.where(silent, 0.0, total), 1.0)
        matrix = diagonal[:, :, None] * np.eye(arcs.shape[1])
        right = np.where(silent, self._held[case.listener] - self._final[case.listener], 0.0)
        live = case.there & ~np.take_along_axis(silent, case.lead, axis=1)
        for seat in range(arcs.shape[1]):
            self._add(matrix, right, case, np.flatnonzero(live[:, seat]), seat)
        for row, seat in np.argwhere(silent).tolist():
            own = self._response[case.listener[row, seat], case.listener[row]]
            matrix[row, seat] = np.where(case.leads[row], own, 0.0)
        scale = np.where(case.leads & ~silent, np.maximum(total, after), 1.0)
        unheard = silent & ~self.placed[case.listener]
        unused = case.leads & ~self._spread.used[case.listener]
        off = np.asarray((unheard | unused).any(axis=1))
        listeners = np.where(case.leads, case.listener, 0)
        # Rows of size about 1: only then does a small determinant mean a singular matrix.
        return matrix / scale[:, :, None], right / scale, listeners, off

    def _add(self, matrix: Floats, right: Floats, case: _Arcs, rows: Ints, seat: int) -> None:
        """Add what the turned arc at one seat brings to its listener's equation."""
        actor, source = case.listener[rows, seat], case.source[rows, seat]
        by, give, lead = case.change[rows, seat], self._give[actor], case.lead[rows, seat]
        gap = (1 - give) * self._held[actor] + give * self._final[source] - self._final[actor]
        right[rows, lead] += by * gap
        for other in range(case.listener.shape[1]):
            at = case.listener[rows, other]
            slope = give * self._response[source, at] - self._response[actor, at]
            matrix[rows, lead, other] -= np.where(case.leads[rows, other], by * slope, 0.0)

    @cached_property
    def _change(self) -> Floats:
        """By how much turning an arc changes the attention its listener gives to all; 0 where
        the source neither has nor hears an opinion."""
        heard = self._spread.used[self.network.source]
        return np.where(heard, -self._sign * self.network.strength, 0.0)

    @cached_property
    def _attention(self) -> Floats:
        """The strength of the support that each actor hears."""
        kept = (self._sign > 0) & self._spread.used[self.network.source]
        return np.bincount(
            self.network.target[kept],
            weights=self.network.strength[kept],
            minlength=len(self.start),
        ).astype(float)

    @property
    def _sign(self) -> Ints:
        sign = self.network.sign
        return np.ones(self.network.ties, dtype=np.int64) if sign is None else sign

    @cached_property
    def _response(self) -> Floats:
        """[k, i]: by how much actor k's end moves for a unit push on actor i."""
        return self._spread.response()

    def reach(self, side: int) -> Floats:
        """For each tie, how much it can at most push the outcome to `side`, in any company.

        Turning a tie changes what its listener ends with, at most to where the listener's own
        share and the most extreme opinion lead, and the outcome moves by no more than that
        times the pull on the listener. A listener without an opinion passes the change on to
        those who may hear it.
        """
        extreme = float(np.nanmax(side * self.start))
        most = (1 - self.susceptibility) * side * self.start + self.susceptibility * extreme
        room = self._pull * np.maximum(np.nan_to_num(most) - side * self._final, 0)
        room[~self.placed] = 0.0
        listeners = [{int(self.network.target[arc]) for arc in tie} for tie in self.ties]
        return np.array([room[self._hearers(group)].sum() for group in listeners])

    def _hearers(self, listeners: set[int]) -> list[int]:
        """The listeners with an opinion, and those who may hear the others, through others too."""
        found: set[int] = set()
        ahead = listeners
        while ahead:
            found |= ahead
            silent = [actor for actor in ahead if not self.placed[actor]]
            heard = self.network.target[np.isin(self.network.source, silent)]
            ahead = set(heard.tolist()) - found
        return sorted(actor for actor in found if self.placed[actor])


@dataclass(frozen=True, eq=False)
class _Arcs:
    """The arcs that turn, sets x seats: who listens to whom, and by how much turning changes
    the listener's attention (0: no arc). `lead` is the first seat with the same listener."""

    listener: Ints
    source: Ints
    change: Floats
    lead: Ints

    @classmethod
    def of(cls, listener: Ints, source: Ints, change: Floats) -> _Arcs:
        """With the leads found."""
        same = (listener[:, :, None] == listener[:, None, :]) & (change != 0)[:, None, :]
        return cls(listener, source, change, same.argmax(axis=2))

    @property
    def there(self) -> Mask:
        """Which seats hold an arc."""
        return np.asarray(self.change != 0)

    @property
    def leads(self) -> Mask:
        """Which seats stand for a listener."""
        return np.asarray(self.there & (self.lead == np.arange(self.lead.shape[1])))

    def summed(self) -> Floats:
        """For each seat, what all arcs that it leads change."""
        seats = range(self.lead.shape[1])
        parts = [np.where(self.lead == seat, self.change, 0.0).sum(axis=1) for seat in seats]
        return np.stack(parts, axis=1)


def _both_ways(network: Network) -> Network:
    """The network with an undirected tie as two arcs."""
    if network.directed:
        return network
    return replace(
        network,
        source=np.r_[network.source, network.target],
        target=np.r_[network.target, network.source],
        sign=None if network.sign is None else np.r_[network.sign, network.sign],
        strength=np.r_[network.strength, network.strength],
        claims=(*network.claims, *network.claims),
        directed=True,
        _memory={},
    )


def _as_one(network: Network) -> list[tuple[int, ...]]:
    """The arcs of each tie: one, or two that go both ways and rest on the same claims. Without
    contested ones."""
    ends = zip(network.source.tolist(), network.target.tolist(), network.positive, strict=True)
    arc = {of: number for number, of in enumerate(ends)}
    ties: list[tuple[int, ...]] = []
    for (a, b, sign), number in arc.items():
        back = arc.get((b, a, sign))
        mutual = back is not None and network.claims[back] == network.claims[number]
        if back is None or not mutual:
            ties.append((number,))
        elif a < b:
            ties.append((number, back))
    return [tie for tie in ties if not network.contested[list(tie)].any()]
