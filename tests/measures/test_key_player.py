"""Key players: worth set by set with a second library, choices by hand, and bounds."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations, permutations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import graphkit
from graphkit.engines.brokerage.best_set import best_by_swaps, best_of_all
from graphkit.errors import UsageError

ACTORS = "abcdefg"
arcs = st.sets(st.sampled_from(list(permutations(ACTORS, 2))), min_size=1, max_size=14)


def graph_of(ties: set[tuple[str, str]], directed: bool) -> nx.Graph:
    graph = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from(ACTORS)
    graph.add_edges_from(sorted(ties))
    return graph


def fragmentation(graph: nx.Graph, members: tuple[str, ...]) -> Fraction:
    """Borgatti's distance-weighted fragmentation of what is left, in fractions."""
    left = graph.subgraph(set(graph) - set(members))
    hops = dict(nx.all_pairs_shortest_path_length(left))
    total = sum(
        (Fraction(1, hops[a][b]) for a, b in permutations(left, 2) if b in hops[a]), Fraction(0)
    )
    return 1 - total / (len(left) * (len(left) - 1))


def reached(graph: nx.Graph, members: tuple[str, ...]) -> Fraction:
    """Borgatti's distance-weighted reach, members counting 1."""
    hops = {a: nx.single_source_shortest_path_length(graph, a) for a in members}
    total = Fraction(0)
    for actor in graph:
        near = [hops[a][actor] for a in members if actor in hops[a]]
        total += Fraction(1, max(min(near), 1)) if near else 0
    return total / len(graph)


@settings(max_examples=40, deadline=None)
@given(arcs, st.booleans(), st.integers(1, 3))
def test_best_of_every_set(ties: set[tuple[str, str]], directed: bool, size: int) -> None:
    graph = graph_of(ties, directed)
    for kind, worth in (("fragment", fragmentation), ("reach", reached)):
        finding = graphkit.measure("key_player", graph, kind=kind, size=size)
        every = {members: worth(graph, members) for members in combinations(ACTORS, size)}
        best = max(every.values())
        key = "fragmentation" if kind == "fragment" else "reach"
        assert finding.summary[key] == pytest.approx(float(best), abs=1e-9)
        chosen = tuple(sorted(str(finding.summary["players"]).split(", ")))
        assert every[chosen] == best
        assert finding.summary["proved"] is True
        assert finding.summary["equally_good"] == sum(value == best for value in every.values())
        alone = {actor: float(worth(graph, (actor,))) for actor in ACTORS}
        assert finding.values == pytest.approx(alone, abs=1e-9)
    before = graphkit.measure("key_player", graph, size=size).summary["before"]
    assert before == pytest.approx(float(fragmentation(graph, ())), abs=1e-9)


def test_two_stars_joined_by_a_bridge() -> None:
    """Both hubs break it up wholly; both hubs are next to everybody."""
    graph = nx.Graph([("h", x) for x in "abcd"] + [("k", x) for x in "efgi"] + [("h", "k")])
    fragment = graphkit.measure("key_player", graph, size=2).summary
    assert (fragment["players"], fragment["fragmentation"]) == ("h, k", 1.0)
    reach = graphkit.measure("key_player", graph, size=2, kind="reach").summary
    assert (reach["players"], reach["reach"]) == ("h, k", 1.0)


def test_direction_counts() -> None:
    graph = nx.DiGraph([("a", "b"), ("b", "c"), ("c", "d")])
    summary = graphkit.measure("key_player", graph, size=1, kind="reach").summary
    assert summary["players"] == "a"
    assert summary["reach"] == pytest.approx((1 + 1 + 1 / 2 + 1 / 3) / 4)


def test_swaps_mend_a_greedy_choice() -> None:
    """Alone c is best, but a and b together cover everything."""
    covers = {0: {1, 2, 3, 4}, 1: {1, 2, 5}, 2: {3, 4, 6}}

    def worth(members: tuple[int, ...]) -> float:
        return float(len(set().union(*(covers[one] for one in members))))

    exact, found = best_of_all([0, 1, 2], 2, worth), best_by_swaps([0, 1, 2], 2, worth)
    assert set(exact.members) == set(found.members) == {1, 2}
    assert (exact.proved, exact.equals, found.proved, found.equals) == (True, 1, False, None)


@pytest.mark.slow
def test_large_networks_are_searched_in_part_and_counted_in_full() -> None:
    random = np.random.default_rng(2)
    ends = random.integers(0, 900, size=(2700, 2))
    graph = nx.Graph((f"{a:03}", f"{b:03}") for a, b in ends.tolist() if a != b)
    finding = graphkit.measure("key_player", graph, size=2)
    assert finding.summary["proved"] is False
    assert finding.result is not None
    assert "Not every set was looked at" in str(finding.result.notes[0])
    chosen = tuple(str(finding.summary["players"]).split(", "))
    left = graph.subgraph(set(graph) - set(chosen)).copy()
    near = sum(
        1 / hops
        for _, row in nx.all_pairs_shortest_path_length(left)
        for hops in row.values()
        if hops
    )
    expected = 1 - near / (len(left) * (len(left) - 1))
    assert finding.summary["fragmentation"] == pytest.approx(expected, abs=1e-9)


def test_says_no_to_sets_that_leave_nobody() -> None:
    finding = graphkit.measure("key_player", nx.path_graph(4))
    assert "two actors more than the set" in str(finding.why_not)
    with pytest.raises(UsageError, match="from 1"):
        graphkit.measure("key_player", nx.path_graph(4), size=0)
