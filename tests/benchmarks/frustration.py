"""What exact frustration and camps cost, against one integer programme of the XOR model.

    python tests/benchmarks/frustration.py [--oracles DIR] [--limit SECONDS]

The rival is a single `scipy.optimize.milp` run of the XOR model (Aref, Mason & Wilson 2020) on
the whole network, stopped after `--limit` seconds; a ratio is then at least the one shown (>).
Both sides start from the same folded pairs. Times are wall seconds, one run each.
"""

from __future__ import annotations

import argparse
import csv
import os
import time
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np

import graphkit
from graphkit.analysis.run import run_on_graph
from graphkit.engines.balance.effort import Effort
from graphkit.engines.balance.frustration import split
from graphkit.engines.balance.placing import Placing, placing
from graphkit.engines.balance.xor_model import cheaper_sides
from graphkit.findings import Settings

FILES = {
    "tribes": ("tribes.csv", False),
    "avatar": ("avatar.csv", False),
    "Bitcoin-Alpha": ("bitcoin_alpha_directed.csv", True),
}
SIZES = (125, 250, 500, 1000)  # actors, with four ties each, one in ten against two camps


def read(path: Path, *, directed: bool) -> Any:
    graph: Any = nx.DiGraph() if directed else nx.Graph()
    with path.open(newline="") as file:
        for row in csv.DictReader(file):
            sign, strength = int(row["sign"]), float(row["weight"])
            graph.add_edge(row["source"], row["target"], sign=sign, strength=strength)
    return graph


def two_camps(actors: int, astray: float = 0.1) -> Any:
    """A random network with two planted camps; a share of its signs is turned."""
    random = np.random.default_rng(actors)
    graph: Any = nx.gnm_random_graph(actors, 4 * actors, seed=actors)
    for a, b, tie in graph.edges(data=True):
        same = (a < actors // 2) == (b < actors // 2)
        tie["sign"] = 1 if same != (random.random() < astray) else -1
    return graph


def place(graph: Any) -> Placing:
    view = run_on_graph(graph, Settings()).view("signed")
    return placing(view, "count")  # type: ignore[arg-type]


def ours(case: Placing) -> tuple[float, str]:
    start = time.perf_counter()
    found = split(case.contested, Effort(120))
    spent = time.perf_counter() - start
    low, high = (value + case.pairs.fixed for value in (found.lower, found.upper))
    return spent, f"{high}" if found.proved else f"[{low}, {high}]"


def rival(case: Placing, limit: float) -> tuple[float, str]:
    start = time.perf_counter()
    answer = cheaper_sides(case.contested, [], Effort(limit))
    spent = time.perf_counter() - start
    bound = max(0, round(answer.bound)) + case.pairs.fixed
    if answer.finished:
        return spent, f"{bound}"
    high = "?" if answer.side is None else case.contested.cost(answer.side) + case.fixed
    return spent, f"[{bound}, {high}]"


def frustration(graphs: dict[str, Any], limit: float) -> None:
    print(
        f"{'network':16}{'actors':>7}{'ties':>7}{'graphkit':>18}{'one programme':>24}{'ratio':>9}"
    )
    for name, graph in graphs.items():
        case = place(graph)
        (mine, said), (theirs, other) = ours(case), rival(case, limit)
        more = ">" if other.startswith("[") else ""
        print(
            f"{name:16}{len(graph):7}{graph.number_of_edges():7}{mine:8.2f} s {said:>8}"
            f"{theirs:9.2f} s {other:>13}{more + format(theirs / mine, '.0f'):>8}x"
        )


def camps(graphs: dict[str, Any]) -> None:
    print(f"\n{'camps':16}{'k':>4}{'criterion':>12}{'bound':>12}{'optima':>8}{'seconds':>9}")
    for name, data in graphs.items():
        for k in (None, 2, 3):
            start = time.perf_counter()
            summary = graphkit.measure("camps", data, k=k).summary
            spent = time.perf_counter() - start
            print(
                f"{name:16}{'-' if k is None else k:>4}{summary['criterion']:12.2f}"
                f"{summary['lower_bound']:12.2f}{summary['optima']:8}{spent:9.2f}"
            )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--oracles", default=os.environ.get("GRAPHKIT_ORACLES"))
    parser.add_argument("--limit", type=float, default=60.0)
    given = parser.parse_args()
    real: dict[str, Any] = {}
    if given.oracles:
        folder = Path(given.oracles)
        real = {name: read(folder / file, directed=d) for name, (file, d) in FILES.items()}
    graphkit.measure("camps", two_camps(20))  # imports
    frustration({**real, **{f"two camps {n}": two_camps(n) for n in SIZES}}, given.limit)
    blackwell = graphkit.load(Path(__file__).parents[2] / "graphs" / "blackwell")
    camps({"blackwell": blackwell, **real})


if __name__ == "__main__":
    main()
