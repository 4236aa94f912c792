"""Claims of one kind as arrays: what each says, and what it rests on."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graphkit.graph.network import Floats, Ints
from graphkit.graph.readings import Readings


@dataclass(frozen=True, eq=False)
class ClaimRows:
    """What claims of every kind have: row ids, content keys, confidence (nan: none coded), the
    sources of each, who coded it, and which are readings of one passage."""

    ids: tuple[str, ...]
    keys: Sequence[str]
    confidence: Floats
    sources: tuple[tuple[str, ...], ...]
    coders: tuple[str | None, ...]
    readings: Readings | None = field(default=None, kw_only=True)

    def __len__(self) -> int:
        return len(self.ids)

    def among(self, ids: Collection[str]) -> Ints:
        """The numbers of the claims with these ids."""
        return np.flatnonzero([id in ids for id in self.ids])

    def _common(self, rows: Ints) -> dict[str, Any]:
        """What claims of every kind have, of some of them."""
        return {
            "ids": tuple(self.ids[row] for row in rows),
            "keys": tuple(self.keys[row] for row in rows),
            "confidence": self.confidence[rows],
            "sources": tuple(self.sources[row] for row in rows),
            "coders": tuple(self.coders[row] for row in rows),
            "readings": None if self.readings is None else self.readings.at(rows),
        }


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
            **self._common(rows),
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
    those with the same `rank` rank the same and may stand on opposite sides (0 for one that is
    alone). `cell[s]` numbers the cell of claim s; `cell_actor` and `cell_issue` say whose it is
    and on which issue.
    `salience` is nan where none is coded, `day` a day's ordinal, 0 without a date.
    """

    cell: Ints
    cell_actor: Ints
    cell_issue: Ints
    position: Floats
    salience: Floats
    day: Ints
    rank: Ints

    def at(self, rows: Ints) -> StanceClaims:
        """Only some of the claims, in the order that they stand in."""
        cells, cell = np.unique(self.cell[rows], return_inverse=True)
        return StanceClaims(
            **self._common(rows),
            cell=cell,
            cell_actor=self.cell_actor[cells],
            cell_issue=self.cell_issue[cells],
            position=self.position[rows],
            salience=self.salience[rows],
            day=self.day[rows],
            rank=np.where(np.bincount(cell)[cell] > 1, self.rank[rows], 0),
        )
