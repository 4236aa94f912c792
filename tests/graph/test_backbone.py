"""The backbone of agreement: by hand, by exact chances, and on noise."""

from __future__ import annotations

import itertools
from math import comb

import numpy as np
import pytest
from numpy.typing import NDArray

from graphkit.api import measure
from graphkit.dataset import Actor, Dataset, Issue, Stance
from graphkit.errors import UsageError
from graphkit.graph.backbone import _upper_tail, beyond_chance, expected_side, uneven
from graphkit.graph.build import build_graph
from graphkit.graph.network import Network
from graphkit.graph.views import agreement, camps
from tests.votes import house

Floats = NDArray[np.float64]


def pairs(size: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    one, other = np.triu_indices(size, 1)
    return one.astype(np.int64), other.astype(np.int64)


def of(side: Floats) -> Dataset:
    actors, issues = side.shape
    return Dataset(
        "sides",
        actors=tuple(Actor(f"a{a:02d}", f"a{a:02d}") for a in range(actors)),
        issues=tuple(Issue(f"i{i:02d}", "?") for i in range(issues)),
        stances=tuple(
            Stance(f"{a}x{i}", f"a{a:02d}", f"i{i:02d}", float(side[a, i]))
            for a, i in np.argwhere(side != 0).tolist()
        ),
    )


def test_expected_sides_keep_every_sum() -> None:
    """Chances add up to the supporters of each issue and the support of each actor."""
    side = np.nan_to_num(house(25, 18, absent=0.2).position)
    side[3], side[:, 4] = 1.0, -1.0  # one who supports all, one issue that all oppose
    lean = expected_side(side)
    assert lean.sum(axis=0) == pytest.approx(side.sum(axis=0), abs=1e-2)
    assert lean.sum(axis=1) == pytest.approx(side.sum(axis=1), abs=1e-2)
    assert (lean[side == 0] == 0).all()


@pytest.mark.parametrize("alike", range(21))
def test_even_chances_by_the_binomial(alike: int) -> None:
    """Where all support half and every issue is even, 20 votes alike are 20 tosses of a coin."""
    first = np.resize([1.0, -1.0], 20)
    other = first.copy()
    for column in range(20 - alike):
        other[column] *= -1
    side = np.array([first, -first, other, -other])
    tail = sum(comb(20, k) for k in range(max(alike, 20 - alike), 21)) / 2**20
    sign = np.array([1 if alike >= 10 else -1])
    for alpha in (0.2, 0.05, 0.01):
        if alike % 2 == 0:  # then the second pair is as even as the first
            kept = beyond_chance(side, np.array([0]), np.array([2]), sign, alpha)
            assert kept[0] == (tail < alpha / 2)


@pytest.mark.parametrize("chance", [0.5, 0.7, 0.75, 0.8])
def test_tails_of_skewed_draws_are_those_of_the_binomial(chance: float) -> None:
    """A hundred draws of 1 with this chance, else -1: within a thousandth, in either direction."""
    size, odds = 100, chance * (1 - chance)
    mean, variance, third = 2 * chance - 1, 4 * odds, 8 * odds * (1 - 2 * chance)
    ones = np.arange(size + 1)
    exact = np.array([comb(size, k) * chance**k * (1 - chance) ** (size - k) for k in ones])
    for own in (1, -1):
        net = own * (2.0 * ones - size)
        known = [np.full(size + 1, size * one) for one in (own * mean, variance, own * third)]
        tail = np.array([exact[net >= value].sum() for value in net])
        assert _upper_tail(net, *known) == pytest.approx(tail, abs=8.5e-4)


@pytest.mark.parametrize(("issues", "kept"), [(2, False), (4, True), (6, True)])
def test_where_chance_moves_less_than_one_issue_nothing_is_beyond_it(issues, kept) -> None:
    """Of four tosses one more or less is a standard deviation; all alike by 1/16. Of two, both
    alike by 1/4, the deviation is less than one."""
    first = np.resize([1.0, -1.0], issues)
    side = np.array([first, -first, first, -first])
    found = beyond_chance(side, np.array([0, 0]), np.array([2, 1]), np.array([1, -1]), 1.0)
    assert found.tolist() == [kept, kept]


def test_chances_of_uneven_sides_by_counting_every_case() -> None:
    """The exact chance of a sum of unlike draws, all 2^12 cases counted, decides the same."""
    draw = np.random.default_rng(2)
    side = np.where(draw.random((14, 12)) < draw.random(12) * 0.6 + 0.2, 1.0, -1.0)
    one, other = pairs(14)
    net = (side @ side.T)[one, other]
    sign = np.where(net >= 0, 1, -1)
    lean = expected_side(side)
    cases = np.array(list(itertools.product((1, -1), repeat=12)))
    exact = []
    for a, b, value, own in zip(one, other, net, sign, strict=True):
        alike = (1 + lean[a] * lean[b]) / 2
        chance = np.where(cases > 0, alike, 1 - alike).prod(axis=1)
        exact.append(chance[own * cases.sum(axis=1) >= own * value].sum())
    for alpha in (0.5, 0.1, 0.02):
        clear = np.abs(np.array(exact) - alpha / 2) > 0.1 * alpha
        kept = beyond_chance(side, one, other, sign, alpha)
        assert (kept == (np.array(exact) < alpha / 2))[clear].all()


def test_noise_leaves_few_ties_and_parties_leave_many() -> None:
    draw = np.random.default_rng(4)
    noise = of(np.where(draw.random((40, 60)) < 0.5, 1.0, -1.0))
    assert backbone(noise).ties / whole(noise).ties < 0.06
    parties = house(40, 60).dataset()
    assert backbone(parties).ties / whole(parties).ties > 0.5


def test_popular_issues_make_no_agreement() -> None:
    """All support what is popular: that two do so says nothing about the two."""
    side = np.ones((12, 20))
    side[:, 10:] = -1.0
    assert whole(of(side)).ties == 66
    assert backbone(of(side)).ties == 0


def test_ties_that_stay_are_as_strong_as_they_were() -> None:
    data = house(30, 40).dataset()
    every, kept = whole(data), backbone(data)
    strength = dict(zip(every.pair.tolist(), every.strength.tolist(), strict=True))
    assert all(strength[p] == s for p, s in zip(kept.pair.tolist(), kept.strength, strict=True))
    assert kept.left_out["chance"] == every.ties - kept.ties
    assert len(kept.claims) == kept.ties


def test_mirrored_votes_have_the_same_backbone() -> None:
    side = house(30, 40).position
    one, other = backbone(of(side)), backbone(of(-side))
    assert one.pair.tolist() == other.pair.tolist()


def test_the_disparity_filter_by_hand() -> None:
    """Of strengths 8, 1, 1: (1 - .8)^2 = .04 is below 5%, (1 - .1)^2 = .81 is not. At the other
    ends these are the only ties and say nothing."""
    one, other = np.array([0, 0, 0]), np.array([1, 2, 3])
    kept = uneven(4, one, other, np.array([8.0, 1.0, 1.0]), 0.05)
    assert kept.tolist() == [True, False, False]
    assert not uneven(4, one, other, np.array([8.0, 1.0, 1.0]), 0.03).any()


def test_a_backbone_of_uneven_strengths_keeps_support_and_opposition_apart() -> None:
    """The filter looks at the support and the opposition of each end by itself, as by hand."""
    side = house(9, 7).position
    whole = agreement(build_graph(of(side)), "none")
    kept = agreement(build_graph(of(side)), "none", backbone="disparity", alpha=0.3)
    assert whole.sign is not None and kept.sign is not None
    expected = set()
    for own in (1, -1):
        rows = [t for t in range(whole.ties) if whole.sign[t] == own]
        for tie in rows:
            for end in (whole.source[tie], whole.target[tie]):
                mine = [t for t in rows if end in (whole.source[t], whole.target[t])]
                share = whole.strength[tie] / sum(whole.strength[t] for t in mine)
                if len(mine) > 1 and (1 - share) ** (len(mine) - 1) < 0.3:
                    expected.add((int(whole.source[tie]), int(whole.target[tie]), own))
    ends = zip(kept.source.tolist(), kept.target.tolist(), kept.sign.tolist(), strict=True)
    assert set(ends) == expected and 0 < kept.ties < whole.ties
    assert kept.left_out["chance"] == whole.ties - kept.ties


def test_alpha_out_of_range() -> None:
    with pytest.raises(UsageError, match="alpha"):
        agreement(build_graph(house(8, 8).dataset()), backbone="sdsm", alpha=0.0)


def whole(data: Dataset) -> Network:
    return agreement(build_graph(data))


def backbone(data: Dataset) -> Network:
    return agreement(build_graph(data), backbone="sdsm")


def test_measures_take_a_backbone() -> None:
    """Asked of a measure it is the same as asked of the view, and it leaves camps' total less."""
    data = house(40, 60).dataset()
    every, kept = (measure("camps", data, backbone=kind).summary for kind in ("none", "sdsm"))
    asked = camps(build_graph(data), backbone="sdsm")
    assert kept["total"] == pytest.approx(float(asked.strength.sum()))
    assert kept["total"] < every["total"]
    with pytest.raises(UsageError):
        measure("camps", data, backbone="skeleton")
