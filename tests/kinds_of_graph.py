"""Every kind of graph and dataset that a measure may meet, small ones."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import networkx as nx

from graphkit.dataset import Actor, Dataset, Influence, Issue, Option, Stance, Tie

Signs = list[tuple[str, str, int]]
TWO_CAMPS: Signs = [
    *(("a", "b", 1), ("b", "c", 1), ("c", "a", 1), ("d", "e", 1), ("e", "f", 1)),
    *(("a", "d", -1), ("f", "b", -1), ("c", "e", -1), ("f", "a", 1)),
]


def graph(ties: Signs, *nodes: str, directed: bool = True, signed: bool = True) -> nx.Graph:
    made = nx.DiGraph() if directed else nx.Graph()
    made.add_nodes_from(nodes)
    for number, (a, b, sign) in enumerate(ties, 1):
        made.add_edge(a, b, **({"sign": sign} if signed else {}), strength=number / len(ties))
    return made


def dataset(stances: bool, ties: bool, **more: object) -> Dataset:
    positions = {"a": (1.0, 0.5), "b": (0.4, None), "c": (-1.0, -0.2), "d": (0.0, -1.0)}
    return Dataset(
        name="four",
        actors=tuple(Actor(actor, actor.upper()) for actor in "abcde"),
        issues=(
            Issue("i", "Is it?", options=(Option("yes", 1), Option("no", -1)), decided_by=("a",)),
            Issue("j", "Really?", decided_by=("b", "c"), outcome=0.5),
        ),
        stances=tuple(
            Stance(f"s{actor}{issue}", actor, issue, position, salience=0.7, date=date(2025, 1, 2))
            for actor, row in positions.items()
            for issue, position in zip("ij", row, strict=True)
            if stances and position is not None
        ),
        ties=tuple(
            Tie(f"t{a}{b}", a, b, sign, confidence=0.8)
            for a, b, sign in TWO_CAMPS
            if ties and b not in "ef" and a not in "ef"
        ),
        influence=tuple(
            Influence(f"n{actor}", actor, "i", capability)
            for actor, capability in (("a", 80.0), ("c", 40.0))
            if stances
        ),
        **more,  # type: ignore[arg-type]
    )


def several_equal() -> nx.Graph:
    ties = [(f"{x}{k}", f"{y}{k}", s) for k in "123" for x, y, s in TWO_CAMPS]
    return graph(ties)


KINDS: dict[str, Callable[[], nx.Graph | Dataset]] = {
    "signed, directed": lambda: graph(TWO_CAMPS),
    "signed, undirected": lambda: graph(TWO_CAMPS, directed=False),
    "unsigned, directed": lambda: graph(TWO_CAMPS, signed=False),
    "unsigned, undirected": lambda: graph(TWO_CAMPS, directed=False, signed=False),
    "disconnected": lambda: graph([*TWO_CAMPS, ("x", "y", 1), ("y", "z", -1)], "alone"),
    "empty": lambda: nx.DiGraph(),
    "empty, undirected": lambda: nx.Graph(),
    "single actor": lambda: graph([], "a"),
    "isolates only": lambda: graph([], *"abc"),
    "all-negative": lambda: graph([(a, b, -1) for a, b, _ in TWO_CAMPS]),
    "all-negative, complete": lambda: graph([(a, b, -1) for a in "abcd" for b in "abcd" if a != b]),
    "all-positive, complete": lambda: graph(
        [(a, b, 1) for a in "abcd" for b in "abcd" if a != b], directed=False
    ),
    "acyclic": lambda: graph([(a, b, 1 - 2 * (b == "d")) for a in "abcd" for b in "abcd" if a < b]),
    "several equal parts": several_equal,
    "two opposite": lambda: graph([("a", "b", 1), ("b", "a", -1)]),
    "two opposed": lambda: graph([("a", "b", -1)], directed=False),
    "self-tie only": lambda: graph([("a", "a", 1)]),
    "self-ties and isolates": lambda: graph([("a", "a", -1), ("b", "b", 1)], "c"),
    "neutral only": lambda: graph([("a", "b", "neutral"), ("b", "c", "neutral")]),
    "star": lambda: graph([("hub", leaf, 1) for leaf in "abcde"]),
    "star, undirected, opposed": lambda: graph(
        [("hub", leaf, -1) for leaf in "abc"], directed=False
    ),
    "stances without ties": lambda: dataset(stances=True, ties=False),
    "ties without stances": lambda: dataset(stances=False, ties=True),
    "stances and ties": lambda: dataset(stances=True, ties=True),
    "no rows at all": lambda: Dataset(name="nothing"),
    "actors and issues only": lambda: dataset(stances=False, ties=False),
}
