"""What a search finds hangs on how much it may do, never on the clock, unless seconds were asked for."""

from __future__ import annotations

import math
from typing import Any

import networkx as nx
import numpy as np
import pytest

import graphkit
from graphkit.engines.balance import effort as module
from graphkit.engines.balance.effort import Effort


def noise(actors: int, ties: int, opposed: float) -> Any:
    """Signs by chance, which no camps explain: what is hardest to prove."""
    random = np.random.default_rng(actors)
    graph: Any = nx.gnm_random_graph(actors, ties, seed=actors)
    for _, _, tie in graph.edges(data=True):
        tie["sign"] = -1 if random.random() < opposed else 1
    return graph


class Clock:
    """A clock on which each look takes an hour."""

    now = 0.0

    def monotonic(self) -> float:
        self.now += 3600
        return self.now


@pytest.mark.parametrize("measure", ["frustration_index", "camps"])
def test_a_slow_machine_finds_the_same(measure: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "USUAL", 5e6)
    monkeypatch.setattr(Effort.__init__, "__defaults__", (None, 5e6))
    graph = noise(60, 240, 0.3)
    quick = graphkit.measure(measure, graph)
    assert quick.summary["proved"] is False  # the search was cut short, so that effort counts
    monkeypatch.setattr(module, "time", Clock())
    slow = graphkit.measure(measure, graph)
    assert (slow.values, slow.summary) == (quick.values, quick.summary)


def test_more_effort_never_proves_less() -> None:
    graph = noise(40, 160, 0.3)
    bounds = []
    for seconds in (0.0, 0.02, 60.0):
        summary = graphkit.measure("frustration_index", graph, time_limit=seconds).summary
        bounds.append((summary["lower_bound"], -summary["upper_bound"]))
    assert bounds == sorted(bounds)
    assert summary["proved"] is True


def test_steps_are_counted_down() -> None:
    effort = Effort(steps=10)
    assert (effort.over, effort.steps, effort.seconds) == (False, 10, math.inf)
    part = effort.half()
    part.spend(4)
    assert (part.steps, effort.steps) == (1, 6)
    effort.spend(7)
    assert (effort.over, effort.steps) == (True, 0)


def test_with_seconds_steps_do_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    monkeypatch.setattr(module, "time", clock)
    effort = Effort(2 * 3600.0 + 1)
    effort.spend(1e30)
    assert (effort.steps, effort.over) == (math.inf, False)
    assert effort.half().over  # half an hour is gone when it is first asked
    assert effort.over
