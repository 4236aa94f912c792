"""Ideal points: simulated truth, a second implementation, and what they cannot be had from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.optimize import minimize
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


def test_simulated_plane() -> None:
    """Two dimensions come back as far as turning and stretching leaves them."""
    made = house(150, 300, dimensions=2, seed=3)
    result = found(made.dataset(), dimensions=2, table="actors")
    rows = sorted(result.table.rows, key=lambda row: row[0].id)
    x = np.column_stack([np.ones(150), [row[1] for row in rows], [row[4] for row in rows]])
    for dimension in range(2):
        fitted = x @ np.linalg.lstsq(x, made.at[:, dimension], rcond=None)[0]
        assert correlation(fitted, made.at[:, dimension]) > 0.96


def slow_mode(answer: Floats, levels: int) -> Floats:
    """The posterior mode of points, found by a general optimiser from the model as written down:
    x ~ N(0, 1), b and t ~ N(0, 25), P(y <= k) = Phi(t_k - b x); nan is missing."""
    actors, issues = answer.shape
    cuts = levels - 1
    there = ~np.isnan(answer)
    category = np.nan_to_num(answer).astype(int)

    def parts(theta: Floats) -> tuple[Floats, Floats, Floats]:
        x, b, rest = np.split(theta, [actors, actors + issues])
        t = rest.reshape(issues, cuts)
        return x, b, np.column_stack([t[:, :1], t[:, :1] + np.cumsum(np.exp(t[:, 1:]), axis=1)])

    def loss(theta: Floats) -> float:
        x, b, t = parts(theta)
        ends = np.column_stack([np.full(issues, -np.inf), t, np.full(issues, np.inf)])
        column = np.arange(issues)[None, :]
        mean = np.outer(x, b)
        high, low = ends[column, category + 1] - mean, ends[column, category] - mean
        chance = np.where(low > 0, norm.sf(low) - norm.sf(high), norm.cdf(high) - norm.cdf(low))
        likelihood = np.log(np.maximum(chance, 1e-300))[there].sum()
        return float((x @ x) / 2 + (b @ b + (t**2).sum()) / 50 - likelihood)

    begin = np.nan_to_num(answer - np.nanmean(answer, axis=0))
    axis = np.linalg.svd(begin)[0][:, 0]
    first = np.zeros((issues, cuts))
    first[:, 0] = -1.0 if cuts > 1 else 0.0
    theta = np.r_[standardised(axis), begin.T @ axis, first.ravel()]
    best = minimize(loss, theta, method="L-BFGS-B", options={"maxiter": 4000, "maxfun": 10**6})
    return parts(best.x)[0]


@pytest.mark.parametrize(("responses", "levels"), [("side", 2), ("ordinal", 5)])
def test_a_second_implementation_finds_the_same_mode(responses: str, levels: int) -> None:
    draw = np.random.default_rng(5)
    utility = np.outer(draw.normal(size=14), draw.normal(0, 1.2, 12)) + draw.normal(size=(14, 12))
    scale = [-1.0, 1.0] if levels == 2 else [-1.0, -0.3, 0.0, 0.3, 1.0]
    limits = [0.0] if levels == 2 else [-1.2, -0.3, 0.3, 1.2]
    answer = np.searchsorted(limits, utility).astype(float)
    answer[:levels] = np.arange(levels)[:, None]  # every level occurs on every issue
    answer[levels:][draw.random((14 - levels, 12)) < 0.1] = np.nan
    position = np.where(
        np.isnan(answer), np.nan, np.array(scale)[np.nan_to_num(answer).astype(int)]
    )
    assert all(len(set(column[~np.isnan(column)])) == levels for column in answer.T)
    own = np.array(list(points(table_of(position), responses=responses).values()))
    other = standardised(slow_mode(answer, levels))
    other *= np.sign(correlation(own, other))
    assert own == pytest.approx(other, abs=5e-3)


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


def test_the_cut_point_parts_supporters_from_opponents() -> None:
    """An item found anew: with x known, b and t of one issue are a probit regression."""
    made = house(60, 40, seed=8)
    result = found(made.dataset())
    x = np.array(list(result.values.values()))
    row = min(result.table.rows, key=lambda row: abs(abs(row[4]) - 1))
    votes = made.position[:, int(row[0].id[1:])]

    def loss(item: Floats) -> float:
        return float(-norm.logcdf(votes * (item[0] * x - item[1])).sum() + (item @ item) / 50)

    slope, threshold = minimize(loss, [0.0, 0.0]).x
    assert row[4] == pytest.approx(slope, rel=0.05)
    assert row[3] == pytest.approx(threshold / slope, abs=0.05)


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
    """Of 90% intervals about nine in ten hold the true point, brought to the same scale."""
    inside = []
    for seed in range(20):
        made = house(80, 60, seed=seed, absent=0.3)
        result = found(made.dataset())
        truth = standardised(made.at[:, 0])
        truth *= np.sign(correlation(truth, np.array(list(result.values.values()))))
        spans = result.intervals.values()
        inside += [span.low <= at <= span.high for span, at in zip(spans, truth, strict=True)]
    assert 0.86 <= np.mean(inside) <= 0.94


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
