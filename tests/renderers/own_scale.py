"""A case on a scale of its own, computed by hand.

Years of delay from 4 to 10, middle 7; turned round, from 10 to 4. Power x salience: Alpha 80 x 1,
Beta 20 x 1. At 5 and 9 (positions -2/3 and +2/3) the mean is
(80 x 5 + 20 x 9) / 100 = 5.8, the median Alpha's 5.
"""

from __future__ import annotations

from datetime import date

from graphkit.analysis.analyse import analyse
from graphkit.dataset import Actor, Dataset, Issue, Option, Stance
from graphkit.findings import Report, Settings

DAYS = (date(2025, 1, 1), date(2025, 3, 1), date(2025, 2, 1))


def dataset(low: float = 4.0, high: float = 10.0) -> Dataset:
    """Alpha moved from 8 to 5 (on the usual way round), Beta stands at 9."""
    held = (("alpha", 1 / 3), ("alpha", -2 / 3), ("beta", 2 / 3))
    return Dataset(
        name="delay",
        actors=(
            Actor("alpha", "Alpha", capability=80.0),
            Actor("beta", "Beta", capability=20.0),
        ),
        issues=(
            Issue(
                "years",
                "How many years?",
                support_means="as late as can be",
                options=(Option("soon", -1.0), Option("late", 1.0)),
                decided_by=("alpha",),
                outcome=-0.5,
                decided_on=date(2025, 2, 15),
                scale_low=low,
                scale_high=high,
            ),
        ),
        stances=tuple(
            Stance(f"s{number}", actor, "years", position, salience=1.0, date=day)
            for number, ((actor, position), day) in enumerate(zip(held, DAYS, strict=True))
        ),
    )


def report(low: float = 4.0, high: float = 10.0) -> Report:
    """As the analysis writes it, with what pictures need."""
    return analyse(dataset(low, high), Settings(replicates=0), with_pictures=True)
