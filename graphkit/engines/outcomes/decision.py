"""Outcomes of decision rules: how the positions of those who decide become one outcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from graphkit.decision_rule import NEAR, Rule
from graphkit.engines.outcomes.means import weighted_median


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
        # Nobody against what the first likes best: then that is the status quo itself.
        return Decision(quo, None, needed, against or (0,))
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
