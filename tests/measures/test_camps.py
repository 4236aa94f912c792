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
from published import SAMPSON_CRITERION, TRIBES_THREE_CAMPS, sampson, tribes

import graphkit
from graphkit.analysis.run import Run
from graphkit.errors import UsageError
from graphkit.findings import Settings

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


def together(camps: dict[str, float]) -> set[frozenset[str]]:
    """Who stands with whom, whatever the camps are called."""
    return {frozenset(a for a, c in camps.items() if c == camp) for camp in camps.values()}


def camps_of(finding: graphkit.Finding) -> dict[str, int]:
    return {actor: int(camp) for actor, camp in finding.values.items()}


@pytest.mark.parametrize("directed", [False, True])
@given(st.data())
@settings(max_examples=60, deadline=None)
@pytest.mark.slow
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


@pytest.mark.relation
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


def test_highland_tribes_have_three_camps() -> None:
    for parameters in ({}, {"k": 3}, {"k": 3, "weights": "count"}):
        summary = graphkit.measure("camps", tribes(), **parameters).summary
        found = summary["k"], summary["criterion"], summary["proved"]
        assert found == (3, TRIBES_THREE_CAMPS, True)


def test_sampsons_monastery_has_the_published_criteria() -> None:
    found = {k: graphkit.measure("camps", sampson(), k=k, alpha=0.5).summary for k in (2, 3)}
    assert {k: found[k]["criterion"] for k in (2, 3)} == SAMPSON_CRITERION
    assert all(found[k]["proved"] for k in (2, 3))
    assert found[3]["optima"] > 1
    assert found[3]["movers"] > 0


@pytest.mark.slow
def test_blackwell_is_proved_for_two_to_six_camps(blackwell_folder: Path) -> None:
    run = Run(graphkit.load(blackwell_folder), Settings())
    for k in range(2, 7):
        finding = run.finding("camps", k=k)
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
        assert together({new[actor]: camp for actor, camp in before.values.items()}) == together(
            after.values
        )
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
        mine = {new[actor]: camp for actor, camp in base.values.items()}
        assert together(mine) == together(other.values)


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
    assert any("Nothing joins" in str(note) for note in finding.result.notes)


@given(drawn("abcdef", directed=False))
@settings(max_examples=60, deadline=None)
@pytest.mark.slow
def test_k_left_open_is_the_smallest_with_the_least_over_all_numbers(ties: Ties) -> None:
    """Over all partitions of each part, whatever their number of camps; and all of them count."""
    actors = placed(ties)
    finding = graphkit.measure("camps", graph_of(ties, directed=False))
    if not actors:
        assert not finding.defined
        return
    every: list[Partition] = [p for k in range(1, len(actors) + 1) for p in partitions(actors, k)]
    costs = [strict(ties, camp, None) for camp in every]
    best = [camp for camp, cost in zip(every, costs, strict=True) if cost == min(costs)]
    assert Fraction(finding.summary["criterion"]) == min(costs)
    assert finding.summary["proved"] is True
    if finding.summary["parts"] == 1:
        fewest = min(len(set(camp.values())) for camp in best)
        assert finding.summary["k"] == fewest
        assert finding.summary["optima"] == len(best)
        assert finding.summary["optima_complete"] is True
        assert finding.summary["optima_k"] == sum(len(set(c.values())) == fewest for c in best)
        # Firm actors of one camp are together in all of them, those of two camps in none.
        moving = graphkit.measure("camps", graph_of(ties, directed=False), show="actors")
        firm = [row[0].id for row in moving.result.table.rows if str(row[2]) == "firm"]
        for a, b in combinations(firm, 2):
            same = finding.values[a] == finding.values[b]
            assert all((camp[a] == camp[b]) == same for camp in best)


def test_the_curve_is_told() -> None:
    """Two pairs of friends that oppose each other: 2 with one camp, 0 with two, then support is
    cut, 1 with three and 2 with four."""
    ties = [("a", "b", 1, 1.0), ("c", "d", 1, 1.0), ("a", "c", -1, 1.0), ("b", "d", -1, 1.0)]
    finding = graphkit.measure("camps", graph_of(ties, directed=False), show="curve")
    assert [finding.summary[f"criterion_k{k}"] for k in (1, 2, 3, 4)] == [2, 0, 1, 2]
    assert finding.result.table.rows == (
        (1, 2.0, 0.5),
        (2, 0.0, 0.0),
        (3, 1.0, 0.25),
        (4, 2.0, 0.5),
    )
    assert any("2 with 1, 0 with 2, 1 with 3 and 2 with 4" in str(n) for n in finding.result.notes)


def test_parts_that_nothing_joins_have_camps_of_their_own() -> None:
    """Who quarrels in one part stands with nobody in the other; both are said to be apart."""
    ties = [
        *(("a", "b", 1, 1.0), ("a", "c", -1, 1.0), ("b", "c", -1, 1.0)),
        *(("w", "x", 1, 1.0), ("w", "y", -1, 1.0), ("x", "y", -1, 1.0), ("x", "z", 1, 1.0)),
    ]
    finding = graphkit.measure("camps", graph_of(ties, directed=False))
    assert together(finding.values) == {frozenset(g) for g in ("ab", "c", "wxz", "y")}
    assert (finding.summary["k"], finding.summary["parts"]) == (4, 2)
    assert any("Nothing joins 3 actors to the 4" in str(note) for note in finding.result.notes)
    shared = graphkit.measure("camps", graph_of(ties, directed=False), k=2)
    assert len(together(shared.values)) == 2


def test_two_groups_that_one_claim_joins_are_named() -> None:
    ties = [(a, b, 1, 1.0) for camp in ("abc", "xyz") for a, b in combinations(camp, 2)]
    finding = graphkit.measure("camps", graph_of([*ties, ("c", "x", 1, 1.0)], directed=False))
    assert finding.summary["joints"] == 1
    said = [str(note) for note in finding.result.notes if "One claim alone joins" in str(note)]
    assert len(said) == 1 and "80% sure" in said[0]
    twice = graphkit.measure(
        "camps", graph_of([*ties, ("c", "x", 1, 1.0), ("b", "y", 1, 1.0)], directed=False)
    )
    assert twice.summary["joints"] == 0


def test_the_case_as_reported(cases: Path) -> None:
    """Groups without a stance on the issue hang on one tie, ti8, and stand firm nowhere."""
    dataset = graphkit.load(cases / "reported" / "scanning").on_issues(("council_text",))
    finding = graphkit.measure("camps", dataset, show="actors")
    firm = {row[0].id for row in finding.result.table.rows if str(row[2]) == "firm"}
    speak = {stance.actor for stance in dataset.stances if stance.position}
    assert firm == speak
    said = " ".join(map(str, finding.result.notes))
    assert "[ti8], 80% sure" in said
    assert (finding.summary["optima"], finding.summary["joints"]) == (optima_by_hand(), 1)


def optima_by_hand() -> int:
    """With no wrong tie at all: the friends among those who have a stance stand together (F, A),
    and so do {brandt, dra, courier} (R) and {ec, lind, shield, childwatch, hn} (E); F and A are
    at odds, as are R and E, courier and A, brandt and salas (S), dpo (D) and E. Every way to put
    F, A, R, E, S and D into camps that keeps these five pairs apart is as good."""
    apart = ("FA", "RE", "RA", "RS", "DE")
    return sum(
        all(camp[a] != camp[b] for a, b in apart)
        for k in range(1, 7)
        for camp in partitions(list("FARESD"), k)
    )


def test_camps_keep_their_number_from_week_to_week(cases: Path) -> None:
    """Two runs that know nothing of each other: most of every camp finds its number again."""
    for issue in (None, "council_text", "interim", "e2ee"):
        weeks = []
        for name in ("scanning", "scanning_week2"):
            dataset = graphkit.load(cases / "reported" / name)
            dataset = dataset if issue is None else dataset.on_issues((issue,))
            weeks.append(graphkit.measure("camps", dataset).values)
        one, other = weeks
        for camp in set(one.values()):
            members = [actor for actor in one if one[actor] == camp and actor in other]
            if len(members) < 3:
                continue
            there = [other[actor] for actor in members]
            assert max(set(there), key=there.count) == camp


def test_the_reference_case_has_as_many_best_partitions_as_there_are(
    blackwell_folder: Path,
) -> None:
    """As a referee counted them with a program of his own: 16 with three camps, and 151 of the
    same criterion with three to seven (he added the layers up as they are; which groups nothing
    holds to one camp rather than another is the same)."""
    summary = graphkit.measure("camps", graphkit.load(blackwell_folder)).summary
    assert (summary["k"], summary["optima_k"], summary["optima"]) == (3, 16, 151)
    assert summary["optima_complete"] is True and summary["proved"] is True


def test_isolates_get_no_camp_and_are_named() -> None:
    graph = graph_of([("a", "b", 1, 1.0), ("b", "c", -1, 1.0)], directed=False)
    graph.add_node("alone")
    finding = graphkit.measure("camps", graph)
    assert "alone" not in finding.values
    assert any("alone" in str(note) for note in finding.result.notes)


def test_camps_are_numbered_by_their_first_member_whatever_their_sizes() -> None:
    """b and c quarrel with x and y; whichever camp z joins, both keep their number."""
    ties = [("b", "c", 1, 1.0), ("x", "y", 1, 1.0), ("b", "x", -1, 1.0), ("c", "y", -1, 1.0)]
    for joined in ("b", "x"):
        values = graphkit.measure(
            "camps", graph_of([*ties, ("z", joined, 1, 1.0)], directed=False)
        ).values
        assert {a: values[a] for a in "bcxy"} == {"b": 1.0, "c": 1.0, "x": 2.0, "y": 2.0}


def test_more_camps_than_actors_is_not_defined() -> None:
    finding = graphkit.measure("camps", graph_of([("a", "b", 1, 1.0)], directed=False), k=3)
    assert "2 actors" in str(finding.why_not)


@pytest.mark.parametrize("parameters", [{"k": 0}, {"alpha": 1.5}, {"alpha": -0.1}])
def test_parameters_out_of_range(parameters: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        graphkit.measure("camps", graph_of([("a", "b", 1, 1.0)], directed=False), **parameters)


def test_without_time_the_bounds_are_honest() -> None:
    summary = graphkit.measure("camps", sampson(), k=3, alpha=0.5, time_limit=0.0).summary
    assert summary["lower_bound"] <= 10.5 <= summary["upper_bound"]
    assert summary["proved"] is False
    assert summary["optima_complete"] is False


@pytest.mark.slow
def test_bitcoin_alpha_gets_camps_and_a_bound(oracles: Path) -> None:
    graph = read(oracles / "bitcoin_alpha_directed.csv", directed=True)
    summary = graphkit.measure("camps", graph, k=2, weights="count", time_limit=120.0).summary
    assert (summary["k"], summary["criterion"], summary["proved"]) == (2, 1098, True)
