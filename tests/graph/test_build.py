"""Dataset to multigraph: every claim is an edge of its own."""

from __future__ import annotations

from datetime import date

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from graphkit.dataset import Actor, Dataset, Influence, Issue, Stance, Tie
from graphkit.graph.build import add_edges, build_graph

DATA = Dataset(
    name="case",
    actors=(
        Actor("b", "Bee", capability=30.0, country="US"),
        Actor("a", "Ay", type="firm", member_of=("b",), extra={"x_camp": "open"}),
    ),
    issues=(Issue("z", "Sell?"), Issue("y", "Buy?", extra={"x_title": "Buying"})),
    stances=(
        Stance("s1", "a", "z", -0.4, salience=0.9, date=date(2025, 5, 1), confidence=0.8),
        Stance("s2", "a", "z", 0.0),
        Stance("s3", "b", "y", 1.0),
    ),
    ties=(
        Tie("t1", "a", "b", -1, strength=0.3, directed=False, confidence=0.5, source=("src",)),
        Tie("t2", "a", "b", 1),
        Tie("t3", "b", "b", 1),
    ),
    influence=(
        Influence("n1", "a", "z", 10.0, date=date(2024, 1, 1), aggregate=True),
        Influence("n2", "a", "z", 20.0, date=date(2025, 1, 1)),
        Influence("n3", "a", "z", 90.0),
        Influence("n4", "b", "y", 50.0, aggregate=True),
    ),
)


def test_nodes_are_actors_and_issues() -> None:
    graph = build_graph(DATA)
    kinds = dict(graph.nodes(data="kind"))
    assert kinds == {"a": "actor", "b": "actor", "z": "issue", "y": "issue"}
    assert graph.nodes["a"]["name"] == "Ay"
    assert graph.nodes["a"]["member_of"] == ("b",)
    assert graph.nodes["a"]["extra"] == {"x_camp": "open"}
    assert (graph.nodes["b"]["default_capability"], graph.nodes["b"]["country"]) == (30.0, "US")
    assert [graph.nodes[issue]["order"] for issue in ("z", "y")] == [0, 1]
    assert graph.nodes["y"]["name"] == "Buying"


def test_every_claim_is_an_edge_keyed_by_its_id() -> None:
    graph = build_graph(DATA)
    assert set(graph.edges(keys=True)) == {
        *(("a", "z", "s1"), ("a", "z", "s2"), ("b", "y", "s3")),
        *(("a", "b", "t1"), ("a", "b", "t2"), ("b", "b", "t3")),
    }
    stance, neutral = graph.edges["a", "z", "s1"], graph.edges["a", "z", "s2"]
    assert (stance["layer"], stance["sign"], stance["strength"]) == ("stance", -1, 0.4)
    assert (stance["position"], stance["salience"]) == (-0.4, 0.9)
    assert (neutral["sign"], neutral["strength"]) == (0, 1.0)
    little = Dataset("one", actors=DATA.actors, issues=DATA.issues,
                     stances=(Stance("s4", "b", "z", 0.1),))  # fmt: skip
    support = build_graph(little).edges["b", "z", "s4"]
    assert (support["sign"], support["strength"], support["layer"]) == (1, 0.1, "stance")
    tie = graph.edges["a", "b", "t1"]
    assert (tie["layer"], tie["sign"], tie["strength"], tie["directed"]) == ("tie", -1, 0.3, False)
    assert tie["source"] == ("src",)


def test_strength_and_sign_are_never_one_number() -> None:
    for _, _, edge in build_graph(DATA).edges(data=True):
        assert "weight" not in edge
        assert edge["strength"] > 0
        assert edge["sign"] in (-1, 0, 1)


def test_the_latest_dated_capability_counts() -> None:
    """n2 is the latest; an undated row is older than any dated one."""
    graph = build_graph(DATA)
    assert graph.nodes["a"]["capability"] == {"z": 20.0}
    assert not graph.nodes["a"]["aggregate"]
    assert graph.nodes["b"]["aggregate"]


def test_row_order_is_no_matter() -> None:
    turned = Dataset(
        name="case",
        actors=DATA.actors[::-1],
        issues=DATA.issues,
        stances=DATA.stances[::-1],
        ties=DATA.ties[::-1],
        influence=DATA.influence[::-1],
    )
    one, other = build_graph(DATA), build_graph(turned)
    assert list(one) == list(other)
    for node in one:
        left, right = dict(one.nodes[node]), dict(other.nodes[node])
        assert sorted(map(str, left.pop("influence", ()))) == sorted(
            map(str, right.pop("influence", ()))
        )
        assert left == right
    edges = [sorted(g.edges(keys=True, data=True), key=lambda e: e[2]) for g in (one, other)]
    assert edges[0] == edges[1]


@given(
    st.lists(st.tuples(*[st.sampled_from("abcx")] * 2, st.sampled_from("kl"), st.integers(0, 9)))
)
def test_edges_are_added_as_networkx_adds_them(drawn: list[tuple[str, str, str, int]]) -> None:
    ours, theirs = nx.MultiDiGraph(), nx.MultiDiGraph()
    for graph in (ours, theirs):
        graph.add_nodes_from("abc")
    edges = [(one, other, key, {f"n{value % 3}": value}) for one, other, key, value in drawn]
    add_edges(ours, edges)
    for one, other, key, data in edges:
        theirs.add_edge(one, other, key, **data)
    assert list(ours.edges(keys=True, data=True)) == list(theirs.edges(keys=True, data=True))
    assert list(ours.in_edges(keys=True, data=True)) == list(theirs.in_edges(keys=True, data=True))
    assert list(ours) == list(theirs)
    ours.remove_nodes_from("ab")  # both sides share what is between two nodes
    theirs.remove_nodes_from("ab")
    assert nx.utils.graphs_equal(ours, theirs)
