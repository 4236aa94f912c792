"""What further claims about a tie may change: never a side they do not speak for, never downwards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import graphkit
from graphkit.analysis.links import drawn_links
from graphkit.graph.adopt import adopt
from graphkit.graph.views import influence, signed

ON_SIGNS: tuple[tuple[str, Mapping[str, Any]], ...] = (
    ("signed_degree", {}),
    ("signed_degree", {"weights": "strength"}),
    *(("pn_centrality", {"direction": way}) for way in ("all", "in", "out")),
    ("signed_eigenvector", {}),
    ("triangle_balance", {}),
    ("walk_balance", {}),
    ("algebraic_conflict", {}),
    ("frustration_index", {"weights": "strength"}),
    ("camps", {}),
    ("camps", {"network": "signed"}),
    *(
        (name, {"ties": ties})
        for name in ("pagerank", "katz", "eigenvector", "hits")
        for ties in ("support", "oppose")
    ),
)
Claim = tuple[str, int, float]
WORD = {1: "support", 0: "neutral", -1: "oppose"}  # 0 and 1 alone would leave open what 0 means

pairs = st.sampled_from(["ab", "ba", "bc", "cd", "da", "ca"])
strengths = st.sampled_from([0.25, 0.5, 1.0])
signs = st.sampled_from([1, -1])
some = st.lists(st.tuples(pairs, signs, strengths), min_size=3, max_size=8)


def graph_of(claims: list[Claim], *, directed: bool = True) -> Any:
    graph: Any = nx.MultiDiGraph() if directed else nx.MultiGraph()
    graph.add_nodes_from("abcd")
    for (one, other), sign, strength in claims:
        graph.add_edge(one, other, sign=WORD[sign], strength=strength)
    return graph


def told(name: str, graph: Any, parameters: Mapping[str, Any]) -> Any:
    finding = graphkit.measure(name, graph, **parameters)
    if not finding.defined:
        return str(finding.why_not)
    numbers = {k: v for k, v in finding.summary.items() if isinstance(v, int | float)}
    return pytest.approx({**finding.values, **numbers}, rel=1e-9, abs=1e-12)


def again(name: str, graph: Any, parameters: Mapping[str, Any]) -> Any:
    found = told(name, graph, parameters)
    return found if isinstance(found, str) else found.expected


@pytest.mark.parametrize(("name", "parameters"), ON_SIGNS)
@settings(max_examples=15, deadline=None)
@given(
    some,
    st.lists(st.tuples(pairs, st.just(0), st.sampled_from([0.1, 5.0])), min_size=1, max_size=4),
    st.booleans(),
)
def test_a_neutral_claim_changes_no_signed_value(
    name: str, parameters: Mapping[str, Any], claims: list[Claim], neutral: Any, directed: bool
) -> None:
    before = told(name, graph_of(claims, directed=directed), parameters)
    assert again(name, graph_of(claims + neutral, directed=directed), parameters) == before


@pytest.mark.parametrize(("name", "parameters"), ON_SIGNS)
@settings(max_examples=10, deadline=None)
@given(some, st.randoms(use_true_random=False), st.data())
def test_neither_order_nor_a_weaker_claim_for_the_same_side_changes_a_number(
    name: str, parameters: Mapping[str, Any], claims: list[Claim], random: Any, data: Any
) -> None:
    before = told(name, graph_of(claims), parameters)
    pair, sign, strength = data.draw(st.sampled_from(claims))
    more = [*claims, (pair, sign, strength / 2), (pair, sign, strength)]
    random.shuffle(more)
    assert again(name, graph_of(more), parameters) == before


@pytest.mark.relation
@given(some, pairs, signs, strengths)
def test_a_claim_never_weakens_either_side(
    claims: list[Claim], pair: str, sign: int, strength: float
) -> None:
    before, after = (sides(graph_of(rows)) for rows in (claims, [*claims, (pair, sign, strength)]))
    assert all(after[side] >= value for side, value in before.items())
    assert after[pair, sign] == max(before.get((pair, sign), 0.0), strength)


def sides(graph: Any) -> dict[tuple[str, int], float]:
    view = signed(adopt(graph))
    assert view.sign is not None
    rows = zip(view.source, view.target, view.sign.tolist(), view.strength.tolist(), strict=True)
    return {(view.actors[a] + view.actors[b], sign): value for a, b, sign, value in rows}


@pytest.mark.relation
@given(some, signs, strengths)
def test_an_opposite_claim_makes_a_tie_contested_in_every_view(
    claims: list[Claim], sign: int, strength: float
) -> None:
    pair = claims[0][0]
    graph = adopt(graph_of([*claims, (pair, sign, strength), (pair, -sign, strength)]))
    for view in (signed(graph), influence(graph)):
        ends = zip(view.source, view.target, view.contested, strict=True)
        assert {view.actors[a] + view.actors[b] for a, b, both in ends if both} >= {pair}
    drawn = drawn_links(signed(graph), influence(graph), {})
    assert [li.state for li in drawn if (li.source, li.target) == tuple(pair)] == ["contested"]


def test_what_each_measure_makes_of_a_contested_tie() -> None:
    """a supports b with .9 and opposes b with .3; b supports c with .5 and c a with 1."""
    graph = graph_of([("ab", 1, 0.9), ("ab", -1, 0.3), ("bc", 1, 0.5), ("ca", 1, 1.0)])
    values = graphkit.measure("signed_degree", graph, weights="strength").values
    assert values == pytest.approx({"a": 1.6, "b": 1.1, "c": 1.5, "d": 0})  # .9 - .3 for a and b
    assert graphkit.measure("signed_degree", graph).values == {"a": 1, "b": 1, "c": 2, "d": 0}
    # b - c and c - a alone: no triangle is left.
    assert "no three actors" in str(graphkit.measure("triangle_balance", graph).why_not)
    index = graphkit.measure("frustration_index", graph, weights="strength").summary
    assert index["frustration_index"] == pytest.approx(0.3)
    assert index["fixed_cost"] == pytest.approx(0.3)
    assert index["ties"] == 4
    pn = graphkit.measure("pn_centrality", graph)
    without = graph_of([("bc", 1, 0.5), ("ca", 1, 1.0)])
    assert pn.values == pytest.approx(graphkit.measure("pn_centrality", without).values)
    assert pn.result is not None and "both support and opposition" in str(pn.result.notes[0])
    # Support runs a - b - c - a with strengths .9, .5 and 1: everybody has one way on.
    support = graphkit.measure("pagerank", graph).values
    assert support["a"] == pytest.approx(support["b"]) == pytest.approx(support["c"])
    oppose = graphkit.measure("pagerank", graph, ties="oppose").values
    assert oppose["b"] > oppose["a"] == oppose["c"] == oppose["d"]


def test_corroboration_does_not_weaken() -> None:
    graph = graph_of([("ab", 1, 0.9), ("ab", 1, 0.3), ("bc", -1, 0.9)])
    values = graphkit.measure("signed_degree", graph, weights="strength").values
    assert values == pytest.approx({"a": 0.9, "b": 0.0, "c": -0.9, "d": 0})
