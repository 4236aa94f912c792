"""A lower bound on the cost of any partition, and what each pair adds to it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from graphkit.engines.balance.covering import Covering, Cycle
from graphkit.graph.network import Floats


@dataclass(frozen=True, eq=False)
class Proof:
    """Dual values of a covering programme, in money (units times `unit`).

    For any partition, with x = 1 for the pairs it gets wrong:
    cost = sum of duals + spare . x + sum over cycles of dual * (wrong pairs in it - 1).
    """

    spare: Floats
    cycles: Sequence[Cycle]
    duals: Sequence[float]

    @property
    def bound(self) -> float:
        """No partition costs less."""
        return float(math.fsum(self.duals) + self.spare.clip(max=0.0).sum())


def proof_of(cover: Covering) -> Proof:
    """What the last solution of a covering programme proves."""
    proved = cover.proved
    used = [i for i, dual in enumerate(proved.duals.tolist()) if dual > 0]
    return Proof(
        spare=proved.spare.copy(),
        cycles=[cover.cycles[i] for i in used],
        duals=[float(proved.duals[i]) for i in used],
    )
