"""Views of the ties between actors: influence (strength alone) and signed.

How several claims about one pair in one direction become its tie: support, opposition and
dealings without a sign are kept apart, and each is as strong as the strongest claim for it.
Only support makes the pair supporting, only opposition opposing, neither neutral, and both
*contested*, a state of its own. This is how Belnap (1977, A useful four-valued logic) joins
what several sources tell (told for, told against, told both, told neither), with degrees
combined by the maximum as in possibility theory (Zadeh 1978; Ginsberg 1988, Multivalued
logics, for the two together). So a further claim for a side never weakens it, nothing is
counted twice, the order of claims plays no part, and a neutral claim leaves support and
opposition as they are.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from graphkit.graph.build import actors_of, sign_numbers, tie_columns
from graphkit.graph.network import Ints, Network, across_signs, fold
from graphkit.graph.pair_claims import FoldedClaims, Groups


def influence(graph: Any) -> Network:
    """Who can reach whom: every tie, as strong as its strongest claim.

    `sign` stays known where all signed claims of a pair agree on it, and is 0 where there are
    none or the pair is contested. `Network.of` gives support, opposition or dealings alone.
    """
    return across_signs(_by_sign(_Ties(graph), name="influence"))


def signed(graph: Any) -> Network:
    """Who supports and who opposes whom, by sign and strength.

    A pair has one tie in a direction, a contested pair two: its support and its opposition.
    Neutral claims are left out (`left_out["neutral"]`), for the network's direction too.
    """
    return _by_sign(_Ties(graph, neutral=False))


def _by_sign(claims: _Ties, name: str = "signed") -> Network:
    """One tie for each pair, direction and sign."""
    source, target, rows, directed = claims.arcs()
    size, sign = max(len(claims.actors), 1), claims.sign[rows]
    # One number for source, target and sign, so that one sort folds by all three.
    key = (source * size + target) * 3 + sign + 1
    keys, strength, groups = fold(key, claims.strength[rows])
    return Network(
        name=name,
        actors=claims.actors,
        source=keys // 3 // size,
        target=keys // 3 % size,
        sign=None if claims.unsigned else keys % 3 - 1,
        strength=strength,
        directed=directed,
        claims=claims.ids_of(rows, groups),
        left_out=claims.left_out,
    )


class _Ties:
    """The tie claims of a multigraph as arrays, self-ties left out; without `neutral` the neutral
    ones too."""

    def __init__(self, graph: Any, *, neutral: bool = True) -> None:
        self.actors = actors_of(graph)
        self.unsigned = bool(graph.graph.get("unsigned"))
        number = {actor: i for i, actor in enumerate(self.actors)}
        sources, targets, signs, strengths, directed, ids = tie_columns(graph)
        source = np.array([number[actor] for actor in sources], dtype=np.int64)
        target = np.array([number[actor] for actor in targets], dtype=np.int64)
        sign = sign_numbers(graph, signs)
        self.left_out = {"self_ties": int((source == target).sum())}
        kept = source != target
        if not neutral:
            self.left_out["neutral"] = int((kept & (sign == 0)).sum())
            kept &= sign != 0
        # By who sends them, as edges stand in a graph: of equals in strength the first counts.
        rows = np.flatnonzero(kept)
        rows = rows[np.argsort(source[rows], kind="stable")]
        self.source, self.target, self.sign = source[rows], target[rows], sign[rows]
        self.strength = np.array(strengths, dtype=float)[rows]
        self.directed = np.array(directed, dtype=bool)[rows]
        self.ids = [ids[row] for row in rows.tolist()]

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

    def ids_of(self, rows: Ints, groups: Groups) -> FoldedClaims:
        """The claims behind each group of arcs, the strongest (it states the strength) first."""
        arcs = groups.by(-self.strength[rows], rows)
        return FoldedClaims((tuple(zip(self.ids, strict=True)),), arcs.of(rows))
