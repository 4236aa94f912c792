"""Levels of direct influence: the current one of each pair, from tables and from graphs."""

from __future__ import annotations

from datetime import date
from typing import Any

import networkx as nx
import pytest

from graphkit.dataset import Actor, Dataset, DirectInfluence
from graphkit.errors import DataError
from graphkit.graph.adopt import adopt
from graphkit.graph.build import build_graph
from graphkit.graph.network import Network
from graphkit.graph.views import direct_influence, influence


def levels(network: Network) -> dict[tuple[str, str], float]:
    ends = zip(network.source.tolist(), network.target.tolist(), strict=True)
    pairs = [(network.actors[a], network.actors[b]) for a, b in ends]
    return dict(zip(pairs, network.strength.tolist(), strict=True))


def test_the_latest_level_of_a_pair_stands_then_the_higher_and_none_is_no_tie() -> None:
    early, late = date(2025, 1, 1), date(2025, 6, 1)
    rows = (
        DirectInfluence("d1", "a", "b", 4, date=early),
        DirectInfluence("d2", "a", "b", 1, date=late),
        DirectInfluence("d3", "a", "b", 2, date=late),
        DirectInfluence("d4", "b", "a", 3),  # without a date it is the oldest
        DirectInfluence("d5", "b", "a", 0, date=early),
        DirectInfluence("d6", "c", "a", 2),
        DirectInfluence("d7", "c", "c", 4),
    )
    data = Dataset("d", actors=tuple(Actor(one, one) for one in "abc"), direct_influence=rows)
    found = direct_influence(build_graph(data))
    assert levels(found) == {("a", "b"): 2.0, ("c", "a"): 2.0}
    assert found.claims == (("d3",), ("d6",))
    assert found.left_out == {"none": 1, "self_ties": 1}
    assert (found.name, found.directed, found.sign) == ("direct_influence", True, None)
    assert influence(build_graph(data)).ties == 0  # it is no tie


def test_levels_of_none_alone_are_a_network_without_ties() -> None:
    rows = (DirectInfluence("d1", "a", "b", 0),)
    data = Dataset("d", actors=(Actor("a", "a"), Actor("b", "b")), direct_influence=rows)
    found = direct_influence(build_graph(data))
    assert (found.ties, len(found), found.left_out) == (0, 2, {"none": 1, "self_ties": 0})
    assert [part.dtype.kind for part in (found.source, found.target, found.strength)] == list("iif")


@pytest.mark.parametrize("kind", [nx.DiGraph, nx.Graph])
def test_an_edge_may_have_a_level_beside_its_tie(kind: Any) -> None:
    graph = kind([("a", "b", {"influence": "3"}), ("b", "c", {"influence": 0}), ("a", "c", {})])
    taken = adopt(graph)
    both = {} if kind is nx.DiGraph else {("b", "a"): 3.0}
    assert levels(direct_influence(taken)) == {("a", "b"): 3.0, **both}
    assert influence(taken).ties == 3
    keys = sorted(key for _, _, key in taken.edges(keys=True))
    more = [] if kind is nx.DiGraph else ["influence1b", "influence3b"]
    assert keys == sorted(["tie1", "tie2", "tie3", "influence1a", "influence3a", *more])


@pytest.mark.parametrize("level", [5, -1, 1.5, "much", None, float("nan")])
def test_a_level_that_is_none_is_refused_with_its_place(level: Any) -> None:
    graph = nx.DiGraph([("a", "b", {"influence": level}), ("b", "c", {"influence": 1})])
    with pytest.raises(DataError, match=r"tie a - b: its influence .* is not 0, 1, 2, 3 or 4") as e:
        adopt(graph)
    assert len(e.value.problems) == 1
