"""Several coders' readings among the claims: all of them stand there, and which count is chosen
among those that are kept."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.coded_once import coded_once
from graphkit.coders import Passage, said
from graphkit.current_claim import standing
from graphkit.dataset import Actor, Dataset, Issue, Source, Stance, Tie
from graphkit.graph.build import build_graph
from graphkit.graph.claims import Claims
from graphkit.graph.readings import Readings, claims_of, read_stances, read_ties
from graphkit.graph.views import claims


def read(id, coder, position, *, issue="i", **more) -> Stance:
    extra = {"x_coder": coder, "x_also": "y", **({"x_agreed": "yes"} if coder == "all" else {})}
    return Stance(id, "a", issue, position, source=("x",), extra=extra, **more)


def tied(id, coder, sign) -> Tie:
    return Tie(id, "a", "b", sign, source=("x",), extra={"x_coder": coder, "x_also": "y"})


# On i two of three see support, one of them as sure as .9; on j all agreed later; k is read by one.
DATA = Dataset(
    "d",
    actors=(Actor("a", "A"), Actor("b", "B")),
    issues=tuple(Issue(name, "?") for name in "ijk"),
    stances=(
        read("s1", "ann", 1, confidence=0.9),
        read("s2", "bo", 1),
        read("s3", "cy", -1),
        read("s4", "ann", -1, issue="j"),
        read("s5", "all", 0.5, issue="j"),
        read("s6", "ann", 0.2, issue="k"),
        Stance("s7", "a", "i", -0.5, confidence=0.5),
    ),
    ties=(tied("t1", "ann", 1), tied("t2", "bo", -1), Tie("t3", "b", "a", 1)),
    sources=(Source("x"), Source("y")),
)


@pytest.fixture
def view() -> Claims:
    return claims(claims_of(coded_once(DATA)))


def test_all_readings_stand_where_nobody_agreed_and_what_was_agreed_on_elsewhere(view) -> None:
    assert sorted(view.stances.ids) == ["s1", "s2", "s3", "s5", "s6", "s7"]
    assert sorted(view.ties.ids) == ["t1", "t2", "t3"]
    graph = claims_of(coded_once(DATA))
    assert sorted(edge[2] for edge in read_stances(graph)) == sorted(view.stances.ids)
    assert sorted(edge[2] for edge in read_ties(graph)) == ["t1", "t2", "t3"]
    sources = dict(zip(view.stances.ids, view.stances.sources, strict=True))
    assert sources["s1"] == sources["s6"] == ("x", "y") and sources["s7"] == ()
    assert dict(zip(view.ties.ids, view.ties.sources, strict=True))["t1"] == ("x", "y")
    sure = dict(zip(view.stances.ids, view.stances.confidence.tolist(), strict=True))
    assert (sure["s1"], sure["s7"]) == (0.9, 0.5)
    assert (sure["s2"], sure["s3"]) == pytest.approx((2 / 3, 1 / 3))


def test_readings_rank_with_the_largest_share_of_their_passage(view) -> None:
    """.9 is surest, then both readings that have 2/3 at most, then the .5 of another source."""
    rank = dict(zip(view.stances.ids, view.stances.rank.tolist(), strict=True))
    assert rank["s1"] > rank["s2"] == rank["s3"] > rank["s7"]
    assert rank["s5"] == rank["s6"] == 0
    assert view.stances.ids[0] == "s1" and set(view.stances.ids[1:3]) == {"s2", "s3"}


def test_who_read_what_by_number(view) -> None:
    found = view.stances.readings
    by_id = {id: row for row, id in enumerate(view.stances.ids)}
    assert found is not None and found.coders[0] == ("ann", "bo", "cy")
    rows = [by_id[id] for id in ("s1", "s2", "s3")]
    assert found.passage[rows].tolist() == [0, 0, 0] and found.coder[rows].tolist() == [0, 1, 2]
    assert found.said[rows].tolist() == [0, 0, 1]
    assert found.order[rows].tolist() == [0, 1, 2]  # the surest first
    assert found.by_share[rows].tolist() == [False, True, True]
    alone = [by_id[id] for id in ("s5", "s6", "s7")]
    assert found.passage[alone].tolist() == [-1, -1, -1] and not found.by_share[alone].any()
    first = [np.array([0, 2])]  # of the passage Ann comes first in one replicate, Cy in another
    counted = found.of_first(first)
    assert counted[rows].tolist() == [[True, False], [False, False], [False, True]]
    assert counted[alone].all()
    ties = view.ties.readings
    assert ties is not None and ties.of_first([np.array([1]), np.array([1])]).sum() == 2


def test_without_readings_there_is_nothing_to_choose() -> None:
    plain = claims(build_graph(DATA))
    assert plain.stances.readings is None and plain.ties.readings is None
    only = claims(claims_of(coded_once(replace(DATA, stances=DATA.stances[3:], ties=()))))
    assert only.stances.readings is None
    ties = claims(claims_of(coded_once(replace(DATA, stances=DATA.stances[3:]))))
    assert ties.stances.readings is None and ties.ties.readings is not None


CODED = st.tuples(st.sampled_from([-1.0, -0.4, 0.0, 0.4, 1.0]), st.sampled_from([None, 0.3, 0.9]))


@pytest.mark.relation
@settings(deadline=None, max_examples=40)
@given(st.lists(CODED, min_size=2, max_size=4))
def test_of_those_kept_the_same_count_as_if_only_they_had_coded(drawn) -> None:
    """For every choice of coders at once, a column each. Which row says it may differ where some
    are coded with a confidence: the share of coders that others have is that of all."""
    rows = tuple(read(f"s{n}", f"c{n}", at, confidence=sure) for n, (at, sure) in enumerate(drawn))
    view = claims(claims_of(coded_once(replace(DATA, stances=rows, ties=()))))
    found, ids = view.stances.readings, view.stances.ids
    assert isinstance(found, Readings)
    choices = np.array(list(product([False, True], repeat=len(rows)))).T
    by_row = np.array([choices[int(id[1:])] for id in ids])
    stand = found.standing(by_row)
    for column, chosen in enumerate(choices.T.tolist()):
        kept = tuple(row for row, is_kept in zip(rows, chosen, strict=True) if is_kept)
        counting = standing(Passage("x", kept)) if kept else ()
        ours = [rows[int(id[1:])] for id, yes in zip(ids, stand[:, column], strict=True) if yes]
        assert sorted(map(said, ours)) == sorted(map(said, counting))
        assert {row.id for row in ours} <= {row.id for row in kept}
        if all(row.confidence is None for row in rows):
            assert {row.id for row in ours} == {row.id for row in counting}
