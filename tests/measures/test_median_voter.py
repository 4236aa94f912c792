"""Median voter: hand calculations and the published example of the European emission standards."""

import pytest

from graphkit.api import measure
from graphkit.dataset import Actor, Dataset, Issue, Stance


def case(rows, **scale):
    """One issue; `rows` are (position, capability, salience)."""
    actors = tuple(Actor(f"a{i}", f"A{i}", capability=row[1]) for i, row in enumerate(rows))
    stances = tuple(Stance(f"s{i}", f"a{i}", "q", r[0], r[2]) for i, r in enumerate(rows))
    issue = Issue("q", "Do it?", **scale)
    return Dataset("case", actors=actors, issues=(issue,), stances=stances)


def outcome(rows, **scale):
    return measure("median_voter", case(rows, **scale)).summary["outcome"]


def test_three_actors_by_hand():
    # weights 10, 20, 40: half of 70 is reached at the third
    assert outcome([(-1, 20, 0.5), (0.0, 40, 0.5), (0.6, 40, 1.0)]) == 0.6
    # weights 30, 20, 40: 45 is reached at the second
    assert outcome([(-1, 60, 0.5), (0.1, 40, 0.5), (0.6, 40, 1.0)]) == 0.1


def test_exactly_half_on_each_side_is_midway():
    assert outcome([(-0.6, 30, 1), (0.2, 30, 1)]) == pytest.approx(-0.2, abs=1e-15)
    # .1 + .2 against .3: equal only up to rounding
    assert outcome([(-1, 0.1, 1), (-1, 0.2, 1), (1, 0.3, 1)]) == 0


def test_an_actor_without_weight_is_no_neighbour():
    assert outcome([(-0.6, 30, 1), (0.0, 30, 0), (0.2, 30, 1)]) == pytest.approx(-0.2, abs=1e-15)


def test_outcome_is_on_the_scale_of_the_issue():
    rows = [(-1, 20, 1), (0.5, 40, 1), (1, 10, 1)]
    found = measure("median_voter", case(rows, scale_low=4.0, scale_high=10.0)).summary
    assert found["outcome"] == 8.5
    assert found["outcome_unit"] == 0.5


def test_nobody_with_weight_is_not_defined():
    assert "capability and salience" in str(
        measure("median_voter", case([(1, 10, 0), (0, 0, 1)])).reading
    )


def test_the_table_goes_along_the_scale_and_adds_up_to_the_whole():
    """Weights 20, 10 and 10; of two at one place the first by id comes first."""
    rows = [(0.5, 20, 1), (-1, 20, 0.5), (0.5, 10, 1)]
    found = measure("median_voter", case(rows, scale_low=0.0, scale_high=8.0)).result
    assert [(column.key, column.format) for column in found.table.columns] == [
        ("actor", None), ("position", ".2f"), ("share", ".1%"), ("reached", ".1%"),
    ]  # fmt: skip
    assert [(row[0].id, *row[1:]) for row in found.table.rows] == [
        ("a1", 0.0, 0.25, 0.25), ("a0", 6.0, 0.5, 0.75), ("a2", 6.0, 0.25, 1.0),
    ]  # fmt: skip
    assert found.claims == ("s0", "s1", "s2")
    assert found.values == {"a0": 0.5, "a1": 0.25, "a2": 0.25}
