"""What must hold of path and spectral measures on any graph, and what graphs they refuse."""

from __future__ import annotations

import math
from typing import Any

import networkx as nx
import pytest
from drawn_graphs import graphs, shuffled
from hypothesis import given, settings
from hypothesis import strategies as st

import graphkit
from graphkit.errors import UsageError

SPECTRAL = ("pagerank", "katz", "eigenvector", "hits")
WORDS = ("oppose", "neutral", "support")
WORD = dict(zip((-1, 0, 1), WORDS, strict=True))  # 0 and 1 alone would leave open what 0 means
PATHS = ("betweenness", "closeness", "harmonic")
LOCAL = ("k_core", "constraint", "effective_size")
EVERY = (*SPECTRAL, *PATHS, *LOCAL)
TIED = graphs(least=2, most=7).filter(lambda graph: graph.size())


def found(name: str, graph: Any, **parameters: Any) -> dict[str, float] | str:
    """The values, or the reason why there are none."""
    finding = graphkit.measure(name, graph, **parameters)
    return dict(finding.values) if finding.defined else str(finding.why_not)


def same(one: Any, other: Any, factor: float = 1.0) -> bool:
    if isinstance(one, str):
        return bool(one == other)
    if isinstance(other, str):
        return False
    wanted = {actor: value * factor for actor, value in other.items()}
    return bool(one == pytest.approx(wanted, rel=1e-9, abs=1e-12))


def shares(values: Any) -> Any:
    return (
        values
        if isinstance(values, str)
        else {a: v / max(values.values()) for a, v in values.items()}
    )


@pytest.mark.parametrize("name", EVERY)
@settings(max_examples=25, deadline=None)
@given(graph=TIED, pick=st.randoms(use_true_random=False))
def test_renaming_only_renames(name: str, graph: Any, pick: Any) -> None:
    order = sorted(graph)
    pick.shuffle(order)
    renamed, names = shuffled(graph, order)
    before, after = found(name, graph), found(name, renamed)
    if not isinstance(before, str):
        before = {names[actor]: value for actor, value in before.items()}
    assert same(after, before)


@pytest.mark.parametrize("name", ["pagerank", "katz", *PATHS, *LOCAL])
def test_actors_in_the_same_place_are_exactly_equal(name: str) -> None:
    """Two copies of one network under names that sort in another order."""
    one: Any = nx.gnm_random_graph(30, 90, seed=4, directed=True)
    for number, (_, _, tie) in enumerate(one.edges(data=True)):
        tie["strength"] = 1 / (3 + number % 7)
    copies = nx.union(
        nx.relabel_nodes(one, {actor: f"a{actor:02}" for actor in one}),
        nx.relabel_nodes(one, {actor: f"b{(7 * actor + 3) % 30:02}" for actor in one}),
    )
    values = graphkit.measure(name, copies).values
    twins = {f"a{actor:02}": f"b{(7 * actor + 3) % 30:02}" for actor in one}
    assert {a: values.get(a) for a in twins} == {a: values.get(b) for a, b in twins.items()}


@pytest.mark.parametrize("name", EVERY)
@settings(max_examples=25, deadline=None)
@given(graph=TIED, factor=st.sampled_from([0.01, 3.0, 700.0]))
def test_scaling_all_strengths(name: str, graph: Any, factor: float) -> None:
    before = found(name, graph)
    for _, _, tie in graph.edges(data=True):
        tie["strength"] *= factor
    expected = factor if name in ("closeness", "harmonic") else 1.0
    assert same(found(name, graph), before, expected)


@pytest.mark.parametrize("name", EVERY)
@settings(max_examples=25, deadline=None)
@given(graph=TIED)
def test_adding_an_isolate(name: str, graph: Any) -> None:
    size, before = len(graph), found(name, graph)
    graph.add_node("isolate")
    after = found(name, graph)
    alone = None if isinstance(after, str) else after.pop("isolate", None)
    if name in ("pagerank", "katz"):
        assert same(shares(after), shares(before))
        return
    assert not alone
    expected = {"betweenness": (size - 2) / size, "closeness": (size - 1) / size}
    assert same(after, before, expected.get(name, 1.0))


@pytest.mark.parametrize("name", ["betweenness", *LOCAL])
@settings(max_examples=25, deadline=None)
@given(graph=graphs(least=2, most=7, directed=True).filter(lambda graph: graph.size()))
def test_reversing_directions_changes_nothing_between(name: str, graph: Any) -> None:
    assert same(found(name, graph.reverse()), found(name, graph))


@pytest.mark.parametrize("name", ["closeness", "harmonic"])
@settings(max_examples=25, deadline=None)
@given(graph=graphs(least=2, most=7, directed=True).filter(lambda graph: graph.size()))
def test_reversing_directions_swaps_in_and_out(name: str, graph: Any) -> None:
    assert same(found(name, graph.reverse(), direction="out"), found(name, graph))


@pytest.mark.parametrize("name", [*PATHS, *LOCAL])
@settings(max_examples=25, deadline=None)
@given(graph=TIED, signs=st.lists(st.sampled_from([-1, 0, 1]), min_size=42, max_size=42))
def test_a_channel_is_a_channel_whatever_its_sign(name: str, graph: Any, signs: Any) -> None:
    before = found(name, graph)
    for (_, _, tie), sign in zip(graph.edges(data=True), signs, strict=False):
        tie["sign"] = WORD[sign]
    every = {"ties": "all"} if name in PATHS else {}
    assert same(found(name, graph, **every), before)


@pytest.mark.parametrize("name", PATHS)
@settings(max_examples=25, deadline=None)
@given(graph=TIED, signs=st.lists(st.sampled_from([-1, 0, 1]), min_size=42, max_size=42))
def test_opposition_is_no_channel(name: str, graph: Any, signs: Any) -> None:
    """By default as NetworkX has it on the ties of support and dealings; or on support alone."""
    for (_, _, tie), sign in zip(graph.edges(data=True), signs, strict=False):
        tie["sign"] = WORD[sign]
    for ties, least in (("support_and_dealings", 0), ("support", 1)):
        kept = nx.create_empty_copy(graph)
        kept.add_edges_from(
            edge for edge in graph.edges(data=True) if WORDS.index(edge[2]["sign"]) > least
        )
        if not kept.size():
            assert "there are no ties of support" in str(found(name, graph, ties=ties))
        else:
            assert same(found(name, graph, ties=ties), networkx_paths(name, kept))


def networkx_paths(name: str, graph: Any) -> dict[str, float]:
    for *_, tie in graph.edges(data=True):
        # Whole numbers: NetworkX compares lengths exactly, and thirds would differ by rounding.
        tie["far"] = round(2520 / tie["strength"] * 10)
    if name == "betweenness":
        return dict(nx.betweenness_centrality(graph, weight="far"))
    how = nx.closeness_centrality if name == "closeness" else nx.harmonic_centrality
    return {actor: value * 25200 for actor, value in how(graph, distance="far").items()}


# s - a - t is strong and long, s - t weak and direct: 1/4^x + 1/4^x against 1/1^x.
@pytest.mark.parametrize(("alpha", "between"), [(1.0, 1.0), (0.0, 0.0), (0.5, 0.5), (2.0, 1.0)])
def test_alpha_weighs_strength_against_steps(alpha: float, between: float) -> None:
    """Opsahl, Agneessens & Skvoretz 2010: at 1/2, 1/2 + 1/2 = 1, both ways are as short."""
    graph = nx.Graph()
    graph.add_edge("s", "a", strength=4.0)
    graph.add_edge("a", "t", strength=4.0)
    graph.add_edge("s", "t", strength=1.0)
    assert found("betweenness", graph, alpha=alpha)["a"] == pytest.approx(between)
    near = min(1.0, 2 / 4**alpha)
    wanted = {"s": 1 / near + 4**alpha, "a": 2 * 4**alpha, "t": 1 / near + 4**alpha}
    assert found("harmonic", graph, alpha=alpha) == pytest.approx(wanted)


@pytest.mark.parametrize("alpha", [-0.1, float("nan"), float("inf")])
def test_alpha_is_a_number_of_at_least_zero(alpha: float) -> None:
    with pytest.raises(UsageError, match="at least 0"):
        graphkit.measure("betweenness", nx.path_graph(3), alpha=alpha)


def kinds() -> dict[str, Any]:
    negative = nx.path_graph(4)
    nx.set_edge_attributes(negative, -1, "sign")
    mixed = nx.complete_graph(5)
    for number, (_, _, tie) in enumerate(mixed.edges(data=True)):
        tie["sign"] = number % 3 - 1
    return {
        "empty": nx.Graph(),
        "single": nx.empty_graph(1),
        "no ties": nx.empty_graph(4),
        "one tie": nx.path_graph(2),
        "all-negative": negative,
        "mixed signs": mixed,
        "directed": nx.gnm_random_graph(12, 40, seed=1, directed=True),
        "directed acyclic": nx.DiGraph([(1, 2), (1, 3), (2, 4), (3, 4)]),
        "two equal parts": nx.disjoint_union(nx.complete_graph(4), nx.complete_graph(4)),
        "two unequal parts": nx.disjoint_union(nx.complete_graph(4), nx.path_graph(3)),
        "ring": nx.cycle_graph(5, create_using=nx.DiGraph),
        "self-tie": nx.Graph([(1, 1), (1, 2), (2, 3)]),
    }


@pytest.mark.parametrize("kind", kinds())
@pytest.mark.parametrize("name", [*EVERY, "signed_eigenvector"])
def test_a_finite_value_or_a_reason_and_twice_the_same(name: str, kind: str) -> None:
    first, second = (graphkit.measure(name, kinds()[kind]) for _ in range(2))
    assert first == second or (first.values, first.why_not) == (second.values, second.why_not)
    if not first.defined:
        assert str(first.why_not).endswith(".")
        return
    assert all(math.isfinite(value) for value in first.values.values())
    assert str(first.reading).endswith(".")
    assert "/" not in first.provenance.engine


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        *((name, "empty") for name in EVERY),
        *((name, "all-negative") for name in SPECTRAL),
        ("eigenvector", "directed acyclic"),
        ("eigenvector", "two equal parts"),
        ("hits", "two equal parts"),
        ("hits", "one tie"),
        ("signed_eigenvector", "directed"),
    ],
)
def test_refused(name: str, kind: str) -> None:
    assert not graphkit.measure(name, kinds()[kind]).defined


@pytest.mark.parametrize("name", SPECTRAL)
def test_opposition_is_never_added_to_support(name: str) -> None:
    """Only the support ties among them may matter to the default, whatever the others are."""
    graph = nx.gnm_random_graph(8, 30, seed=5, directed=True)
    alone = nx.create_empty_copy(graph)
    for number, (one, other, tie) in enumerate(graph.edges(data=True)):
        tie["sign"] = 1 if number % 2 else -1
        if number % 2:
            alone.add_edge(one, other)
    assert same(found(name, graph), found(name, alone))


@pytest.mark.parametrize("name", PATHS)
def test_a_sample_is_an_estimate_and_says_so(name: str) -> None:
    graph = nx.gnm_random_graph(60, 200, seed=2)
    exact = found(name, graph)
    finding = graphkit.measure(name, graph, samples=30, seed=3)
    assert finding.summary["samples"] == 30
    assert "30 of 60" in str(finding.result.notes[0])
    inside = [
        spread.low <= exact[actor] <= spread.high
        for actor, spread in finding.result.intervals.items()
    ]
    assert sum(inside) >= 45
    assert graphkit.measure(name, graph, samples=60).result.intervals is None


@pytest.mark.parametrize("name", PATHS)
def test_lengths_too_wide_apart_are_refused(name: str) -> None:
    graph = nx.Graph()
    graph.add_edge("a", "b", strength=1e-6)
    graph.add_edge("b", "c", strength=1e6)
    assert "alpha=0" in str(found(name, graph))
    assert not isinstance(found(name, graph, alpha=0.0), str)
