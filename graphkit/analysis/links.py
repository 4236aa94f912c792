"""Every tie as a picture draws it: one line for all claims of a pair in one direction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graphkit.findings import Link
from graphkit.graph.network import Network

Pair = tuple[int, int]


def drawn_links(
    signed: Network, influence: Network, camp_of: Mapping[str, int]
) -> tuple[Link, ...]:
    """Signed ties, and as sign 0 the ties that carry none: neutral or cancelled claims.

    `signed` and `influence` are views of the same graph. A link is a wedge when it supports
    across the camps of `camp_of` or opposes within one.
    """
    ends = {*zip(signed.source.tolist(), signed.target.tolist(), strict=True)}
    links = [
        _link(signed, tie, sign, camp_of)
        for tie, sign in zip(_once(signed), _signs(signed), strict=True)
        if tie is not None
    ]
    links += [
        _link(influence, tie, 0, camp_of)
        for tie in _once(influence)
        if tie is not None and _ends(influence, tie) not in ends
    ]
    return tuple(sorted(links, key=lambda link: (link.source, link.target)))


def _once(network: Network) -> Iterator[int | None]:
    """The number of every tie, or None for one that is drawn the other way round already."""
    for tie in range(network.ties):
        source, target = _ends(network, tie)
        yield None if source > target and _mutual(network, tie) else tie


def _ends(network: Network, tie: int) -> Pair:
    return int(network.source[tie]), int(network.target[tie])


def _signs(network: Network) -> list[int]:
    return [1] * network.ties if network.sign is None else network.sign.tolist()


def _link(network: Network, tie: int, sign: int, camp_of: Mapping[str, int]) -> Link:
    source, target = (network.actors[end] for end in _ends(network, tie))
    return Link(
        source=source,
        target=target,
        sign=sign,
        strength=float(network.strength[tie]),
        directed=network.directed and not _mutual(network, tie),
        wedge=_wedge(camp_of.get(source), camp_of.get(target), sign),
        claims=network.claims[tie],
    )


def _mutual(network: Network, tie: int) -> bool:
    """Whether the tie stands both ways because its claims are undirected."""
    back = network.remember("claims_by_ends", lambda: _claims_by_ends(network))
    source, target = _ends(network, tie)
    return back.get((target, source)) == network.claims[tie]


def _claims_by_ends(network: Network) -> dict[Pair, tuple[str, ...]]:
    return {_ends(network, tie): network.claims[tie] for tie in range(network.ties)}


def _wedge(one: int | None, other: int | None, sign: int) -> bool:
    if one is None or other is None:
        return False
    return (sign > 0 and one != other) or (sign < 0 and one == other)
