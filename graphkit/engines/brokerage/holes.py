"""Structural holes: how far an actor's contacts are tied among themselves (Burt 1992)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from graphkit.engines.brokerage.triangles import Skeleton, skeleton, triangles
from graphkit.graph.network import Floats, Ints, Network


@dataclass(frozen=True, slots=True)
class Contacts:
    """Mutual strength of each pair and what share of each end's attention it is.

    `out` is the share for `pairs.low`, `back` that for `pairs.high`. A pair's mutual strength
    is the sum of the strengths of its ties both ways.
    """

    pairs: Skeleton
    mutual: Floats
    out: Floats
    back: Floats

    @property
    def degree(self) -> Ints:
        """The number of contacts of each actor."""
        ends = np.r_[self.pairs.low, self.pairs.high]
        return np.asarray(np.bincount(ends, minlength=self.pairs.size), dtype=np.int64)


def contacts(network: Network) -> Contacts:
    """The pairs of a network with their mutual strengths. Built once."""
    return network.remember("contacts", lambda: _contacts(network))


def _contacts(network: Network) -> Contacts:
    pairs, size = skeleton(network), len(network)
    forward = pairs.low * size + pairs.high
    backward = pairs.high * size + pairs.low
    # Each pair stands twice, once each way round, `count` places apart.
    key = np.r_[forward, backward]
    order = np.argsort(key)
    place = order[np.searchsorted(key, network.source * size + network.target, sorter=order)]
    count = len(pairs.low)
    summed = np.bincount(place % max(count, 1), network.strength, minlength=count)
    mutual = summed.astype(float)
    total = _per_actor(pairs, mutual, mutual)
    return Contacts(pairs, mutual, mutual / total[pairs.low], mutual / total[pairs.high])


def constraint(network: Network) -> Floats:
    """The sum over contacts of the squared share of attention that goes to them, directly or
    through other contacts; 0 without contacts."""
    own = contacts(network)
    out, back = _two_step(own, own.out, own.back)
    return _per_actor(own.pairs, (own.out + out) ** 2, (own.back + back) ** 2)


def effective_size(network: Network) -> Floats:
    """The number of contacts less their redundancy; 0 without contacts."""
    own = contacts(network)
    largest = np.zeros(len(network))
    np.maximum.at(largest, own.pairs.low, own.mutual)
    np.maximum.at(largest, own.pairs.high, own.mutual)
    # What counts is how strongly a contact is tied to the third, beside its strongest tie.
    out, back = _two_step(
        own, own.mutual / largest[own.pairs.high], own.mutual / largest[own.pairs.low]
    )
    return np.asarray(own.degree - _per_actor(own.pairs, out, back))


def _two_step(own: Contacts, out: Floats, back: Floats) -> tuple[Floats, Floats]:
    """For each pair i, j the sum over third q of share(i, q) x other(q, j), both ways round.

    `out` and `back` hold other(low, high) and other(high, low).
    """
    count = len(own.mutual)
    there, again = np.zeros(count), np.zeros(count)
    for uv, vw, uw in triangles(own.pairs):
        there += np.bincount(uv, own.out[uw] * back[vw], count)
        again += np.bincount(uv, own.out[vw] * back[uw], count)
        there += np.bincount(vw, own.back[uv] * out[uw], count)
        again += np.bincount(vw, own.back[uw] * out[uv], count)
        there += np.bincount(uw, own.out[uv] * out[vw], count)
        again += np.bincount(uw, own.back[vw] * back[uv], count)
    return there, again


def _per_actor(pairs: Skeleton, low: Floats, high: Floats) -> Floats:
    """The sums over pairs of what falls to their low and their high end."""
    found = np.bincount(pairs.low, low, minlength=pairs.size)
    return np.asarray(found + np.bincount(pairs.high, high, minlength=pairs.size))
