"""Ties that turn an outcome only in numbers: found greedily, or said not to be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graphkit.api import measure
from graphkit.dataset import Actor, Dataset, Issue, Stance, Tie


def case(places, ties, capability):
    names = list(places)
    return Dataset(
        "case",
        actors=tuple(Actor(one, one, capability=capability.get(one, 10.0)) for one in names),
        issues=(Issue("q", "?"),),
        stances=tuple(Stance(f"s{one}", one, "q", places[one], 1.0) for one in names),
        ties=tuple(Tie(f"t{n}", *pair, 1) for n, pair in enumerate(ties)),
    )


def pairs(against):
    """Five at 1, each heard by one at -1, who ends at 0; turned, it stays at -1. Somebody else
    stands at -1 with so much weight."""
    places = {f"s{i}": 1.0 for i in range(5)} | {f"l{i}": -1.0 for i in range(5)} | {"x": -1.0}
    ties = [(f"s{i}", f"l{i}") for i in range(5)]
    return case(places, ties, {"x": 10 * against})


def test_four_of_five_that_it_takes_are_found_one_by_one():
    """5 - 1.5 = 3.5 of weights: three turned leave .5, four take it to -.5."""
    found = measure("pivots", pairs(1.5), of="ties")
    assert found.summary["smallest"] == 4
    assert (found.summary["at_least"], found.summary["exact_to"]) == (4, 3)
    assert (found.summary["alone"], found.summary["pairs"], found.summary["triples"]) == (0, 0, 0)
    (row,) = found.result.table.rows
    assert row[2] == pytest.approx(-0.5 / 11.5)
    assert set(found.values.values()) == {0}  # of sets of four nobody is told


def test_where_all_of_them_together_fall_short_none_are_looked_for():
    """5 + 1 of weights, of which turning all takes off five; without the one they come to 0,
    which is on neither side."""
    data = pairs(1.0)
    others = tuple(replace(s, position=1.0) if s.actor == "x" else s for s in data.stances)
    found = measure("pivots", replace(data, stances=others), of="ties")
    assert (found.summary["smallest"], found.summary["at_least"]) == (None, None)
    found = measure("pivots", pairs(0.0), of="ties")
    assert (found.summary["smallest"], found.summary["at_least"]) == (None, 5)


def test_where_no_step_brings_it_nearer_it_is_said_that_none_was_found():
    """One who listens to four at 1 stays at 0 until the last of them is turned, then at -1."""
    places = {f"s{i}": 1.0 for i in range(4)} | {"l": -1.0}
    data = case(places, [(f"s{i}", "l") for i in range(4)], {"l": 100.0})
    found = measure("pivots", data, of="ties")
    assert (found.summary["smallest"], found.summary["at_least"]) == (None, 4)
    assert found.result.table.rows == ()
