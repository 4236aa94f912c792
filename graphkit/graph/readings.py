"""Several coders' readings of one passage among the claims: which exclude each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graphkit.coded_once import CodedOnce
from graphkit.coders import Passage, coder_of, said
from graphkit.current_claim import preference, reading_preference
from graphkit.graph.build import claim_graph, stance_edge, stance_edges, tie_edge, tie_edges
from graphkit.graph.claim_graph import ClaimGraph
from graphkit.graph.network import Ints
from graphkit.rows import Stance

Bools = NDArray[np.bool_]
READINGS = "readings"  # where a graph for views has them


@dataclass(frozen=True, eq=False)
class Readings:
    """The passages that claims of one kind are readings of.

    `passage` numbers the passage of each claim, -1 for one that is no reading among several;
    `coder` is the number of who made it in `coders[passage]`, all who read the passage.
    `said` is equal for readings that say the same, `order` the place of a reading among those,
    the smallest preferred; `by_share` marks those whose confidence is the share of coders.
    """

    passage: Ints
    coder: Ints
    said: Ints
    order: Ints
    by_share: Bools
    coders: tuple[tuple[str, ...], ...]

    def at(self, rows: Ints) -> Readings:
        """Those of only some of the claims."""
        return Readings(
            passage=self.passage[rows],
            coder=self.coder[rows],
            said=self.said[rows],
            order=self.order[rows],
            by_share=self.by_share[rows],
            coders=self.coders,
        )

    def standing(self, kept: Bools) -> Bools:
        """The claims that count of those kept (claims x replicates), as `current_claim.standing`
        chooses them: of each passage what most of the readings kept say, one of each."""
        found = kept.copy()
        for rows in self._by_passage():
            ways = {w: [r for r in rows if self.said[r] == w] for w in self.said[rows].tolist()}
            votes = {way: kept[same].sum(axis=0) for way, same in ways.items()}
            most = np.max(list(votes.values()), axis=0)
            for way, same in ways.items():
                before = np.zeros(kept.shape[1], dtype=bool)
                for row in sorted(same, key=self.order.__getitem__):
                    found[row] = kept[row] & ~before & (votes[way] == most)
                    before |= kept[row]
        return found

    def of_first(self, first: Sequence[Ints]) -> Bools:
        """The claims of the coder who comes first in their passage, by passage and replicate;
        every claim that is no reading among several."""
        width = len(first[0]) if first else 1
        found = np.ones((len(self.passage), width), dtype=bool)
        for row in np.flatnonzero(self.passage >= 0).tolist():
            found[row] = first[self.passage[row]] == self.coder[row]
        return found

    def _by_passage(self) -> Iterable[list[int]]:
        together: dict[int, list[int]] = {}
        for row in np.flatnonzero(self.passage >= 0).tolist():
            together.setdefault(int(self.passage[row]), []).append(row)
        return together.values()


def claims_of(once: CodedOnce) -> ClaimGraph:
    """The graph for views of a dataset that has each passage once, and of all its readings."""
    graph = claim_graph(once.dataset)
    graph.graph[READINGS] = once
    return graph


def read_stances(graph: Any) -> list[tuple[str, str, str, Mapping[str, Any]]]:
    """Every stance as an edge, with all readings of a passage in place of those that count."""
    edges = stance_edges(graph)
    read: CodedOnce | None = graph.graph.get(READINGS)
    if read is None or read.read is None:
        return list(edges)
    own = read.read
    ids = {row.id for row in own.stances}
    most = {row.id: p.largest_share for p in read.passages for row in p.codings}
    told = [
        (one, other, key, {**said, **_ranked(row, most, read), "rests_on": own.rests_on(row)})
        for row in own.stances
        for one, other, key, said in [stance_edge(row)]
    ]
    return [edge for edge in edges if edge[2] not in ids] + told


def _ranked(row: Stance, most: Mapping[str, float], read: CodedOnce) -> Mapping[str, Any]:
    """How a reading ranks among an actor's claims: all of one passage with the largest share, for
    which of them count is decided before, and another is when a coder is left out."""
    if row.id not in read.by_share:
        return {}
    said = preference(replace(row, confidence=most[row.id]))
    return {"preference": said, "rank": said[0]}


def read_ties(graph: Any) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
    """The same of ties."""
    read: CodedOnce | None = graph.graph.get(READINGS)
    if read is None or read.read is None:
        yield from tie_edges(graph)
        return
    ids = {tie.id for tie in read.read.ties}
    yield from (edge for edge in tie_edges(graph) if edge[2] not in ids)
    yield from (tie_edge(tie, read.read) for tie in read.read.ties)


def readings_of(graph: Any, ids: Sequence[str]) -> Readings | None:
    """The readings among the claims of these ids; None where there are none."""
    read: CodedOnce | None = graph.graph.get(READINGS)
    if read is None or read.read is None:
        return None
    place = {id: row for row, id in enumerate(ids)}
    passages = [p for p in read.passages if any(row.id in place for row in p.codings)]
    if not passages:
        return None
    columns = np.full((4, len(ids)), -1, dtype=np.int64)
    for number, passage in enumerate(passages):
        for coder, row, way, order in _told(passage):
            if row in place:
                columns[:, place[row]] = number, coder, way, order
    return Readings(
        passage=columns[0],
        coder=columns[1],
        said=columns[2],
        order=columns[3],
        by_share=np.array([id in read.by_share for id in ids], dtype=bool),
        coders=tuple(tuple(str(coder_of(row)) for row in p.codings) for p in passages),
    )


def _told(passage: Passage[Any]) -> Iterator[tuple[int, str, int, int]]:
    """Coder, id, what is said and the place in order of each reading, all by number."""
    ways = {way: number for number, way in enumerate(dict.fromkeys(map(said, passage.codings)))}
    counted = sorted(
        map(passage.with_confidence, passage.codings), key=reading_preference, reverse=True
    )
    order = {row.id: number for number, row in enumerate(counted)}
    for number, row in enumerate(passage.codings):
        yield number, row.id, ways[said(row)], order[row.id]
