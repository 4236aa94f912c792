"""Opinions that spread along ties: who listens to whom, and where that ends.

Opinion flows with a tie: the target listens to the source. Every row of the listening matrix
adds up to 1 in absolute value, or is empty for an actor who hears nobody.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from graphkit.errors import UsageError
from graphkit.graph.network import Network
from graphkit.phrases import phrase

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
FACTORED = 2000  # actors up to which equations are solved directly
ROUNDS, SETTLED = 20_000, 1e-13


def listening(network: Network, *, signed: bool = False) -> csr_array:
    """[i, j]: the share of i's attention that j has, by tie strength.

    Support ties only; with `signed`, oppose ties too, as negative shares.
    """

    def make() -> csr_array:
        sign = np.ones(network.ties) if network.sign is None else network.sign
        value = sign * network.strength
        heard = network.matrix(value if signed else np.maximum(value, 0)).T.tocsr()
        heard.eliminate_zeros()
        return shared_out(heard)

    made: csr_array = network.remember(f"listening, signed: {signed}", make)
    return made


def shared_out(weights: csr_array) -> csr_array:
    """`weights` with every row divided by its sum in absolute value; empty rows stay empty."""
    total = np.asarray(abs(weights).sum(axis=1)).ravel()
    shares: csr_array = weights.copy()
    shares.data = weights.data / np.repeat(total, np.diff(weights.indptr))
    return shares


def within_hearing(weights: csr_array, placed: Mask) -> Mask:
    """Who is placed or hears somebody placed, through others too."""
    heard, size = placed.copy(), -1
    while size != heard.sum():
        size = int(heard.sum())
        heard |= np.asarray(abs(weights) @ heard.astype(float)) > 0
    return heard


class FriedkinJohnsen:
    """x = (I - LW)^-1 (I - L) x0: everyone listens, and holds on to where they started.

    `weights` is a listening matrix, `placed` who has an opinion of their own and
    `susceptibility` (0 <= L < 1) how far those give way to what they hear. An actor who hears
    nobody keeps the own opinion; one without an opinion passes on what it hears. Actors who
    neither have an opinion nor hear one are left out (`used` is False).

    Raises `UsageError` for a susceptibility out of range. Source: Friedkin & Johnsen 1990.
    """

    def __init__(self, weights: csr_array, placed: Mask, susceptibility: float = 0.5) -> None:
        from scipy.sparse import csr_array

        if not 0 <= susceptibility < 1:
            raise UsageError(
                phrase(
                    "Susceptibility is at least 0 and below 1, not {susceptibility}.",
                    susceptibility=f"{susceptibility:g}",
                )
            )
        self.used = within_hearing(weights, placed)
        rows = np.flatnonzero(self.used)
        shares = shared_out(csr_array(weights[rows][:, rows]))
        self.placed = placed[rows]
        hears = np.diff(shares.indptr) > 0
        given_way = np.where(self.placed, np.where(hears, susceptibility, 0.0), 1.0)
        self.own: Floats = 1 - given_way
        shares.data *= np.repeat(given_way, np.diff(shares.indptr))
        self.heard: Any = shares

    @cached_property
    def _factors(self) -> Any:
        from scipy.sparse import eye_array
        from scipy.sparse.linalg import splu

        return splu((eye_array(len(self.own)) - self.heard).tocsc())

    def settled(self, initial: Floats) -> Floats:
        """Final opinions of the used actors, from the initial ones of all (nan: none)."""
        start = np.where(self.placed, initial[self.used], 0.0)
        return self._solve(self.own * start, "N")

    def sensitivity(self, load: Floats) -> Floats:
        """By how much ``load @ final`` moves for a unit change of each used actor's start."""
        return self.own * self._solve(load[self.used], "T")

    def pull(self, load: Floats) -> Floats:
        """By how much ``load @ final`` moves for a unit push on what each used actor holds."""
        return self._solve(load[self.used], "T")

    def response(self) -> Floats:
        """[k, i]: by how much k ends elsewhere for a unit push on i; 0 for actors not used."""
        rows = np.flatnonzero(self.used)
        full = np.zeros((len(self.used), len(self.used)))
        full[np.ix_(rows, rows)] = self._solve(np.eye(len(rows)), "N")
        return full

    def _solve(self, right: Floats, side: str) -> Floats:
        """Factored for small networks, by repeated listening for large ones.

        Factors of a large random network do not fit into memory; every round of listening
        brings those with an opinion closer by the susceptibility.
        """
        if len(self.own) <= FACTORED:
            if not len(self.own):
                return right
            return np.asarray(self._factors.solve(right, trans=side), dtype=float)
        heard = self.heard if side == "N" else self.heard.T.tocsr()
        found = right
        for _ in range(ROUNDS):
            after = right + heard @ found
            if np.abs(after - found).max() <= SETTLED * max(1.0, float(np.abs(after).max())):
                break
            found = after
        return np.asarray(after, dtype=float)


def consensus(weights: csr_array, initial: Floats) -> Floats:
    """Where opinions end when nobody holds on to the own one (DeGroot; Altafini with signs).

    Groups who listen only among themselves agree on the mean of their opinions weighted by
    the attention each has in the long run; everybody else ends at a mixture of such groups.
    Negative attention turns an opinion round: a group that splits into two camps without
    contradiction ends with one at the opposite of the other, any other group at 0.
    Everyone is taken to listen to themselves a little too, so that opinions do settle. Large
    networks are left to listen until they have; ArithmeticError when they have not in time.

    Source: DeGroot 1974; Altafini 2013.
    """
    if len(initial) > FACTORED:
        return _in_the_end(weights, initial)
    from scipy.sparse import eye_array
    from scipy.sparse.linalg import spsolve

    size = len(initial)
    final, open_ = np.zeros(size), np.ones(size, dtype=bool)
    for group in _closed(weights):
        final[group], open_[group] = initial[group], False
        if len(group) > 1:
            final[group] = _agreed(weights[group][:, group], initial[group])
    rest = np.flatnonzero(open_)
    if len(rest):
        heard = np.asarray(weights[rest] @ np.where(open_, 0.0, final))
        system = eye_array(len(rest)) - weights[rest][:, rest]
        final[rest] = spsolve(system.tocsc(), heard)
    return final


def _in_the_end(weights: csr_array, initial: Floats) -> Floats:
    from scipy.sparse import diags_array

    hears = np.diff(weights.indptr) > 0
    # Half to oneself moves no limit, but keeps two groups from trading opinions for ever.
    own: Any = diags_array(np.where(hears, 0.5, 1.0))
    step = own + weights * 0.5
    now = initial
    for _ in range(ROUNDS):
        after = np.asarray(step @ now, dtype=float)
        if np.abs(after - now).max() <= SETTLED:
            return after
        now = after
    raise ArithmeticError


def _closed(weights: csr_array) -> list[NDArray[np.int64]]:
    """The strongly connected groups in which nobody listens to an outsider."""
    from scipy.sparse.csgraph import connected_components

    count, label = connected_components(weights, connection="strong")
    pairs = weights.tocoo()
    leaves = np.zeros(count, dtype=bool)
    leaves[label[pairs.row[label[pairs.row] != label[pairs.col]]]] = True
    order = np.argsort(label, kind="stable")
    groups = np.split(order, np.cumsum(np.bincount(label, minlength=count))[:-1])
    return [group for number, group in enumerate(groups) if not leaves[number]]


def _agreed(weights: csr_array, initial: Floats) -> Floats:
    turn = _camps(weights)
    if turn is None:
        return np.zeros(len(initial))
    return turn * float(_attention(abs(weights)) @ (turn * initial))


def _camps(weights: csr_array) -> Floats | None:
    """+1 or -1 for each actor so that negative attention runs only between; None if there is
    no such split. Two copies of everyone: positive attention joins like copies, negative
    unlike ones; a contradiction joins both copies of one actor."""
    from scipy.sparse import block_array
    from scipy.sparse.csgraph import connected_components

    like, unlike = weights.maximum(0), -(weights.minimum(0))
    doubled = block_array([[like, unlike], [unlike, like]]).tocsr()
    doubled.eliminate_zeros()  # a zero that is stored would join
    _, label = connected_components(doubled, directed=False)
    size = weights.shape[0]
    if label[0] == label[size]:
        return None
    return np.where(label[:size] == label[0], 1.0, -1.0)


def _attention(weights: csr_array) -> Floats:
    """Long-run attention: p with p W = p and sum 1, for a strongly connected group."""
    system = weights.toarray().T - np.eye(weights.shape[0])
    # One of these equations follows from the rest; that shares add up to 1 takes its place.
    system[-1] = 1.0
    right = np.zeros(len(system))
    right[-1] = 1.0
    return np.asarray(np.linalg.solve(system, right), dtype=float)
