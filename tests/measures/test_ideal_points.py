"""Ideal points: simulated truth, a second implementation, and what they cannot be had from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import softmax
from scipy.stats import norm

from graphkit.api import measure
from graphkit.card import NotDefined
from graphkit.dataset import Actor, Dataset, Stance
from graphkit.errors import UsageError
from graphkit.measures.ideal_points import ideal_points
from tests.votes import House, house

Floats = NDArray[np.float64]


def found(data: Dataset, **parameters: Any) -> Any:
    result = measure("ideal_points", data, **parameters).result
    assert result is not None
    return result


def points(data: Dataset, **parameters: Any) -> Mapping[str, float]:
    values: Mapping[str, float] = found(data, **parameters).values
    return values


def table_of(levels: Floats) -> Dataset:
    """Positions (nan: none) as a dataset."""
    return House(np.zeros((len(levels), 1)), levels).dataset()


def standardised(x: Floats) -> Floats:
    return np.asarray((x - x.mean(axis=0)) / x.std(axis=0))


def correlation(one: Floats, other: Floats) -> float:
    return float(np.corrcoef(one, other)[0, 1])


def test_simulated_truth() -> None:
    """200 members and 250 votes, a fifth absent: the order and the distances come back."""
    made = house(200, 250, absent=0.2)
    assert abs(correlation(np.array(list(points(made.dataset()).values())), made.at[:, 0])) > 0.985


@pytest.mark.slow
def test_simulated_plane() -> None:
    """Two dimensions come back as far as turning and stretching leaves them."""
    made = house(100, 150, dimensions=2, seed=3)
    result = found(made.dataset(), dimensions=2, table="actors")
    rows = sorted(result.table.rows, key=lambda row: row[0].id)
    x = np.column_stack([np.ones(100), [row[1] for row in rows], [row[4] for row in rows]])
    for dimension in range(2):
        fitted = x @ np.linalg.lstsq(x, made.at[:, dimension], rcond=None)[0]
        assert correlation(fitted, made.at[:, dimension]) > 0.94


def by_quadrature(answer: Floats, levels: int) -> Floats:
    """Points by another EM (Bock & Aitkin 1981): items where their marginal likelihood is largest,
    the points integrated out on a grid; then each point at its mode, given these items.

    x ~ N(0, 1), b and t ~ N(0, 25), P(y <= k) = Phi(t_k - b x); nan is missing.
    """
    grid = np.linspace(-4, 4, 81)
    there, category = ~np.isnan(answer), np.nan_to_num(answer).astype(int)
    given = np.array([there & (category == k) for k in range(levels)], dtype=float)

    def chances(item: Floats, x: Floats) -> Floats:
        ends = np.concatenate([[-np.inf], item[1:], [np.inf]])
        return np.maximum(np.diff(norm.cdf(ends[:, None] - item[0] * x), axis=0), 1e-12)

    def likelihood(items: list[Floats], x: Floats) -> Floats:
        each = np.log([chances(item, x) for item in items])  # issues x levels x places
        return np.asarray(np.einsum("kaj,jkx->ax", given, each))

    begin = np.nan_to_num(answer - np.nanmean(answer, axis=0))
    axis = begin.T @ np.linalg.svd(begin)[0][:, 0]
    items = [np.r_[np.sign(one), np.linspace(-0.4, 0.4, levels - 1)] for one in axis]
    for _ in range(30):
        posterior = softmax(likelihood(items, grid) + norm.logpdf(grid), axis=1)
        counts = np.einsum("kaj,ax->jkx", given, posterior)
        for number, item in enumerate(items):

            def loss(item: Floats, count: Floats = counts[number]) -> float:
                return float((item @ item) / 50 - (count * np.log(chances(item, grid))).sum())

            items[number] = minimize(loss, item, method="BFGS", options={"gtol": 1e-3}).x
    fine = np.linspace(-4, 4, 4001)
    return np.asarray(fine[(likelihood(items, fine) + norm.logpdf(fine)).argmax(axis=1)])


@pytest.mark.slow
@pytest.mark.parametrize(("responses", "levels"), [("side", 2), ("ordinal", 3)])
def test_a_second_implementation_finds_the_same_points(responses: str, levels: int) -> None:
    draw = np.random.default_rng(5)
    utility = np.outer(draw.normal(size=80), draw.normal(0, 1.2, 30)) + draw.normal(size=(80, 30))
    scale = [-1.0, 1.0] if levels == 2 else [-1.0, 0.0, 1.0]
    answer = np.searchsorted([0.0] if levels == 2 else [-0.5, 0.5], utility).astype(float)
    answer[draw.random((80, 30)) < 0.1] = np.nan
    there = ~np.isnan(answer)
    position = np.where(there, np.array(scale)[np.nan_to_num(answer).astype(int)], np.nan)
    own = np.array(list(points(table_of(position), responses=responses).values()))
    other = standardised(by_quadrature(answer, levels))
    other *= np.sign(correlation(own, other))
    assert own == pytest.approx(other, abs=0.12)
    assert correlation(own, other) > 0.999


def test_mirrored_votes_give_mirrored_points() -> None:
    made = house(40, 30, absent=0.1)
    mirrored = points(replace(made, position=-made.position).dataset())
    for actor, at in points(made.dataset()).items():
        assert mirrored[actor] == pytest.approx(-at, abs=1e-4)


def test_the_order_of_rows_plays_no_part() -> None:
    data = house(30, 25).dataset()
    turned = replace(data, issues=data.issues[::-1], stances=data.stances[::-1])
    assert points(turned) == points(data)


def test_support_is_positive_unless_an_actor_is_named() -> None:
    made = house(40, 30)
    at = points(made.dataset())
    items = found(made.dataset()).table.rows
    assert sum(row[4] for row in items) > 0
    least = min(at, key=lambda actor: at[actor])
    turned = points(made.dataset(), positive=least)
    assert turned[least] > 0
    assert turned == pytest.approx({actor: -place for actor, place in at.items()})


def test_items_come_back() -> None:
    """Discriminations without inflation, and cut points where support becomes likelier."""
    draw = np.random.default_rng(3)
    at, slope, cut = draw.normal(size=(150, 1)), draw.normal(0, 1.5, 60), draw.normal(0, 0.7, 60)
    utility = (at - cut) * slope + draw.normal(size=(150, 60))
    result = found(House(at, np.where(utility > 0, 1.0, -1.0)).dataset())
    places = np.array(list(result.values.values()))
    turn = np.sign(correlation(places, at[:, 0]))
    rows = [(int(row[0].id[1:]), row[3], row[4]) for row in result.table.rows]
    sharp = [(number, where, b) for number, where, b in rows if abs(slope[number]) > 1]
    true_slope = np.array([slope[number] * at.std() for number, _, _ in rows])
    assert np.polyfit(true_slope, [turn * b for _, _, b in rows], 1)[0] == pytest.approx(1, abs=0.1)
    true_cut = [(cut[number] - at.mean()) / at.std() for number, _, _ in sharp]
    assert correlation(np.array(true_cut), np.array([turn * c for _, c, _ in sharp])) > 0.97


def test_shares_classified_by_hand() -> None:
    """APRE spares the errors of the commonest vote: 1 - errors / votes outside it."""
    made = house(30, 20)
    result = found(made.dataset())
    minority = np.minimum((made.position > 0).sum(axis=0), (made.position < 0).sum(axis=0))
    used = minority >= np.maximum(0.025 * 30, 1)
    errors = round((1 - result.summary["classified"]) * result.summary["votes"])
    assert result.summary["votes"] == 30 * used.sum()
    assert result.summary["apre"] == pytest.approx(1 - errors / minority[used].sum(), abs=1e-5)


def test_few_votes_make_wide_intervals() -> None:
    made = house(60, 80)
    made.position[0, 8:] = np.nan
    spans = {a: span.high - span.low for a, span in found(made.dataset()).intervals.items()}
    assert spans["M000"] > 2 * np.median(list(spans.values()))


def test_what_is_left_out_is_counted_and_said() -> None:
    made = house(40, 30)
    made.position[0, 3:] = np.nan  # three votes
    made.position[:, 0] = 1.0  # one voice
    result = found(made.dataset())
    assert "M000" not in result.values
    assert result.summary["left_out_actors"] == 1
    assert result.summary["left_out_issues"] >= 1
    assert any("M000" in str(note) for note in result.notes)


def test_actors_who_share_no_issue_are_not_put_on_one_scale() -> None:
    one, other = house(20, 15, seed=1), house(10, 12, seed=2)
    position = np.full((30, 27), np.nan)
    position[:20, :15], position[20:, 15:] = one.position, other.position
    result = found(table_of(position))
    assert set(result.values) <= {f"M{a:03d}" for a in range(20)}
    assert any("share no issue" in str(note) for note in result.notes)


def test_perfect_order_is_refused() -> None:
    """A perfect scale (Guttman's): every issue cuts the same order, nothing says how far apart."""
    levels = np.where(np.arange(12)[:, None] > np.arange(11)[None, :], 1.0, -1.0)
    with pytest.raises(NotDefined, match="how far apart"):
        ideal_points(view_of(table_of(levels)), least_votes=1)


@pytest.mark.parametrize(("members", "votes"), [(5, 40), (40, 5)])
def test_too_few(members: int, votes: int) -> None:
    with pytest.raises(NotDefined, match="it needs 6"):
        ideal_points(view_of(house(members, votes).dataset()))


@pytest.mark.parametrize("wrong", [{"dimensions": 3}, {"minority": 0.7}, {"least_votes": 0}])
def test_parameters_out_of_range(wrong: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        found(house(10, 10).dataset(), **wrong)


def test_a_neutral_stance_is_missing_by_side_and_a_level_in_order() -> None:
    made = house(30, 20)
    made.position[::3, ::4] = 0.0
    by_side, ordinal = (found(made.dataset(), responses=r) for r in ("side", "ordinal"))
    assert by_side.summary["votes"] < ordinal.summary["votes"]


@pytest.mark.slow
def test_intervals_cover_the_truth() -> None:
    """Of 90% intervals nearly nine in ten hold the true point, drawn as the prior has it."""
    inside = []
    for seed in range(20):
        draw = np.random.default_rng(seed)
        at = draw.normal(size=(80, 1))
        slope, shift = draw.normal(0, 1.5, 60), draw.normal(0, 1, 60)
        utility = at * slope + shift + draw.normal(size=(80, 60))
        result = found(House(at, np.where(utility > 0, 1.0, -1.0)).dataset())
        truth = standardised(at[:, 0])
        truth *= np.sign(correlation(truth, np.array(list(result.values.values()))))
        spans = result.intervals.values()
        inside += [span.low <= at <= span.high for span, at in zip(spans, truth, strict=True)]
    assert 0.84 <= np.mean(inside) <= 0.94


def view_of(data: Dataset) -> Any:
    from graphkit.graph.build import build_graph
    from graphkit.graph.views import stance

    return stance(build_graph(data))


def test_nobody_is_placed_by_an_aggregate_beside_its_members() -> None:
    """A body coded beside its members is not counted a second time."""
    made = house(12, 12)
    data = made.dataset()
    body = Actor(id="body", name="body")
    members = tuple(replace(actor, member_of=("body",)) for actor in data.actors[:3])
    stances = tuple(Stance(f"b{i}", "body", issue.id, 1.0) for i, issue in enumerate(data.issues))
    both = replace(
        data, actors=(body, *members, *data.actors[3:]), stances=(*data.stances, *stances)
    )
    assert "body" not in points(both)
