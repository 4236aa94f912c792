"""Frustration index against published values, exhaustive search, and its invariants."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from fractions import Fraction
from itertools import combinations, permutations, product
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from published import TRIBES_BALANCE, TRIBES_FRUSTRATION, tribes

import graphkit
from graphkit.analysis.run import Run
from graphkit.dataset import Actor, Dataset, Tie
from graphkit.findings import Settings
from graphkit.formats import load

Ties = list[tuple[str, str, int, float]]


def read(path: Path, *, directed: bool) -> nx.Graph:
    graph = nx.DiGraph() if directed else nx.Graph()
    with path.open(newline="") as file:
        for row in csv.DictReader(file):
            sign, strength = int(row["sign"]), float(row["weight"])
            graph.add_edge(row["source"], row["target"], sign=sign, strength=strength)
    return graph


def graph_of(ties: Iterable[tuple[str, str, int, float]], *, directed: bool) -> nx.Graph:
    graph = nx.DiGraph() if directed else nx.Graph()
    for a, b, sign, strength in ties:
        graph.add_edge(a, b, sign=sign, strength=strength)
    return graph


def cost(ties: Ties, side: dict[str, int], *, count: bool) -> Fraction:
    wrong = [t for t in ties if (side[t[0]] == side[t[1]]) != (t[2] > 0)]
    return sum((Fraction(1) if count else Fraction(t[3]) for t in wrong), Fraction(0))


def every_split(ties: Ties) -> list[dict[str, int]]:
    actors = sorted({actor for tie in ties for actor in tie[:2]})
    return [dict(zip(actors, sides, strict=True)) for sides in product((1, 2), repeat=len(actors))]


def measured(ties: Ties, *, directed: bool, **parameters: Any) -> dict[str, Any]:
    graph = graph_of(ties, directed=directed)
    return dict(graphkit.measure("frustration_index", graph, **parameters).summary)


def drawn(actors: str, *, directed: bool, least: int = 1) -> st.SearchStrategy[Ties]:
    pairs = list((permutations if directed else combinations)(actors, 2))
    sign, strength = st.sampled_from((-1, 1)), st.sampled_from((0.25, 0.5, 1.0, 1.5))
    chosen = st.lists(st.sampled_from(pairs), unique=True, min_size=least)
    return chosen.flatmap(
        lambda some: st.tuples(*(st.tuples(st.just(p), sign, strength) for p in some))
    ).map(lambda rows: [(*pair, sign, strength) for pair, sign, strength in rows])


def test_highland_tribes_have_the_published_value() -> None:
    finding = graphkit.measure("frustration_index", tribes())
    summary = finding.summary
    assert summary["frustration_index"] == TRIBES_FRUSTRATION == 7
    assert summary["lower_bound"] == summary["upper_bound"] == 7
    assert summary["proved"] is True
    assert summary["ties"] == 58
    assert summary["balance"] == pytest.approx(TRIBES_BALANCE, abs=1e-7)
    assert len(finding.result.table.rows) == 7


def test_avatar_is_proved(oracles: Path) -> None:
    graph = read(oracles / "avatar.csv", directed=False)
    summary = graphkit.measure("frustration_index", graph, time_limit=20.0).summary
    assert (summary["frustration_index"], summary["proved"]) == (122, True)


@pytest.mark.slow
def test_bitcoin_alpha_counts_every_arc_and_pays_for_opposite_pairs(oracles: Path) -> None:
    graph = read(oracles / "bitcoin_alpha_directed.csv", directed=True)
    summary = graphkit.measure("frustration_index", graph).summary
    assert (summary["frustration_index"], summary["proved"]) == (1098, True)
    assert (summary["ties"], summary["fixed_cost"]) == (24186, 248)


@pytest.mark.slow
def test_bitcoin_alpha_read_as_undirected_is_the_published_case(oracles: Path) -> None:
    data = load(oracles / "bitcoin_alpha_directed.csv")
    summary = Run(data, Settings(undirected=True)).finding("frustration_index").summary
    assert (summary["frustration_index"], summary["fixed_cost"]) == (1098, 248)


@pytest.mark.parametrize("directed", [False, True])
@given(st.data())
@settings(max_examples=60, deadline=None)
def test_it_is_the_least_over_all_splits(directed: bool, data: st.DataObject) -> None:
    ties = data.draw(drawn("abcdef", directed=directed))
    weights = data.draw(st.sampled_from(("count", "strength")))
    count = weights == "count"
    finding = graphkit.measure(
        "frustration_index", graph_of(ties, directed=directed), weights=weights
    )
    summary, splits = finding.summary, every_split(ties)
    costs = [cost(ties, side, count=count) for side in splits]
    assert summary["proved"] is True
    assert Fraction(summary["frustration_index"]) == min(costs)
    total = sum(1 if count else Fraction(tie[3]) for tie in ties)
    assert summary["balance"] == pytest.approx(float(1 - 2 * min(costs) / total))
    named = {(a.id, b.id) for a, b, *_ in finding.result.table.rows}
    assert sum(1 if count else Fraction(t[3]) for t in ties if t[:2] in named) == min(costs)
    side = {actor: int(value) for actor, value in finding.values.items()}
    if len(side) == len({actor for tie in ties for actor in tie[:2]}):
        assert cost(ties, side, count=count) == min(costs)


@given(drawn("abcdef", directed=False))
@settings(max_examples=60, deadline=None)
def test_unique_means_no_other_best_split_but_turned_parts(ties: Ties) -> None:
    splits = every_split(ties)
    least = min(cost(ties, side, count=True) for side in splits)
    best = sum(cost(ties, side, count=True) == least for side in splits)
    parts = nx.number_connected_components(graph_of(ties, directed=False))
    assert measured(ties, directed=False)["unique"] == (best == 2**parts)


@given(drawn("abcdefg", directed=False), st.sets(st.sampled_from("abcdefg")))
@settings(max_examples=40, deadline=None)
def test_switching_changes_nothing(ties: Ties, moved: set[str]) -> None:
    switched = [
        (a, b, -sign if (a in moved) != (b in moved) else sign, strength)
        for a, b, sign, strength in ties
    ]
    for weights in ("count", "strength"):
        before = measured(ties, directed=False, weights=weights)
        after = measured(switched, directed=False, weights=weights)
        for key in ("frustration_index", "balance", "unique", "ties", "blocks", "parts"):
            assert before[key] == after[key]


@given(drawn("abcde", directed=True), drawn("vwxyz", directed=True))
@settings(max_examples=30, deadline=None)
def test_disjoint_unions_add(one: Ties, other: Ties) -> None:
    apart = [measured(ties, directed=True)["frustration_index"] for ties in (one, other)]
    assert measured([*one, *other], directed=True)["frustration_index"] == sum(apart)


ASYMMETRIC: Ties = [
    *(("a", "b", 1, 1.0), ("b", "c", -1, 0.5), ("a", "c", 1, 0.75), ("c", "d", 1, 0.25)),
    *(("d", "e", -1, 1.5), ("c", "e", 1, 0.8), ("e", "f", 1, 0.6), ("b", "f", -1, 0.35)),
]


@given(st.permutations("abcdef"), st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_names_and_row_order_do_not_matter(names: list[str], random: Any) -> None:
    new = dict(zip("abcdef", names, strict=True))
    renamed = [(new[a], new[b], sign, strength) for a, b, sign, strength in ASYMMETRIC]
    random.shuffle(renamed)
    for weights in ("count", "strength"):
        before, after = (
            graphkit.measure("frustration_index", graph_of(ties, directed=False), weights=weights)
            for ties in (ASYMMETRIC, renamed)
        )
        assert {new[actor]: side for actor, side in before.values.items()} == after.values
        assert before.summary == after.summary


def test_side_one_is_the_larger() -> None:
    ties = [("a", "b", 1, 1.0), ("b", "c", 1, 1.0), ("c", "z", -1, 1.0)]
    finding = graphkit.measure("frustration_index", graph_of(ties, directed=False))
    assert finding.values == {"a": 1.0, "b": 1.0, "c": 1.0, "z": 2.0}


def test_without_time_the_bounds_are_honest(oracles: Path) -> None:
    graph = read(oracles / "avatar.csv", directed=False)
    finding = graphkit.measure("frustration_index", graph, time_limit=0.0)
    summary = finding.summary
    assert summary["lower_bound"] <= 122 <= summary["upper_bound"]
    assert summary["proved"] is False
    assert summary["frustration_index"] is None
    assert summary["balance"] is None
    assert "proved" in str(finding.reading)


def test_an_undirected_tie_among_directed_ones_counts_once() -> None:
    actors = tuple(Actor(actor, actor) for actor in "abc")
    ties = (
        Tie("t1", "a", "b", 1, directed=False),
        Tie("t2", "b", "c", 1),
        Tie("t3", "a", "c", -1, directed=False),
    )
    finding = graphkit.measure("frustration_index", Dataset("mixed", actors=actors, ties=ties))
    assert finding.summary["ties"] == 3
    assert finding.summary["frustration_index"] == 1


def test_mutual_contradiction_is_a_fixed_cost_and_places_nobody() -> None:
    finding = graphkit.measure(
        "frustration_index",
        graph_of([("a", "b", 1, 1.0), ("b", "a", -1, 1.0)], directed=True),
    )
    assert finding.summary["frustration_index"] == finding.summary["fixed_cost"] == 1
    assert finding.values == {}


def test_the_wrong_ties_name_their_claims() -> None:
    actors = tuple(Actor(actor, actor) for actor in "abc")
    ties = (Tie("t1", "a", "b", 1), Tie("t2", "b", "c", 1), Tie("t3", "a", "c", -1, strength=0.5))
    finding = graphkit.measure(
        "frustration_index", Dataset("three", actors=actors, ties=ties), weights="strength"
    )
    [(source, target, sign, strength, claims)] = finding.result.table.rows
    assert (source.id, target.id, str(sign), strength, claims) == ("a", "c", "oppose", 0.5, "t3")


@pytest.mark.parametrize(
    ("ties", "reason"),
    [([("a", "b", "neutral", 1.0)], "no ties"), ([], "no actors")],
)
def test_where_it_is_not_defined(ties: Ties, reason: str) -> None:
    finding = graphkit.measure("frustration_index", graph_of(ties, directed=True))
    assert not finding.defined
    assert reason in str(finding.why_not)


def test_ties_without_signs_are_refused() -> None:
    finding = graphkit.measure("frustration_index", nx.path_graph(3))
    assert "no sign" in str(finding.why_not)
