"""Votes of a house, drawn from known points: for tests and benchmarks, of any size."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from graphkit.dataset import Actor, Dataset, Issue, Stance

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class House:
    """Members at known points and how each of them votes: 1, -1, or nan where absent."""

    at: Floats
    position: Floats

    def dataset(self) -> Dataset:
        """The same as stances, members M000 and votes V0000 and so on."""
        members, votes = self.names()
        return Dataset(
            name="house",
            actors=tuple(Actor(id=one, name=one) for one in members),
            issues=tuple(Issue(id=one, question=one) for one in votes),
            stances=tuple(
                Stance(f"s{a}x{i}", members[a], votes[i], float(self.position[a, i]))
                for a, i in np.argwhere(~np.isnan(self.position)).tolist()
            ),
        )

    def names(self) -> tuple[list[str], list[str]]:
        actors, issues = self.position.shape
        return [f"M{a:03d}" for a in range(actors)], [f"V{i:04d}" for i in range(issues)]

    def write(self, path: Path) -> Path:
        """A long table: actor, issue, position."""
        members, votes = self.names()
        with path.open("w", newline="", encoding="utf-8") as stream:
            rows = csv.writer(stream)
            rows.writerow(("actor", "issue", "position"))
            for a, i in np.argwhere(~np.isnan(self.position)).tolist():
                rows.writerow((members[a], votes[i], int(self.position[a, i])))
        return path


def house(
    members: int, votes: int, *, seed: int = 1, absent: float = 0.0, dimensions: int = 1
) -> House:
    """Two parties about -1 and 1 on the first line, votes by the probit model."""
    draw = np.random.default_rng(seed)
    at = draw.normal(0, 1, (members, dimensions))
    at[:, 0] = np.where(draw.random(members) < 0.5, -1.0, 1.0) + draw.normal(0, 0.5, members)
    slope = draw.normal(0, 1.5, (votes, dimensions))
    utility = at @ slope.T + draw.normal(0, 1, votes) + draw.normal(0, 1, (members, votes))
    position = np.where(utility > 0, 1.0, -1.0)
    position[draw.random((members, votes)) < absent] = np.nan
    return House(at, position)


@dataclass(frozen=True, eq=False)
class Parliament:
    """Members of parties and how each of them votes: 1, -1, 0 (abstained), or nan where absent.

    `party` is each member's, -1 for those of none.
    """

    party: NDArray[np.int64]
    position: Floats

    def write(self, folder: Path) -> Path:
        """A dataset as roll calls are read: parties and the house that members belong to, days,
        results."""
        folder.mkdir(parents=True, exist_ok=True)
        members = [f"M{row:03d}" for row in range(len(self.party))]
        parties = [f"P{number}" for number in range(int(self.party.max()) + 1)]
        days = [f"{2019 + v // 250}-{1 + v // 21 % 12:02}-{1 + v % 21:02}" for v in self._votes]
        self._table(
            folder / "actors.csv",
            ("id", "name", "type", "member_of"),
            [
                *(
                    (one, f"Member {one}", "member", self._body(row))
                    for row, one in enumerate(members)
                ),
                *((one, f"Party {one}", "party", "") for one in parties),
                ("house", "The house", "chamber", ""),
            ],
        )
        won = [1 if total > 0 else -1 for total in np.nansum(self.position, axis=0).tolist()]
        self._table(
            folder / "issues.csv",
            ("id", "question", "decided_by", "decision_rule", "decided_on", "outcome"),
            [
                (f"V{v:04d}", f"Motion {v}?", "house", "majority", days[v], won[v])
                for v in self._votes
            ],
        )
        self._table(
            folder / "stances.csv",
            ("actor", "issue", "position", "date"),
            [
                (members[a], f"V{v:04d}", int(self.position[a, v]), days[v])
                for a, v in np.argwhere(~np.isnan(self.position)).tolist()
            ],
        )
        return folder

    @property
    def _votes(self) -> range:
        return range(self.position.shape[1])

    def _body(self, row: int) -> str:
        return "house" if self.party[row] < 0 else f"house|P{self.party[row]}"

    @staticmethod
    def _table(path: Path, header: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        with path.open("w", newline="", encoding="utf-8") as stream:
            table = csv.writer(stream)
            table.writerow(header)
            table.writerows(rows)


def parliament(members: int, votes: int, *, parties: int = 7, seed: int = 1) -> Parliament:
    """Parties along a line whose members vote with them by the probit model, with noise, a few of
    no party, abstentions near the middle, and members who stay away, some of them often."""
    draw = np.random.default_rng(seed)
    party = draw.choice(parties, members, p=draw.dirichlet(np.full(parties, 3.0)))
    party[draw.random(members) < 0.04] = -1
    line = np.r_[np.sort(draw.normal(0, 1.2, parties)), 0.0]  # the last for those of no party
    at = line[party] + draw.normal(0, np.where(party < 0, 1.0, 0.25))
    slope, popular = draw.normal(0, 1.6, votes), draw.normal(0.3, 0.9, votes)
    utility = np.outer(at, slope) + popular + draw.normal(0, 0.8, (members, votes))
    position = np.sign(utility)
    position[np.abs(utility) < 0.12] = 0.0
    away = draw.beta(1.5, 10, members)
    position[draw.random((members, votes)) < away[:, None]] = np.nan
    return Parliament(party, position)


if __name__ == "__main__":
    import sys

    house(int(sys.argv[1]), int(sys.argv[2])).write(Path(sys.argv[3]))
