"""Compromise model: hand calculations, stated defaults, and relations that must hold."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.api import measure
from graphkit.dataset import Actor, Dataset, Influence, Issue, Stance


def case(rows, **scale):
    """One issue; `rows` are (position, capability, salience)."""
    actors = tuple(Actor(f"a{i}", f"A{i}", capability=row[1]) for i, row in enumerate(rows))
    stances = tuple(Stance(f"s{i}", f"a{i}", "q", r[0], r[2]) for i, r in enumerate(rows))
    return Dataset("case", actors=actors, issues=(Issue("q", "?", **scale),), stances=stances)


THREE = [(1.0, 60, 0.5), (-0.5, 20, 1.0), (-1.0, 10, 1.0)]


def test_three_actors_by_hand():
    found = measure("compromise", case(THREE)).summary  # (30 - 10 - 10) / 60
    assert found["outcome"] == pytest.approx(1 / 6)
    assert found["actors"] == 3
    found = measure("compromise", case(THREE, scale_low=0.0, scale_high=12.0)).summary
    assert found["outcome"] == pytest.approx(7)
    assert found["outcome_unit"] == pytest.approx(1 / 6)
    data = case(THREE)
    other = Stance("r0", "a0", "r", 1.0)  # on another issue, which it does not rest on
    data = replace(data, issues=(*data.issues, Issue("r", "?")), stances=(*data.stances, other))
    rows = measure("compromise", data, issue="q").provenance.rows
    assert rows == {"stances": ("s0", "s1", "s2")}


def test_what_is_not_coded_counts_as_stated_and_is_counted():
    # capability: 60, 20 and their median 40; salience .5, 1 and .5
    found = measure("compromise", case([*THREE[:2], (-1.0, None, None)])).summary
    assert found["outcome"] == pytest.approx((30 - 10 - 20) / 70)
    assert (found["capability_missing"], found["salience"]) == (1, 1)


@pytest.mark.parametrize(
    ("weights", "weighed_by", "begins"),
    [
        ((60, 0.5), "capability and salience", "Weighed by capability and salience, 2 actors"),
        ((60, None), "capability", "Weighed by capability, 2 actors"),
        ((None, 0.5), "salience", "Weighed by salience, 2 actors"),
        ((None, None), "nothing", "With the same weight for everyone, 2 actors"),
    ],
)
def test_the_sentence_says_what_was_coded(weights, weighed_by, begins):
    found = measure("compromise", case([(1.0, *weights), (-0.5, *weights)]))
    assert found.summary["weighed_by"] == weighed_by
    assert str(found.reading).startswith(begins)
    assert found.summary["outcome"] == pytest.approx(0.25)  # the mean, weights being equal


def test_an_institution_is_not_added_to_its_members():
    data = case(THREE)
    actors = (*data.actors[:2], replace(data.actors[2], member_of=("a1",)))
    rows = (Influence("i1", "a1", "q", 20, aggregate=True),)
    found = measure("compromise", replace(data, actors=actors, influence=rows)).summary
    assert found["outcome"] == pytest.approx((30 - 10) / 40)


def test_the_latest_claim_counts():
    data = case(THREE)
    late = Stance("s9", "a0", "q", -1.0, 0.5, date=date(2025, 1, 2))
    found = measure("compromise", replace(data, stances=(*data.stances, late))).summary
    assert found["outcome"] == pytest.approx((-30 - 10 - 10) / 60)


def test_nobody_and_no_weight_are_not_defined():
    assert not measure("compromise", case([])).defined
    assert not measure("compromise", case([(1, 0, 1), (1, 10, 0)])).defined


rows_of = st.lists(
    st.tuples(
        st.integers(-10, 10).map(lambda n: n / 10),
        st.integers(1, 100),
        st.sampled_from([0.1, 0.5, 1.0]),
    ),
    min_size=1,
    max_size=6,
)


@pytest.mark.parametrize("model", ["compromise", "median_voter"])
@settings(deadline=None)
@given(rows=rows_of, power=st.integers(1, 100), place=st.sampled_from([-1, 0.3, 1]))
def test_scaling_capability_order_and_somebody_without_salience_change_nothing(
    model, rows, power, place
):
    want = measure(model, case(rows)).summary["outcome"]
    others = ([(p, c / 3, s) for p, c, s in rows], rows[::-1], [*rows, (place, power, 0.0)])
    for other in others:
        assert measure(model, case(other)).summary["outcome"] == pytest.approx(want, abs=1e-9)
