"""Build the graph of a dataset: every claim is an edge, nothing is folded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import numpy as np

from graphkit.coded_once import coded_once
from graphkit.collector import collector_paused
from graphkit.current_claim import current_power, level_preference, preference, rank
from graphkit.dataset import Dataset, Influence, Stance, Tie
from graphkit.graph.claim_graph import ClaimGraph
from graphkit.graph.network import Ints
from graphkit.rows import option_labels, written

if TYPE_CHECKING:
    import networkx as nx

    Graph = nx.MultiDiGraph[str]
    Edge = tuple[str, str, str, dict[str, Any]]

MARK = "graphkit"


ROWS = "rows"  # where a graph for views has its claims


def build_graph(dataset: Dataset) -> Graph:
    """The dataset as a directed multigraph of NetworkX.

    Nodes are actors and issues (`kind`). Edges carry `layer` ("stance" from actor to issue,
    "tie" from actor to actor), `sign` (-1, 0, 1; None in an unsigned network), `strength` (> 0)
    and what was coded; their key is the claim's id. Those of the layer "direct_influence" carry
    a `level` (0 to 4) instead. Strength and sign are never one number, and there is no `weight`,
    so that functions which default to it cannot take opposition for support.

    Self-ties are kept as edges; views leave them out and say how many. A passage that several
    coders read is one claim (`coded_once`).
    """
    import networkx as nx

    dataset = coded_once(dataset).dataset
    graph: Graph = nx.MultiDiGraph(name=dataset.name)
    _add_nodes(graph, dataset)
    with collector_paused():
        add_edges(graph, (_with_sources(stance, dataset) for stance in dataset.stances))
        add_edges(graph, (tie_edge(tie, dataset) for tie in dataset.ties))
        _add_levels(graph, dataset)
    return graph


def claim_graph(dataset: Dataset) -> ClaimGraph:
    """The same for views alone, of a dataset that has each passage once. Stances and ties are no
    edges in it, of which a parliament or a mined graph has more than memory; views read the rows
    themselves."""
    graph = ClaimGraph(name=dataset.name)
    _add_nodes(graph, dataset)
    graph.graph[ROWS] = dataset
    _add_levels(graph, dataset)
    return graph


def _add_nodes(graph: Graph | ClaimGraph, dataset: Dataset) -> None:
    graph.graph[MARK] = True
    graph.graph["unsigned"] = dataset.unsigned
    latest, views = _latest(dataset), isinstance(graph, ClaimGraph)
    every: dict[str, list[Influence]] = {}
    for row in dataset.influence:
        every.setdefault(row.actor, []).append(row)
    for actor in sorted(dataset.actors, key=lambda actor: actor.id):
        power = every.get(actor.id, ())  # of views `power_rests_on` is asked, and seldom
        more = {} if views else {"influence_rests_on": {r.id: dataset.rests_on(r) for r in power}}
        graph.add_node(
            actor.id,
            kind="actor",
            name=actor.name,
            type=actor.type,
            country=actor.country,
            member_of=actor.member_of,
            default_capability=actor.capability,
            capability={issue: row.capability for issue, row in latest.get(actor.id, {}).items()},
            power={issue: row.id for issue, row in latest.get(actor.id, {}).items()},
            aggregate=actor.id in dataset.aggregates,
            influence=tuple(power),
            extra=dict(actor.extra),
            **more,
        )
    for order, issue in enumerate(dataset.issues):
        graph.add_node(
            issue.id,
            kind="issue",
            name=issue.title,
            order=order,
            options=issue.options,
            option_labels=option_labels(issue),
            decided_by=issue.decided_by,
            decision_rule=issue.decision_rule,
            decided_on=issue.decided_on,
            outcome=issue.outcome,
            scale=issue.scale,
            status_quo=issue.status_quo,
        )


def power_rests_on(graph: Graph | ClaimGraph, actor: str, row: Influence) -> tuple[str, ...]:
    """The sources of one of the actor's rows of power."""
    dataset: Dataset | None = graph.graph.get(ROWS)
    if dataset is not None:
        return dataset.rests_on(row)
    found: tuple[str, ...] = graph.nodes[actor]["influence_rests_on"][row.id]
    return found


def add_edges(graph: Any, edges: Iterable[Edge]) -> None:
    """What NetworkX's `add_edge` does with each, in a third of its time; their mappings become the
    graph's own."""
    after, before = graph._adj, graph._pred
    for one, other, key, data in edges:
        if one not in after or other not in after:
            graph.add_nodes_from((one, other))
        between = after[one].get(other)
        if between is None:
            after[one][other] = before[other][one] = {key: data}
        else:
            between.setdefault(key, {}).update(data)


def stance_edge(stance: Stance) -> Edge:
    """A stance as an edge: actor, issue, the claim's id, what it says."""
    sign = (stance.position > 0) - (stance.position < 0)
    return (
        stance.actor,
        stance.issue,
        stance.id,
        {
            "layer": "stance",
            "sign": sign,
            # A neutral stance is a claim like any other; a strength of 0 would make it none.
            "strength": abs(stance.position) or 1.0,
            "position": stance.position,
            "salience": stance.salience,
            "condition": stance.condition,
            "condition_written": written(stance, "condition"),
            "date": stance.date,
            "confidence": stance.confidence,
            "source": stance.source,
            "coder": stance.extra.get("x_coder"),
            "preference": (said := preference(stance)),
            "rank": said[0],
        },
    )


class _Said(Mapping[str, Any]):
    """What a stance's edge would say, looked up in its row: a mapping of its own for each of
    720,000 votes would take more room than all else."""

    __slots__ = ("_dataset", "_stance")

    def __init__(self, stance: Stance, dataset: Dataset) -> None:
        self._stance, self._dataset = stance, dataset

    def __getitem__(self, key: str) -> Any:
        if key == "rests_on":
            return self._dataset.rests_on(self._stance)
        look = _LOOK.get(key)
        return look(self._stance) if look else stance_edge(self._stance)[3][key]

    def __iter__(self) -> Iterator[str]:
        yield from (*stance_edge(self._stance)[3], "rests_on")

    def __len__(self) -> int:
        return sum(1 for _ in self)


_AS_CODED = ("position", "salience", "confidence", "date", "source", "condition")
_LOOK: Mapping[str, Callable[[Stance], Any]] = {
    **{key: attrgetter(key) for key in _AS_CODED},
    "rank": rank,
    "preference": preference,
    "coder": lambda stance: stance.extra.get("x_coder"),
}


def told(edges: Sequence[Mapping[str, Any]], key: str) -> list[Any]:
    """What each of these edges says under `key`, None where it says nothing; looked up once for
    all votes."""
    rows = [edge._stance for edge in edges if isinstance(edge, _Said)]
    look = _LOOK.get(key)
    if look is None or len(rows) < len(edges):
        return [edge.get(key) for edge in edges]
    return list(map(look, rows))


def stance_edges(graph: Any) -> Iterator[tuple[str, str, str, Mapping[str, Any]]]:
    """Every stance as an edge, whether the graph holds it as one or not."""
    for actor, issue, key, data in graph.edges(keys=True, data=True):
        if data["layer"] == "stance":
            yield actor, issue, key, data
    dataset = graph.graph.get(ROWS)
    for stance in dataset.stances if dataset else ():
        yield stance.actor, stance.issue, stance.id, _Said(stance, dataset)


def _with_sources(stance: Stance, dataset: Dataset) -> Edge:
    one, other, key, data = stance_edge(stance)
    return one, other, key, {**data, "rests_on": dataset.rests_on(stance)}


def tie_edge(tie: Tie, dataset: Dataset) -> Edge:
    """A tie as an edge: both actors, the claim's id, what it says."""
    plain = not tie.extra and len(tie.source) < 2  # then it rests on nothing else
    return (
        tie.source_actor,
        tie.target_actor,
        tie.id,
        {
            "layer": "tie",
            "sign": tie.sign,
            "strength": tie.strength,
            "directed": tie.directed,
            "relation": tie.relation,
            "confidence": tie.confidence,
            "since": tie.since,
            "until": tie.until,
            "source": tie.source,
            "coder": tie.extra.get("x_coder"),
            "rests_on": tie.source if plain else dataset.rests_on(tie),
        },
    )


def tie_edges(graph: Any) -> Iterator[Edge]:
    """Every tie as an edge, whether the graph holds it as one or not."""
    for edge in graph.edges(keys=True, data=True):
        if edge[3]["layer"] == "tie":
            yield edge
    dataset = graph.graph.get(ROWS)
    for tie in dataset.ties if dataset else ():
        yield tie_edge(tie, dataset)


def tie_columns(graph: Any) -> Sequence[Sequence[Any]]:
    """Ends, sign, strength, directedness and id of every tie, each as one column."""
    dataset = graph.graph.get(ROWS)
    if dataset:
        columns = ("source_actor", "target_actor", "sign", "strength", "directed", "id")
        return [list(map(attrgetter(name), dataset.ties)) for name in columns]
    edges = [
        (a, b, data["sign"], data["strength"], data["directed"], key)
        for a, b, key, data in tie_edges(graph)
    ]
    return list(zip(*edges, strict=True)) or [()] * 6


def _add_levels(graph: Graph | ClaimGraph, dataset: Dataset) -> None:
    """The levels of direct influence."""
    for row in dataset.direct_influence:
        graph.add_edge(
            row.source_actor,
            row.target_actor,
            row.id,
            layer="direct_influence",
            level=row.level,
            preference=level_preference(row),
            date=row.date,
            source=row.source,
            rests_on=dataset.rests_on(row),
        )


def _latest(dataset: Dataset) -> dict[str, dict[str, Influence]]:
    """Each actor's current row of power on every issue that has one."""
    found: dict[str, dict[str, Influence]] = {}
    for (actor, issue), row in sorted(current_power(dataset.influence).items()):
        found.setdefault(actor, {})[issue] = row
    return found


def sign_numbers(graph: Any, signs: Iterable[int | None]) -> Ints:
    """Signs of ties as numbers: 1 throughout an unsigned network, whose views drop them again;
    elsewhere a tie without a sign is a dealing like a neutral one.
    """
    unknown = 1 if graph.graph.get("unsigned") else 0
    return np.array([unknown if sign is None else sign for sign in signs], dtype=np.int64)


def unsigned_claims(graph: Any) -> frozenset[str]:
    """The ids of the tie claims that carry no sign, not even neutral."""
    return frozenset(
        key for _, _, sign, _, _, key in zip(*tie_columns(graph), strict=True) if sign is None
    )


def actors_of(graph: Any) -> tuple[str, ...]:
    """The ids of a multigraph's actors, sorted: the order in which views number them."""
    return tuple(sorted(node for node, data in graph.nodes(data=True) if data["kind"] == "actor"))
