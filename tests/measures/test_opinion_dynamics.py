"""Opinion dynamics: every model by hand on three actors, and relations that must hold."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array

from graphkit.api import measure
from graphkit.dataset import Actor, Dataset, Issue, Stance, Tie
from graphkit.engines.outcomes.opinion import FriedkinJohnsen, consensus, shared_out
from graphkit.errors import UsageError


def case(places, ties, *, capability=None):
    """`places` maps actors to positions (None: no stance); `ties` are (from, to, value, both)."""
    capability = capability or {}
    return Dataset(
        "case",
        actors=tuple(Actor(one, one, capability=capability.get(one, 10.0)) for one in places),
        issues=(Issue("q", "?"),),
        stances=tuple(
            Stance(f"s{one}", one, "q", place, 1.0)
            for one, place in places.items()
            if place is not None
        ),
        ties=tuple(
            Tie(f"t{i}", a, b, 1 if value > 0 else -1, strength=abs(value), directed=not both)
            for i, (a, b, value, both) in enumerate(ties)
        ),
    )


CHAIN = [("a", "b", 1, False), ("b", "c", 1, False)]


def test_friedkin_johnsen_by_hand():
    # a hears nobody; b = .5 a + .5 (-1) = 0; c = .5 b + .5 x .6
    found = measure("opinion_dynamics", case({"a": 1.0, "b": -1.0, "c": 0.6}, CHAIN)).result
    assert found.values == pytest.approx({"a": 1, "b": 0, "c": 0.3})
    assert found.summary["outcome"] == pytest.approx(1.3 / 3)
    assert found.summary["before"] == pytest.approx(0.2)


def test_an_actor_without_a_stance_passes_on_what_it_hears():
    found = measure("opinion_dynamics", case({"a": 1.0, "b": None, "c": 0.0}, CHAIN)).result
    assert found.values == pytest.approx({"a": 1, "c": 0.5})
    assert found.summary["passing_on"] == 1


def test_degroot_by_hand():
    # a hears b; b hears a and c alike; c hears a: long-run attention 2/5, 2/5, 1/5
    ties = [("b", "a", 1, False), ("a", "b", 3, False), ("c", "b", 3, False), ("a", "c", 2, False)]
    data = case({"a": 1.0, "b": -1.0, "c": 0.5}, ties)
    found = measure("opinion_dynamics", data, model="degroot").values
    assert found == pytest.approx({"a": 0.1, "b": 0.1, "c": 0.1})


def test_degroot_with_two_who_hear_nobody():
    ties = [("a", "c", 3, False), ("b", "c", 1, False)]
    data = case({"a": 1.0, "b": -1.0, "c": 0.2}, ties)
    found = measure("opinion_dynamics", data, model="degroot").values
    assert found == pytest.approx({"a": 1, "b": -1, "c": 0.5})


def test_altafini_by_hand():
    # two camps, {a, c} against b: all end at the mean of 1, .5 and .6 (b turned round)
    ties = [("a", "b", -1, True), ("b", "c", -1, True), ("a", "c", 1, True)]
    data = case({"a": 1.0, "b": -0.6, "c": 0.5}, ties)
    found = measure("opinion_dynamics", data, model="altafini").values
    assert found == pytest.approx({"a": 0.7, "b": -0.7, "c": 0.7})
    # all three at odds: no split without contradiction
    ties = [("a", "b", -1, True), ("b", "c", -1, True), ("a", "c", -1, True)]
    data = case({"a": 1.0, "b": -0.6, "c": 0.5}, ties)
    found = measure("opinion_dynamics", data, model="altafini").values
    assert found == pytest.approx({"a": 0, "b": 0, "c": 0}, abs=1e-12)


def test_nobody_to_listen_to_is_not_defined():
    finding = measure("opinion_dynamics", case({"a": 1.0, "b": 0.5}, [("a", "b", -1, False)]))
    assert not finding.defined
    assert "support tie" in str(finding.reading)


def test_what_is_asked_for_must_be_there():
    data = case({"a": 1.0, "b": 0.5}, [("a", "b", 1, False)])
    for wrong in (1.0, -0.1, 2.0):
        with pytest.raises(UsageError, match=f"at least 0 and below 1, not {wrong:g}"):
            measure("opinion_dynamics", data, susceptibility=wrong)
    unsigned = replace(data, ties=tuple(replace(tie, sign=None) for tie in data.ties))
    said = str(measure("opinion_dynamics", unsigned, model="altafini").why_not)
    assert said == "the ties carry no sign."
    neutral = replace(data, ties=tuple(replace(tie, sign=0) for tie in data.ties))
    said = str(measure("opinion_dynamics", neutral, model="altafini").why_not)
    assert said == "there are no signed ties."


def test_the_sentence_and_the_table_by_hand():
    """As above: b moves by 1 from -1 to 0, c by .3 from .6 to .3, a not at all."""
    found = measure("opinion_dynamics", case({"a": 1.0, "b": -1.0, "c": 0.6}, CHAIN)).result
    assert str(found.reading) == (
        "Once opinions have spread along the ties (Friedkin-Johnsen) the outcome on q is +0.43; "
        "without that it is +0.20."
    )
    assert [(column.key, column.format) for column in found.table.columns] == [
        ("actor", None), ("start", "+.2f"), ("end", "+.2f"), ("shift", "+.2f"),
    ]  # fmt: skip
    assert [row[0].id for row in found.table.rows] == ["b", "c", "a"]
    assert [row[1:] for row in found.table.rows] == [
        pytest.approx((-1, 0, 1)), pytest.approx((0.6, 0.3, -0.3)), pytest.approx((1, 1, 0)),
    ]  # fmt: skip
    assert found.claims == ("sa", "sb", "sc", "t0", "t1")
    still = measure("opinion_dynamics", case({"a": 0.5, "b": 0.5}, CHAIN[:1]), model="degroot")
    assert str(still.reading) == (
        "Once opinions have spread along the ties (DeGroot) the outcome on q is +0.50, as it is "
        "without that."
    )


def test_opinions_that_have_not_settled_in_time_are_not_told(monkeypatch):
    """Half to oneself: 1 and -1 come 1/2 nearer to the 1 that is listened to in every round."""
    data = case({"a": 1.0, "b": -1.0}, [("a", "b", 1, False)])
    monkeypatch.setattr("graphkit.engines.outcomes.opinion.FACTORED", 1)
    found = measure("opinion_dynamics", data, model="degroot")
    assert found.values == pytest.approx({"a": 1, "b": 1})
    monkeypatch.setattr("graphkit.engines.outcomes.opinion.ROUNDS", 2)
    said = str(measure("opinion_dynamics", data, model="degroot").why_not)
    assert said == "opinions have not settled after very many rounds."


def test_with_few_rounds_listening_comes_as_near_as_the_susceptibility_has_it(monkeypatch):
    """Who gives way by .5 is after five rounds within .5^5 of the way that is left: two who hear
    each other from 1 and 0 end at 2/3 and 1/3."""
    weights = shared_out(csr_array(np.array([[0.0, 1.0], [1.0, 0.0]])))
    start = np.array([1.0, 0.0])
    monkeypatch.setattr("graphkit.engines.outcomes.opinion.FACTORED", 1)
    monkeypatch.setattr("graphkit.engines.outcomes.opinion.ROUNDS", 5)
    found = FriedkinJohnsen(weights, np.array([True, True])).settled(start)
    assert found == pytest.approx([2 / 3, 1 / 3], abs=0.5**5)
    assert found != pytest.approx([2 / 3, 1 / 3], abs=1e-6)


def test_where_nobody_has_an_opinion_nothing_settles():
    weights = shared_out(csr_array(np.array([[0.0, 1.0], [1.0, 0.0]])))
    spread = FriedkinJohnsen(weights, np.array([False, False]))
    assert spread.used.tolist() == [False, False]
    assert spread.settled(np.full(2, np.nan)).tolist() == []


def test_scaling_capability_and_adding_somebody_without_capability_change_nothing():
    places = {"a": 1.0, "b": -1.0, "c": 0.6}
    want = measure("opinion_dynamics", case(places, CHAIN)).summary["outcome"]
    scaled = case(places, CHAIN, capability=dict.fromkeys(places, 2.5))
    joined = case({**places, "d": -0.3}, CHAIN, capability={"d": 0.0})
    for other in (scaled, joined):
        assert measure("opinion_dynamics", other).summary["outcome"] == pytest.approx(want)


@st.composite
def networks(draw):
    size = draw(st.integers(2, 7))
    values = draw(
        st.lists(st.sampled_from([-2, -1, 0, 0, 1, 2]), min_size=size**2, max_size=size**2)
    )
    matrix = np.array(values, dtype=float).reshape(size, size)
    np.fill_diagonal(matrix, 0)
    start = draw(st.lists(st.integers(-10, 10), min_size=size, max_size=size))
    return csr_array(matrix), np.array(start) / 10


@pytest.mark.relation
@settings(deadline=None)
@given(networks())
def test_consensus_is_where_repeated_listening_ends(drawn):
    matrix, start = drawn
    weights = shared_out(matrix)
    hears = np.diff(weights.indptr) > 0
    step = np.where(hears, 0.5, 1.0)[:, None] * np.eye(len(start)) + 0.5 * weights.toarray()
    limit = np.linalg.matrix_power(step, 2**20) @ start
    assert consensus(weights, start) == pytest.approx(limit, abs=1e-6)
    with pytest.MonkeyPatch.context() as patch:  # as a large network is left to listen
        patch.setattr("graphkit.engines.outcomes.opinion.FACTORED", 0)
        assert consensus(weights, start) == pytest.approx(limit, abs=1e-6)


@pytest.mark.relation
@settings(deadline=None)
@given(networks(), st.floats(0, 0.95))
def test_friedkin_johnsen_is_a_fixed_point_and_its_sensitivity_the_derivative(drawn, given_way):
    matrix, start = drawn
    weights = shared_out(abs(matrix))
    placed = np.arange(len(start)) % 3 != 2
    spread = FriedkinJohnsen(weights, placed, given_way)
    final = spread.settled(np.where(placed, start, np.nan))
    own = spread.own
    assert final == pytest.approx(
        own * np.where(spread.placed, start[spread.used], 0) + spread.heard @ final
    )
    load = np.arange(1.0, len(start) + 1)
    slope = spread.sensitivity(load)
    moved = start.copy()
    moved[0] += 0.25
    after = spread.settled(np.where(placed, moved, np.nan))
    assert load[spread.used] @ (after - final) == pytest.approx(0.25 * slope[0])


def test_a_large_network_is_solved_by_listening_and_comes_to_the_same(monkeypatch):
    from scipy.sparse import random_array

    random = np.random.default_rng(3)
    weights = shared_out(random_array((60, 60), density=0.1, rng=random).tocsr())
    placed = np.arange(60) % 4 != 0
    start = np.where(placed, random.uniform(-1, 1, 60), np.nan)
    want = FriedkinJohnsen(weights, placed, 0.8).settled(start)
    slope = FriedkinJohnsen(weights, placed, 0.8).sensitivity(np.ones(60))
    monkeypatch.setattr("graphkit.engines.outcomes.opinion.FACTORED", 10)
    spread = FriedkinJohnsen(weights, placed, 0.8)
    assert spread.settled(start) == pytest.approx(want, abs=1e-10)
    assert spread.sensitivity(np.ones(60)) == pytest.approx(slope, abs=1e-10)
    listened = consensus(weights, np.nan_to_num(start))
    monkeypatch.undo()
    assert listened == pytest.approx(consensus(weights, np.nan_to_num(start)), abs=1e-9)
