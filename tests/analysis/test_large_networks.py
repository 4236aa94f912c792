"""What a report says of networks too large to look through to the end."""

from __future__ import annotations

import random

import pytest

from graphkit.analysis.report import report
from graphkit.analysis.report_context import ReportContext
from graphkit.analysis.run import Run
from graphkit.dataset import Actor, Dataset, Tie
from graphkit.engines.paths import choice
from graphkit.findings import Settings
from graphkit.language import Language

ACTORS, SAMPLES = 60, 30


@pytest.fixture
def noise() -> Dataset:
    """Ties drawn at random, four in ten opposing: no split is clean."""
    draw = random.Random(7)
    ids = [f"a{n:02}" for n in range(ACTORS)]
    pairs = sorted({tuple(draw.sample(ids, 2)) for _ in range(6 * ACTORS)})
    ties = tuple(
        Tie(f"t{n}", one, other, -1 if draw.random() < 0.4 else 1)
        for n, (one, other) in enumerate(pairs)
    )
    return Dataset("noise", actors=tuple(Actor(id, id) for id in ids), ties=ties)


@pytest.mark.slow
def test_ranks_from_a_sample_have_its_ranges(
    noise: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    every = ReportContext(Run(noise, Settings(replicates=0)))
    assert not every.ranks
    monkeypatch.setattr(choice, "EXACT_WORK", 0)
    monkeypatch.setattr(choice, "SAMPLES", SAMPLES)
    some = ReportContext(Run(noise, Settings(replicates=0)))
    assert some.power is not None
    assert some.power.summary["samples"] == SAMPLES
    exact = every.power.values if every.power else {}
    place = {
        actor: 1 + sum(value > exact[actor] for value in exact.values()) for actor in some.ranks
    }
    inside = [
        (span.rank_low or 0) <= place[actor] <= (span.rank_high or 0)
        for actor, span in some.ranks.items()
    ]
    assert sum(inside) >= 0.85 * ACTORS  # ranges of 90%, half of all actors sampled
    first = some.profiles[0]
    assert (first.rank_low, first.rank_high) == (
        some.ranks[first.id].rank_low,
        some.ranks[first.id].rank_high,
    )
    assert first.tied


def test_camps_that_are_not_proved_come_with_their_bounds(noise: Dataset) -> None:
    found = report(noise, Settings(replicates=0, time_limit=1e-9))
    camps = found.finding("camps")
    assert camps is not None and camps.summary["proved"] is False
    total = float(str(camps.summary["total"]))
    bounds = [float(str(camps.summary[f"{end}_bound"])) / total for end in ("lower", "upper")]
    assert bounds[0] < bounds[1]
    said = [Language("en").say(note) for part in found.page for note in part.notes]
    (told,) = (words for words in said if "--time-limit" in words)
    assert f"{bounds[1]:.1%} of the weight" in told
    assert f"at least {bounds[0]:.1%}" in told


def test_camps_that_are_proved_need_no_bounds(noise: Dataset) -> None:
    few = Dataset("few", actors=noise.actors[:3], ties=(Tie("t", "a00", "a01", 1),))
    found = report(few, Settings(replicates=0))
    assert not any("--time-limit" in str(note) for part in found.page for note in part.notes)
