"""Levels and phases against brute force, SciPy and sums on paper."""

from __future__ import annotations

from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.spatial.distance import squareform

from graphkit.engines.change.levels import LEAST, change_points, found_again, levels
from graphkit.engines.change.phases import distances, phases, starts

SERIES = st.lists(st.integers(-5, 5), min_size=LEAST, max_size=11).map(
    lambda values: np.array(values, dtype=float)
)
EDGES = st.integers(5, 12).flatmap(
    lambda size: st.lists(
        st.lists(st.sampled_from([-1.0, -0.3, 0.0, 0.5, 1.0]), min_size=3, max_size=3),
        min_size=size,
        max_size=size,
    )
)


def price(values: np.ndarray, changes: tuple[int, ...]) -> float:
    """Squares left over, and 2 log n for each change, of the series brought to variance 1."""
    told = (values - values.mean()) / values.std()
    parts = pairwise([0, *changes, len(values)])
    left = sum(float(((told[a:b] - told[a:b].mean()) ** 2).sum()) for a, b in parts)
    return left + 2 * np.log(len(values)) * len(changes)


@settings(max_examples=60)
@given(SERIES)
def test_no_other_levels_of_two_windows_and_more_cost_less(values: np.ndarray) -> None:
    if not values.std():
        assert change_points(values) == ()
        return
    places = range(2, len(values) - 1)
    every = [
        some
        for count in range(4)
        for some in combinations(places, count)
        if all(b - a >= 2 for a, b in pairwise([0, *some, len(values)]))
    ]
    found = change_points(values)
    assert price(values, found) == pytest.approx(min(price(values, some) for some in every))


def test_a_step_is_a_change_and_a_flat_line_or_a_few_windows_are_none() -> None:
    step = np.array([0.2] * 5 + [0.8] * 5)
    assert change_points(step) == (5,)
    assert levels(step, (5,)) == [(pytest.approx(0.2), pytest.approx(0.8))]
    assert change_points(np.full(30, 0.3)) == ()
    assert change_points(np.array([0.0, 0, 0, 1, 1, 1])) == ()


def test_chance_seldom_makes_a_change() -> None:
    """At most one of ten series of noise, though each of 40 windows could begin one."""
    random = np.random.default_rng(3)
    found = [bool(change_points(random.normal(size=40))) for _ in range(200)]
    assert np.mean(found) <= 0.1


def test_a_change_is_found_again_there_or_a_window_beside() -> None:
    assert found_again((4, 8), [(4,), (5, 9), (6,), ()]) == [0.5, 0.25]


def test_the_distance_of_two_windows_is_what_turns_one_network_into_the_other() -> None:
    """One edge turns (2), one goes (0.5), one comes (0.25)."""
    one, other = [1.0, 0.5, 0.0], [-1.0, 0.0, 0.25]
    assert distances(np.array([one, other]))[0, 1] == 2.75


def test_phases_on_paper() -> None:
    """Windows at 0, 1, 10, 11, 11, 0 on a line: two phases, the first comes back. Least distance
    between them 9, largest inside one 1: Dunn's index 9."""
    edges = np.array([[0.0], [1.0], [10.0], [11.0], [11.0], [0.0]])
    found, dunn = phases(distances(edges))
    assert (found.tolist(), dunn) == ([1, 1, 2, 2, 2, 1], 9.0)
    assert starts(found) == (2, 5)


def test_windows_that_hardly_differ_have_no_phases() -> None:
    assert phases(distances(np.zeros((5, 2))))[1] is None
    found, dunn = phases(distances(np.array([[0.0], [0.0], [1.0]])))
    assert (found.tolist(), dunn) == ([1, 1, 1], None)


def dunn_of(distance: np.ndarray, label: np.ndarray) -> float:
    """As Dunn 1974 has it, from all pairs."""
    same = label[:, None] == label
    inside = distance[same].max()
    return distance[~same].min() / inside if inside else 0.0


@settings(max_examples=60)
@given(EDGES)
@example(
    [[-1.0, -1.0, -0.3], [-1.0, 0.5, -1.0], [-0.3, -0.3, -1.0], [-0.3, -0.3, 0.5], [0, 1.0, 0]]
)
def test_phases_are_the_single_linkage_with_the_largest_dunn_index(edges: list) -> None:
    distance = distances(np.array(edges))
    different = np.unique(np.array(edges), axis=0)
    found, dunn = phases(distance)
    distance = np.round(distance, 9)  # or rounding would tell equal gaps apart
    tree = linkage(squareform(distance, checks=False), "single")
    most = max(2, int(np.sqrt(len(different))))
    tried = (fcluster(tree, count, "maxclust") for count in range(2, most + 1))
    indices = [dunn_of(distance, label) for label in tried if len(set(label)) > 1]
    best = max((index for index in indices if index > 0), default=None)
    assert dunn == (None if best is None else pytest.approx(best))
    if dunn is not None:
        assert dunn_of(distance, found) == pytest.approx(best)
