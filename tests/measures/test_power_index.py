"""Voting power: the European Economic Community of 1958, and counting every coalition."""

from fractions import Fraction
from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from published import EEC, EEC_BANZHAF, EEC_QUOTA, EEC_SHAPLEY

from graphkit.api import measure
from graphkit.dataset import Actor, Dataset, Issue, Stance
from graphkit.engines.outcomes import voting_power
from graphkit.engines.outcomes.voting_power import indices
from graphkit.errors import UsageError


def council(rule, decided_by=tuple(EEC)):
    issue = Issue("q", "?", decided_by=decided_by, decision_rule=rule)
    return Dataset("eec", actors=tuple(Actor(one, one) for one in EEC), issues=(issue,))


WEIGHTS = "|".join(f"{one}={votes}" for one, votes in EEC.items())


@pytest.mark.parametrize(
    ("data", "parameters"),
    [
        (council(f"quota:{EEC_QUOTA};" + WEIGHTS.replace("|", ";")), {}),
        (council(f"qualified:{EEC_QUOTA}"), {"weights": WEIGHTS}),
        (council(None, ()), {"weights": WEIGHTS, "quota": EEC_QUOTA}),
    ],
)
def test_the_community_of_1958(data, parameters):
    found = measure("power_index", data, **parameters).values
    assert found == pytest.approx({one: share / 60 for one, share in EEC_SHAPLEY.items()})
    found = measure("power_index", data, index="banzhaf", **parameters).values
    assert found == pytest.approx({one: share / 21 for one, share in EEC_BANZHAF.items()})


def test_rules_as_simple_games():
    assert measure("power_index", council("sole")).values == {"fr": 1.0}
    assert measure("power_index", council("consent")).values == pytest.approx(
        dict.fromkeys(EEC, 1 / 6)
    )
    assert measure("power_index", council("majority")).values == pytest.approx(
        dict.fromkeys(EEC, 1 / 6)
    )


def test_no_rule_a_stranger_or_an_unreachable_quota_is_not_defined():
    assert not measure("power_index", council(None)).defined
    assert not measure("power_index", council("majority;uk=3")).defined
    assert not measure("power_index", council("qualified:7")).defined


def test_votes_that_are_none_are_refused():
    with pytest.raises(UsageError, match="'x' is not a number above 0"):
        measure("power_index", council("majority"), weights="fr=x")
    with pytest.raises(UsageError, match="A quota is above 0, not -1"):
        measure("power_index", council("majority"), quota=-1.0)


def test_who_is_first_alone_and_who_shares_it():
    said = str(measure("power_index", council("consent")).reading)
    assert said.startswith("be, de, fr and 3 others hold 17% of the voting power")
    said = str(measure("power_index", council("qualified:8;fr=4")).reading)
    assert said.startswith("fr holds")


def brute(weights, quota):
    size = len(weights)
    pivots, swings = [0] * size, [0] * size
    for order in permutations(range(size)):
        total = 0
        for player in order:
            total += weights[player]
            if total >= quota:
                pivots[player] += 1
                break
    for player in range(size):
        others = [other for other in range(size) if other != player]
        for count in range(size):
            for group in combinations(others, count):
                total = sum(weights[other] for other in group)
                swings[player] += total < quota <= total + weights[player]
    orders = sum(pivots)
    return [Fraction(p, orders) for p in pivots], [Fraction(s, sum(swings)) for s in swings]


@pytest.mark.relation
@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(1, 8), min_size=1, max_size=6), st.data())
def test_as_counting_every_order_and_coalition(weights, data):
    quota = data.draw(st.integers(1, sum(weights)))
    shapley, banzhaf, _ = indices(weights, lambda weight: weight >= quota)
    assert (shapley, banzhaf) == brute(weights, quota)


def enumerated(rows, wins):
    """Both indices from every order, of players with a row of weights each."""
    size = len(rows)
    pivots, swings = [0] * size, [0] * size

    def won(group):
        return wins(*(sum(rows[one][k] for one in group) for k in range(len(rows[0]))))

    for order in permutations(range(size)):
        turning = next(n for n in range(size) if won(order[: n + 1]))
        pivots[order[turning]] += 1
    for player in range(size):
        others = [other for other in range(size) if other != player]
        for count in range(size):
            for group in combinations(others, count):
                swings[player] += not won(group) and won((*group, player))
    orders = sum(pivots)
    return [Fraction(p, orders) for p in pivots], [Fraction(s, sum(swings)) for s in swings]


two_quotas = st.lists(
    st.tuples(st.just(1), st.integers(1, 9), st.integers(1, 3)), min_size=1, max_size=6
)


@pytest.mark.relation
@settings(deadline=None, max_examples=40)
@given(two_quotas, st.data(), st.booleans())
def test_several_quotas_as_counting_every_order_and_coalition(rows, data, one_by_one):
    totals = [sum(column) for column in zip(*rows, strict=True)]
    needed = [data.draw(st.integers(1, total)) for total in totals]

    def wins(*sums):
        return np.logical_and.reduce([held >= n for held, n in zip(sums, needed, strict=True)])

    with pytest.MonkeyPatch.context() as patch:
        if data.draw(st.booleans()):
            patch.setattr(voting_power, "DENSE", 0)
        if one_by_one:  # as where there are too many kinds of coalitions
            patch.setattr(voting_power, "LARGEST", 0)
            patch.setattr(voting_power, "DENSE", 0)
        shapley, banzhaf, _ = indices(rows, wins)
    assert (shapley, banzhaf) == enumerated(rows, wins)


def test_a_double_majority_by_hand():
    """Two of three members and 60 of 100 people. b and c (50) fall short, so a is needed, with
    either: a turns 4 of 6 orders (second or third), b and c one each (a first, then they)."""
    rule = "qualified:2 of members & 60% of people; people: a=50, b=30, c=20"
    issue = Issue("q", "?", decided_by=("a", "b", "c"), decision_rule=rule)
    data = Dataset("case", actors=tuple(Actor(one, one) for one in "abc"), issues=(issue,))
    found = measure("power_index", data)
    assert found.values == pytest.approx({"a": 4 / 6, "b": 1 / 6, "c": 1 / 6})
    assert found.summary["quotas"] == 2


def test_members_of_a_body_have_the_power_where_they_vote():
    actors = (*(Actor(one, one, member_of=("house",)) for one in "abc"), Actor("house", "House"))
    issue = Issue("q", "?", decided_by=("house",), decision_rule="majority;a=2")
    stances = tuple(Stance(f"s{one}", one, "q", 1.0) for one in "abc")
    data = Dataset("case", actors=actors, issues=(issue,), stances=stances)
    # 3 of 4 votes: a is in both pairs that win; 4 of 6 orders
    assert measure("power_index", data).values == pytest.approx(
        {"a": 4 / 6, "b": 1 / 6, "c": 1 / 6}
    )


def test_a_veto_a_block_and_what_cannot_be_counted():
    assert measure("power_index", council("veto")).values["fr"] == pytest.approx(1 / 6)
    # any two of six can block 5 of 6, unless two of them must: then five or more win as before
    same = measure("power_index", council("qualified:5;block=2"))
    assert same.values == pytest.approx(dict.fromkeys(EEC, 1 / 6))
    names = tuple(f"s{i}" for i in range(27))
    people = ", ".join(f"s{i}={1_000_003 + pow(7, i, 999_983)}" for i in range(27))
    issue = Issue("q", "?", decided_by=names, decision_rule=f"qualified:65% of p; p: {people}")
    data = Dataset("big", actors=tuple(Actor(one, one) for one in names), issues=(issue,))
    assert "too many kinds" in str(measure("power_index", data).why_not)


def test_a_large_chamber_is_counted_exactly():
    shapley, _, _ = indices([1] * 435 + [2], lambda weight: 2 * weight > 437)
    assert sum(shapley) == 1
    assert shapley[0] < shapley[-1] < 3 * shapley[0]
