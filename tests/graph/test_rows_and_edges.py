"""Stances read as rows and as edges give the same views; claims behind a pair, the same ids."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import networkx as nx
import numpy as np
import pytest

from graphkit.coded_once import coded_once
from graphkit.dataset import Actor, Dataset, Issue, Stance
from graphkit.graph.build import build_graph, claim_graph, stance_edges, told
from graphkit.graph.claim_graph import ClaimGraph
from graphkit.graph.network import Network
from graphkit.graph.pair_claims import every
from graphkit.graph.readings import claims_of
from graphkit.graph.views import agreement, camps, claims, stance
from tests.votes import house


def contradicting() -> Dataset:
    """A house where some said something else on another day, or both things on one day."""
    data = house(12, 9, absent=0.2).dataset()
    first = data.stances[:20]
    later = tuple(
        replace(row, id=f"l{row.id}", position=-row.position, date=date(2026, 5, 1))
        for row in first[:10]
    )
    same_day = tuple(replace(row, id=f"d{row.id}", position=-row.position) for row in first[10:])
    extra = Stance(
        "own", first[0].actor, first[0].issue, 0.4, 0.7, "if asked", date(2026, 6, 1), 0.9
    )
    return replace(data, stances=(*data.stances, *later, *same_day, extra))


def test_the_stance_view_is_the_same() -> None:
    data = contradicting()
    edges, rows = stance(build_graph(data)), stance(claim_graph(data))
    for part in ("position", "salience", "confidence", "capability", "salience_coded"):
        assert np.array_equal(getattr(edges, part), getattr(rows, part), equal_nan=True), part
    for part in ("claim", "condition", "rivals", "basis", "power"):
        assert getattr(edges, part) == getattr(rows, part), part
    assert rows.rivals


def test_the_claims_view_is_the_same() -> None:
    data = contradicting()
    edges, rows = claims(build_graph(data)), claims(claim_graph(data))
    one, other = edges.stances, rows.stances
    assert one.ids == other.ids and list(one.keys) == list(other.keys)
    for part in ("cell", "cell_actor", "cell_issue", "position", "day", "rank"):
        assert np.array_equal(getattr(one, part), getattr(other, part)), part


@pytest.mark.parametrize("relation", ["subtract", "congruence", "conflict"])
def test_claims_of_all_pairs_together_are_those_of_each(relation: str) -> None:
    network = agreement(build_graph(contradicting()), relation=relation)  # type: ignore[arg-type]
    assert set(every(network.claims)) == {claim for tie in network.claims for claim in tie}
    some = network.keep(np.arange(network.ties) % 3 == 0)
    assert set(every(some.claims)) == {claim for tie in some.claims for claim in tie}
    assert some.claims[1] == network.claims[3]


def test_claims_of_camps_together_are_those_of_each() -> None:
    found: Network = camps(build_graph(contradicting()))
    assert set(every(found.claims)) == {claim for tie in found.claims for claim in tie}


def test_a_graph_for_views_answers_as_networkx_does() -> None:
    ours, theirs = ClaimGraph(name="few"), nx.MultiDiGraph(name="few")
    for graph in (ours, theirs):
        for node, kind in (("b", "actor"), ("a", "actor"), ("i", "issue")):
            graph.add_node(node, kind=kind)
        for one, other, key in (("a", "b", "2"), ("b", "i", "1"), ("a", "i", "3"), ("a", "b", "4")):
            graph.add_edge(one, other, key, level=int(key))
    assert list(ours) == list(theirs) and ours.graph == theirs.graph
    assert list(ours.nodes(data=True)) == list(theirs.nodes(data=True))
    assert list(ours.nodes(data="kind")) == list(theirs.nodes(data="kind"))
    assert ours.nodes["i"] == theirs.nodes["i"]
    edges = list(theirs.edges(keys=True, data=True))
    assert list(ours.edges(keys=True, data=True)) == edges and len(edges) == 4


def test_a_stance_as_a_row_says_what_its_edge_says() -> None:
    """Every word of it, looked up one by one or as a whole, and its sources too."""
    data = contradicting()
    edges = {key: said for _, _, key, said in stance_edges(build_graph(data))}
    rows = {key: said for _, _, key, said in stance_edges(claim_graph(data))}
    assert len(rows) == len(data.stances)
    for key, said in rows.items():
        assert dict(said) == edges[key] and len(said) == len(edges[key])
        with pytest.raises(KeyError):
            said["weight"]
    few = list(rows.values())[:3]
    for word in ("position", "rank", "sign", "coder"):
        assert told(few, word) == [said[word] for said in few]
        assert told([*few, {word: 7}, {}], word) == [*(said[word] for said in few), 7, None]


def test_only_some_of_the_claims_keep_what_is_known_of_their_readings() -> None:
    """Two coders say something else of one passage, a third row is nobody's."""
    rows = tuple(
        Stance(id, "a", "q", place, source=("x",), extra={"x_coder": coder} if coder else {})
        for id, place, coder in (("s1", 1.0, "ann"), ("s2", -1.0, "bo"), ("s3", 0.4, None))
    )
    data = Dataset("d", actors=(Actor("a", "A"),), issues=(Issue("q", "?"),), stances=rows)
    whole = claims(claims_of(coded_once(data)))
    assert sorted(whole.stances.ids) == ["s1", "s2", "s3"]
    some = whole.among({"s2", "s3"})
    for found in (whole, some):
        told_ = found.stances.readings
        assert told_ is not None
        by_id = dict(zip(found.stances.ids, zip(told_.passage.tolist(), told_.coder.tolist(),
                         told_.by_share.tolist(), strict=True), strict=True))  # fmt: skip
        assert by_id["s2"] == (0, 1, True) and by_id["s3"] == (-1, -1, False)
        assert told_.coders == (("ann", "bo"),)
    assert some.stances.ids == tuple(id for id in whole.stances.ids if id != "s1")
    assert whole.among({"s3"}).stances.rank.tolist() == [0]
