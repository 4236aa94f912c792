"""Replicates follow the stated doubt, and nothing but the content of the claims."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.dataset import Actor, Dataset, Influence, Issue, Stance, Tie
from graphkit.engines.uncertainty.conclusions import conclusions
from graphkit.engines.uncertainty.draws import draw, draw_on
from graphkit.engines.uncertainty.error_model import ErrorModel
from graphkit.engines.uncertainty.outcome_range import forecasts, outcome_range
from graphkit.engines.uncertainty.replicates import Replicates, point
from graphkit.engines.uncertainty.stance_chances import remembered, stance_chances
from graphkit.graph.build import build_graph
from graphkit.graph.claims import Claims
from graphkit.graph.views import claims, stance

MODELS: tuple[str, ...] = ("compromise", "median_voter")
SURE = ErrorModel(confidence=1.0, strength=0.0, position=0.0, capability=0.0, salience=0.0)


def claims_of(dataset: Dataset) -> Claims:
    return claims(build_graph(dataset))


def case(*stances: Stance, ties: tuple[Tie, ...] = ()) -> Dataset:
    return Dataset(
        name="case",
        actors=(Actor("a", "A"), Actor("b", "B")),
        issues=(Issue("sale", "Sell?"),),
        stances=stances,
        ties=ties,
        influence=(Influence("i1", "a", "sale", 40.0), Influence("i2", "b", "sale", 100.0)),
    )


def said(key: str, position: float, confidence: float | None, day: int = 1) -> Stance:
    return Stance(key, "a", "sale", position, date=date(2025, 1, day), confidence=confidence)


def positions(dataset: Dataset, errors: ErrorModel = SURE, replicates: int = 20_000) -> Replicates:
    return draw(claims_of(dataset), errors, replicates, seed=1)


def test_a_claim_is_kept_as_often_as_its_confidence_says() -> None:
    held = positions(case(said("s1", 0.5, 0.7))).held[0]
    assert 1 - np.isnan(held).mean() == pytest.approx(0.7, abs=0.012)


def test_a_claim_without_confidence_uses_the_default() -> None:
    tie = Tie("t1", "a", "b", 1)
    kept = positions(case(ties=(tie,)), replace(SURE, confidence=0.6)).ties
    assert kept.mean() == pytest.approx(0.6, abs=0.012)


def test_the_latest_claim_that_is_kept_counts() -> None:
    held = positions(case(said("s1", -0.5, 1.0, day=1), said("s2", 0.5, 0.3, day=9))).held[0]
    assert (held == 0.5).mean() == pytest.approx(0.3, abs=0.012)
    assert (held == -0.5).mean() == pytest.approx(0.7, abs=0.012)


def test_claims_of_one_day_are_drawn_by_their_odds() -> None:
    """Both kept (.9 x .6): odds 9 to 1.5. Worked out by hand, with one of them kept besides."""
    held = positions(case(said("s1", -0.5, 0.9), said("s2", 0.5, 0.6))).held[0]
    both = 0.9 * 0.6
    assert (held == -0.5).mean() == pytest.approx(0.9 * 0.4 + both * 9 / 10.5, abs=0.012)
    assert (held == 0.5).mean() == pytest.approx(0.6 * 0.1 + both * 1.5 / 10.5, abs=0.012)


def test_certain_claims_of_one_day_are_settled_as_in_the_stance_view() -> None:
    dataset = case(said("s1", -0.5, 1.0), said("s2", 0.3, 1.0), said("s3", 0.9, 0.9))
    assert set(positions(dataset, replicates=500).held[0]) == {0.3}


def test_jitter_has_the_size_stated() -> None:
    tie = Tie("t1", "a", "b", 1, strength=0.5, confidence=1.0)
    replicates = positions(case(said("s1", 0.2, 1.0), ties=(tie,)), ErrorModel())
    assert np.log(replicates.strength / 0.5).std() == pytest.approx(0.2, rel=0.03)
    assert replicates.held[0].mean() == pytest.approx(0.2, abs=0.005)
    assert replicates.held[0].std() == pytest.approx(0.1, rel=0.03)
    capability = replicates.capability_on(0, np.array([0, 1]))
    assert np.log(capability[0] / 40).std() == pytest.approx(0.1, rel=0.03)
    assert capability[1].max() == 100.0


def test_positions_stay_on_the_scale_and_neutral_ones_neutral() -> None:
    held = positions(case(said("s1", 0.95, 1.0)), ErrorModel()).held
    assert np.abs(held).max() == 1.0
    assert not positions(case(said("s1", 0.0, 1.0)), ErrorModel()).held.any()


def everything(replicates: Replicates) -> list[np.ndarray]:
    every = np.arange(len(replicates.claims))
    drawn = [replicates.ties, replicates.strength, replicates.held, replicates.salience]
    return [*drawn, replicates.capability_on(0, every)]


def same(one: Replicates, other: Replicates) -> bool:
    pairs = zip(everything(one), everything(other), strict=True)
    return all(np.array_equal(a, b, equal_nan=True) for a, b in pairs)


@pytest.fixture
def doubted() -> Dataset:
    ties = (
        Tie("t1", "a", "b", 1, strength=0.5, confidence=0.5),
        Tie("t2", "a", "b", 1, strength=0.5, confidence=0.5),
        Tie("t3", "b", "a", -1, confidence=0.9),
    )
    return case(said("s1", -0.5, 0.9), said("s2", 0.5, 0.6), said("s3", 0.4, 0.5, 2), ties=ties)


def test_the_order_of_rows_changes_nothing(doubted: Dataset) -> None:
    turned = replace(
        doubted,
        ties=doubted.ties[::-1],
        stances=doubted.stances[::-1],
        influence=doubted.influence[::-1],
    )
    assert same(positions(doubted, ErrorModel(), 300), positions(turned, ErrorModel(), 300))


def test_numbering_the_claims_anew_changes_nothing(doubted: Dataset) -> None:
    ties = tuple(replace(t, id=f"x{9 - n}") for n, t in enumerate(doubted.ties))
    renamed = replace(doubted, ties=ties)
    assert same(positions(doubted, ErrorModel(), 300), positions(renamed, ErrorModel(), 300))


def test_equal_claims_are_drawn_apart(doubted: Dataset) -> None:
    replicates = positions(doubted, ErrorModel(), 2000)
    pair = [row for row, key in enumerate(replicates.claims.ties.ids) if key in ("t1", "t2")]
    assert (replicates.ties[pair[0]] != replicates.ties[pair[1]]).mean() == pytest.approx(
        0.5, abs=0.05
    )


def test_one_claim_more_leaves_the_draws_of_the_others_alone(doubted: Dataset) -> None:
    more = replace(doubted, stances=(*doubted.stances, replace(said("s9", 0.1, 0.5), actor="b")))
    before, after = positions(doubted, ErrorModel(), 100), positions(more, ErrorModel(), 100)
    assert np.array_equal(before.held[0], after.held[0], equal_nan=True)
    assert np.array_equal(before.ties[:3], after.ties[:3])


def test_the_first_replicates_are_the_same_however_many_are_drawn(doubted: Dataset) -> None:
    few, many = positions(doubted, ErrorModel(), 10), positions(doubted, ErrorModel(), 50)
    assert same(few, many.part(0, 10))
    assert same(many.part(30, 40), many.part(20, 50).part(10, 20))


def test_another_seed_draws_others(doubted: Dataset) -> None:
    other = draw(claims_of(doubted), ErrorModel(), 300, seed=2)
    assert not same(positions(doubted, ErrorModel(), 300), other)


def test_the_point_is_the_stance_view(doubted: Dataset) -> None:
    graph = build_graph(doubted)
    view, replicates = stance(graph), point(claims(graph))
    cells = replicates.claims.stances
    at = (cells.cell_actor, cells.cell_issue)
    assert np.array_equal(replicates.held[:, 0], view.position[at])
    assert np.array_equal(replicates.salience[:, 0], view.salience[at])
    assert np.array_equal(replicates.capability[0], view.capability, equal_nan=True)


def turned_round(dataset: Dataset) -> Dataset:
    rows = tuple(replace(row, position=-row.position) for row in dataset.stances)
    return replace(dataset, stances=rows)


@st.composite
def any_stances(draw_: st.DrawFn) -> Dataset:
    """A few claims of two actors on two issues, many of one day, some of them opposite."""
    stances = draw_(
        st.lists(
            st.builds(
                lambda actor, issue, position, day, sure, salience: Stance(
                    "", actor, issue, position, salience, date=day, confidence=sure
                ),
                st.sampled_from("ab"),
                st.sampled_from(["sale", "loan"]),
                st.sampled_from([-0.95, -0.5, 0.0, 0.05, 0.5, 1.0]),
                st.sampled_from([None, date(2025, 1, 1), date(2025, 1, 2)]),
                st.sampled_from([None, 0.4, 0.9, 1.0]),
                st.sampled_from([None, 0.2, 1.0]),
            ),
            max_size=8,
        )
    )
    numbered = tuple(replace(stance, id=f"s{number}") for number, stance in enumerate(stances))
    return replace(case(*numbered), issues=(Issue("sale", "Sell?"), Issue("loan", "Lend?")))


@pytest.mark.relation
@given(any_stances(), st.integers(0, 2))
@settings(deadline=None)
def test_turning_all_positions_round_turns_every_replicate_round(
    dataset: Dataset, seed: int
) -> None:
    one, other = (
        draw(claims_of(data), ErrorModel(), 40, seed) for data in (dataset, turned_round(dataset))
    )
    assert np.array_equal(one.held, -other.held, equal_nan=True)
    assert np.array_equal(one.salience, other.salience)
    for issue, model in product(range(2), MODELS):
        assert forecasts(one, issue, model) == pytest.approx(
            -forecasts(other, issue, model), abs=1e-12, nan_ok=True
        )
        here, there = outcome_range(one, issue, model), outcome_range(other, issue, model)
        assert (here is None) == (there is None)
        if here and there:
            assert (here.unit_low, here.unit_high) == pytest.approx(
                (-there.unit_high, -there.unit_low), abs=1e-12
            )
            assert (here.support, here.oppose) == (there.oppose, there.support)


def test_salience_varies_by_the_size_stated_and_stays_on_its_scale() -> None:
    """Of half of 1 the logarithm spreads by .2; 1 is the most there is."""
    half = replace(said("s1", 0.5, 1.0), salience=0.5)
    salience = positions(case(half), replace(SURE, salience=0.2)).salience[0]
    assert np.log(salience / 0.5).std() == pytest.approx(0.2, rel=0.03)
    most = positions(case(replace(half, salience=1.0)), replace(SURE, salience=0.2)).salience
    assert most.max() == 1.0 and (most < 1).mean() == pytest.approx(0.5, abs=0.02)


def of(actor: str, salience: float | None) -> Stance:
    return replace(said(f"s-{actor}", 0.5, 1.0), actor=actor, salience=salience)


def test_salience_nobody_coded_is_drawn_from_what_others_have_on_the_issue() -> None:
    three = replace(
        case(of("a", 0.25), of("b", 0.75), of("c", None)),
        actors=(Actor("a", "A"), Actor("b", "B"), Actor("c", "C")),
    )
    drawn = positions(three).salience[2]
    assert {*drawn.tolist()} == {0.25, 0.75}
    assert (drawn == 0.25).mean() == pytest.approx(0.5, abs=0.015)
    nobody = case(of("a", None), of("b", None))
    assert {*positions(nobody, ErrorModel(), 50).salience.ravel().tolist()} <= {0.5, 0.0}


def test_power_nobody_coded_is_drawn_from_what_others_have_on_the_issue() -> None:
    """40 or 100, as the two others, in every replicate anew; ranked as coded, that is as none."""
    three = replace(
        case(of("a", 0.5), of("b", 0.5), of("c", 0.5)),
        actors=(Actor("a", "A"), Actor("b", "B"), Actor("c", "C")),
    )
    drawn, every = positions(three), np.arange(3)
    assert {*drawn.power_on(0, every)[2].tolist()} == {40.0, 100.0}
    assert (drawn.power_on(0, every)[2] == 40).mean() == pytest.approx(0.5, abs=0.015)
    assert np.isnan(drawn.capability_on(0, every)[2]).all()
    bare = positions(replace(three, influence=()), ErrorModel(), 20)
    assert np.isnan(bare.power_on(0, every)).all()


def drawn_as_in(whole: Replicates, one: Replicates, issue: int) -> None:
    """One issue drawn by itself is what it is among all."""
    for model in MODELS:
        for expected, found in (
            (forecasts(whole, issue, model), forecasts(one, issue, model)),
            (forecasts(whole.as_coded, issue, model), forecasts(one.as_coded, issue, model)),
        ):
            np.testing.assert_array_equal(found, expected)
    expected, found = conclusions(whole, issue), conclusions(one, issue)
    np.testing.assert_array_equal(found.majority, expected.majority)
    np.testing.assert_array_equal(found.deciders, expected.deciders)


@st.composite
def on_two_issues(draws: st.DrawFn) -> Dataset:
    """Some actors, a body with a member among them, and what they said of two issues."""
    who = ("a", "b", "c", "d", "body")
    places = st.tuples(
        st.sampled_from(who),
        st.sampled_from(("sale", "tax")),
        st.sampled_from((-1.0, -0.5, 0.0, 0.5, 1.0)),
        st.sampled_from((None, 0.3, 0.5)),
        st.sampled_from((None, 0.4, 0.7)),
        st.integers(1, 3),
    )
    stances = tuple(
        Stance(f"s{n}", actor, issue, position, salience, date=date(2025, 1, day), confidence=sure)
        for n, (actor, issue, position, sure, salience, day) in enumerate(
            draws(st.lists(places, min_size=1, max_size=9))
        )
    )
    actors = (*(Actor(id, id) for id in who[1:]), Actor("a", "A", member_of=("body",)))
    power = (Influence("i1", "a", "sale", 40.0), Influence("i2", "b", "tax", 100.0))
    issues = (Issue("sale", "Sell?", decided_by=("a", "b")), Issue("tax", "Tax?"))
    return Dataset("case", actors=actors, issues=issues, stances=stances, influence=power)


@settings(max_examples=25, deadline=None)
@given(on_two_issues())
def test_one_issue_is_drawn_alone_as_among_all(dataset: Dataset) -> None:
    claims = claims_of(dataset)
    whole = draw(claims, ErrorModel(), 30, seed=1)
    for issue in (0, 1):
        drawn_as_in(whole, draw_on(claims, issue, ErrorModel(), 30, seed=1), issue)


@settings(max_examples=25, deadline=None)
@given(on_two_issues())
def test_the_claims_of_a_day_cut_from_all_are_drawn_as_read(dataset: Dataset) -> None:
    every, chances = claims_of(dataset), remembered(stance_chances(1, 30))
    for day in (date(2025, 1, 1), date(2025, 1, 2), date(2025, 1, 3)):
        then = dataset.until(day)
        cut = every.among({row.id for row in then.stances} | {row.id for row in then.influence})
        whole = draw(claims_of(then), ErrorModel(), 30, seed=1)
        for issue in (0, 1):
            drawn_as_in(whole, draw_on(cut, issue, ErrorModel(), 30, 1, chances), issue)
