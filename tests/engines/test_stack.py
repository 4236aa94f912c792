"""Many networks at once give what each of them gives alone."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations, product
from typing import Any, get_args

import numpy as np
import pytest
from drawn_graphs import graphs
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from graphkit.card import NotDefined
from graphkit.dataset import Actor, Dataset, Issue, Stance, Tie
from graphkit.engines.paths import between, proximity
from graphkit.engines.paths.channels import channels as path_channels
from graphkit.engines.spectra import katz as one_katz
from graphkit.engines.spectra import perron, walks
from graphkit.engines.uncertainty import each_paths, elimination, stack_paths, stack_solve
from graphkit.engines.uncertainty.draws import draw
from graphkit.engines.uncertainty.each_paths import each
from graphkit.engines.uncertainty.error_model import ErrorModel
from graphkit.engines.uncertainty.replicate_measures import ReplicateMeasures
from graphkit.engines.uncertainty.replicates import Replicates, as_coded
from graphkit.engines.uncertainty.results import Stacked
from graphkit.engines.uncertainty.stack import Stack, channels, influence, signed
from graphkit.engines.uncertainty.stack_opinions import spread
from graphkit.engines.uncertainty.stack_signed import pn_centrality, signed_degree
from graphkit.engines.uncertainty.stack_solve import equations
from graphkit.engines.uncertainty.stack_spectra import Spectra, one_by_one
from graphkit.graph.adopt import adopt
from graphkit.graph.build import build_graph
from graphkit.graph.network import Floats, Network, across_signs
from graphkit.graph.views import claims, views
from graphkit.language import Text
from graphkit.measures import measures

NEAR = {"rtol": 1e-9, "atol": 1e-12}


@st.composite
def stacks(draw_: st.DrawFn, signs: bool = False, most: int = 8) -> Replicates:
    """Replicates of a drawn graph: some jittered, some with ties left out, one whole."""
    graph = draw_(graphs(least=2, most=most))
    for *_, tie in graph.edges(data=True):
        if signs:
            tie["sign"] = draw_(st.sampled_from([-1, 1]))
    view = claims(adopt(graph))
    if draw_(st.booleans()):
        return draw(view, ErrorModel(confidence=draw_(st.sampled_from([0.4, 0.8]))), 6, 0)
    kept = np.ones((len(view.ties), 6), dtype=bool)
    kept[:, 1:] = np.random.default_rng(draw_(st.integers(0, 99))).random((len(view.ties), 5)) < 0.7
    return as_coded(view, kept, np.ones((0, 6), dtype=bool))


@st.composite
def claims_about_few_pairs(draw_: st.DrawFn) -> Any:
    """A graph of three actors with many claims about each pair."""
    rows = draw_(
        st.lists(
            st.tuples(
                st.sampled_from(["ab", "ba", "bc", "ca"]),
                st.sampled_from([-1, 0, 1]),
                st.sampled_from([0.2, 0.5, 0.9]),
                st.booleans(),
            ),
            min_size=1,
            max_size=9,
        )
    )
    ties = tuple(
        Tie(f"t{number}", pair[0], pair[1], sign, strength=strength, directed=directed)
        for number, (pair, sign, strength, directed) in enumerate(rows)
    )
    return build_graph(Dataset("few", actors=tuple(Actor(a, a) for a in "abc"), ties=ties))


def alone(stack: Stack, solve: Callable[[Network], Any]) -> Floats:
    return np.array([solve(stack.network(number)) for number in range(len(stack))]).T


@settings(deadline=None)
@pytest.mark.slow
@given(stacks())
def test_paths(replicates: Replicates) -> None:
    stack = channels(replicates)
    found, size = stack_paths.shortest(stack), stack.size
    pairs = max((size - 1) * (size - 2), 1)
    through = alone(stack, lambda n: between.betweenness(n, prefer="networkx").values)
    near = alone(stack, lambda n: proximity.harmonic(n, "in", prefer="networkx").values)
    close = alone(stack, lambda n: proximity.closeness(n, "in", prefer="networkx").values)
    np.testing.assert_allclose(found.through / pairs, through, **NEAR)
    np.testing.assert_allclose(found.near, near, **NEAR)
    far = np.divide(found.count**2, found.far, out=np.zeros_like(found.far), where=found.far > 0)
    np.testing.assert_allclose(far / (size - 1), close, **NEAR)


@settings(deadline=None)
@given(claims_about_few_pairs())
def test_every_view_is_what_each_replicate_alone_gives(graph: Any) -> None:
    """Parallel claims of all signs: contested in some replicates and settled in others."""
    view = claims(graph)
    kept = np.random.default_rng(1).random((len(view.ties), 5)) < 0.7
    replicates = as_coded(view, kept, np.ones((0, 5), dtype=bool))
    for number in range(5):
        left = graph.copy()
        gone = np.flatnonzero(~kept[:, number]).tolist()
        left.remove_edges_from(
            [edge for edge in graph.edges if edge[2] in {view.ties.ids[g] for g in gone}]
        )
        whole, alone_signed = views["influence"](left), views["signed"](left)
        assert held(across_signs(influence(replicates).network(number))) == held(whole)
        assert held(signed(replicates).network(number)) == held(alone_signed)
        found = path_channels(whole, "support_and_dealings", 1.0)
        wanted = {} if isinstance(found, Text) else held(found.network)
        assert {
            pair: value for pair, (value, _) in held(channels(replicates).network(number)).items()
        } == {pair: value for pair, (value, _) in wanted.items()}


def held(network: Network) -> dict[Any, Any]:
    """Strength and sign of every tie, both ways in a network without direction."""
    sign = [None] * network.ties if network.sign is None else network.sign.tolist()
    rows = zip(
        network.source.tolist(),
        network.target.tolist(),
        network.strength.tolist(),
        sign,
        strict=True,
    )
    found = {(a, b, s if network.name == "signed" else 0): (value, s) for a, b, value, s in rows}
    return found if network.directed else found | {(b, a, s): v for (a, b, s), v in found.items()}


@settings(deadline=None)
@given(stacks())
def test_paths_one_by_one_are_the_same(replicates: Replicates) -> None:
    stack = channels(replicates)
    one, other = stack_paths.shortest(stack), each(stack)
    for name in ("through", "count", "far", "near"):
        np.testing.assert_allclose(getattr(one, name), getattr(other, name), **NEAR)


def test_distinct_paths_need_no_counting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Jittered strengths on a grid, on one process and on two."""
    import networkx as nx

    view = claims(adopt(nx.grid_2d_graph(5, 4)))
    stack = channels(draw(view, ErrorModel(), 6, 0))
    wanted = stack_paths.shortest(stack)
    for work in (np.inf, 0.0):
        monkeypatch.setattr(each_paths, "_WORTH", work)
        found = each_paths.each(stack, distinct=True)
        for name in ("through", "count", "far", "near"):
            np.testing.assert_allclose(getattr(found, name), getattr(wanted, name), **NEAR)


def test_many_equally_short_paths_are_all_counted() -> None:
    """A grid: binomial numbers of shortest paths, the middle lies on 4 of 6 between corners."""
    import networkx as nx

    graph = nx.grid_2d_graph(4, 4)
    view = claims(adopt(graph))
    replicates = as_coded(view, np.ones((len(view.ties), 1), bool), np.ones((0, 1), bool))
    found = stack_paths.shortest(channels(replicates)).through[:, 0]
    wanted = nx.betweenness_centrality(graph, normalized=False)
    assert dict(zip(view.actors, (found / 2).tolist(), strict=True)) == pytest.approx(
        {str(node): value for node, value in wanted.items()}
    )


@pytest.mark.parametrize("directed", [True, False])
def test_rounding_hides_no_path(directed: bool) -> None:
    """10 + 10 + 3.33 is 3.33 + 10 + 10, but not in floating point; under many names."""
    import networkx as nx

    ways = (("a", 0.1, "b", 0.1, 0.3), ("c", 0.3, "d", 0.1, 0.1))
    for order in list(permutations("abcdst"))[::7]:
        name = dict(zip("abcdst", order, strict=True))
        graph: Any = nx.DiGraph() if directed else nx.Graph()
        for one, first, other, second, third in ways:
            graph.add_edge(name["s"], name[one], strength=first)
            graph.add_edge(name[one], name[other], strength=second)
            graph.add_edge(name[other], name["t"], strength=third)
        view = claims(adopt(graph))
        replicates = as_coded(view, np.ones((6, 1), bool), np.ones((0, 1), bool))
        found = dict(
            zip(view.actors, stack_paths.shortest(channels(replicates)).through, strict=True)
        )
        wanted = dict(zip("abcd", (1.5, 1.5, 1.5, 1.5), strict=True))
        if directed:
            assert {one: found[name[one]][0] for one in "abcd"} == pytest.approx(wanted)
        else:
            alone = between.betweenness(channels(replicates).network(0), prefer="networkx")
            mine = np.array([found[actor][0] for actor in view.actors]) / 20
            np.testing.assert_allclose(mine, alone.values, **NEAR)


def test_elimination_gives_up_where_it_would_be_slow() -> None:
    ends = np.triu_indices(12, k=1)
    assert elimination.eliminate(12, *ends, most=50) is None
    assert elimination.eliminate(12, *ends) is not None


@given(stacks(), st.floats(0.05, 0.9))
def test_linear_equations(replicates: Replicates, damping: float) -> None:
    stack = channels(replicates)
    largest = np.maximum(np.abs(stack.strength).sum(axis=0), 1)
    weight, right = damping * stack.strength / largest, np.arange(1.0, stack.size + 1)[:, None]
    system = equations(stack)
    assert system is not None
    found = system.solve(weight, np.ones(1), right)
    for number in range(len(stack)):
        matrix = np.eye(stack.size)
        np.subtract.at(matrix, (stack.target, stack.source), weight[:, number])
        np.testing.assert_allclose(matrix @ found[:, number], right[:, 0], rtol=1e-9)


@settings(max_examples=50, deadline=None)
@given(stacks())
@pytest.mark.parametrize(
    ("name", "solve"),
    [
        ("pagerank", lambda network: walks.pagerank(network, 0.85)),
        ("katz", lambda network: one_katz.katz(network, None)),
        ("eigenvector", perron.eigenvector),
        ("hits", lambda network: perron.hits(network)),
    ],
)
def test_spectra(name: str, solve: Callable[[Network], Any], replicates: Replicates) -> None:
    stack = channels(replicates)

    def plain(network: Network) -> Any:
        found = solve(network)
        return found[1] if isinstance(found, tuple) else found

    wanted = one_by_one(stack, plain)
    np.testing.assert_allclose(getattr(Spectra(stack), name)(), wanted, rtol=1e-9, atol=1e-10)


@settings(deadline=None)
@given(stacks(signs=True))
def test_signed_measures(replicates: Replicates) -> None:
    stack = signed(replicates)
    assume(stack.sign is not None)
    found = {"signed_degree": signed_degree(stack), "pn_centrality": pn_centrality(stack)}
    for (name, values), number in product(found.items(), range(len(stack))):
        try:
            wanted = list((measures[name](stack.network(number)).values or {}).values())
        except NotDefined:
            assert np.isnan(values[:, number]).all()
        else:
            np.testing.assert_allclose(values[:, number], wanted, **NEAR)


def test_only_one_sign_is_kept() -> None:
    import networkx as nx

    graph = nx.DiGraph()
    graph.add_edge("a", "b", sign=1)
    graph.add_edge("b", "c", sign=-1)
    view = claims(adopt(graph))
    replicates = as_coded(view, np.ones((2, 1), bool), np.ones((0, 1), bool))
    stack = signed(replicates).only(1)
    assert stack.source.tolist() == [0] and stack.target.tolist() == [1]


def test_where_together_is_slower_networks_are_solved_one_by_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The same numbers on either way, for every engine that has two."""
    import networkx as nx

    graph: Any = nx.gnp_random_graph(12, 0.3, seed=2, directed=True)
    for number, (*_, tie) in enumerate(graph.edges(data=True)):
        tie["sign"] = -1 if number % 5 == 0 else 1
    replicates = draw(claims(adopt(graph)), ErrorModel(), 12, 0)
    names: tuple[Stacked, ...] = get_args(Stacked)
    together = {name: ReplicateMeasures(replicates).values(name) for name in names}
    for module, name in ((stack_solve, "MOST"), (stack_paths, "MOST"), (stack_paths, "SMALL")):
        monkeypatch.setattr(module, name, 0)
    for name in names:
        found = ReplicateMeasures(replicates).values(name)
        np.testing.assert_allclose(found, together[name], rtol=1e-9, atol=1e-10)


def test_opinions_one_by_one_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    data = Dataset(
        "case",
        actors=tuple(Actor(name, name) for name in "abcd"),
        issues=(Issue("q", "?"),),
        stances=(Stance("s1", "a", "q", 1.0, 0.5), Stance("s2", "c", "q", -0.4, 1.0)),
        ties=(Tie("t1", "a", "b", 1), Tie("t2", "b", "c", 1), Tie("t3", "d", "c", 1)),
    )
    replicates = draw(claims(build_graph(data)), ErrorModel(), 40, 0)
    together = spread(replicates, 0)
    monkeypatch.setattr(stack_solve, "MOST", 0)
    np.testing.assert_allclose(spread(replicates, 0), together, rtol=1e-9, atol=1e-12)
    assert not np.isnan(together).all()
