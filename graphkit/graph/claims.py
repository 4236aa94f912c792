"""The claims themselves as arrays: what the other views are folded from, with confidence.

The fifth view folds nothing: every tie and stance claim stands with its confidence, sources
and coder, so that whoever doubts them can draw among them. Claims stand in an order that
follows from their content alone, never from the order of rows.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from graphkit.current_claim import Preference, Rank, power_preference
from graphkit.dataset import Influence
from graphkit.graph.build import power_rests_on, sign_numbers, told
from graphkit.graph.claim_rows import StanceClaims, TieClaims
from graphkit.graph.network import Floats, Ints
from graphkit.graph.positions import Question
from graphkit.graph.readings import read_stances, read_ties, readings_of

Order = Callable[[tuple[str, Mapping[str, Any]]], Preference]
_StanceEdge = tuple[str, str, str, Mapping[str, Any]]


@dataclass(frozen=True, eq=False)
class Claims:
    """Everything that was claimed: ties, stances, and power by influence rows (`power_sources` are
    the sources that each of these rests on).

    `aggregate` marks institutions coded as aggregates; `members[b]` are the numbers of the actors
    that belong to body b, through other bodies too. `default_capability` may be nan (not coded).
    """

    actors: tuple[str, ...]
    issues: tuple[Question, ...]
    ties: TieClaims
    stances: StanceClaims
    power: tuple[Influence, ...]
    power_sources: tuple[tuple[str, ...], ...]
    default_capability: Floats
    aggregate: NDArray[np.bool_]
    members: tuple[tuple[int, ...], ...]
    unsigned: bool
    name: str = "claims"

    def __len__(self) -> int:
        return len(self.actors)

    @cached_property
    def claims(self) -> tuple[tuple[str, ...], ...]:
        """The ids of all claims, for provenance."""
        return (self.ties.ids, self.stances.ids, tuple(row.id for row in self.power))

    @property
    def directed(self) -> bool:
        """Whether networks of these ties have a direction: when any tie claim has."""
        return bool(self.ties.directed.any())

    def capability(self, lost: Iterable[str] = ()) -> Floats:
        """Capability as the stance view has it, actors x issues; nan where nothing is coded.

        `lost` are ids of influence rows to do without.
        """
        gone = set(lost)
        found = self._capability.copy()
        for actor in {self._number[row.actor] for row in self.power if row.id in gone}:
            found[actor] = self._capability_of(actor, gone)
        return found

    def among(self, ids: Collection[str]) -> Claims:
        """Only the claims with these ids, of actors and issues that all stay."""
        power = [place for place, row in enumerate(self.power) if row.id in ids]
        return replace(
            self,
            ties=self.ties.at(self.ties.among(ids)),
            stances=self.stances.at(self.stances.among(ids)),
            power=tuple(self.power[place] for place in power),
            power_sources=tuple(self.power_sources[place] for place in power),
        )

    @cached_property
    def _number(self) -> dict[str, int]:
        return {actor: row for row, actor in enumerate(self.actors)}

    @cached_property
    def _power_of(self) -> dict[int, list[Influence]]:
        """Each actor's influence rows, the latest last."""
        found: dict[int, list[Influence]] = {}
        for row in sorted(self.power, key=power_preference):
            found.setdefault(self._number[row.actor], []).append(row)
        return found

    @cached_property
    def _capability(self) -> Floats:
        whole = [self._capability_of(actor, set()) for actor in range(len(self))]
        return np.array(whole, dtype=float).reshape(len(self), len(self.issues))

    def _capability_of(self, actor: int, gone: set[str]) -> Floats:
        """One actor's capability on every issue; the latest row on an issue stands."""
        rows = {r.issue: r.capability for r in self._power_of.get(actor, ()) if r.id not in gone}
        fallback = self.default_capability[actor]
        if np.isnan(fallback) and rows:
            fallback = math.fsum(rows.values()) / len(rows)
        return np.array([rows.get(question.id, fallback) for question in self.issues], dtype=float)


def read_claims(
    graph: Any,
    actors: tuple[str, ...],
    issues: tuple[Question, ...],
    order: Order,
    members: tuple[tuple[int, ...], ...],
) -> Claims:
    """The claims of a graph; `order` ranks the claims of a cell, the preferred one highest."""
    number = {actor: row for row, actor in enumerate(actors)}
    column = {issue.id: row for row, issue in enumerate(issues)}
    nodes = [graph.nodes[actor] for actor in actors]
    power = [row for node in nodes for row in node.get("influence", ())]
    return Claims(
        actors=actors,
        issues=issues,
        ties=_ties(graph, number),
        stances=_stances(graph, number, column, order),
        power=tuple(power),
        power_sources=tuple(power_rests_on(graph, row.actor, row) for row in power),
        default_capability=_numbers([node.get("default_capability") for node in nodes]),
        aggregate=np.array([bool(node.get("aggregate")) for node in nodes], dtype=bool),
        members=members,
        unsigned=bool(graph.graph.get("unsigned")),
    )


def _ties(graph: Any, number: Mapping[str, int]) -> TieClaims:
    edges = [
        (_key(a, b, data, _TIE), key, number[a], number[b], data)
        for a, b, key, data in read_ties(graph)
        if a != b
    ]
    edges.sort(key=lambda edge: edge[:2])
    rows = [edge[-1] for edge in edges]
    return TieClaims(
        **_common([edge[1] for edge in edges], [edge[0] for edge in edges], rows),
        readings=readings_of(graph, [edge[1] for edge in edges]),
        source=np.array([edge[2] for edge in edges], dtype=np.int64),
        target=np.array([edge[3] for edge in edges], dtype=np.int64),
        sign=sign_numbers(graph, (row["sign"] for row in rows)),
        strength=np.array([row["strength"] for row in rows], dtype=float),
        directed=np.array([row["directed"] for row in rows], dtype=bool),
    )


class _Keys(Sequence[str]):
    """What stances say, in one line each, written when it is asked for: only chance needs it."""

    def __init__(self, claims: Sequence[_StanceEdge]) -> None:
        self._claims = claims

    def __len__(self) -> int:
        return len(self._claims)

    @overload
    def __getitem__(self, row: int) -> str: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[str]: ...
    def __getitem__(self, row: int | slice) -> str | Sequence[str]:
        return self._lines[row]

    @cached_property
    def _lines(self) -> tuple[str, ...]:
        return tuple(_stance_key(a, i, said) for a, i, _, said in self._claims)


def _stances(
    graph: Any, number: Mapping[str, int], column: Mapping[str, int], order: Order
) -> StanceClaims:
    edges = _in_cells(read_stances(graph), number, column, order)
    rows = [edge[3] for edge in edges]
    places = np.array([(number[edge[0]], column[edge[1]]) for edge in edges], dtype=np.int64)
    together, cell = np.unique(places.reshape(-1, 2) @ [len(column), 1], return_inverse=True)
    cell = np.asarray(cell, dtype=np.int64).reshape(-1)
    cells = np.column_stack(np.divmod(together, max(len(column), 1)))
    days = [day.toordinal() if day else 0 for day in told(rows, "date")]
    return StanceClaims(
        **{**_common([edge[2] for edge in edges], (), rows), "keys": _Keys(edges)},
        cell=cell,
        cell_actor=cells[:, 0],
        cell_issue=cells[:, 1],
        position=np.array(told(rows, "position"), dtype=float),
        salience=_numbers(told(rows, "salience")),
        day=np.array(days, dtype=np.int64),
        rank=_ranks(rows, np.bincount(cell)[cell] > 1),
        readings=readings_of(graph, [edge[2] for edge in edges]),
    )


def _in_cells(
    edges: list[_StanceEdge], number: Mapping[str, int], column: Mapping[str, int], order: Order
) -> list[_StanceEdge]:
    """Stances by cell, in each the preferred one first."""
    cell = {id(edge): (number[edge[0]], column[edge[1]]) for edge in edges}
    # Sorting keeps the order of equals: by preference first, then by cell.
    if len(set(cell.values())) < len(edges):
        edges.sort(key=lambda edge: order((edge[2], edge[3])), reverse=True)
    return sorted(edges, key=lambda edge: cell[id(edge)])


def _ranks(rows: Sequence[Mapping[str, Any]], beside: NDArray[np.bool_]) -> Ints:
    """A number for the rank of each claim that others stand beside in its cell, else 0."""
    keys: list[Rank] = told([rows[row] for row in np.flatnonzero(beside).tolist()], "rank")
    place = {key: number for number, key in enumerate(sorted(set(keys)))}
    found = np.zeros(len(rows), dtype=np.int64)
    found[beside] = [place[key] for key in keys]
    return found


_TIE = ("sign", "strength", "directed", "relation", "since", "until", "confidence", "source")
_STANCE = ("position", "salience", "condition", "date", "confidence", "source")


def _key(one: str, other: str, row: Mapping[str, Any], fields: Sequence[str]) -> str:
    """What a claim says, in one line; claims with the same line are interchangeable."""
    # The unit separator, a character that coded text does not hold.
    return "\x1f".join([one, other, *(repr(row.get(field)) for field in (*fields, "coder"))])


def _stance_key(actor: str, issue: str, row: Mapping[str, Any]) -> str:
    """The same on whichever side: chance must not depend on which end is called support."""
    said = {field: row.get(field) for field in (*_STANCE, "coder")}
    return _key(actor, issue, {**said, "position": abs(row["position"])}, _STANCE)


def _common(ids: Sequence[str], keys: Sequence[str], rows: Sequence[Any]) -> dict[str, Any]:
    cited = zip(told(rows, "rests_on"), told(rows, "source"), strict=True)
    return {
        "ids": tuple(ids),
        "keys": tuple(keys),
        "confidence": _numbers(told(rows, "confidence")),
        "sources": tuple(tuple(rests_on or source or ()) for rests_on, source in cited),
        "coders": tuple(told(rows, "coder")),
    }


def _numbers(values: Iterable[float | None]) -> Floats:
    """Numbers as an array, nan for those that are not coded."""
    return np.array([np.nan if value is None else value for value in values], dtype=float)
