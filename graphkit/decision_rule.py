"""Decision rules: the words of an issue's `decision_rule`, and what they mean for votes.

A rule is a token, a quota for some, and weights where the deciders are not one seat each:

    sole                       the first named decides alone
    consent, or unanimity      everyone named must agree; otherwise things stay as they are
    veto                       the first decides, each later one can only block
    majority                   more than half of the seats
    qualified:N, or quota:N    at least N seats
    majority;a=4;b=2           weights follow, one seat for those not named

Nothing given is `sole`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, cast, get_args

from graphkit.errors import did_you_mean

Kind = Literal["sole", "consent", "veto", "majority", "qualified"]
ALSO: Mapping[str, Kind] = {
    "unanimity": "consent",
    "simple majority": "majority",
    "simple_majority": "majority",
    "quota": "qualified",
}
KINDS: Sequence[Kind] = get_args(Kind)
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
    name, colon, number = (part.strip() for part in token.casefold().partition(":"))
    kind = ALSO.get(name, name)
    if kind not in KINDS:
        near = did_you_mean(name, (*KINDS, *ALSO)) or f"There are: {', '.join(KINDS)}."
        raise ValueError(f"There is no decision rule '{token}'. {near}")
    if kind == "qualified" and not number:
        raise ValueError(f"'{token}' lacks its quota. Write {name}:N.")
    if colon and kind != "qualified":
        raise ValueError(f"'{token}' takes no quota. Write {name}, or qualified:N.")
    quota = _number(number) if number else None
    return Rule(cast(Kind, kind), quota, read_weights(rest))


def read_weights(parts: Sequence[str]) -> dict[str, float]:
    """Weights written as ``id=number``; raises ValueError for anything else."""
    weights: dict[str, float] = {}
    for part in filter(None, parts):
        actor, sign, number = part.rpartition("=")
        if not sign or not actor.strip() or actor.strip() in weights:
            raise ValueError(f"'{part}' is not one actor=weight.")
        weights[actor.strip()] = _number(number)
    return weights


def _number(word: str) -> float:
    try:
        number = float(word)
    except ValueError:
        number = -1.0
    if not (number > 0 and math.isfinite(number)):
        raise ValueError(f"'{word}' is not a number above 0.")
    return number
