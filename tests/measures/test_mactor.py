"""MACTOR: a hand calculation, and the airports example with its published balance of power."""

import json
import os
from pathlib import Path

import networkx as nx
import numpy as np
import pytest

import graphkit
from graphkit.dataset import Actor, Dataset, Issue, Stance, Tie
from graphkit.engines.outcomes.mactor import ambivalence, convergence, power, valued

ORACLES = os.environ.get("GRAPHKIT_ORACLES")
DIRECT = np.array([[0, 4, 0], [1, 0, 2], [0, 0, 0]], dtype=float)


def test_three_actors_by_hand():
    """MIDI is [1 4 2; 1 1 2; 0 0 0]; without the diagonal I = 6, 3, 0 and D = 1, 4, 4.

    R = 5/9 x 6/7, 2/9 x 3/7, 0, in the proportion 5 to 1 to 0.
    """
    found = power(DIRECT)
    assert found.influence.tolist() == [6, 3, 0]
    assert found.dependence.tolist() == [1, 4, 4]
    assert found.on_itself.tolist() == [1, 1, 0]
    assert found.balance == pytest.approx([30 / 63, 6 / 63, 0])
    assert found.relative == pytest.approx([2.5, 0.5, 0])


def test_editions_differ_on_the_diagonal():
    # left out altogether: 6/9 x 6/7 and 3/9 x 3/7, so 4 to 1
    assert power(DIRECT, "left_out").relative == pytest.approx([2.4, 0.6, 0])
    # kept: I = 7, 4, 0 and D = 2, 5, 4: 7/11 x 7/9 and 4/11 x 4/9, so 49 to 16
    assert power(DIRECT, "kept").relative == pytest.approx([3 * 49 / 65, 3 * 16 / 65, 0])
    # kept and subtracted: 6/11 x 7/9 and 3/11 x 4/9, so 42 to 12
    assert power(DIRECT, "kept_subtracted").relative == pytest.approx([3 * 42 / 54, 3 * 12 / 54, 0])


def test_convergence_by_hand():
    """Objective 1: +2, +4, -1; objective 2: +3, -1, 0."""
    positions = np.array([[2, 3], [4, -1], [-1, 0]], dtype=float)
    together, apart = convergence(positions)
    assert together.tolist() == [[0, 3, 0], [3, 0, 0], [0, 0, 0]]
    assert apart.tolist() == [[0, 2, 1.5], [2, 0, 2.5], [1.5, 2.5, 0]]
    # 1 - (|3-2| + 1.5) / (5 + 1.5); 1 - (1 + 2.5) / (5 + 2.5); 0
    assert ambivalence(together, apart) == pytest.approx([1 - 2.5 / 6.5, 1 - 3.5 / 7.5, 0])
    assert valued(positions, np.array([2.0, 1.0, 0.5])).tolist() == [[4, 6], [4, -1], [-0.5, 0]]


@pytest.fixture
def airports():
    if ORACLES is None:
        pytest.skip("GRAPHKIT_ORACLES names no folder")
    return json.loads((Path(ORACLES) / "mactor_ADP_paris.json").read_text(encoding="utf-8"))


def test_the_airports_example(airports):
    found = power(np.array(airports["MID"], dtype=float))
    assert found.influence.sum() == 180
    assert found.relative == pytest.approx([1.263, 0.930, 0.448, 1.381, 0.848, 1.131], abs=5e-4)


def test_the_airports_example_as_a_dataset(airports):
    actors = tuple(Actor(f"a{i}", f"A{i}") for i in range(6))
    issues = tuple(Issue(f"o{i}", f"O{i}") for i in range(5))
    stances = tuple(
        Stance(f"s{a}{o}", f"a{a}", f"o{o}", float(np.sign(value)), abs(value) / 4)
        for a, row in enumerate(airports["2MAO"])
        for o, value in enumerate(row)
        if value
    )
    ties = tuple(
        Tie(f"t{a}{b}", f"a{a}", f"a{b}", 0, strength=float(value))
        for a, row in enumerate(airports["MID"])
        for b, value in enumerate(row)
        if value
    )
    data = Dataset("airports", actors=actors, issues=issues, stances=stances, ties=ties)
    found = graphkit.measure("mactor", data, show="positions").result
    want = [1.263, 0.930, 0.448, 1.381, 0.848, 1.131]
    assert [found.values[f"a{i}"] for i in range(6)] == pytest.approx(want, abs=5e-4)
    rows = {row[0].id: row[1:] for row in found.table.rows}
    for a, given in enumerate(airports["2MAO"]):
        assert rows[f"a{a}"] == pytest.approx(np.array(given) * found.values[f"a{a}"])
    powers = graphkit.measure("mactor", data).result.table
    assert [column.key for column in powers.columns][-1] == "ambivalence"


def test_strengths_up_to_one_are_quarters_and_scale_does_not_matter():
    def found(*strengths):
        ends = [("a", "b"), ("b", "a"), ("b", "c")]
        graph = nx.DiGraph()
        for (a, b), strength in zip(ends, strengths, strict=True):
            graph.add_edge(a, b, strength=strength)
        return graphkit.measure("mactor", graph).values

    want = pytest.approx({"a": 2.5, "b": 0.5, "c": 0})
    assert found(4, 1, 2) == want
    assert found(1.0, 0.25, 0.5) == want
    assert found(100, 25, 50) == want


def test_an_actor_without_ties_takes_no_part():
    graph = nx.DiGraph([("a", "b", {"strength": 4}), ("b", "a", {"strength": 1})])
    graph.add_edge("b", "c", strength=2)
    graph.add_node("d")
    assert graphkit.measure("mactor", graph).values == pytest.approx({"a": 2.5, "b": 0.5, "c": 0})


def test_only_influence_on_oneself_is_not_defined():
    # a <-> b alike: MIDI_aa = 1 takes off all of I = 1
    graph = nx.DiGraph([("a", "b"), ("b", "a")])
    assert not graphkit.measure("mactor", graph).defined
