"""Decision rules: how the positions of those who decide become one outcome.

A rule is a token, a quota for some, and weights where they are not one seat each:

    sole                       the first named decides alone
    consent                    everyone named must agree; otherwise things stay as they are
    veto                       the first decides, each later one can only block
    majority                   more than half of the seats
    qualified:N  or  quota:N   at least N seats
    majority;a=4;b=2           weights follow, one seat for those not named
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, cast

import numpy as np

from graphkit.engines.outcomes.means import weighted_median

Kind = Literal["sole", "consent", "veto", "majority", "qualified"]
NEAR = 1e-9  # positions closer than this are the same


@dataclass(frozen=True, slots=True)
class Rule:
    """A decision rule: its kind, its quota (qualified only), and weights that are not 1."""

    kind: Kind
    quota: float | None = None
    weights: Mapping[str, float] = field(default_factory=dict)

    def seats(self, deciders: Sequence[str]) -> list[float]:
        """The weight of each decider."""
        return [self.weights.get(decider, 1.0) for decider in deciders]

    def carries(self, weight: float, total: float) -> bool:
        """Whether deciders of this weight, out of a total, can decide (not for `sole`)."""
        if self.kind == "majority":
            return weight > total / 2 * (1 + NEAR)
        return weight >= (total if self.quota is None else self.quota) * (1 - NEAR)


def read_rule(word: str | None) -> Rule:
    """The rule that a `decision_rule` cell states; none given is `sole`.

    Raises ValueError, with what is wrong, for anything else.

    >>> read_rule("qualified:12;france=4").seats(["france", "luxembourg"])
    [4.0, 1.0]
    """
    token, *rest = [part.strip() for part in (word or "sole").split(";")]
    name, _, number = token.casefold().partition(":")
    kind = {"quota": "qualified"}.get(name, name)
    if kind not in ("sole", "consent", "veto", "majority", "qualified"):
        raise ValueError(f"there is no decision rule '{token}'")
    if (kind == "qualified") != bool(number):
        raise ValueError(f"'{token}' needs {'a' if kind == 'qualified' else 'no'} quota")
    quota = _number(number) if number else None
    return Rule(cast(Kind, kind), quota, read_weights(rest))


def read_weights(parts: Sequence[str]) -> dict[str, float]:
    """Weights written as ``id=number``; raises ValueError for anything else."""
    weights: dict[str, float] = {}
    for part in filter(None, parts):
        actor, sign, number = part.rpartition("=")
        if not sign or not actor.strip() or actor.strip() in weights:
            raise ValueError(f"'{part}' is not one actor=weight")
        weights[actor.strip()] = _number(number)
    return weights


def _number(word: str) -> float:
    try:
        number = float(word)
    except ValueError:
        number = -1.0
    if not (number > 0 and math.isfinite(number)):
        raise ValueError(f"'{word}' is not a number above 0")
    return number


@dataclass(frozen=True, slots=True)
class Decision:
    """What comes of a rule: the outcome (None: things stay, and where is not known), whose
    position settles it, who can stop it alone, and who does."""

    outcome: float | None
    by: int | None
    can_stop: tuple[int, ...]
    stopped_by: tuple[int, ...] = ()


def decide(
    rule: Rule, deciders: Sequence[str], positions: Sequence[float], status_quo: float | None
) -> Decision:
    """The outcome when deciders with these positions, in this order, follow `rule`.

    Majority: the median decider (Black 1958). Consent, veto and quotas: the first proposes
    what it likes best among what enough deciders prefer to the status quo (Tsebelis 2002).
    Where the status quo is not known, those on one side of 0 prefer any outcome on that side
    that goes no further than they do: the least committed one who is needed sets it. A later
    decider with a mere veto blocks only what goes to the other side.
    """
    seats = rule.seats(deciders)
    if rule.kind == "sole":
        return Decision(positions[0], 0, (0,))
    total = sum(seats)
    needed = tuple(i for i, own in enumerate(seats) if not rule.carries(total - own, total))
    if rule.kind == "majority":
        outcome = weighted_median(np.array(positions), np.array(seats))
        nearest = min(range(len(seats)), key=lambda i: (abs(positions[i] - outcome), -seats[i], i))
        return Decision(outcome, nearest, needed)
    if status_quo is None:
        return _on_one_side(rule, positions, seats, needed)
    return _proposed(rule, positions, seats, needed, status_quo)


def _proposed(
    rule: Rule,
    positions: Sequence[float],
    seats: Sequence[float],
    needed: tuple[int, ...],
    quo: float,
) -> Decision:
    first, total = positions[0], sum(seats)

    def accepting(place: float) -> list[int]:
        return [i for i, own in enumerate(positions) if abs(place - own) <= abs(quo - own) + NEAR]

    limits = [(first, 0), *((2 * own - quo, i) for i, own in enumerate(positions))]
    open_ = [
        (abs(place - first), place, i)
        for place, i in limits
        if -1 - NEAR <= place <= 1 + NEAR
        and 0 in accepting(place)
        and rule.carries(sum(seats[j] for j in accepting(place)), total)
    ]
    best = min([*open_, (abs(quo - first), quo, -1)])
    against = tuple(i for i in range(len(seats)) if i not in accepting(first))
    if best[2] < 0 or abs(best[1] - quo) <= NEAR:
        return Decision(quo, None, needed, against)
    return Decision(best[1], best[2], needed)


def _on_one_side(
    rule: Rule, positions: Sequence[float], seats: Sequence[float], needed: tuple[int, ...]
) -> Decision:
    total = sum(seats)
    for side in (1, -1):
        order = sorted(range(len(seats)), key=lambda i: (-side * positions[i], i))
        weight = 0.0
        for i in order:
            if side * positions[i] <= 0:
                break
            weight += seats[i]
            if rule.carries(weight, total):
                settles = 0 if rule.kind == "veto" else i
                return Decision(positions[settles], settles, needed)
    lead = (positions[0] > 0) - (positions[0] < 0)
    against = tuple(i for i, own in enumerate(positions) if lead * own <= 0 and i)
    return Decision(None, None, needed, against)
