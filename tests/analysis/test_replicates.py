"""All replicates at once give what each replicate gives as a dataset of its own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.analysis.replicates import by_card, one_by_one, replicate
from graphkit.analysis.run import Run
from graphkit.analysis.timeline.states import States, centralisation
from graphkit.analysis.timeline.whole_networks import affordable, of_networks
from graphkit.dataset import Actor, Dataset, Tie
from graphkit.engines.balance.costs import Weights
from graphkit.engines.uncertainty.draws import draw
from graphkit.engines.uncertainty.error_model import ErrorModel
from graphkit.engines.uncertainty.outcome_range import forecasts
from graphkit.engines.uncertainty.replicate_measures import ReplicateMeasures
from graphkit.engines.uncertainty.replicates import as_coded, point
from graphkit.engines.uncertainty.results import STACKED
from graphkit.engines.uncertainty.stack_camp_counts import camp_counts
from graphkit.engines.uncertainty.stack_camps import Pricing, Pull, pull, settle
from graphkit.findings import Settings
from graphkit.formats import load
from graphkit.graph.claims import Claims
from graphkit.graph.network import Network
from graphkit.graph.positions import Positions
from graphkit.measures import measures
from graphkit.outcome_models import MAIN_MODELS

NUMBERS = (0, 3, 7)
BARE = Settings(replicates=0)


@pytest.fixture(scope="module")
def run(blackwell_folder: Path) -> Run:
    return Run(load(blackwell_folder), Settings())


@pytest.fixture(scope="module")
def drawn(run: Run) -> ReplicateMeasures:
    view = run.view("claims")
    assert isinstance(view, Claims)
    return ReplicateMeasures(draw(view, ErrorModel(), 8, seed=3))


@pytest.fixture(scope="module")
def alone(run: Run, drawn: ReplicateMeasures) -> dict[int, Run]:
    every = Settings(as_of=run.as_of)
    return {n: Run(replicate(run.dataset, drawn.replicates, n), every) for n in NUMBERS}


@pytest.mark.parametrize("name", STACKED)
def test_actor_measures(name: str, drawn: ReplicateMeasures, alone: dict[int, Run]) -> None:
    for number, one in alone.items():
        wanted = one.finding(name).values
        found = dict(
            zip(drawn.replicates.claims.actors, drawn.values(name)[:, number], strict=True)
        )
        assert found == pytest.approx(wanted, rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("model", list(MAIN_MODELS))
def test_outcomes(model: str, run: Run, drawn: ReplicateMeasures, alone: dict[int, Run]) -> None:
    if model == "decision_path":  # rests on coded stances alone
        coded = drawn.replicates.without_missed()
        alone = {n: Run(replicate(run.dataset, coded, n), Settings(as_of=run.as_of)) for n in alone}
    for column, issue in enumerate(drawn.replicates.claims.issues):
        found = forecasts(drawn.replicates, column, model)
        for number, one in alone.items():
            told = one.finding(model, issue=issue.id).summary.get("outcome_unit")
            wanted = np.nan if told is None else told
            if model == "decision_path" and np.isnan(found[number]):
                continue  # who votes follows from the whole data, and none of them is left here
            assert found[number] == pytest.approx(wanted, abs=1e-9, nan_ok=True)


def test_whole_networks(run: Run) -> None:
    """As a timeline draws them. Balance begins from the split of the whole data: it is a bound, and
    mostly the best."""
    state, view = States(run).on(run.as_of), run.view("claims")
    assert isinstance(view, Claims)
    coded = draw(view, ErrorModel(missed=0.0), 8, seed=3)
    drawn = of_networks([state], [coded], lambda: [state.camps])
    found = {name: rows[:, 0] for name, rows in drawn.items()}
    for number in NUMBERS:
        one = Run(replicate(run.dataset, coded, number), Settings(as_of=run.as_of))
        told = one.finding("polarisation").summary["polarisation"]
        assert found["polarisation"][number] == pytest.approx(told, abs=1e-9)
        between = np.array([*one.finding("betweenness").values.values()])[:, None]
        assert found["centralisation"][number] == pytest.approx(centralisation(between)[0])
        best = one.finding("frustration_index").summary
        assert best["balance"] - 2 * 2 / best["ties"] <= found["balance"][number] + 1e-9
        assert found["balance"][number] <= best["balance"] + 1e-9
        assert abs(found["camps"][number] - len({*one.division.values.values()})) <= 1


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["ab", "ba", "bc", "cd", "da", "ac", "bd"]),
                  st.sampled_from([-1, 0, 1]), st.booleans()),
        min_size=1, max_size=9,
    )
)  # fmt: skip
def test_balance_and_camps_of_all_claims_are_those_of_the_measures(rows) -> None:
    """Contested, undirected and mutual ties count as the frustration index counts them, and as many
    camps are found as the search that proves them finds."""
    ties = tuple(
        Tie(f"t{n}", *ends, sign, directed=directed)
        for n, (ends, sign, directed) in enumerate(rows)
    )
    one = Run(Dataset("case", actors=tuple(Actor(n, n) for n in "abcd"), ties=ties), BARE)
    view = one.view("claims")
    assert isinstance(view, Claims)
    state = States(one).on(date.max)
    found = of_networks([state], [point(view)], lambda: [state.camps])
    wanted = one.finding("frustration_index").summary.get("balance")
    assert found["balance"][0, 0] == pytest.approx(
        np.nan if wanted is None else wanted, nan_ok=True
    )
    camps = len({*one.division.values.values()}) or np.nan
    assert found["camps"][0, 0] == pytest.approx(camps, nan_ok=True)


def test_camps_of_a_replicate_fall_apart_and_come_together() -> None:
    """a and b back each other, c opposes b and backs d; then one claim after the other is away."""
    ties = (
        Tie("t1", "a", "b", 1),
        Tie("t2", "c", "b", -1),
        Tie("t3", "c", "d", 1),
        Tie("t4", "a", "d", 1, strength=0.5),
    )
    one = Run(Dataset("case", actors=tuple(Actor(n, n) for n in "abcd"), ties=ties), BARE)
    view = one.view("claims")
    assert isinstance(view, Claims)
    row = {claim: number for number, claim in enumerate(view.ties.ids)}
    held = np.ones((len(row), 6), dtype=bool)
    for column, away in enumerate([[], ["t2"], ["t4"], ["t4", "t2"], ["t1", "t2", "t4"], row]):
        held[[row[claim] for claim in away], column] = False
    drawn = as_coded(view, held, np.ones((0, 6), dtype=bool))
    # {a, b} against {c, d}; without c against b all are one; without a to d still two; then two
    # pieces; then c with d alone; then nobody is placed.
    start = np.array([0, 0, 1, 1])
    assert camp_counts(drawn, start)[:5].tolist() == [2, 1, 2, 2, 1]
    assert np.isnan(camp_counts(drawn, start)[5])


def test_large_networks_are_looked_at_in_fewer_replicates_or_none(run: Run) -> None:
    state = States(run).on(run.as_of)
    size = len(run.dataset.actors) ** 2
    assert [affordable([state] * (26_000_000 // (size * n))) for n in (50, 25, 15)] == [50, 25, 0]


def holds_as_the_view_says(held: Pull, number: int, one: Run) -> None:
    view = one.view("camps")
    assert isinstance(view, Network) and view.sign is not None
    wanted = np.zeros((len(view), len(view)))
    np.add.at(wanted, (view.source, view.target), view.sign * view.strength / 2)
    found = np.zeros_like(wanted)
    found[held.low, held.high] = held.net[:, number]
    np.testing.assert_allclose(found + found.T, wanted + wanted.T, atol=1e-9)


def test_what_holds_camps_together(drawn: ReplicateMeasures, alone: dict[int, Run]) -> None:
    held = pull(drawn.replicates)
    for number, one in alone.items():
        holds_as_the_view_says(held, number, one)


@pytest.mark.parametrize("weights", ["strength", "count"])
def test_camps_of_a_replicate_hang_on_no_other(weights: Weights, drawn: ReplicateMeasures) -> None:
    """From a start far from any rest, where the order of moves decides where they end."""
    start = np.random.default_rng(1).integers(0, 3, len(drawn.replicates.claims))
    together = settle(pull(drawn.replicates, Pricing(weights)), start, 3)
    for number in range(len(drawn)):
        one = settle(pull(drawn.replicates.part(number, number + 1), Pricing(weights)), start, 3)
        assert one[:, 0].tolist() == together[:, number].tolist()


@pytest.mark.parametrize("ends", ["ab", "ba"])
@pytest.mark.parametrize("directed", [(False,), (True,), (False, True), (True, True, False)])
def test_undirected_ties_hold_once(ends: str, directed: tuple[bool, ...]) -> None:
    """Alone, beside a directed one, and when all ties are undirected."""
    ties = [Tie("t", "a", "c", -1, strength=0.7), Tie("u", "c", "b", 1, directed=False)]
    ties += [Tie(f"t{n}", *ends, 1, strength=0.5, directed=d) for n, d in enumerate(directed)]
    for some in (ties, [tie for tie in ties if not tie.directed]):
        case = Dataset("case", actors=tuple(Actor(n, n) for n in "abc"), ties=tuple(some))
        one = Run(case, Settings())
        view = one.view("claims")
        assert isinstance(view, Claims)
        holds_as_the_view_says(pull(point(view)), 0, one)


def test_measures_one_by_one(drawn: ReplicateMeasures, alone: dict[int, Run]) -> None:
    found = by_card(measures["k_core"], drawn)
    assert found is not None
    for number, one in alone.items():
        assert list(one.finding("k_core").values.values()) == found[:, number].tolist()


def test_no_numbers_for_measures_on_stances(drawn: ReplicateMeasures) -> None:
    assert by_card(measures["compromise"], drawn) is None


def test_no_numbers_where_some_actors_have_none(drawn: ReplicateMeasures) -> None:
    assert by_card(measures["constraint"], drawn) is None


DOUBTED = ("opinion_dynamics", "constraint", "median_voter", "persuasion", "k_core")


@pytest.mark.parametrize("name", DOUBTED)
def test_any_measure_one_by_one(
    name: str, run: Run, drawn: ReplicateMeasures, alone: dict[int, Run]
) -> None:
    """Straight from the drawn claims as from a dataset that holds no others."""
    card, whole = measures[name], run.view("stance")
    assert isinstance(whole, Positions)
    actors = tuple(run.finding(name).values)
    given = (
        {"issue": run.issue} if name in ("opinion_dynamics", "median_voter", "persuasion") else {}
    )
    found = one_by_one(card, drawn, whole, actors, **given)
    for number, one in alone.items():
        values = one.finding(name).values
        wanted = [values.get(actor, np.nan) for actor in actors]
        assert found[:, number] == pytest.approx(wanted, rel=1e-9, abs=1e-9, nan_ok=True)
