"""Views of the ties between actors: influence (strength alone) and signed.

Parallel claims about one pair in one direction are folded by their mean: the strength of an
influence tie is the mean strength of its claims; a signed tie's net value is the mean of
sign x strength, its sign that of the net value and its strength the net value's size. Claims
that cancel out leave no signed tie (`left_out["cancelled"]`); neutral claims carry no sign
and are left out of signed views (`left_out["neutral"]`).
"""

from __future__ import annotations

from typing import Any

import numpy as np

from graphkit.graph.build import actors_of
from graphkit.graph.network import Ints, Network, fold


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


class _Ties:
    """The tie claims of a multigraph as arrays, self-ties left out."""

    def __init__(self, graph: Any) -> None:
        self.actors = actors_of(graph)
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
