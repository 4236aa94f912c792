"""The claims themselves as arrays: what the other views are folded from, with confidence.

The fifth view folds nothing: every tie and stance claim stands with its confidence, sources
and coder, so that whoever doubts them can draw among them. Claims stand in an order that
follows from their content alone, never from the order of rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from graphkit.current_claim import Preference, Rank, power_preference
from graphkit.dataset import Influence
from graphkit.graph.build import sign_numbers, stance_edges, tie_edges
from graphkit.graph.network import Floats, Ints
from graphkit.graph.positions import Question

Order = Callable[[tuple[str, Mapping[str, Any]]], Preference]


@dataclass(frozen=True, eq=False)
class ClaimRows:
    """What claims of every kind have: row ids, content keys, confidence (nan: none coded),
    the sources that each rests on, and who coded it."""

    ids: tuple[str, ...]
    keys: Sequence[str]
    confidence: Floats
    sources: tuple[tuple[str, ...], ...]
    coders: tuple[str | None, ...]

    def __len__(self) -> int:
        return len(self.ids)


@dataclass(frozen=True, eq=False)
class TieClaims(ClaimRows):
    """Tie claims, self-ties left out; `source` and `target` are actor numbers."""

    source: Ints
    target: Ints
    sign: Ints
    strength: Floats
    directed: NDArray[np.bool_]

    def at(self, rows: Ints) -> TieClaims:
        """Only some of the claims."""
        return TieClaims(
            ids=tuple(self.ids[row] for row in rows),
            keys=tuple(self.keys[row] for row in rows),
            confidence=self.confidence[rows],
            sources=tuple(self.sources[row] for row in rows),
            coders=tuple(self.coders[row] for row in rows),
            source=self.source[rows],
            target=self.target[rows],
            sign=self.sign[rows],
            strength=self.strength[rows],
            directed=self.directed[rows],
        )


@dataclass(frozen=True, eq=False)
class StanceClaims(ClaimRows):
    """Stance claims. All claims of one actor on one issue stand together: a cell.

    Within a cell they are ordered as `current_claim` prefers them, the preferred one first;
    claims with the same `rank` rank the same and may stand on opposite sides. `cell[s]` numbers
    the cell of claim s; `cell_actor` and `cell_issue` say whose it is and on which issue.
    `salience` is nan where none is coded, `day` a day's ordinal, 0 without a date.
    """

    cell: Ints
    cell_actor: Ints
    cell_issue: Ints
    position: Floats
    salience: Floats
    day: Ints
    rank: Ints


@dataclass(frozen=True, eq=False)
class Claims:
    """Everything that was claimed: ties, stances, and power by influence rows (`power_sources` are
    the sources that each of these rests on).

    `aggregate` marks institutions coded as aggregates; `members[b]` are the numbers of the
    actors that belong to body b, through other bodies too. `default_capability` is nan where
    an actor has none.
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
            fallback = sum(rows.values()) / len(rows)
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
    default = [_or(node.get("default_capability"), np.nan) for node in nodes]
    return Claims(
        actors=actors,
        issues=issues,
        ties=_ties(graph, number),
        stances=_stances(graph, number, column, order),
        power=tuple(row for node in nodes for row in node.get("influence", ())),
        power_sources=tuple(
            node["influence_rests_on"][row.id]
            for node in nodes
            for row in node.get("influence", ())
        ),
        default_capability=np.array(default, dtype=float),
        aggregate=np.array([bool(node.get("aggregate")) for node in nodes], dtype=bool),
        members=members,
        unsigned=bool(graph.graph.get("unsigned")),
    )


def _ties(graph: Any, number: Mapping[str, int]) -> TieClaims:
    edges = [
        (_key(a, b, data, _TIE), key, number[a], number[b], data)
        for a, b, key, data in tie_edges(graph)
        if a != b
    ]
    edges.sort(key=lambda edge: edge[:2])
    rows = [edge[-1] for edge in edges]
    return TieClaims(
        **_common([edge[1] for edge in edges], [edge[0] for edge in edges], rows),
        source=np.array([edge[2] for edge in edges], dtype=np.int64),
        target=np.array([edge[3] for edge in edges], dtype=np.int64),
        sign=sign_numbers(graph, (row["sign"] for row in rows)),
        strength=np.array([row["strength"] for row in rows], dtype=float),
        directed=np.array([row["directed"] for row in rows], dtype=bool),
    )


class _Keys(Sequence[str]):
    """What stances say, in one line each, written when it is asked for: only chance needs it."""

    def __init__(self, claims: Sequence[tuple[str, str, Mapping[str, Any]]]) -> None:
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
        return tuple(_stance_key(*claim) for claim in self._claims)


def _stances(
    graph: Any, number: Mapping[str, int], column: Mapping[str, int], order: Order
) -> StanceClaims:
    edges = [
        (number[actor], column[issue], key, data, (actor, issue, data))
        for actor, issue, key, data in stance_edges(graph)
    ]
    # Sorting keeps the order of equals: by preference first, then by cell.
    if len({edge[:2] for edge in edges}) < len(edges):
        edges.sort(key=lambda edge: order((edge[2], edge[3])), reverse=True)
    edges.sort(key=itemgetter(0, 1))
    rows = [edge[3] for edge in edges]
    places = np.array([edge[:2] for edge in edges], dtype=np.int64).reshape(-1, 2)
    together, cell = np.unique(places @ [len(column), 1], return_inverse=True)
    cells = np.column_stack(np.divmod(together, max(len(column), 1)))
    days = [row["date"].toordinal() if row["date"] else 0 for row in rows]
    return StanceClaims(
        **{
            **_common([edge[2] for edge in edges], (), rows),
            "keys": _Keys([edge[4] for edge in edges]),
        },
        cell=np.asarray(cell, dtype=np.int64).reshape(-1),
        cell_actor=cells[:, 0],
        cell_issue=cells[:, 1],
        position=np.array([row["position"] for row in rows], dtype=float),
        salience=np.array([_or(row["salience"], np.nan) for row in rows], dtype=float),
        day=np.array(days, dtype=np.int64),
        rank=_ranks([row["rank"] for row in rows]),
    )


def _ranks(keys: Sequence[Rank]) -> Ints:
    """A number for each rank, the same for claims that rank the same."""
    place = {key: number for number, key in enumerate(sorted(set(keys)))}
    return np.array([place[key] for key in keys], dtype=np.int64)


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
    return {
        "ids": tuple(ids),
        "keys": tuple(keys),
        "confidence": np.array([_or(row.get("confidence"), np.nan) for row in rows], dtype=float),
        "sources": tuple(tuple(row.get("rests_on") or row.get("source") or ()) for row in rows),
        "coders": tuple(row.get("coder") for row in rows),
    }


def _or(value: float | None, default: float) -> float:
    return default if value is None else value
