"""Camps where all that is known of any two is one issue: as pair by pair."""

from __future__ import annotations

import numpy as np
import pytest

from graphkit.dataset import Actor, Dataset, Issue, Stance
from graphkit.engines.uncertainty.draws import draw
from graphkit.engines.uncertainty.error_model import ErrorModel
from graphkit.engines.uncertainty.one_issue import OneIssue, is_one_issue
from graphkit.engines.uncertainty.pieces import pieces
from graphkit.engines.uncertainty.replicates import Replicates
from graphkit.engines.uncertainty.stack_camps import Pricing, beside, placed, pull, settle
from graphkit.graph.build import build_graph
from graphkit.graph.views import claims

PRICINGS = [Pricing(), Pricing(grading="sign"), Pricing(weights="count"), Pricing(alpha=0.3, mix=1)]


def _replicates(positions: list[float], issues: list[str], silent: int = 0) -> Replicates:
    actors = [f"a{n:02d}" for n in range(len(positions) + silent)]
    rows = zip(actors[silent:], positions, issues, strict=True)
    dataset = Dataset(
        name="case",
        actors=tuple(Actor(actor, actor) for actor in actors),
        issues=tuple(Issue(issue, issue) for issue in sorted(set(issues))),
        stances=tuple(
            Stance(f"s-{actor}", actor, issue, position) for actor, position, issue in rows
        ),
    )
    return draw(claims(build_graph(dataset)), ErrorModel(), 40, 0)


@pytest.mark.parametrize("pricing", PRICINGS)
@pytest.mark.parametrize("camps", [1, 2, 3])
def test_it_is_what_all_pairs_say(pricing: Pricing, camps: int) -> None:
    positions = np.random.default_rng(camps).choice([-1.0, -0.37, 0.0, 0.21, 0.9], 23).tolist()
    replicates = _replicates(positions, ["bill"] * 23, silent=2)
    start = np.arange(25) % (camps + 1) - 1  # anywhere, so that many have to move
    one, pairs = OneIssue.of(replicates, pricing), pull(replicates, pricing)
    assert is_one_issue(replicates.claims, pricing)
    found = settle(pairs, start, camps)
    assert camps == 1 or (found != start[:, None]).any()
    assert np.array_equal(one.settled(start, camps), found)
    assert np.array_equal(one.placed, placed(pairs))
    assert np.array_equal(one.pieces, pieces(pairs.net != 0, beside(pairs), pairs.size))


def test_one_who_speaks_alone_is_held_by_nobody() -> None:
    replicates = _replicates([1.0], ["bill"], silent=2)
    one = OneIssue.of(replicates, Pricing())
    assert not one.placed.any()
    assert (one.settled(np.array([0, 1, 0]), 2) == [[0], [1], [0]]).all()
    assert (one.pieces == [[0], [1], [2]]).all()


def test_two_issues_are_looked_at_pair_by_pair() -> None:
    replicates = _replicates([1.0, -1.0, 1.0], ["bill", "bill", "road"])
    assert not is_one_issue(replicates.claims, Pricing())
    assert not is_one_issue(_replicates([1.0], ["bill"]).claims, Pricing(mix=0.0))
