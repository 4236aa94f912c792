"""Views of the stances: the current one of every actor on every issue, and every claim."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from graphkit.current_claim import Current, Preference, current
from graphkit.decision_rule import Rule, read_weight
from graphkit.graph.build import ROWS, actors_of, stance_edge
from graphkit.graph.cells import Cells, Numbers
from graphkit.graph.claims import Claims, read_claims
from graphkit.graph.positions import DEFAULT_SALIENCE, Floats, Positions, Question
from graphkit.graph.representation import members_of, represented
from graphkit.language import Written
from graphkit.rows import Stance, written
from graphkit.scale import USUAL

_Claim = tuple[str, Mapping[str, Any]]  # a stance's id and what its edge says


def stance(graph: Any) -> Positions:
    """The current stance of every actor on every issue, with salience and capability."""
    actors = actors_of(graph)
    issues = _issues(graph)
    shape = (len(actors), len(issues))
    position, salience, confidence = (Numbers(shape) for _ in range(3))
    claim: Cells[str | None] = Cells(shape, None)
    condition: Cells[Written | None] = Cells(shape, None)
    rows = {actor: row for row, actor in enumerate(actors)}
    columns = {issue: column for column, issue in enumerate(issues)}
    rivals: dict[tuple[int, int], tuple[str, ...]] = {}
    several: dict[tuple[int, int], list[Stance]] = {}
    alone = _alone(graph, rows, columns, several)
    for (row, column), stated in alone.items():
        position[row, column] = stated.position
        if stated.salience is not None:
            salience[row, column] = stated.salience
        if stated.confidence is not None:
            confidence[row, column] = stated.confidence
        claim[row, column] = stated.id
        if stated.condition:
            condition[row, column] = written(stated, "condition")
    for (row, column), found in _current(graph, rows, columns, several).items():
        key, data = found.claim
        position[row, column] = 0.0 if found.open else data["position"]
        if found.open:
            rivals[row, column] = tuple(rival for rival, _ in found.rivals)
        if data["salience"] is not None:
            salience[row, column] = data["salience"]
        if data["confidence"] is not None:
            confidence[row, column] = data["confidence"]
        claim[row, column], condition[row, column] = key, data["condition_written"]
    placed = ~np.isnan(position.array())
    capability, basis, power = _capabilities(graph, rows, columns)
    member_of = {actor: graph.nodes[actor].get("member_of", ()) for actor in actors}
    return Positions(
        actors=actors,
        issues=tuple(_question(graph, issue) for issue in issues),
        position=position.array(),
        salience=salience.array(DEFAULT_SALIENCE),
        capability=capability,
        confidence=confidence.array(),
        represented=represented(
            placed,
            capability,
            _aggregates(graph, actors),
            members_of(actors, member_of),
        ),
        claim=claim.table(),
        rivals=rivals,
        condition=condition.table(),
        basis=basis.table(),
        power=power.table(),
        salience_coded=~np.isnan(salience.array()),
        member_of=member_of,
        own_columns={actor: graph.nodes[actor].get("extra", {}) for actor in actors},
    )


def claims(graph: Any) -> Claims:
    """Every claim with its confidence, sources and coder, for those who draw among them."""
    actors = actors_of(graph)
    issues = tuple(_question(graph, issue) for issue in _issues(graph))
    member_of = {actor: graph.nodes[actor].get("member_of", ()) for actor in actors}
    members = tuple(map(tuple, members_of(actors, member_of)))
    return read_claims(graph, actors, issues, _preference, members)


def _aggregates(graph: Any, actors: Sequence[str]) -> Any:
    """Which institutions are coded as aggregates of their members."""
    return np.array([bool(graph.nodes[actor].get("aggregate")) for actor in actors], dtype=bool)


def _issues(graph: Any) -> list[str]:
    nodes = [node for node, data in graph.nodes(data=True) if data.get("kind") == "issue"]
    return sorted(nodes, key=lambda node: graph.nodes[node]["order"])


def _alone(
    graph: Any,
    rows: Mapping[str, int],
    columns: Mapping[str, int],
    several: dict[tuple[int, int], list[Stance]],
) -> dict[tuple[int, int], Stance]:
    """The rows that are the only one of their actor on their issue, as nearly all votes are; the
    others go to `several`. None where the graph holds its stances as edges."""
    dataset = graph.graph.get(ROWS)
    alone: dict[tuple[int, int], Stance] = {}
    for stated in dataset.stances if dataset else ():
        cell = rows[stated.actor], columns[stated.issue]
        if cell in several:
            several[cell].append(stated)
        elif cell in alone:
            several[cell] = [alone.pop(cell), stated]
        else:
            alone[cell] = stated
    return alone


def _current(
    graph: Any,
    rows: Mapping[str, int],
    columns: Mapping[str, int],
    several: Mapping[tuple[int, int], Sequence[Stance]],
) -> dict[tuple[int, int], Current[_Claim]]:
    """The claim that states each actor's current stance on each issue where there are several
    rows, or edges."""
    every: dict[tuple[int, int], list[_Claim]] = {
        cell: [stance_edge(stated)[2:] for stated in stances] for cell, stances in several.items()
    }
    for actor, issue, key, data in graph.edges(keys=True, data=True):
        if data["layer"] == "stance":
            every.setdefault((rows[actor], columns[issue]), []).append((key, data))
    return {pair: current(claims, _preference, _position) for pair, claims in every.items()}


def _preference(claim: _Claim) -> Preference:
    found: Preference = claim[1]["preference"]
    return found


def _position(claim: _Claim) -> float:
    return float(claim[1]["position"])


def _capabilities(
    graph: Any, rows: Mapping[str, int], columns: Mapping[str, int]
) -> tuple[Floats, Cells[str], Cells[tuple[str, ...]]]:
    """Every actor's capability on each issue (nan: none), its basis, and the rows it comes from."""
    shape = (len(rows), len(columns))
    capability, basis = Numbers(shape), Cells(shape, "none")
    power: Cells[tuple[str, ...]] = Cells(shape, ())
    for actor, row in rows.items():
        node = graph.nodes[actor]
        coded: Mapping[str, float] = node.get("capability") or {}
        claims: Mapping[str, str] = node.get("power", {})
        if node.get("default_capability") is not None:
            capability[row] = node["default_capability"]
            basis.fill(row, "actor")
        elif coded:
            capability[row] = math.fsum(coded.values()) / len(coded)
            basis.fill(row, "other")
            power.fill(row, tuple(claims.values()))
        for issue in coded.keys() & columns.keys():
            cell = row, columns[issue]
            capability[cell], basis[cell] = coded[issue], "issue"
            power[cell] = (claims[issue],) if issue in claims else ()
    return capability.array(), basis, power


def _question(graph: Any, issue: str) -> Question:
    data: Mapping[str, Any] = graph.nodes[issue]
    return Question(
        id=issue,
        options=data["options"],
        labels=data["option_labels"],
        decided_by=data["decided_by"],
        decision_rule=_with_weights(graph, data["decision_rule"]),
        decided_on=data["decided_on"],
        outcome=data["outcome"],
        scale=data.get("scale", USUAL),
        status_quo=data.get("status_quo"),
    )


def _with_weights(graph: Any, rule: Rule | None) -> Rule | None:
    """The rule with the weights that it takes from columns of the actors."""
    if rule is None or not rule.columns:
        return rule
    columns: dict[str, dict[str, float]] = {name: {} for name in rule.columns}
    for actor in actors_of(graph):
        for name, weights in columns.items():
            weight = read_weight(graph.nodes[actor].get("extra", {}).get(name))
            if weight is not None:
                weights[actor] = weight
    return rule.with_columns(columns)
