"""Every tie as a picture draws it: one line for all claims of a pair in one direction."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import numpy as np

from graphkit.graph.network import Network
from graphkit.pictures import Link

Pair = tuple[int, int]


def drawn_links(
    signed: Network,
    influence: Network,
    camp_of: Mapping[str, int],
    unsigned: Collection[str] = (),
) -> tuple[Link, ...]:
    """Signed ties, contested ones as one, and as sign 0 the pairs with neutral claims alone; as
    sign None those of which every claim is one of the `unsigned`.

    `signed` and `influence` are views of the same graph. A link is a wedge when it supports
    across the camps of `camp_of` or opposes within one; a contested one is none.
    """
    drawn = _once(signed)
    sign = np.ones(influence.ties) if influence.sign is None else influence.sign
    dealings = influence.keep((sign == 0) & ~influence.contested)
    links = [_link(signed, ends, ties, camp_of) for ends, ties in drawn.items()]
    links += [
        _told(_link(dealings, ends, ties, camp_of), unsigned)
        for ends, ties in _once(dealings).items()
    ]
    return tuple(sorted(links, key=lambda link: (link.source, link.target)))


def _told(link: Link, unsigned: Collection[str]) -> Link:
    """A neutral link, or one without a sign: that nobody said is no finding that it is neutral."""
    if all(claim in unsigned for claim in link.claims):
        return replace(link, sign=None)
    return link


def _once(network: Network) -> dict[Pair, list[int]]:
    """The ties of every pair, without those that are drawn the other way round already."""
    ties = _ties_of(network)
    return {
        (source, target): numbers
        for (source, target), numbers in ties.items()
        if source < target or not _mutual(network, (source, target))
    }


def _ties_of(network: Network) -> dict[Pair, list[int]]:
    def find() -> dict[Pair, list[int]]:
        found: dict[Pair, list[int]] = defaultdict(list)
        ends = zip(network.source.tolist(), network.target.tolist(), strict=True)
        for tie, pair in enumerate(ends):
            found[pair].append(tie)
        return dict(found)

    return network.remember("ties_by_ends", find)


def _link(network: Network, ends: Pair, ties: Sequence[int], camp_of: Mapping[str, int]) -> Link:
    source, target = (network.actors[end] for end in ends)
    signs = [0 if network.sign is None else int(network.sign[tie]) for tie in ties]
    side = {sign: float(network.strength[tie]) for sign, tie in zip(signs, ties, strict=True)}
    sign = None if network.sign is None else sum(signs)
    return Link(
        source=source,
        target=target,
        sign=sign,
        strength=max(side.values()),
        directed=network.directed and not _mutual(network, ends),
        wedge=_wedge(camp_of.get(source), camp_of.get(target), sign),
        claims=_claims(network, ties),
        support=side.get(1, 0.0),
        oppose=side.get(-1, 0.0),
    )


def _claims(network: Network, ties: Sequence[int]) -> tuple[str, ...]:
    """The claims behind some ties, those of the strongest first."""
    order = sorted(ties, key=lambda tie: -network.strength[tie])
    return tuple(claim for tie in order for claim in network.claims[tie])


def _mutual(network: Network, ends: Pair) -> bool:
    """Whether the pair is tied both ways because its claims are undirected."""
    there = _ties_of(network)
    back = there.get((ends[1], ends[0]))
    return back is not None and _claims(network, back) == _claims(network, there[ends])


def _wedge(one: int | None, other: int | None, sign: int | None) -> bool:
    if one is None or other is None or sign is None:
        return False
    return (sign > 0 and one != other) or (sign < 0 and one == other)
