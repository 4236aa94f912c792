"""Votes of a house, drawn from known points: for tests and benchmarks, of any size."""

from __future__ import annotations

import csv
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


if __name__ == "__main__":
    import sys

    house(int(sys.argv[1]), int(sys.argv[2])).write(Path(sys.argv[3]))
