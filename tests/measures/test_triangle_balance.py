"""Triangle balance against published values, a count over all triples, and its invariants."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

import networkx as nx
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from published import TRIBES_CENSUS, tribes

import graphkit

Signs = Mapping[tuple[str, str], int]
KINDS = ("+++", "++-", "+--", "---")


def undirected(signs: Signs) -> nx.Graph:
    graph: nx.Graph = nx.Graph()
    graph.add_edges_from((a, b, {"sign": sign}) for (a, b), sign in signs.items())
    return graph


def by_hand(signs: Signs) -> dict[str, int]:
    """Look at every triple of actors."""
    sign = {frozenset(pair): value for pair, value in signs.items()}
    counts = dict.fromkeys(KINDS, 0)
    for triple in combinations(sorted({a for pair in signs for a in pair}), 3):
        sides = [sign.get(frozenset(pair)) for pair in combinations(triple, 2)]
        if None not in sides:
            counts[KINDS[sum(side == -1 for side in sides)]] += 1
    return counts


pairs = st.lists(st.sampled_from(list(combinations("abcdefgh", 2))), unique=True, min_size=1)
signed = pairs.flatmap(
    lambda chosen: st.fixed_dictionaries({pair: st.sampled_from((-1, 1)) for pair in chosen})
)


def test_highland_tribes_have_the_published_census() -> None:
    summary = graphkit.measure("triangle_balance", tribes()).summary
    census = dict(zip(KINDS, TRIBES_CENSUS, strict=True))
    assert summary == {"balance": 59 / 68, **census, "triangles": 68}
    assert round(float(summary["balance"] or 0), 7) == 0.8676471


@pytest.mark.relation
@given(signed)
def test_census_is_that_of_all_triples(signs: Signs) -> None:
    finding = graphkit.measure("triangle_balance", undirected(signs))
    expected = by_hand(signs)
    if not sum(expected.values()):
        assert not finding.defined
        return
    assert {kind: finding.summary[kind] for kind in KINDS} == expected
    balanced = expected["+++"] + expected["+--"]
    assert finding.summary["balance"] == balanced / sum(expected.values())


@pytest.mark.relation
@given(signed, st.sets(st.sampled_from("abcdefgh")))
def test_switching_keeps_the_balance(signs: Signs, side: set[str]) -> None:
    switched = {
        (a, b): -sign if (a in side) != (b in side) else sign for (a, b), sign in signs.items()
    }
    before = graphkit.measure("triangle_balance", undirected(signs))
    after = graphkit.measure("triangle_balance", undirected(switched))
    assert before.summary.get("balance") == after.summary.get("balance")


def test_direction_is_dropped_and_opposite_pairs_count_as_neither() -> None:
    graph: nx.DiGraph = nx.DiGraph()
    for a, b, sign in (("a", "b", 1), ("b", "a", 1), ("b", "c", -1), ("a", "c", -1)):
        graph.add_edge(a, b, sign=sign)
    finding = graphkit.measure("triangle_balance", graph)
    assert finding.summary == {**dict.fromkeys(KINDS, 0), "balance": 1.0, "+--": 1, "triangles": 1}
    graph.add_edge("c", "b", sign=1)
    finding = graphkit.measure("triangle_balance", graph)
    assert not finding.defined
    for a in ("b", "c"):
        graph.add_edge(a, "d", sign=1)
    graph.add_edge("a", "d", sign=1)
    finding = graphkit.measure("triangle_balance", graph)
    assert finding.summary["triangles"] == 2  # a-b-d and a-c-d; b-c counts as neither
    assert finding.result is not None
    assert "Between one pair there are both support" in str(finding.result.notes[0])


def test_not_defined_without_triangles_or_signs() -> None:
    path = graphkit.measure("triangle_balance", undirected({("a", "b"): 1, ("b", "c"): 1}))
    assert str(path.why_not) == "no three actors are tied each to each."
    unsigned = graphkit.measure("triangle_balance", nx.complete_graph(4))
    assert str(unsigned.why_not) == "the ties carry no sign; a column sign gives them one."


def test_large_census_agrees_with_traces_of_the_dense_matrix() -> None:
    random = np.random.default_rng(7)
    signs = np.triu(random.choice([-1, 0, 0, 1], size=(120, 120)), 1)
    a, b = np.nonzero(signs)
    graph = undirected(
        {(f"{i:03}", f"{j:03}"): int(signs[i, j]) for i, j in zip(a, b, strict=True)}
    )
    full = signs + signs.T
    plus, minus = (full > 0).astype(int), (full < 0).astype(int)
    expected = {
        "+++": np.trace(plus @ plus @ plus) // 6,
        "++-": np.trace(plus @ plus @ minus) // 2,
        "+--": np.trace(plus @ minus @ minus) // 2,
        "---": np.trace(minus @ minus @ minus) // 6,
    }
    summary = graphkit.measure("triangle_balance", graph).summary
    assert {kind: summary[kind] for kind in KINDS} == expected
