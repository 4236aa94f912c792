"""All replicates at once give what each replicate gives as a dataset of its own."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from graphkit.analysis.replicates import by_card, replicate
from graphkit.analysis.run import Run
from graphkit.engines.doubt import Doubt, draw
from graphkit.engines.outcome_range import forecasts
from graphkit.engines.replicates import STACKED, Replicates
from graphkit.engines.stack_camps import pull
from graphkit.findings import Settings
from graphkit.formats import load
from graphkit.graph.claims import Claims
from graphkit.graph.network import Network
from graphkit.measures import measures

NUMBERS = (0, 3, 7)


@pytest.fixture(scope="module")
def run(blackwell_folder: Path) -> Run:
    return Run(load(blackwell_folder), Settings())


@pytest.fixture(scope="module")
def drawn(run: Run) -> Replicates:
    view = run.view("claims")
    assert isinstance(view, Claims)
    return Replicates(draw(view, Doubt(), 8, seed=3))


@pytest.fixture(scope="module")
def alone(run: Run, drawn: Replicates) -> dict[int, Run]:
    every = Settings(as_of=run.as_of)
    return {n: Run(replicate(run.dataset, drawn.worlds, n), every) for n in NUMBERS}


@pytest.mark.parametrize("name", STACKED)
def test_actor_measures(name: str, drawn: Replicates, alone: dict[int, Run]) -> None:
    for number, one in alone.items():
        wanted = one.finding(name).values
        found = dict(zip(drawn.worlds.claims.actors, drawn.values(name)[:, number], strict=True))
        assert found == pytest.approx(wanted, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("model", ["compromise", "median_voter"])
def test_outcomes(model: str, run: Run, drawn: Replicates, alone: dict[int, Run]) -> None:
    for column, issue in enumerate(drawn.worlds.claims.issues):
        found = forecasts(drawn.worlds, column, model)  # type: ignore[arg-type]
        for number, one in alone.items():
            wanted = one.finding(model, issue=issue.id).summary.get("outcome_unit", np.nan)
            assert found[number] == pytest.approx(wanted, abs=1e-9, nan_ok=True)


def test_what_holds_camps_together(drawn: Replicates, alone: dict[int, Run]) -> None:
    held = pull(drawn.worlds)
    for number, one in alone.items():
        view = one.view("camps")
        assert isinstance(view, Network) and view.sign is not None
        wanted = np.zeros((len(view), len(view)))
        np.add.at(wanted, (view.source, view.target), view.sign * view.strength / 2)
        found = np.zeros_like(wanted)
        found[held.low, held.high] = held.net[:, number]
        np.testing.assert_allclose(found + found.T, wanted + wanted.T, atol=1e-9)


def test_measures_one_by_one(drawn: Replicates, alone: dict[int, Run]) -> None:
    found = by_card(measures["k_core"], drawn)
    assert found is not None
    for number, one in alone.items():
        assert list(one.finding("k_core").values.values()) == found[:, number].tolist()


def test_no_numbers_for_measures_on_stances(drawn: Replicates) -> None:
    assert by_card(measures["compromise"], drawn) is None


def test_no_numbers_where_some_actors_have_none(drawn: Replicates) -> None:
    assert by_card(measures["constraint"], drawn) is None
