"""MACTOR: a hand calculation, and the airports exercise."""

from dataclasses import replace
from datetime import date

import networkx as nx
import numpy as np
import pytest
from published import AIRPORTS, AIRPORTS_BALANCE, AIRPORTS_INFLUENCE, OBJECTIVES

import graphkit
from graphkit.dataset import Actor, Dataset, DirectInfluence, Issue, Stance, Tie
from graphkit.engines.outcomes.mactor import ambivalence, convergence, power, valued
from graphkit.errors import DataError

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


def matrix(levels, **more):
    """A dataset whose table of direct influence is this matrix, zeros included."""
    rows = tuple(
        DirectInfluence(f"d{a}{b}", f"a{a}", f"a{b}", float(level))
        for a, row in enumerate(levels)
        for b, level in enumerate(row)
        if a != b
    )
    actors = tuple(Actor(f"a{number}", f"A{number}") for number in range(len(levels)))
    return Dataset("case", actors=actors, direct_influence=rows, **more)


def test_the_airports_example():
    stances = tuple(
        Stance(f"s{a}{o}", f"a{a}", f"o{o}", float(np.sign(value)), abs(value) / 4)
        for a, row in enumerate(OBJECTIVES)
        for o, value in enumerate(row)
        if value
    )
    data = matrix(
        AIRPORTS, issues=tuple(Issue(f"o{i}", f"O{i}") for i in range(5)), stances=stances
    )
    found = graphkit.measure("mactor", data, show="positions").result
    assert [found.values[f"a{i}"] for i in range(6)] == pytest.approx(AIRPORTS_BALANCE, abs=5e-4)
    assert found.summary == {"actors": 6, "influence": AIRPORTS_INFLUENCE}
    rows = {row[0].id: row[1:] for row in found.table.rows}
    for a, given in enumerate(OBJECTIVES):
        assert rows[f"a{a}"] == pytest.approx(np.array(given) * found.values[f"a{a}"])
    powers = graphkit.measure("mactor", data)
    assert [column.key for column in powers.result.table.columns][-1] == "ambivalence"
    assert len(powers.provenance.rows["direct_influence"]) == 26  # 30 pairs, four of level 0


def test_ties_are_no_influence():
    """Whoever criticises everybody is no power: without the matrix there is no number."""
    ties = tuple(Tie(f"t{i}", "critic", f"a{i}", -1, strength=1.0) for i in range(3))
    actors = (Actor("critic", "C"), *(Actor(f"a{i}", f"A{i}") for i in range(3)))
    found = graphkit.measure("mactor", Dataset("case", actors=actors, ties=ties))
    assert not found.defined
    assert "no matrix of direct influence (0 to 4) is coded" in str(found.why_not)
    graph = nx.DiGraph()
    graph.add_weighted_edges_from([("a", "b", 4), ("b", "a", 1)])
    assert "no matrix" in str(graphkit.measure("mactor", graph).why_not)
    none = graphkit.measure("mactor", matrix([[0, 0], [0, 0]]))
    assert "nobody has any on anybody" in str(none.why_not)
    with_ties = replace(matrix(DIRECT), ties=ties, actors=(*matrix(DIRECT).actors, *actors[:1]))
    assert graphkit.measure("mactor", with_ties).values == pytest.approx(
        {"a0": 2.5, "a1": 0.5, "a2": 0}
    )


def test_the_current_level_counts():
    """The latest; of one day the higher, whatever the order of rows."""
    data = matrix(DIRECT)
    older = replace(data.direct_influence[0], id="old", level=1.0, date=date(2025, 1, 1))
    newer = replace(data.direct_influence[0], id="new", date=date(2025, 2, 1))
    weaker = replace(newer, id="weak", level=2.0)
    rest = data.direct_influence[1:]
    for rows in ((older, newer, weaker, *rest), (weaker, *rest, newer, older)):
        found = graphkit.measure("mactor", replace(data, direct_influence=rows))
        assert found.values == pytest.approx({"a0": 2.5, "a1": 0.5, "a2": 0})
        assert "new" in found.provenance.rows["direct_influence"]


def test_a_graph_may_carry_levels():
    graph = nx.DiGraph()
    for one, other, level in (("a", "b", 4), ("b", "a", 1), ("b", "c", "2"), ("c", "d", 0)):
        graph.add_edge(one, other, influence=level, sign=-1)
    assert graphkit.measure("mactor", graph).values == pytest.approx({"a": 2.5, "b": 0.5, "c": 0})
    assert graphkit.measure("signed_degree", graph).values["a"] == -2
    with pytest.raises(DataError, match="its influence 5 is not 0, 1, 2, 3 or 4"):
        graphkit.measure("mactor", nx.DiGraph([("a", "b", {"influence": 5})]))


def test_only_influence_on_oneself_is_not_defined():
    # a <-> b alike: MIDI_aa = 1 takes off all of I = 1, both ways in an undirected graph
    graph = nx.Graph([("a", "b", {"influence": 1})])
    found = graphkit.measure("mactor", graph)
    assert "influence on oneself outweighs" in str(found.why_not)
