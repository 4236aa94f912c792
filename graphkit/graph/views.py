"""The six views of the graph, by name. A measure declares which one it needs.

    influence   directed, all ties, strength only
    signed      directed, sign and strength, parallel claims folded
    agreement   undirected, signed: congruence minus conflict over shared issues
    camps       agreement and signed together
    stance      actors x issues: the current stance on each
    claims      every claim by itself, with its confidence; nothing is folded

Parallel claims about one pair in one direction are folded by their mean: the strength of an
influence tie is the mean strength of its claims; a signed tie's net value is the mean of
sign x strength, its sign that of the net value and its strength the net value's size. Claims
that cancel out leave no signed tie (`left_out["cancelled"]`); neutral claims carry no sign
and are left out of signed views (`left_out["neutral"]`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Literal

import numpy as np

from graphkit.graph.claims import Claims, read_claims
from graphkit.graph.network import Floats, Ints, Network, fold
from graphkit.graph.positions import DEFAULT_SALIENCE, Positions, Question

Normalisation = Literal["none", "average", "jaccard", "cosine"]
Relation = Literal["subtract", "congruence", "conflict"]
View = Network | Positions | Claims


def influence(graph: Any) -> Network:
    """Who can reach whom: every tie, by strength alone.

    `sign` stays known where all claims of a pair agree on it (0 where they do not), so that a
    measure can look at support and opposition apart.
    """
    claims = _Ties(graph)
    source, target, rows, directed = claims.arcs()
    strength, sign = claims.strength[rows], claims.sign[rows].astype(float)
    sources, targets, (mean, mean_sign), groups = fold(
        len(claims.actors), source, target, strength, sign
    )
    agreed = np.where(np.abs(mean_sign) == 1.0, mean_sign, 0).astype(np.int64)
    return Network(
        name="influence",
        actors=claims.actors,
        source=sources,
        target=targets,
        sign=None if claims.unsigned else agreed,
        strength=mean,
        directed=directed,
        claims=claims.ids_of(rows, groups),
        left_out=claims.left_out,
    )


def signed(graph: Any) -> Network:
    """Who supports and who opposes whom: sign and strength, one tie a pair and direction."""
    claims = _Ties(graph)
    source, target, rows, directed = claims.arcs()
    used = claims.sign[rows] != 0
    source, target, rows = source[used], target[used], rows[used]
    value = claims.sign[rows] * claims.strength[rows]
    sources, targets, (net,), groups = fold(len(claims.actors), source, target, value)
    kept = net != 0
    ids = claims.ids_of(rows, groups)
    return Network(
        name="signed",
        actors=claims.actors,
        source=sources[kept],
        target=targets[kept],
        sign=None if claims.unsigned else np.sign(net[kept]).astype(np.int64),
        strength=np.abs(net[kept]),
        directed=directed,
        claims=tuple(claim for claim, keep in zip(ids, kept, strict=True) if keep),
        left_out={
            **claims.left_out,
            "neutral": int((claims.sign == 0).sum()),
            "cancelled": int((~kept).sum()),
        },
    )


def agreement(
    graph: Any, normalisation: Normalisation = "average", relation: Relation = "subtract"
) -> Network:
    """Who says the same: over shared issues, congruence minus conflict.

    Two actors are congruent on an issue when both support or both oppose it, in conflict when
    one supports and one opposes; a neutral stance is neither. `relation` "congruence" or
    "conflict" keeps one of the two (conflict with a minus), "subtract" the difference; zero
    leaves no tie. It is divided by: `none` 1; `average` the mean number of issues the two take
    sides on; `jaccard` the number of different sides (issue and direction) that either takes;
    `cosine` the geometric mean of their numbers of issues (Leifeld 2017, and as his Discourse
    Network Analyzer computes it).
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
        claims=tuple(
            _shared_claims(stances, side, i, j, relation) for i, j in zip(one, other, strict=True)
        ),
        left_out={"balanced": int(np.triu((shared > 0) & (total == 0), k=1).sum())},
    )


def camps(graph: Any, normalisation: Normalisation = "average") -> Network:
    """What holds camps together: signed ties and agreement, as arcs that may stand side by side.

    Where a pair has a signed tie its agreement is added to that tie's value (sign x strength),
    half to each where there is one in both directions; else the agreement tie stands once
    (source < target), like an undirected signed tie. A directed tie keeps its direction.
    """
    arcs, agreed = signed(graph), agreement(graph, normalisation)
    ties = _once(arcs)
    shared = _along(ties, agreed)
    size = len(ties)
    both = [np.r_[x, y] for x, y in ((ties.source, shared.source), (ties.target, shared.target))]
    value = np.r_[_value(ties), _value(shared)]
    sources, targets, (mean,), groups = fold(size, both[0], both[1], value)
    net = mean * [len(group) for group in groups] if len(groups) else mean
    kept = net != 0
    every = (*ties.claims, *shared.claims)
    merged = [tuple(dict.fromkeys(c for tie in group for c in every[tie])) for group in groups]
    return Network(
        name="camps",
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


def stance(graph: Any) -> Positions:
    """The current stance of every actor on every issue, with salience and capability."""
    actors = _actors(graph)
    issues = _issues(graph)
    current = _current(graph)
    shape = (len(actors), len(issues))
    position, salience, confidence, capability = (np.full(shape, np.nan) for _ in range(4))
    claim: list[list[str | None]] = [[None] * len(issues) for _ in actors]
    condition: list[list[str | None]] = [[None] * len(issues) for _ in actors]
    basis = [["none"] * len(issues) for _ in actors]
    rows = {actor: row for row, actor in enumerate(actors)}
    columns = {issue: column for column, issue in enumerate(issues)}
    for (actor, issue), (key, data) in current.items():
        row, column = rows[actor], columns[issue]
        position[row, column] = data["position"]
        salience[row, column] = np.nan if data["salience"] is None else data["salience"]
        confidence[row, column] = np.nan if data["confidence"] is None else data["confidence"]
        claim[row][column], condition[row][column] = key, data["condition"]
    for actor, row in rows.items():
        for column, issue in enumerate(issues):
            value, source = _capability(graph.nodes[actor], issue)
            capability[row, column] = np.nan if value is None else value
            basis[row][column] = source
    member_of = {actor: graph.nodes[actor].get("member_of", ()) for actor in actors}
    return Positions(
        actors=actors,
        issues=tuple(_question(issue, graph.nodes[issue]) for issue in issues),
        position=position,
        salience=np.where(np.isnan(salience), DEFAULT_SALIENCE, salience),
        capability=capability,
        confidence=confidence,
        aggregate=_aggregate(graph, actors, issues, ~np.isnan(position), member_of),
        claim=tuple(map(tuple, claim)),
        condition=tuple(map(tuple, condition)),
        basis=tuple(map(tuple, basis)),
        salience_coded=~np.isnan(salience),
        member_of=member_of,
    )


def claims(graph: Any) -> Claims:
    """Every claim with its confidence, sources and coder, for those who draw among them."""
    actors = _actors(graph)
    issues = tuple(_question(issue, graph.nodes[issue]) for issue in _issues(graph))
    member_of = {actor: graph.nodes[actor].get("member_of", ()) for actor in actors}
    members: dict[str, list[int]] = {actor: [] for actor in actors}
    for number, actor in enumerate(actors):
        for body in _bodies(actor, member_of) & members.keys():
            members[body].append(number)
    return read_claims(graph, actors, issues, _recency, tuple(map(tuple, members.values())))


views: Mapping[str, Callable[..., View]] = {
    "influence": influence,
    "signed": signed,
    "agreement": agreement,
    "camps": camps,
    "stance": stance,
    "claims": claims,
}


class _Ties:
    """The tie claims of a multigraph as arrays, self-ties left out."""

    def __init__(self, graph: Any) -> None:
        self.actors = _actors(graph)
        self.unsigned = bool(graph.graph.get("unsigned"))
        number = {actor: i for i, actor in enumerate(self.actors)}
        edges = [
            (number[a], number[b], data["sign"], data["strength"], data["directed"], key)
            for a, b, key, data in graph.edges(keys=True, data=True)
            if data["layer"] == "tie"
        ]
        loops = sum(1 for edge in edges if edge[0] == edge[1])
        edges = [edge for edge in edges if edge[0] != edge[1]]
        columns: Any = list(zip(*edges, strict=True)) or [()] * 6
        self.source = np.array(columns[0], dtype=np.int64)
        self.target = np.array(columns[1], dtype=np.int64)
        self.sign = np.array(columns[2], dtype=np.int64)
        self.strength = np.array(columns[3], dtype=float)
        self.directed = np.array(columns[4], dtype=bool)
        self.ids = columns[5]
        self.left_out = {"self_ties": loops}

    def arcs(self) -> tuple[Ints, Ints, Ints, bool]:
        """Source, target and claim number of every arc, and whether the network is directed.

        When every claim is undirected each stands once, source < target. Otherwise an
        undirected claim stands both ways.
        """
        rows = np.arange(len(self.source))
        if len(rows) and not self.directed.any():
            low, high = np.minimum(self.source, self.target), np.maximum(self.source, self.target)
            return low, high, rows, False
        both = np.flatnonzero(~self.directed)
        return (
            np.r_[self.source, self.target[both]],
            np.r_[self.target, self.source[both]],
            np.r_[rows, both],
            True,
        )

    def ids_of(self, rows: Ints, groups: list[Ints]) -> tuple[tuple[str, ...], ...]:
        chosen = rows.tolist()
        return tuple(tuple(self.ids[chosen[arc]] for arc in group.tolist()) for group in groups)


def _actors(graph: Any) -> tuple[str, ...]:
    return tuple(sorted(node for node, data in graph.nodes(data=True) if data["kind"] == "actor"))


def _issues(graph: Any) -> list[str]:
    nodes = [node for node, data in graph.nodes(data=True) if data.get("kind") == "issue"]
    return sorted(nodes, key=lambda node: graph.nodes[node]["order"])


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


def _current(graph: Any) -> dict[tuple[str, str], tuple[str, dict[str, Any]]]:
    """The claim that states each actor's current stance on each issue."""
    current: dict[tuple[str, str], tuple[str, dict[str, Any]]] = {}
    for actor, issue, key, data in graph.edges(keys=True, data=True):
        if data["layer"] != "stance":
            continue
        held = current.get((actor, issue))
        if held is None or _recency(key, data) > _recency(*held):
            current[actor, issue] = (key, data)
    return current


def _recency(key: str, data: Mapping[str, Any]) -> tuple[Any, ...]:
    day: date | None = data["date"]
    return (
        day.isoformat() if day else "",
        data["confidence"] if data["confidence"] is not None else -1.0,
        -abs(data["position"]),
        data["position"],
        # From here on the claims say the same; which one stands must not hang on row order.
        data["salience"] if data["salience"] is not None else -1.0,
        data["condition"] or "",
        data["source"],
        key,
    )


def _capability(node: Mapping[str, Any], issue: str) -> tuple[float | None, str]:
    coded: Mapping[str, float] = node.get("capability", {})
    if issue in coded:
        return coded[issue], "issue"
    if node.get("default_capability") is not None:
        return node["default_capability"], "actor"
    if coded:
        return sum(coded.values()) / len(coded), "other"
    return None, "none"


def _aggregate(
    graph: Any,
    actors: tuple[str, ...],
    issues: list[str],
    placed: Any,
    member_of: Mapping[str, tuple[str, ...]],
) -> Any:
    """Institutions coded as aggregates, on the issues where a member of theirs is placed."""
    rows = {actor: row for row, actor in enumerate(actors)}
    member_placed = np.zeros_like(placed)
    for actor in actors:
        for body in _bodies(actor, member_of):
            if body in rows:
                member_placed[rows[body]] |= placed[rows[actor]]
    coded = np.zeros_like(placed)
    for actor, row in rows.items():
        if graph.nodes[actor].get("aggregate"):
            coded[row] = True
    return coded & member_placed


def _bodies(actor: str, member_of: Mapping[str, tuple[str, ...]]) -> set[str]:
    """Every body that an actor belongs to, through other bodies too."""
    found: set[str] = set()
    ahead = list(member_of.get(actor, ()))
    while ahead:
        body = ahead.pop()
        if body not in found and body != actor:
            found.add(body)
            ahead.extend(member_of.get(body, ()))
    return found


def _question(issue: str, data: Mapping[str, Any]) -> Question:
    return Question(
        id=issue,
        options=data["options"],
        decided_by=data["decided_by"],
        decision_rule=data["decision_rule"],
        decided_on=data["decided_on"],
        outcome=data["outcome"],
        scale=data.get("scale", (-1.0, 1.0)),
        status_quo=data.get("status_quo"),
    )


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
    stances: Positions, side: Floats, i: int, j: int, relation: Relation
) -> tuple[str, ...]:
    alike = side[i] * side[j]
    wanted = {"subtract": alike, "congruence": alike > 0, "conflict": alike < 0}
    both = np.flatnonzero(wanted[relation])
    ids = [stances.claim[row][column] for column in both for row in (i, j)]
    return tuple(claim for claim in ids if claim is not None)
