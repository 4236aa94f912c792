"""The arrays that measures on stances work with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from graphkit.dataset import Option
from graphkit.decision_rule import SOLE, Rule
from graphkit.language import Written
from graphkit.membership import everybody_in
from graphkit.rows import nearest_option
from graphkit.scale import USUAL, Scale

Floats = NDArray[np.float64]
DEFAULT_SALIENCE = 0.5


@dataclass(frozen=True, slots=True)
class Question:
    """An issue as measures see it.

    `labels` are those of the options, in every language. `scale` turns positions into words and
    places; `status_quo` (-1..1) is where things stay without a
    decision, where that is coded.
    """

    id: str
    options: tuple[Option, ...] = ()
    decided_by: tuple[str, ...] = ()
    decision_rule: Rule | None = None
    decided_on: date | None = None
    outcome: float | None = None
    scale: Scale = USUAL
    status_quo: float | None = None
    labels: tuple[Written, ...] = ()

    @property
    def rule(self) -> Rule:
        """The decision rule; `sole` where none is coded."""
        return self.decision_rule or SOLE

    def nearest_option(self, unit: float | None) -> Written | None:
        """The label of the option nearest to a position, the more moderate of two."""
        return None if unit is None else nearest_option(self.options, self.labels, unit)


@dataclass(frozen=True, eq=False)
class Positions:
    """Current stances as actor x issue arrays; nan where an actor has none.

    `position` is -1..1, `salience` 0..1, `capability` 0..100 (also for actors without a
    stance). `claim[a][i]` is the id of the current claim (`current_claim`); where others speak
    against it just as well, so that the position is open (0), `rivals[a, i]` are theirs. `basis`
    says where a capability comes from: "issue" (coded for this issue), "actor" (the actor's
    default), "other" (coded for other issues: their mean) or "none", and `power` holds the ids
    of those rows. `represented` marks whose stance is not counted beside another's
    (`representation`). `own_columns` are the analyst's own columns of actors (x_...), by actor
    and column.
    """

    actors: tuple[str, ...]
    issues: tuple[Question, ...]
    position: Floats
    salience: Floats
    capability: Floats
    confidence: Floats
    represented: NDArray[np.bool_]
    claim: tuple[tuple[str | None, ...], ...]
    condition: tuple[tuple[Written | None, ...], ...]
    basis: tuple[tuple[str, ...], ...]
    power: tuple[tuple[tuple[str, ...], ...], ...]
    salience_coded: NDArray[np.bool_]
    member_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rivals: Mapping[tuple[int, int], tuple[str, ...]] = field(default_factory=dict)
    own_columns: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    name: str = "stance"

    def __len__(self) -> int:
        return len(self.actors)

    def column(self, issue: str) -> int:
        """The number of an issue; raises KeyError when there is none of that id."""
        for number, question in enumerate(self.issues):
            if question.id == issue:
                return number
        raise KeyError(issue)

    def load(self, field: Contest) -> Floats:
        """Every actor's share of the weight in a contest; 0 for those who are not in it."""
        share = np.zeros(len(self.actors))
        share[self.rows(field.actors)] = field.weight / field.weight.sum()
        return share

    def rows(self, actors: Sequence[str]) -> list[int]:
        """The numbers of these actors."""
        number = {actor: row for row, actor in enumerate(self.actors)}
        return [number[actor] for actor in actors]

    def members(self, body: str) -> frozenset[str]:
        """Everybody who belongs to a body, through other bodies too."""
        return self._inside.get(body, frozenset())

    @cached_property
    def _inside(self) -> Mapping[str, frozenset[str]]:
        return everybody_in(self.member_of)


WeighedBy = Literal["capability and salience", "capability", "salience", "nothing"]


@dataclass(frozen=True, eq=False)
class Contest:
    """One issue's placed actors, ready for a forecast: plain arrays of equal length.

    Who is represented by others is left out, as are actors without a stance.
    `capability` has its stated default where none is coded; `defaults` counts them. `claims` has
    the row that states each position, `rivals` those that speak against it as well, `power` the
    rows that each capability comes from.
    """

    issue: Question
    actors: tuple[str, ...]
    position: Floats
    salience: Floats
    capability: Floats
    claims: tuple[str, ...]
    rivals: tuple[tuple[str, ...], ...]
    power: tuple[tuple[str, ...], ...]
    condition: tuple[Written | None, ...]
    left_out: tuple[str, ...]
    defaults: Mapping[str, int]

    @property
    def weight(self) -> Floats:
        """Capability times salience: what each actor brings to bear."""
        return self.capability * self.salience

    @property
    def weighed_by(self) -> WeighedBy:
        """Which part of the weight was coded for anybody; the other is the same for everyone."""
        power = self.defaults["capability_missing"] < len(self.actors)
        salience = self.defaults["salience"] < len(self.actors)
        if power and salience:
            return "capability and salience"
        return "capability" if power else "salience" if salience else "nothing"

    def rests(self, rows: Iterable[int] | None = None) -> tuple[str, ...]:
        """The claims that these actors' positions and power rest on; by default everybody's."""
        chosen = range(len(self.actors)) if rows is None else list(rows)
        return tuple(
            dict.fromkeys(
                (
                    *(id for row in chosen for id in (self.claims[row], *self.rivals[row])),
                    *(claim for row in chosen for claim in self.power[row]),
                )
            )
        )


def contest(positions: Positions, issue: str) -> Contest:
    """The actors who hold a stance on `issue`, with what each brings to bear.

    A missing salience counts as 0.5. A missing capability is, in this order: the actor's
    default, the mean of what is coded for it on other issues, the median of the others on
    this issue, or 1 for everyone when nothing is coded at all.
    """
    column = positions.column(issue)
    placed = ~np.isnan(positions.position[:, column])
    used = placed & ~positions.represented[:, column]
    rows = np.flatnonzero(used)
    capability = positions.capability[rows, column].copy()
    missing = np.isnan(capability)
    known = capability[~missing]
    capability[missing] = np.median(known) if len(known) else 1.0
    basis = [positions.basis[row][column] for row in rows]
    return Contest(
        issue=positions.issues[column],
        actors=tuple(positions.actors[row] for row in rows),
        position=positions.position[rows, column],
        salience=positions.salience[rows, column],
        capability=capability,
        claims=tuple(positions.claim[row][column] or "" for row in rows),
        rivals=tuple(positions.rivals.get((row, column), ()) for row in rows.tolist()),
        power=tuple(positions.power[row][column] for row in rows),
        condition=tuple(positions.condition[row][column] for row in rows),
        left_out=tuple(positions.actors[row] for row in np.flatnonzero(placed & ~used)),
        defaults={
            "salience": int((~positions.salience_coded[rows, column]).sum()),
            "capability_from_actor": basis.count("actor"),
            "capability_from_other_issues": basis.count("other"),
            "capability_missing": int(missing.sum()),
        },
    )
