"""Groups: published values, a second engine, and what must not matter."""

from __future__ import annotations

import math
import random

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.api import measure
from graphkit.errors import UsageError


def parts(values: dict[str, float]) -> set[frozenset[str]]:
    return {frozenset(a for a in values if values[a] == group) for group in set(values.values())}


def karate(**renamed: str) -> nx.Graph:
    graph = nx.Graph()
    graph.add_edges_from((str(a), str(b)) for a, b in nx.karate_club_graph().edges)
    return graph


def test_the_karate_club_has_four_groups_of_modularity_0_4198() -> None:
    """The optimum of Zachary's network, proved by Brandes et al. 2008 (0.4198, four groups)."""
    found = measure("groups", karate())
    assert found.summary["k"] == 4
    assert found.summary["modularity"] == pytest.approx(0.4198, abs=5e-5)
    assert found.summary["clear"] is True


def test_networkx_gives_the_same_modularity() -> None:
    graph = nx.gnm_random_graph(40, 90, seed=5)
    for number, (_, _, data) in enumerate(graph.edges(data=True)):
        data["strength"] = 0.25 * (1 + number % 4)
    for resolution in (0.5, 1.0, 2.0):
        found = measure("groups", graph, resolution=resolution)
        groups = [{int(actor) for actor in group} for group in parts(found.values)]
        groups += [{node} for node in graph if not graph.degree(node)]
        second = nx.community.modularity(graph, groups, weight="strength", resolution=resolution)
        assert found.summary["modularity"] == pytest.approx(second, abs=1e-9)


def signed_modularity(graph: nx.Graph, values: dict[str, float]) -> float:
    """Gómez, Jensen & Arenas 2009, equation 6, term by term over all ordered pairs."""
    total, found = 0.0, 0.0
    nodes = list(graph)
    for sign in (1, -1):
        w = {(a, b): d["strength"] for a, b, d in graph.edges(data=True) if d["sign"] == sign}
        both = {**w, **{(b, a): v for (a, b), v in w.items()}}
        k = {n: sum(v for (a, _), v in both.items() if a == n) for n in nodes}
        whole = sum(k.values())
        total += whole
        if whole:
            found += sign * sum(
                both.get((a, b), 0.0) - k[a] * k[b] / whole
                for a in nodes
                for b in nodes
                if a in values and b in values and values[a] == values[b]
            )
    return found / total


def test_signed_modularity_is_that_of_the_paper_and_finds_planted_groups() -> None:
    rng, graph = random.Random(7), nx.Graph()
    for a in range(18):
        for b in range(a):
            if rng.random() < 0.5:
                sign = 1 if a % 3 == b % 3 else -1
                graph.add_edge(str(a), str(b), sign=sign, strength=rng.choice((0.5, 1.0)))
    found = measure("groups", graph)
    assert parts(found.values) == {
        frozenset(str(a) for a in range(18) if a % 3 == rest) for rest in range(3)
    }
    assert found.summary["modularity"] == pytest.approx(signed_modularity(graph, found.values))


@given(st.permutations(range(34)), st.integers(0, 3))
@settings(max_examples=10, deadline=None)
def test_neither_names_nor_order_of_rows_matter(order: list[int], seed: int) -> None:
    edges = [(str(a), str(b)) for a, b in nx.karate_club_graph().edges]
    renamed = [(f"x{order[int(b)]}", f"x{order[int(a)]}") for a, b in reversed(edges)]
    one, other = nx.Graph(edges), nx.Graph(renamed)
    first = measure("groups", one, seed=seed, runs=5)
    second = measure("groups", other, seed=seed, runs=5)
    back = {f"x{order[int(a)]}": a for a in first.values}
    assert parts({back[a]: group for a, group in second.values.items()}) == parts(first.values)
    assert second.summary == first.summary


def test_strengths_in_another_unit_give_the_same_groups() -> None:
    graphs = [nx.gnm_random_graph(30, 60, seed=1) for _ in range(2)]
    for graph, unit in zip(graphs, (1.0, 0.125), strict=True):
        nx.set_edge_attributes(graph, unit, "strength")
    one, other = (measure("groups", graph) for graph in graphs)
    assert one.values == other.values
    assert math.isclose(float(one.summary["modularity"]), float(other.summary["modularity"]))


def test_a_random_network_has_no_clear_groups() -> None:
    found = measure("groups", nx.gnm_random_graph(120, 480, seed=2))
    assert found.summary["clear"] is False
    assert "may be chance" in str(found.reading)


def test_who_has_no_tie_has_no_group() -> None:
    graph = karate()
    graph.add_node("hermit")
    found = measure("groups", graph)
    assert "hermit" not in found.values
    assert found.summary["without"] == 1


def test_a_higher_resolution_gives_no_fewer_groups() -> None:
    counts = [measure("groups", karate(), resolution=r).summary["k"] for r in (0.25, 1.0, 4.0)]
    assert counts == sorted(counts)
    assert counts[0] < counts[-1]


def test_on_the_influence_view_signs_play_no_part() -> None:
    graph = nx.Graph([("a", "b", {"sign": -1}), ("c", "d", {"sign": 1}), ("b", "a2", {"sign": -1})])
    assert parts(measure("groups", graph, network="influence").values) == {
        frozenset({"a", "b", "a2"}),
        frozenset({"c", "d"}),
    }


@pytest.mark.parametrize("wrong", [{"resolution": 0.0}, {"runs": 0}])
def test_parameters_that_make_no_sense(wrong: dict[str, float]) -> None:
    with pytest.raises(UsageError):
        measure("groups", karate(), **wrong)


@pytest.mark.slow
def test_without_igraph_networkx_looks_for_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    from graphkit.engines.communities import search

    monkeypatch.setattr(search, "leiden", lambda: None)
    found = measure("groups", karate())
    assert found.provenance.engine.endswith("(Louvain)")
    assert found.summary["modularity"] == pytest.approx(0.4198, abs=5e-5)
    signed = measure("groups", nx.Graph([("a", "b", {"sign": -1}), ("b", "c", {"sign": 1})]))
    assert "graphkit[fast]" in str(signed.why_not)


def test_igraph_keeps_its_random_numbers() -> None:
    import igraph

    random.seed(1)
    before = igraph.Graph.Erdos_Renyi(n=20, m=30).get_edgelist()
    random.seed(1)
    measure("groups", karate())
    random.seed(1)
    assert igraph.Graph.Erdos_Renyi(n=20, m=30).get_edgelist() == before
