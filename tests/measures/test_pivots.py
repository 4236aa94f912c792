"""Pivots: by hand on three actors, and against trying every set on ten."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.api import measure
from graphkit.dataset import Actor, Dataset, Issue, Stance, Tie


def case(rows, ties=(), **issue):
    """`rows` are (position, capability); ties are (from, to, value) by row number."""
    return Dataset(
        "case",
        actors=tuple(Actor(f"a{i}", f"A{i}", capability=row[1]) for i, row in enumerate(rows)),
        issues=(Issue("q", "?", **issue),),
        stances=tuple(Stance(f"s{i}", f"a{i}", "q", row[0], 1.0) for i, row in enumerate(rows)),
        ties=tuple(
            Tie(f"t{i}", f"a{a}", f"a{b}", 1 if value > 0 else -1, strength=abs(value))
            for i, (a, b, value) in enumerate(ties)
        ),
    )


rows_of = st.lists(
    st.tuples(st.integers(-10, 10).map(lambda n: n / 10), st.integers(1, 9)),
    min_size=1,
    max_size=8,
)


few_rows = rows_of.filter(lambda rows: 2 <= len(rows) <= 5)


def sets(result):
    return sorted(tuple(name.id for name in row[1].fields["members"]) for row in result.table.rows)


def test_three_actors_by_hand():
    # 30 x .5 + 20 x .5 - 10 x .4 = 21: a0 takes off 30, a1 20, a2 nothing
    found = measure("pivots", case([(0.5, 30), (0.5, 20), (-0.4, 10)])).result
    assert sets(found) == [("a0",)]
    assert found.values == {"a0": 1, "a1": 0, "a2": 0}
    assert found.table.rows[0][2] == pytest.approx((21 - 30) / 60)
    # 15 + 15 + 15 - 8 = 37: any two of the first three, not one
    found = measure("pivots", case([(0.5, 30), (0.5, 30), (0.5, 30), (-0.8, 10)])).result
    assert sets(found) == [("a0", "a1"), ("a0", "a2"), ("a1", "a2")]
    assert found.values == {"a0": 0.5, "a1": 0.5, "a2": 0.5, "a3": 0}
    assert (found.summary["smallest"], found.summary["alone"]) == (2, 0)


def test_median_by_hand():
    # of 60, 40 are above 0; the other side needs more than 30 and has 20
    found = measure("pivots", case([(0.9, 15), (0.1, 25), (-1, 20)]), model="median_voter").result
    assert sets(found) == [("a0",), ("a1",)]


def test_those_who_decide_and_their_members():
    rows = [(0.9, 15), (0.1, 25), (-1, 20)]
    found = measure("pivots", case(rows, decided_by=("a2",)), model="decision_path").result
    assert sets(found) == [("a2",)]
    data = case(rows, decided_by=("house",))
    members = tuple(replace(actor, member_of=("house",)) for actor in data.actors)
    data = replace(data, actors=(*members, Actor("house", "House")))
    found = measure("pivots", data, model="decision_path").result
    assert sets(found) == [("a0",), ("a1",)]


def test_a_tie_by_hand():
    # a1 hears a0 and ends at .5 x 1 + .5 x -1 = 0: 1 + 0 - .8 > 0; without the tie 1 - 1 - .8
    ties = [(0, 1, 1)]
    found = measure("pivots", case([(1, 10), (-1, 10), (-0.8, 10)], ties), of="ties").result
    assert found.summary["smallest"] == 1
    assert found.table.rows[0][2] == pytest.approx(-0.8 / 3)


def test_no_set_can_turn_what_the_ties_do_not_reach():
    found = measure("pivots", case([(1, 10), (1, 10), (-0.8, 1)], [(0, 1, 1)]), of="ties").result
    assert found.summary["smallest"] is None
    assert found.summary["at_least"] is None
    assert found.values == {"a0": 0, "a1": 0}


@settings(deadline=None, max_examples=25)
@given(few_rows, st.sampled_from(["consent", "majority", "qualified:2", "veto"]), st.data())
def test_deciders_and_members_that_turn_it_are_all_found(rows, rule, data):
    """The first speaks for itself; of the others every second one is a member of the house."""
    quo = data.draw(st.sampled_from([None, -1.0, 0.5]))
    names = [f"a{i}" for i in range(len(rows))]
    inside = set(names[1::2])
    if not inside:
        return

    def made(rows):
        built = case(rows, decided_by=("a0", "house"), decision_rule=rule, status_quo=quo)
        actors = [replace(a, member_of=("house",) if a.id in inside else ()) for a in built.actors]
        return replace(built, actors=(*actors, Actor("house", "House")))

    def side(group):
        """1 or -1: the outcome's side, of a vote whether it passes; 0 for neither. Where a
        majority of votes cast decides and nothing is known of a status quo, the side that wins."""
        flipped = [(-p if f"a{i}" in group else p, c) for i, (p, c) in enumerate(rows)]
        found = measure("decision_path", made(flipped)).summary or {}
        if "passes" in found and not (rule == "majority" and quo is None):
            return 1 if found["passes"] else -1
        return int(np.sign(round(found.get("outcome") or 0.0, 9)))

    found = measure("pivots", made(rows), model="decision_path")
    if not found.defined:
        assert side(()) == 0
        return
    assert sets(found.result) == smallest_sets(sorted({"a0", *inside}), side)


def smallest_sets(names, side):
    """Every minimal set of up to three that brings the outcome to the other side."""
    wanted = []
    for size in (1, 2, 3):
        for group in combinations(names, size):
            if not any(set(part) < set(group) for part in wanted) and side(group) * side(()) < 0:
                wanted.append(group)
    return sorted(wanted)


VOTES = [
    "majority",
    "majority;a0=2",
    "majority of members",
    "qualified:60%",
    "qualified:2/3 of cast",
    "qualified:>1/2 of members & 60% of votes;a0=3;a1=2",
    "qualified:60% of votes;a0=2;block=2",
]


@settings(deadline=None, max_examples=30)
@pytest.mark.slow
@given(
    rows_of.filter(lambda rows: 2 <= len(rows) <= 6),
    st.sampled_from(VOTES),
    st.sampled_from([None, -1.0, 0.5]),
)
def test_whoever_turns_a_vote_is_found(rows, rule, quo):
    """Against turning every set of up to three voters, and the smallest set of any size."""
    even_handed = rule.startswith("majority") and "of" not in rule and quo is None
    names = [f"a{i}" for i in range(len(rows))]

    def wins(group):
        flipped = [(-p if f"a{i}" in group else p, c) for i, (p, c) in enumerate(rows)]
        data = case(flipped, decided_by=tuple(names), decision_rule=rule, status_quo=quo)
        found = measure("decision_path", data).summary
        if even_handed:
            return int(np.sign(found["yes"] - found["no"]))
        return 1 if found["passes"] else -1

    data = case(rows, decided_by=tuple(names), decision_rule=rule, status_quo=quo)
    found = measure("pivots", data, model="decision_path").result
    if found is None:
        assert wins(()) == 0
        return
    assert found.summary["passes"] == (wins(()) > 0)
    small = [one for one in sets(found) if len(one) <= 3]
    assert small == smallest_sets(names, wins)
    sizes = [
        n for n in range(1, len(rows) + 1) for g in combinations(names, n) if wins(g) * wins(()) < 0
    ]
    assert (found.summary["smallest"] is None) == (not sizes)
    if sizes:
        assert (found.summary["at_least"] or 0) <= sizes[0] <= found.summary["smallest"]
    if sizes and "&" not in rule and "block" not in rule:
        assert found.summary["smallest"] == sizes[0]


def test_a_narrow_majority_may_be_tied_by_one_and_turned_by_two():
    """46 to 44 with 10 abstaining: one who turns makes it 45 to 45, which fails, two 44 to 46."""
    votes = [1.0] * 46 + [-1.0] * 44 + [0.0] * 10
    names = tuple(f"a{i}" for i in range(100))
    rule = {"decided_by": names, "decision_rule": "majority"}
    found = measure("pivots", case([(p, 1) for p in votes], **rule), model="decision_path")
    assert (found.summary["smallest"], found.summary["pairs"]) == (2, 46 * 45 // 2)
    assert found.values == {name: 0.5 * (i < 46) for i, name in enumerate(names)}
    assert [str(note) for note in found.result.notes][-1] == (
        "Each of a0, a1, a2, a3 and 42 others alone could bring a tie, which leaves things as "
        "they are."
    )
    turned = measure("pivots", case([(-p, 1) for p in votes], **rule), model="decision_path")
    assert turned.values == found.values
    # Where things stand where the opponents want them, a tie is as good for these as winning.
    quo = {**rule, "status_quo": -1.0}
    found = measure("pivots", case([(p, 1) for p in votes], **quo), model="decision_path")
    assert found.values == {name: float(i < 46) for i, name in enumerate(names)}
    assert "Each of a0, a1, a2, a3 and 42 others alone" in str(found.reading)


def test_no_side_is_not_defined():
    assert not measure("pivots", case([(0.5, 10), (-0.5, 10)])).defined
    assert not measure("pivots", case([(0.5, 10)]), model="decision_path").defined
    assert not measure("pivots", case([(0.5, 10)]), of="ties").defined


@settings(deadline=None, max_examples=60)
@pytest.mark.slow
@given(rows_of, st.sampled_from(["compromise", "opinion_dynamics"]), st.randoms())
def test_a_listed_set_turns_the_outcome_and_no_part_of_it_does(rows, model, random):
    ties = [(i, j, 1) for i in range(len(rows)) for j in range(i) if random.random() < 0.4]
    if not ties and model == "opinion_dynamics":
        return
    data = case(rows, ties)
    found = measure("pivots", data, model=model)
    now = measure(model, data).summary["outcome"]
    if not found.defined:
        assert now == pytest.approx(0, abs=1e-9)
        return

    def turns(group):
        flipped = [(-p if i in group else p, c) for i, (p, c) in enumerate(rows)]
        return measure(model, case(flipped, ties)).summary["outcome"] * np.sign(now) < -1e-12

    wanted = []
    for size in (1, 2, 3):
        for group in combinations(range(len(rows)), size):
            if not any(set(part) < set(group) for part in wanted) and turns(group):
                wanted.append(group)
    assert sets(found.result) == sorted(tuple(f"a{i}" for i in group) for group in wanted)


def test_scaling_capability_and_adding_somebody_without_any_change_nothing():
    rows = [(0.5, 30), (0.5, 30), (0.5, 30), (-0.8, 10)]
    want = sets(measure("pivots", case(rows)).result)
    assert sets(measure("pivots", case([(p, c / 3) for p, c in rows])).result) == want
    assert sets(measure("pivots", case([*rows, (1, 0)])).result) == want
