"""Do 90% intervals hold the truth in 90 of 100 cases? Checked where the truth is known.

A truth is drawn first: ties and stances with strengths, positions and capabilities. The data
set that a coder hands in lists true claims and false ones: of the claims listed with a
confidence of c a share c is true. Strengths and capabilities are seen with a lognormal error,
positions with a normal one. So confidence is honest here and nothing true is missing from the
list; the intervals promise no more than that (and say so).
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from graphkit.analysis.certainty import Certainty
from graphkit.analysis.run import Run
from graphkit.dataset import Actor, Dataset, Influence, Issue, Stance, Tie
from graphkit.findings import Settings

TRIALS, ACTORS = 200, 14
NAMES = tuple(f"a{number:02}" for number in range(ACTORS))


def truth_and_data(seed: int) -> tuple[Dataset, Dataset]:
    """What is, and what a coder wrote down about it."""
    random = np.random.default_rng(seed)
    actors = tuple(Actor(name, name) for name in NAMES)
    empty = Dataset("case", actors=actors, issues=(Issue("sale", "Sell?"),))
    stances, ties, power = [], [], []
    for number, name in enumerate(NAMES):
        sure = random.uniform(0.6, 1.0)
        stances.append(
            (
                Stance(f"s{number}", name, "sale", random.uniform(-0.7, 0.7), 0.8, confidence=sure),
                random.random() < sure,
            )
        )
        power.append(Influence(f"i{number}", name, "sale", random.uniform(20, 70)))
    pairs = [(a, b) for a in NAMES for b in NAMES if a != b]
    for number, pair in enumerate(random.permutation(len(pairs))[:50].tolist()):
        sure, strength = random.uniform(0.6, 1.0), random.uniform(0.3, 1.0)
        tie = Tie(f"t{number}", *pairs[pair], 1, strength=strength, confidence=sure)
        ties.append((tie, random.random() < sure))
    truth = replace(
        empty,
        stances=tuple(claim for claim, true in stances if true),
        ties=tuple(claim for claim, true in ties if true),
        influence=tuple(power),
    )

    def off(size: float) -> float:
        return float(np.exp(size * random.standard_normal()))

    data = replace(
        empty,
        stances=tuple(
            replace(claim, position=float(np.clip(claim.position + random.normal(0, 0.1), -1, 1)))
            for claim, _ in stances
        ),
        ties=tuple(replace(claim, strength=claim.strength * off(0.2)) for claim, _ in ties),
        influence=tuple(replace(row, capability=row.capability * off(0.1)) for row in power),
    )
    return truth, data


@pytest.mark.slow
def test_ninety_per_cent_intervals_hold_the_truth_in_about_ninety_of_a_hundred() -> None:
    hits: dict[str, list[bool]] = {}
    for seed in range(TRIALS):
        truth, data = (Run(case, Settings()) for case in truth_and_data(seed))
        sure = Certainty(data, replicates=400, seed=seed)
        outcome, real = sure.outcome(), truth.finding("compromise").summary["outcome"]
        assert outcome is not None and isinstance(real, float)
        hits.setdefault("compromise", []).append(outcome.low <= real <= outcome.high)
        for name in ("pagerank", "closeness", "harmonic", "katz"):
            found, value = sure.intervals(name)["a00"], truth.finding(name).values["a00"]
            hits.setdefault(name, []).append(found.low <= value <= found.high)
    shares = {name: float(np.mean(held)) for name, held in hits.items()}
    print(shares)
    assert all(0.85 <= share <= 0.95 for share in shares.values()), shares
