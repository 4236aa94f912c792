"""What happens to an outcome when ties turn from support to opposition or the other way."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from graphkit.engines.outcomes.opinion import FriedkinJohnsen, listening
from graphkit.graph.network import Network

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


class TieFlips:
    """The outcome of Friedkin-Johnsen opinion dynamics as a function of which ties turn.

    `start` holds initial opinions (nan: none) and `load` each actor's weight in the outcome,
    which sums to 1. A tie that stands both ways on the same claims turns both ways at once.
    """

    def __init__(
        self, network: Network, start: Floats, load: Floats, susceptibility: float = 0.5
    ) -> None:
        self.network, self.start, self.load = network, start, load
        self.susceptibility, self.placed = susceptibility, ~np.isnan(start)
        self.ties = _as_one(network)
        size = len(start)
        self._spread = FriedkinJohnsen(listening(network), self.placed, susceptibility)
        self._final, self._pull = np.zeros(size), np.zeros(size)
        self._final[self._spread.used] = self._spread.settled(start)
        self._pull[self._spread.used] = self._spread.pull(load)
        order = np.argsort(network.target, kind="stable")
        bounds = np.searchsorted(network.target[order], np.arange(size + 1))
        self._heard = [order[a:b] for a, b in pairwise(bounds.tolist())]
        self._held = np.nan_to_num(start)
        self._now = float(load @ self._final)

    def ends(self, tie: int) -> tuple[int, int]:
        """The numbers of a tie's source and target."""
        arc = self.ties[tie][0]
        return int(self.network.source[arc]), int(self.network.target[arc])

    def outcome(self, turned: tuple[int, ...] = ()) -> float:
        """The outcome with the ties of these numbers turned."""
        arcs = [arc for tie in turned for arc in self.ties[tie]]
        listeners = sorted({int(self.network.target[arc]) for arc in arcs})
        sign = np.array(self.network.sign)
        sign[arcs] *= -1
        rows = [(actor, *self._attention(actor, sign)) for actor in listeners]
        if all(self._stays(actor, sources) for actor, sources, _ in rows):
            return self._by_rows(rows)
        return self._afresh(sign)

    def _stays(self, actor: int, sources: Ints) -> bool:
        """Whether the change leaves it as it was who has or hears an opinion at all."""
        if self.placed[actor]:
            return True
        return bool(self._spread.used[actor] and self.placed[sources].any())

    def _afresh(self, sign: Ints) -> float:
        """Solved anew: an actor without an opinion may begin or cease to pass one on."""
        weights = listening(replace(self.network, sign=sign))
        spread = FriedkinJohnsen(weights, self.placed, self.susceptibility)
        return float(self.load[spread.used] @ spread.settled(self.start))

    @cached_property
    def _response(self) -> Floats:
        """[k, i]: by how much actor k's end moves for a unit push on actor i."""
        return self._spread.response()

    def _by_rows(self, rows: list[tuple[int, Ints, Floats]]) -> float:
        """Only the equations of these listeners change: the end moves within their columns."""
        now, response = self._final, self._response
        listeners = [actor for actor, _, _ in rows]
        gap, slope = np.zeros(len(rows)), np.zeros((len(rows), len(rows)))
        for row, (actor, sources, share) in enumerate(rows):
            given_way = 1.0
            if self.placed[actor]:
                given_way = self.susceptibility if len(sources) else 0.0
            own = (1 - given_way) * self._held[actor]
            gap[row] = own + given_way * (share @ now[sources]) - now[actor]
            heard = share @ response[sources][:, listeners]
            slope[row] = response[actor, listeners] - given_way * heard
        moved = self._pull[listeners] @ np.linalg.solve(slope, gap)
        return self._now + float(moved)

    def _attention(self, actor: int, sign: Ints) -> tuple[Ints, Floats]:
        """Whom an actor listens to under these signs, and how its attention is shared."""
        heard = self._heard[actor]
        sources = self.network.source[heard]
        kept = (sign[heard] > 0) & self._spread.used[sources]
        strength = self.network.strength[heard][kept]
        return sources[kept], strength / strength.sum() if len(strength) else strength

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


def _as_one(network: Network) -> list[tuple[int, ...]]:
    """The arcs of each tie: one, or two that go both ways and rest on the same claims."""
    ends = zip(network.source.tolist(), network.target.tolist(), strict=True)
    arc = {pair: number for number, pair in enumerate(ends)}
    ties: list[tuple[int, ...]] = []
    for (a, b), number in arc.items():
        back = arc.get((b, a))
        mutual = back is not None and network.claims[back] == network.claims[number]
        if back is None or not mutual:
            ties.append((number,))
        elif a < b:
            ties.append((number, back))
    return ties
