"""Views of who says the same: agreement over stances, and camps: agreement and ties together."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Literal

import numpy as np

from graphkit.graph.network import Floats, Ints, Network, fold
from graphkit.graph.positions import Positions
from graphkit.graph.stances import stance
from graphkit.graph.ties import signed

Normalisation = Literal["none", "average", "jaccard", "cosine"]
Relation = Literal["subtract", "congruence", "conflict"]


def agreement(
    graph: Any,
    normalisation: Normalisation = "average",
    relation: Relation = "subtract",
    *,
    claimed: bool = True,
) -> Network:
    """Who says the same: over shared issues, congruence minus conflict.

    Two actors are congruent on an issue when both support or both oppose it, in conflict when
    one supports and one opposes; a neutral stance is neither. `relation` "congruence" or
    "conflict" keeps one of the two (conflict with a minus), "subtract" the difference; zero
    leaves no tie. It is divided by: `none` 1; `average` the mean number of issues the two take
    sides on; `jaccard` the number of different sides (issue and direction) that either takes;
    `cosine` the geometric mean of their numbers of issues (Leifeld 2017, and as his Discourse
    Network Analyzer computes it). Without `claimed` the ties do not name the claims behind them,
    which among a thousand actors takes longer than all else.
    """
    stances = stance(graph)
    side = np.sign(np.nan_to_num(stances.position))
    taken = np.abs(side).sum(axis=1)
    placed = np.flatnonzero(taken)
    net = side[placed] @ side[placed].T
    shared = np.abs(side[placed]) @ np.abs(side[placed]).T
    same, apart = (shared + net) / 2, (shared - net) / 2
    total = {"subtract": net, "congruence": same, "conflict": -apart}[relation]
    a, b = np.nonzero(np.triu(total, k=1))
    one, other = placed[a], placed[b]
    value = total[a, b] / _norm(normalisation, taken[one], taken[other], same[a, b])
    return Network(
        name="agreement",
        actors=stances.actors,
        source=one.astype(np.int64),
        target=other.astype(np.int64),
        sign=np.sign(value).astype(np.int64),
        strength=np.abs(value),
        directed=False,
        claims=_shared_claims(stances, side, one, other, relation) if claimed else ((),) * len(one),
        left_out={"balanced": int(np.triu((shared > 0) & (total == 0), k=1).sum())},
    )


def camps(graph: Any, normalisation: Normalisation = "average") -> Network:
    """What holds camps together: signed ties and agreement, as arcs that may stand side by side.

    Where a pair has a signed tie its agreement is added to that tie's value (sign x strength),
    half to each where there is one in both directions; else the agreement tie stands once
    (source < target), like an undirected signed tie. A directed tie keeps its direction. It is
    named after the one of the two that there is, where the other is empty. Contested ties are left
    out.
    """
    arcs, agreed = _settled(signed(graph)), agreement(graph, normalisation)
    ties = _once(arcs)
    shared = _along(ties, agreed)
    size = len(ties)
    both = [np.r_[x, y] for x, y in ((ties.source, shared.source), (ties.target, shared.target))]
    value = np.r_[_value(ties), _value(shared)]
    pair, net, groups = fold(both[0] * size + both[1], value, np.add)
    sources, targets = pair // max(size, 1), pair % max(size, 1)
    kept = net != 0
    every = (*ties.claims, *shared.claims)
    merged = [tuple(dict.fromkeys(c for tie in group for c in every[tie])) for group in groups]
    return Network(
        name="camps" if ties.ties and agreed.ties else "agreement" if agreed.ties else "signed",
        actors=ties.actors,
        source=sources[kept],
        target=targets[kept],
        sign=np.sign(net[kept]).astype(np.int64) if ties.sign is not None or agreed.ties else None,
        strength=np.abs(net[kept]),
        directed=ties.directed,
        claims=tuple(claim for claim, keep in zip(merged, kept, strict=True) if keep),
        left_out=ties.left_out,
        undirected=agreed.ties + arcs.ties - ties.ties if ties.directed else 0,
    )


def _settled(network: Network) -> Network:
    """Without contested ties (`left_out["contested"]`), which neither hold nor part a pair."""
    left_out = {**network.left_out, "contested": network.contested_pairs}
    return replace(network.keep(~network.contested), left_out=left_out, _memory={})


def _along(ties: Network, shared: Network) -> Network:
    """Undirected ties turned the way that `ties` between the same two go; both ways, with half
    the strength each, where these go both ways. What stands for what then depends on no id."""
    size = len(ties)
    keys = ties.source * size + ties.target
    there = np.isin(shared.source * size + shared.target, keys)
    back = np.isin(shared.target * size + shared.source, keys)
    forward = np.flatnonzero(there | ~back)
    order = np.r_[forward, np.flatnonzero(back)]
    turned = np.arange(len(order)) >= len(forward)
    return replace(
        shared,
        source=np.where(turned, shared.target[order], shared.source[order]),
        target=np.where(turned, shared.source[order], shared.target[order]),
        sign=None if shared.sign is None else shared.sign[order],
        strength=shared.strength[order] * np.where(there & back, 0.5, 1.0)[order],
        claims=tuple(shared.claims[tie] for tie in order.tolist()),
        _memory={},
    )


def _value(network: Network) -> Floats:
    sign = np.ones(network.ties) if network.sign is None else network.sign
    return np.asarray(sign * network.strength, dtype=float)


def _once(network: Network) -> Network:
    """A directed network with undirected claims standing once instead of both ways.

    Two arcs that go both ways and rest on the very same claims are one undirected tie.
    """
    if not network.directed:
        return network
    arc = {
        (s, t): claims
        for s, t, claims in zip(
            network.source.tolist(), network.target.tolist(), network.claims, strict=True
        )
    }
    keep = [s < t or arc.get((t, s)) != claims for (s, t), claims in arc.items()]
    return network.keep(np.array(keep, dtype=bool))


def _norm(normalisation: Normalisation, one: Floats, other: Floats, same: Floats) -> Floats:
    """What a pair's total is divided by: from the issues each takes sides on, and those alike."""
    match normalisation:
        case "average":
            return (one + other) / 2
        case "jaccard":
            return one + other - same
        case "cosine":
            return np.sqrt(one * other)
        case "none":
            return np.ones_like(same)


def _shared_claims(
    stances: Positions, side: Floats, one: Ints, other: Ints, relation: Relation
) -> tuple[tuple[str, ...], ...]:
    """The claims behind each pair, issue by issue."""
    alike = side[one] * side[other]
    wanted = {"subtract": alike, "congruence": alike > 0, "conflict": alike < 0}
    found: list[list[str | None]] = [[] for _ in one]
    for pair, issue in np.argwhere(wanted[relation]).tolist():
        found[pair] += (stances.claim[end[pair]][issue] for end in (one, other))
    return tuple(tuple(claim for claim in claims if claim is not None) for claims in found)
