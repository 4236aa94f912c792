"""Votes: against counting by hand in plain Python, turned round, and as positions rise."""

from fractions import Fraction
from math import isnan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.decision_rule import read_rule
from graphkit.engines.outcomes.decision import decide
from graphkit.engines.outcomes.vote import Vote

NAN = float("nan")
positions_of = st.lists(
    st.one_of(st.integers(-4, 4).map(lambda n: n / 4), st.just(NAN)), min_size=1, max_size=7
)
RULES = [
    "majority",
    "majority of members",
    "majority of members present",
    "qualified:2/3",
    "qualified:2/3 of cast",
    "qualified:3",
    "qualified:>1/2 of members & 60% of votes;v0=3;v1=2",
    "qualified:60%;v0=3;block=2",
    "majority;quorum=1/2",
    "qualified:2/3 of cast;block=2;quorum=3",
]


def names_of(positions):
    return [f"v{i}" for i in range(len(positions))]


def by_hand(rule, positions):
    """Whether those above 0 carry it, counted with whole numbers and fractions."""
    weights = {"v0": 3} if "v0=3" in rule else {}
    weights |= {"v1": 2} if "v1=2" in rule else {}
    votes = [weights.get(f"v{i}", 1) for i in range(len(positions))]
    for_it = [p > 0 for p in positions]
    there = [not isnan(p) for p in positions]
    cast = [not isnan(p) and p != 0 for p in positions]
    everyone = [True] * len(positions)

    def heads(who):
        return sum(who)

    def weight(who):
        return sum(vote for vote, chosen in zip(votes, who, strict=True) if chosen)

    if not heads(for_it):
        return False
    two, most = Fraction(2, 3), Fraction(3, 5)
    against = heads(everyone) - heads(for_it)
    match rule:
        case "majority":
            return 2 * heads(for_it) > heads(cast)
        case "majority of members":
            return 2 * heads(for_it) > heads(everyone)
        case "majority of members present":
            return 2 * heads(for_it) > heads(there)
        case "qualified:2/3":
            return heads(for_it) >= two * heads(everyone)
        case "qualified:2/3 of cast":
            return heads(for_it) >= two * heads(cast)
        case "qualified:3":
            return heads(for_it) >= 3
        case "qualified:>1/2 of members & 60% of votes;v0=3;v1=2":
            return 2 * heads(for_it) > heads(everyone) and weight(for_it) >= most * weight(everyone)
        case "qualified:60%;v0=3;block=2":
            return weight(for_it) >= most * weight(everyone) or against < 2
        case "majority;quorum=1/2":
            return 2 * heads(for_it) > heads(cast) and 2 * heads(there) >= heads(everyone)
        case "qualified:2/3 of cast;block=2;quorum=3":
            few = heads(cast) - heads(for_it) < 2
            return heads(there) >= 3 and (heads(for_it) >= two * heads(cast) or few)


@settings(deadline=None, max_examples=300)
@given(st.sampled_from(RULES), positions_of)
def test_as_counted_by_hand(rule, positions):
    names, parsed = names_of(positions), read_rule(rule)
    found = decide(parsed, names, positions, None)
    assert found.tally.carries == found.tally.passes == by_hand(rule, positions)
    counted = found.tally
    assert (counted.yes, counted.no) == (
        sum(p > 0 for p in positions),
        sum(p < 0 for p in positions),
    )
    assert (counted.abstain, counted.absent) == (positions.count(0), sum(map(isnan, positions)))
    # who can stop it alone, all others being for it
    each = [[-1.0 if j == i else 1.0 for j in range(len(names))] for i in range(len(names))]
    alone = [i for i, others in enumerate(each) if not by_hand(rule, others)]
    assert list(found.can_stop) == (alone if by_hand(rule, [1.0] * len(names)) else [])


@pytest.mark.relation
@settings(deadline=None, max_examples=300)
@given(st.sampled_from(RULES), positions_of, st.sampled_from([None, -1.0, -0.5, 0.0, 0.5]))
def test_turned_round_with_the_status_quo_everything_turns_round(rule, positions, quo):
    names, parsed = names_of(positions), read_rule(rule)
    one = decide(parsed, names, positions, quo)
    other = decide(parsed, names, [-p for p in positions], None if quo is None else -quo)
    if one.outcome is None:
        assert other.outcome is None
    else:
        assert other.outcome == pytest.approx(-one.outcome, abs=1e-12)
    assert (one.can_stop, one.by) == (other.can_stop, other.by)
    if parsed.even_handed and one.outcome is not None:
        # a plain majority needs no status quo to be turned
        assert decide(parsed, names, [-p for p in positions], None).outcome in (
            pytest.approx(-one.outcome, abs=1e-12), None,
        )  # fmt: skip


@pytest.mark.relation
@settings(deadline=None, max_examples=300)
@pytest.mark.slow
@given(st.sampled_from(RULES), positions_of)
def test_the_outcome_is_on_the_side_that_wins(rule, positions):
    found = decide(read_rule(rule), names_of(positions), positions, None)
    if found.tally.passes:
        both = by_hand(rule, [-p for p in positions])  # where few are needed, either side may
        assert found.outcome is None if both else found.outcome > 0
    else:
        assert found.outcome is None or found.outcome < 0


@pytest.mark.relation
@settings(deadline=None, max_examples=200)
@given(st.sampled_from(RULES), positions_of, st.data())
def test_another_vote_for_it_never_harms(rule, positions, data):
    names, parsed = names_of(positions), read_rule(rule)
    voter = data.draw(st.integers(0, len(positions) - 1))
    more = [*positions[:voter], 1.0, *positions[voter + 1 :]]
    before = decide(parsed, names, positions, None).tally
    after = decide(parsed, names, more, None).tally
    assert after.carries or not before.carries


@pytest.mark.relation
@settings(deadline=None, max_examples=200)
@given(st.sampled_from(RULES), positions_of)
def test_those_who_block_it_would_alone_and_no_fewer_of_them(rule, positions):
    names, parsed = names_of(positions), read_rule(rule)
    found = decide(parsed, names, positions, None)
    if not found.stopped_by:
        return
    assert all(not positions[i] > 0 for i in found.stopped_by)

    def stops(who):
        return not by_hand(rule, [-1.0 if i in who else 1.0 for i in range(len(names))])

    assert stops(found.stopped_by)
    for left in found.stopped_by:
        assert not stops([i for i in found.stopped_by if i != left])


@pytest.mark.relation
@settings(deadline=None, max_examples=100)
@given(
    st.sampled_from(RULES),
    st.lists(positions_of, min_size=2, max_size=5),
    st.sampled_from([None, -0.5]),
)
def test_many_at_once_are_as_one_by_one(rule, many, quo):
    size = min(map(len, many))
    held = np.array([positions[:size] for positions in many]).T
    names, parsed = names_of(held[:, 0]), read_rule(rule)
    outcomes, carried = Vote(parsed, names).outcomes(held, quo)
    for column, positions in enumerate(held.T.tolist()):
        found = decide(parsed, names, positions, quo)
        assert carried[column] == found.tally.carries
        assert (
            isnan(outcomes[column]) if found.outcome is None else outcomes[column] == found.outcome
        )


def test_the_absent_may_change_it():
    def counted(rule, positions):
        return decide(read_rule(rule), names_of(positions), positions, None).tally

    assert counted("majority", [1, 1, -1, NAN, NAN]).open  # 2 to 1, or 2 to 3
    assert not counted("majority", [1, 1, 1, -1, NAN]).open
    assert not counted("majority", [1, 1, -1]).open


def test_a_lost_quota_without_a_blocking_minority_carries():
    """Of 27 states 24 with 60 of 100 are for it: below 65, but three against cannot block."""
    names = [f"s{i}" for i in range(27)]
    people = ", ".join(f"s{i}={40 / 3 if i < 3 else 2.5}" for i in range(27))
    rule = read_rule(f"qualified:55% of members & 65% of people; people: {people}; block=4")
    assert decide(rule, names, [-1.0] * 3 + [1.0] * 24, None).tally.unblocked
    assert not decide(rule, names, [-1.0] * 4 + [1.0] * 23, None).tally.passes
