"""Views of who says the same: agreement over stances, and camps: agreement and ties together."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any, Literal

import numpy as np

from graphkit.errors import UsageError
from graphkit.graph.backbone import Backbone, beyond_chance, uneven
from graphkit.graph.network import Floats, Ints, Network, fold
from graphkit.graph.pair_claims import FoldedClaims, Relation, SharedStances, at
from graphkit.graph.positions import Positions
from graphkit.graph.shared_issues import DIGITS, MOST, most_pairs, pairs_that_share, shared_issues
from graphkit.graph.stances import stance
from graphkit.graph.ties import signed
from graphkit.phrases import phrase

Normalisation = Literal["none", "average", "jaccard", "cosine"]
Grading = Literal["sign", "graded"]
ALPHA = 0.05  # the level of a backbone


def agreement(
    graph: Any,
    normalisation: Normalisation = "average",
    relation: Relation = "subtract",
    grading: Grading = "sign",
    backbone: Backbone = "none",
    alpha: float = ALPHA,
    *,
    stances: Positions | None = None,
) -> Network:
    """Who says the same: over shared issues, congruence minus conflict.

    Two actors are congruent on an issue when both support or both oppose it, in conflict when
    one supports and one opposes; a neutral stance is neither. `relation` "congruence" or
    "conflict" keeps one of the two (conflict with a minus), "subtract" the difference; zero
    leaves no tie. It is divided by: `none` 1; `average` the mean number of issues the two take
    sides on; `jaccard` the number of different sides (issue and direction) that either takes;
    `cosine` the geometric mean of their numbers of issues (Leifeld 2017, and as his Discourse
    Network Analyzer computes it).

    An issue counts 1 with `grading` "sign" (his definition), or graded: the product of the two
    positions, so that two who lean a little to one side agree less than two who stand at its
    end, and a position in the middle agrees with nobody (the directional model of Rabinowitz &
    Macdonald 1989). Positions at the ends of the scale give the same either way.
    `left_out["balanced"]` counts pairs that take sides on shared issues and come out even,
    `left_out["neutral"]` those that share only issues on which one of the two is neutral. `stances`
    is the graph's stance view, where it is there already.

    Where more than `MOST` pairs may share an issue there are no ties, and `left_out["pairs"]` says
    how many that are.

    With a `backbone` only ties beyond chance at the level `alpha` are kept, each as strong as it
    was (`left_out["chance"]` counts the others): "sdsm" those alike or apart on more issues than
    how much each of the two and each issue is given to support would have it (`beyond_chance`);
    "disparity" those that hold an uneven share of the strength of one of their ends, support and
    opposition apart (`uneven`). Raises `UsageError` for an alpha outside 0..1.
    """
    if not 0 < alpha <= 1:
        raise UsageError(
            phrase(
                "The parameter alpha takes a number from 0 to 1, not {alpha}.", alpha=f"{alpha:g}"
            )
        )
    stances = stances or stance(graph)
    side = np.sign(np.nan_to_num(stances.position))
    taken = np.abs(side).sum(axis=1)
    placed = np.flatnonzero(taken)
    if most_pairs(side) > MOST:
        return _too_many(stances.actors, most_pairs(side))
    shared = shared_issues(graded(stances.position[placed], grading))
    total = {
        "subtract": np.round(shared.congruence - shared.conflict, DIGITS),
        "congruence": shared.congruence,
        "conflict": -shared.conflict,
    }[relation]
    tied = np.flatnonzero(total)
    one, other = placed[shared.one[tied]], placed[shared.other[tied]]
    value = total[tied] / _norm(normalisation, taken, side, one, other)
    sign, strength = np.sign(value).astype(np.int64), np.abs(value)
    kept = np.ones(len(value), dtype=bool)
    if backbone == "sdsm":
        kept = beyond_chance(side, one, other, sign, alpha)
    elif backbone == "disparity":
        for own in (sign > 0, sign < 0):
            kept[own] = uneven(len(side), one[own], other[own], strength[own], alpha)
    found = Network(
        name="agreement",
        actors=stances.actors,
        source=one.astype(np.int64),
        target=other.astype(np.int64),
        sign=sign,
        strength=strength,
        directed=False,
        claims=SharedStances(one, other, side.astype(np.int8), stances.claim, relation),
        left_out={
            "balanced": len(shared) - len(tied),
            "neutral": _neutral_pairs(stances),
            **({} if backbone == "none" else {"chance": int((~kept).sum())}),
        },
    )
    return found if backbone == "none" else found.keep(kept)


def _too_many(actors: tuple[str, ...], pairs: int) -> Network:
    """Agreement that is not worked out, since so many pairs may share an issue."""
    none, nothing = np.zeros(0, dtype=np.int64), np.zeros(0)
    return Network(
        name="agreement",
        actors=actors,
        source=none,
        target=none,
        sign=none,
        strength=nothing,
        directed=False,
        claims=(),
        left_out={"balanced": 0, "neutral": 0, "pairs": pairs},
    )


def graded(position: Floats, grading: Grading) -> Floats:
    """What positions (nan: none) are multiplied by where two actors share an issue."""
    held = np.nan_to_num(position)
    return np.sign(held) if grading == "sign" else held


def layer_weights(ties: Any, agreement: Any, mix: float) -> tuple[Any, Any]:
    """What ties and agreement are multiplied by before they are added up, from their total
    strengths (numbers, or arrays of them).

    Ties keep their strength; agreement is brought to the same total and then to the share `mix`
    of both together. A layer that stands alone is left as it is.
    """
    if mix in (0.0, 1.0):
        return 1.0 - mix, mix
    both = np.minimum(ties, agreement) > 0
    even = ties / np.where(both, agreement, 1.0)
    return 1.0, np.where(both, even * mix / (1 - mix), 1.0)


def camps(
    graph: Any,
    normalisation: Normalisation = "average",
    mix: float = 0.5,
    grading: Grading = "graded",
    backbone: Backbone = "none",
    *,
    stances: Positions | None = None,
) -> Network:
    """What holds camps together: signed ties and agreement, as arcs that may stand side by side.

    There are far more pairs that share an issue than ties: added up as they are, the ties would
    hardly count. So both layers are brought to the same total first (`layer_weights`). `mix` is
    the share of agreement: 0 ties only, 1 agreement only. `grading` and `backbone` (at 5%) are
    those of agreement. Raises `UsageError` for a mix outside 0..1.

    Where a pair has a signed tie its agreement is added to that tie's value (sign x strength),
    half to each where there is one in both directions; else the agreement tie stands once
    (source < target), like an undirected signed tie. A directed tie keeps its direction. It is
    named after the one of the two that there is, where the other is empty. Contested ties are left
    out, and so are ties without signs beside agreement (`left_out["unsigned"]`).
    """
    if not 0 <= mix <= 1:
        raise UsageError(
            phrase("The parameter mix takes a number from 0 to 1, not {mix}.", mix=f"{mix:g}")
        )
    agreed = agreement(graph, normalisation, grading=grading, backbone=backbone, stances=stances)
    arcs = _settled(signed(graph))
    arcs = _sided(arcs, agreed)
    arcs = arcs.keep(np.full(arcs.ties, mix < 1))
    agreed = agreed.keep(np.full(agreed.ties, mix > 0))
    ties = _once(arcs)
    _, weight = layer_weights(_total(ties), _total(agreed), mix)
    shared = _along(ties, replace(agreed, strength=agreed.strength * float(weight), _memory={}))
    size = len(ties)
    both = [np.r_[x, y] for x, y in ((ties.source, shared.source), (ties.target, shared.target))]
    value = np.r_[_value(ties), _value(shared)]
    pair, net, groups = fold(both[0] * size + both[1], value, np.add)
    sources, targets = pair // max(size, 1), pair % max(size, 1)
    # Ties and agreement that cancel out neither hold nor part a pair.
    kept = net != 0
    merged = FoldedClaims((ties.claims, shared.claims), groups)
    return Network(
        name="camps" if ties.ties and agreed.ties else "agreement" if agreed.ties else "signed",
        actors=ties.actors,
        source=sources[kept],
        target=targets[kept],
        sign=np.sign(net[kept]).astype(np.int64) if ties.sign is not None or agreed.ties else None,
        strength=np.abs(net[kept]),
        directed=ties.directed,
        claims=at(merged, np.flatnonzero(kept)),
        left_out={**ties.left_out, **_pairs(agreed)},
        undirected=agreed.ties + arcs.ties - ties.ties if ties.directed else 0,
    )


def _sided(arcs: Network, agreed: Network) -> Network:
    """The arcs; none where they have no sign and agreement tells sides."""
    if arcs.sign is not None or not agreed.ties:
        return arcs
    none, left_out = np.zeros(0, dtype=np.int64), {**arcs.left_out, "unsigned": arcs.ties}
    without = arcs.keep(np.zeros(arcs.ties, dtype=bool))
    return replace(without, sign=none, left_out=left_out, _memory={})


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
        claims=at(shared.claims, order),
        _memory={},
    )


def _total(network: Network) -> float:
    """The sum of the strengths, the same in every order."""
    return math.fsum(network.strength.tolist())


def _neutral_pairs(stances: Positions) -> int:
    """Pairs that share issues, but none on which both take a side."""
    position = stances.position[~np.isnan(stances.position).all(axis=1)]
    held, side = ~np.isnan(position) * 1.0, (np.nan_to_num(position) != 0) * 1.0
    if np.array_equal(held, side):
        return 0
    return pairs_that_share(held) - pairs_that_share(side)


def _pairs(agreed: Network) -> dict[str, int]:
    """How many pairs agreement was not worked out for."""
    return {word: count for word, count in agreed.left_out.items() if word == "pairs"}


def _value(network: Network) -> Floats:
    sign = np.ones(network.ties) if network.sign is None else network.sign
    return np.asarray(sign * network.strength, dtype=float)


def _once(network: Network) -> Network:
    """A directed network with undirected claims standing once instead of both ways.

    Two arcs that go both ways and rest on the very same claims are one undirected tie.
    """
    if not network.directed:
        return network
    pair, back = network.pair, network.target * len(network) + network.source
    keep = np.ones(network.ties, dtype=bool)
    place = {key: tie for tie, key in enumerate(pair.tolist())}
    for tie in np.flatnonzero((network.source > network.target) & np.isin(back, pair)).tolist():
        other = place[int(back[tie])]
        keep[tie] = network.claims[other] != network.claims[tie]
    return network.keep(keep)


def _norm(
    normalisation: Normalisation, taken: Floats, side: Floats, one: Ints, other: Ints
) -> Floats:
    """What a pair's total is divided by: from the issues each takes sides on, and those alike."""
    many, more = taken[one], taken[other]
    match normalisation:
        case "average":
            return np.asarray((many + more) / 2)
        case "jaccard":
            shared = shared_issues(side)
            return np.asarray(many + more - shared.congruence[shared.places(one, other)])
        case "cosine":
            return np.sqrt(many * more)
    return np.ones_like(many)  # "none"
