"""Voting power: the European Economic Community of 1958, and counting every coalition."""

from fractions import Fraction
from itertools import combinations, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.api import measure
from graphkit.dataset import Actor, Dataset, Issue
from graphkit.engines.outcomes.voting_power import indices
from graphkit.errors import UsageError

EEC = {"fr": 4, "de": 4, "it": 4, "be": 2, "nl": 2, "lu": 1}
SHAPLEY = {"fr": 14, "de": 14, "it": 14, "be": 9, "nl": 9, "lu": 0}
BANZHAF = {"fr": 5, "de": 5, "it": 5, "be": 3, "nl": 3, "lu": 0}


def council(rule, decided_by=tuple(EEC)):
    issue = Issue("q", "?", decided_by=decided_by, decision_rule=rule)
    return Dataset("eec", actors=tuple(Actor(one, one) for one in EEC), issues=(issue,))


WEIGHTS = "|".join(f"{one}={votes}" for one, votes in EEC.items())


@pytest.mark.parametrize(
    ("data", "parameters"),
    [
        (council("quota:12;" + WEIGHTS.replace("|", ";")), {}),
        (council("qualified:12"), {"weights": WEIGHTS}),
        (council(None, ()), {"weights": WEIGHTS, "quota": 12}),
    ],
)
def test_the_community_of_1958(data, parameters):
    found = measure("power_index", data, **parameters).values
    assert found == pytest.approx({one: share / 60 for one, share in SHAPLEY.items()})
    found = measure("power_index", data, index="banzhaf", **parameters).values
    assert found == pytest.approx({one: share / 21 for one, share in BANZHAF.items()})


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


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(1, 8), min_size=1, max_size=6), st.data())
def test_as_counting_every_order_and_coalition(weights, data):
    quota = data.draw(st.integers(1, sum(weights)))
    shapley, banzhaf, _ = indices(weights, lambda weight: weight >= quota)
    assert (shapley, banzhaf) == brute(weights, quota)


def test_a_large_chamber_is_counted_exactly():
    shapley, _, _ = indices([1] * 435 + [2], lambda weight: 2 * weight > 437)
    assert sum(shapley) == 1
    assert shapley[0] < shapley[-1] < 3 * shapley[0]
