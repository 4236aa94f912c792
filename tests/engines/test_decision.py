"""Decision rules: hand-made cases and a search over a grid."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.decision_rule import read_rule
from graphkit.engines.outcomes.decision import best_for_proposer, decide

THREE = ["a", "b", "c"]


def outcome(rule, positions, quo=None, proposal=None):
    names = THREE[: len(positions)]
    return decide(read_rule(rule), names, positions, quo, proposal)


@pytest.mark.parametrize(
    ("rule", "positions", "quo", "want", "by"),
    [
        ("sole", [0.4, -1, -1], None, 0.4, 0),
        (None, [0.4, -1, -1], None, 0.4, 0),
        ("majority", [0.9, -0.5, 0.2], None, 0.2, 2),
        ("majority;a=3", [0.9, -0.5, 0.2], None, 0.9, 0),
        # from -1: b accepts up to 1.8, c up to 0
        ("consent", [0.9, 0.4], -1, 0.9, 0),
        ("consent", [0.9, 0.4, -0.5], -1, 0.0, 2),
        ("veto", [0.9, 0.4, -0.5], -1, 0.0, 2),
        ("consent", [0.9, 0.4, -1], -1, -1, None),
        # a vote of two or more: the second most in favour is the last one needed
        ("qualified:2", [0.9, 0.4, -1], -1, 0.4, 1),
        ("qualified:2", [0.9, -0.4, -1], -1, -1, None),  # 1 of 2: things stay
        ("qualified:2", [0.9, -0.4, -1], 0, -0.4, 1),  # from the middle either side may carry
        ("majority", [0.9, 0, 0.2], None, 0.55, None),  # of the two votes cast: midway
        ("majority", [0.9, 0, -0.2], None, None, None),  # 1 to 1
        ("majority", [0.9, 0, -0.2], -0.5, -0.5, None),
        ("majority of members", [0.9, 0, -0.2], None, None, None),  # 1 of 2 needed, either way
        ("majority of members", [0.9, 0.1, 0], None, 0.1, 1),
        ("qualified:2/3 of cast", [0.9, 0, 0], None, 0.9, 0),  # who abstains casts no vote
        ("qualified:2/3 of cast", [0, -0.4, 0], None, -0.4, 1),
        # things stand on the side of support: two must be against to change that
        ("qualified:2", [0.9, -0.4, -1], 1, -0.4, 1),
        ("qualified:2", [0.9, 0.4, -1], 1, 1, None),
        # of all but b, who takes no side: the least committed
        ("consent;abstain=not counted", [0.9, 0, 0.4], None, 0.4, 2),
        ("consent", [0.9, 0, 0.4], None, None, None),
        # from .5: the first wants down to .2, the second will not go down
        ("consent", [0.2, 0.9], 0.5, 0.5, None),
        # without a known status quo: the least committed sets it, a veto only blocks
        ("consent", [-0.9, -0.2, -0.4], None, -0.2, 1),
        ("veto", [-0.9, -0.2, -0.4], None, -0.9, 0),
        ("consent", [-0.9, 0.2, -0.4], None, None, None),
        ("veto", [-0.9, 0.2, -0.4], None, None, None),
        ("qualified:2", [-0.9, 0.2, -0.4], None, -0.4, 2),
        ("qualified:3;a=2", [-0.9, 0.2, -0.4], None, -0.4, 2),
        ("unanimity", [-0.9, -0.2, -0.4], None, -0.2, 1),
        ("simple majority", [0.9, -0.5, 0.2], None, 0.2, 2),
    ],
)
def test_three_deciders_by_hand(rule, positions, quo, want, by):
    found = outcome(rule, positions, quo)
    assert found.outcome == (None if want is None else pytest.approx(want, abs=1e-12))
    assert found.by == by


def test_who_can_and_who_does_stop_it():
    assert outcome("consent", [0.9, 0.4, -1], -1).can_stop == (0, 1, 2)
    assert outcome("consent", [0.9, 0.4, -1], -1).stopped_by == (2,)
    assert outcome("qualified:4;a=3", [0.9, 0.4, -1], -1).can_stop == (0,)
    assert outcome("consent", [-0.9, 0.2, -0.4]).stopped_by == (1,)
    assert outcome("majority", [0.9, 0.4, -1]).can_stop == ()
    # nothing is known of a status quo: who is not on the side of the first
    assert outcome("consent", [0.9, 0.5, -0.2]).stopped_by == (2,)
    assert outcome("consent", [-0.9, -0.5, 0.2]).stopped_by == (2,)
    assert outcome("consent", [0.0, 0.5, -0.2]).stopped_by == (1, 2)


def test_it_fails_with_whoever_would_go_none_of_the_way():
    """From .3 the first wants down to -.8: b goes to -.7, c likes nothing below .3."""
    assert outcome("consent", [-0.8, -0.2, 0.9], 0.3).stopped_by == (2,)
    assert outcome("consent", [-0.8, 0.3, 0.9], 0.3).stopped_by == (1, 2)
    # b takes no side and is not asked, though things stand on its other side
    silent = outcome("consent;abstain=not counted", [0.8, 0.0, 0.1], 0.2)
    assert (silent.outcome, silent.stopped_by) == (0.2, (2,))
    # the proposer itself is content: b where it is one of those who decide, else none of them
    assert outcome("consent;proposer=b", [-0.8, 0.3, -0.9], 0.3, 0.3).stopped_by == (1,)
    assert outcome("consent;proposer=p", [-0.8, 0.2, -0.9], 0.3, 0.3).stopped_by == ()


@pytest.mark.parametrize(
    "word",
    [
        "unanimous",
        "qualified",
        "qualified:x",
        "qualified:-1",
        "sole:2",
        "sole:",
        "majority;a",
        "majority;a=0",
        "majority;a=1;a=2",
    ],
)
def test_a_rule_that_cannot_be_read_is_refused(word):
    with pytest.raises(ValueError, match=r"'"):
        read_rule(word)


places = st.integers(-10, 10).map(lambda n: n / 10)


def test_a_proposer_gets_what_it_likes_best_among_what_carries():
    """From -1, b accepts up to 1.8 and c nothing else: two of three take all of .9."""
    rule = read_rule("qualified:2;proposer=a")
    found = decide(rule, THREE, [0.9, 0.4, -1], -1, 0.9)
    assert (found.outcome, found.by, found.tally.passes) == (0.9, 0, True)
    # b at -.6 accepts up to -.2; the proposer, who does not vote, would rather have .5
    found = decide(rule, THREE[1:], [-0.6, -0.9], -1, 0.5)
    assert found.outcome == pytest.approx(-0.8)  # both are needed and c accepts up to -.8
    assert found.by == 1


@pytest.mark.relation
@settings(deadline=None)
@given(st.lists(places, min_size=1, max_size=5), places, st.integers(1, 5))
def test_nothing_on_a_grid_is_accepted_and_better_for_the_proposer(positions, quo, quota):
    names = [f"d{i}" for i in range(len(positions))]
    quota = min(quota, len(positions))
    rule = read_rule(f"qualified:{quota};proposer=d0")
    found = decide(rule, names, positions, quo, positions[0])
    grid = np.linspace(-1, 1, 201)
    own = np.array(positions)
    accepted = np.abs(grid[:, None] - own) <= np.abs(quo - own) + 1e-9
    passes = (accepted.sum(axis=1) >= quota) & accepted[:, 0]
    best = np.abs(grid[passes] - positions[0]).min()  # the status quo is on the grid
    assert abs(found.outcome - positions[0]) == pytest.approx(best, abs=1e-6)


@pytest.mark.parametrize(
    ("positions", "stopped"),
    [
        # All three votes are needed, so that one who is not for it stops it.
        ([1, float("nan"), 0], (2,)),  # who abstains is there, and comes before who is not
        ([0, 1, -1], (2,)),  # who is against comes first
        ([1, 1, float("nan")], (2,)),
        ([1, 1, 1], ()),
    ],
)
def test_who_stops_a_vote_that_needs_all(positions, stopped):
    assert decide(read_rule("qualified:3"), THREE, positions, -1).stopped_by == stopped


def test_of_those_against_the_heaviest_stop_it():
    """Four of five votes are needed: b's three stop it, as both others would."""
    rule = read_rule("qualified:4;b=3")
    assert decide(rule, THREE, [-1, -1, -1], -1).stopped_by == (1,)
    assert decide(rule, THREE, [-1, 0, -1], -1).stopped_by == (0, 2)  # who is against comes first


@pytest.mark.parametrize(
    ("rule", "positions", "proposal", "quo", "want"),
    [
        # nothing is known of a status quo: what carries is the proposal where it is on that side
        ("qualified:2;proposer=p", [0.9, 0.4, -1], 0.5, None, 0.5),
        ("qualified:2;proposer=p", [0.9, 0.4, -1], -0.5, None, 0.4),
        ("qualified:2;proposer=p", [0.9, 0.4, -1], 0.0, None, 0.4),
        ("qualified:2;proposer=p", [-0.9, -0.4, 1], -0.5, None, -0.5),
        ("qualified:2;proposer=p", [-0.9, -0.4, 1], 0.5, None, -0.4),
        ("qualified:2;proposer=p", [0.9, 0, -1], 0.5, None, None),
        # a proposer at the status quo leaves things there
        ("qualified:2;proposer=p", [0.9, 0.4, -1], -1, -1, -1),
    ],
)
def test_where_a_vote_on_a_proposal_leads(rule, positions, proposal, quo, want):
    found = decide(read_rule(rule), THREE, positions, quo, proposal)
    assert found.outcome == (None if want is None else pytest.approx(want, abs=1e-12))


def test_who_is_absent_is_not_against_a_proposal():
    """Two of three votes cast like 0.9 better than 0; two are absent, so that five would not do."""
    rule, names = read_rule("majority"), list("abcde")
    positions = [0.9, 0.8, -1.0, math.nan, math.nan]
    assert decide(rule, names, positions, 0.0, 0.9).outcome == pytest.approx(0.9)
    held = np.array([positions, positions[::-1]]).T
    found = best_for_proposer(rule, names, held, 0.0, np.array([0.9, 0.9]))
    assert found.tolist() == pytest.approx([0.9, 0.9])


@given(
    st.lists(st.integers(-10, 10), min_size=1, max_size=4),
    st.integers(-10, 10),
    st.booleans(),
)
def test_turned_round_a_proposal_leads_to_the_opposite(places, quo, blocks):
    rule = read_rule("consent" if blocks else "majority")
    held = np.array(places, dtype=float)[:, None] / 10
    names = list("abcd")[: len(places)]
    found = best_for_proposer(rule, names, held, quo / 10)
    assert best_for_proposer(rule, names, -held, -quo / 10) == -found
    assert (np.abs(found) <= 1).all()
