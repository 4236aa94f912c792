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


def test_who_turns_how_many_coalitions_by_hand():
    """Two votes of a against one of b and c each, three needed: a turns {b}, {c} and {b, c}, three
    of the four that it is not in; b and c turn {a} alone, one of four."""
    orders, banzhaf, absolute = indices([2, 1, 1], lambda held: held >= 3)
    assert absolute == [Fraction(3, 4), Fraction(1, 4), Fraction(1, 4)]
    assert banzhaf == [Fraction(3, 5), Fraction(1, 5), Fraction(1, 5)]
    assert orders == [Fraction(4, 6), Fraction(1, 6), Fraction(1, 6)]


def test_where_nothing_can_carry_nobody_has_power():
    assert indices([2, 1], lambda held: held >= 9) == ([0, 0], [0, 0], [0, 0])


def test_weights_of_more_digits_than_a_number_holds_are_tried_out_one_by_one():
    rows = [(1, 3_000_000_019, 1_000_000_007), (1, 2_000_000_011, 5_000_000_029),
            (1, 1_000_000_007, 2_000_000_033)]  # fmt: skip

    def wins(members, one, other):
        return (members >= 2) & (one >= 4e9) & (other >= 6e9)

    assert indices(rows, wins)[:2] == enumerated(rows, wins)
    with pytest.raises(OverflowError):
        indices([(1, 3 * 10**9 + n, 10**9 + n * n) for n in range(21)], wins)


def test_the_table_and_the_summary_of_a_council():
    """Four votes of six are needed, of which a has three: a turns every coalition of three or
    more votes that it is not in short of four: {b}, {c}, {b, c}, {d}, ..., all but the empty one
    and those of all three others, who have three."""
    issue = Issue("q", "?", decided_by=("a", "b", "c", "d"), decision_rule="qualified:4;a=3")
    data = Dataset("case", actors=tuple(Actor(one, one) for one in "abcd"), issues=(issue,))
    found = measure("power_index", data).result
    assert {**found.summary} == {"rule": "qualified", "votes": 6.0, "quota": 4.0, "quotas": 1}
    assert [(column.key, column.format) for column in found.table.columns] == [
        ("actor", None), ("votes", "g"), ("shapley_shubik", ".1%"), ("banzhaf", ".1%"),
        ("absolute_banzhaf", ".1%"),
    ]  # fmt: skip
    # orders: a turns it unless it comes first; b, c and d one in twelve each
    rows = [(row[0].id, *row[1:]) for row in found.table.rows]
    assert rows[0] == ("a", 3.0, pytest.approx(3 / 4), pytest.approx(7 / 10), pytest.approx(7 / 8))
    assert rows[1:] == [
        (one, 1.0, pytest.approx(1 / 12), pytest.approx(1 / 10), pytest.approx(1 / 8))
        for one in "bcd"
    ]
    assert str(found.reading) == "a holds 75% of the voting power on q, with 50% of the votes."
    assert measure("power_index", data, quota=6.0).values == pytest.approx(
        dict.fromkeys("abcd", 0.25)
    )


@pytest.mark.parametrize(
    ("rule", "quota", "quotas"),
    [
        ("majority", 3.0, 1),  # half of six, to be exceeded
        ("qualified:2/3", 4.0, 1),
        ("qualified:5", 5.0, 1),
        ("consent", 6.0, 1),
        ("qualified:50% of members & 2/3 of votes", None, 2),
    ],
)
def test_the_quota_in_votes(rule, quota, quotas):
    found = measure("power_index", council(rule)).summary
    assert found["quota"] == (None if quota is None else pytest.approx(quota))
    assert (found["quotas"], found["votes"], found["rule"]) == (quotas, 6, rule.split(":")[0])


def test_a_quorum_says_nothing_of_power():
    assert measure("power_index", council("majority;quorum=7")).values == pytest.approx(
        dict.fromkeys(EEC, 1 / 6)
    )


def test_weights_come_beside_those_of_the_rule_and_a_list_must_have_everyone():
    """fr has 4 by the rule and de 4 by what is asked for: with 9 of 12 both are needed."""
    found = measure("power_index", council("qualified:9;fr=4"), weights="de=4")
    assert found.summary["votes"] == 12
    assert found.values["fr"] == found.values["de"] > found.values["it"]
    said = measure("power_index", council("qualified:2 of seats; seats: fr=2")).why_not
    assert str(said) == "de has no weight in seats."


def test_a_large_chamber_is_counted_exactly():
    shapley, _, _ = indices([1] * 435 + [2], lambda weight: 2 * weight > 437)
    assert sum(shapley) == 1
    assert shapley[0] < shapley[-1] < 3 * shapley[0]
