"""Whose change of sides turns a vote: against counting the vote anew for every set of voters."""

from dataclasses import replace
from itertools import combinations
from math import isnan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.decision_rule import read_rule
from graphkit.engines.outcomes.deciders import Deciders, Place
from graphkit.engines.outcomes.decision import decide
from graphkit.engines.outcomes.vote_flips import VoteFlips

NAN = float("nan")
RULES = [
    "majority",
    "majority;v0=2",
    "majority of members",
    "majority of members present",
    "qualified:60%;v0=3",
    "qualified:2/3 of cast",
    "qualified:3",
    "qualified:>1/2 of members & 60% of votes;v0=3;v1=2",
    "qualified:60%;v0=2;block=2",
    "qualified:2/3 of cast;block=2;quorum=3",
    "majority;quorum=1/2",
    "majority;proposer=v1",
    "qualified:2 of members;proposer=v0",
]
positions_of = st.lists(st.sampled_from([-1.0, -0.5, 0.0, 0.5, 1.0, NAN]), min_size=2, max_size=5)


def panel(rule, positions):
    """Voters v0, v1, ... at these positions; nan is one whose vote is not known."""
    names = tuple(f"v{i}" for i in range(len(positions)))
    places = tuple(
        None if isnan(held) else Place(held, (f"s{i}",)) for i, held in enumerate(positions)
    )
    parsed = read_rule(rule)
    proposer = places[names.index(parsed.proposer)] if parsed.proposer else None
    return Deciders(parsed, names, places, proposer=proposer)


def with_turned(positions, group):
    return [-held if i in group else held for i, held in enumerate(positions)]


def winner(rule, positions, quo):
    """Which side wins: 1 where it passes, else -1; where the larger side simply wins and no status
    quo is known, 0 where both are as large."""
    made = decide(read_rule(rule), [f"v{i}" for i in range(len(positions))], positions, quo)
    if read_rule(rule).even_handed and not quo and made.tally.quorate:
        weights = [2 if "v0=2" in rule and not i else 1 for i in range(len(positions))]
        held = [w * ((p > 0) - (p < 0)) for w, p in zip(weights, positions, strict=True)]
        return (sum(held) > 0) - (sum(held) < 0)
    return 1 if made.tally.passes else -1


@pytest.mark.relation
@settings(deadline=None, max_examples=50)
@given(st.sampled_from(RULES), positions_of, st.sampled_from([None, -1.0, 0.0, 0.5]))
def test_every_set_that_turns_a_vote_is_found_and_no_other(rule, positions, quo):
    deciding = panel(rule, positions)
    if deciding.rule.proposer and deciding.proposer is None:
        return
    flips, now = VoteFlips(deciding, quo), winner(rule, positions, quo)
    made = decide(deciding.rule, deciding.names, positions, quo)
    assert (flips.side, flips.passes, flips.carries) == (now, made.tally.passes, made.tally.carries)
    every = [g for n in range(len(positions) + 1) for g in combinations(range(len(positions)), n)]
    after = {group: winner(rule, with_turned(positions, group), quo) for group in every}
    if read_rule(rule).even_handed and not quo:
        tying = tuple(i for i in range(len(positions)) if after[i,] == 0 != now)
        assert flips.tying == tying
    else:
        assert flips.tying == ()
    if not now:
        return
    turning = [group for group in every if after[group] * now < 0]
    minimal = [g for g in turning if not any(set(part) < set(g) for part in turning)]
    found = flips.find()
    listed = [tuple(row) for rows in found.sets for row in rows.tolist()]
    assert sorted(listed) == sorted(group for group in minimal if len(group) <= found.exact_to)
    assert found.exact_to == 3
    sizes = list(map(len, minimal))
    several = len(deciding.rule.quotas) > 1 or deciding.rule.block is not None
    if sizes:
        assert found.example in turning
        if several and min(sizes) > 3:
            assert 3 < found.at_least <= min(sizes) <= len(found.example)
        else:
            assert len(found.example) == found.smallest == found.at_least == min(sizes)
    else:
        assert (found.smallest, found.example) == (None, ())
        able = sum(
            held * now > 0 for held in positions
        )  # the others are on the losing side already
        assert found.at_least > (min(3, able) if several else able)


@pytest.mark.parametrize(
    ("rule", "positions", "smallest", "at_least"),
    [
        # two must be for it: five of six who are turn it
        ("qualified:2 of members & 2 of votes", [1] * 6, 5, 5),
        ("qualified:2 of members & 3 of votes", [1] * 6, 4, 4),
        # four must be, by either count; v0 has three votes
        ("qualified:4 of members & 4 of votes", [-1] * 6, 4, 4),
        ("qualified:4 of members & 5 of votes;v0=3", [-1] * 6, 4, 4),
        # there are six members, or eight votes: no number of them is enough
        ("qualified:7 of members & 2 of votes;v0=3", [-1] * 6, None, 7),
        ("qualified:7 of members & 9 of votes;v0=3", [-1] * 6, None, 7),
        # a block of five stops it, or 1 who is for it is left
        ("qualified:2;block=5", [1] * 6, 5, 4),
    ],
)
def test_of_sets_of_more_than_three_one_is_found_by_the_weights(
    rule, positions, smallest, at_least
):
    found = VoteFlips(panel(rule, positions), None).find()
    assert [len(rows) for rows in found.sets] == [0, 0, 0]
    assert (len(found.example) or None, found.at_least) == (smallest, at_least)
    assert found.smallest == (smallest if positions[0] > 0 and "block" not in rule else None)
    if smallest:
        after = with_turned(positions, found.example)
        assert winner(rule, after, None) != winner(rule, positions, None)


def test_a_vote_without_a_quorum_is_turned_by_nobody():
    found = VoteFlips(panel("majority;quorum=3", [1, -1, NAN]), None).find()
    assert (found.sets, found.example, found.smallest) == ((), (), None)
    assert (found.at_least, found.exact_to) == (4, 3)


def test_a_proposer_among_the_voters_turns_with_its_vote():
    """From -1, v1 accepts up to 2, v2 nothing: the proposer v0 gets all of .5; turned to -.5 it
    gets that, which both others accept."""
    flips = VoteFlips(panel("qualified:2 of members;proposer=v0", [0.5, 0.5, -1.0]), -1.0)
    assert (flips.outcome(()), flips.outcome((0,))) == (0.5, -0.5)
    outside = replace(panel("qualified:2;proposer=v0", [0.5, 0.5, -1.0]), names=("a", "b", "c"))
    assert VoteFlips(outside, -1.0).outcome((0,)) == 0.0  # b accepts up to 2, a up to 0


@pytest.mark.relation
@settings(deadline=None, max_examples=25)
@given(st.sampled_from(RULES), positions_of, st.sampled_from([None, -1.0, 0.5]), st.data())
def test_where_a_vote_leads_when_some_turn_is_where_it_leads_when_counted_anew(
    rule, positions, quo, data
):
    deciding = panel(rule, positions)
    if deciding.rule.proposer and deciding.proposer is None:
        return
    group = data.draw(st.sets(st.integers(0, len(positions) - 1)))
    after = with_turned(positions, group)
    anew = panel(rule, after).decide(quo).outcome
    assert VoteFlips(deciding, quo).outcome(tuple(group)) == (
        None if anew is None else pytest.approx(anew, abs=1e-12)
    )
