"""How strongly each actor is tied to each other one: added up by hand."""

from __future__ import annotations

import numpy as np

from graphkit.analysis.camp_reasons import sides
from graphkit.graph.network import Network

ACTORS = ("a", "b", "c", "d")


def _network(rows: list[tuple[int, int, int, float]]) -> Network:
    source, target, sign = (np.array([row[n] for row in rows], dtype=np.int64) for n in range(3))
    return Network(
        name="camps",
        actors=ACTORS,
        source=source,
        target=target,
        sign=sign,
        strength=np.array([row[3] for row in rows], dtype=float),
        directed=True,
        claims=tuple(("t",) for _ in rows),
        left_out={},
    )


def test_ties_both_ways_add_up_and_are_seen_from_both_ends() -> None:
    found = sides(_network([(0, 1, 1, 0.75), (1, 0, -1, 0.25), (2, 1, -1, 1.0)]))
    assert found == {"a": {"b": 0.5}, "b": {"a": 0.5, "c": -1.0}, "c": {"b": -1.0}}


def test_without_ties_nobody_is_tied() -> None:
    assert sides(_network([])) == {}
