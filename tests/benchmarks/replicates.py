"""What doubt costs: replicates of all centralities, camps and outcomes, against NetworkX.

    python tests/benchmarks/replicates.py [--large]

The same replicates of the reference dataset, all at once by graphkit and a few of them graph by
graph with NetworkX, in one run. `--large` adds 200 replicates of a drawn case with 1,000 actors
and 5,000 ties. Ends with exit code 1 when a limit is passed.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

import networkx as nx
import numpy as np

from graphkit.analysis.certainty import Certainty
from graphkit.analysis.run import Run
from graphkit.dataset import Actor, Dataset, Influence, Issue, Stance, Tie
from graphkit.engines.uncertainty.camp_certainty import camp_certainty
from graphkit.engines.uncertainty.draws import draw
from graphkit.engines.uncertainty.error_model import ErrorModel
from graphkit.engines.uncertainty.replicate_measures import ReplicateMeasures
from graphkit.engines.uncertainty.results import STACKED
from graphkit.findings import Settings
from graphkit.formats import load
from graphkit.graph.claims import Claims

REPLICATES, SAMPLE = 1000, 15
SECONDS, RATIO, LARGE_SECONDS, MEMORY = 5.0, 50.0, 60.0, 2**30


def everything(sure: Certainty, camp_of: dict[str, int]) -> None:
    """All centralities with intervals and chances, camps, and both forecasts on every issue."""
    for name in STACKED:
        sure.intervals(name)
        sure.chances(name, 3)
    camp_certainty(sure.redrawn, camp_of)
    for issue in sure.run.dataset.issues:
        sure.outcome("compromise", issue.id)
        sure.outcome("median_voter", issue.id)
    assert sure.stability


def with_networkx(measured: ReplicateMeasures, number: int) -> None:
    """The same for one replicate, as one would write it with NetworkX."""
    graph = graph_of(measured.channels, number)
    support = graph_of(measured.signed.only(1), number)
    nx.betweenness_centrality(graph, weight="distance")
    nx.closeness_centrality(graph, distance="distance")
    nx.harmonic_centrality(graph, distance="distance")
    nx.pagerank(support, weight="strength")
    nx.katz_centrality_numpy(support, alpha=0.1, weight="strength")
    nx.hits(support)
    with suppress(nx.PowerIterationFailedConvergence):
        nx.eigenvector_centrality(support, weight="strength", max_iter=100)
    signs = graph_of(measured.signed, number)
    for node in signs:
        sum(tie["sign"] for *_, tie in signs.in_edges(node, data=True))
        sum(tie["sign"] for *_, tie in signs.out_edges(node, data=True))
    matrix = nx.to_numpy_array(signs.to_undirected(), weight="sign")
    np.linalg.solve(np.eye(len(matrix)) - matrix / (2 * len(matrix) - 2), np.ones(len(matrix)))
    nx.community.louvain_communities(agreement_of(measured, number), seed=0)
    forecasts_of(measured, number)


def graph_of(stack: Any, number: int) -> Any:
    graph: Any = nx.DiGraph()
    graph.add_nodes_from(stack.actors)
    columns = (stack.source.tolist(), stack.target.tolist(), stack.strength[:, number].tolist())
    signs = stack.sign[:, number].tolist()
    for a, b, strength, sign in zip(*columns, signs, strict=True):
        if strength:
            graph.add_edge(
                stack.actors[a],
                stack.actors[b],
                strength=strength,
                distance=1 / strength,
                sign=sign,
            )
    return graph


def agreement_of(measured: ReplicateMeasures, number: int) -> Any:
    """Who agrees with whom on more issues than not."""
    graph: Any = nx.Graph()
    for pair, net in agreement_counts(measured, number).items():
        if net > 0:
            graph.add_edge(*pair, weight=net)
    return graph


def agreement_counts(measured: ReplicateMeasures, number: int) -> dict[tuple[str, str], int]:
    stances, counts = measured.replicates.claims.stances, dict[tuple[str, str], int]()
    sides: dict[int, dict[str, int]] = {}
    columns = (stances.cell_actor.tolist(), stances.cell_issue.tolist())
    for actor, issue, held in zip(
        *columns, measured.replicates.held[:, number].tolist(), strict=True
    ):
        if held == held and held:
            name = measured.replicates.claims.actors[actor]
            sides.setdefault(issue, {})[name] = 1 if held > 0 else -1
    for side in sides.values():
        names = sorted(side)
        for place, one in enumerate(names):
            for other in names[place + 1 :]:
                counts[one, other] = counts.get((one, other), 0) + side[one] * side[other]
    return counts


def forecasts_of(measured: ReplicateMeasures, number: int) -> None:
    replicates = measured.replicates
    cells = replicates.claims.stances
    for issue in range(len(replicates.claims.issues)):
        total = weight = 0.0
        for cell in np.flatnonzero(cells.cell_issue == issue).tolist():
            held = replicates.held[cell, number]
            if held == held:
                power = replicates.capability[0, cells.cell_actor[cell], issue]
                weight += power * replicates.salience[cell, number]
                total += power * replicates.salience[cell, number] * held


def drawn_case(actors: int, ties: int, issues: int, seed: int = 0) -> Dataset:
    """A case of this size: some actors have many ties, all have stances on two issues."""
    random = np.random.default_rng(seed)
    names = [f"a{number:04}" for number in range(actors)]
    fame = 1 / (1 + np.arange(actors)) ** 0.5
    ends = random.choice(actors, size=(2 * ties, 2), p=fame / fame.sum())
    pairs = np.unique(ends[ends[:, 0] != ends[:, 1]], axis=0)
    pairs = pairs[random.permutation(len(pairs))[:ties]].tolist()
    on = [random.choice(issues, size=2, replace=False).tolist() for _ in names]
    return Dataset(
        "large",
        actors=tuple(Actor(name, name) for name in names),
        issues=tuple(Issue(f"i{number}", "?") for number in range(issues)),
        ties=tuple(
            Tie(
                f"t{n}",
                names[a],
                names[b],
                1 if random.random() < 0.8 else -1,
                strength=float(random.uniform(0.2, 1)),
                confidence=float(random.uniform(0.5, 1)),
            )
            for n, (a, b) in enumerate(pairs)
        ),
        stances=tuple(
            Stance(f"s{n}-{i}", name, f"i{i}", float(random.uniform(-1, 1)), 0.5, confidence=0.8)
            for n, name in enumerate(names)
            for i in on[n]
        ),
        influence=tuple(
            Influence(f"p{n}-{i}", name, f"i{i}", 50.0)
            for n, name in enumerate(names)
            for i in on[n]
        ),
    )


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def line(name: str, found: float, limit: float, most: bool = True) -> bool:
    """Print a figure beside its limit; whether it keeps to it."""
    fine = found <= limit if most else found >= limit
    print(
        f"{name:<58} {found:8.2f}  {'at most' if most else 'at least'} {limit:g}"
        f"{'' if fine else '  PASSED'}"
    )
    return fine


def main() -> int:
    run = Run(load("graphs/blackwell"), Settings())
    claims = run.view("claims")
    assert isinstance(claims, Claims)
    camp_of = {actor: int(camp) for actor, camp in run.finding("camps").values.items()}
    ours = min(
        seconds(partial(everything, Certainty(run, REPLICATES, seed), camp_of)) for seed in range(3)
    )
    some = ReplicateMeasures(draw(claims, ErrorModel(), SAMPLE, 0))
    with_networkx(some, 0)  # imports what it needs
    theirs = seconds(lambda: [with_networkx(some, number) for number in range(SAMPLE)])
    theirs *= REPLICATES / SAMPLE
    print(f"{'NetworkX, graph by graph: 1,000 replicates, seconds (scaled)':<58} {theirs:8.2f}")
    fine = [
        line("graphkit: 1,000 replicates of everything, seconds", ours, SECONDS),
        line("NetworkX / graphkit", theirs / ours, RATIO, most=False),
    ]
    if "--large" in sys.argv:
        large = Run(drawn_case(1000, 5000, 12), Settings())
        halves = {actor.id: place % 2 for place, actor in enumerate(large.dataset.actors)}
        took = seconds(lambda: everything(Certainty(large, 200, 0), halves))
        fine.append(line("1,000 actors, 5,000 ties: 200 replicates, seconds", took, LARGE_SECONDS))
    peak = 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    fine.append(line("most memory, MiB", peak, MEMORY / 2**20))
    return 0 if all(fine) else 1


if __name__ == "__main__":
    sys.exit(main())
