"""How long forecasts, what-if, pivots and persuasion take.

    python tests/benchmarks/outcomes.py

What-if re-runs on graphs/blackwell inside one process; pivots searches sets of up to three on
200 actors and on 200 actors with 800 ties; persuasion plans on 1,000 actors with 5,000 ties.
Best of three, CPU seconds beside the seconds allowed. Ends with exit code 1 when one is passed.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np

from graphkit.analysis.backtest import backtest
from graphkit.analysis.forecast import panel
from graphkit.analysis.run import Run
from graphkit.analysis.scenario import Scenario, SetPosition, SetTie
from graphkit.analysis.whatif import WhatIf
from graphkit.dataset import Actor, Dataset, Issue, Stance, Tie
from graphkit.findings import Settings
from graphkit.formats import load

BLACKWELL = Path(__file__).parents[2] / "graphs" / "blackwell"


def drawn(actors: int, ties: int) -> Dataset:
    """Actors with random stances, two thirds of them against, and random signed ties."""
    random = np.random.default_rng(4)
    names = [f"a{number:04}" for number in range(actors)]
    position = np.where(random.random(actors) < 0.55, -1, 1) * random.uniform(0.1, 1, actors)
    ends = {tuple(sorted(random.choice(actors, 2, replace=False))) for _ in range(ties)}
    return Dataset(
        "drawn",
        actors=tuple(
            Actor(name, name, capability=float(power))
            for name, power in zip(names, random.uniform(1, 100, actors), strict=True)
        ),
        issues=(Issue("q", "?"),),
        stances=tuple(
            Stance(f"s{n}", name, "q", float(position[n]), float(random.uniform(0.1, 1)))
            for n, name in enumerate(names)
        ),
        ties=tuple(
            Tie(f"t{n}", names[a], names[b], -1 if random.random() < 0.3 else 1)
            for n, (a, b) in enumerate(sorted(ends))
        ),
    )


def best(job: Callable[[], object], repeats: int = 3) -> float:
    """The least CPU time of several calls."""
    taken = []
    for _ in range(repeats):
        start = time.process_time()
        job()
        taken.append(time.process_time() - start)
    return min(taken)


def fresh(data: Dataset) -> Run:
    """A run with its views built, and no findings yet."""
    run = Run(data, Settings())
    run.view("stance"), run.view("signed")
    return run


def main() -> int:
    blackwell = load(BLACKWELL)
    what = WhatIf(blackwell)
    turned = Scenario("t", (SetPosition("trump", "blackwell_full", 0.7),))
    tied = Scenario("t", (SetTie("rubio", "trump", -1),))
    small, large = drawn(200, 800), drawn(1000, 5000)
    heavy = replace(
        small, stances=tuple(replace(s, position=abs(s.position)) for s in small.stances)
    )
    house = replace(
        small,
        actors=(*(replace(a, member_of=("house",)) for a in small.actors), Actor("house", "H")),
        issues=(
            Issue("q", "?", decided_by=("house", small.actors[0].id), decision_rule="consent"),
        ),
        stances=heavy.stances,
    )
    lines: list[tuple[str, float, float | None]] = [
        ("what-if, a stance", best(lambda: what.outcome_of(turned)), 0.3),
        ("what-if, a tie", best(lambda: what.outcome_of(tied)), 0.3),
        ("pivots, 200 actors", best(lambda: fresh(small).finding("pivots")), 10),
        ("pivots, 200 on one side", best(lambda: fresh(heavy).finding("pivots")), 10),
        (
            "pivots, median of 200",
            best(lambda: fresh(small).finding("pivots", model="median_voter")),
            10,
        ),
        (
            "pivots, a house of 200",
            best(lambda: fresh(house).finding("pivots", model="decision_path"), 1),
            10,
        ),
        ("pivots, 800 ties", best(lambda: fresh(small).finding("pivots", of="ties"), 1), None),
        ("persuasion, 1,000 actors", best(lambda: fresh(large).finding("persuasion")), 5),
        ("forecast panel", best(lambda: panel(fresh(blackwell), "blackwell_full")), None),
        ("backtest", best(lambda: backtest(blackwell)), None),
    ]
    for name, seconds, limit in lines:
        allowed = "" if limit is None else f"  at most {limit:g}"
        print(f"{name:28}{seconds:8.3f} s{allowed}")
    return int(any(limit is not None and seconds > limit for _, seconds, limit in lines))


if __name__ == "__main__":
    sys.exit(main())
