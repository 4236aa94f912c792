"""Path engines against each other, against NetworkX and against every path written out."""

from __future__ import annotations

import subprocess
import sys
from fractions import Fraction
from typing import Any

import networkx as nx
import numpy as np
import pytest
from drawn_graphs import exact, graphs, network_of
from hypothesis import given, settings

from graphkit.engines.paths import between, proximity
from graphkit.engines.paths import choice as paths
from graphkit.engines.paths.channels import Channels, channels
from graphkit.engines.paths.engine import Engine, unclear_lengths
from graphkit.engines.paths.networkx_paths import NetworkxPaths
from graphkit.graph.network import Network

ENGINES: tuple[Engine, ...] = ("igraph", "networkx", "scipy")
LIBRARIES = ENGINES[:2]
CLOSE = {"rtol": 1e-9, "atol": 1e-12}


def every_path(graph: Any, source: str, target: str) -> list[tuple[Fraction, list[str]]]:
    """All shortest simple paths with their exact length, by writing out every path."""
    found = [
        (sum(1 / exact(graph[a][b]["strength"]) for a, b in nx.utils.pairwise(path)), path)
        for path in nx.all_simple_paths(graph, source, target)
    ]
    best = min((length for length, _ in found), default=None)
    return [one for one in found if one[0] == best]


def brute_betweenness(graph: Any) -> dict[str, Fraction]:
    share = {actor: Fraction(0) for actor in graph}
    for source in graph:
        for target in set(graph) - {source}:
            ways = every_path(graph, source, target)
            for _, path in ways:
                for actor in path[1:-1]:
                    share[actor] += Fraction(1, len(ways))
    pairs = max((len(graph) - 1) * (len(graph) - 2), 1)
    return {actor: value / pairs for actor, value in share.items()}


def brute_lengths(graph: Any, end: str) -> list[Fraction]:
    """Exact distances to `end` from those who can reach it."""
    ways = [every_path(graph, other, end) for other in graph if other != end]
    return [found[0][0] for found in ways if found]


@pytest.mark.parametrize("prefer", ENGINES)
@settings(max_examples=60, deadline=None)
@given(graph=graphs(most=6))
def test_betweenness_equals_every_path_written_out(prefer: Engine, graph: Any) -> None:
    found = between.betweenness(network_of(graph), prefer=prefer)
    expected = brute_betweenness(graph)
    np.testing.assert_allclose(found.values, [float(expected[a]) for a in sorted(graph)], **CLOSE)


@pytest.mark.parametrize("prefer", ENGINES)
@settings(max_examples=60, deadline=None)
@given(graph=graphs(most=6))
def test_proximity_equals_every_path_written_out(prefer: Engine, graph: Any) -> None:
    network, others = network_of(graph), max(len(graph) - 1, 1)
    lengths = [brute_lengths(graph, actor) for actor in sorted(graph)]
    near = [float(sum(1 / one for one in some)) for some in lengths]
    close = [float(len(some) ** 2 / others / sum(some)) if some else 0.0 for some in lengths]
    found = proximity.closeness(network, "in", prefer=prefer)
    np.testing.assert_allclose(found.values, close, **CLOSE)
    found = proximity.harmonic(network, "in", prefer=prefer)
    np.testing.assert_allclose(found.values, near, **CLOSE)


def steps_of(network: Network) -> Network:
    found = channels(network, "all", 0.0)
    return found.network if isinstance(found, Channels) else network  # without ties


@pytest.mark.parametrize("prefer", ENGINES)
@settings(max_examples=60, deadline=None)
@given(graph=graphs())
def test_steps_equal_networkx(prefer: Engine, graph: Any) -> None:
    network = steps_of(network_of(graph))
    out = graph.reverse() if graph.is_directed() else graph
    for found, expected in (
        (between.betweenness(network, prefer=prefer), nx.betweenness_centrality(graph)),
        (proximity.closeness(network, "in", prefer=prefer), nx.closeness_centrality(graph)),
        (proximity.closeness(network, "out", prefer=prefer), nx.closeness_centrality(out)),
        (proximity.harmonic(network, "in", prefer=prefer), nx.harmonic_centrality(graph)),
        (proximity.harmonic(network, "out", prefer=prefer), nx.harmonic_centrality(out)),
    ):
        np.testing.assert_allclose(found.values, [expected[a] for a in sorted(graph)], **CLOSE)


@pytest.mark.parametrize("prefer", ENGINES)
@settings(max_examples=60, deadline=None)
@given(graph=graphs())
def test_distances_equal_networkx(prefer: Engine, graph: Any) -> None:
    network, names = network_of(graph), sorted(graph)
    there = dict(nx.all_pairs_dijkstra_path_length(graph, weight="distance"))
    engine = paths.choose_for(network, prefer)
    for end, actor in enumerate(names):
        out = [there[actor].get(other, np.inf) for other in names]
        back = [there[other].get(actor, np.inf) for other in names]
        np.testing.assert_allclose(engine.distances(network, end, True), out)
        np.testing.assert_allclose(engine.distances(network, end, False), back)


@pytest.mark.parametrize("prefer", LIBRARIES)
@settings(max_examples=60, deadline=None)
@given(graph=graphs())
def test_cores_equal_networkx(prefer: Engine, graph: Any) -> None:
    cores = nx.core_number(nx.Graph(graph))
    found = paths.choose(prefer).coreness(network_of(graph))
    assert found.tolist() == [cores[actor] for actor in sorted(graph)]


@pytest.mark.parametrize("prefer", ENGINES)
@settings(max_examples=40, deadline=None)
@given(graph=graphs())
def test_equal_strengths_scale_the_steps(prefer: Engine, graph: Any) -> None:
    """igraph takes a short cut there."""
    nx.set_edge_attributes(graph, 0.25, "strength")
    network = network_of(graph)

    def quarter(steps: dict[str, float]) -> list[float]:
        return [steps[actor] / 4 for actor in sorted(graph)]

    close = proximity.closeness(network, "in", prefer=prefer).values
    np.testing.assert_allclose(close, quarter(nx.closeness_centrality(graph)), **CLOSE)
    near = proximity.harmonic(network, "in", prefer=prefer).values
    np.testing.assert_allclose(near, quarter(nx.harmonic_centrality(graph)), **CLOSE)
    found = between.betweenness(network, prefer=prefer).values
    np.testing.assert_allclose(found / 4, quarter(nx.betweenness_centrality(graph)), **CLOSE)
    engine = paths.choose_for(network, prefer)
    far = nx.single_source_shortest_path_length(graph, min(graph))
    expected = [4 * far.get(actor, np.inf) for actor in sorted(graph)]
    np.testing.assert_allclose(engine.distances(network, 0, True), expected)


@pytest.mark.parametrize("prefer", ENGINES)
def test_equally_short_paths_share_alike_in_spite_of_rounding(prefer: Engine) -> None:
    """Three ways of length 15/2 by exact arithmetic, of which one comes out longer in floats."""
    ways = {"a": (0.2, 0.8, 0.8), "b": (0.3, 0.4, 0.6), "c": (0.4, 0.4, 0.4)}
    assert len({1 / x + 1 / y + 1 / z for x, y, z in ways.values()}) == 2
    graph = nx.DiGraph()
    for name, (first, second, third) in ways.items():
        graph.add_edge("s", name, strength=first)
        graph.add_edge(name, name * 2, strength=second)
        graph.add_edge(name * 2, "t", strength=third)
    found = between.betweenness(network_of(graph), prefer=prefer)
    # Each middle actor: a third of s-t, and the whole of the pair of its two neighbours.
    expected = [1 + 1 / 3] * 6 + [0, 0]
    np.testing.assert_allclose(found.values * 42, expected)


def test_one_place_decides(monkeypatch: Any) -> None:
    graph: Any = nx.gnm_random_graph(30, 100, seed=1)
    for number, (_, _, tie) in enumerate(graph.edges(data=True)):
        tie["strength"] = 1 + number / 100
    network = network_of(graph)

    def library(alpha: float = 1.0, prefer: Engine | None = None) -> str:
        ties = network if alpha else steps_of(network)
        return paths.choose_for(ties, prefer).version.split()[0]

    assert [library(prefer=engine) for engine in ENGINES] == list(ENGINES)
    assert library() == library(alpha=0) == "scipy"  # quicker than importing igraph
    monkeypatch.setattr(paths, "SMALL", 0)
    assert library() == library(alpha=0) == "igraph"
    monkeypatch.setattr(paths, "LARGE", 2000)
    assert (library(), library(alpha=0)) == ("scipy", "igraph")
    monkeypatch.setattr(paths, "choose", lambda prefer=None: NetworkxPaths())
    assert library(alpha=0) == "networkx"
    monkeypatch.setattr(paths, "SLOW", 2000)
    assert library(alpha=0) == "scipy"


@pytest.mark.parametrize("directed", [True, False])
@pytest.mark.parametrize("tenths", [True, False], ids=["many equal paths", "hardly any"])
def test_scipy_equals_igraph_on_a_larger_network(directed: bool, tenths: bool) -> None:
    graph: Any = nx.gnm_random_graph(300, 1200, seed=6, directed=directed)
    random = np.random.default_rng(1)
    for _, _, tie in graph.edges(data=True):
        tie["strength"] = float(random.integers(1, 4) / 10 if tenths else random.uniform(0.1, 1))
    network = network_of(graph)
    one, other = (between.betweenness(network, prefer=e) for e in ("scipy", "igraph"))
    np.testing.assert_allclose(one.values, other.values, **CLOSE)
    for measure in (proximity.closeness, proximity.harmonic):
        for direction in ("in", "out"):
            one, other = (
                measure(network, direction, prefer=engine) for engine in ("scipy", "igraph")
            )
            np.testing.assert_allclose(one.values, other.values, **CLOSE)


def test_without_igraph_networkx_takes_over() -> None:
    program = (
        "import importlib.abc, sys\n"
        "class Hide(importlib.abc.MetaPathFinder):\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'igraph': raise ModuleNotFoundError(name)\n"
        "import importlib.util as util\n"
        "found = util.find_spec\n"
        "util.find_spec = lambda name, *rest: None if name == 'igraph' else found(name, *rest)\n"
        "sys.meta_path.insert(0, Hide())\n"
        "import networkx as nx, graphkit\n"
        "finding = graphkit.measure('betweenness', nx.path_graph(300))\n"
        "print(finding.provenance.engine, finding.values['1'])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    engine, version, value = done.stdout.split()
    assert (engine, version) == ("networkx", nx.__version__)
    assert float(value) == pytest.approx(298 / (299 * 298 / 2))  # the pairs of the first with all


def test_igraph_comes_without_matplotlib_but_leaves_it_usable() -> None:
    program = (
        "import sys\n"
        "from graphkit.engines.paths.igraph_paths import load_igraph\n"
        "load_igraph()\n"
        "assert 'matplotlib' not in sys.modules\n"
        "import matplotlib\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_lengths_that_cannot_be_told_apart_are_refused() -> None:
    graph = nx.Graph()
    graph.add_edge("a", "b", strength=1e-6)
    graph.add_edge("b", "c", strength=1e6)
    assert unclear_lengths(network_of(graph)) is not None
    assert steps_of(network_of(graph)).strength.tolist() == [1.0, 1.0]
