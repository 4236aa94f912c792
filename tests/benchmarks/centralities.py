"""What the centralities that NetworkX has too cost: graphkit against the raw engines and against NetworkX.

    python tests/benchmarks/centralities.py [--sizes 50 1000 10000 100000]

graphkit's time is for one run over a NetworkX graph, conversion included. The raw time is that
of igraph and SciPy alone, called on inputs made ready beforehand. NetworkX is timed in full
up to 1,000 actors; beyond, its path measures are timed on some sources and scaled up (marked ~). All times are CPU seconds. Ends with exit
code 1 where graphkit is not as many times as quick as it has to be.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Callable
from typing import Any

import networkx as nx
import numpy as np

from graphkit.analysis.run import run_on_graph
from graphkit.engines.paths import choice as paths
from graphkit.engines.paths.igraph_paths import load_igraph
from graphkit.findings import Settings

TIES = {50: 200, 1_000: 5_000, 10_000: 50_000, 100_000: 500_000}
NAMES = (
    *("betweenness", "closeness", "harmonic", "pagerank", "eigenvector"),
    *("katz", "hits", "k_core", "constraint", "effective_size"),
)
PATHS = ("betweenness", "closeness", "harmonic")
LEAST = {1_000: 30, 10_000: 70}  # times as quick as NetworkX
NETWORKX_SOURCES = 24  # on which NetworkX's path measures are timed where all take minutes


def random_graph(actors: int, ties: int) -> Any:
    """Directed, uniform, strengths from .1 to 1."""
    graph: Any = nx.gnm_random_graph(actors, ties, seed=1, directed=True)
    random = np.random.default_rng(1)
    for _, _, tie in graph.edges(data=True):
        tie["strength"] = float(random.uniform(0.1, 1))
        tie["distance"] = 1 / tie["strength"]
    return graph


def cpu(call: Callable[[], Any], repeat: int = 1) -> float:
    """The least CPU time of some calls."""
    times = []
    for _ in range(repeat):
        gc.collect()
        start = time.process_time()
        call()
        times.append(time.process_time() - start)
    return min(times)


def ours(graph: Any, repeat: int) -> dict[str, float]:
    """Seconds a measure in one run, and for the conversion that comes before."""

    def once() -> dict[str, float]:
        run = None

        def convert() -> None:
            nonlocal run
            run = run_on_graph(graph, Settings())
            run.view("influence")

        spent = {"conversion": cpu(convert)}
        for name in NAMES:
            spent[name] = cpu(lambda name=name: run.finding(name))
        return spent

    runs = [once() for _ in range(repeat)]
    return {name: min(run[name] for run in runs) for name in runs[0]}


def raw(graph: Any, repeat: int, samples: int | None) -> dict[str, float]:
    """Seconds of the engines themselves, on an igraph graph and matrices made beforehand."""
    size = len(graph)
    directed = load_igraph().Graph(n=size, edges=list(graph.edges), directed=True)
    length = [tie["distance"] for *_, tie in graph.edges(data=True)]
    strength = [tie["strength"] for *_, tie in graph.edges(data=True)]
    directed.es["length"], directed.es["strength"] = length, strength
    plain = directed.as_undirected()
    matrix = nx.to_scipy_sparse_array(graph, weight="strength", format="csr")
    into = matrix.T.tocsr()
    sources = range(0, size, size // samples)[:samples] if samples else None

    def closeness() -> None:
        if sources is None:
            directed.closeness(mode="in", weights="length")
        else:
            distances()

    def harmonic() -> None:
        if sources is None:
            directed.harmonic_centrality(mode="in", weights="length")
        else:
            distances()

    def distances() -> None:
        for source in sources or ():
            directed.distances(source, weights="length")

    def betweenness() -> None:
        if sources is None:
            directed.betweenness(weights="length")
        else:
            for source in sources:
                directed.betweenness(weights="length", sources=[source])

    calls = {
        "betweenness": betweenness,
        "closeness": closeness,
        "harmonic": harmonic,
        "pagerank": lambda: directed.pagerank(weights="strength"),
        "eigenvector": lambda: power(lambda x: into @ x, size),
        "katz": lambda: neumann(into, 0.85 / top(into)),
        "hits": lambda: power(lambda x: into @ (matrix @ x), size),
        "k_core": plain.coreness,
        "constraint": lambda: directed.constraint(weights="strength"),
    }
    return {
        name: cpu(call, 1 if name in PATHS and size > 1000 else repeat)
        for name, call in calls.items()
    }


def power(times: Callable[[Any], Any], size: int) -> Any:
    """Plain power iteration to 1e-12."""
    x = np.full(size, 1 / np.sqrt(size))
    for _ in range(5000):
        following = times(x)
        following /= np.linalg.norm(following)
        if np.abs(following - x).max() < 1e-12:
            break
        x = following
    return x


def top(matrix: Any) -> float:
    x = power(lambda x: matrix @ x, matrix.shape[0])
    return float(x @ (matrix @ x))


def neumann(matrix: Any, alpha: float) -> Any:
    """Katz by plain sweeps to 1e-12."""
    x = np.ones(matrix.shape[0])
    for _ in range(5000):
        following = alpha * (matrix @ x) + 1
        if np.abs(following - x).max() < 1e-12 * np.abs(x).max():
            break
        x = following
    return x


def networkx(graph: Any, repeat: int, samples: int | None) -> dict[str, float]:
    """Seconds of NetworkX; path measures scaled up from some sources beyond 1,000 actors."""
    size = len(graph)
    alpha = 0.85 / top(nx.to_scipy_sparse_array(graph, weight="strength", format="csr").T.tocsr())
    spent: dict[str, float] = {}
    if size > 1000:
        share = (samples or size) / NETWORKX_SOURCES
        spent["betweenness"] = share * cpu(
            lambda: nx.betweenness_centrality(graph, NETWORKX_SOURCES, weight="distance", seed=1)
        )
        # What both do for each actor in NetworkX, which turns the graph round only once.
        back, sources = graph.reverse(), range(0, size, size // NETWORKX_SOURCES)
        spent["closeness"] = spent["harmonic"] = share * cpu(
            lambda: [
                nx.single_source_dijkstra_path_length(back, source, weight="distance")
                for source in sources[:NETWORKX_SOURCES]
            ]
        )
    else:
        spent["betweenness"] = cpu(lambda: nx.betweenness_centrality(graph, weight="distance"))
        spent["closeness"] = cpu(lambda: nx.closeness_centrality(graph, distance="distance"))
        spent["harmonic"] = cpu(lambda: nx.harmonic_centrality(graph, distance="distance"))
    spent["pagerank"] = cpu(lambda: nx.pagerank(graph, weight="strength", tol=1e-12), repeat)
    if size <= 10_000:
        spent["eigenvector"] = cpu(
            lambda: nx.eigenvector_centrality(graph, weight="strength", tol=1e-12, max_iter=9999)
        )
        spent["katz"] = cpu(
            lambda: nx.katz_centrality(graph, alpha, weight="strength", tol=1e-12, max_iter=9999)
        )
    weighted = nx.DiGraph()
    weighted.add_nodes_from(graph)
    weighted.add_weighted_edges_from(graph.edges(data="strength"))
    spent["hits"] = cpu(lambda: nx.hits(weighted, tol=1e-12), repeat)
    plain = graph.to_undirected()
    spent["k_core"] = cpu(lambda: nx.core_number(plain), repeat)
    if size <= 10_000:
        spent["constraint"] = cpu(lambda: nx.constraint(graph, weight="strength"))
        spent["effective_size"] = cpu(lambda: nx.effective_size(graph, weight="strength"))
    return spent


def table(size: int) -> float:
    """Print one size's times and ratios; how many times as quick as NetworkX all is together."""
    graph = random_graph(size, TIES[size])
    repeat = 5 if size <= 1000 else 1
    samples = paths.SAMPLES if size * TIES[size] > paths.EXACT_WORK else None
    own, engines, slow = (
        ours(graph, repeat),
        raw(graph, repeat, samples),
        networkx(graph, repeat, samples),
    )
    how = f", paths from {samples} sources" if samples else ""
    print(f"\n{size:,} actors, {TIES[size]:,} ties{how}")
    print(f"{'':14}{'graphkit':>10}{'raw':>10}{'NetworkX':>11}{'x raw':>8}{'NetworkX x':>12}")
    for name in ("conversion", *NAMES):
        line(name, own[name], engines.get(name), slow.get(name), size)
    whole = [sum(times.get(name, 0) for name in NAMES if name in slow) for times in (own, engines)]
    line("together", sum(own.values()), sum(engines.values()), None, size)
    shared = whole[0] + own["conversion"]
    line("with NetworkX", shared, whole[1], sum(slow.values()), size)
    return sum(slow.values()) / shared


def line(name: str, own: float, engine: float | None, slow: float | None, size: int) -> None:
    guessed = "~" if slow and size > 1000 and name in (*PATHS, "with NetworkX") else ""
    cells = [
        f"{own:10.4f}",
        f"{engine:10.4f}" if engine else f"{'':10}",
        f"{guessed}{slow:.3f}".rjust(11) if slow else f"{'':11}",
        f"{own / engine:8.2f}" if engine else f"{'':8}",
        f"{slow / own:12.0f}" if slow else "",
    ]
    print(f"{name:14}{''.join(cells)}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", nargs="+", type=int, choices=TIES, default=list(TIES))
    run_on_graph(random_graph(50, 200), Settings()).finding("katz")  # imports happen here
    ours(random_graph(400, 2000), 1)
    found = {size: table(size) for size in parser.parse_args().sizes}
    for size, least in LEAST.items():
        if size in found:
            print(f"{size:,} actors: {found[size]:.0f} times as quick as NetworkX (>= {least})")
    return int(any(found.get(size, least) < least for size, least in LEAST.items()))


if __name__ == "__main__":
    sys.exit(main())
