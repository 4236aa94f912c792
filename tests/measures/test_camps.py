"""Camps against published values, exhaustive search over all partitions, and invariants."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, permutations
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import graphkit
from graphkit.errors import UsageError

Ties = list[tuple[str, str, int, float]]
Partition = dict[str, int]


def read(path: Path, *, directed: bool) -> nx.Graph:
    graph = nx.DiGraph() if directed else nx.Graph()
    with path.open(newline="") as file:
        for row in csv.DictReader(file):
            sign, strength = int(row["sign"]), float(row["weight"])
            graph.add_edge(row["source"], row["target"], sign=sign, strength=strength)
    return graph


def graph_of(ties: Ties, *, directed: bool) -> nx.Graph:
    graph = nx.DiGraph() if directed else nx.Graph()
    for a, b, sign, strength in ties:
        graph.add_edge(a, b, sign=sign, strength=strength)
    return graph


def partitions(actors: list[str], k: int) -> Iterator[Partition]:
    """Every partition into exactly k camps, once."""

    def grow(so_far: list[int]) -> Iterator[list[int]]:
        if len(so_far) == len(actors):
            if max(so_far) + 1 == k:
                yield so_far
            return
        for camp in range(min(max(so_far, default=-1) + 2, k)):
            yield from grow([*so_far, camp])

    return (dict(zip(actors, labels, strict=True)) for labels in grow([]))


def strict(ties: Ties, camp: Partition, alpha: Fraction | None) -> Fraction:
    total = Fraction(0)
    for a, b, sign, strength in ties:
        same = camp[a] == camp[b]
        share = 1 if alpha is None else alpha if sign < 0 else 1 - alpha
        total += share * Fraction(strength) if same == (sign < 0) else 0
    return total


def by_block(ties: Ties, camp: Partition, alpha: Fraction | None, directed: bool) -> Fraction:
    blocks: dict[Any, list[Fraction]] = {}
    for a, b, sign, strength in ties:
        ends = (camp[a], camp[b]) if directed else tuple(sorted((camp[a], camp[b])))
        share = 1 if alpha is None else alpha if sign < 0 else 1 - alpha
        blocks.setdefault(ends, [Fraction(0), Fraction(0)])[sign > 0] += share * Fraction(strength)
    return sum((min(block) for block in blocks.values()), Fraction(0))


def drawn(actors: str, *, directed: bool) -> st.SearchStrategy[Ties]:
    pairs = list((permutations if directed else combinations)(actors, 2))
    sign, strength = st.sampled_from((-1, 1)), st.sampled_from((0.25, 0.5, 1.0, 1.5))
    chosen = st.lists(st.sampled_from(pairs), unique=True, min_size=1)
    return chosen.flatmap(
        lambda some: st.tuples(*(st.tuples(st.just(p), sign, strength) for p in some))
    ).map(lambda rows: [(*pair, sign, strength) for pair, sign, strength in rows])


def placed(ties: Ties) -> list[str]:
    """Actors in some pair whose support and opposition differ."""
    net: dict[frozenset[str], float] = {}
    for a, b, sign, strength in ties:
        net[frozenset((a, b))] = net.get(frozenset((a, b)), 0.0) + sign * strength
    return sorted({actor for pair, value in net.items() if value for actor in pair})


def camps_of(finding: graphkit.Finding) -> dict[str, int]:
    return {actor: int(camp) for actor, camp in finding.values.items()}


@pytest.mark.parametrize("directed", [False, True])
@given(st.data())
@settings(max_examples=60, deadline=None)
def test_no_partition_is_better_and_all_best_ones_are_counted(
    directed: bool, data: st.DataObject
) -> None:
    ties = data.draw(drawn("abcdef", directed=directed))
    k = data.draw(st.integers(1, 4))
    actors = placed(ties)
    finding = graphkit.measure("camps", graph_of(ties, directed=directed), k=k)
    if k > len(actors):
        assert not finding.defined
        return
    unplaced = {actor: -1 for tie in ties for actor in tie[:2]}
    costs = [strict(ties, {**unplaced, **camp}, None) for camp in partitions(actors, k)]
    assert Fraction(finding.summary["criterion"]) == min(costs)
    assert finding.summary["proved"] is True
    assert sorted(set(camps_of(finding).values())) == list(range(1, k + 1))
    assert strict(ties, {**unplaced, **camps_of(finding)}, None) == min(costs)
    if finding.summary["parts"] == 1:
        assert finding.summary["optima"] == costs.count(min(costs))
        assert finding.summary["optima_complete"] is True


@given(drawn("abcdef", directed=True), st.integers(1, 4), st.sampled_from((0.5, 0.25, 0.75)))
@settings(max_examples=60, deadline=None)
def test_alpha_weighs_opposition_against_support(ties: Ties, k: int, alpha: float) -> None:
    actors = sorted({actor for tie in ties for actor in tie[:2]})
    finding = graphkit.measure("camps", graph_of(ties, directed=True), k=k, alpha=alpha)
    if len(finding.values) < len(actors):
        return
    costs = [strict(ties, camp, Fraction(alpha)) for camp in partitions(actors, k)]
    assert Fraction(finding.summary["criterion"]) == min(costs)
    assert strict(ties, camps_of(finding), Fraction(alpha)) == min(costs)


@pytest.mark.parametrize("directed", [False, True])
@given(st.data())
@settings(max_examples=40, deadline=None)
def test_generalised_balance_over_all_partitions(directed: bool, data: st.DataObject) -> None:
    ties = data.draw(drawn("abcdef", directed=directed))
    actors = sorted({actor for tie in ties for actor in tie[:2]})
    k = data.draw(st.integers(1, min(4, len(actors))))
    alpha = data.draw(st.sampled_from((None, 0.5, 0.25)))
    exact = None if alpha is None else Fraction(alpha)
    finding = graphkit.measure(
        "camps", graph_of(ties, directed=directed), k=k, alpha=alpha, balance="generalised"
    )
    costs = [by_block(ties, camp, exact, directed) for camp in partitions(actors, k)]
    assert Fraction(finding.summary["criterion"]) == min(costs)
    assert finding.summary["proved"] is True
    assert finding.summary["optima"] == costs.count(min(costs))
    assert by_block(ties, camps_of(finding), exact, directed) == min(costs)


def test_highland_tribes_have_three_camps(oracles: Path) -> None:
    graph = read(oracles / "tribes.csv", directed=False)
    for parameters in ({}, {"k": 3}, {"k": 3, "weights": "count"}):
        summary = graphkit.measure("camps", graph, **parameters).summary
        assert (summary["k"], summary["criterion"], summary["proved"]) == (3, 2, True)


def test_sampsons_monastery_has_the_published_criteria(oracles: Path) -> None:
    graph = read(oracles / "sampson_T4_affect_directed.csv", directed=True)
    found = {k: graphkit.measure("camps", graph, k=k, alpha=0.5).summary for k in (2, 3)}
    assert [found[k]["criterion"] for k in (2, 3)] == [12.5, 10.5]
    assert all(found[k]["proved"] for k in (2, 3))
    assert found[3]["optima"] > 1
    assert found[3]["movers"] > 0


def test_blackwell_is_proved_for_two_to_six_camps(blackwell_folder: Path) -> None:
    dataset = graphkit.load(blackwell_folder)
    for k in range(2, 7):
        finding = graphkit.measure("camps", dataset, k=k)
        assert finding.summary["proved"] is True
        assert len(set(finding.values.values())) == k


def test_two_balanced_camps() -> None:
    ties = [
        *(("a", "b", 1, 1.0), ("c", "d", 1, 1.0)),
        *(("a", "c", -1, 1.0), ("b", "d", -1, 1.0), ("a", "d", -1, 1.0)),
    ]
    finding = graphkit.measure("camps", graph_of(ties, directed=False))
    assert (finding.summary["k"], finding.summary["criterion"]) == (2, 0)
    assert finding.values["a"] == finding.values["b"] != finding.values["c"] == finding.values["d"]
    assert finding.result.table.rows == ()


def test_the_wedges_are_the_ties_that_cost() -> None:
    ties = [
        *(("a", "b", 1, 1.0), ("b", "c", 1, 1.0), ("a", "c", -1, 0.25), ("d", "e", 1, 1.0)),
        *(("a", "d", -1, 1.0), ("b", "e", -1, 1.0), ("c", "e", 1, 0.5), ("c", "d", -1, 0.75)),
    ]
    finding = graphkit.measure("camps", graph_of(ties, directed=False), k=2)
    wedges = [
        (a.id, b.id, str(sign), size, str(kind))
        for a, b, sign, size, kind in finding.result.table.rows
    ]
    assert wedges == [
        ("c", "e", "support", 0.5, "support across"),
        ("a", "c", "oppose", 0.25, "opposition inside"),
    ]
    assert finding.summary["criterion"] == 0.75


def test_who_moves_between_equally_good_partitions() -> None:
    # m is as much for one camp as for the other.
    ties = [
        *((a, b, 1, 1.0) for camp in ("abc", "xyz") for a, b in combinations(camp, 2)),
        *((a, b, -1, 1.0) for a in "abc" for b in "xyz"),
        *(("m", "a", 1, 1.0), ("m", "x", 1, 1.0)),
    ]
    finding = graphkit.measure("camps", graph_of(ties, directed=False), k=2)
    assert (finding.summary["optima"], finding.summary["movers"]) == (2, 1)
    assert any("m" in str(note).split(": ")[-1] for note in finding.result.notes)


DISTINCT: Ties = [
    *(("a", "b", 1, 1.0), ("b", "c", -1, 0.5), ("a", "c", 1, 0.75), ("c", "d", 1, 0.25)),
    *(("d", "e", -1, 1.5), ("c", "e", 1, 0.8), ("e", "f", 1, 0.6), ("b", "f", -1, 0.35)),
    *(("g", "f", -1, 0.9), ("g", "a", 1, 0.9), ("g", "h", 1, 0.4)),
]


@given(st.permutations("abcdefgh"), st.randoms(use_true_random=False), st.sampled_from((None, 3)))
@settings(max_examples=8, deadline=None)
def test_names_and_row_order_do_not_matter(names: list[str], random: Any, k: int | None) -> None:
    new = dict(zip("abcdefgh", names, strict=True))
    renamed = [(new[a], new[b], sign, strength) for a, b, sign, strength in DISTINCT]
    random.shuffle(renamed)
    for balance in ("strict", "generalised"):
        before, after = (
            graphkit.measure("camps", graph_of(ties, directed=True), k=k, balance=balance)
            for ties in (DISTINCT, renamed)
        )
        assert {new[actor]: camp for actor, camp in before.values.items()} == after.values
        assert before.summary == after.summary


def test_equally_good_partitions_are_chosen_by_structure_not_by_name() -> None:
    # b could stand on either side; a third tie tells the sides apart.
    ties = [("a", "b", 1, 1.0), ("b", "c", 1, 1.0), ("a", "c", -1, 1.0), ("c", "d", 1, 0.5)]
    base = graphkit.measure("camps", graph_of(ties, directed=False), k=2)
    assert base.summary["optima"] > 1
    for names in permutations("abcd"):
        new = dict(zip("abcd", names, strict=True))
        renamed = [(new[a], new[b], sign, strength) for a, b, sign, strength in ties]
        other = graphkit.measure("camps", graph_of(renamed, directed=False), k=2)
        assert {new[actor]: camp for actor, camp in base.values.items()} == other.values


@given(drawn("abcd", directed=False), drawn("wxyz", directed=False))
@settings(max_examples=30, deadline=None)
def test_separate_parts_are_not_comparable_but_add_up(one: Ties, other: Ties) -> None:
    least = [
        min(
            strict(ties, camp, None)
            for k in (1, 2)
            for camp in partitions(sorted({a for tie in ties for a in tie[:2]}), k)
        )
        for ties in (one, other)
    ]
    finding = graphkit.measure("camps", graph_of([*one, *other], directed=False), k=2)
    assert Fraction(finding.summary["criterion"]) == sum(least)
    assert any("separate parts" in str(note) for note in finding.result.notes)


def test_isolates_get_no_camp_and_are_named() -> None:
    graph = graph_of([("a", "b", 1, 1.0), ("b", "c", -1, 1.0)], directed=False)
    graph.add_node("alone")
    finding = graphkit.measure("camps", graph)
    assert "alone" not in finding.values
    assert any("alone" in str(note) for note in finding.result.notes)


def test_larger_camps_come_first() -> None:
    ties = [("x", "y", 1, 1.0), ("y", "z", 1, 1.0), ("a", "b", 1, 1.0), ("a", "x", -1, 1.0)]
    finding = graphkit.measure("camps", graph_of(ties, directed=False))
    assert finding.values == {"a": 2.0, "b": 2.0, "x": 1.0, "y": 1.0, "z": 1.0}


def test_more_camps_than_actors_is_not_defined() -> None:
    finding = graphkit.measure("camps", graph_of([("a", "b", 1, 1.0)], directed=False), k=3)
    assert "2 actors" in str(finding.why_not)


@pytest.mark.parametrize("parameters", [{"k": 0}, {"alpha": 1.5}, {"alpha": -0.1}])
def test_parameters_out_of_range(parameters: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        graphkit.measure("camps", graph_of([("a", "b", 1, 1.0)], directed=False), **parameters)


def test_without_time_the_bounds_are_honest(oracles: Path) -> None:
    graph = read(oracles / "sampson_T4_affect_directed.csv", directed=True)
    summary = graphkit.measure("camps", graph, k=3, alpha=0.5, time_limit=0.0).summary
    assert summary["lower_bound"] <= 10.5 <= summary["upper_bound"]
    assert summary["proved"] is False
    assert summary["optima_complete"] is False


def test_bitcoin_alpha_gets_camps_and_a_bound(oracles: Path) -> None:
    graph = read(oracles / "bitcoin_alpha_directed.csv", directed=True)
    summary = graphkit.measure("camps", graph, weights="count", time_limit=120.0).summary
    assert (summary["k"], summary["criterion"], summary["proved"]) == (2, 1098, True)
