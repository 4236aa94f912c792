"""How forecasters are scored in a backtest: the columns, and what a coin would do."""

from __future__ import annotations

from math import comb

from graphkit.findings import Column
from graphkit.language import text


def chance_of(right: int, cases: int) -> float:
    """How likely tossing a coin for each case that fell on a side names at least as many."""
    ways: int = sum(comb(cases, hits) for hits in range(right, cases + 1))
    return float(ways / 2**cases)


SCORES = (
    Column("model", text("Model")),
    Column("cases", text("Cases"), "d"),
    Column("error", text("Mean error (scale of 2)"), ".2f"),
    Column("right", text("Side right"), "d"),
    Column("chance", text("A coin does as well"), ".0%"),
    Column("skill_mean", text("Skill against the plain mean"), "+.2f"),
    Column("skill_outcomes", text("Skill against the mean of the other outcomes"), "+.2f"),
)
