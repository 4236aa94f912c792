"""Where it cannot be told who speaks for whom: a body, or those who belong to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from graphkit.dataset import Dataset
from graphkit.graph.build import claim_graph
from graphkit.graph.positions import Positions
from graphkit.graph.views import stance
from graphkit.language import Name, plural, text
from graphkit.weakness import Weakness


def voices(dataset: Dataset) -> Iterator[Weakness]:
    """Bodies and members that both hold a stance, with power that is not coded for all of them."""
    if not any(actor.member_of for actor in dataset.actors):
        return
    actors, issues = dataset.actor_by_id, dataset.issue_by_id
    stances = tuple(s for s in dataset.stances if s.actor in actors and s.issue in issues)
    graph = claim_graph(replace(dataset, stances=stances, ties=()))
    found = list(_unclear(stance(graph), dataset.aggregates))
    if found:
        yield Weakness(
            "warning",
            "who-speaks",
            plural(
                "A body and members of it hold a stance, and which of them count cannot be told "
                "from their power: {pairs}.",
                "In {count} cases a body and members of it hold a stance, and which of them "
                "count cannot be told from their power: {pairs}.",
                len(found),
                pairs=[text("{b} on {i}", b=Name(body), i=Name(i)) for body, i in found[:5]],
            ),
            text("Code the power of both, or mark the body as an aggregate of its members."),
            tuple(dict.fromkeys(body for body, _ in found)),
        )


def _unclear(positions: Positions, aggregates: frozenset[str]) -> Iterator[tuple[str, str]]:
    placed, known = ~np.isnan(positions.position), ~np.isnan(positions.capability)
    number = {actor: row for row, actor in enumerate(positions.actors)}
    bodies = {body for own in positions.member_of.values() for body in own}
    for body in sorted(bodies - aggregates):
        if body not in number:
            continue
        row, rows = number[body], [number[member] for member in positions.members(body)]
        both = placed[row] & placed[rows].any(axis=0)
        told = known[row] & (known[rows] | ~placed[rows]).all(axis=0)
        for column in np.flatnonzero(both & ~told).tolist():
            yield body, positions.issues[column].id
