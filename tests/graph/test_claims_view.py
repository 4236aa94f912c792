"""Claims as arrays, by hand: in what order they stand, and what is known of each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from graphkit.dataset import Actor, Dataset, Influence, Issue, Source, Stance, Tie
from graphkit.graph.build import build_graph, claim_graph
from graphkit.graph.claims import Claims
from graphkit.graph.views import claims

EARLY, LATE = date(2025, 1, 1), date(2025, 6, 1)
DATA = Dataset(
    "case",
    actors=(
        Actor("b", "B", capability=30.0),
        Actor("a", "A"),
        Actor("c", "C", member_of=("a",)),
        Actor("d", "D", member_of=("c",)),
    ),
    issues=(Issue("z", "?"), Issue("y", "?")),
    stances=(
        Stance("s1", "a", "z", 0.5, date=EARLY, confidence=0.4, source=("x",)),
        Stance("s2", "a", "z", -0.5, salience=0.8, date=LATE, confidence=0.9),
        Stance("s3", "a", "z", 0.5, date=LATE, confidence=0.9, extra={"x_coder": "ann"}),
        Stance("s4", "b", "z", 1.0, source=("x", "w"), extra={"x_also": "v"}),
        Stance("s5", "a", "y", 0.1),
    ),
    ties=(
        Tie("t1", "b", "a", -1, strength=0.5, confidence=0.7, source=("x",)),
        Tie("t2", "a", "b", 1, directed=False, extra={"x_coder": "bo"}),
        Tie("t3", "a", "a", 1),
        Tie("t4", "a", "b", 0),
    ),
    influence=(
        Influence("p1", "a", "z", 10.0, date=EARLY, source=("x",)),
        Influence("p2", "a", "z", 20.0, date=LATE),
        Influence("p3", "a", "y", 60.0),
        Influence("p4", "c", "y", 8.0, aggregate=True),
    ),
    sources=(Source("v"), Source("w"), Source("x")),
)


@pytest.fixture(params=[build_graph, claim_graph])
def view(request: pytest.FixtureRequest) -> Claims:
    return claims(request.param(DATA))


def test_stances_stand_by_actor_and_issue_the_preferred_one_first(view: Claims) -> None:
    """Actors by id, issues as they were asked (z before y); of a's on z the later ones, which rank
    the same, before the earlier."""
    found = view.stances
    assert view.actors == ("a", "b", "c", "d")
    assert [question.id for question in view.issues] == ["z", "y"]
    assert set(found.ids[:2]) == {"s2", "s3"} and found.ids[2:] == ("s1", "s5", "s4")
    assert found.cell.tolist() == [0, 0, 0, 1, 2]
    assert (found.cell_actor.tolist(), found.cell_issue.tolist()) == ([0, 0, 1], [0, 1, 0])
    # one rank for the two late ones, above the early one's; 0 for who is alone
    assert found.rank.tolist() == [1, 1, 0, 0, 0]
    assert found.day.tolist() == [LATE.toordinal()] * 2 + [EARLY.toordinal(), 0, 0]
    by_id = {id: row for row, id in enumerate(found.ids)}
    assert found.position[[by_id["s2"], by_id["s3"], by_id["s5"]]].tolist() == [-0.5, 0.5, 0.1]
    assert np.isnan(found.salience).tolist() == [id != "s2" for id in found.ids]
    assert found.confidence[:3].tolist() == [0.9, 0.9, 0.4] and np.isnan(found.confidence[3:]).all()
    assert [found.sources[by_id[id]] for id in ("s1", "s4", "s5")] == [("x",), ("x", "w", "v"), ()]
    assert [found.coders[by_id[id]] for id in ("s3", "s1")] == ["ann", None]
    assert len(found) == len(found.keys) == 5 and len(set(found.keys)) == 5


def test_ties_stand_by_content_without_those_on_oneself(view: Claims) -> None:
    found = view.ties
    assert found.ids == ("t4", "t2", "t1")  # from a: dealings before support
    assert (found.source.tolist(), found.target.tolist()) == ([0, 0, 1], [1, 1, 0])
    assert (found.sign.tolist(), found.strength.tolist()) == ([0, 1, -1], [1.0, 1.0, 0.5])
    assert found.directed.tolist() == [True, False, True] and view.directed
    assert found.coders == (None, "bo", None) and found.sources == ((), (), ("x",))
    assert found.confidence[2] == 0.7 and not view.unsigned
    assert found.among({"t1", "t4"}).tolist() == [0, 2]


def test_undirected_claims_alone_make_no_direction_and_unsigned_ones_no_sign() -> None:
    both = tuple(replace(tie, directed=False) for tie in DATA.ties)
    assert not claims(build_graph(replace(DATA, ties=both))).directed
    plain = tuple(replace(tie, sign=None) for tie in DATA.ties)
    assert claims(build_graph(replace(DATA, ties=plain))).unsigned
    assert not claims(build_graph(replace(DATA, ties=()))).unsigned


def test_power_is_the_latest_row_else_the_default_else_the_mean_of_the_others(view: Claims) -> None:
    """a has 20 and 60, b its default; of c, coded for y alone, 8 stands in for z; d has nothing."""
    nan = np.nan
    expected = np.array([[20.0, 60.0], [30.0, 30.0], [8.0, 8.0], [nan, nan]])
    np.testing.assert_array_equal(view.capability(), expected)
    lost = view.capability(["p2", "p4"])
    expected[0, 0], expected[2] = 10.0, nan
    np.testing.assert_array_equal(lost, expected)
    np.testing.assert_array_equal(view.capability(["p1", "p2"])[0], [60.0, 60.0])
    assert sorted(row.id for row in view.power) == ["p1", "p2", "p3", "p4"]
    sources = {row.id: told for row, told in zip(view.power, view.power_sources, strict=True)}
    assert sources == {"p1": ("x",), "p2": (), "p3": (), "p4": ()}
    assert view.aggregate.tolist() == [False, False, True, False]
    assert view.members == ((2, 3), (), (3,), ())


def test_some_of_the_claims_keep_their_order_and_are_alone_where_they_are(view: Claims) -> None:
    some = view.among({"s3", "s1", "s4", "t1", "p2"})
    assert some.stances.ids == ("s3", "s1", "s4")
    assert some.stances.cell.tolist() == [0, 0, 1]
    assert some.stances.rank.tolist() == [1, 0, 0]
    assert (some.ties.ids, [row.id for row in some.power]) == (("t1",), ["p2"])
    assert some.claims == (("t1",), some.stances.ids, ("p2",)) and len(some) == 4
    alone = view.among({"s2", "s4"})
    assert (alone.stances.cell.tolist(), alone.stances.rank.tolist()) == ([0, 1], [0, 0])
    assert alone.stances.keys == tuple(
        view.stances.keys[view.stances.ids.index(id)] for id in ("s2", "s4")
    )
    np.testing.assert_array_equal(some.capability()[0], [20.0, 20.0])
    assert view.among(()).stances.cell.tolist() == []


def test_what_says_the_same_has_the_same_key_and_on_whichever_side() -> None:
    """So that chance falls alike when a question is asked the other way round; its coder counts."""
    one = Stance("s1", "a", "z", 0.5, salience=0.3, source=("x",))
    others = (
        replace(one, id="s2"),
        replace(one, id="s3", position=-0.5),
        replace(one, id="s4", position=0.6),
        replace(one, id="s5", issue="y"),
        replace(one, id="s6", actor="b"),
        replace(one, id="s7", extra={"x_coder": "ann"}),
        replace(one, id="s8", salience=0.4),
        replace(one, id="s9", source=("w",)),
    )
    found = claims(build_graph(replace(DATA, stances=(one, *others)))).stances
    keys = dict(zip(found.ids, found.keys, strict=True))
    assert keys["s1"] == keys["s2"] == keys["s3"]
    assert len({keys[id] for id in ("s1", "s4", "s5", "s6", "s7", "s8", "s9")}) == 7
    tie = DATA.ties[0]
    ties = (tie, replace(tie, id="t8"), replace(tie, id="t9", sign=1))
    found_ties = claims(build_graph(replace(DATA, ties=ties))).ties
    told = dict(zip(found_ties.ids, found_ties.keys, strict=True))
    assert told["t1"] == told["t8"] != told["t9"]
