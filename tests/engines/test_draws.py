"""Replicates follow the stated doubt, and nothing but the content of the claims."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from graphkit.dataset import Actor, Dataset, Influence, Issue, Stance, Tie
from graphkit.engines.uncertainty.draws import Doubt, Replicates, draw, point
from graphkit.graph.build import build_graph
from graphkit.graph.claims import Claims
from graphkit.graph.views import claims, stance

SURE = Doubt(confidence=1.0, strength=0.0, position=0.0, capability=0.0)


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


def positions(dataset: Dataset, doubt: Doubt = SURE, replicates: int = 20_000) -> Replicates:
    return draw(claims_of(dataset), doubt, replicates, seed=1)


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
    worlds = positions(case(said("s1", 0.2, 1.0), ties=(tie,)), Doubt())
    assert np.log(worlds.strength / 0.5).std() == pytest.approx(0.2, rel=0.03)
    assert worlds.held[0].mean() == pytest.approx(0.2, abs=0.005)
    assert worlds.held[0].std() == pytest.approx(0.1, rel=0.03)
    capability = worlds.capability_on(0, np.array([0, 1]))
    assert np.log(capability[0] / 40).std() == pytest.approx(0.1, rel=0.03)
    assert capability[1].max() == 100.0


def test_positions_stay_on_the_scale_and_neutral_ones_neutral() -> None:
    held = positions(case(said("s1", 0.95, 1.0)), Doubt()).held
    assert np.abs(held).max() == 1.0
    assert not positions(case(said("s1", 0.0, 1.0)), Doubt()).held.any()


def everything(worlds: Replicates) -> list[np.ndarray]:
    every = np.arange(len(worlds.claims))
    drawn = [worlds.ties, worlds.strength, worlds.held, worlds.salience]
    return [*drawn, worlds.capability_on(0, every)]


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
    assert same(positions(doubted, Doubt(), 300), positions(turned, Doubt(), 300))


def test_numbering_the_claims_anew_changes_nothing(doubted: Dataset) -> None:
    ties = tuple(replace(t, id=f"x{9 - n}") for n, t in enumerate(doubted.ties))
    renamed = replace(doubted, ties=ties)
    assert same(positions(doubted, Doubt(), 300), positions(renamed, Doubt(), 300))


def test_equal_claims_are_drawn_apart(doubted: Dataset) -> None:
    worlds = positions(doubted, Doubt(), 2000)
    pair = [row for row, key in enumerate(worlds.claims.ties.ids) if key in ("t1", "t2")]
    assert (worlds.ties[pair[0]] != worlds.ties[pair[1]]).mean() == pytest.approx(0.5, abs=0.05)


def test_one_claim_more_leaves_the_draws_of_the_others_alone(doubted: Dataset) -> None:
    more = replace(doubted, stances=(*doubted.stances, replace(said("s9", 0.1, 0.5), actor="b")))
    before, after = positions(doubted, Doubt(), 100), positions(more, Doubt(), 100)
    assert np.array_equal(before.held[0], after.held[0], equal_nan=True)
    assert np.array_equal(before.ties, after.ties)


def test_the_first_replicates_are_the_same_however_many_are_drawn(doubted: Dataset) -> None:
    few, many = positions(doubted, Doubt(), 10), positions(doubted, Doubt(), 50)
    assert same(few, many.part(0, 10))
    assert same(many.part(30, 40), many.part(20, 50).part(10, 20))


def test_another_seed_draws_others(doubted: Dataset) -> None:
    other = draw(claims_of(doubted), Doubt(), 300, seed=2)
    assert not same(positions(doubted, Doubt(), 300), other)


def test_the_point_is_the_stance_view(doubted: Dataset) -> None:
    graph = build_graph(doubted)
    view, worlds = stance(graph), point(claims(graph))
    cells = worlds.claims.stances
    at = (cells.cell_actor, cells.cell_issue)
    assert np.array_equal(worlds.held[:, 0], view.position[at])
    assert np.array_equal(worlds.salience[:, 0], view.salience[at])
    assert np.array_equal(worlds.capability[0], view.capability, equal_nan=True)
